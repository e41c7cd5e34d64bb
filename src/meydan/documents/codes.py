"""Codes of certificates: short enough to be typed from paper, with a sign that finds a slip.

No sign looks like another one: of the pairs 8/B, 5/S, 2/Z, 6/G only the digit is used, and neither 0, O, 1, I, İ, L nor U, Q, W, X.
There are 23 signs, a prime number: with a weighted sum every single wrong sign and every swap of two neighbours is found.
"""

import re
import secrets

from meydan.base import turkish

SIGNS = "23456789ACDEFHJKMNPRTVY"
LENGTH = 10
_READ_AS = str.maketrans("BSZG", "8526")


def new_code() -> str:
    """Nine signs by chance (1.8 million million, too many to guess under the limit) and the one that checks them."""
    begin = "".join(secrets.choice(SIGNS) for _ in range(LENGTH - 1))
    return begin + _check(begin)


def _check(begin: str) -> str:
    total = sum((LENGTH - place) * SIGNS.index(sign) for place, sign in enumerate(begin))
    return SIGNS[-total % len(SIGNS)]


def read_code(typed: str) -> str:
    """What somebody typed, as it is kept; empty if no code can be like that."""
    code = re.sub(r"[\s.\-–_/]", "", turkish.upper(typed)).translate(_READ_AS)
    right = len(code) == LENGTH and set(code) <= set(SIGNS) and _check(code[:-1]) == code[-1]
    return code if right else ""
