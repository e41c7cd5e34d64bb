"""Who may stand in for whom, in which role, and when."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.templatetags.ui import day
from meydan.people.models import Delegation, Person, Role, RoleGrant
from meydan.people.rules.roles import GRANTING, OWN_ROLE, STAFF, holds, may_grant

NEVER_LENT = frozenset({Role.ADMINISTRATOR, Role.DATA_OFFICER, Role.MUHTAR})
"""Roles that are given, not lent (decision 19)."""
LONGEST = timedelta(days=366)

(
    NOT_LENT,
    NOT_HELD,
    ONESELF,
    NO_COLLEAGUE,
    PAST,
    TURNED_ROUND,
    TOO_LONG,
    OVERLAP,
    STAND_IN_AWAY,
    STANDS_IN_THEN,
    OVER,
    NOT_CONCERNED,
) = (
    "people.not_lent",
    "people.not_held",
    "people.oneself",
    "people.no_colleague",
    "people.past",
    "people.turned_round",
    "people.too_long",
    "people.overlap",
    "people.stand_in_away",
    "people.stands_in_then",
    "people.delegation_over",
    "people.not_concerned",
)
SENTENCES: Mapping[str, Any] = {
    NOT_LENT: _(
        "The role “%(role)s” is not lent for a time. A director or an administrator gives it to somebody else."
    ),
    NOT_HELD: _("One of these roles has ended meanwhile. Please open the page anew."),
    ONESELF: _("Nobody stands in for themselves. Please choose a colleague."),
    NO_COLLEAGUE: _(
        "Only somebody who works at the desk already can stand in. For another colleague please ask a director or an administrator."
    ),
    PAST: _("The first day lies in the past. Please choose today or a later day."),
    TURNED_ROUND: _("The last day lies before the first one. Please check the dates."),
    TOO_LONG: _("Somebody can stand in for at most a year. For a longer time please give the role."),
    OVERLAP: _("In this role %(name)s stands in already from %(first)s to %(last)s. Please end that first."),
    STAND_IN_AWAY: _("%(name)s is away from %(first)s to %(last)s. Please choose somebody else."),
    STANDS_IN_THEN: _("From %(first)s to %(last)s %(away)s stands in for %(name)s. Please end that first."),
    OVER: _("This leave is over already."),
    NOT_CONCERNED: _("Only the two colleagues concerned, a director or an administrator can do this."),
}


def may_see_leaves(person: Person | None) -> Ruling:
    """The leaves of everybody."""
    return holds(person, *GRANTING)


def may_plan_leave(by: Person, person: Person) -> Ruling:
    """One's own; whoever gives roles: everybody's."""
    return yes() if by.pk == person.pk else may_grant(by, person)


def span(first_day: date, last_day: date) -> tuple[datetime, datetime]:
    """Both days included: from the first midnight, or from now, up to but not including the midnight after the last day."""
    days = (first_day, last_day + timedelta(days=1))
    starts_at, ends_at = (timezone.make_aware(datetime.combine(one, time())) for one in days)
    return max(starts_at, clock.now()), ends_at


def may_delegate(by: Person, grant: RoleGrant, stand_in: Person, first_day: date, last_day: date) -> Ruling:
    """Whether `stand_in` may hold somebody's role besides them, from the first to the last day."""
    planned = may_plan_leave(by, grant.person)
    if not planned:
        return planned
    if grant.role in NEVER_LENT:
        return no(NOT_LENT, role=str(grant.get_role_display()))
    whom = _may_stand_in(by, grant, stand_in)
    when = _fits(first_day, last_day) if whom else whom
    return _is_free(grant, stand_in, *span(first_day, last_day)) if when else when


def _may_stand_in(by: Person, grant: RoleGrant, stand_in: Person) -> Ruling:
    """Somebody who works at the desk by a role of their own; those who give roles may also name another colleague."""
    if stand_in.pk == grant.person_id:
        return no(ONESELF, field="stand_in")
    if by.pk == stand_in.pk:
        return no(OWN_ROLE)
    at_desk = any(one.role in STAFF for one in stand_in.own_grants)
    colleague = stand_in.is_active and not stand_in.is_minor and (at_desk or bool(may_grant(by, stand_in)))
    return yes() if colleague else no(NO_COLLEAGUE, field="stand_in")


def _fits(first_day: date, last_day: date) -> Ruling:
    if first_day < clock.today():
        return no(PAST, field="first_day")
    if last_day < first_day:
        return no(TURNED_ROUND, field="last_day")
    return yes() if last_day - first_day <= LONGEST else no(TOO_LONG, field="last_day")


def _is_free(grant: RoleGrant, stand_in: Person, starts_at: datetime, ends_at: datetime) -> Ruling:
    """One stand-in a role, who is not away then; and who goes away stands in for nobody: there are no chains."""
    then = Delegation.objects.between(starts_at, ends_at).select_related("stand_in", "grant__person")
    if found := then.filter(grant=grant).first():
        return no(OVERLAP, name=found.stand_in.name, **_days(found), field="first_day")
    if found := then.filter(grant__person=stand_in).first():
        return no(STAND_IN_AWAY, name=stand_in.name, **_days(found), field="stand_in")
    if found := then.filter(stand_in=grant.person).first():
        facts = {"away": found.stand_in.name, "name": found.grant.person.name}
        return no(STANDS_IN_THEN, **facts, **_days(found), field="first_day")
    return yes()


def _days(one: Delegation) -> dict[str, str]:
    return {"first": day(one.starts_at), "last": day(one.last_day)}


def may_end_delegation(by: Person | None, one: Delegation) -> Ruling:
    """Either side, and those who give roles; while there is something left to end."""
    concerned = by is not None and by.pk in {one.grant.person_id, one.stand_in_id}
    if by is None or not (concerned or may_grant(by, one.grant.person)):
        return no(NOT_CONCERNED)
    return yes() if one.ends_at > max(clock.now(), one.starts_at) else no(OVER)
