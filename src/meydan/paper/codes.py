"""Codes that are printed on slips: eight letters, none of which looks like another one or like a figure."""

import secrets

from django.utils.crypto import salted_hmac

from meydan.base import turkish

LETTERS = "ABCDEFGHKLMNPRTVXYZ"
LENGTH = 8


def new_seed() -> str:
    return secrets.token_hex(8)


def code_of(seed: str) -> str:
    """The code that belongs to a seed. Without the town's key nobody makes it of the database alone."""
    number = int(salted_hmac("paper.code", seed, algorithm="sha256").hexdigest(), 16)
    signs = ""
    for _place in range(LENGTH):
        number, place = divmod(number, len(LETTERS))
        signs += LETTERS[place]
    return signs


def hash_of(code: str) -> str:
    return salted_hmac("paper.slip", code, algorithm="sha256").hexdigest()


def spoken(code: str) -> str:
    return f"{code[:4]}-{code[4:]}"


def typed(text: str) -> str:
    """What somebody typed, as codes are kept: capitals without signs. Empty when it is no code.

    >>> typed("abcd efgh")
    'ABCDEFGH'
    """
    letters = [letter for letter in turkish.upper(turkish.fold(text)) if letter in LETTERS]
    rest = [letter for letter in text if letter.isalnum()]
    return "".join(letters) if len(letters) == len(rest) == LENGTH else ""
