"""Identity numbers are never read: here, before anything is kept, shown or written, they are taken out."""

import re
from collections.abc import Sequence

from meydan.base import turkish

MASK = "•••"
_ELEVEN = re.compile(r"(?<!\d)[1-9](?:[ .\-]?\d){10}(?!\d)")
_HEADING = re.compile(
    r"\bt ?c\b|\btckn\b|\bykn\b|\bkimlik\b|\bvatandaslik\b|\b(national|citizen|identity) (id|no|number)\b"
)


def is_identity_number(digits: str) -> bool:
    """
    >>> is_identity_number("10000000146"), is_identity_number("10000000147"), is_identity_number("05321234567")
    (True, False, False)
    """
    if len(digits) != 11 or not digits.isdecimal() or digits[0] == "0":
        return False
    one = [int(digit) for digit in digits]
    tenth = (sum(one[0:9:2]) * 7 - sum(one[1:8:2])) % 10
    return one[9] == tenth and one[10] == sum(one[:10]) % 10


def without_identity_numbers(text: str) -> str:
    """
    >>> without_identity_numbers("TC 100 000 001 46, tel 05321234567")
    'TC •••, tel 05321234567'
    """
    return _ELEVEN.sub(_masked, text) if len(text) >= 11 else text


def _masked(found: re.Match[str]) -> str:
    return MASK if is_identity_number(re.sub(r"\D", "", found[0])) else found[0]


def is_identity_column(heading: str, values: Sequence[str]) -> bool:
    """By its heading, or because half of what stands in it are such numbers. `values` are as they stand in the file."""
    if _HEADING.search(" ".join(re.findall(r"[a-z]+", turkish.fold(heading)))):
        return True
    filled = [value for value in values if value]
    hits = sum(is_identity_number(re.sub(r"[ .\-]", "", value)) for value in filled if 11 <= len(value) <= 15)
    return hits > 0 and hits * 2 >= len(filled)
