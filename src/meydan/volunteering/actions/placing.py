"""A place in a duty: taken, made ready, suspended, left, ended."""

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.base.town import town
from meydan.base.workdays import promised_day
from meydan.documents.actions import end_certificates
from meydan.documents.models import CertificateKind
from meydan.documents.queries.papers import official_language
from meydan.people.models import Person
from meydan.volunteering.actions.changing import move
from meydan.volunteering.actions.room import settle_room
from meydan.volunteering.actions.seats import give_back
from meydan.volunteering.models import Asked, Check, LegalOpinion, Placement, Volunteer
from meydan.volunteering.queries.people import seats_ahead
from meydan.volunteering.rules import (
    may_answer_place,
    may_come_back,
    may_end,
    may_leave,
    may_rest,
    may_work_on,
    missing_for,
)
from meydan.volunteering.rules.legal import needs_opinion

P = Placement.State


def locked(placement: Placement) -> Placement:
    found = Placement.objects.select_for_update(of=("self",)).select_related("role__need__unit", "person", "opinion")
    return found.get(pk=placement.pk)


def get_ready(placement: Placement) -> None:
    """Ready as soon as nothing is missing; suspended when something has lapsed. The placement is locked or new."""
    missing = missing_for(placement)
    if placement.state == P.PREPARING and not missing:
        move(placement, P.READY, by=None)
    elif placement.state == P.READY and missing:
        move(placement, P.SUSPENDED, by=None, reason=", ".join(missing))
        tell_both(placement, "volunteering.suspended")
    elif placement.state == P.SUSPENDED and not missing and not _by_hand(placement):
        move(placement, P.READY, by=None, reason="")


def ask_for_opinion(placement: Placement) -> None:
    """Where somebody's status asks for it the place waits for the legal unit, with a promised day."""
    volunteer = Volunteer.objects.get(person=placement.person_id)
    if not needs_opinion(volunteer.status):
        return
    by = promised_day(town().clock("legal_opinion"), clock.today())
    placement.opinion = LegalOpinion.objects.create(
        placement=placement, status=volunteer.status, promised_for=by, created_at=clock.now()
    )
    notify(["role:coordinator"], "volunteering.opinion_wanted", ref=placement.ref)


def _by_hand(placement: Placement) -> bool:
    """Whether a person suspended it: then a person takes it back."""
    return set(placement.reason.split(", ")) - set(Asked.values) != set()


def tell_both(placement: Placement, code: str) -> None:
    to = [f"person:{one}" for one in (placement.person_id, placement.role.supervisor_id) if one]
    if to:
        notify(to, code, ref=placement.ref, words=placement.reason)


@transaction.atomic
def answer_place(*, by: Person, placement: Placement, yes: bool) -> Placement:
    """Take the place that was offered, or leave it to somebody else."""
    placement = locked(placement)
    may_answer_place(by, placement).or_refuse()
    move(placement, P.PREPARING if yes else P.REFUSED, by=by, offered_until=None)
    if yes and Asked.NOTICE in placement.role.asked:
        Check.objects.get_or_create(placement=placement, what=Asked.NOTICE, defaults={"by": by, "at": clock.now()})
    if yes:
        ask_for_opinion(placement)
    get_ready(placement)
    record("volunteering.answered", by=by, ref=placement.ref, yes=yes)
    return placement


@transaction.atomic
def agree(*, by: Person, placement: Placement, version: str) -> Placement:
    """The volunteer has read the agreement and signs it."""
    placement = locked(placement)
    may_leave(by, placement).or_refuse()
    signed = {"by": by, "at": clock.now(), "number": version}
    Check.objects.update_or_create(placement=placement, what=Asked.AGREEMENT, defaults=signed)
    get_ready(placement)
    record("volunteering.agreed", by=by, ref=placement.ref, version=version)
    return placement


@transaction.atomic
def enter_check(
    *, by: Person, placement: Placement, what: str, number: str = "", valid_until: date | None = None
) -> Placement:
    """Staff have seen something: who, when, until when. The paper itself is not kept."""
    placement = locked(placement)
    may_work_on(by, placement.role.need).or_refuse()
    seen = {"by": by, "at": clock.now(), "number": number, "valid_until": valid_until, "reminded_at": None}
    Check.objects.update_or_create(placement=placement, what=what, defaults=seen)
    before = placement.state
    get_ready(placement)
    if placement.state == P.READY and before != P.READY and placement.person:
        notify(placement.person, "volunteering.ready", ref=placement.ref)
    record("volunteering.checked", by=by, ref=placement.ref, what=what)
    return placement


@transaction.atomic
def take_break(*, by: Person, placement: Placement) -> Placement:
    """A volunteer rests; seats that lie ahead go to others, the place stays theirs."""
    placement = locked(placement)
    may_rest(by, placement).or_refuse()
    move(placement, P.RESTING, by=by)
    _free_seats(placement)
    record("volunteering.rests", by=by, ref=placement.ref)
    return placement


@transaction.atomic
def come_back(*, by: Person, placement: Placement) -> Placement:
    """The break is over: ready again, unless something has run out meanwhile."""
    placement = locked(placement)
    may_come_back(by, placement).or_refuse()
    move(placement, P.PREPARING, by=by)
    get_ready(placement)
    record("volunteering.came_back", by=by, ref=placement.ref)
    return placement


@transaction.atomic
def leave(*, by: Person, placement: Placement, why: str = "") -> Placement:
    """A volunteer goes; seats that lie ahead go to others."""
    placement = locked(placement)
    may_leave(by, placement).or_refuse()
    move(placement, P.LEFT, by=by, why=why, reason=why, ended_at=clock.now())
    _free_seats(placement)
    end_all(by, placement)
    record("volunteering.left", by=by, ref=placement.ref)
    return placement


@transaction.atomic
def end_placement(*, by: Person, placement: Placement, to: str, reason: str = "", heard: str = "") -> Placement:
    """Suspend, take back, end the term, or dismiss after hearing what the volunteer says."""
    placement = locked(placement)
    may_end(by, placement, to, reason, heard).or_refuse()
    over = {"ended_at": clock.now()} if to in {P.ENDED, P.DISMISSED} else {}
    move(placement, to, by=by, why=reason, reason=reason, heard=heard, **over)
    if to != P.READY:
        _free_seats(placement)
    if over:
        end_all(by, placement)
    tell_both(placement, f"volunteering.{'back' if to == P.READY else to}")
    record("volunteering.placement_moved", by=by, ref=placement.ref, to=to)
    return placement


def _free_seats(placement: Placement) -> None:
    if placement.person:
        give_back(placement.person, list(seats_ahead(placement.person).filter(occasion__shift__role=placement.role)))


def end_all(by: Person, placement: Placement) -> None:
    """Whoever checks the code of the card reads that it counts no more; the place is free for somebody else."""
    with official_language():
        reason = _("The place in the duty has ended; please give the card back")
    end_certificates(by=by, of=placement.ref, what=CertificateKind.CARD, reason=reason)
    settle_room(placement.role)


def lapse_places() -> int:
    """Places that nobody answered, and papers that ran out; each in a transaction of its own."""
    late = Placement.objects.filter(state=P.OFFERED, offered_until__lte=clock.now())
    today = clock.today()
    out = Placement.objects.filter(state=P.READY, checks__valid_until__lt=today)
    found = [*late.values_list("pk", flat=True), *out.values_list("pk", flat=True).distinct()]
    for pk in found:
        _look_again(pk)
    return len(found)


@transaction.atomic
def _look_again(pk: int) -> None:
    placement = locked(Placement(pk=pk))
    if placement.state == P.OFFERED and placement.offered_until and placement.offered_until <= clock.now():
        move(placement, P.LAPSED, by=None, offered_until=None)
    else:
        get_ready(placement)
    record("volunteering.looked_again", by=None, ref=placement.ref, state=placement.state)
