"""A pilot from its plan to its lesson. Each step stands on the project's threads."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.people.models import Person
from meydan.places.models import Neighbourhood
from meydan.projects.actions.telling import tell
from meydan.projects.models import Pilot, PilotState, Project
from meydan.projects.rules.pilot import (
    MEASURED_EARLY,
    MEASURED_LATE,
    PILOT_OPEN,
    PILOT_WORDS,
    may_change_threshold,
    may_edit_pilot,
    may_move_pilot,
    may_plan_pilot,
)


@transaction.atomic
def plan_pilot(
    *,
    by: Person,
    project: Project,
    hypothesis: str,
    weeks: int,
    indicator: str,
    measure: str,
    threshold: Decimal,
    wanted: str = Pilot.Wanted.AT_LEAST,
    before: Decimal | None = None,
    neighbourhood: Neighbourhood | None = None,
    place_words: str = "",
) -> Pilot:
    """What shall be tried, where, for how long, and from which value on it counts as a success."""
    project = Project.objects.select_for_update(of=("self",)).select_related("unit").get(pk=project.pk)
    may_plan_pilot(by, project).or_refuse()
    if project.pilots.exclude(state=PilotState.DECIDED).exists():
        raise Refused(PILOT_OPEN)
    pilot = Pilot.objects.create(
        project=project,
        hypothesis=hypothesis,
        weeks=weeks,
        indicator=indicator,
        measure=measure,
        threshold=threshold,
        wanted=wanted,
        before=before,
        neighbourhood=neighbourhood,
        place_words=place_words,
        by=by,
        created_at=clock.now(),
        changed_at=clock.now(),
    )
    make_pilot_findable(pilot)
    _tell(pilot, "projects.pilot_planned", by=by, words=hypothesis, quiet=True)
    return pilot


@transaction.atomic
def edit_pilot(
    *,
    by: Person,
    pilot: Pilot,
    hypothesis: str,
    weeks: int,
    indicator: str,
    measure: str,
    threshold: Decimal,
    wanted: str,
    before: Decimal | None,
    neighbourhood: Neighbourhood | None,
    place_words: str,
) -> Pilot:
    """Before the start everything may still change."""
    pilot = _lock(pilot)
    may_edit_pilot(by, pilot).or_refuse()
    pilot.hypothesis, pilot.weeks, pilot.indicator, pilot.measure = hypothesis, weeks, indicator, measure
    pilot.threshold, pilot.wanted, pilot.before = threshold, wanted, before
    pilot.neighbourhood, pilot.place_words, pilot.changed_at = neighbourhood, place_words, clock.now()
    pilot.save()
    make_pilot_findable(pilot)
    record("projects.pilot_edited", by=by, ref=pilot.ref)
    return pilot


@transaction.atomic
def start_pilot(*, by: Person, pilot: Pilot, starts_on: date) -> Pilot:
    """From now on the threshold stands."""
    pilot = _lock(pilot)
    may_move_pilot(by, pilot, PilotState.RUNNING).or_refuse()
    pilot.state, pilot.starts_on, pilot.first_threshold = PilotState.RUNNING, starts_on, pilot.threshold
    _save(pilot)
    _tell(pilot, "projects.pilot_started", by=by, words=pilot.hypothesis, starts_on=starts_on.isoformat())
    return pilot


@transaction.atomic
def change_threshold(*, by: Person, pilot: Pilot, threshold: Decimal, note: str) -> Pilot:
    """Move the threshold while the pilot runs, with a public note; the first one stays visible."""
    pilot = _lock(pilot)
    may_change_threshold(by, pilot, threshold, note).or_refuse()
    before = pilot.threshold
    pilot.threshold, pilot.threshold_note = threshold, note
    _save(pilot)
    _tell(pilot, "projects.pilot_threshold", by=by, words=note, threshold_before=_plain(before))
    return pilot


@transaction.atomic
def measure_pilot(
    *, by: Person, pilot: Pilot, value: Decimal, measured_on: date, source: str, method: str = ""
) -> Pilot:
    """What came out, beside the threshold."""
    pilot = _lock(pilot)
    may_move_pilot(by, pilot, PilotState.MEASURED).or_refuse()
    if pilot.starts_on and measured_on < pilot.starts_on:
        raise Refused(MEASURED_EARLY, field="measured_on")
    if measured_on > clock.today():
        raise Refused(MEASURED_LATE, field="measured_on")
    pilot.state, pilot.value, pilot.measured_on = PilotState.MEASURED, value, measured_on
    pilot.source, pilot.method = source, method
    _save(pilot)
    _tell(pilot, "projects.pilot_measured", by=by, words=source, quiet=True)
    return pilot


@transaction.atomic
def decide_pilot(*, by: Person, pilot: Pilot, decision: str, words: str, lesson: str) -> Pilot:
    """Scale up, change or stop. The measured value stands beside the threshold in the decision, and the lesson is published."""
    pilot = _lock(pilot)
    may_move_pilot(by, pilot, PilotState.DECIDED).or_refuse()
    if not lesson.strip():
        raise Refused(PILOT_WORDS, field="lesson")
    pilot.state, pilot.decision, pilot.decided_on = PilotState.DECIDED, Pilot.Decision(decision), clock.today()
    pilot.decision_words, pilot.lesson = words, lesson
    _save(pilot)
    make_pilot_findable(pilot)
    _tell(pilot, "projects.pilot_decided", by=by, words=lesson, decision=decision, why=words)
    return pilot


def make_pilot_findable(pilot: Pilot) -> None:
    search.index(
        pilot.ref,
        title=pilot.hypothesis,
        body=f"{pilot.indicator} {pilot.place_words} {pilot.lesson} {pilot.project.title}",
        at=pilot.created_at,
        public=pilot.project.hidden_at is None,
    )


def _lock(pilot: Pilot) -> Pilot:
    return Pilot.objects.select_for_update(of=("self",)).select_related("project__unit").get(pk=pilot.pk)


def _save(pilot: Pilot) -> None:
    pilot.changed_at = clock.now()
    pilot.save()


def _tell(pilot: Pilot, code: str, *, by: Person, words: str, quiet: bool = False, **more: Any) -> None:
    """The step repeats the figures as they were on that day."""
    figures: dict[str, Any] = {
        "pilot": pilot.pk,
        "indicator": pilot.indicator,
        "measure": pilot.measure,
        "wanted": pilot.wanted,
        "threshold": _plain(pilot.threshold),
        "value": _plain(pilot.value),
        "reached": pilot.is_reached,
    }
    tell(pilot.project, code, by=by, words=words, quiet=quiet, **figures, **more)
    record(code, by=by, ref=pilot.ref, **more)


def _plain(number: Decimal | None) -> str:
    return "" if number is None else f"{number.normalize():f}"
