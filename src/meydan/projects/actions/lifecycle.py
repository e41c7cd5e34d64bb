"""A project from its start to its end."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.languages import BINDING
from meydan.base.outbox import notify
from meydan.goals.models import Target
from meydan.ideas.actions import mark_done, mark_in_project
from meydan.ideas.models import Contribution, Process
from meydan.people.actions import holding, keeper
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit
from meydan.projects.actions.pilot import make_pilot_findable
from meydan.projects.actions.telling import make_findable, tell
from meydan.projects.models import Origin, PlanLine, Project, ProjectState, ProjectTarget, StateChange
from meydan.projects.queries.plan import is_plan_asked_for
from meydan.projects.rules import ENDS_BEFORE, may_change, may_finish, may_move, may_start_project, may_work_on_projects
from meydan.projects.rules.plan import LINE_NEEDED, may_choose_line
from meydan.threads.actions import open_thread
from meydan.threads.models import Station, Thread


@transaction.atomic
def start_project(
    *,
    by: Person,
    title: str,
    summary: str,
    unit: Unit,
    starts_on: date,
    ends_on: date,
    contributions: Sequence[Contribution] = (),
    targets: Sequence[Target] = (),
    neighbourhoods: Sequence[Neighbourhood] = (),
    owner: Person | None = None,
    process: Process | None = None,
    partners: Sequence[str] = (),
    budget_planned: int = 0,
    running: bool = True,
    plan_line: PlanLine | None = None,
    thread: Thread | None = None,
    language: str = BINDING,
) -> Project:
    """Start a project from contributions, or from none (then it goes on with `thread`, or gets one of its own). `budget_planned`
    in kuruş.
    Raises Refused if `may_start_project` says no, if the dates are turned round, if a contribution is not ready, or if a
    line of the strategic plan is missing where one is asked for."""
    may_start_project(by, unit).or_refuse()
    owner = holding(owner or keeper(by))
    may_work_on_projects(owner).or_refuse()
    _check_line(plan_line)
    if ends_on < starts_on:
        raise Refused(ENDS_BEFORE, field="ends_on")
    state = ProjectState.RUNNING if running else ProjectState.PLANNED
    project = Project.objects.create(
        title=title,
        language=language,
        summary=summary,
        unit=unit,
        owner=owner,
        process=process,
        state=state,
        starts_on=starts_on,
        ends_on=ends_on,
        budget_planned=budget_planned,
        plan_line=plan_line,
        partners=list(partners),
        created_at=clock.now(),
        changed_at=clock.now(),
    )
    project.neighbourhoods.set(neighbourhoods)
    set_targets(project, targets)
    StateChange.objects.create(project=project, after=state, by=by, at=clock.now())
    _take_over(by, project, contributions, thread)
    make_findable(project)
    tell(project, "projects.started", by=by, words=summary, station=Station.PROJECT)
    record("projects.started", by=by, ref=project.ref, contributions=[one.pk for one in contributions])
    return project


def _check_line(line: PlanLine | None) -> None:
    if line:
        may_choose_line(line).or_refuse()
    elif is_plan_asked_for():
        raise Refused(LINE_NEEDED, field="plan_line")


def set_targets(project: Project, targets: Sequence[Target]) -> None:
    ProjectTarget.objects.filter(project=project).delete()
    ProjectTarget.objects.bulk_create(
        ProjectTarget(project=project, target=target, position=position) for position, target in enumerate(targets)
    )


def _take_over(by: Person, project: Project, contributions: Sequence[Contribution], thread: Thread | None) -> None:
    """Mark the origins and find the threads that the project's steps belong to."""
    Origin.objects.bulk_create(Origin(project=project, contribution=one) for one in contributions)
    if contributions:
        mark_in_project(by=by, contributions=contributions, project_ref=project.ref)
        threads = {one.thread.merged_into_id or one.thread_id for one in contributions}
        project.threads.set(threads)
    elif thread:
        project.threads.set([thread.merged_into_id or thread.pk])
    else:
        places = list(project.neighbourhoods.all())
        targets = [link.target for link in project.target_links.select_related("target")]
        place = places[0] if len(places) == 1 else None
        project.threads.set([open_thread(title=project.title, neighbourhood=place, targets=targets)])


@transaction.atomic
def edit_project(
    *,
    by: Person,
    project: Project,
    title: str,
    summary: str,
    ends_on: date,
    budget_planned: int,
    partners: Sequence[str],
    easy_read: str,
    reason: str,
    language: str = "",
) -> Project:
    """Correct or change the plan. What was planned before stays in the audit log, with the reason in public."""
    project = _lock(project)
    may_change(by, project).or_refuse()
    if ends_on < project.starts_on:
        raise Refused(ENDS_BEFORE, field="ends_on")
    before = {"ends_on": project.ends_on.isoformat(), "budget_planned": project.budget_planned}
    plan_changed = (project.ends_on, project.budget_planned) != (ends_on, budget_planned)
    project.title, project.summary, project.easy_read = title, summary, easy_read
    project.language = language or project.language
    project.ends_on, project.budget_planned, project.partners = ends_on, budget_planned, list(partners)
    project.save()
    make_findable(project)
    if plan_changed:
        after = {"ends_on": ends_on.isoformat(), "budget_planned": budget_planned}
        tell(project, "projects.plan_changed", by=by, words=reason, before=before, after=after)
    record("projects.edited", by=by, ref=project.ref, before=before)
    return project


@transaction.atomic
def change_state(*, by: Person, project: Project, state: str, words: str) -> Project:
    """Start, pause, go on or cancel, with the reason in public. Finishing has its own verb."""
    project = _lock(project)
    may_move(by, project, state).or_refuse()
    _move(by, project, state, words)
    tell(project, f"projects.{state}", by=by, words=words)
    record("projects.state", by=by, ref=project.ref, state=state)
    return project


@transaction.atomic
def finish_project(*, by: Person, project: Project, words: str, no_impact_reason: str = "") -> Project:
    """The end: everyone who took part is told what became of it. Refused without a measured impact or a reason why not."""
    project = _lock(project)
    may_finish(by, project, no_impact_reason).or_refuse()
    project.finished_on = clock.today()
    project.no_impact_reason = no_impact_reason
    _move(by, project, ProjectState.DONE, words)
    contributions = [origin.contribution for origin in project.origins.select_related("contribution")]
    if contributions:
        mark_done(by=by, contributions=contributions, project_ref=project.ref)
    tell(project, "projects.done", by=by, words=words, quiet=True)
    groups = [f"took_part:{one.ref}" for one in project.threads.all()]
    notify(
        [*groups, *(f"followers:{one.ref}" for one in project.threads.all())],
        "projects.done",
        ref=project.ref,
        but_not=by,
        words=words,
    )
    record("projects.finished", by=by, ref=project.ref)
    return project


@transaction.atomic
def hide_project(*, by: Person | None, thing_id: int, reason: str, hidden: bool = True) -> None:
    """Called by moderation."""
    project = Project.objects.select_for_update().get(pk=thing_id)
    project.hidden_at = clock.now() if hidden else None
    project.save(update_fields=["hidden_at"])
    make_findable(project)
    for pilot in project.pilots.select_related("project"):
        make_pilot_findable(pilot)
    record("projects.hidden" if hidden else "projects.shown", by=by, ref=project.ref)


def _lock(project: Project) -> Project:
    return Project.objects.select_for_update(of=("self",)).select_related("unit").get(pk=project.pk)


def _move(by: Person, project: Project, state: str, words: str) -> None:
    StateChange.objects.create(project=project, before=project.state, after=state, words=words, by=by, at=clock.now())
    project.state = state
    project.save()
