"""Reading people: only for those who may."""

from collections.abc import Iterable

from allauth.account.internal.flows.login import get_authentication_records
from allauth.mfa.models import Authenticator
from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest

from meydan.base.cards import Viewer
from meydan.base.town import town
from meydan.people.models import Consent, Delegation, NoticeShown, Person, Role, RoleGrant
from meydan.people.rules import STAFF, may_see_people
from meydan.places.models import Unit
from meydan.places.queries import units

OFFICERS = frozenset({Role.UNIT_OFFICER, Role.UNIT_DEPUTY})
"""Those who answer for a unit from day to day: the deputy stands in for the officer without dates."""


def load_people(viewer: Viewer, ids: Iterable[int]) -> dict[int, Person]:
    found = Person.objects.in_bulk(list(ids))
    for one in found.values():
        one.has_page = bool(may_see_people(viewer))
    return found


def person_by_email(email: str) -> Person | None:
    return Person.objects.filter(email=email, is_active=True).first()


def person_who_signed_in(how: str, contact: str) -> Person | None:
    return Person.objects.filter(**{how: contact}, is_active=True, last_login__isnull=False).first()


def administrators() -> int:
    """How many there are now."""
    return RoleGrant.objects.held_now().filter(role=Role.ADMINISTRATOR, person__is_active=True).count()


def everybody() -> QuerySet[Person]:
    """Also those whose account no longer opens, because work may still lie with them."""
    return Person.objects.all()


def staff() -> QuerySet[Person]:
    """People who hold a role now."""
    held = RoleGrant.objects.held_now().filter(person=OuterRef("pk"))
    return Person.objects.filter(Exists(held), is_active=True).order_by("display_name", "pk")


def colleagues() -> QuerySet[Person]:
    """People who work at the desk by a role of their own: whom work may be given to, and who may stand in."""
    held = RoleGrant.objects.held_now().filter(person=OuterRef("pk"), role__in=STAFF)
    return Person.objects.filter(Exists(held), is_active=True).order_by("display_name", "pk")


def units_without_officer() -> list[Unit]:
    """Active units that nobody answers for, in the order of the town file: neither officer nor deputy. A manager alone does
    not count, because what comes in is not told to them."""
    held = RoleGrant.objects.held_now().filter(role__in=OFFICERS, unit=OuterRef("pk"), person__is_active=True)
    return list(units().filter(~Exists(held)))


def roles_without_holder(roles: Iterable[str]) -> list[str]:
    """Those of `roles` that nobody holds now."""
    held = set(RoleGrant.objects.held_now().filter(person__is_active=True).values_list("role", flat=True))
    return [role for role in roles if role not in held]


def people_for_desk(text: str, *, staff_only: bool, role: str = "", unit: str = "") -> QuerySet[Person]:
    """People by name, e-mail or phone, by a role that they hold now, or by its unit; with their roles, for those who give roles."""
    people = staff() if staff_only else Person.objects.filter(is_active=True)
    if text:
        digits = "".join(letter for letter in text if letter.isdigit()).lstrip("0")
        match = Q(display_name__says=text) | Q(email__says=text)
        people = people.filter(match | Q(phone__contains=digits) if len(digits) > 3 else match)
    if role or unit:
        holding = RoleGrant.objects.held_now().filter(person=OuterRef("pk"))
        holding = holding.filter(role=role) if role else holding
        people = people.filter(Exists(holding.filter(unit__slug=unit) if unit else holding))
    held = Prefetch(
        "role_grants", RoleGrant.objects.held_now().select_related("unit", "neighbourhood"), to_attr="roles_now"
    )
    return people.select_related("neighbourhood").prefetch_related(held)


def holders(role: str) -> Iterable[int]:
    """Ids of the people behind `role:moderator`, or behind `role:unit_officer@unit:3`, and of those who stand in for them. A
    deputy hears what the unit's officer hears."""
    grants = grants_of(role)
    lent = Delegation.objects.running().filter(grant__in=grants)
    return grants.values_list("person_id", flat=True).union(lent.values_list("stand_in_id", flat=True))


def grants_of(role: str) -> QuerySet[RoleGrant]:
    """The roles behind such a ref as they are held now, without stand-ins: those of the unit and those of all units."""
    name, _, unit = role.removeprefix("role:").partition("@unit:")
    names = OFFICERS if name == Role.UNIT_OFFICER else {name}
    grants = RoleGrant.objects.held_now().filter(role__in=names, person__is_active=True)
    return grants.filter(Q(unit_id=int(unit)) | Q(unit=None)) if unit else grants


def everybody_here(_choice: str) -> "QuerySet[Person, int]":
    return Person.objects.filter(is_active=True).values_list("pk", flat=True)


def who_live_in(slug: str) -> "QuerySet[Person, int]":
    """Ids of the people who say that they live in a neighbourhood."""
    return Person.objects.filter(neighbourhood__slug=slug).values_list("pk", flat=True)


def who_hold(role: str) -> "QuerySet[RoleGrant, int]":
    """Ids of the people who hold a role of their own now."""
    return RoleGrant.objects.held_now().filter(role=role).values_list("person_id", flat=True)


def consents_of(person: Person) -> QuerySet[Consent]:
    return Consent.objects.filter(person=person).order_by("-given_at")


def notices_shown_to(person: Person) -> QuerySet[NoticeShown]:
    return NoticeShown.objects.filter(person=person).order_by("-shown_at")


def notice_version() -> str:
    """Version of the privacy notice, from the first line of the town's text."""
    return town().text("privacy").partition("\n")[0].removeprefix("version:").strip()


def roles_of(person: Person) -> QuerySet[RoleGrant]:
    """Roles that a person holds now, the oldest first."""
    held = RoleGrant.objects.held_now().filter(person=person)
    return held.select_related("unit", "neighbourhood", "person").order_by("pk")


def factors_of(person: Person) -> list[Authenticator]:
    """Keys and the code app, the oldest first; recovery codes are no factor of their own."""
    mine = Authenticator.objects.filter(user=person).exclude(type=Authenticator.Type.RECOVERY_CODES)
    return list(mine.order_by("created_at", "pk"))


def has_shown_factor(request: HttpRequest) -> bool:
    """Whether this session was opened or confirmed with a second factor; no query."""
    return any(one.get("method") == "mfa" for one in get_authentication_records(request, request.user))


def recovery_of(person: Person) -> Authenticator | None:
    return Authenticator.objects.filter(user=person, type=Authenticator.Type.RECOVERY_CODES).first()
