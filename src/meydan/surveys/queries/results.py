"""What came in: question by question for everybody, by groups with small counts hidden, and sheet by sheet for the desk."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext as _

from adil.measure import Cross, cross
from meydan.base.cards import Viewer
from meydan.base.templatetags.ui import number
from meydan.people.models import AgeBand
from meydan.places.queries import all_neighbourhoods
from meydan.proofs.models import Bond
from meydan.questions.models import Question, QuestionKind
from meydan.questions.queries import Result, answered_on, answers_to, files_on, result_of
from meydan.questions.rules import OF_PEOPLE, WITH_COUNTS, choices_of
from meydan.surveys.models import Sheet, Survey
from meydan.surveys.queries.desk import people_by_channel, sheets_of, surveys_at_desk, tags_of
from meydan.surveys.queries.surveys import asked_in, surveys_visible_to
from meydan.surveys.queries.words import first_of_each
from meydan.surveys.rules import setting

K = QuestionKind
MOST_RANGES = 8
WIDTHS = [step * 10**power for power in range(7) for step in (1, 2, 5)]
"""Of ranges of numbers."""


def hide_below() -> int:
    """Counts of groups below this are hidden."""
    return max(3, setting("hide_below", 10))


@dataclass(frozen=True)
class Shown:
    """What everybody sees of one question."""

    result: Result
    places: Sequence[tuple[str, int]] = ()
    """Of places: neighbourhoods that were named often enough, then all others together."""
    months: Sequence[tuple[str, int]] = ()
    """Of days: how many fall into each month."""
    ranges: Sequence[tuple[str, int]] = ()
    """Of numbers: how many fall into each range."""
    tags: Sequence[tuple[str, int]] = ()
    texts: Sequence[str] = ()
    """The first of what was written, as far as a colleague has opened it."""
    texts_count: int = 0
    """All that is open."""

    @property
    def question(self) -> Question:
        return self.result.question

    @property
    def waits(self) -> bool:
        """Something was written that nobody may read before a colleague has."""
        return bool(self.result.answers) and self.question.kind in OF_PEOPLE


@dataclass(frozen=True)
class Results:
    sheets: int
    channels: Mapping[str, int]
    shown: Sequence[Shown]
    too_few: bool
    """So few have answered that nothing is shown."""


def too_few(survey: Survey) -> bool:
    return Sheet.objects.filter(survey=survey).count() < hide_below()


def results_of(survey: Survey) -> Results:
    """Six queries, however many sheets."""
    channels = people_by_channel(survey)
    sheets = sum(channels.values())
    few = sheets < hide_below()
    return Results(sheets, channels, [] if few else list(_shown(survey)), few)


def _shown(survey: Survey) -> Iterator[Shown]:
    questions = asked_in(survey)
    values = _given(questions)
    tags, texts = tags_of(survey), first_of_each(survey)
    for question in questions:
        given = values[question.pk]
        result = result_of(question, given)
        result.words = []
        match question.kind:
            case K.PLACE:
                yield Shown(result, places=_by_place(given))
            case K.DATE:
                yield Shown(result, months=sorted(Counter(value[:7] for value in given).items()))
            case K.NUMBER:
                yield Shown(result, ranges=spread(given))
            case _:
                often = sorted(tags.get(question.pk, ()), key=lambda tag: -tag.texts_count)
                count, first = texts[question.pk]
                named = [(tag.name, tag.texts_count) for tag in often]
                yield Shown(result, tags=named, texts=first, texts_count=count)


def _given(questions: Sequence[Question]) -> dict[int, list[Any]]:
    """Question → what was answered, as often as it was; the database counts those that are alike, and each is read once."""
    found: dict[int, list[Any]] = defaultdict(list)
    rows = answers_to(questions).values_list("question", "value")
    for question, value, times, _first in rows.annotate(times=Count("pk"), first=Min("pk")).order_by("first"):
        found[question] += [value] * times
    return found


def _values(questions: Sequence[Question]) -> dict[int, list[tuple[str, Any]]]:
    """Question → (sheet, value); one query."""
    found: dict[int, list[tuple[str, Any]]] = defaultdict(list)
    rows = answers_to(questions).order_by("pk")
    for question, sheet, value in rows.values_list("question", "sheet", "value"):
        found[question].append((sheet, value))
    return found


def spread(values: Sequence[int]) -> list[tuple[str, int]]:
    """How many fall into each range, from the lowest to the highest: as few as needed of a round width, at most eight.

    >>> spread([0, 1, 1, 3])
    [('0', 1), ('1', 2), ('2', 0), ('3', 1)]
    >>> spread([4, 12, 38])
    [('0–4', 1), ('5–9', 0), ('10–14', 1), ('15–19', 0), ('20–24', 0), ('25–29', 0), ('30–34', 0), ('35–39', 1)]
    """
    if not values:
        return []
    width = next(one for one in WIDTHS if max(values) // one - min(values) // one < MOST_RANGES)
    counted = Counter(value // width for value in values)
    places = range(min(counted), max(counted) + 1)
    return [(_range(place * width, (place + 1) * width - 1), counted[place]) for place in places]


def _range(first: int, last: int) -> str:
    return number(first) if first == last else f"{number(first)}–{number(last)}"


def _by_place(values: Sequence[Mapping[str, Any]]) -> list[tuple[str, int]]:
    counted = Counter(value.get("name") or _("The whole town") for value in values)
    often = [(name, count) for name, count in counted.most_common() if count >= hide_below()]
    rest = len(values) - sum(count for _name, count in often)
    return [*often, (_("Other places"), rest)] if rest else often


@dataclass(frozen=True)
class Compared:
    """One question by groups: (group in words, a figure for each answer or None where it is hidden, sum of its people).
    Without rows nothing of it can be shown."""

    question: Question
    answers: Sequence[str]
    rows: Sequence[tuple[str, Sequence[int | None], int]]


def compared(survey: Survey, attribute: str) -> list[Compared]:
    """Questions with choices by `neighbourhood`, `age_band` or `bond`, as far as that hides small counts."""
    names, order = _groups(attribute)
    column = "neighbourhood__slug" if attribute == "neighbourhood" else attribute
    rows = Sheet.objects.filter(survey=survey).values_list("pk", column)
    group_of = {f"{survey.ref}:{pk.hex}": group or "" for pk, group in rows}
    questions = [one for one in asked_in(survey) if one.kind in WITH_COUNTS]
    values = _values(questions)
    return [_compared(one, values[one.pk], group_of, order, names) for one in questions]


def _groups(attribute: str) -> tuple[dict[str, str], list[str]]:
    """Names, and an order that everybody knows: who said nothing, then the fewest inhabitants first."""
    unknown = {"": _("Not stated")}
    if attribute == "neighbourhood":
        places = sorted(all_neighbourhoods(), key=lambda one: (one.population or 0, one.slug))
        return unknown | {one.slug: one.name for one in places}, ["", *(one.slug for one in places)]
    if attribute == "bond":
        unknown = {"": _("Nothing is proved")}
    codes = {code: str(word) for code, word in (Bond if attribute == "bond" else AgeBand).choices}
    return unknown | codes, ["", *codes]


def _compared(
    question: Question, values: Sequence[tuple[str, Any]], group_of: Mapping[str, str], order: Sequence[str], names: Mapping[str, str]
) -> Compared:  # fmt: skip
    """Where several can be chosen each choice is a table of its own, chosen or not; they have the same rows, because these
    depend on how many answered."""
    codes = choices_of(question)
    words = [word for _code, word in codes]
    if question.kind != K.SEVERAL:
        counts = _count(values, group_of, lambda value: value)
        made = cross(
            [(group, [counts[group][code] for code, _word in codes]) for group in order], hide_below=hide_below()
        )
        rows = [(_words(row.keys, names), row.counts, row.total) for row in made.rows]
        return Compared(question, words, rows)
    return Compared(
        question, words, _side_by_side([_chosen(code, values, group_of, order) for code, _word in codes], names)
    )


def _chosen(code: str, values: Sequence[tuple[str, Any]], group_of: Mapping[str, str], order: Sequence[str]) -> Cross:
    counts = _count(values, group_of, lambda value: code in value)
    return cross([(group, [counts[group][True], counts[group][False]]) for group in order], hide_below=hide_below())


def _side_by_side(tables: Sequence[Cross], names: Mapping[str, str]) -> list[tuple[str, Sequence[int | None], int]]:
    """One row a group; a choice of which nothing can be shown is hidden in each."""
    rows = next((table.rows for table in tables if table.rows), ())
    return [
        (_words(row.keys, names), [table.rows[place].counts[0] if table.rows else None for table in tables], row.total)
        for place, row in enumerate(rows)
    ]


def _words(keys: Sequence[str], names: Mapping[str, str]) -> str:
    return _("All other groups together") if len(keys) > 4 else ", ".join(names[key] for key in keys)


def _count(values: Sequence[tuple[str, Any]], group_of: Mapping[str, str], what: Any) -> dict[str, Counter[Any]]:
    found: dict[str, Counter[Any]] = defaultdict(Counter)
    for sheet, value in values:
        found[group_of.get(sheet, "")][what(value)] += 1
    return found


def surveys_with_results(viewer: Viewer) -> QuerySet[Survey]:
    """Those whose results are open to a viewer: reported ones, and at the desk those that one works on."""
    rows = surveys_visible_to(viewer)
    reported = rows.filter(state=Survey.State.REPORTED)
    if viewer is None or not viewer.at_desk:
        return reported
    return reported | rows.filter(pk__in=surveys_at_desk(viewer).values("pk"))


def sheet_rows(survey: Survey) -> list[tuple[Sheet, dict[int, str]]]:
    """Sheet by sheet for the desk, with everything that was written."""
    sheets = list(sheets_of(survey).order_by("on", "pk"))
    answered, files = answered_on([one.key for one in sheets]), files_on(survey.ref)
    return [
        (one, {asked.pk: files.get((one.key, asked.pk), words) for asked, words in answered.get(one.key, ())})
        for one in sheets
    ]


def sheets_as_data(survey: Survey) -> dict[str, Any]:
    """The same for programs: what was answered as it is kept, question by question."""
    questions = asked_in(survey)
    given: dict[str, dict[int, Any]] = defaultdict(dict)
    for question, rows in _values(questions).items():
        for sheet, value in rows:
            given[sheet][question] = value
    return {
        "id": survey.pk,
        "title": survey.title,
        "questions": [
            {"id": one.pk, "kind": one.kind, "text": one.text, "choices": one.choices, "lines": one.lines}
            for one in questions
        ],
        "sheets": [_sheet(one, given[one.key]) for one in sheets_of(survey).order_by("on", "pk")],
    }


def _sheet(one: Sheet, answers: Mapping[int, Any]) -> dict[str, Any]:
    named = {"name": one.person.name if one.person else ""} if one.survey.keeps_name else {}
    place = one.neighbourhood.slug if one.neighbourhood else ""
    told = {"day": one.on, "channel": one.channel, "pile": one.batch, "neighbourhood": place, "age_band": one.age_band}
    return {**told, "bond": one.bond, **named, "answers": answers}


def table_of(shown: Sequence[Shown]) -> Iterator[tuple[str, str, str, Any]]:
    """(question, line, answer, figure) for programs: what the page shows, without words of people."""
    for one in shown:
        text, result = one.question.text, one.result
        yield (text, "", _("answers"), result.answers)
        for word, count in [*result.counts, *one.places, *one.months, *one.ranges, *one.tags]:
            yield (text, "", word, count)
        for line, counts in result.lines:
            yield from ((text, line, word, count) for word, count in counts)
        for word, place in result.ranks:
            yield (text, _("mean place, 1 is best"), word, round(place, 2))
        for name, figure in ((_("mean"), result.mean), (_("median"), result.median)):
            if figure is not None:
                yield (text, "", name, round(figure, 2))
