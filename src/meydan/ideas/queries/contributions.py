"""Reading contributions. What one may not see is not found."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import median

from django.db.models import Count, F, Prefetch, Q, QuerySet
from django.urls import reverse

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.discussion import queries as discussion
from meydan.ideas.models import (
    Answer,
    AnswerTemplate,
    Contribution,
    ContributionKind,
    Draft,
    Edition,
    State,
    StateChange,
    Support,
)
from meydan.ideas.models.contributions import WAITING
from meydan.ideas.rules.contributions import TOWN_WIDE
from meydan.moderation.queries import photos_by_ref
from meydan.people.models import Person
from meydan.threads.models import ThreadTarget

ORDERS = {
    "newest": ("-created_at", "-id"),
    "moved": ("-changed_at", "-id"),
    "supported": ("-support_count", "-id"),
    "owed": ("promised_for", "id"),
}
OPEN = (State.RECEIVED, State.IN_REVIEW, State.ACCEPTED, State.IN_PROJECT)


def contributions_visible_to(viewer: Viewer) -> QuerySet[Contribution]:
    """Hidden ones are for people at the desk only."""
    rows = Contribution.objects.select_related("thread", "neighbourhood", "unit", "author", "process")
    return rows if viewer is not None and viewer.at_desk else rows.filter(hidden_at=None)


def for_cards(rows: QuerySet[Contribution]) -> QuerySet[Contribution]:
    """With the targets and goals that a card shows: one query more."""
    return rows.prefetch_related(Prefetch("thread__target_links", ThreadTarget.objects.select_related("target__goal")))


def load_many(viewer: Viewer, ids: Collection[int]) -> dict[int, Contribution]:
    """For the thread page: with answers, the number of editions and photos; three queries."""
    answers = Prefetch("answers", Answer.objects.select_related("unit"), to_attr="all_answers")
    rows = contributions_visible_to(viewer).prefetch_related(answers)
    found = rows.annotate(edition_count=Count("editions")).in_bulk(ids)
    photos = photos_by_ref(viewer, [one.ref for one in found.values()])
    for one in found.values():
        one.photos = photos[one.ref]  # type: ignore[attr-defined]
    return dict(found)


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
    order: str = "newest"


def matching(viewer: Viewer, wanted: Wanted) -> QuerySet[Contribution]:
    """Contributions that stand by themselves (not joined to another one) and match."""
    rows = contributions_visible_to(viewer)
    rows = rows.filter(state=State.MERGED) if wanted.state == State.MERGED else rows.exclude(state=State.MERGED)
    if wanted.text:
        rows = rows.filter(pk__in=found_ids(wanted.text))
    if wanted.kind in ContributionKind.values:
        rows = rows.filter(what=wanted.kind)
    if wanted.goal:
        rows = rows.filter(thread__in=ThreadTarget.objects.filter(target__goal=wanted.goal).values("thread"))
    if wanted.place:
        rows = rows.filter(neighbourhood__slug=wanted.place)
    if wanted.state == "open":
        rows = rows.filter(state__in=OPEN)
    elif wanted.state == "late":
        rows = rows.filter(late_now())
    elif wanted.state in State.values:
        rows = rows.filter(state=wanted.state)
    if wanted.unit:
        rows = rows.filter(unit__slug=wanted.unit)
    return rows.filter(process=wanted.process) if wanted.process else rows


def list_page(viewer: Viewer, wanted: Wanted, after: str) -> Page[Contribution]:
    order = ORDERS.get(wanted.order, ORDERS["newest"])
    page = page_by_key(for_cards(matching(viewer, wanted)), order=order, after=after, per_page=15)
    with_comments(page.items)
    return page


def with_comments(rows: Sequence[Contribution]) -> None:
    """Adds `comment_count` to each; one query for all."""
    counted = discussion.counts({row.thread.ref for row in rows})
    for row in rows:
        row.comment_count = counted.get(row.thread.ref, 0)  # type: ignore[attr-defined]


def found_ids(text: str, *, all_words: bool = True) -> list[int]:
    """Ids of the best matches, best first."""
    entries = search.find(text, kinds=["idea"], all_words=all_words)
    return [int(entry.ref.partition(":")[2]) for entry in entries]


def similar(viewer: Viewer, text: str, *, but_not: int = 0, limit: int = 3) -> list[Contribution]:
    """Contributions that may say the same, best first. Nothing for fewer than two words."""
    if len(text.split()) < 2:
        return []
    ids = [pk for pk in found_ids(text, all_words=False) if pk != but_not][: limit * 2]
    rows = contributions_visible_to(viewer).exclude(state=State.MERGED).in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows][:limit]


def contributions_by_numbers(viewer: Viewer, numbers: Iterable[str]) -> list[Contribution]:
    """Contributions whose threads have these numbers, also of threads that were joined to another one."""
    return list(contributions_visible_to(viewer).filter(thread__number__in=list(numbers)).order_by("pk"))


def by_number_or_id(viewer: Viewer, text: str) -> QuerySet[Contribution]:
    """The contribution behind `2026-0417`."""
    return contributions_visible_to(viewer).filter(thread__number=text.strip()).order_by("pk")


def late_now() -> Q:
    return Q(state__in=WAITING, promised_for__lt=clock.today())


def of_thread(viewer: Viewer, thread_id: int) -> list[Contribution]:
    """What stands on a thread, the oldest first: its own and those of threads that were joined to it."""
    on_it = Q(thread=thread_id) | Q(thread__merged_into=thread_id)
    rows = contributions_visible_to(viewer).filter(on_it).exclude(state=State.MERGED)
    return list(rows.prefetch_related("process__stages").order_by("created_at"))


def supports(viewer: Viewer, contribution: Contribution) -> bool:
    return viewer is not None and Support.objects.filter(person=viewer, contribution=contribution).exists()


def editions_of(contribution: Contribution) -> QuerySet[Edition]:
    return Edition.objects.filter(contribution=contribution)


def changes_of(contribution: Contribution) -> QuerySet[StateChange]:
    return contribution.state_changes.select_related("unit")


def draft_by_key(key: str) -> Draft | None:
    return Draft.objects.filter(key=key, sent_as=None).first() if key else None


def templates() -> QuerySet[AnswerTemplate]:
    return AnswerTemplate.objects.all()


def section_rows(*, limit: int = 4, **where: object) -> list[Contribution]:
    """For sections on other pages: those with the latest movement."""
    rows = contributions_visible_to(None).exclude(state=State.MERGED).filter(**where)
    return list(for_cards(rows).order_by("-changed_at", "-id")[:limit])


def of_person(person: Person, limit: int = 20) -> list[Contribution]:
    """What a person gave, hidden ones included, the latest movement first."""
    rows = Contribution.objects.filter(author=person).select_related(
        "thread__merged_into", "neighbourhood", "unit", "merged_into__thread"
    )
    return list(rows.order_by("-changed_at")[:limit])


def supported_by(person: Person, limit: int = 10) -> list[Contribution]:
    rows = contributions_visible_to(person).filter(supports__person=person)
    return list(rows.order_by("-changed_at")[:limit])


# At the desk


def for_desk(person: Person) -> QuerySet[Contribution]:
    """All for town-wide roles; for officers those of their units and those that nobody has yet."""
    rows = contributions_visible_to(person)
    if person.has_role(*TOWN_WIDE):
        return rows
    return rows.filter(Q(unit__in=person.unit_ids) | Q(unit=None))


def desk_tab(person: Person, tab: str) -> QuerySet[Contribution]:
    rows = for_desk(person)
    if tab == "new":
        return rows.filter(state=State.RECEIVED)
    if tab == "review":
        return rows.filter(state=State.IN_REVIEW)
    if tab == "late":
        return rows.filter(late_now())
    if tab == "answered":
        return rows.filter(state__in=[State.ACCEPTED, State.ANSWERED, State.DECLINED])
    return rows


def owed_to_sort(person: Person) -> QuerySet[Contribution]:
    """New ones that no unit has yet."""
    return for_desk(person).filter(state=State.RECEIVED, unit=None).order_by("promised_for", "id")


def owed_by_units(person: Person) -> QuerySet[Contribution]:
    """Those of a unit that wait for its answer."""
    return for_desk(person).filter(state__in=WAITING).exclude(unit=None).order_by("promised_for", "id")


# How the promise is kept


@dataclass(frozen=True)
class Promises:
    """First final answers of the last twelve months."""

    answered: int
    on_time: int
    median_days: int | None
    interim: int
    waiting: int
    late: int

    @property
    def percent_on_time(self) -> int | None:
        return round(100 * self.on_time / self.answered) if self.answered else None


def promises() -> Promises:
    """How many were answered by the first promised day, and how long it took; final and interim answers apart."""
    since = clock.now() - timedelta(days=365)
    final = Answer.objects.filter(at__gte=since).exclude(decision="interim")
    rows = list(
        final.filter(at=F("contribution__answered_at")).values_list(
            "workdays", "at__date", "contribution__first_promise"
        )
    )
    now = Contribution.objects.filter(hidden_at=None, state__in=WAITING).aggregate(
        waiting=Count("id"), late=Count("id", filter=late_now())
    )
    return Promises(
        answered=len(rows),
        on_time=sum(day <= promised for _days, day, promised in rows),
        median_days=round(median(days for days, _day, _promised in rows)) if rows else None,
        interim=Answer.objects.filter(at__gte=since, decision="interim").count(),
        **now,
    )


def overdue() -> QuerySet[Contribution]:
    """Waiting past the promised day, the oldest promise first."""
    return contributions_visible_to(None).filter(late_now()).order_by("promised_for", "id")


def per_channel(**where: object) -> dict[str, int]:
    rows = Contribution.objects.filter(hidden_at=None, **where).order_by().values_list("channel")
    return dict(rows.annotate(Count("id")))


def newest_open(limit: int, **where: object) -> list[Contribution]:
    """Those that are open now, the most supported of the last months first."""
    rows = contributions_visible_to(None).filter(state__in=OPEN, **where)
    return list(for_cards(rows).order_by("-changed_at", "-id")[:limit])


def addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("ideas:list"), None
    yield reverse("ideas:processes"), None
