"""A tablet in public hands: a few public pages, and nothing else until the staff's code ends it."""

from typing import Any, ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.people.models import Person


class KioskPage(models.TextChoices):
    WRITE = "write", _("Write a contribution")
    THREADS = "threads", _("Read the threads")
    ANSWER = "answer", _("Read the answer behind a code")
    SURVEYS = "surveys", _("Answer a survey")
    TALKS = "talks", _("Take part in a conversation")
    EVENTS = "events", _("See what is on")


class KioskQuerySet(models.QuerySet["Kiosk"]):
    def open_now(self) -> "KioskQuerySet":
        return self.filter(ended_at=None, ends_at__gt=clock.now())


class Kiosk(HasRef, models.Model):
    kind = "kiosk"
    key = models.CharField(max_length=43, unique=True)
    name = models.CharField(max_length=80)
    """Where the tablet stands."""
    pages = ArrayField(models.CharField(max_length=10, choices=KioskPage))
    code_hash = models.CharField(max_length=64)
    opened_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="kiosks_opened")
    at = models.DateTimeField(default=clock.now)
    ends_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    objects: Any = KioskQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-at", "-id"]
        constraints: ClassVar = [
            models.CheckConstraint(name="kiosk_has_a_page", condition=Q(pages__len__gt=0)),
            models.CheckConstraint(name="kiosk_ends_after_it_begins", condition=Q(ends_at__gt=F("at"))),
        ]

    def __str__(self) -> str:
        return self.name
