"""Rows of people that must stay as they are until a transaction ends. Whoever locks a person and the work that lies with them
locks the person first."""

from collections.abc import Callable
from typing import Any

from django.db.models import QuerySet

from meydan.base.errors import Refused
from meydan.base.rulings import Ruling
from meydan.people.models import Person
from meydan.people.queries import by_roles
from meydan.people.rules import MAY_NOT_HOLD


def locked(*people: Person) -> dict[int, Person]:
    """These people as they are now. Locked in one order, so that two who need the same ones don't wait for each other; keys
    that point to them can still be written."""
    rows = Person.objects.select_for_update(no_key=True).filter(pk__in={one.pk for one in people}).order_by("pk")
    return {one.pk: one for one in rows}


def holding(person: Person) -> Person:
    """The person as they are now, with nothing but their own roles, none of which can end until the transaction does. Ask
    rules about this one before work is given to somebody: then it can't stay with a person whose role ends meanwhile."""
    now = locked(person)[person.pk]
    return by_roles(now, now.own_grants)


def keeper(by: Person) -> Person:
    """With whom new work of `by` lies: with themselves, or with the colleague by whose role a rule has just said yes."""
    return by.acts_for.person if by.acts_for else by


def work_for(to: Person, rows: QuerySet[Any], may_hold: Callable[[Person, Any], Ruling]) -> list[Any]:
    """Rows that are handed over, as they are now, kept until the transaction ends. Refused when one of them may not lie with
    `to`."""
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    for one in found:
        if not may_hold(to, one):  # why not is said to the one who hands over, and each of these rules asks for a role
            raise Refused(MAY_NOT_HOLD, name=to.name, title=str(one), field="to")
    return found
