"""Projects with their milestones and what they changed, events, votes and their counted papers."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, StringAgg, Subquery, Value
from django.utils.translation import gettext_lazy as _

from meydan.decisions.models import Result
from meydan.decisions.queries.ballots import for_api
from meydan.events.models import Event, EventGoal
from meydan.opendata.queries.tables.shape import Column, Kind, Table
from meydan.opendata.queries.tables.threads import TARGETS
from meydan.projects.models import Impact, Milestone, Pilot, Project, ProjectTarget

KURUS = _("kuruş")
PROJECT = Column("project", _("Number of the project; its page is /proje/number/"), "project_id", "projects.Project.id")
OF_PUBLIC = Q(project__hidden_at=None)


def projects() -> QuerySet[Project]:
    codes = ProjectTarget.objects.filter(project=OuterRef("pk")).order_by().values("project")
    places = Project.neighbourhoods.through.objects.filter(project=OuterRef("pk")).order_by().values("project")
    return (
        Project.objects.filter(hidden_at=None)
        .order_by("pk")
        .annotate(
            codes=Subquery(codes.values(told=StringAgg("target__code", Value(" "), order_by="position"))),
            places=Subquery(
                places.values(told=StringAgg("neighbourhood__slug", Value(" "), order_by="neighbourhood__slug"))
            ),
        )
    )


def milestones() -> QuerySet[Milestone]:
    return Milestone.objects.filter(OF_PUBLIC).order_by("pk")


def measures() -> QuerySet[Impact]:
    return Impact.objects.filter(OF_PUBLIC).order_by("pk").annotate(replaced=Q(superseded_by__isnull=False))


def pilots() -> QuerySet[Pilot]:
    return Pilot.objects.filter(OF_PUBLIC).order_by("pk")


def events() -> QuerySet[Event]:
    main = EventGoal.objects.filter(event=OuterRef("pk")).order_by("position").values("goal")[:1]
    return Event.objects.filter(published_at__isnull=False).order_by("pk").annotate(goal=Subquery(main))


def votes() -> Iterator[Sequence[Any]]:
    """One row an option of each counted list. The counted papers themselves are in the file that is named."""
    for ballot in for_api().filter(pk__in=Result.objects.values("ballot")).order_by("pk"):
        for result in sorted(ballot.results.all(), key=lambda one: one.list_id or 0):
            votes_of = {int(number): count for number, count in result.facts["votes"].items()}
            won = {int(number) for number in result.facts["winners"]}
            for option in ballot.shown_options:  # type: ignore[attr-defined]
                if option.number in votes_of:
                    yield (
                        ballot.pk, result.list_id, option.number, option.contribution_id, option.cost,
                        votes_of[option.number], option.number in won, result.papers, result.spoiled, result.rule,
                        result.facts["spent"], f"/oylama/{ballot.pk}/oylar.pb", result.input_hash,
                    )  # fmt: skip


TABLES = [
    Table(
        code="projects",
        needs=["projects"],
        theme="GOVE",
        title=_("Projects"),
        words=_("State, days, planned and spent money, neighbourhoods and targets."),
        kind=Kind.THINGS,
        rows=projects,
        columns=[
            Column("id", PROJECT.meaning, "", "projects.Project.id"),
            Column("state", _("Where it stands"), "", "projects.Project.state"),
            Column("unit", _("The unit that is in charge"), "unit__slug", "places.Unit.slug"),
            Column("process", _("Number of the process that it comes from"), "process_id", "ideas.Process.id"),
            Column("starts_on", _("Planned begin"), "", "projects.Project.starts_on"),
            Column("ends_on", _("Planned end"), "", "projects.Project.ends_on"),
            Column("finished_on", _("When it was finished"), "", "projects.Project.finished_on"),
            Column("budget_planned", _("Planned money"), "", "projects.Project.budget_planned", unit=KURUS),
            Column("budget_spent", _("Money spent"), "", "projects.Project.budget_spent", unit=KURUS),
            Column("targets", TARGETS, "codes", "goals.Target.code"),
            Column("neighbourhoods", _("Where, parted by spaces; empty: the whole town"), "places", "places.Neighbourhood.slug"),
        ],
    ),
    Table(
        code="milestones",
        needs=["projects"],
        theme="GOVE",
        title=_("Milestones"),
        words=_("What projects promised by which day, and when it was done."),
        kind=Kind.THINGS,
        rows=milestones,
        columns=[
            Column("id", _("Number of the milestone"), "", "projects.Milestone.id"),
            PROJECT,
            Column("first_due_on", _("The first promised day; it never changes"), "", "projects.Milestone.first_due_on"),
            Column("due_on", _("The day promised now"), "", "projects.Milestone.due_on"),
            Column("done_on", _("When it was done"), "", "projects.Milestone.done_on"),
        ],
    ),
    Table(
        code="measures",
        needs=["projects"],
        theme="GOVE",
        title=_("Measured results"),
        words=_("What projects changed: before, after and when it was measured. The words are on the page of the project."),
        kind=Kind.THINGS,
        rows=measures,
        columns=[
            Column("id", _("Number of the measurement"), "", "projects.Impact.id"),
            PROJECT,
            Column("target", _("The target that it serves"), "target__code", "goals.Target.code"),
            Column("before", _("The value before"), "", "projects.Impact.before"),
            Column("value", _("The value that was measured"), "", "projects.Impact.value"),
            Column("unit", _("Unit of measure"), "", "projects.Impact.unit"),
            Column("measured_on", _("When it was measured"), "", "projects.Impact.measured_on"),
            Column("replaced", _("Whether a correction has taken its place"), "", "projects.Impact.supersedes", type="boolean"),
        ],
    ),
    Table(
        code="pilots",
        needs=["projects"],
        theme="GOVE",
        title=_("Pilots"),
        words=_("What was tried in small, what had to come out, what came out and what was decided. The words are on the page."),
        kind=Kind.THINGS,
        rows=pilots,
        columns=[
            Column("id", _("Number of the pilot"), "", "projects.Pilot.id"),
            PROJECT,
            Column("state", _("Where it stands"), "", "projects.Pilot.state"),
            Column("neighbourhood", _("Where; empty: the whole town"), "neighbourhood__slug", "places.Neighbourhood.slug"),
            Column("starts_on", _("When it begins"), "", "projects.Pilot.starts_on"),
            Column("weeks", _("How long"), "", "projects.Pilot.weeks", unit=_("weeks")),
            Column("before", _("The value before"), "", "projects.Pilot.before"),
            Column("wanted", _("Whether the value should be at least or at most the threshold"), "", "projects.Pilot.wanted"),
            Column("threshold", _("The value that had to come out"), "", "projects.Pilot.threshold"),
            Column("value", _("The value that was measured"), "", "projects.Pilot.value"),
            Column("measured_on", _("When it was measured"), "", "projects.Pilot.measured_on"),
            Column("decision", _("What was decided"), "", "projects.Pilot.decision"),
            Column("decided_on", _("When it was decided"), "", "projects.Pilot.decided_on"),
        ],
    ),
    Table(
        code="events",
        needs=["events"],
        theme="EDUC",
        title=_("Events"),
        words=_("When, where, of which kind and for how many. Who came is in no file."),
        kind=Kind.THINGS,
        rows=events,
        columns=[
            Column("id", _("Number of the event"), "pk", "attendance.Occasion.id"),
            Column("kind", _("What it is"), "what", "events.Event.what"),
            Column("form", _("Present, on line or both"), "", "events.Event.form"),
            Column("audience", _("For whom"), "", "events.Event.audience"),
            Column("state", _("Where it stands"), "", "events.Event.state"),
            Column("unit", _("The unit that invites"), "occasion__unit__slug", "places.Unit.slug"),
            Column("neighbourhood", _("Where; empty: on line, or outside a neighbourhood"), "neighbourhood__slug", "places.Neighbourhood.slug"),
            Column("goal", _("The main goal"), "", "goals.Goal.number"),
            Column("starts_at", _("When it begins"), "occasion__starts_at", "attendance.Occasion.starts_at", unit="UTC"),
            Column("ends_at", _("When it ends"), "occasion__ends_at", "attendance.Occasion.ends_at", unit="UTC"),
            Column("capacity", _("Seats; empty: no limit"), "occasion__capacity", "attendance.Occasion.capacity", unit=_("seats")),
        ],
    ),
    Table(
        code="votes",
        needs=["decisions"],
        theme="GOVE",
        title=_("Votes and their counted papers"),
        words=_("Each option of each count, with its votes and the file of the counted papers. Nothing leads from a paper to a person."),
        kind=Kind.THINGS,
        rows=votes,
        columns=[
            Column("ballot", _("Number of the vote; its page is /oylama/number/"), "", "decisions.Ballot.id"),
            Column("list", _("Number of the list that was counted; empty: the list of the whole town"), "", "decisions.AreaGroup.id"),
            Column("option", _("Number of the option on the paper"), "", "decisions.Option.number"),
            Column("contribution", _("Number of the contribution that it comes from"), "", "ideas.Contribution.id"),
            Column("cost", _("What it costs"), "", "decisions.Option.cost", unit=KURUS),
            Column("votes", _("Votes, or points, for it"), "", "decisions.Result.facts", type="number"),
            Column("won", _("Whether it was chosen"), "", "decisions.Result.facts", type="boolean"),
            Column("papers", _("Counted papers of this list"), "", "decisions.Result.papers", unit=_("papers")),
            Column("spoiled", _("Papers that did not count"), "", "decisions.Result.spoiled", unit=_("papers")),
            Column("rule", _("How it was counted"), "", "decisions.Ballot.rule"),
            Column("spent", _("What all chosen options of this list cost"), "", "decisions.Result.facts", unit=KURUS, type="integer"),
            Column("papers_file", _("Address of the file with the counted papers (Pabulib)"), "", "decisions.Result.input_hash", type="string"),
            Column("papers_sha256", _("Fingerprint of what was counted"), "", "decisions.Result.input_hash"),
        ],
    ),
]  # fmt: skip
