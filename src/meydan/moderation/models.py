"""Reports, what was hidden and why, appeals, what waits for a look before it is public, and photos that wait for a check."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.people.models import Person


class Reason(models.TextChoices):
    """Why something is reported or hidden."""

    INSULT = "insult", _("Insult or threat")
    PERSONAL_DATA = "personal_data", _("Somebody’s personal data")
    SPAM = "spam", _("Advertising or repetition")
    OFF_TOPIC = "off_topic", _("Not about the subject")
    ILLEGAL = "illegal", _("Against the law")
    OTHER = "other", _("Something else")


class Report(models.Model):
    """Somebody thinks that a thing should be looked at."""

    class Outcome(models.TextChoices):
        HIDDEN = "hidden", _("Hidden")
        KEPT = "kept", _("Kept")

    ref = models.CharField(max_length=80)
    reason = models.CharField(max_length=20, choices=Reason)
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="reports")
    at = models.DateTimeField(default=clock.now)
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="reports_decided")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ref", "by"], condition=Q(outcome=""), name="one_open_report_a_person")
        ]
        indexes: ClassVar = [models.Index(fields=["ref"], name="reports_open", condition=Q(outcome=""))]

    def __str__(self) -> str:
        return f"{self.ref} {self.reason}"


class Hiding(models.Model):
    """One line of the public log: what kind of thing was hidden, when and why. No names, no text."""

    ref = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200, blank=True)
    """How it began, so that the author knows what it is about. Not public."""
    reason = models.CharField(max_length=20, choices=Reason)
    words = models.CharField(max_length=500, blank=True)
    """To the author, not public."""
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="hidden_things")
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="hidings")
    at = models.DateTimeField(default=clock.now)
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["ref"], condition=Q(lifted_at=None), name="hidden_once_at_a_time")
        ]
        indexes: ClassVar = [models.Index(fields=["-at", "-id"], name="hidings_latest")]

    def __str__(self) -> str:
        return f"{self.ref} {self.reason}"

    @property
    def own_ref(self) -> str:
        """`ref` is what was hidden; this is the line about it."""
        return f"hiding:{self.pk}"

    def get_absolute_url(self) -> str:
        return address("moderation:own_hiding", self.pk)


class Appeal(HasRef, models.Model):
    """The author of something hidden asks another person to look again: once, until a day."""

    class Outcome(models.TextChoices):
        UPHELD = "upheld", _("It stays hidden")
        RESTORED = "restored", _("It is public again")

    kind = "second_look"
    hiding = models.OneToOneField(Hiding, on_delete=models.CASCADE, related_name="appeal")
    words = models.CharField(max_length=2000, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="moderation_appeals")
    at = models.DateTimeField(default=clock.now)
    promised_for = models.DateField()
    """The day by which somebody decides."""
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    reason = models.CharField(max_length=1000, blank=True)
    """Of the decision, to the author, not public."""
    decided_by = models.ForeignKey(
        Person, null=True, on_delete=models.SET_NULL, related_name="moderation_appeals_decided"
    )
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="appeal_has_outcome_and_time_or_neither",
                condition=Q(outcome="", decided_at=None) | (~Q(outcome="") & Q(decided_at__isnull=False)),
            )
        ]
        indexes: ClassVar = [
            models.Index(fields=["promised_for", "id"], name="appeals_waiting", condition=Q(outcome=""))
        ]

    def __str__(self) -> str:
        return f"{self.hiding_id} {self.outcome}"

    @property
    def title(self) -> str:
        return self.hiding.title or str(self.hiding.get_reason_display())

    def get_absolute_url(self) -> str:
        return address("moderation:desk_appeal", self.pk)


class HeldFor(models.TextChoices):
    """Why something waits for a look before it is public."""

    WORDS = "words", _("A word of the list")
    LINKS = "links", _("Links from a new account")
    SAME_TEXT = "same_text", _("The same text by several people")


class Held(HasRef, models.Model):
    """Something new that a person looks at before it is public. Its author knows, and knows by when."""

    class Outcome(models.TextChoices):
        RELEASED = "released", _("Public")
        HIDDEN = "hidden", _("Hidden")

    kind = "held"
    about = models.CharField(max_length=80)
    title = models.CharField(max_length=200)
    why = ArrayField(models.CharField(max_length=10, choices=HeldFor))
    caught = ArrayField(models.CharField(max_length=80), default=list)
    """Which words of the list, for the desk."""
    author = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="held_things")
    at = models.DateTimeField(default=clock.now)
    promised_for = models.DateTimeField()
    outcome = models.CharField(max_length=10, choices=Outcome, blank=True)
    decided_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="held_decided")
    decided_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["about"], condition=Q(outcome=""), name="held_once_at_a_time")
        ]
        indexes: ClassVar = [models.Index(fields=["promised_for", "id"], name="held_waiting", condition=Q(outcome=""))]

    def __str__(self) -> str:
        return f"{self.about} {self.outcome}"

    @property
    def reasons(self) -> str:
        return ", ".join(str(HeldFor(one).label) for one in self.why)

    def get_absolute_url(self) -> str:
        return address("moderation:desk_held_one", self.pk)


class ListedWord(models.Model):
    """A word or a few that make something wait for a look. A star at the end takes all endings."""

    text = models.CharField(max_length=80, unique=True)
    note = models.CharField(max_length=200, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="listed_words")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["text"]

    def __str__(self) -> str:
        return self.text


class Fingerprint(models.Model):
    """A hash of what somebody wrote, kept for some days, so that the same text by many is noticed."""

    about = models.CharField(max_length=80, unique=True)
    hash = models.CharField(max_length=64)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="text_fingerprints")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["hash", "at"], name="fingerprints_same")]

    def __str__(self) -> str:
        return self.about


class Photo(HasRef, models.Model):
    """A photo of something else, e.g. of `idea:412`. Only re-encoded files are kept; the public sees it after a check."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waits for a check")
        PUBLISHED = "published", _("Published")
        REJECTED = "rejected", _("Not published")

    kind = "photo"
    of = models.CharField(max_length=80)
    key = models.CharField(max_length=32, unique=True)
    """Unguessable name of the files; a new one is given when the photo is blurred."""
    words = models.CharField(max_length=200, blank=True)
    """What is to be seen, for those who don't see it."""
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="photos")
    at = models.DateTimeField(default=clock.now)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    checked_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="photos_checked")
    checked_at = models.DateTimeField(null=True)
    rejected_because = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "id"]
        indexes: ClassVar = [
            models.Index(fields=["of"], name="photos_of"),
            models.Index(fields=["at", "id"], name="photos_waiting", condition=Q(state="waiting")),
        ]

    def __str__(self) -> str:
        return self.key

    @property
    def small_url(self) -> str:
        return address("photo", self.key, 480)

    @property
    def large_url(self) -> str:
        return address("photo", self.key, 1280)
