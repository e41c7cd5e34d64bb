"""Projects that came from accepted contributions, the older ones finished and measured."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random

from django.utils import timezone

from meydan.base.models import SearchEntry
from meydan.front.seed import words
from meydan.front.seed.life import Event, Told
from meydan.front.seed.rows import copy, reserve
from meydan.goals.queries import targets
from meydan.ideas.models import State
from meydan.people.queries import staff
from meydan.projects.models import Impact, Milestone, Origin, Project, ProjectTarget, StateChange
from meydan.threads.models import Station

LASTS = timedelta(days=120)


@dataclass
class Plan:
    pk: int
    impact: int
    origins: list[Told]
    started: datetime
    finished: datetime | None

    @property
    def first(self) -> Told:
        return self.origins[0]

    @property
    def title(self) -> str:
        return self.first.title[:120]

    @property
    def summary(self) -> str:
        return f"{self.first.subject.wish}. {len(self.origins)} katkıdan doğan proje."


def begin(chance: Random, told: Sequence[Told], now: datetime) -> list[Plan]:
    """A tenth of what was accepted, three contributions at a time."""
    ready = [one for one in told if one.state == State.ACCEPTED and chance.random() < 0.12]
    groups = [ready[start : start + 3] for start in range(0, len(ready), 3)]
    ids, impacts = reserve(Project, len(groups)), reserve(Impact, len(groups))
    plans = []
    for pk, impact, origins in zip(ids, impacts, groups, strict=True):
        started = min(max(one.stirred for one in origins) + timedelta(days=chance.uniform(5, 40)), now)
        finished = started + LASTS if started + LASTS < now and chance.random() < 0.6 else None
        plan = Plan(pk, impact, origins, started, finished)
        for one in origins:
            _tell(one, plan)
        plans.append(plan)
    return plans


def _tell(one: Told, plan: Plan) -> None:
    ref = f"project:{plan.pk}"
    one.move(State.IN_PROJECT, plan.started)
    begun = Event("projects.started", plan.started, Station.PROJECT, plan.summary, ref=ref)
    one.events.append(begun)
    if plan.finished:
        one.move(State.DONE, plan.finished)
        facts = {"impact": plan.impact}
        one.events.append(Event("projects.done", plan.finished, "", plan.summary, ref=ref))
        one.events.append(
            Event("projects.impact", plan.finished, Station.IMPACT, _headline(plan), ref=ref, facts=facts)
        )


def _headline(plan: Plan) -> str:
    return f"{20 + plan.pk % 60} kişi her gün yararlanıyor"


def write(plans: Sequence[Plan]) -> None:
    clerk = staff().values_list("pk", flat=True).first()
    columns = "id title summary unit_id owner_id state starts_on ends_on finished_on budget_planned budget_spent created_at changed_at"
    copy(Project, columns.split(), (_row(plan, clerk) for plan in plans), partners=[])
    links = [(plan, one) for plan in plans for one in plan.origins]
    copy(Origin, ["project_id", "contribution_id"], ((plan.pk, one.pk) for plan, one in links))
    copy(Project.threads.through, ["project_id", "thread_id"], ((plan.pk, one.thread) for plan, one in links))
    places = {(plan.pk, one.place) for plan, one in links if one.place}
    copy(Project.neighbourhoods.through, ["project_id", "neighbourhood_id"], sorted(places))
    codes = {target.code: target.pk for target in targets()}
    aims = ((plan.pk, codes.get(plan.first.subject.target) or codes["11.7"]) for plan in plans)
    copy(ProjectTarget, ["project_id", "target_id"], aims, position=0)
    _history(plans, clerk)
    rows = ((f"project:{plan.pk}", plan.title, plan.summary, plan.started) for plan in plans)
    copy(SearchEntry, ["ref", "title", "body", "at"], rows, kind="project")


def _row(plan: Plan, clerk: int | None) -> tuple[object, ...]:
    start = timezone.localdate(plan.started)
    end = timezone.localdate(plan.finished) if plan.finished else None
    budget = 100 * (50_000 + plan.pk % 40 * 25_000)
    return (
        *(
            plan.pk,
            plan.title,
            plan.summary,
            plan.first.unit,
            clerk,
            "done" if end else "running",
            start,
            start + LASTS,
        ),
        *(end, budget, budget if end else budget // 3, plan.started, plan.finished or plan.started),
    )


def _history(plans: Sequence[Plan], clerk: int | None) -> None:
    begun = [(plan.pk, "", "running", plan.started) for plan in plans]
    ended = [(plan.pk, "running", "done", plan.finished) for plan in plans if plan.finished]
    copy(StateChange, ["project_id", "before", "after", "at"], begun + ended, by_id=clerk)
    stones = []
    for plan in plans:
        for number, title in enumerate(words.MILESTONES, 1):
            due = timezone.localdate(plan.started + LASTS * number / len(words.MILESTONES))
            stones.append((plan.pk, title, due, due, due if plan.finished else None))
    copy(Milestone, ["project_id", "title", "first_due_on", "due_on", "done_on"], stones)
    measured = (
        (
            plan.impact,
            plan.pk,
            "Günlük kullanan",
            "kişi",
            Decimal(0),
            Decimal(20 + plan.pk % 60),
            timezone.localdate(plan.finished),
            "Yerinde sayım",
            _headline(plan),
            plan.finished,
        )
        for plan in plans
        if plan.finished
    )
    names = ["id", "project_id", "indicator", "unit", "before", "value", "measured_on", "source", "headline", "at"]
    copy(Impact, names, measured, by_id=clerk)
