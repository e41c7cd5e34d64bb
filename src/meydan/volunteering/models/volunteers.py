"""People who volunteer: what is known of them, what they applied for, where they serve, and what was seen before."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.people.models import Person
from meydan.volunteering.models.roles import Asked, Role

OF_AGE = 18
YOUNGEST = 12


def years_between(born: date, day: date) -> int:
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


class Volunteer(models.Model):
    """Only what is needed; name, contact and neighbourhood are the person's own."""

    person = models.OneToOneField(Person, on_delete=models.CASCADE, related_name="volunteer")
    birth_date = models.DateField()
    """The date, not a flag: at 18 the guardian's say ends by itself."""
    skills = models.CharField(max_length=300, blank=True)
    languages = models.CharField(max_length=120, blank=True)
    status = models.CharField(max_length=20, blank=True)
    """Code of the town's list for people who are no citizens; empty: a citizen."""
    availability = models.CharField(max_length=300, blank=True)
    since = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"volunteer {self.person_id}"

    def age_on(self, day: date) -> int:
        return years_between(self.birth_date, day)

    @property
    def comes_of_age(self) -> date:
        """The 18th birthday; of those born on 29 February the day after the 28th."""
        try:
            return self.birth_date.replace(year=self.birth_date.year + OF_AGE)
        except ValueError:
            return date(self.birth_date.year + OF_AGE, 3, 1)

    @property
    def is_minor(self) -> bool:
        return self.age_on(clock.today()) < OF_AGE


class Application(HasRef, models.Model):
    kind = "application"

    class State(models.TextChoices):
        SENT = "sent", _("Sent")
        MORE = "more", _("More is asked for")
        INTERVIEW = "interview", _("Interview")
        SUITABLE = "suitable", _("Suitable")
        RESERVE = "reserve", _("Reserve")
        UNSUITABLE = "unsuitable", _("Not suitable")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="applications")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="volunteer_applications")
    words = models.TextField(blank=True)
    """Why they would like it, in their words."""
    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    answer = models.TextField(blank=True)
    promised_for = models.DateField()
    """The day by which they get an answer."""
    created_at = models.DateTimeField(default=clock.now)
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["role", "person"],
                condition=~Q(state__in=["withdrawn", "unsuitable"]),
                name="one_open_application_a_duty",
            ),
            models.CheckConstraint(
                name="declined_applications_have_an_answer", condition=~Q(state="unsuitable") | ~Q(answer="")
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["promised_for", "id"],
                name="applications_waiting",
                condition=Q(state__in=["sent", "more", "interview"]),
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.state}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN_APPLICATIONS

    @property
    def tone(self) -> tuple[str, str]:
        tones = {
            "suitable": ("done", "check"),
            "reserve": ("info", "people"),
            "unsuitable": ("", "x"),
            "withdrawn": ("", "x"),
        }
        return tones.get(self.state, ("wait", "clock"))


OPEN_APPLICATIONS = (Application.State.SENT, Application.State.MORE, Application.State.INTERVIEW)


class Placement(HasRef, models.Model):
    """Somebody's place in a duty: offered, getting ready, serving, ended."""

    kind = "placement"

    class State(models.TextChoices):
        OFFERED = "offered", _("Offered")
        REFUSED = "refused", _("Place not taken")
        LAPSED = "lapsed", _("The offer has lapsed")
        PREPARING = "preparing", _("Getting ready")
        READY = "ready", _("Ready for the duty")
        SUSPENDED = "suspended", _("Suspended")
        RESTING = "resting", _("Taking a break")
        LEFT = "left", _("Left by own wish")
        ENDED = "ended", _("Term is over")
        DISMISSED = "dismissed", _("Dismissed")

    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="placements")
    person = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="placements")
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="placement")
    state = models.CharField(max_length=9, choices=State)
    offered_until = models.DateTimeField(null=True)
    reason = models.TextField(blank=True)
    """Why it was suspended or ended."""
    heard = models.TextField(blank=True)
    """What the volunteer said before a dismissal."""
    created_at = models.DateTimeField(default=clock.now)
    ended_at = models.DateTimeField(null=True)
    feedback_given = models.BooleanField(default=False)
    """Whether they said how it was. What they said is kept without a name."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["role", "person"],
                condition=Q(state__in=["offered", "preparing", "ready", "suspended", "resting"]),
                name="one_place_a_duty",
            ),
            models.CheckConstraint(
                name="nobody_is_dismissed_unheard", condition=~Q(state="dismissed") | (~Q(reason="") & ~Q(heard=""))
            ),
            models.CheckConstraint(
                name="offered_places_lapse", condition=~Q(state="offered") | Q(offered_until__isnull=False)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.state}"

    def get_absolute_url(self) -> str:
        return address("volunteering:placement", self.pk)

    @property
    def is_live(self) -> bool:
        return self.state in LIVE_PLACEMENTS

    @property
    def tone(self) -> tuple[str, str]:
        tones = {"offered": ("live", "hand"), "preparing": ("wait", "clock"), "ready": ("done", "check")}
        return tones.get(self.state, ("late", "alert") if self.state == "suspended" else ("", "x"))


LIVE_PLACEMENTS = (
    Placement.State.OFFERED,
    Placement.State.PREPARING,
    Placement.State.READY,
    Placement.State.SUSPENDED,
    Placement.State.RESTING,
)


class Check(models.Model):
    """Something asked for that is there: seen by whom, when, valid until. Never the paper itself."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="checks")
    what = models.CharField(max_length=12, choices=Asked)
    at = models.DateTimeField(default=clock.now)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="volunteer_checks")
    """Who of the staff saw it; the volunteer, where they did it alone."""
    number = models.CharField(max_length=60, blank=True)
    """Version of the agreement, number of the policy or the card."""
    valid_until = models.DateField(null=True)
    reminded_at = models.DateTimeField(null=True)
    """When the volunteer was told that it ends soon."""

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["placement", "what"], name="one_check_of_a_kind"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["valid_until", "id"], name="papers_by_end", condition=Q(valid_until__isnull=False))
        ]

    def __str__(self) -> str:
        return self.what


class Note(models.Model):
    """What somebody who works on the duty writes about how a volunteer serves. The volunteer reads it. There are no marks in it, and
    nothing counts or compares notes."""

    placement = models.ForeignKey(Placement, on_delete=models.CASCADE, related_name="notes")
    words = models.TextField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="volunteer_notes")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(name="a_note_has_words", condition=~Q(words=""))]

    def __str__(self) -> str:
        return f"note on {self.placement_id}"
