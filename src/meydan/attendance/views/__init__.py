"""Pages by whom they are for: who leads, who takes part, calendar programs."""

from meydan.attendance.views.calendars import calendar_file, calendar_page
from meydan.attendance.views.kiosk import kiosk, kiosk_keeping
from meydan.attendance.views.leading import attendance_list, place_code, sheet, ticks, walk_up, worker
from meydan.attendance.views.taking_part import here, own_seat

__all__ = [
    "attendance_list",
    "calendar_file",
    "calendar_page",
    "here",
    "kiosk",
    "kiosk_keeping",
    "own_seat",
    "place_code",
    "sheet",
    "ticks",
    "walk_up",
    "worker",
]
