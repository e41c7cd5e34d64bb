"""Raising a need, and what becomes of it."""

from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.documents.queries.papers import official_language
from meydan.people.models import Person
from meydan.people.rules import signed_in
from meydan.places.models import Neighbourhood, Unit
from meydan.volunteering.actions.changing import move
from meydan.volunteering.actions.telling import tell_threads
from meydan.volunteering.models import Hours, Need, Risk, Role
from meydan.volunteering.rules import may_move_need, may_raise_for, may_raise_need, may_work_on
from meydan.volunteering.rules.reasons import HAS_SHIFTS


@transaction.atomic
def save_need(*, by: Person, need: Need | None = None, unit: Unit, **words: Any) -> Need:
    """Raise a need, or change what it says."""
    may_raise_need(by).or_refuse()
    kept = need or Need(raised_by=by, created_at=clock.now())
    kept.unit = unit
    for name, value in words.items():
        setattr(kept, name, value)
    may_work_on(by, kept).or_refuse()
    if need is None:
        move(kept, Need.State.DRAFT, by=by)
    else:
        kept.save()
        for role in kept.roles.exclude(state__in=(Role.State.DRAFT, Role.State.ARCHIVED)):
            role.need = kept
            tell_threads(role)
    record("volunteering.need_saved", by=by, ref=kept.ref)
    return kept


@transaction.atomic
def raise_need(*, by: Person, of: str, in_name_of: str, unit: Unit, **words: Any) -> Need:
    """A need in the name of what `of` points to, straight into review. Until somebody at the desk has looked it counts as risky."""
    signed_in(by).or_refuse()
    made = Need(raised_by=by, created_at=clock.now(), of=of, in_name_of=in_name_of, unit=unit, risk=Risk.HIGH, **words)
    move(made, Need.State.REVIEW, by=by)
    record("volunteering.need_raised", by=by, ref=made.ref, of=of)
    return made


@transaction.atomic
def raise_for_neighbourhood(*, by: Person, place: Neighbourhood, **words: Any) -> Need:
    """A muhtar asks for volunteers in the name of the neighbourhood."""
    may_raise_for(by, place).or_refuse()
    with official_language():
        name = _("Muhtar of %(place)s") % {"place": place.name}
    return raise_need(by=by, of=place.ref, in_name_of=name, **words)


@transaction.atomic
def move_need(*, by: Person, need: Need, to: str, why: str = "") -> Need:
    """Send it in, approve or decline it, say that it is met, close it. Who raised it is told; in the end also who gave hours."""
    need = Need.objects.select_for_update(of=("self",)).select_related("unit", "raised_by").get(pk=need.pk)
    may_move_need(by, need, to, why).or_refuse()
    if to == Need.State.CLOSED and need.roles.filter(state__in=(Role.State.PUBLISHED, Role.State.FULL)).exists():
        raise Refused(HAS_SHIFTS)
    move(need, to, by=by, why=why, reason=why or need.reason)
    if need.raised_by and need.raised_by != by:
        notify(need.raised_by, "volunteering.need_moved", ref=need.ref, title=need.title, words=why)
    if to in {Need.State.MET, Need.State.CLOSED}:
        _tell_who_served(by, need, why)
    record("volunteering.need_moved", by=by, ref=need.ref, to=to)
    return need


def _tell_who_served(by: Person, need: Need, why: str) -> None:
    """What became of the work, in a message about the duty in which they know it."""
    for role in need.roles.filter(hours__state=Hours.State.CONFIRMED).order_by("pk").distinct():
        notify(f"served:{role.ref}", "volunteering.became", ref=role.ref, but_not=by, words=why)
