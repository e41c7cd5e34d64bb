"""The ladder of reminders: who is told that an answer is owed. Once a day, one notice a person."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from meydan.base import clock, languages
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.base.templatetags.ui import day
from meydan.ideas.models import Contribution, Escalation, EscalationDay, Level
from meydan.ideas.queries import chain
from meydan.ideas.rules import escalation as rules
from meydan.people.models import Person
from meydan.people.rules import OF_A_UNIT
from meydan.places.models import Unit

BATCH = 500
MOST_LINES = 100


@transaction.atomic
def escalate_owed() -> int:
    """Climb today's rungs and tell everybody concerned, all in one transaction: after a crash nothing happened, and the next
    run does all of it. Of several workers the first one climbs; the others find the day done. Returns how many rungs."""
    today = clock.today()
    if not rules.is_on() or not EscalationDay.objects.get_or_create(day=today)[1]:
        return 0
    rungs = list(_rungs_due(today))
    Escalation.objects.bulk_create((rung.row for rung in rungs), batch_size=BATCH)
    for person, own in _by_person(rungs):
        with translation.override(spoken := languages.spoken(person.language)):
            notify(person, "ideas.owed", count=len(own), words=_lines(own), language=spoken)
    record("ideas.escalated", by=None, rungs=len(rungs))
    return len(rungs)


@dataclass(frozen=True)
class Rung:
    row: Escalation
    people: frozenset[int]


def _rungs_due(today: date) -> Iterator[Rung]:
    """Those that nobody has climbed yet for the promise that stands."""
    told = Told()
    owed = chain.owed_until(rules.last_day_to_look_at(today)).iterator(chunk_size=BATCH)
    for one in owed:
        for level in rules.levels_due(one.promised_for, one.clock_code, today):
            if level not in one.climbed:  # type: ignore[attr-defined]
                yield told.rung(one, level)


class Told:
    """Who is told at each level for each unit; asked once a run."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int | None], tuple[list[str], list[str], frozenset[int]]] = {}

    def rung(self, one: Contribution, level: Level) -> Rung:
        roles, unheld, people = self._of(level, one.unit)
        row = Escalation(
            contribution=one, level=level, promise=one.promised_for, told=roles, unheld=unheld, at=clock.now()
        )
        return Rung(row, people)

    def _of(self, level: Level, unit: Unit | None) -> tuple[list[str], list[str], frozenset[int]]:
        key = (level, unit.pk if unit else None)
        if key not in self._known:
            self._known[key] = _holders_from(level, unit)
        return self._known[key]


def _holders_from(level: Level, unit: Unit | None) -> tuple[list[str], list[str], frozenset[int]]:
    """(roles told, roles nobody holds, people): those of the level; where nobody is found, of the next one above. What no unit
    has yet misses nobody in a unit."""
    order = [each for each, _roles in rules.LADDER]
    unheld: list[str] = []
    for roles in [*(roles for _each, roles in rules.LADDER[order.index(level) :]), rules.LAST]:
        found = {role: chain.holders_for(role, unit) for role in roles}
        unheld += [role for role, people in found.items() if not people and (unit or role not in OF_A_UNIT)]
        told = [role for role, people in found.items() if people]
        if told:
            return told, unheld, frozenset().union(*found.values())
    return [], unheld, frozenset()


def _by_person(rungs: Iterable[Rung]) -> Iterator[tuple[Person, list[Rung]]]:
    """What each is told. Who stands on two rungs that are climbed on one day reads of that contribution once, from the lower
    one, which names every role that nobody holds."""
    own: dict[int, dict[int, Rung]] = defaultdict(dict)
    for rung in rungs:
        for pk in rung.people:
            own[pk].setdefault(rung.row.contribution_id, rung)
    for person in Person.objects.in_bulk(own).values():
        yield person, list(own[person.pk].values())


def _lines(own: list[Rung]) -> str:
    """All of them, the oldest promise first; of very many the rest is counted, because the desk lists them anyway."""
    lines = [_line(rung) for rung in own[:MOST_LINES]]
    if len(own) > MOST_LINES:
        lines.append(_("%(count)s more wait at the desk.") % {"count": len(own) - MOST_LINES})
    return "\n".join(lines)


def _line(rung: Rung) -> str:
    """One owed answer in the reader's language."""
    one = rung.row.contribution
    facts = {"number": one.thread.number, "title": one.title, "day": day(one.promised_for)}
    words = _("%(number)s “%(title)s”: promised for %(day)s.") % facts
    words += f" {one.unit.name}." if one.unit else " " + _("No unit has it yet.")
    if rung.row.unheld:
        words += " " + _("Nobody holds this role: %(roles)s.") % {"roles": ", ".join(rung.row.unheld_words)}
    return words
