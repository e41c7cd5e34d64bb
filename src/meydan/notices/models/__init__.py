"""Messages to people: in the app, and delivered outside."""

from meydan.notices.models.choices import Bounce, Preference, Rhythm, TextChoice
from meydan.notices.models.delivery import Channel, Delivery, Digest, Lane, Notice, Sending

__all__ = ["Bounce", "Channel", "Delivery", "Digest", "Lane", "Notice", "Preference", "Rhythm", "Sending", "TextChoice"]
