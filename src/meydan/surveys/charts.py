"""Results as bars with their tables. The title is the finding, in a sentence."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.base.charts import Bar, BarChart
from meydan.base.templatetags.ui import number, percent
from meydan.questions.models import QuestionKind
from meydan.surveys.queries.results import Shown

K = QuestionKind


def charts_of(shown: Shown) -> list[BarChart]:
    """The bars of one question; none where only words came."""
    return list(_charts(shown))


def _charts(shown: Shown) -> Iterator[BarChart]:
    result, key = shown.result, f"q{shown.question.pk}"
    for counts in (result.counts, shown.places, shown.months, shown.ranges):
        if counts:
            yield _counted(key, counts, result.answers, ordered=shown.question.kind in {K.SCALE, K.DATE, K.NUMBER})
    for place, (line, counts) in enumerate(result.lines):
        yield _counted(f"{key}-{place}", counts, sum(count for _word, count in counts), line=line, ordered=True)
    if result.ranks:
        yield _ranked(key, result.ranks, result.answers)
    if shown.tags:
        yield _counted(f"{key}-tags", shown.tags, result.answers)


def _people(answers: int) -> str:
    return ngettext("%(count)s answer", "%(count)s answers", answers) % {"count": number(answers)}


def _counted(
    key: str, counts: Sequence[tuple[Any, int]], answers: int, *, line: str = "", ordered: bool = False
) -> BarChart:
    """Bars by size; where the answers have an order of their own, in that."""
    most, count = max(counts, key=lambda pair: pair[1])
    bars = counts if ordered else sorted(counts, key=lambda pair: -pair[1])
    facts = {"word": most, "share": percent(Decimal(100 * count) / answers) if answers else "–"}
    finding = _("Most often: %(word)s (%(share)s)") % facts
    return BarChart(
        key=key, title=f"{line}: {finding}" if line else finding, words=_people(answers), series=(_("Answers"),),
        bars=tuple(Bar(word, (count,)) for word, count in bars), label=_("Answer"), source=_source(),
    )  # fmt: skip


def _ranked(key: str, ranks: Sequence[tuple[str, Decimal]], answers: int) -> BarChart:
    """The better the mean place, the longer the bar."""
    words = _("%(word)s: mean place %(place)s")
    bars = tuple(
        Bar(words % {"word": word, "place": number(place, 2)}, (float(len(ranks) - place),)) for word, place in ranks
    )
    return BarChart(
        key=key, title=_("In front: %(word)s") % {"word": ranks[0][0]}, series=(_("Points"),), bars=bars, label=_("Choice"), source=_source(), places=2,
        words=_("%(people)s. Everybody puts all of them in order; each place counts one point less than the one before it, the last one none. Shown is the mean.") % {"people": _people(answers)},
    )  # fmt: skip


def _source() -> str:
    return _("All sheets of this survey")
