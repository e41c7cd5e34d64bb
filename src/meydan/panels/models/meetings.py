"""Sittings of a panel, and what is recorded there: with the day on which it is deleted, and that it was."""

from typing import ClassVar

from django.db import models
from django.db.models import Q

from meydan.attendance.models import Occasion
from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.refs import HasRef
from meydan.base.sealing import Sealed
from meydan.panels.models.panels import Panel
from meydan.people.models import Person


class Sitting(HasRef, models.Model):
    """Time, place, seats and who was there belong to its occasion, whose number it bears."""

    kind = "panel_sitting"
    occasion = models.OneToOneField(Occasion, primary_key=True, on_delete=models.PROTECT, related_name="sitting")
    panel = models.ForeignKey(Panel, on_delete=models.PROTECT, related_name="sittings")
    title = models.CharField(max_length=140)
    guide = models.TextField(blank=True)
    """What is asked, in which order."""
    note_taker = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="sittings_noted")
    notes = models.TextField(blank=True)
    """Without names."""

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return self.panel.get_absolute_url()

    @property
    def desk_url(self) -> str:
        return address("panels:desk_sitting", self.pk)

    @property
    def is_over(self) -> bool:
        return self.occasion.ends_at <= clock.now()


class Recording(HasRef, models.Model):
    """Sound of a sitting. It lies outside Meydan; here stands where, until when, and that it is gone."""

    kind = "panel_recording"
    sitting = models.OneToOneField(Sitting, on_delete=models.PROTECT, related_name="recording")
    where = models.CharField(max_length=200)
    delete_on = models.DateField()
    """Said before the sitting, to those who agreed."""
    transcript_deleted_at = models.DateTimeField(null=True)
    """By Meydan itself, on the day."""
    deleted_at = models.DateTimeField(null=True)
    """When somebody deleted the sound, and said how."""
    how = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(name="deleted_with_words", condition=Q(deleted_at=None) | ~Q(how="")),
        ]
        indexes: ClassVar = [models.Index(fields=["delete_on"], name="recordings_to_delete")]

    def __str__(self) -> str:
        return f"{self.sitting_id} {self.delete_on}"


class Transcript(Sealed):
    """The raw words of a sitting, sealed; deleted on the recording's day."""

    recording = models.OneToOneField(Recording, on_delete=models.CASCADE, related_name="transcript")
    at = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.recording_id}"

    @property
    def context(self) -> str:
        return f"panels.transcript:{self.recording_id}"
