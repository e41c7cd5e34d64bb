"""A tablet at the place: opened by the leader, nobody is signed in on it, each person types the six figures of their seat."""

from django.db import transaction

from meydan.attendance.actions.moving import locked
from meydan.attendance.actions.presence import check_in, check_out
from meydan.attendance.models import Method, Occasion, Seat, State, new_key
from meydan.attendance.queries import seat_with_code
from meydan.attendance.rules import UNKNOWN_CODE, is_kiosk_open, may_open_kiosk
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.people.models import Person


@transaction.atomic
def open_kiosk(*, by: Person, occasion: Occasion) -> Occasion:
    """A new address for the tablet; an older one opens nothing any more."""
    occasion = locked(occasion)
    may_open_kiosk(by, occasion).or_refuse()
    return _give_key(by, occasion, new_key())


@transaction.atomic
def close_kiosk(*, by: Person, occasion: Occasion) -> Occasion:
    """The tablet's page ends before its time."""
    occasion = locked(occasion)
    may_open_kiosk(by, occasion).or_refuse()
    return _give_key(by, occasion, None)


def _give_key(by: Person, occasion: Occasion, key: str | None) -> Occasion:
    occasion.kiosk_key = key
    occasion.save(update_fields=["kiosk_key"])
    record("attendance.kiosk_opened" if key else "attendance.kiosk_closed", by=by, ref=occasion.ref)
    return occasion


@transaction.atomic
def check_in_at_kiosk(*, occasion: Occasion, code: str) -> Seat:
    """Somebody typed their figures. Who is there already stays there: the page then offers to check out."""
    seat = _seat(locked(occasion), code)
    if seat.state in {State.CAME, State.LEFT}:
        return seat
    return check_in(seat, by=None, method=Method.KIOSK)


@transaction.atomic
def check_out_at_kiosk(*, occasion: Occasion, code: str) -> Seat:
    """Somebody typed their figures to go home."""
    return check_out(_seat(locked(occasion), code), by=None, method=Method.KIOSK)


def _seat(occasion: Occasion, code: str) -> Seat:
    is_kiosk_open(occasion).or_refuse()
    seat = seat_with_code(occasion, code)
    if seat is None:
        raise Refused(UNKNOWN_CODE, field="code")
    seat.occasion = occasion
    return seat
