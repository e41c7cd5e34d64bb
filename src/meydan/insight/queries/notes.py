"""Who takes part less than others, in the sentences of a note for the mayor."""

from django.utils.translation import gettext as _

from meydan.base.cards import Scope
from meydan.base.templatetags.ui import number, percent
from meydan.insight.queries.representation import Line, portrait
from meydan.insight.rules import hide_below

MOST = 3


def missing(scope: Scope) -> list[str]:
    """Of a neighbourhood how it stands against its share, of the town who is missing most; in the year in which the period ends.
    By goal or subject nobody counts who takes part."""
    if scope.goal or scope.words:
        return []
    told = portrait(f"town:{scope.until.year}")
    if told.places is None:
        return [_few()] if told.is_small else []
    if scope.place_id:
        return [_of_place(line) for line in told.places.lines if line.value == str(scope.place_id)]
    return [
        _("%(name)s: %(gap)s points below its share") % {"name": line.word, "gap": number(line.short, 1)}
        for _dimension, line in told.to_go_to[:MOST]
    ]


def _of_place(line: Line) -> str:
    if line.hidden:
        return _few()
    if line.population_share is None or line.share is None:
        return _("How many people live there is not known, so nothing can be compared.")
    return _("Share of the population %(population)s, of those who took part %(share)s") % {
        "population": percent(line.population_share, 1),
        "share": percent(line.share, 1),
    }


def _few() -> str:
    return _("Fewer than %(few)s people took part: the figure is kept back.") % {"few": hide_below()}
