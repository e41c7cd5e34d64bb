"""Who applied with what, who belongs to them, and what became of it."""

import secrets
from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.calls.models.calls import Call
from meydan.people.models import Person


def new_key() -> str:
    return secrets.token_urlsafe(18)


class Application(HasRef, models.Model):
    kind = "call_application"

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("Sent")
        MORE_INFO = "more_info", _("A question was asked")
        ELIGIBLE = "eligible", _("Meets the conditions")
        SHORTLISTED = "shortlisted", _("Goes to the jury")
        IN_JURY = "in_jury", _("With the jury")
        INTERVIEW = "interview", _("Invited to a talk")
        OUT = "out", _("Not in the second round")
        ACCEPTED = "accepted", _("Accepted")
        CONDITIONAL = "conditional", _("Accepted with a condition")
        RESERVE = "reserve", _("On the reserve list")
        DECLINED = "declined", _("Not accepted")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    call = models.ForeignKey(Call, on_delete=models.PROTECT, related_name="applications")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="call_applications")
    """Who sent it; None: the account is gone."""
    number = models.PositiveIntegerField(null=True)
    """Under which it stands before the jury and in public; given when it is sent."""
    state = models.CharField(max_length=11, choices=State, default=State.DRAFT)
    title = models.CharField(max_length=120)
    summary = models.CharField(max_length=200, blank=True)
    """A line for the public table."""
    organisation = models.CharField(max_length=120, blank=True)
    topics = ArrayField(models.CharField(max_length=60), default=list, blank=True)
    publish = models.BooleanField(default=False)
    """Whether its title may stand in the public table."""
    opened_at = models.DateTimeField(default=clock.now)
    """When the form was opened."""
    submitted_at = models.DateTimeField(null=True)
    info_asked = models.TextField(blank=True)
    info_until = models.DateTimeField(null=True)
    info_answer = models.TextField(blank=True)
    decision = models.CharField(max_length=11, blank=True)
    """What was decided, before everybody reads it."""
    reason = models.TextField(blank=True)
    """Why; the applicant reads it."""
    condition = models.CharField(max_length=300, blank=True)
    decided_at = models.DateTimeField(null=True)
    discussed_at = models.DateTimeField(null=True)
    """When the jury was asked to talk about it."""
    talk_at = models.DateTimeField(null=True)
    """When the applicants are talked to before the decision."""
    talk_where = models.CharField(max_length=200, blank=True)
    talk_words = models.TextField(blank=True)
    """What was said there; for the desk."""
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["number", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["call", "person"], condition=~Q(state="withdrawn"), name="one_application_a_call"),
            models.UniqueConstraint(fields=["call", "number"], name="one_number_an_application"),
            models.CheckConstraint(name="what_was_sent_has_a_number", condition=Q(state__in=["draft", "withdrawn"]) | Q(number__isnull=False, submitted_at__isnull=False)),
            models.CheckConstraint(name="nobody_is_refused_without_a_reason", condition=~Q(state__in=["out", "accepted", "conditional", "reserve", "declined"]) | ~Q(reason="")),
            models.CheckConstraint(name="a_talk_has_a_moment", condition=~Q(state="interview") | Q(talk_at__isnull=False)),
            models.CheckConstraint(name="a_question_has_time_to_be_answered", condition=~Q(state="more_info") | Q(info_until__isnull=False)),
        ]  # fmt: skip
        indexes: ClassVar = [models.Index(fields=["call", "state"], name="applications_by_state")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return address("calls:own", self.pk)

    @property
    def desk_url(self) -> str:
        return address("calls:desk_application", self.pk)

    @property
    def called(self) -> str:
        """What stands in public where its title may not."""
        return self.title if self.publish else str(_("Application %(number)s") % {"number": f"{self.number or 0:02}"})

    @property
    def tone(self) -> tuple[str, str, object]:
        S = self.State
        tones = {
            S.DRAFT: ("empty", "doc"), S.SUBMITTED: ("info", "check"), S.MORE_INFO: ("live", "chat"), S.ELIGIBLE: ("info", "check"),
            S.SHORTLISTED: ("info", "flag"), S.IN_JURY: ("wait", "scale"), S.INTERVIEW: ("live", "chat"), S.ACCEPTED: ("done", "check"), S.CONDITIONAL: ("done", "check"),
            S.RESERVE: ("wait", "clock"),
        }  # fmt: skip
        return (*tones.get(S(self.state), ("", "x")), self.get_state_display())

    @property
    def decision_word(self) -> object:
        return self.State(self.decision).label if self.decision else ""


S = Application.State
WAITING = (S.SUBMITTED, S.MORE_INFO, S.ELIGIBLE)
"""Nobody has said yet whether the jury gets it."""
TAKEN = (S.ACCEPTED, S.CONDITIONAL)
DECISIONS = (S.ACCEPTED, S.CONDITIONAL, S.RESERVE, S.DECLINED)
UNDECIDED = (S.IN_JURY, S.INTERVIEW)
"""The jury has or had it, and nothing is told yet."""
JUDGED = (*UNDECIDED, *DECISIONS)
SENT = (*WAITING, S.SHORTLISTED, *JUDGED, S.OUT)


class Member(models.Model):
    """A co-applicant: invited by a link that whoever sent the application passes on; nobody's address is kept."""

    application = models.ForeignKey(Application, on_delete=models.CASCADE, related_name="members")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="call_memberships")
    key = models.CharField(max_length=40, unique=True, default=new_key)
    invited_at = models.DateTimeField(default=clock.now)
    joined_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [models.UniqueConstraint(fields=["application", "person"], name="a_co_applicant_once")]

    def __str__(self) -> str:
        return f"{self.application_id} {self.pk}"
