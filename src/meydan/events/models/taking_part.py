"""What people bring themselves: questions from the audience, proposals to speak. And who agreed to be seen on a photo."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.events.models.events import Event
from meydan.events.models.programme import Speaker
from meydan.moderation.models import Photo
from meydan.people.models import Person


class AudienceQuestion(models.Model):
    """Asked during an event by somebody who need not sign in; nobody is linked to it."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for the moderator")
        SHOWN = "shown", _("To be answered")
        ANSWERED = "answered", _("Answered")
        HIDDEN = "hidden", _("Hidden")

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="audience_questions")
    text = models.CharField(max_length=280)
    name = models.CharField(max_length=60, blank=True)
    """If they want to say it; it goes when the event is over."""
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    votes = models.PositiveIntegerField(default=0)
    """Counted in the same transaction as each vote."""
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["event", "-votes", "id"], name="audience_questions_by_votes")]

    def __str__(self) -> str:
        return self.text


class AudienceVote(models.Model):
    """That a person, or a device without one, wants to hear the answer. It says neither who nor which device."""

    question = models.ForeignKey(AudienceQuestion, on_delete=models.CASCADE, related_name="voters")
    voter = models.CharField(max_length=32)
    """A keyed digest, another one for each event."""

    class Meta:
        constraints: ClassVar = [models.UniqueConstraint(fields=["question", "voter"], name="one_vote_a_voter")]

    def __str__(self) -> str:
        return f"{self.question_id}"


class TalkProposal(HasRef, models.Model):
    """Somebody offers to speak at an event that called for it."""

    kind = "talk_proposal"

    class State(models.TextChoices):
        SENT = "sent", _("Waits for an answer")
        ACCEPTED = "accepted", _("Accepted")
        DECLINED = "declined", _("Declined")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="proposals")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="talk_proposals")
    name = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=200, blank=True)
    """What they do, and where."""
    title = models.CharField(max_length=140)
    text = models.TextField()
    agreed = models.BooleanField(default=False)
    """That the name is published if it is accepted."""
    state = models.CharField(max_length=9, choices=State, default=State.SENT)
    answer = models.CharField(max_length=600, blank=True)
    answered_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="proposals_answered")
    answered_at = models.DateTimeField(null=True)
    speaker = models.OneToOneField(Speaker, null=True, on_delete=models.SET_NULL, related_name="proposal")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["event", "person"], condition=Q(state="sent"), name="one_open_proposal_a_person"
            ),
            models.CheckConstraint(name="declined_with_words", condition=~Q(state="declined") | ~Q(answer="")),
        ]
        indexes: ClassVar = [models.Index(fields=["at", "id"], name="proposals_open", condition=Q(state="sent"))]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.event.get_absolute_url()

    @property
    def tone(self) -> tuple[str, str]:
        return {"sent": ("wait", "clock"), "accepted": ("done", "check")}.get(self.state, ("", "x"))


class PhotoConsent(models.Model):
    """Who can be recognised on a photo of an event, and that they agreed. A photo without this is never shown with its event."""

    class Who(models.TextChoices):
        NOBODY = "nobody", _("Nobody can be recognised")
        AGREED = "agreed", _("People can be recognised, and all of them have agreed")

    photo = models.OneToOneField(Photo, primary_key=True, on_delete=models.CASCADE, related_name="consent")
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="photo_consents")
    who = models.CharField(max_length=6, choices=Who)
    where = models.CharField(max_length=200, blank=True)
    """Where the consents are kept; no names."""
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="photo_consents_noted")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="consents_are_kept_somewhere", condition=~Q(who="agreed") | ~Q(where=""))
        ]

    def __str__(self) -> str:
        return f"{self.who} {self.photo_id}"
