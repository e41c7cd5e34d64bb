"""The board of a season: who serves where, and where seats are empty, by week and by place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, F, Prefetch, Q, QuerySet, Sum
from django.db.models.functions import TruncWeek
from django.utils.html import format_html_join

from meydan.attendance.models import Seat, State
from meydan.base import clock, turkish
from meydan.base.paging import Page, page_by_key
from meydan.season.queries.offered import midnight
from meydan.volunteering.models import Shift

WEEKS, NAMED = 6, 6
TOWN = "-"
"""In place of a neighbourhood: duties that belong to none."""
CALLED = ("occasion", "name", "person__display_name", "person__erased_at")
COMES = (State.BOOKED, State.OFFERED, State.CAME, State.LEFT)


@dataclass(frozen=True)
class Wanted:
    """What somebody at the desk looks for; empty means everything."""

    text: str = ""
    unit: int | None = None
    field: str = ""
    goal: int | None = None
    place: str = ""
    week: date | None = None
    """Its Monday."""
    empty: bool = False


def all_shifts() -> QuerySet[Shift]:
    """What those see who run volunteering."""
    return Shift.objects.all()


def shifts_ahead(rows: QuerySet[Shift], wanted: Wanted) -> QuerySet[Shift]:
    """Of these shifts, which somebody may see, those that lie ahead and fit."""
    rows = rows.select_related(None).filter(occasion__ends_at__gt=clock.now(), occasion__called_off_at=None)
    exact = {
        "role__need__unit": wanted.unit,
        "role__need__field": wanted.field,
        "role__need__target__goal": wanted.goal,
        "role__need__neighbourhood__slug": "" if wanted.place == TOWN else wanted.place,
    }
    rows = rows.filter(**{name: value for name, value in exact.items() if value})
    if wanted.place == TOWN:
        rows = rows.filter(role__need__neighbourhood=None)
    if wanted.text:
        rows = rows.filter(Q(role__title__says=wanted.text) | Q(occasion__where__says=wanted.text))
    return rows.filter(occasion__taken__lt=F("occasion__capacity")) if wanted.empty else rows


def shift_page(rows: QuerySet[Shift], wanted: Wanted, after: str) -> Page[Shift]:
    """The nearest first, each with the `names` of the first who come, and whether there are `more`; two queries."""
    rows = shifts_ahead(rows, wanted)
    if wanted.week:
        begin = midnight(wanted.week)
        rows = rows.filter(occasion__starts_at__gte=begin, occasion__starts_at__lt=begin + timedelta(days=7))
    rows = rows.select_related("occasion__leader", "role__need__neighbourhood").annotate(at=F("occasion__starts_at"))
    page = page_by_key(with_coming(rows, NAMED + 1), order=["at", "pk"], after=after, per_page=20)
    for one in page.items:
        called = [(seat.called,) for seat in one.occasion.coming]  # type: ignore[attr-defined]
        one.names = format_html_join(", ", "<bdi>{}</bdi>", called[:NAMED])  # type: ignore[attr-defined]
        one.more = len(called) > NAMED  # type: ignore[attr-defined]
    return page


def with_coming(rows: QuerySet[Shift], at_most: int | None = None) -> QuerySet[Shift]:
    """Each with who comes (`coming`), or the first of them; of these no more than how they are called."""
    seats = Seat.objects.filter(state__in=COMES).select_related("person").only(*CALLED).order_by("pk")[:at_most]
    return rows.prefetch_related(None).prefetch_related(Prefetch("occasion__seats", queryset=seats, to_attr="coming"))


@dataclass(frozen=True)
class Cell:
    week: date
    shifts: int = 0
    seats: int = 0
    empty: int = 0

    @property
    def monday(self) -> str:
        return self.week.isoformat()


@dataclass(frozen=True)
class Row:
    """A place with its weeks."""

    slug: str
    name: str
    """Empty: no neighbourhood, the whole town."""
    cells: Sequence[Cell]

    @property
    def empty(self) -> int:
        return sum(cell.empty for cell in self.cells)


def gaps_by_week_and_place(rows: QuerySet[Shift], wanted: Wanted) -> tuple[list[date], list[Row]]:
    """Empty seats of the coming weeks, places with most of them first; one query."""
    monday = clock.today() - timedelta(days=clock.today().weekday())
    weeks = [monday + timedelta(days=7 * number) for number in range(WEEKS)]
    rows = shifts_ahead(rows, wanted).filter(occasion__starts_at__lt=midnight(monday + timedelta(days=7 * WEEKS)))
    found = (
        rows.annotate(week=TruncWeek("occasion__starts_at"))
        .values_list("role__need__neighbourhood__slug", "role__need__neighbourhood__name", "week")
        .annotate(Count("pk"), Sum("occasion__capacity"), empty=Sum(F("occasion__capacity") - F("occasion__taken")))
        .order_by()
    )
    cells: dict[tuple[str, str], dict[date, Cell]] = {}
    for slug, name, week, shifts, seats, empty in found:
        day = week.date()
        cells.setdefault((slug or TOWN, name or ""), {})[day] = Cell(day, shifts, seats, empty)
    made = [Row(*place, [by.get(week, Cell(week)) for week in weeks]) for place, by in cells.items()]
    return weeks, sorted(made, key=lambda row: (-row.empty, turkish.order_key(row.name)))
