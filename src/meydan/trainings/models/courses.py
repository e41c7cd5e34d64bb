"""A course: what is missing, what is learned, for whom, and what counts as having learned it. When it is held stands in its runs."""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, turkish
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.written import Written
from meydan.events.models import Access, Audience, Language, labels_of
from meydan.goals.models import Goal
from meydan.places.models import Unit
from meydan.threads.models import Thread
from meydan.volunteering.models import Qualification


def in_turkish() -> list[str]:
    return [Language.TURKISH.value]


class Course(HasRef, Written):
    """From the need to the last run."""

    kind = "course"

    class State(models.TextChoices):
        NEED = "need", _("Need")
        PLANNED = "planned", _("Being planned")
        PUBLISHED = "published", _("Published")
        CLOSED = "closed", _("Not held any more")

    state = models.CharField(max_length=9, choices=State, default=State.NEED)
    title = models.CharField(max_length=140)
    need = models.TextField()
    """What is missing, and who says so."""
    summary = models.CharField(max_length=300, blank=True)
    aims = models.TextField(blank=True)
    """What one can do afterwards, one a line."""
    curriculum = models.TextField(blank=True)
    """Subjects in their order, one a line."""
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="courses")
    partners = models.TextField(blank=True)
    """One a line."""
    audience = models.CharField(max_length=13, choices=Audience, default=Audience.EVERYBODY)
    inside = models.BooleanField(default=False)
    """There are runs for the municipality's own people."""
    outside = models.BooleanField(default=True)
    """There are runs for everybody else."""
    languages = ArrayField(models.CharField(max_length=2, choices=Language), default=in_turkish)
    access = ArrayField(models.CharField(max_length=8, choices=Access), default=list, blank=True)
    access_words = models.CharField(max_length=300, blank=True)
    threshold = models.PositiveSmallIntegerField(default=80)
    """So many hundredths of the minutes have to be attended."""
    basis = models.CharField(max_length=200, blank=True)
    """What the rule about attendance relies on."""
    qualification = models.ForeignKey(Qualification, null=True, on_delete=models.PROTECT, related_name="courses")
    """What who completes it has from then on; duties may ask for it."""
    belongs_to = models.CharField(max_length=80, blank=True)
    """The ref of a project, a group or a process."""
    thread = models.ForeignKey(Thread, null=True, on_delete=models.PROTECT, related_name="courses")
    goals = models.ManyToManyField(Goal, through="CourseGoal", related_name="courses")
    created_at = models.DateTimeField(default=clock.now)
    changed_at = models.DateTimeField(default=clock.now)
    published_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="a_course_answers_a_need", condition=~Q(need="")),
            models.CheckConstraint(name="somebody_is_trained", condition=Q(inside=True) | Q(outside=True)),
            models.CheckConstraint(name="a_share_of_the_minutes", condition=Q(threshold__lte=100)),
        ]
        indexes: ClassVar = [
            models.Index(fields=["belongs_to"], name="courses_that_belong_to", condition=~Q(belongs_to=""))
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def slug(self) -> str:
        return turkish.slug(self.title) or "egitim"

    def get_absolute_url(self) -> str:
        return address("trainings:course", self.pk, self.slug)

    @property
    def is_public(self) -> bool:
        """Whether people who do not work at the municipality see it."""
        return self.published_at is not None and self.outside

    @property
    def aim_lines(self) -> list[str]:
        return lines_of(self.aims)

    @property
    def curriculum_lines(self) -> list[str]:
        return lines_of(self.curriculum)

    @property
    def partner_lines(self) -> list[str]:
        return lines_of(self.partners)

    @property
    def language_words(self) -> str:
        return ", ".join(str(Language(code).label) for code in self.languages)

    @property
    def access_labels(self) -> list[tuple[str, object]]:
        return labels_of(self.access)

    @property
    def track_words(self) -> str:
        words = [(self.outside, _("Open to everybody")), (self.inside, _("For staff"))]
        return " · ".join(str(word) for there, word in words if there)

    @property
    def tone(self) -> tuple[str, str, object]:
        tones = {
            self.State.NEED: ("info", "info"),
            self.State.PLANNED: ("empty", "doc"),
            self.State.PUBLISHED: ("done", "check"),
            self.State.CLOSED: ("", "x"),
        }
        return *tones[self.State(self.state)], self.get_state_display()


def lines_of(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


class CourseGoal(models.Model):
    """One main goal and at most two further ones."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="goal_links")
    goal = models.ForeignKey(Goal, on_delete=models.PROTECT, related_name="course_links")
    position = models.PositiveSmallIntegerField()
    """0 is the main goal."""

    class Meta:
        ordering: ClassVar = ["position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["course", "goal"], name="goal_once_a_course"),
            models.UniqueConstraint(fields=["course", "position"], name="one_goal_of_a_course_a_position"),
            models.CheckConstraint(condition=Q(position__lte=2), name="at_most_three_goals_of_a_course"),
        ]

    def __str__(self) -> str:
        return f"{self.course_id} {self.position}"


class Trainer(models.Model):
    """Who teaches. The name is public only with the consent that was written down."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="trainers")
    name = models.CharField(max_length=120)
    about = models.CharField(max_length=200, blank=True)
    agreed = models.BooleanField(default=False)
    agreed_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_trainers_consent_has_a_time", condition=Q(agreed=False) | Q(agreed_at__isnull=False)
            )
        ]

    def __str__(self) -> str:
        return self.name


class Material(Written):
    """Something to read or watch beside the sessions, by its address or as a file; for who takes part."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="materials")
    title = models.CharField(max_length=140)
    url = models.URLField(max_length=400, blank=True)
    key = models.CharField(max_length=32, blank=True)
    """Of a file that was uploaded in place of an address."""
    suffix = models.CharField(max_length=4, blank=True)
    recording = models.BooleanField(default=False)
    """A video or a sound recording, which lies elsewhere."""
    words = models.TextField(blank=True)
    """What is said and shown in it, for who does not hear or see it."""

    class Meta:
        ordering: ClassVar = ["pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                name="a_material_that_is_recorded_has_words", condition=Q(recording=False) | ~Q(words="")
            ),
            models.CheckConstraint(name="a_material_of_a_course_is_somewhere", condition=~Q(url="") | ~Q(key="")),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def address(self) -> str:
        return self.url or reverse("trainings:material_file", args=[self.pk])


class Page(Written):
    """A page of the part that everybody goes through at their own pace."""

    course = models.ForeignKey(Course, on_delete=models.CASCADE, related_name="pages")
    position = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=140)
    text = models.TextField()
    picture = models.CharField(max_length=32, blank=True)
    """Key of the file, which was encoded anew."""
    picture_words = models.CharField(max_length=200, blank=True)
    """What is to be seen, for those who don't see it."""
    video = models.URLField(max_length=400, blank=True)
    video_words = models.TextField(blank=True)
    """What is said and shown in it, for who does not hear or see it."""

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(name="a_picture_is_described", condition=Q(picture="") | ~Q(picture_words=""))
        ]

    def __str__(self) -> str:
        return self.title
