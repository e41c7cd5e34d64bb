"""What a card of a contribution says."""

from datetime import date
from typing import NamedTuple

from django import template

from meydan.base import turkish
from meydan.base.fragments import kept
from meydan.goals.queries import goals
from meydan.ideas.models import Contribution

register = template.Library()


class Chip(NamedTuple):
    """A goal as a chip shows it."""

    number: int
    name: str


class CardOf(NamedTuple):
    """All that a card says: as long as it is the same, the card is made once for all lists and readers."""

    tone: str
    icon_name: str
    state: str
    language: str
    url: str
    title: str
    words: str
    stones: tuple[int, int, int] | None
    """(working days that have passed, promised, late) where an answer is owed."""
    promised_for: date
    kind: str
    place: str
    supports: int
    comments: int
    goal: Chip | None


@register.filter
def card(one: Contribution) -> CardOf:
    """Of a contribution that was read `for_cards`."""
    owed = one.is_waiting and one.is_promised
    return CardOf(
        *one.tone,
        state=str(one.get_state_display()),
        language=one.language,
        url=one.home.get_absolute_url(),
        title=one.title,
        words=turkish.cut(one.text, 130),
        stones=(one.days_passed, one.days_promised, one.days_late) if owed else None,
        promised_for=one.promised_for,
        kind=str(one.get_what_display()),
        place=one.neighbourhood.name if one.neighbourhood else "",
        supports=one.support_count,
        comments=one.comment_count,  # type: ignore[attr-defined]
        goal=_chips().get(one.main_goal),  # type: ignore[attr-defined]
    )


def _chips() -> dict[int, Chip]:
    """Of the goals, whose names come with a release."""
    return kept(lambda: {goal.number: Chip(goal.number, goal.name) for goal in goals()}, "goal chips")
