"""What the town says about its groups, in the town file: numbers that it may change, with the basis that it gives."""

from dataclasses import dataclass
from datetime import date

from meydan.base.town import Clock, town
from meydan.base.workdays import promised_day


@dataclass(frozen=True)
class Terms:
    largest: int = 25
    """Most people in a group; a group may choose fewer."""
    meetings_a_month: int = 2
    sleeps_after_days: int = 60
    """Days without a meeting after which a group sleeps."""
    decide_working_days: int = 15
    """By then the Centre decides about a founding."""
    minors: bool = True
    """Whether people under 18 may join."""
    basis: str = ""


def terms() -> Terms:
    return Terms(**town().data.get("groups", {}))


def decide_by(start: date) -> date:
    """The day by which a founding that was proposed on `start` is decided."""
    said = terms()
    return promised_day(Clock("groups", said.decide_working_days, 0, said.basis), start)
