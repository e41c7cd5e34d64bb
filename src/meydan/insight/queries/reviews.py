"""The Voluntary Local Review of a year: sections with the words that people wrote and figures that are counted now. Each figure
names the query that it comes from."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from meydan.base.cards import Viewer
from meydan.base.templatetags.ui import number, summed
from meydan.goals.queries import all_goals
from meydan.ideas.queries.counting import per_goal_and_state
from meydan.insight.models import Review, Sum
from meydan.insight.queries import deeds
from meydan.insight.queries.indicators import Standing, indicators, standing
from meydan.insight.queries.representation import Portrait, left_out, portrait

LANGUAGES = ("tr", "en")
DECIDED = ["accepted", "in_project", "done"]
FRAME = ("foreword", "method", "who", "missing", "next")
"""Sections around the goals."""


@dataclass(frozen=True)
class Figure:
    word: str
    value: str
    query: str
    """Where it is counted, for whoever wants to look."""


@dataclass(frozen=True)
class Section:
    code: str
    title: str
    hint: str
    """What belongs here, for whoever writes it."""
    text: str
    figures: Sequence[Figure]


@dataclass(frozen=True)
class Told:
    """A review in one language."""

    year: int
    language: str
    sections: Sequence[Section]


def reviews() -> QuerySet[Review]:
    return Review.objects.all()


def published() -> QuerySet[Review]:
    return Review.objects.filter(published_at__isnull=False)


def load_reviews(viewer: Viewer, ids: Collection[int]) -> QuerySet[Review]:
    return published().filter(pk__in=ids)


def codes() -> list[str]:
    """All sections in order."""
    first, last = FRAME[:3], FRAME[3:]
    return [*first, *(f"goal-{goal.number}" for goal in all_goals()), *last]


def draft(review: Review, language: str) -> Told:
    """With the figures of this moment; the same number of queries however much there is."""
    texts = dict(review.texts.filter(language=language).values_list("section", "text"))
    with override(language):
        told = portrait(f"town:{review.year}")
        sections = [
            _frame("foreword", texts, []),
            _frame("method", texts, []),
            _frame("who", texts, _who(told, review.year)),
            *_goals(review.year, texts),
            _frame("missing", texts, _missing(told, review.year)),
            _frame("next", texts, []),
        ]
    return Told(review.year, language, sections)


def _frame(code: str, texts: Mapping[str, str], figures: Sequence[Figure]) -> Section:
    titles = {
        "foreword": (_("Foreword"), _("Why the town looks at its goals, in a few sentences.")),
        "method": (_("How this review was made"), _("Who wrote it, who was asked, what it rests on, and what it leaves out.")),
        "who": (_("Who took part"), _("What the figures say about who had a voice.")),
        "missing": (_("Who was not reached"), _("Whom nobody heard, why, and what is done about it.")),
        "next": (_("What comes next"), _("What the town does in the next year because of this review.")),
    }  # fmt: skip
    title, hint = titles[code]
    return Section(code, title, hint, texts.get(code, ""), figures)


def _who(told: Portrait, year: int) -> list[Figure]:
    query = f"insight.representation.portrait(town:{year})"
    figures = [Figure(_("People who took part"), number(told.people), query)]
    for table in told.others:
        figures += [
            Figure(f"{table.title}: {line.word}", _("hidden") if line.hidden else number(line.people), query)
            for line in table.lines
        ] or [Figure(str(table.title), _("no data"), query)]
    return figures


def _missing(told: Portrait, year: int) -> list[Figure]:
    query = f"insight.representation.portrait(town:{year}).missing"
    gaps = [line for table in told.tables for line in table.missing[:5]]
    figures = [
        Figure(line.word, _("%(gap)s points below its share") % {"gap": number(line.short, 1)}, query) for line in gaps
    ]
    return [*figures, Figure(_("Not in the register"), left_out(), "town.insight.left_out")] if left_out() else figures


def _goals(year: int, texts: Mapping[str, str]) -> list[Section]:
    said: Counter[int] = Counter()
    decided: Counter[int] = Counter()
    for (goal, state), count in per_goal_and_state(created_at__year=year).items():
        said[goal] += count
        decided[goal] += count if state in DECIDED else 0
    sums: dict[tuple[Any, str], int] = {}
    for goal, code, amount in Sum.objects.filter(year=year).values_list("goal", "code", "amount"):
        sums[goal, code] = sums.get((goal, code), 0) + amount
    measured: dict[int, list[Standing]] = {}
    for one in indicators().filter(ended_at=None):
        measured.setdefault(one.target.goal_id, []).append(standing(one))
    hint = _("What was said, decided, done and measured, and what that means here.")
    return [
        Section(
            f"goal-{goal.number}",
            str(goal),
            hint,
            texts.get(f"goal-{goal.number}", ""),
            [
                Figure(_("Contributions"), number(said[goal.number]), f"ideas.per_goal({year})"),
                Figure(
                    _("accepted or in a project"),
                    number(decided[goal.number]),
                    f"ideas.per_goal({year}, accepted)",
                ),
                *_deeds(goal.number, year, sums),
                *(_indicator(one) for one in measured.get(goal.number, [])),
            ],
        )
        for goal in all_goals()
    ]


def _deeds(goal: int, year: int, sums: Mapping[tuple[Any, str], int]) -> list[Figure]:
    known = [(deed, sums.get((goal, deed.code), 0)) for deed in deeds.deeds()]
    return [
        Figure(str(deed.word), summed(amount, deed.unit), f"insight.sums({deed.code}, {year}, {goal})")
        for deed, amount in known
        if amount
    ]


def _indicator(told: Standing) -> Figure:
    one, last = told.indicator, told.last
    value = f"{number(last[1])} {one.measure} ({last[0].year})" if last else _("no data")
    return Figure(f"{one.name} ({one.target.code})", value, f"indicator:{one.pk}")


def as_data(told: Told) -> dict[str, Any]:
    return asdict(told)


def from_data(data: Mapping[str, Any]) -> Told:
    sections = [Section(**{**one, "figures": [Figure(**row) for row in one["figures"]]}) for one in data["sections"]]
    return Told(data["year"], data["language"], sections)


def copy_of(review: Review, language: str) -> Told:
    """What was published; in a language that it was not written in, the town's first."""
    found = review.copy or {}
    return from_data(found.get(language) or found[LANGUAGES[0]])


def unwritten(review: Review) -> list[tuple[str, str]]:
    """(section, language) of the frame that has no words yet."""
    known = set(review.texts.exclude(text="").values_list("section", "language"))
    return [(code, language) for code in FRAME for language in LANGUAGES if (code, language) not in known]
