"""When a duty is done. Seats, lines and who was there belong to attendance."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from meydan.attendance.models import Occasion, Recurrence
from meydan.base import clock
from meydan.base.refs import HasRef
from meydan.volunteering.models.roles import Role


class Series(Recurrence):
    """Shifts that come again."""

    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="series")

    class Meta:
        constraints: ClassVar = [models.CheckConstraint(name="a_series_is_possible", condition=Recurrence.possible)]

    def __str__(self) -> str:
        return f"{self.role_id} {self.weekday} {self.starts:%H:%M}"


class Shift(HasRef, models.Model):
    kind = "shift"
    role = models.ForeignKey(Role, on_delete=models.PROTECT, related_name="shifts")
    series = models.ForeignKey(Series, null=True, on_delete=models.SET_NULL, related_name="shifts")
    occasion = models.OneToOneField(Occasion, primary_key=True, on_delete=models.PROTECT, related_name="shift")
    """A shift bears the number of its occasion."""
    note = models.CharField(max_length=200, blank=True)
    changed_alone = models.BooleanField(default=False)
    """It differs from its series on purpose, so that a change of the series leaves it as it is."""
    adults_asked_at = models.DateTimeField(null=True)
    """When somebody was told that adults are missing."""

    def __str__(self) -> str:
        return f"{self.role_id} {self.note}"

    def get_absolute_url(self) -> str:
        return f"{self.role.get_absolute_url()}#shift-{self.pk}"

    @property
    def state(self) -> tuple[str, str, object]:
        """Tone, icon and word, from the occasion."""
        one, now = self.occasion, clock.now()
        if one.called_off_at:
            return "", "x", _("Called off")
        if one.ends_at <= now:
            return "done", "check", _("Took place")
        if one.starts_at <= now:
            return "live", "hand", _("Going on")
        return ("info", "people", _("Full")) if one.free <= 0 else ("live", "hand", _("Seats are free"))
