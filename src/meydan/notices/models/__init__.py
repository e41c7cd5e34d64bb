"""Messages to people: in the app, and delivered outside."""

from meydan.notices.models.announcements import Announcement, ElectionPeriod
from meydan.notices.models.choices import Bounce, Preference, Rhythm, TextChoice
from meydan.notices.models.delivery import Channel, Delivery, Digest, Lane, Notice, Sending
from meydan.notices.models.wordings import Wording

__all__ = [
    "Announcement",
    "Bounce",
    "Channel",
    "Delivery",
    "Digest",
    "ElectionPeriod",
    "Lane",
    "Notice",
    "Preference",
    "Rhythm",
    "Sending",
    "TextChoice",
    "Wording",
]
