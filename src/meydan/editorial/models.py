"""What the town has published in its own words. Drafts, versions and reviews are in the writing room (`room/`)."""

from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base import clock, languages
from meydan.base.refs import HasRef
from meydan.people.models import Person


class Worded(models.Model):
    """Something in several languages. `words` is {language: {name: text}}; a language is there as a whole or not at all."""

    source = models.CharField(max_length=40, unique=True)
    """The draft in the writing room that this comes from."""
    words = models.JSONField(default=dict)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    """Who published it."""
    published_at = models.DateTimeField(null=True)
    """None: it was taken down, or never stood here."""
    changed_at = models.DateTimeField(default=clock.now)

    class Meta:
        abstract = True

    @property
    def language(self) -> str:
        """In which language a reader gets it: their own, else the binding one, else the first that is there."""
        for code in (languages.current(), languages.BINDING):
            if code in self.words:
                return code
        return next(iter(self.words), languages.BINDING)

    def said(self, name: str) -> str:
        return str(self.words.get(self.language, {}).get(name, ""))

    @property
    def title(self) -> str:
        return self.said("title")


class Article(HasRef, Worded):
    """News, or a page that stays."""

    class What(models.TextChoices):
        NEWS = "news", pgettext_lazy("of the Centre", "News")
        PAGE = "page", _("Page")

    kind = "article"
    what = models.CharField(max_length=4, choices=What)
    slug = models.SlugField(max_length=80, unique=True)
    first_published_at = models.DateTimeField(null=True)
    """The day that readers see; it stays when a mistake is corrected."""

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                name="published_articles_have_a_day",
                condition=Q(published_at=None) | Q(first_published_at__isnull=False),
            )
        ]
        indexes: ClassVar = [
            models.Index(
                F("first_published_at").desc(), F("id").desc(), name="editorial_newest", condition=Q(published_at__isnull=False)
            )
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("editorial:news" if self.what == self.What.NEWS else "editorial:page", args=[self.slug])

    @property
    def summary(self) -> str:
        return self.said("summary")

    @property
    def body(self) -> str:
        """HTML of the few kinds that `cleaning` lets through."""
        return self.said("body")


class Attachment(models.Model):
    """A document that belongs to an article. The file lies with the official papers."""

    article = models.ForeignKey(Article, on_delete=models.CASCADE, related_name="attachments")
    title = models.CharField(max_length=120)
    key = models.CharField(max_length=32)
    suffix = models.CharField(max_length=4)
    size = models.PositiveIntegerField()
    """Bytes."""

    class Meta:
        ordering: ClassVar = ["pk"]

    def __str__(self) -> str:
        return self.title


class Placed(Worded):
    """A line that stands on many pages: a banner on the front page, or a link in the foot."""

    class Where(models.TextChoices):
        BANNER = "banner", _("Banner on the front page")
        FOOT = "foot", _("Link in the foot of every page")

    where = models.CharField(max_length=6, choices=Where)
    address = models.CharField(max_length=300, blank=True)
    """A path here or a whole address; a link needs one."""
    starts_at = models.DateTimeField(null=True)
    ends_at = models.DateTimeField(null=True)
    order = models.PositiveSmallIntegerField(default=50)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="placed_links_lead_somewhere", condition=~Q(where="foot") | ~Q(address="")),
            models.CheckConstraint(
                name="placed_lines_end_after_they_start",
                condition=Q(starts_at=None) | Q(ends_at=None) | Q(ends_at__gt=F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def stands_at(self, moment: Any) -> bool:
        return (not self.starts_at or self.starts_at <= moment) and (not self.ends_at or moment < self.ends_at)


class Submission(models.Model):
    """A draft that waits in the writing room for a second pair of eyes."""

    source = models.CharField(max_length=40, unique=True)
    title = models.CharField(max_length=200)
    path = models.CharField(max_length=200)
    """Where it is read and decided about, in the writing room."""
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return self.title
