"""What a program may do, and why not."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.town import town
from meydan.insight.rules import LEADING, hide_below
from meydan.opendata.models import Edition
from meydan.people.models import Person
from meydan.people.rules import holds

MOST_TOKENS = 10

TOO_MANY_TOKENS, NOT_IN_SCOPE, OTHER_REQUEST, UNKNOWN_WORD, SECOND_STEP_FIRST, NOTHING_NEW, FEW_CHANGES = (
    "opendata.too_many_tokens",
    "opendata.not_in_scope",
    "opendata.other_request",
    "opendata.unknown_word",
    "opendata.second_step_first",
    "opendata.nothing_new",
    "opendata.few_changes",
)
SENTENCES: Mapping[str, Any] = {
    TOO_MANY_TOKENS: _("You have %(most)s open tokens already. Please revoke one that you no longer use."),
    NOT_IN_SCOPE: _("This token was not made for that. Make another one under “Access for programs”."),
    OTHER_REQUEST: _("This Idempotency-Key was used for another request. Please use a new one."),
    UNKNOWN_WORD: _("%(field)s: there is no “%(value)s” here."),
    SECOND_STEP_FIRST: _("Your role needs a second step. Please set it up and sign in with it first."),
    NOTHING_NEW: _("Nothing has changed since the last edition."),
    FEW_CHANGES: _("%(changes)s changes wait. A new edition is made when there are %(least)s."),
}


def may_make_token(open_tokens: int) -> Ruling:
    return yes() if open_tokens < MOST_TOKENS else no(TOO_MANY_TOKENS, most=MOST_TOKENS)


def may_use(scopes: Collection[str] | None, scope: str) -> Ruling:
    """`scopes` is None for somebody who is signed in on the site: everything that they may do there."""
    return yes() if scopes is None or scope in scopes else no(NOT_IN_SCOPE)


def may_work_with_editions(person: Person | None) -> Ruling:
    """Whoever answers for what all pages rest on."""
    return holds(person, *LEADING)


def least_changes() -> int:
    """So many changes before an edition takes the place of the last one; never fewer than would be hidden as a small count."""
    return max(hide_below(), _setting("least_changes", 10))


def editions_kept() -> int:
    """Of each table; 0: all."""
    return _setting("keep_editions", 0)


def _setting(name: str, usual: int) -> int:
    return int(town().data.get("opendata", {}).get(name, usual))


def may_replace(last: Edition | None, changes: int, *, of_things: bool, asked: bool = False) -> Ruling:
    """What holds no people may come as soon as somebody asks, or by itself after some days, even with fewer changes."""
    if last is None:
        return yes()
    if changes == 0:
        return no(NOTHING_NEW)
    waited = (clock.now() - last.made_at).days >= _setting("things_after_days", 30)
    if changes >= least_changes() or (of_things and (asked or waited)):
        return yes()
    return no(FEW_CHANGES, changes=changes, least=least_changes())
