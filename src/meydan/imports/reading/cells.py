"""One cell → its text, as a person would read it."""

import re
from datetime import date, datetime, time, timedelta
from typing import Any

from meydan.base.plain import plain

_NOTATION = re.compile(r"(\d)[.,](\d+)[eE]\+?(\d{1,2})")
_ERROR = re.compile(
    r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|YOK|BAŞV!|DEĞER!|SAYI/0!|AD\?|SAYI!|BOŞ!|TAŞMA!)"
)
"""What a formula leaves that found nothing, in English and in Turkish."""
_KEPT_AS_TEXT = re.compile(r'="([^"]*)"')
"""How programs keep a spreadsheet from taking a number apart."""


def said(cell: Any) -> str:
    """A cell of a spreadsheet as text; moments in the form that can be read in one way only."""
    if isinstance(cell, bool):
        return str(int(cell))
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime):
        return cell.isoformat(" ", "seconds").removesuffix(" 00:00:00")
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell) if not isinstance(cell, timedelta) else ""


def clean(cell: str) -> str:
    """Without the signs that no text holds, without spaces around it, and without what only spreadsheets mean.

    >>> clean("5.321234567E9"), clean("5,32E+09"), clean('="0532"'), clean("#YOK")
    ('5321234567', '5,32E+09', '0532', '')
    """
    text = plain(cell).replace("\xa0", " ").replace("\ufeff", "").replace("\r\n", "\n").strip()
    if text[:1] == "=" and (kept := _KEPT_AS_TEXT.fullmatch(text)):
        text = kept[1].strip()
    if text[:1] == "#" and _ERROR.fullmatch(text):
        return ""
    return _whole_number(text) if text[:1].isdecimal() else text


def _whole_number(text: str) -> str:
    """5.321234567E9 says all its digits; 5,32E+09 has lost some and stays as it is."""
    found = _NOTATION.fullmatch(text)
    if found is None or len(found[2].rstrip("0")) > int(found[3]) or len(found[2]) < int(found[3]):
        return text
    return found[1] + found[2][: int(found[3])]


def is_shortened(text: str) -> bool:
    """A long number of which a spreadsheet kept the first digits only.

    >>> is_shortened("5,32E+09"), is_shortened("5321234567")
    (True, False)
    """
    return _NOTATION.fullmatch(text) is not None
