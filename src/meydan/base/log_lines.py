"""What the log may hold: no key of a personal link, however Django came to write the address down."""

import logging
import re

WORD = re.compile(r"[a-z]{1,24}|[0-9]{1,10}")
"""A word of an address, or the number of a thing. Whatever mixes letters and digits, or is longer, may be a key."""


def without_keys(path: str) -> str:
    """
    >>> without_keys("/kaydim/12:Xq9_b-hT2/"), without_keys("/katki/412/duzenle/")
    ('/kaydim/…/', '/katki/412/duzenle/')
    """
    return "/".join(part if is_plain(part) else "…" for part in path.split("/"))


def is_plain(part: str) -> bool:
    return not part or all(WORD.fullmatch(word) for word in part.split("-"))


class WithoutKeys(logging.Filter):
    """Takes them out of the addresses in a line, before any handler writes it."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                without_keys(one) if isinstance(one, str) and one.startswith("/") else one for one in record.args
            )
        return True
