"""Planning: question, features with quotas, approval, opening the call, calling it off."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.ideas.models import Stage
from meydan.panels import population
from meydan.panels.models import Application, Feature, Given, Panel, State, Value
from meydan.panels.queries.panels import features_of, in_hands, outside, stage_of
from meydan.panels.queries.pool import open_lottery
from meydan.panels.rules.desk import (
    is_fixed,
    may_approve,
    may_cancel,
    may_change,
    may_change_features,
    may_change_quotas,
    may_hold,
    may_make,
    may_open,
    may_remove_feature,
    may_submit_design,
)
from meydan.panels.rules.reasons import KEPT_ALREADY, NO_POPULATION, NO_QUOTAS, NO_STAGE
from meydan.people.actions import work_for
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.places.queries import neighbourhoods
from meydan.threads.actions import add_step
from meydan.threads.models import Station, Thread

FIXED = ("what", "size", "method", "ways", "apply_until", "lot_number", "records", "one_of_household", "age_from")
"""What applicants relied on when they applied."""


@dataclass(frozen=True)
class Plan:
    """What is planned: whose panel it is, and what people read (`words`: columns of Panel)."""

    unit: Unit
    keeper: Person | None = None
    thread: Thread | None = None
    words: Mapping[str, Any] = field(default_factory=dict)


@transaction.atomic
def save_panel(*, by: Person, plan: Plan, panel: Panel | None = None) -> Panel:
    """Set the question, or change the words of a panel. Once people can apply, what they relied on stays."""
    may_make(by, plan.unit).or_refuse()
    stage = plan.words.get("stage", "")
    if stage and stage_of(plan.words.get("belongs_to", ""), stage) is None:
        raise Refused(NO_STAGE, field="stage")
    if panel:
        panel = locked(panel)
        may_change(by, panel).or_refuse()
    kept = panel or Panel(created_at=clock.now())
    for name, value in plan.words.items():
        if not (is_fixed(kept) and name in FIXED):
            setattr(kept, name, value)
    kept.unit, kept.keeper, kept.thread, kept.changed_at = plan.unit, plan.keeper, plan.thread, clock.now()
    kept.save()
    make_findable(kept)
    record("panels.saved", by=by, ref=kept.ref)
    return kept


def follow_stage(by: Person, stage: Stage, reason: str) -> None:
    """Inside the transaction that moves the stage. A panel keeps its days, because people applied and were invited with them; but who
    keeps one whose days lie outside the stage now hears of it."""
    for one in outside(stage):
        notify(one.keeper or "role:director", "panels.stage_moved", ref=one.ref, but_not=by, words=reason)


def locked(panel: Panel) -> Panel:
    return Panel.objects.select_for_update(of=("self",)).select_related("unit", "keeper", "thread").get(pk=panel.pk)


def make_findable(panel: Panel) -> None:
    words = "\n".join((panel.question, panel.text, panel.report))
    search.index(panel.ref, title=panel.title, body=words, at=panel.changed_at, public=panel.is_public)


@dataclass(frozen=True)
class Answer:
    """A value that is typed: name, quota, and whether somebody with it can be a member."""

    name: str
    least: int
    most: int
    admits: bool = True


@transaction.atomic
def add_feature(*, by: Person, panel: Panel, what: str, name: str, why: str, answers: Sequence[Answer] = ()) -> Feature:
    """Ask applicants something, so that the panel can be like the town in it. Without `answers` values and quotas are proposed
    from the town's population; refused where it has no figures."""
    panel = locked(panel)
    may_change_features(by, panel).or_refuse()
    if panel.features.filter(name__iexact=name).exists():
        raise Refused(KEPT_ALREADY, field="name")
    feature = Feature.objects.create(panel=panel, what=what, name=name, why=why, position=panel.features.count())
    values = _typed(feature, answers) if answers else _proposed(feature, panel.size)
    if not values:
        raise Refused(NO_POPULATION if what != Feature.What.OWN else NO_QUOTAS, field="answers")
    Value.objects.bulk_create(values)
    record("panels.feature_added", by=by, ref=panel.ref, what=what)
    return feature


def _typed(feature: Feature, answers: Sequence[Answer]) -> list[Value]:
    return [
        Value(feature=feature, name=one.name, least=one.least, most=one.most, admits=one.admits, position=place)
        for place, one in enumerate(answers)
    ]


def _proposed(feature: Feature, size: int) -> list[Value]:
    region = feature.what == Feature.What.REGION
    groups = population.regions(list(neighbourhoods())) if region else population.table(feature.name)
    if not groups:
        return []
    bands = population.seats({one.name: one.people for one in groups}, size)
    return [
        Value(
            feature=feature, name=one.name, groups=list(one.codes), people=one.people, source=one.source, position=place,
            least=bands[one.name][0], most=bands[one.name][1],
        )
        for place, one in enumerate(groups)
    ]  # fmt: skip


@transaction.atomic
def remove_feature(*, by: Person, feature: Feature) -> None:
    """As long as nobody has answered it."""
    panel = locked(feature.panel)
    may_remove_feature(by, feature, answered=Given.objects.filter(feature=feature).exists()).or_refuse()
    feature.delete()
    record("panels.feature_removed", by=by, ref=panel.ref)


@transaction.atomic
def save_quotas(*, by: Person, panel: Panel, bands: Mapping[int, tuple[int, int]]) -> Panel:
    """`bands`: id of a value → at least, at most. A trial of other quotas counts no more."""
    panel = locked(panel)
    may_change_quotas(by, panel, open_lottery(panel)).or_refuse()
    values = list(Value.objects.filter(feature__panel=panel, admits=True, pk__in=bands))
    for value in values:
        value.least, value.most = bands[value.pk]
    Value.objects.bulk_update(values, ["least", "most"])
    panel.trial = {}
    panel.save(update_fields=["trial"])
    record("panels.quotas", by=by, ref=panel.ref, values=len(values))
    return panel


@transaction.atomic
def submit_design(*, by: Person, panel: Panel) -> Panel:
    """The design is ready: somebody else looks at ethics and personal data."""
    panel = locked(panel)
    may_submit_design(by, panel, features_of(panel)).or_refuse()
    _move(panel, State.DESIGN)
    record("panels.designed", by=by, ref=panel.ref)
    return panel


def _move(panel: Panel, to: str) -> None:
    panel.state, panel.changed_at = to, clock.now()
    panel.save()


@transaction.atomic
def approve_panel(*, by: Person, panel: Panel, words: str, basis: str = "") -> Panel:
    """This may be asked of people."""
    panel = locked(panel)
    may_approve(by, panel).or_refuse()
    panel.approved_by, panel.approved_at, panel.approval, panel.approval_basis = by, clock.now(), words, basis
    _move(panel, State.APPROVED)
    if panel.keeper:
        notify(panel.keeper, "panels.approved", ref=panel.ref, but_not=by)
    record("panels.approved", by=by, ref=panel.ref)
    return panel


@transaction.atomic
def send_back(*, by: Person, panel: Panel, words: str) -> Panel:
    """Something has to change before it may be asked."""
    panel = locked(panel)
    may_approve(by, panel).or_refuse()
    _move(panel, State.QUESTION)
    if panel.keeper:
        notify(panel.keeper, "panels.sent_back", ref=panel.ref, words=words)
    record("panels.sent_back", by=by, ref=panel.ref)
    return panel


@transaction.atomic
def open_call(*, by: Person, panel: Panel) -> Panel:
    """People can apply from now on; who agreed to be asked hears of it where everybody may apply."""
    panel = locked(panel)
    may_open(by, panel, features_of(panel)).or_refuse()
    panel.published_at = clock.now()
    _move(panel, State.INVITING)
    make_findable(panel)
    if panel.thread:
        add_step(
            thread=panel.thread, code="panels.opened", ref=panel.ref, station=Station.DELIBERATION, unit=panel.unit, words=panel.title, language=panel.language
        )  # fmt: skip
    if "open" in panel.ways:
        notify(f"panel_volunteers:{panel.ref}", "panels.call", ref=panel.ref)
    record("panels.opened", by=by, ref=panel.ref)
    return panel


@transaction.atomic
def cancel_panel(*, by: Person, panel: Panel, why: str) -> Panel:
    """It does not take place. Everybody in the pool hears the reason."""
    panel = locked(panel)
    may_cancel(by, panel, why).or_refuse()
    panel.why_cancelled = why
    _move(panel, State.CANCELLED)
    in_pool = panel.applications.exclude(state__in=(Application.State.OUT, Application.State.WITHDRAWN))
    tell(in_pool.values_list("person", flat=True), "panels.cancelled", panel, words=why)
    record("panels.cancelled", by=by, ref=panel.ref)
    return panel


def tell(people: Collection[int | None], code: str, panel: Panel, **facts: Any) -> None:
    """The same message to many."""
    refs = [f"person:{pk}" for pk in people if pk]
    if refs:
        notify(refs, code, ref=panel.ref, **facts)


@transaction.atomic
def hand_over_panels(*, by: Person, person: Person, to: Person) -> list[Panel]:
    """All that are not over. Refused when `to` may not work on them."""
    rows: list[Panel] = work_for(to, in_hands().filter(keeper=person), may_hold)
    Panel.objects.filter(pk__in=[one.pk for one in rows]).update(keeper=to)
    if rows:
        record("panels.handed_over", by=by, ref=person.ref, to=to.ref, ids=[one.pk for one in rows])
    return rows
