"""Papers that end soon, organisations, legal opinions, and the legal record of a placement."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from meydan.base import clock, turkish
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.base.templatetags.ui import day
from meydan.base.town import town
from meydan.guardians.models import Permission
from meydan.guardians.queries import of_scope
from meydan.people.models import Person
from meydan.volunteering.models import (
    Asked,
    Check,
    LegalOpinion,
    OrganisationSignUp,
    Placement,
    Risk,
    Role,
    Shift,
)
from meydan.volunteering.models.volunteers import LIVE_PLACEMENTS
from meydan.volunteering.queries.desk import needs_visible_to
from meydan.volunteering.queries.people import placements_visible_to
from meydan.volunteering.queries.roles import coming_shifts
from meydan.volunteering.rules import DUTIES, may_run_volunteering
from meydan.volunteering.rules.legal import basis_of, papers_until, status_of

TO_RENEW = (Asked.HEALTH, Asked.RECORD, Asked.INSURANCE, Asked.CARD, Asked.TRAINING, Asked.ORIENTATION)


def _ending(rows: QuerySet[Check]) -> QuerySet[Check]:
    return rows.filter(valid_until__lte=papers_until(), what__in=TO_RENEW, placement__state__in=LIVE_PLACEMENTS)


def ending_papers(person: Person) -> QuerySet[Check]:
    """Of live placements: what has run out or does so soon, the nearest first."""
    rows = _ending(Check.objects.filter(placement__role__need__in=needs_visible_to(person)))
    return rows.select_related("placement__person", "placement__role__need__unit").order_by("valid_until", "id")


def ending_permissions(person: Person) -> QuerySet[Permission]:
    rows = of_scope(DUTIES).filter(state=Permission.State.GIVEN, valid_until__lte=papers_until())
    rows = rows if may_run_volunteering(person) else rows.none()
    return rows.select_related("person").order_by("valid_until", "id")


def papers_page(person: Person, *, what: str, text: str, after: str) -> Page[Any]:
    rows: QuerySet[Any] = ending_papers(person)
    owner = "placement__person"
    if what == "permissions":
        rows, owner = ending_permissions(person), "person"
    elif what in TO_RENEW:
        rows = rows.filter(what=what)
    if text:
        rows = rows.filter(**{f"{owner}__display_name__says": text})
    return page_by_key(rows, order=["valid_until", "id"], after=after, per_page=25)


def to_remind() -> list[Check]:
    rows = _ending(Check.objects.filter(reminded_at=None)).select_related("placement__person")
    return list(rows.order_by("pk")[:500])


def organisations_at_desk(person: Person) -> QuerySet[OrganisationSignUp]:
    rows = OrganisationSignUp.objects.select_related("contact", "organisation")
    return rows if may_run_volunteering(person) else rows.none()


def waiting_organisations(person: Person) -> QuerySet[OrganisationSignUp]:
    return organisations_at_desk(person).filter(state="sent").order_by("promised_for", "id")


def organisation_page(person: Person, *, state: str, text: str, after: str) -> Page[OrganisationSignUp]:
    rows = organisations_at_desk(person)
    rows = rows.filter(state=state) if state in OrganisationSignUp.State.values else rows
    rows = rows.filter(organisation__folded__contains=turkish.fold(text)) if text else rows
    return page_by_key(rows, order=["-created_at", "-id"], after=after, per_page=25)


def own_organisations(person: Viewer) -> QuerySet[OrganisationSignUp]:
    rows = OrganisationSignUp.objects.filter(contact=person) if person else OrganisationSignUp.objects.none()
    return rows.select_related("organisation").order_by("-created_at", "-id")


def load_organisations(viewer: Viewer, ids: Collection[int]) -> QuerySet[OrganisationSignUp]:
    rows = OrganisationSignUp.objects.select_related("organisation").filter(pk__in=ids)
    return (
        rows.filter(Q(contact=viewer) | Q(pk__in=organisations_at_desk(viewer).values("pk"))) if viewer else rows.none()
    )


def shifts_for_groups() -> QuerySet[Shift]:
    """To which an organisation can bring people."""
    rows = coming_shifts().filter(role__direct=True, role__risk=Risk.LOW, role__state__in=("published", "full"))
    return rows.filter(occasion__closes_at__gt=clock.now()).select_related("role").order_by("occasion__starts_at", "pk")


def opinions_at_desk(person: Person) -> QuerySet[LegalOpinion]:
    rows = LegalOpinion.objects.select_related("placement__person", "placement__role__need__unit")
    return rows if may_run_volunteering(person) else rows.none()


def waiting_opinions(person: Person) -> QuerySet[LegalOpinion]:
    return opinions_at_desk(person).filter(state="waiting").order_by("promised_for", "id")


@dataclass(frozen=True)
class Line:
    """One line of the legal record: what, what is known of it, what the town relies on."""

    word: str
    value: str
    basis: str


def recorded_placement(viewer: Viewer) -> QuerySet[Placement]:
    return placements_visible_to(viewer)


def legal_record(placement: Placement, permission: Permission | None) -> list[Line]:
    """The public-law facts of a placement, complete; what is missing says so."""
    role, need, checks = placement.role, placement.role.need, {one.what: one for one in placement.checks.all()}
    volunteer = getattr(placement.person, "volunteer", None)
    lines = [
        Line(_("Municipality"), str(town().say("municipality")), basis_of("unit")),
        Line(_("Responsible unit"), need.unit.name, basis_of("unit")),
        Line(_("Field of service"), str(need.get_field_display()), basis_of("field")),
        Line(_("Duty and its risk"), f"{role.title} · {role.get_risk_display()}", basis_of("field")),
        Line(_("Volunteer agreement, version"), _check(checks.get(Asked.AGREEMENT)), basis_of("agreement")),
        Line(_("Insurance"), _check(checks.get(Asked.INSURANCE)), basis_of("insurance")),
        Line(_("Identity card"), _check(checks.get(Asked.CARD)), basis_of("card")),
        Line(_("Health report seen"), _check(checks.get(Asked.HEALTH), role), basis_of("health")),
        Line(_("Criminal record seen"), _check(checks.get(Asked.RECORD), role), basis_of("record")),
    ]
    if volunteer is not None and volunteer.is_minor:
        lines.append(Line(_("Guardian’s permission"), _permission(permission), basis_of("guardian")))
    if (opinion := getattr(placement, "opinion", None)) is not None:
        status = status_of(opinion.status)
        words = [status.word if status else opinion.status, str(opinion.get_state_display()), opinion.number]
        lines.append(Line(_("Legal opinion"), _joined(words), status.basis if status else ""))
    return lines


def _joined(words: Collection[str]) -> str:
    return " · ".join(word for word in words if word)


def _check(check: Check | None, role: Role | None = None) -> str:
    if check is None:
        needed = role is None or bool({Asked.HEALTH, Asked.RECORD} & set(role.asked))
        return _("not there") if needed else _("not needed for this duty")
    until = _("valid until %(day)s") % {"day": day(check.valid_until)} if check.valid_until else ""
    return _joined([check.number, day(check.at), check.by.name if check.by else "", until])


def _permission(permission: Permission | None) -> str:
    if permission is None:
        return _("not there")
    until = _("valid until %(day)s") % {"day": day(permission.valid_until)} if permission.valid_until else ""
    return _joined([str(permission.get_state_display()), str(permission.get_proof_display()), until])
