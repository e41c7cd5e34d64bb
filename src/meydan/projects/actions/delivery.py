"""Milestones, updates, risks, money and impact."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.db.models import QuerySet, Sum

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.languages import BINDING
from meydan.base.workdays import end_of
from meydan.goals.models import Target
from meydan.moderation.actions import add_photo
from meydan.people.models import Person
from meydan.projects.actions.telling import tell, threads_of
from meydan.projects.models import Impact, Milestone, Project, Risk, Spending, Update
from meydan.projects.rules import ALREADY_DONE, NOTHING_SPENT, may_change, may_manage
from meydan.threads.models import Station, Step


@transaction.atomic
def post_update(
    *,
    by: Person,
    project: Project,
    title: str,
    text: str,
    photos: Sequence["UploadedFile[Any]"] = (),
    language: str = BINDING,
) -> Update:
    """Tell the news. Photos wait for the desk check."""
    may_manage(by, project).or_refuse()
    update = Update.objects.create(project=project, title=title, text=text, language=language, by=by, at=clock.now())
    for photo in photos:
        add_photo(by=by, ref=update.ref, upload=photo)
    tell(project, "projects.update", by=by, words=title, language=language, update=update.pk)
    record("projects.update", by=by, ref=project.ref, update=update.pk)
    return update


@transaction.atomic
def add_milestone(*, by: Person, project: Project, title: str, due_on: date, language: str = BINDING) -> Milestone:
    """Promise something by a date; it stands on the thread as a promise."""
    may_change(by, project).or_refuse()
    made = Milestone.objects.create(project=project, title=title, language=language, first_due_on=due_on, due_on=due_on)
    tell(
        project,
        "projects.milestone",
        by=by,
        words=title,
        language=language,
        at=end_of(due_on),
        promised=True,
        quiet=True,
        milestone=made.pk,
    )
    record("projects.milestone_added", by=by, ref=project.ref, milestone=made.pk)
    return made


@transaction.atomic
def move_milestone(*, by: Person, milestone: Milestone, due_on: date, reason: str) -> Milestone:
    """Give a new date with a public reason; the first date stays visible."""
    milestone = _lock(milestone)
    may_change(by, milestone.project).or_refuse()
    if milestone.done_on:
        raise Refused(ALREADY_DONE)
    milestone.due_on, milestone.moved_because = due_on, reason
    milestone.save(update_fields=["due_on", "moved_because"])
    _promises(milestone).update(at=end_of(due_on))
    tell(
        milestone.project,
        "projects.milestone_moved",
        by=by,
        words=reason,
        milestone=milestone.pk,
        title=milestone.title,
    )
    record("projects.milestone_moved", by=by, ref=milestone.project.ref, milestone=milestone.pk)
    return milestone


@transaction.atomic
def finish_milestone(*, by: Person, milestone: Milestone, done_on: date) -> Milestone:
    """The promise is kept: the dashed step becomes a solid one."""
    milestone = _lock(milestone)
    may_change(by, milestone.project).or_refuse()
    if milestone.done_on:
        raise Refused(ALREADY_DONE)
    milestone.done_on = done_on
    milestone.save(update_fields=["done_on"])
    _promises(milestone).delete()
    tell(
        milestone.project,
        "projects.milestone",
        by=by,
        words=milestone.title,
        language=milestone.language,
        milestone=milestone.pk,
    )
    record("projects.milestone_done", by=by, ref=milestone.project.ref, milestone=milestone.pk)
    return milestone


@transaction.atomic
def add_risk(*, by: Person, project: Project, text: str, level: str, measure: str, language: str = BINDING) -> Risk:
    may_change(by, project).or_refuse()
    risk = Risk.objects.create(
        project=project, text=text, level=level, measure=measure, language=language, noted_on=clock.today()
    )
    record("projects.risk_added", by=by, ref=project.ref, risk=risk.pk)
    return risk


@transaction.atomic
def close_risk(*, by: Person, risk: Risk) -> Risk:
    may_manage(by, risk.project).or_refuse()
    risk.closed_on = clock.today()
    risk.save(update_fields=["closed_on"])
    record("projects.risk_closed", by=by, ref=risk.project.ref, risk=risk.pk)
    return risk


@transaction.atomic
def record_spending(*, by: Person, project: Project, amount: int, on: date, words: str, document: str = "") -> Spending:
    """Add money spent, in kuruş; a correction is negative. The sum is kept under a lock and never falls below zero."""
    project = Project.objects.select_for_update(of=("self",)).select_related("unit").get(pk=project.pk)
    may_manage(by, project).or_refuse()
    spending = Spending.objects.create(
        project=project, amount=amount, on=on, words=words, document=document, by=by, at=clock.now()
    )
    total = project.spendings.aggregate(total=Sum("amount"))["total"]
    if total < 0:
        raise Refused(NOTHING_SPENT, field="amount")
    project.budget_spent = total
    project.save(update_fields=["budget_spent"])
    record("projects.spent", by=by, ref=project.ref, amount=amount)
    return spending


@transaction.atomic
def record_impact(
    *,
    by: Person,
    project: Project,
    indicator: str,
    unit: str,
    value: Decimal,
    measured_on: date,
    source: str,
    before: Decimal | None = None,
    method: str = "",
    limits: str = "",
    headline: str = "",
    target: Target | None = None,
    supersedes: Impact | None = None,
) -> Impact:
    """What was measured, when, by whom. Also possible after the end. A correction names the entry that it supersedes."""
    may_manage(by, project).or_refuse()
    impact = Impact.objects.create(
        project=project,
        indicator=indicator,
        unit=unit,
        before=before,
        value=value,
        measured_on=measured_on,
        source=source,
        method=method,
        limits=limits,
        headline=headline,
        target=target,
        supersedes=supersedes,
        by=by,
        at=clock.now(),
    )
    words = headline or indicator
    tell(project, "projects.impact", by=by, words=words, station=Station.IMPACT, impact=impact.pk)
    record("projects.impact", by=by, ref=project.ref, impact=impact.pk)
    return impact


def _lock(milestone: Milestone) -> Milestone:
    return Milestone.objects.select_for_update(of=("self",)).select_related("project__unit").get(pk=milestone.pk)


def _promises(milestone: Milestone) -> QuerySet[Step]:
    threads = threads_of(milestone.project)
    return Step.objects.filter(thread__in=threads, promised=True, facts__milestone=milestone.pk)
