"""Pages about messages."""

from meydan.notices.views.announcements import desk_announcement, desk_announcement_form, desk_announcements
from meydan.notices.views.desk import desk_bounces, desk_failed
from meydan.notices.views.own import choose, dev_mail, inbox, leave, news, opened, write_again
from meydan.notices.views.reports import take_reports
from meydan.notices.views.town import desk_elections, desk_wording, desk_wordings

__all__ = [
    "choose",
    "desk_announcement",
    "desk_announcement_form",
    "desk_announcements",
    "desk_bounces",
    "desk_elections",
    "desk_failed",
    "desk_wording",
    "desk_wordings",
    "dev_mail",
    "inbox",
    "leave",
    "news",
    "opened",
    "take_reports",
    "write_again",
]
