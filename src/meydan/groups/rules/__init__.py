"""Rules about groups, their meetings, and what they say."""

from meydan.groups.rules import groups, meetings, speaking

SENTENCES = {**groups.SENTENCES, **meetings.SENTENCES, **speaking.SENTENCES}
