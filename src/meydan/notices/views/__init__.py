"""Pages about messages."""

from meydan.notices.views.desk import desk_bounces, desk_failed
from meydan.notices.views.own import choose, dev_mail, inbox, leave, news, opened, write_again
from meydan.notices.views.reports import take_reports

__all__ = [
    "choose",
    "desk_bounces",
    "desk_failed",
    "dev_mail",
    "inbox",
    "leave",
    "news",
    "opened",
    "take_reports",
    "write_again",
]
