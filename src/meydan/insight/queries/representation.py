"""Who took part against who lives here, from the sums that a worker keeps. Small counts are hidden by `adil.measure`."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy

from adil.measure import Group, percent, represent
from adil.measure import Row as Compared
from meydan.base import clock
from meydan.base.memory import remembered
from meydan.base.paging import Page, page_by_key
from meydan.base.templatetags.ui import day
from meydan.base.town import town
from meydan.decisions.models import Bond
from meydan.ideas.models import Channel
from meydan.insight.models import Cell, Dimension, Frame, Population
from meydan.insight.rules import hide_below
from meydan.people.models import AgeBand, Sex
from meydan.places.models import Neighbourhood
from meydan.places.queries import all_neighbourhoods

WORDS: Mapping[str, Mapping[str, Any]] = {
    Dimension.AGE: dict(AgeBand.choices),
    Dimension.SEX: dict(Sex.choices),
    Dimension.STUDY: {"yes": gettext_lazy("Students"), "no": gettext_lazy("Not students")},
    Dimension.VIA: dict(Channel.choices),
    Dimension.BOND: dict(Bond.choices),
    Dimension.FIRST: {"yes": gettext_lazy("For the first time"), "no": gettext_lazy("Had taken part before")},
}
"""Code → word, in the order of the table."""
type Counts = dict[str, dict[str, int]]
"""Dimension → value → people."""
KINDS = ("process", "ballot", "survey", "panel", "event", "training_run", "duty", "group")
"""Kinds of things of which a page tells who took part."""
POPULATED = {
    Dimension.AGE: Population.Category.AGE,
    Dimension.SEX: Population.Category.SEX,
    Dimension.STUDY: Population.Category.STUDENT,
}


@dataclass(frozen=True)
class Line:
    """One group of a table. What is hidden or not known is None."""

    value: str
    word: str
    population: int | None
    people: int | None
    population_share: float | None
    share: float | None
    """Of those who took part and of whom it is known, in percent."""
    gap: float | None
    """Share minus share of the population, in points."""
    is_under: bool
    hidden: bool

    @property
    def short(self) -> float:
        """How many points it lies below its share."""
        return max(0.0, -(self.gap or 0))


@dataclass(frozen=True)
class Table:
    dimension: str
    title: Any
    lines: tuple[Line, ...]
    """None where of nobody it is known."""
    source: str
    """Where the population comes from; empty where none is known."""
    unknown: int | None
    """Of how many it is not known; None: kept back, or not counted."""

    @property
    def is_told_by_choice(self) -> bool:
        return self.dimension in (Dimension.SEX, Dimension.STUDY)

    @property
    def missing(self) -> list[Line]:
        """Those with fewer than their share asks for, the widest gap first."""
        return [line for line in self.lines if line.is_under]

    @property
    def hidden(self) -> int:
        return sum(line.hidden for line in self.lines)

    @property
    def has_gaps(self) -> bool:
        return any(line.gap is not None for line in self.lines)


@dataclass(frozen=True)
class Portrait:
    """Who took part in one thing."""

    of: str
    people: int
    counted_at: datetime | None
    tables: tuple[Table, ...]
    """None where fewer people took part than are shown as a group."""

    @property
    def is_small(self) -> bool:
        return 0 < self.people < hide_below()

    @cached_property
    def places(self) -> Table | None:
        return next((one for one in self.tables if one.dimension == Dimension.PLACE), None)

    @cached_property
    def others(self) -> list[Table]:
        return [one for one in self.tables if one.dimension != Dimension.PLACE]

    @cached_property
    def to_go_to(self) -> list[tuple[str, Line]]:
        """The three neighbourhoods that are missing most, then ages, sexes, students."""
        places = self.places.missing[:3] if self.places else []
        found = [(Dimension.PLACE.value, line) for line in places]
        return found + [
            (one.dimension, line) for one in self.others for line in one.missing if one.dimension in POPULATED
        ]


def portrait(of: str, within: Collection[int] = ()) -> Portrait:
    """Two queries and the neighbourhoods. `within`: the neighbourhoods that it is about; none: the whole town."""
    return portraits({of: within})[of]


def portraits(several: Mapping[str, Collection[int]]) -> dict[str, Portrait]:
    """The same of several things: ref → neighbourhoods."""
    frames: dict[str, Frame] = {}
    counts: dict[str, Counts] = {of: {} for of in several}
    columns = ("frame__of", "frame__people", "frame__counted_at", "dimension", "value", "people")
    for of, whole, counted_at, dimension, value, people in Cell.objects.filter(frame__of__in=several).values_list(
        *columns
    ):
        if of not in frames:
            frames[of] = Frame(of=of, people=whole, counted_at=counted_at)
        counts[of].setdefault(dimension, {})[value] = people
    if without := several.keys() - frames.keys():
        frames |= {frame.of: frame for frame in Frame.objects.filter(of__in=without)}
    return {of: _portrait(of, frames.get(of), counts[of], within) for of, within in several.items()}


def _portrait(of: str, frame: Frame | None, counts: Counts, within: Collection[int]) -> Portrait:
    if frame is None:
        return Portrait(of, 0, None, ())
    if frame.people < hide_below():
        return Portrait(of, frame.people, frame.counted_at, ())
    living = latest_population()
    tables = [_places(frame, counts.get(Dimension.PLACE, {}), living, within)]
    for name in WORDS:
        if name in counts:
            tables.append(_others(frame, name, counts[name], living))
        elif name in POPULATED:
            tables.append(Table(name, Dimension(name).label, (), "", frame.people))
    return Portrait(of, frame.people, frame.counted_at, tuple(tables))


@remembered
def latest_population() -> list[Population]:
    """The newest row of each group."""
    rows = (
        Population.objects.filter(on__lte=clock.today())
        .select_related("place")
        .order_by("place_id", "category", "value", "-on")
    )
    return list(rows.distinct("place_id", "category", "value"))


def _places(frame: Frame, counts: Mapping[str, int], living: Sequence[Population], within: Collection[int]) -> Table:
    places = [one for one in all_neighbourhoods() if not within or one.pk in within]
    brought = {one.place_id: one for one in living if one.category == Population.Category.TOTAL}
    sizes = {str(one.pk): brought[one.pk].people if one.pk in brought else one.population for one in places}
    words = {str(one.pk): one.name for one in places}
    newest = max(brought.values(), key=lambda one: one.on) if brought else None
    source = _source(newest.source, newest.on) if newest else _source_of(places)
    return _table(frame, Dimension.PLACE, counts, words, sizes, source)


def _source_of(places: Sequence[Neighbourhood]) -> str:
    told = [one for one in places if one.population and one.population_date]
    return _source(told[0].population_source, told[0].population_date) if told else ""


def _source(source: str, on: date | None) -> str:
    return f"{source}, {day(on)}" if on else source


def _others(frame: Frame, name: str, counts: Mapping[str, int], living: Sequence[Population]) -> Table:
    category = POPULATED.get(Dimension(name))
    known = {one.value: one for one in living if one.place_id is None and category and one.category == category}
    sizes = {code: one.people for code, one in known.items()} if name != Dimension.STUDY else _students(known, living)
    words = {code: str(word) for code, word in WORDS[name].items() if code in counts or code in sizes}
    words |= {code: code for code in counts if code not in words}
    newest = max(known.values(), key=lambda one: one.on, default=None)
    source = _source(newest.source, newest.on) if newest and sizes else ""
    return _table(frame, name, counts, words, sizes, source)


def _students(known: Mapping[str, Population], living: Sequence[Population]) -> dict[str, int]:
    """Students, and everybody else who lives here; nothing where one of both is not known."""
    everybody, students = residents(living), known.get("")
    if students is None or everybody < students.people:
        return {}
    return {"yes": students.people, "no": everybody - students.people}


def residents(living: Sequence[Population]) -> int:
    """Of the whole town where that was brought; else of its neighbourhoods together."""
    totals = {one.place_id: one.people for one in living if one.category == Population.Category.TOTAL}
    return totals.get(None) or sum(totals.get(one.pk, one.population or 0) for one in all_neighbourhoods())


def _table(
    frame: Frame,
    name: str,
    counts: Mapping[str, int],
    words: Mapping[str, str],
    sizes: Mapping[str, int | None],
    source: str,
) -> Table:
    groups = tuple(Group(value, sizes.get(value), counts.get(value, 0)) for value in words)
    return _compared(name, groups, tuple(words.values()), frame.people, hide_below(), source)


@lru_cache(maxsize=500)
def _compared(
    name: str, groups: tuple[Group, ...], words: tuple[str, ...], everybody: int, hidden_below: int, source: str
) -> Table:
    """A page has hundreds of shares, and the counts stay as they are until a worker has counted again."""
    unknown = max(0, everybody - sum(group.participants for group in groups))
    result = represent(groups, hide_below=hidden_below, unknown=unknown)
    word_of = {group.key: word for group, word in zip(groups, words, strict=True)}
    lines = {row.key: _line(row, word_of[row.key], everybody) for row in result.rows}
    order = lines if name == Dimension.PLACE else word_of
    return Table(name, Dimension(name).label, tuple(lines[value] for value in order), source, result.unknown)


def _line(row: Compared, word: str, everybody: int) -> Line:
    share = percent(row.participant_share) if row.participant_share is not None else None
    if share is None and row.participants is not None:
        share = round(100 * row.participants / everybody, 1)
    return Line(
        value=row.key,
        word=word,
        population=row.population,
        people=row.participants,
        population_share=percent(row.population_share) if row.population_share is not None else None,
        share=share,
        gap=percent(row.gap) if row.gap is not None else None,
        is_under=row.status == "under",
        hidden=row.hidden,
    )


def people_of_group(of: str, dimension: str, value: str) -> int:
    """As it is, for colleagues; never for a public page."""
    rows = Cell.objects.filter(frame__of=of, dimension=dimension, value=value).values_list("people", flat=True)
    return next(iter(rows), 0)


def frames() -> QuerySet[Frame]:
    """What people took part in, without the town's years."""
    return Frame.objects.exclude(of__startswith="town:")


def frames_told(kinds: Collection[str]) -> QuerySet[Frame, str]:
    """Refs of those of these kinds that enough people took part in."""
    return _told(kinds).order_by("of").values_list("of", flat=True)


def frames_page(kinds: Collection[str], kind: str, after: str) -> Page[Frame]:
    """Those of these kinds that enough people took part in, the largest first."""
    rows = _told([kind] if kind in kinds else kinds)
    return page_by_key(rows, order=["-people", "-id"], after=after, per_page=12)


def _told(kinds: Collection[str]) -> QuerySet[Frame]:
    return Frame.objects.filter(people__gte=hide_below(), of__regex=f"^({'|'.join(kinds)}):")


def within_of(kind: str, thing: Any) -> tuple[int, ...]:
    """The neighbourhoods that a thing is for; none: the whole town."""
    several = {"process": "neighbourhoods", "ballot": "places"}.get(kind)
    return tuple(getattr(thing, several).values_list("pk", flat=True)) if several else ()


def years() -> list[int]:
    """Of which the town has figures, and this one; the latest first."""
    known = Frame.objects.filter(of__startswith="town:").values_list("of", flat=True)
    return sorted({clock.today().year, *(int(of.partition(":")[2]) for of in known)}, reverse=True)


def left_out() -> str:
    """Whom the register of residents does not know, in the town's own words."""
    return town().say("insight", "left_out")
