"""Verbs about occasions and their seats."""

from meydan.attendance.actions.calendars import renew_calendar
from meydan.attendance.actions.kiosk import check_in_at_kiosk, check_out_at_kiosk, close_kiosk, open_kiosk
from meydan.attendance.actions.occasions import call_off, change_occasion, open_occasion
from meydan.attendance.actions.presence import (
    add_walk_up,
    check_in_here,
    check_out_here,
    close_forgotten,
    finish_list,
    mark_seat,
    show_again,
)
from meydan.attendance.actions.reminding import remind
from meydan.attendance.actions.seats import (
    Drawn,
    accept_offer,
    book_named,
    change_size,
    confirm_seat,
    give_seat,
    give_up_seat,
    keep_seat,
    lapse_offers,
    seat_by_lot,
    take_seat,
)

__all__ = [
    "Drawn",
    "accept_offer",
    "add_walk_up",
    "book_named",
    "call_off",
    "change_occasion",
    "change_size",
    "check_in_at_kiosk",
    "check_in_here",
    "check_out_at_kiosk",
    "check_out_here",
    "close_forgotten",
    "close_kiosk",
    "confirm_seat",
    "finish_list",
    "give_seat",
    "give_up_seat",
    "keep_seat",
    "lapse_offers",
    "mark_seat",
    "open_kiosk",
    "open_occasion",
    "remind",
    "renew_calendar",
    "seat_by_lot",
    "show_again",
    "take_seat",
]
