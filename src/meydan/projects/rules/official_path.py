"""Who may do what on the official path of a project."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no
from meydan.people.models import Person
from meydan.projects.models import Outcome, PathStop, Project, Stop
from meydan.projects.models.official_path import DECIDING, FIRST, OUTCOMES
from meydan.projects.rules.projects import may_change

PATH_ORDER, PATH_OUTCOME, PATH_EARLY, PATH_LATE, PATH_REASON, PATH_NUMBER, PATH_ENDED = (
    "projects.path_order",
    "projects.path_outcome",
    "projects.path_early",
    "projects.path_late",
    "projects.path_reason",
    "projects.path_number",
    "projects.path_ended",
)
SENTENCES: Mapping[str, Any] = {
    PATH_ORDER: _("The project can't go there now. Please look at its official path once more."),
    PATH_OUTCOME: _("This stop can't end like that."),
    PATH_EARLY: _("This day lies before the day on which the stop before it ended or it came here."),
    PATH_LATE: _("This day is still to come. Please check the date."),
    PATH_REASON: _("Please write the reason: it is public."),
    PATH_NUMBER: _("Please write the number of the decision."),
    PATH_ENDED: _("The outcome of this stop is written down already. Perhaps a colleague was quicker."),
}
SAYS_WHY = frozenset({Outcome.IN_PART, Outcome.DECLINED, Outcome.WITHDRAWN})


def may_send(person: Person | None, project: Project, last: PathStop | None, stop: str, since: date) -> Ruling:
    """Only to a stop that follows the last one, and not back in time."""
    ruling = may_change(person, project)
    if not ruling:
        return ruling
    if stop not in (last.goes_on_to if last else FIRST):
        return no(PATH_ORDER, field="stop")
    if since > clock.today():
        return no(PATH_LATE, field="since")
    return no(PATH_EARLY, field="since") if last and last.ended_on and since < last.ended_on else ruling


def may_end_stop(
    person: Person | None, one: PathStop, outcome: str, *, ended_on: date, number: str, words: str
) -> Ruling:
    """One outcome, on or after its day; councils and boards decide with a number; a no says why."""
    ruling = may_change(person, one.project)
    if not ruling:
        return ruling
    if not one.is_waiting:
        return no(PATH_ENDED)
    if outcome not in OUTCOMES[Stop(one.stop)]:
        return no(PATH_OUTCOME, field="outcome")
    if ended_on < one.since:
        return no(PATH_EARLY, field="ended_on")
    if ended_on > clock.today():
        return no(PATH_LATE, field="ended_on")
    if outcome in SAYS_WHY and not words.strip():
        return no(PATH_REASON, field="words")
    decided = one.stop in DECIDING and outcome != Outcome.WITHDRAWN
    return no(PATH_NUMBER, field="number") if decided and not number.strip() else ruling
