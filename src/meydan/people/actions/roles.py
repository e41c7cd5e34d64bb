"""Giving roles and taking them back."""

from django.db import connection, transaction
from django.db.models import Q

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.people.actions.delegations import end_all
from meydan.people.actions.locking import locked
from meydan.people.models import Delegation, Person, Role, RoleGrant
from meydan.people.queries import administrators, held_in_words, left_behind
from meydan.people.rules import HOLDS_WORK, LAST_ADMINISTRATOR, STAFF, may_begin_administration, may_bind, may_grant
from meydan.places.models import Neighbourhood, Unit


@transaction.atomic
def grant_role(
    *, by: Person, person: Person, role: str, unit: Unit | None, neighbourhood: Neighbourhood | None = None
) -> RoleGrant:
    """Give a role, for one unit or for the whole municipality, a muhtar's for one neighbourhood. Nobody gives a role to
    themselves."""
    may_grant(by, person).or_refuse()
    may_bind(role, unit, neighbourhood).or_refuse()
    grant, made = RoleGrant.objects.get_or_create(
        person=person,
        role=role,
        unit=unit,
        neighbourhood=neighbourhood,
        ends_at=None,
        defaults={"given_by": by, "starts_at": clock.now()},
    )
    if made:
        notify(person, "people.role_granted", ref=person.ref, role=str(grant.get_role_display()))
        place = unit or neighbourhood
        record("people.role_granted", by=by, ref=person.ref, role=role, unit=place.ref if place else "")
    return grant


@transaction.atomic
def begin_administration(*, person: Person) -> RoleGrant:
    """The first administrator of an installation, named at its terminal. Two who try at once become one."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('meydan.first_administrator'))")
    may_begin_administration(administrators=administrators()).or_refuse()
    grant = RoleGrant.objects.create(person=person, role=Role.ADMINISTRATOR, starts_at=clock.now())
    notify(person, "people.role_granted", ref=person.ref, role=str(grant.get_role_display()))
    record("people.role_granted", by=None, ref=person.ref, role=grant.role, unit="")
    return grant


@transaction.atomic
def end_role(*, by: Person, grant: RoleGrant) -> RoleGrant:
    """Take a role back. The last administrator stays, and so does whoever would leave work behind."""
    may_grant(by, grant.person).or_refuse()
    person = locked(grant.person)[grant.person_id]
    keep_an_administrator(grant)
    refuse_with_work(person, ending=grant)
    over = Q(grant=grant)
    if not any(one.role in STAFF for one in person.own_grants if one.pk != grant.pk):
        over |= Q(stand_in=person)  # who no longer works at the desk stands in for nobody
    end_all(by=by, delegations=Delegation.objects.filter(over))
    grant.ends_at = clock.now()
    grant.save(update_fields=["ends_at"])
    notify(person, "people.role_ended", ref=person.ref, role=str(grant.get_role_display()))
    record("people.role_ended", by=by, ref=person.ref, role=grant.role)
    return grant


def keep_an_administrator(grant: RoleGrant) -> None:
    """There is always one. A role that somebody else ended while we waited for its row is over, although it was held when we
    asked for it."""
    rows = list(RoleGrant.objects.select_for_update().held_now().filter(role="administrator").order_by("pk"))
    now = clock.now()
    held = {one.person_id for one in rows if one.ends_at is None or one.ends_at > now}
    if grant.role == "administrator" and len(held) <= 1:
        raise Refused(LAST_ADMINISTRATOR)


def refuse_with_work(person: Person, *, ending: RoleGrant | None = None) -> None:
    """Nothing stays with somebody who goes. The person is locked, so that nothing new comes meanwhile."""
    if left := left_behind(person, ending=ending):
        raise Refused(HOLDS_WORK, name=person.name, held=held_in_words(left))
