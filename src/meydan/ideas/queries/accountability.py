"""How the promise to answer is kept. Every figure of it is counted here, by the database, and by one rule:

Counted are contributions that people brought here and that stand by themselves. Imported ones never had a promise; hidden and
joined ones are told elsewhere, and what was sent on is answered by others: `apart` says how many those are. An interim answer does not stop the clock: the first promised day
counts for ever."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Aggregate, Count, Exists, F, FloatField, Min, OuterRef, Q, QuerySet
from django.db.models.functions import TruncDate, TruncMonth

from meydan.base import clock
from meydan.base.memory import remembered
from meydan.ideas.models import Answer, Contribution, State
from meydan.ideas.models.contributions import WAITING
from meydan.ideas.queries.at_desk import answer_waits
from meydan.ideas.queries.contributions import late_now, narrowed

YEAR, MONTH = timedelta(days=365), timedelta(days=30)


def counted(prefix: str = "", /, **where: object) -> Q:
    """What the promise was given for, narrowed by `where`; with `prefix` as seen from a table that points to contributions."""
    known = {"hidden_at": None, "source": None, "inside": False, **where}
    told_elsewhere = Q(**{prefix + "state__in": (State.MERGED, State.ROUTED)})
    return Q(**{prefix + name: value for name, value in known.items()}) & ~told_elsewhere


class Median(Aggregate):
    function = "percentile_cont"
    template = "%(function)s(0.5) within group (order by %(expressions)s)%(filter)s"
    output_field = FloatField()


def _in_time() -> Q:
    return Q(answered_on__lte=F("first_promise"))


def _counted(**where: object) -> QuerySet[Contribution]:
    return Contribution.objects.filter(counted(**where)).annotate(answered_on=TruncDate("answered_at")).order_by()


@dataclass(frozen=True)
class Promises:
    """Answers of the last twelve months against the first promised day; first and final ones counted apart."""

    answered: int
    """Contributions that got their final answer."""
    on_time: int
    median_days: int | None
    """Working days to the final answer."""
    first: int
    """Contributions that got a first answer, final or interim."""
    first_on_time: int
    interim: int
    waiting: int
    late: int

    @property
    def percent_on_time(self) -> int | None:
        return percent(self.on_time, self.answered)

    @property
    def percent_first_on_time(self) -> int | None:
        return percent(self.first_on_time, self.first)


def percent(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None


def promises(**where: object) -> Promises:
    """How many were answered by the first promised day, and how long it took; two queries. `where` narrows it, e.g. to a place."""
    since = clock.now() - YEAR
    told = Q(answered_at__gte=since) | Q(answered_at=None) | Q(state__in=WAITING)  # of all others nothing is counted
    rows = _counted(**where).filter(told).annotate(first_at=Min("answers__at"))
    lately, heard = Q(answered_at__gte=since), Q(first_at__gte=since)
    of_contributions = rows.aggregate(
        answered=Count("id", filter=lately),
        on_time=Count("id", filter=lately & _in_time()),
        first=Count("id", filter=heard),
        first_on_time=Count("id", filter=heard & Q(first_at__date__lte=F("first_promise"))),
        waiting=Count("id", filter=Q(state__in=WAITING)),
        late=Count("id", filter=late_now()),
    )
    of_answers = Answer.objects.filter(counted("contribution__", **where), at__gte=since).aggregate(
        median=Median("workdays", filter=Q(at=F("contribution__answered_at")) & ~Q(decision="interim")),
        interim=Count("id", filter=Q(decision="interim")),
    )
    median = of_answers.pop("median")
    return Promises(**of_contributions, **of_answers, median_days=None if median is None else round(median))


@remembered
def promises_of_town() -> Promises:
    """Those of everybody, for public pages."""
    return promises()


@remembered
def percent_on_time_lately() -> int | None:
    """Of what got its final answer in the last thirty days; None where nothing did."""
    rows = _counted(answered_at__gte=clock.now() - MONTH)
    told = rows.aggregate(answered=Count("id"), on_time=Count("id", filter=_in_time()))
    return percent(told["on_time"], told["answered"])


def overdue(**where: object) -> QuerySet[Contribution]:
    """Waiting past the promised day, the oldest promise first; each knows whether its answer is written and waits for approval."""
    rows = Contribution.objects.filter(late_now(), counted(**where)).select_related(
        "thread__merged_into", "neighbourhood", "unit"
    )
    return rows.annotate(answer_waits=answer_waits()).order_by("promised_for", "id")


def overdue_fitting(*, text: str, goal: str, place: str, unit: str) -> QuerySet[Contribution]:
    """Those overdue ones that a reader asks for. Ask `may_name_units` before narrowing it to a unit."""
    return narrowed(overdue(), text=text, goal=goal, place=place, unit=unit)


@dataclass(frozen=True)
class Month:
    """Promises that fell due in a month."""

    month: date
    due: int
    final_on_time: int
    first_on_time: int
    """Those that had at least an interim answer by the first promised day."""

    @property
    def percent(self) -> int | None:
        return percent(self.final_on_time, self.due)

    @property
    def percent_first(self) -> int | None:
        return percent(self.first_on_time, self.due)


@remembered
def by_month(months: int = 12) -> list[Month]:
    """The last months in which promises fell due, the oldest first; one query."""
    today = clock.today()
    begin = _months_before(today.replace(day=1), months - 1)
    in_time = Answer.objects.filter(contribution=OuterRef("pk")).annotate(on=TruncDate("at"))
    heard = Exists(in_time.filter(on__lte=OuterRef("first_promise")))
    rows = _counted(first_promise__gte=begin, first_promise__lt=today).annotate(
        month=TruncMonth("first_promise"), heard=heard
    )
    counted = rows.values("month").annotate(
        due=Count("id"), final_on_time=Count("id", filter=_in_time()), first_on_time=Count("id", filter=Q(heard=True))
    )
    return [Month(**row) for row in counted.order_by("month")]


def _months_before(day: date, count: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - count, 12)
    return date(year, month + 1, 1)


@dataclass(frozen=True)
class OfUnit:
    """How one unit keeps the promise: final answers of the last twelve months, and what is late now."""

    name: str
    answered: int
    on_time: int
    late: int

    @property
    def percent(self) -> int | None:
        return percent(self.on_time, self.answered)


@remembered
def by_unit(language: str) -> list[OfUnit]:
    """Units that owe or gave answers, those with most late ones first; one query. Ask `may_name_units` before showing it."""
    since = clock.now() - YEAR
    rows = _counted(unit__isnull=False).values(name=F(f"unit__name_{'en' if language == 'en' else 'tr'}"))
    counted = rows.annotate(
        answered=Count("id", filter=Q(answered_at__gte=since)),
        on_time=Count("id", filter=Q(answered_at__gte=since) & _in_time()),
        late=Count("id", filter=late_now()),
    )
    return [OfUnit(**row) for row in counted.filter(Q(answered__gt=0) | Q(late__gt=0)).order_by("-late", "unit__order")]


FATES: Sequence[str] = ("done", "in_project", "answered", "declined", "waiting", "late")
"""What can have become of a contribution, in the order in which the squares are laid."""


@dataclass(frozen=True)
class LastHundred:
    """What became of each of the last contributions, the newest first: (day, number of its thread, fate)."""

    rows: Sequence[tuple[date, str, str]]

    @property
    def counts(self) -> dict[str, int]:
        fates = Counter(fate for _on, _number, fate in self.rows)
        return {fate: fates[fate] for fate in FATES}

    @property
    def first(self) -> date | None:
        return min((on for on, _number, _fate in self.rows), default=None)

    @property
    def last(self) -> date | None:
        return max((on for on, _number, _fate in self.rows), default=None)

    @property
    def total(self) -> int:
        return len(self.rows)


@remembered
def last_hundred() -> LastHundred:
    """What became of the hundred that came last; one query."""
    rows = _counted().order_by("-created_at", "-id")
    told = rows.values_list(TruncDate("created_at"), "thread__number", "state", "promised_for")[:100]
    return LastHundred([(on, number, _fate(state, promised_for)) for on, number, state, promised_for in told])


def _fate(state: str, promised_for: date) -> str:
    if state in WAITING:
        return "late" if promised_for < clock.today() else "waiting"
    fates = {State.DONE: "done", State.DECLINED: "declined", State.ANSWERED: "answered"}
    return fates.get(State(state), "in_project")


@remembered
def apart() -> dict[str, int]:
    """What is not counted above: imported, joined to another one, sent on to somebody else; one query."""
    shown = Q(hidden_at=None, inside=False)
    sent_on = shown & Q(state=State.ROUTED, source=None, routings__ended_at=None)
    return Contribution.objects.aggregate(
        imported=Count("id", filter=shown & Q(source__isnull=False), distinct=True),
        joined=Count("id", filter=shown & Q(source=None, state=State.MERGED), distinct=True),
        sent_on=Count("id", filter=sent_on, distinct=True),
        sent_on_answered=Count("id", filter=sent_on & Q(routings__answered_on__isnull=False), distinct=True),
    )
