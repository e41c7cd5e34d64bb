"""Reading contributions. What one may not see is not found."""

import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db.models import (
    BigIntegerField,
    BooleanField,
    F,
    Func,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Cast, Coalesce, Substr
from django.urls import reverse

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.counted import ref_to
from meydan.base.memory import remembered
from meydan.base.paging import Page, page_by_key
from meydan.base.prepared import of_many, of_page
from meydan.base.ready import ready
from meydan.discussion import queries as discussion
from meydan.ideas.models import (
    AnswerTemplate,
    Audience,
    Channel,
    Contribution,
    ContributionKind,
    Draft,
    Edition,
    Process,
    State,
    StateChange,
    Support,
)
from meydan.ideas.models.contributions import WAITING
from meydan.ideas.rules.processes import may_see_inside
from meydan.people.models import Person
from meydan.threads.models import Thread, ThreadTarget

ORDERS = {
    "fitting": ("place_found", "id"),
    "newest": ("-created_at", "-id"),
    "moved": ("-changed_at", "-id"),
    "supported": ("-support_count", "-id"),
    "owed": ("promised_for", "id"),
}
HOME = ("thread__merged_into", "merged_into__thread__merged_into")
"""What has to be read to know the thread on which a contribution is told."""
OPEN = (State.RECEIVED, State.IN_REVIEW, State.ACCEPTED, State.IN_PROJECT)
ANSWERED = (State.ACCEPTED, State.ANSWERED, State.DECLINED)
GROUPS: dict[str, Sequence[str]] = {"open": WAITING, "answered": ANSWERED, "done": (State.DONE,)}
"""Groups of states as the home page names them."""


def contributions_visible_to(viewer: Viewer) -> QuerySet[Contribution]:
    """Hidden ones are for people at the desk only, those from inside for colleagues only."""
    links = ("thread__merged_into", "merged_into__thread__merged_into", "neighbourhood", "unit", "author", "process")
    rows = Contribution.objects.select_related(*links)
    if not may_see_inside(viewer):
        rows = rows.filter(inside=False)
    return rows if viewer is not None and viewer.at_desk else rows.filter(hidden_at=None)


def is_visible_to(viewer: Viewer, one: Contribution) -> bool:
    """The same of one that is read already."""
    if one.inside and not may_see_inside(viewer):
        return False
    return not one.hidden_at or (viewer is not None and viewer.at_desk)


def sees_more(viewer: Viewer) -> bool:
    """Whether lists show a viewer something that they do not show to everybody."""
    return viewer is not None and (viewer.at_desk or bool(may_see_inside(viewer)))


def to_support(viewer: Viewer, pk: int) -> list[Contribution]:
    """For the button, which many press at once: the one row alone, if the viewer may see it."""
    return [one for one in _alone(pk) if is_visible_to(viewer, one)]


@ready
def _alone(pk: int) -> QuerySet[Contribution]:
    return Contribution.objects.filter(pk=pk)


@ready
def to_lock(pk: int) -> QuerySet[Contribution]:
    """As it is now, held until the end of the transaction; asked inside of one."""
    return Contribution.objects.select_for_update(of=("self",), no_key=True).select_related("process").filter(pk=pk)


@ready
def support_of(contribution: int, person: int) -> QuerySet[Support]:
    return Support.objects.filter(contribution=contribution, person=person)


def written_by(person: Person) -> QuerySet[Contribution]:
    """A person's own, also what is hidden or waits for a look."""
    return Contribution.objects.filter(author=person)


def for_cards(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """With what a card shows and no more: also the number of the main goal and how many comments there are."""
    links = ThreadTarget.objects.filter(thread=OuterRef("thread")).order_by("position")
    home = Coalesce("merged_into__thread__merged_into", "merged_into__thread", "thread__merged_into", "thread")
    rows = rows.select_related(None).select_related("neighbourhood", *HOME).alias(told_on=ref_to("thread", home))
    return rows.annotate(
        main_goal=Subquery(links.values("target__goal")[:1]), comment_count=discussion.how_many_on("told_on")
    )


def with_targets(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """With what programs read; targets with one query."""
    rows = rows.select_related(None).select_related("neighbourhood", "unit", "process", "thread")
    return rows.prefetch_related(Prefetch("thread__target_links", ThreadTarget.objects.select_related("target")))


def load_many(viewer: Viewer, ids: Collection[int]) -> QuerySet[Contribution]:
    return contributions_visible_to(viewer).filter(pk__in=ids)


@dataclass(frozen=True)
class Wanted:
    """What a visitor asks of the list; empty means everything."""

    text: str = ""
    kind: str = ""
    goal: int | None = None
    place: str = ""
    state: str = ""
    unit: str = ""
    process: int | None = None
    order: str = ""

    @cached_property
    def found(self) -> list[int]:
        """What fits the words; asked once for the list and for how many there are."""
        return found_ids(self.text)


def matching(viewer: Viewer, wanted: Wanted) -> QuerySet[Contribution]:
    """Contributions that stand by themselves (neither hidden nor joined to another one) and match."""
    rows = contributions_visible_to(viewer).filter(hidden_at=None)
    rows = rows.filter(state=State.MERGED) if wanted.state == State.MERGED else rows.exclude(state=State.MERGED)
    if wanted.text:
        rows = fitting(rows, wanted.found)
    if wanted.kind in ContributionKind.values:
        rows = rows.filter(what=wanted.kind)
    if wanted.goal:
        rows = rows.filter(pk__in=ids_of_goal(wanted.goal))
    if wanted.place:
        rows = rows.filter(neighbourhood__slug=wanted.place)
    if wanted.state in {"open", "replied"}:
        rows = rows.filter(state__in=OPEN if wanted.state == "open" else ANSWERED)
    elif wanted.state == "owed":
        rows = rows.filter(state__in=WAITING)
    elif wanted.state == "late":
        rows = rows.filter(late_now())
    elif wanted.state in State.values:
        rows = rows.filter(state=wanted.state)
    if wanted.unit:
        rows = rows.filter(unit__slug=wanted.unit)
    return rows.filter(process=wanted.process) if wanted.process else rows


def list_page(viewer: Viewer, wanted: Wanted, after: str) -> Page[Contribution]:
    """One page. What was searched for comes in the order in which it fits, unless another order is asked for. First it is asked which
    ones, of few tables, and then for their cards in words that are always the same: to plan both at once takes PostgreSQL longer."""
    usual = "fitting" if wanted.text else "newest"
    asked = wanted.order if wanted.text or wanted.order != "fitting" else usual
    order = ORDERS.get(asked, ORDERS[usual])
    columns = {name.lstrip("-") for name in order} - {"place_found"}
    rows = matching(viewer, wanted).select_related(None).only("pk", *columns)
    return shown(page_by_key(rows, order=order, after=after, per_page=15), "cards of a list", _cards)


def shown(
    page: Page[Contribution], name: str, questions: Callable[[Sequence[int]], Sequence[QuerySet[Contribution]]]
) -> Page[Contribution]:
    """A page of numbers alone with what `questions` ask about them, in words that are written once under this `name`."""
    (rows,) = of_many(name, questions, [one.pk for one in page.items])
    known = {one.pk: one for one in rows}
    return replace(page, items=[known[one.pk] for one in page.items if one.pk in known])


def _cards(numbers: Collection[int]) -> Sequence[QuerySet[Contribution]]:
    return [for_cards(Contribution.objects.filter(pk__in=numbers, hidden_at=None))]


def how_many(viewer: Viewer, wanted: Wanted) -> int:
    """The same for everybody, so it is counted once a minute; after a search anew."""
    return (
        matching(viewer, wanted).select_related(None).order_by().count()
        if wanted.text
        else _counted_list(replace(wanted, order=""))
    )


@remembered
def _counted_list(wanted: Wanted) -> int:
    return matching(None, wanted).select_related(None).order_by().count()


def fitting(rows: QuerySet[Contribution], ids: Sequence[int]) -> QuerySet[Contribution]:
    """Those of `rows` that a search found, each with its place in what was found."""
    place = Func(_array(ids), F("pk"), function="array_position", output_field=IntegerField())
    return among(rows, ids).annotate(place_found=place)


def among(rows: QuerySet[Contribution], ids: Sequence[int]) -> QuerySet[Contribution]:
    """The same in no order. One array and not two hundred numbers, which are much to write."""
    any_of = Func(_array(ids), function="ANY")
    return rows.filter(Func(F("pk"), any_of, template="%(expressions)s", arg_joiner=" = ", output_field=BooleanField()))


def _array(ids: Sequence[int]) -> Value:
    return Value(list(ids), ArrayField(BigIntegerField()))


def found_ids(text: str, *, all_words: bool = True) -> list[int]:
    """Ids of the best matches, best first."""
    return [int(one.ref.partition(":")[2]) for one in search.find(text, kinds=["idea"], all_words=all_words)]


def ids_with_words(text: str) -> QuerySet[Any, int]:
    """Ids of all that hold all these words, for counting."""
    found = search.with_words(text, kinds=["idea"])
    return found.annotate(pk_found=Cast(Substr("ref", len("idea:") + 1), BigIntegerField())).values_list(
        "pk_found", flat=True
    )


def alike(text: str, *, but_not: int = 0) -> list[int]:
    """Ids of contributions that may say the same, best first. Nothing for fewer than two words."""
    if len(text.split()) < 2:
        return []
    return [pk for pk in found_ids(text, all_words=False) if pk != but_not]


@remembered
def alike_lately(title: str, but_not: int) -> list[int]:
    """The same for a page of the desk that is opened again and again: looked for once a minute."""
    return alike(title, but_not=but_not)


def similar(viewer: Viewer, text: str, *, but_not: int = 0, limit: int = 3) -> list[Contribution]:
    """Contributions that may say the same, best first."""
    return first_of(viewer, alike(text, but_not=but_not), limit)


def first_of(viewer: Viewer, ids: Sequence[int], limit: int) -> list[Contribution]:
    """The first of those ids that the viewer may see and that stand by themselves, in their order."""
    ids = ids[: limit * 2]
    if not ids:
        return []
    name = f"first of those alike{' at the desk' if viewer and viewer.at_desk else ''}{', inside' if may_see_inside(viewer) else ''}"
    (found,) = of_many(name, lambda pks: [_by_themselves(viewer).filter(pk__in=pks)], ids)
    rows = {one.pk: one for one in found}
    return [rows[pk] for pk in ids if pk in rows][:limit]


def _by_themselves(viewer: Viewer) -> QuerySet[Contribution]:
    return contributions_visible_to(viewer).exclude(state=State.MERGED)


def contributions_by_numbers(viewer: Viewer, numbers: Iterable[str]) -> list[Contribution]:
    """Contributions whose threads have these numbers, also of threads that were joined to another one."""
    return list(contributions_visible_to(viewer).filter(thread__number__in=list(numbers)).order_by("pk"))


def with_number(rows: QuerySet[Contribution], number: str) -> QuerySet[Contribution]:
    """Those told on the thread `2026-0417`: opened with it, or joined to it."""
    threads = Thread.objects.filter(Q(number=number) | Q(merged_into__number=number)).values("pk")
    return rows.filter(thread__in=threads).exclude(state=State.MERGED).order_by("pk")


def searched(rows: QuerySet[Contribution], text: str) -> QuerySet[Contribution]:
    """By a number, or by words: what staff type into one field."""
    if is_number(text):
        return with_number(rows, text.strip())
    return fitting(rows, found_ids(text)).order_by("place_found", "id") if text else rows  # type: ignore[misc]


def narrowed(
    rows: QuerySet[Contribution], *, text: str = "", goal: str = "", place: str = "", unit: str = ""
) -> QuerySet[Contribution]:
    """Those of `rows` that fit what a reader asked for."""
    if text:
        rows = with_number(rows, text.strip()) if is_number(text) else among(rows, found_ids(text))
    if goal.isdecimal() and len(goal) < 4:
        rows = rows.filter(pk__in=ids_of_goal(int(goal)))
    if place:
        rows = rows.filter(neighbourhood__slug=place)
    if unit:
        rows = rows.filter(unit=None) if unit == "none" else rows.filter(unit__slug=unit)
    return rows


def is_number(text: str) -> bool:
    """Whether it is the number of a thread, such as 2026-0417."""
    return re.fullmatch(r"\d{4}-\d+", text.strip()) is not None


def late_now() -> Q:
    """Past the promised day; what came from an earlier list was promised by nobody."""
    return Q(state__in=WAITING, promised_for__lt=clock.today()) & ~Q(channel=Channel.IMPORT)


def supported(viewer: Viewer, rows: Iterable[Contribution]) -> set[int]:
    """Ids of those among `rows` that the viewer supports; one query, none for visitors."""
    if viewer is None:
        return set()
    mine = Support.objects.filter(person=viewer, contribution__in=[row.pk for row in rows])
    return set(mine.values_list("contribution_id", flat=True))


def editions_of(contribution: Contribution) -> QuerySet[Edition]:
    return Edition.objects.filter(contribution=contribution)


def changes_of(contribution: Contribution) -> QuerySet[StateChange]:
    return contribution.state_changes.select_related("unit", "by")


def draft_by_key(key: str) -> Draft | None:
    """The draft of a visitor, also after it was sent."""
    return Draft.objects.select_related("sent_as__thread").filter(key=key).first() if key else None


def processes_to_choose(viewer: Viewer) -> QuerySet[Process]:
    """Titles of the published ones that the viewer may see, the newest first."""
    if may_see_inside(viewer):
        return _published()
    (rows,) = of_page("processes to choose", lambda: [_published().filter(audience=Audience.EVERYONE)])
    return rows


def _published() -> QuerySet[Process]:
    return Process.objects.exclude(published_at=None).order_by("-published_at").only("pk", "title")


def templates(text: str = "") -> QuerySet[AnswerTemplate]:
    """Texts to start answers from, by words of their name or text."""
    rows = AnswerTemplate.objects.all()
    return rows.filter(Q(name__says=text) | Q(text__says=text)) if text else rows


@remembered
def all_templates() -> list[AnswerTemplate]:
    """To choose from; what changes one calls `forget_pages`."""
    return list(templates())


def ids_of_goal(number: int) -> QuerySet[Contribution, int]:
    """Each once, however many of its targets belong to the goal."""
    links = ThreadTarget.objects.filter(target__goal=number).values("thread")
    return Contribution.objects.filter(thread__in=links).values_list("pk", flat=True)


def section_rows(viewer: Viewer = None, *, limit: int = 4, **where: object) -> QuerySet[Contribution]:
    """For sections on other pages: those with the latest movement."""
    rows = contributions_visible_to(viewer).filter(hidden_at=None).exclude(state=State.MERGED).filter(**where)
    return for_cards(rows).order_by("-changed_at", "-id")[:limit]


def latest_of_goal(number: int) -> QuerySet[Contribution]:
    return section_rows(pk__in=ids_of_goal(number))


def of_process(viewer: Viewer, process: Process) -> list[Contribution]:
    """What was written in it lately; for colleagues also from inside."""
    name = f"written in a process{', inside' if may_see_inside(viewer) else ''}"
    (rows,) = of_page(name, lambda pk: [section_rows(viewer, limit=6, process=pk)], process.pk)
    return list(rows)


def inside_of(process: Process) -> list[Contribution]:
    """What colleagues wrote in a staff-only process and nobody has published, the newest first."""
    rows = Contribution.objects.filter(process=process, inside=True, hidden_at=None).exclude(state=State.MERGED)
    return list(rows.select_related("thread__merged_into", "merged_into").order_by("-created_at"))


def inside_on(thread_id: int) -> list[Contribution]:
    """Everything from inside that is told on a thread, joined ones too."""
    on_it = Q(thread=thread_id) | Q(thread__merged_into=thread_id)
    return list(Contribution.objects.filter(on_it, inside=True).order_by("pk"))


def addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("ideas:list"), None
    yield reverse("ideas:processes"), None
