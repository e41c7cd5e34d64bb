"""Reading messages, choices and what became of them."""

from meydan.notices.queries.choices import (
    Subject,
    codes_had,
    dead_address,
    reader_of,
    rhythm,
    standing_consents,
    still_agreed,
    subjects,
    texted,
    types,
    unwanted,
)
from meydan.notices.queries.inbox import dead_addresses, failed, inbox, letters_delivered, notices_of, unread

__all__ = [
    "Subject",
    "codes_had",
    "dead_address",
    "dead_addresses",
    "failed",
    "inbox",
    "letters_delivered",
    "notices_of",
    "reader_of",
    "rhythm",
    "standing_consents",
    "still_agreed",
    "subjects",
    "texted",
    "types",
    "unread",
    "unwanted",
]
