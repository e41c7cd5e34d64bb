"""Verbs of processes."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db import transaction

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.cards import all_cards
from meydan.base.errors import Refused
from meydan.base.languages import BINDING
from meydan.base.outbox import notify
from meydan.goals.models import Goal
from meydan.ideas.models import Audience, Process, ProcessChange, Stage, StageKind, Template
from meydan.ideas.rules.processes import NO_STAGES, OVERLAP, REASON_NEEDED, may_manage_processes
from meydan.languages.actions import index_easy_text
from meydan.people.actions import holding, keeper
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit

LENGTHS: dict[str, list[tuple[str, int]]] = {
    Template.OPEN_CALL: [
        (StageKind.COLLECT, 30),
        (StageKind.DELIBERATE, 21),
        (StageKind.DECIDE, 14),
        (StageKind.CARRY_OUT, 120),
        (StageKind.REPORT, 14),
    ],
    Template.NEIGHBOURHOOD_PLAN: [
        (StageKind.COLLECT, 45),
        (StageKind.DELIBERATE, 30),
        (StageKind.CARRY_OUT, 180),
        (StageKind.REPORT, 21),
    ],
    Template.CONSULTATION: [(StageKind.DELIBERATE, 30), (StageKind.DECIDE, 14), (StageKind.REPORT, 14)],
}
"""Stages of each template and their usual length in days."""


@transaction.atomic
def start_process(
    *,
    by: Person,
    template: str,
    title: str,
    summary: str,
    promise: str,
    opens_at: datetime,
    unit: Unit | None = None,
    contact_words: str = "",
    goals: Sequence[Goal] = (),
    neighbourhoods: Sequence[Neighbourhood] = (),
    audience: str = Audience.EVERYONE,
    language: str = BINDING,
) -> Process:
    """A draft with the stages of its template, one after the other from `opens_at`; nothing is public yet."""
    may_manage_processes(by).or_refuse()
    owner = holding(keeper(by))
    may_manage_processes(owner).or_refuse()
    process = Process.objects.create(
        template=template,
        title=title,
        summary=summary,
        promise=promise,
        unit=unit,
        contact_words=contact_words,
        audience=audience,
        language=language,
        owner=owner,
        created_at=clock.now(),
    )
    process.goals.set(goals)
    process.neighbourhoods.set(neighbourhoods)
    begins = opens_at
    for kind, days in LENGTHS[template]:
        Stage.objects.create(process=process, kind=kind, opens_at=begins, closes_at=begins + timedelta(days=days))
        begins += timedelta(days=days)
    record("ideas.process_started", by=by, ref=process.ref)
    return process


@transaction.atomic
def edit_process(
    *,
    by: Person,
    process: Process,
    title: str,
    summary: str,
    promise: str,
    contact_words: str,
    unit: Unit | None,
    goals: Sequence[Goal],
    neighbourhoods: Sequence[Neighbourhood],
    language: str = "",
) -> Process:
    may_manage_processes(by).or_refuse()
    process.title, process.summary, process.promise = title, summary, promise
    process.contact_words, process.unit, process.language = contact_words, unit, language or process.language
    process.save()
    process.goals.set(goals)
    process.neighbourhoods.set(neighbourhoods)
    make_process_findable(process)
    record("ideas.process_edited", by=by, ref=process.ref)
    return process


@transaction.atomic
def change_stage_dates(*, by: Person, stage: Stage, opens_at: datetime, closes_at: datetime, reason: str = "") -> Stage:
    """Move a stage, and with it what hangs on it. Once the process is public a reason is needed, and the old dates stay visible."""
    may_manage_processes(by).or_refuse()
    process = Process.objects.select_for_update(of=("self",)).get(pk=stage.process_id)
    if process.published_at and not reason:
        raise Refused(REASON_NEEDED, field="reason")
    others = process.stages.exclude(pk=stage.pk)
    if opens_at >= closes_at or others.filter(opens_at__lt=closes_at, closes_at__gt=opens_at).exists():
        raise Refused(OVERLAP, field="opens_at")
    if process.published_at:
        ProcessChange.objects.create(
            process=process,
            stage=stage.kind,
            opened_before=stage.opens_at,
            closed_before=stage.closes_at,
            reason=reason,
            by=by,
            at=clock.now(),
        )
    stage.opens_at, stage.closes_at = opens_at, closes_at
    stage.save(update_fields=["opens_at", "closes_at"])
    for card in all_cards():
        if card.stage_moved:
            card.stage_moved(by, stage, reason)
    record("ideas.stage_moved", by=by, ref=process.ref, stage=stage.kind)
    return stage


@transaction.atomic
def publish_process(*, by: Person, process: Process) -> Process:
    """From now on everybody whom it is for sees it, with its promise."""
    may_manage_processes(by).or_refuse()
    if not process.stages.exists():
        raise Refused(NO_STAGES)
    process.published_at = process.published_at or clock.now()
    process.save(update_fields=["published_at"])
    make_process_findable(process)
    record("ideas.process_published", by=by, ref=process.ref)
    return process


@transaction.atomic
def publish_report(*, by: Person, process: Process, report: str) -> Process:
    """What came out of it; everyone who took part is told."""
    may_manage_processes(by).or_refuse()
    process.report, process.report_at = report, clock.now()
    process.save(update_fields=["report", "report_at"])
    notify([f"took_part:{process.ref}"], "ideas.process_report", ref=process.ref, but_not=by)
    record("ideas.process_report", by=by, ref=process.ref)
    return process


def make_process_findable(process: Process) -> None:
    search.index(
        process.ref,
        title=process.title,
        body=f"{process.summary} {process.promise}",
        at=process.created_at,
        public=process.published_at is not None and not process.is_inside,
    )
    index_easy_text(of=process.ref)
