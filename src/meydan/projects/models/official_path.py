"""The official path of a project: committee → council or board → appropriation → tender or direct procurement."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.people.models import Person
from meydan.projects.models.project import Project


class Stop(models.TextChoices):
    COMMITTEE = "committee", _("Specialist committee")
    COUNCIL = "council", _("Municipal council")
    BOARD = "board", _("Municipal board")
    APPROPRIATION = "appropriation", _("Appropriation")
    TENDER = "tender", _("Tender")
    DIRECT = "direct", _("Direct procurement")


class Outcome(models.TextChoices):
    WAITING = "waiting", _("Waiting")
    ACCEPTED = "accepted", _("Accepted")
    IN_PART = "in_part", _("Accepted in part")
    DECLINED = "declined", _("Declined")
    DONE = "done", _("Done")
    WITHDRAWN = "withdrawn", _("Withdrawn")


DECIDING = frozenset({Stop.COUNCIL, Stop.BOARD})
"""Stops that decide; the committee advises them."""
ASKING = frozenset({Stop.COMMITTEE, *DECIDING})
FIRST = ASKING
"""Where a path may begin."""
OUTCOMES: Mapping[str, frozenset[str]] = {
    **dict.fromkeys(ASKING, frozenset({Outcome.ACCEPTED, Outcome.IN_PART, Outcome.DECLINED, Outcome.WITHDRAWN})),
    **dict.fromkeys(
        (Stop.APPROPRIATION, Stop.TENDER, Stop.DIRECT), frozenset({Outcome.DONE, Outcome.DECLINED, Outcome.WITHDRAWN})
    ),
}
"""Stop → how it may end."""
PURCHASES = frozenset({Stop.TENDER, Stop.DIRECT})
OWN_WORDS: Mapping[tuple[str, str], Any] = {
    (Stop.APPROPRIATION, Outcome.DONE): _("Set aside"),
    (Stop.APPROPRIATION, Outcome.DECLINED): _("Not set aside"),
    (Stop.TENDER, Outcome.DECLINED): _("Came to nothing"),
    (Stop.DIRECT, Outcome.DECLINED): _("Came to nothing"),
}
"""(stop, outcome) → what people say there: nobody declines a tender."""


def outcome_words(stop: str, outcome: str) -> str:
    return str(OWN_WORDS.get((stop, outcome)) or Outcome(outcome).label)


def stops_after(stop: str, outcome: str) -> frozenset[str]:
    """Where a project may go on to. The only place that says so."""
    if not stop:
        return FIRST
    if outcome == Outcome.WAITING:
        return frozenset()
    if stop == Stop.COMMITTEE and outcome != Outcome.WITHDRAWN:
        return DECIDING
    if stop in DECIDING and outcome in {Outcome.ACCEPTED, Outcome.IN_PART}:
        return frozenset({Stop.APPROPRIATION})
    if stop == Stop.APPROPRIATION and outcome == Outcome.DONE:
        return PURCHASES
    if stop in PURCHASES:
        return frozenset() if outcome == Outcome.DONE else PURCHASES
    return frozenset({Stop.APPROPRIATION}) if stop == Stop.APPROPRIATION else FIRST


class PathStop(models.Model):
    """A project at one stop: since when, on which agenda, how it ended, with the numbers of the papers."""

    project = models.ForeignKey(Project, on_delete=models.CASCADE, related_name="path")
    stop = models.CharField(max_length=13, choices=Stop)
    outcome = models.CharField(max_length=9, choices=Outcome, default=Outcome.WAITING)
    since = models.DateField()
    agenda = models.CharField(max_length=60, blank=True)
    agenda_on = models.DateField(null=True)
    """The day of the sitting on whose agenda it stands."""
    document_number = models.CharField(max_length=60, blank=True)
    document_on = models.DateField(null=True)
    document_unit = models.CharField(max_length=160, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    """The rule that the municipality relies on, in its own words."""
    ended_on = models.DateField(null=True)
    number = models.CharField(max_length=60, blank=True)
    """Of the decision, the tender or the payment."""
    amount = models.BigIntegerField(null=True)
    """Kuruş: appropriated, or of the contract."""
    words = models.CharField(max_length=500, blank=True)
    by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="path_stops")
    ended_by = models.ForeignKey(Person, null=True, on_delete=models.SET_NULL, related_name="path_stops_ended")
    at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering: ClassVar = ["id"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["project"], condition=Q(outcome="waiting"), name="waits_at_one_stop_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(outcome="waiting", ended_on=None)
                | Q(~Q(outcome="waiting"), ended_on__isnull=False, ended_on__gte=F("since")),
                name="ended_stop_has_a_day",
            ),
            models.CheckConstraint(
                condition=~Q(outcome__in=["declined", "withdrawn", "in_part"]) | ~Q(words=""),
                name="declined_stop_says_why",
            ),
            models.CheckConstraint(
                condition=~Q(stop__in=["council", "board"], outcome__in=["accepted", "in_part", "declined"])
                | ~Q(number=""),
                name="decision_has_a_number",
            ),
            models.CheckConstraint(condition=Q(amount=None) | Q(amount__gte=0), name="path_amount_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.project_id} {self.stop} {self.outcome}"

    @property
    def is_waiting(self) -> bool:
        return self.outcome == Outcome.WAITING

    @property
    def outcome_words(self) -> str:
        return outcome_words(self.stop, self.outcome)

    @property
    def goes_on_to(self) -> frozenset[str]:
        return stops_after(self.stop, self.outcome)
