"""Reading the strategic plan."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db.models import Exists, F, Prefetch, Q, QuerySet

from meydan.base import clock, turkish
from meydan.people.models import Person
from meydan.projects.models import Plan, PlanLevel, PlanLine, PlanUpload, Project
from meydan.projects.models.plan import NAMEABLE
from meydan.projects.models.project import OPEN
from meydan.projects.queries.projects import managed_by, projects_visible_to


def plan_in_force() -> Plan | None:
    return Plan.objects.filter(ended_on=None).first()


def plans() -> list[Plan]:
    """Every plan, the one in force first, then the latest."""
    return list(Plan.objects.order_by(F("ended_on").desc(nulls_first=True), "-pk"))


def plan_for(year: int, known: Sequence[Plan]) -> Plan | None:
    """Of `known`, the plan that a year belongs to: the one in force where its years hold it, otherwise the last real one that they did
    hold. So the last quarter of a plan is still told in it when the next one has come already."""
    of_the_year = [one for one in known if year in one.years]
    present = next((one for one in known if one.ended_on is None), None)
    if present is None or present in of_the_year:
        return present
    return next((one for one in of_the_year if not one.is_example), present)


def stood_in(plan: Plan) -> Q:
    """Lines of a plan: of one that has ended those with which it ended, and not those that had left it before."""
    return Q(plan=plan) & (Q(ended_on__gte=plan.ended_on) if plan.ended_on else Q(ended_on=None))


def is_plan_asked_for() -> bool:
    """Whether a new project must name a line: from the second day of a plan that has lines to name."""
    plan = plan_in_force()
    return plan is not None and plan.is_asked_for and lines_to_name().exists()


def lines_to_name() -> QuerySet[PlanLine]:
    """Activities and indicators that are in force."""
    return PlanLine.objects.filter(level__in=NAMEABLE, ended_on=None).order_by("order", "id")


def uploads_of(person: Person) -> QuerySet[PlanUpload]:
    return PlanUpload.objects.filter(by=person)


def plan_rows(plan: Plan) -> QuerySet[PlanLine]:
    """All lines that stand in it with what a file of them needs, and the projects that everybody may see under each."""
    lines = PlanLine.objects.filter(stood_in(plan)).select_related("parent", "unit", "moves")
    shown = Prefetch(
        "projects", Project.objects.filter(hidden_at=None).only("pk", "plan_line"), to_attr="shown_projects"
    )
    return lines.prefetch_related("targets", shown).order_by("order", "id")


def without_plan(person: Person) -> QuerySet[Project]:
    """Open projects that name no line in force, as soon as they must."""
    asked_for = Plan.objects.filter(
        ended_on=None, began_at__date__lt=clock.today()
    )  # `is_plan_asked_for`, in the same query
    rows = managed_by(person).filter(Exists(asked_for), Exists(lines_to_name()), state__in=OPEN)
    return rows.filter(Q(plan_line=None) | Q(plan_line__ended_on__isnull=False)).order_by("starts_on", "pk")


@dataclass
class Branch:
    """A line with what lies below it and the projects that name it; sums include everything below."""

    line: PlanLine
    parts: list["Branch"] = field(default_factory=list)
    projects: list[Project] = field(default_factory=list)
    stands: bool = True
    """Whether it stands in its plan, or stood in it to the end."""

    @property
    def everything(self) -> list[Project]:
        return [*self.projects, *(project for part in self.parts for project in part.everything)]

    @property
    def count(self) -> int:
        return len(self.everything)

    @property
    def planned(self) -> int:
        """Kuruş."""
        return sum(project.budget_planned for project in self.everything)

    @property
    def spent(self) -> int:
        """Kuruş."""
        return sum(project.budget_spent for project in self.everything)


@dataclass(frozen=True)
class Tree:
    goals: Sequence[Branch]
    projects: int
    planned: int
    spent: int


@dataclass(frozen=True)
class Wanted:
    """What a visitor asks of the plan; empty means everything."""

    text: str = ""
    unit: str = ""
    only_projects: bool = False


OF_PROJECT = ("title", "language", "state", "budget_planned", "budget_spent", "plan_line", "unit__slug")
"""What the plan says of each of its hundreds of projects."""


def plan_tree(plan: Plan, wanted: Wanted) -> Tree:
    """The plan with the projects under each line; four queries whatever its size."""
    shown = projects_visible_to(None).exclude(state="cancelled").order_by("title")
    shown = shown.select_related(None).select_related("unit").only(*OF_PROJECT)
    lines = PlanLine.objects.filter(plan=plan).select_related("unit", "moves")
    lines = lines.prefetch_related("targets", Prefetch("projects", shown, to_attr="shown_projects"))
    branches: dict[int, Branch] = {}
    below: dict[int | None, list[Branch]] = defaultdict(list)
    for line in lines:
        stands = line.ended_on is None or (plan.ended_on is not None and line.ended_on >= plan.ended_on)
        branch = Branch(line, projects=line.shown_projects, stands=stands)
        branches[line.pk] = branch
        below[line.parent_id].append(branch)
    for branch in branches.values():
        branch.parts = below[branch.line.pk]
    goals = [kept for one in below[None] if (kept := _pruned(one, wanted))]
    every = {project.pk: project for one in goals for project in one.everything}.values()
    return Tree(goals, len(every), sum(one.budget_planned for one in every), sum(one.budget_spent for one in every))


def _pruned(branch: Branch, wanted: Wanted) -> Branch | None:
    """The branch with only what was asked for; an ended line stays where a project names it."""
    parts = [kept for one in branch.parts if (kept := _pruned(one, wanted))]
    if parts or ((not branch.parts or branch.line.level in NAMEABLE) and _fits(branch, wanted)):
        return Branch(branch.line, parts, branch.projects)
    return None


def _fits(branch: Branch, wanted: Wanted) -> bool:
    line = branch.line
    if (not branch.stands or wanted.only_projects) and not branch.projects:
        return False
    if wanted.unit and not (
        (line.unit and line.unit.slug == wanted.unit) or any(one.unit.slug == wanted.unit for one in branch.projects)
    ):
        return False
    words = " ".join([line.code, line.name_tr, line.name_en, *(one.title for one in branch.projects)])
    return all(part in turkish.fold(words) for part in turkish.fold(wanted.text).split())


def levels_of(plan: Plan) -> dict[str, int]:
    """How many lines there are of each level."""
    counted: dict[str, int] = dict.fromkeys(PlanLevel.values, 0)
    for level in PlanLine.objects.filter(plan=plan, ended_on=None).values_list("level", flat=True):
        counted[level] += 1
    return counted


@dataclass(frozen=True)
class Changes:
    """What an uploaded plan would do to the lines of the present one."""

    renews: bool
    """Whether it renews the present plan; otherwise that one ends as a whole."""
    fresh: int
    kept: int
    ended: Sequence[PlanLine]
    """Lines in force that are not in the file."""


def changes(upload: PlanUpload, codes: Sequence[str]) -> Changes:
    """Compared with the plan in force; an example is never renewed."""
    present = plan_in_force()
    same_years = present and (present.first_year, present.last_year) == (upload.first_year, upload.last_year)
    lines = list(PlanLine.objects.filter(plan=present, ended_on=None)) if present else []
    if not present or not same_years or present.is_example:
        return Changes(False, len(codes), 0, lines)
    before = {line.code for line in lines}
    gone = [line for line in lines if line.code not in codes]
    return Changes(True, len(set(codes) - before), len(set(codes) & before), gone)
