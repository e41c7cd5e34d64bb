"""What projects show to the house."""

from collections.abc import Iterable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.cards import (
    Card,
    DeskLink,
    Kind,
    MenuEntry,
    NoticeType,
    PersonalData,
    Queue,
    Section,
    Tally,
    Task,
    Work,
)
from meydan.base.counted import Deed
from meydan.base.lines import Lines, line
from meydan.base.templatetags.ui import day
from meydan.base.workdays import end_of
from meydan.people.models import Person
from meydan.projects import personal, queries, rules
from meydan.projects.actions import hand_over_projects, hide_project
from meydan.projects.models import PathStop, Pilot, PilotState, Project, Update
from meydan.projects.queries import official_path, participation, pilots, plan


def _link(project: Project) -> str:
    return project.get_absolute_url()


def _update_link(update: Update) -> str:
    return f"{update.project.get_absolute_url()}#update-{update.pk}"


def _pilot_link(pilot: Pilot) -> str:
    return pilot.get_absolute_url()


def _working_page(pk: int) -> str:
    return address("projects:desk_project", pk)


def _late_milestones(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=one.title,
            verb=_("Finish or move it"),
            url=_working_page(one.project_id) + f"#milestone-{one.pk}",
            facts=[one.project.title],
            due=end_of(one.due_on),
            link=one.project.get_absolute_url(),
            ref=f"milestone:{one.pk}",
            unit_id=one.project.unit_id,
            assigned_to=one.project.owner_id,
        )
        for one in queries.late_milestones(person)[:at_most]
    ]


def _a_month_ago() -> Any:
    return clock.now() - timedelta(days=30)


def _without_news(person: Person, at_most: int) -> Sequence[Task]:
    return [_task(one, _("Write an update")) for one in queries.without_news(person, _a_month_ago())[:at_most]]


def _without_impact(person: Person, at_most: int) -> Sequence[Task]:
    return [_task(one, _("Record the impact")) for one in queries.done_without_impact(person)[:at_most]]


def _without_plan(person: Person, at_most: int) -> Sequence[Task]:
    return [_task(one, _("Name its line"), "?do=plan#plan") for one in plan.without_plan(person)[:at_most]]


def _pilots_to_end(person: Person, at_most: int) -> Sequence[Task]:
    """Pilots whose weeks are over, and those that were measured and not decided."""
    return [_at_its_end(one) for one in pilots.pilots_to_end(person)[:at_most]]


def _at_its_end(pilot: Pilot) -> Task:
    measured = pilot.state == PilotState.MEASURED
    over = gettext("its weeks ended on %(day)s") % {"day": day(pilot.ends_on)}
    return Task(
        title=pilot.project.title,
        verb=_("Decide") if measured else _("Write down what was measured"),
        url=address("projects:desk_pilot", pilot.project_id),
        facts=[pilot.hypothesis, str(pilot.get_state_display()) if measured else over],
        link=pilot.get_absolute_url(),
        ref=pilot.ref,
        unit_id=pilot.project.unit_id,
        assigned_to=pilot.project.owner_id,
    )


def _waiting(person: Person, at_most: int) -> Sequence[Task]:
    """Projects that wait at a committee, the council, the board or further on."""
    return [_at_stop(one) for one in official_path.waiting_stops(person)[:at_most]]


def _at_stop(one: PathStop) -> Task:
    words = gettext("%(stop)s: waits since %(day)s") % {"stop": one.get_stop_display(), "day": day(one.since)}
    return Task(
        title=one.project.title,
        verb=_("Record the outcome"),
        url=address("projects:desk_path", one.project_id),
        facts=[words, *([gettext("Agenda: %(day)s") % {"day": day(one.agenda_on)}] if one.agenda_on else [])],
        due=end_of(one.agenda_on) if one.agenda_on else None,
        link=one.project.get_absolute_url(),
        ref=f"path:{one.pk}",
        unit_id=one.project.unit_id,
        assigned_to=one.project.owner_id,
    )


def _task(project: Project, verb: Any, part: str = "") -> Task:
    return Task(
        title=project.title,
        verb=verb,
        url=_working_page(project.pk) + part,
        facts=[project.unit.name],
        link=project.get_absolute_url(),
        ref=project.ref,
        unit_id=project.unit_id,
        assigned_to=project.owner_id,
    )


def _lines(projects: Iterable[Project]) -> Lines:
    return [(line(one.tone, one.title, one.language, one.unit.name), one.get_absolute_url()) for one in projects]


def _on_place(request: HttpRequest, place: Any, found: Any) -> dict[str, Any] | None:
    return {"lines": _lines(found), "more": reverse("projects:list") + f"?place={place.slug}"} if found else None


def _on_goal(request: HttpRequest, goal: Any, found: Any) -> dict[str, Any] | None:
    return {"lines": _lines(found), "more": reverse("projects:list") + f"?goal={goal.number}"} if found else None


def _on_process(request: HttpRequest, process: Any, found: Any) -> dict[str, Any] | None:
    return {"lines": _lines(found), "more": ""} if found else None


def _on_my_page(request: HttpRequest, person: Any, found: Any) -> dict[str, Any] | None:
    return {"lines": _lines(found), "more": "", "title": gettext("Projects that came from it")} if found else None


def _on_contribution_desk(request: HttpRequest, contribution: Any) -> dict[str, Any] | None:
    may = rules.may_work_on_projects(request.person)
    return {"url": reverse("projects:desk_new") + f"?katki={contribution.pk}"} if may else None


def _on_result(request: HttpRequest, ballot: Any) -> dict[str, Any] | None:
    """Projects that came from what won in a vote; who works on projects may start what is missing."""
    started = queries.from_contributions([one.contribution_id for one in ballot.won])
    begun = {origin.contribution_id for origin in started}
    may = rules.may_work_on_projects(request.person)
    missing = [one for one in ballot.won if one.contribution_id not in begun] if may else []
    return {"started": started, "missing": missing} if started or missing else None


LIST = "projects/_section.html"
CARD = Card(
    name=_("Projects"),
    icon="flag",
    kinds=[
        Kind(
            "project",
            _("Project"),
            queries.load_many,
            _link,
            str,
            named=("title", "language"),
            load_whole=queries.load_whole,
            step_template="projects/_step.html",
            hide=hide_project,
        ),
        Kind("update", _("Project update"), queries.load_updates, _update_link, str),
        Kind("pilot", _("Pilot"), pilots.load_pilots, _pilot_link, str),
    ],
    sections=[
        Section("place", LIST, _on_place, 40, asks=lambda place: [queries.in_place(place.pk)]),
        Section("goal", LIST, _on_goal, 40, asks=lambda goal: [queries.for_goal(goal.number)]),
        Section("process", LIST, _on_process, 40, asks=lambda process: [queries.of_process(process.pk)]),
        Section("person", LIST, _on_my_page, 40, asks=lambda person: [queries.from_person(person)]),
        Section("ballot_result", "projects/_on_result.html", _on_result, 10, aside=True),
        Section("contribution_desk", "projects/_start_from.html", _on_contribution_desk, 40),
    ],
    desk=[
        Queue(
            "projects.late",
            _("Late milestones"),
            rules.DESK,
            _late_milestones,
            lambda person: queries.late_milestones(person),
            due="due_on",
            holder="project__owner",
        ),
        Queue(
            "projects.silent",
            _("Projects without news for 30 days"),
            rules.DESK,
            _without_news,
            lambda person: queries.without_news(person, _a_month_ago()),
            holder="owner",
        ),
        Queue(
            "projects.unmeasured",
            _("Finished without a measured impact"),
            rules.DESK,
            _without_impact,
            lambda person: queries.done_without_impact(person),
            holder="owner",
        ),
        Queue(
            "projects.pilots",
            _("Pilots at their end"),
            rules.DESK,
            _pilots_to_end,
            pilots.pilots_to_end,
            holder="project__owner",
        ),
        Queue(
            "projects.path",
            _("On the official path"),
            rules.DESK,
            _waiting,
            lambda person: official_path.waiting_stops(person),
            due="agenda_on",
            holder="project__owner",
        ),
        Queue(
            "projects.without_plan",
            _("Projects without a line of the plan"),
            rules.DESK,
            _without_plan,
            lambda person: plan.without_plan(person),
            "projects:desk_without_plan",
            holder="owner",
        ),
    ],
    work=[
        Work(
            "projects.projects",
            _("Projects"),
            queries.projects_in_hands,
            "owner",
            rules.may_hold,
            hand_over_projects,
            lambda one: _working_page(one.pk),
            late=queries.late_now,
        )
    ],
    desk_links=[
        DeskLink(_("Projects"), "projects:desk_projects", rules.DESK),
        DeskLink(_("Quarterly table"), "projects:desk_quarter", rules.DESK),
    ],
    menu=[MenuEntry(_("Projects"), "projects:list", 40)],
    notices=[
        NoticeType(
            "projects.started", _("A project started: %(title)s"), _("What you gave became a project. %(words)s")
        ),
        NoticeType("projects.update", _("News from the project %(title)s"), _("%(words)s")),
        NoticeType(
            "projects.milestone", _("Reached: %(words)s"), _("The project “%(title)s” has kept a promise: %(words)s")
        ),
        NoticeType(
            "projects.milestone_moved",
            _("A date moved in the project %(title)s"),
            _("The new date and the reason: %(words)s"),
        ),
        NoticeType("projects.plan_changed", _("The plan of the project %(title)s changed"), _("The reason: %(words)s")),
        NoticeType("projects.running", _("The project %(title)s goes on"), _("%(words)s")),
        NoticeType("projects.paused", _("The project %(title)s pauses"), _("%(words)s")),
        NoticeType("projects.cancelled", _("The project %(title)s was cancelled"), _("The reason: %(words)s")),
        NoticeType(
            "projects.impact",
            _("What changed: %(words)s"),
            _("The project “%(title)s” has a new measured result: %(words)s"),
        ),
        NoticeType("projects.pilot_started", _("A pilot began: %(title)s"), _("We try this: %(words)s")),
        NoticeType(
            "projects.pilot_threshold",
            _("A threshold changed: %(title)s"),
            _("The threshold of the pilot changed after its start. The reason: %(words)s"),
        ),
        NoticeType(
            "projects.pilot_decided",
            _("What we learned from the pilot: %(title)s"),
            _("Measured: %(value)s %(measure)s, threshold: %(threshold)s %(measure)s. The lesson: %(words)s"),
        ),
        NoticeType(
            "projects.path_ended",
            _("There is an official decision: %(title)s"),
            _("Decision no. %(number)s. %(words)s"),
        ),
        NoticeType("projects.done", _("Done: %(title)s"), _("Thank you. This is what became of it: %(words)s")),
    ],
    sentences=rules.SENTENCES,
    tallies=[
        Tally("place", _("%(count)s projects"), queries.per_place),
        Tally("goal", _("%(count)s projects"), queries.per_goal),
    ],
    deeds=[
        Deed("projects.done", _("Finished projects"), participation.finished),
        Deed("projects.spent", _("Spent on projects"), participation.spent, "kurus"),
    ],
    personal_data=[
        PersonalData(
            model,
            (column,),
            _("To know who of the staff answers for a project"),
            partial(personal.export_work, model, column),
            partial(personal.forget_work, model, column),
            None,
            _("public record of the project"),
            subjects="staff",
            category="work",
            stays=True,
        )
        for model, column in personal.LINKS
    ],
    sitemap=queries.addresses,
)
