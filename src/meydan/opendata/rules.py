"""What a program may do, and why not."""

from collections.abc import Collection, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes

MOST_TOKENS = 10

TOO_MANY_TOKENS, NOT_IN_SCOPE, OTHER_REQUEST, UNKNOWN_WORD, SECOND_STEP_FIRST = (
    "opendata.too_many_tokens",
    "opendata.not_in_scope",
    "opendata.other_request",
    "opendata.unknown_word",
    "opendata.second_step_first",
)
SENTENCES: Mapping[str, Any] = {
    TOO_MANY_TOKENS: _("You have %(most)s open tokens already. Please revoke one that you no longer use."),
    NOT_IN_SCOPE: _("This token was not made for that. Make another one under “Access for programs”."),
    OTHER_REQUEST: _("This Idempotency-Key was used for another request. Please use a new one."),
    UNKNOWN_WORD: _("%(field)s: there is no “%(value)s” here."),
    SECOND_STEP_FIRST: _("Your role needs a second step. Please set it up and sign in with it first."),
}


def may_make_token(open_tokens: int) -> Ruling:
    return yes() if open_tokens < MOST_TOKENS else no(TOO_MANY_TOKENS, most=MOST_TOKENS)


def may_use(scopes: Collection[str] | None, scope: str) -> Ruling:
    """`scopes` is None for somebody who is signed in on the site: everything that they may do there."""
    return yes() if scopes is None or scope in scopes else no(NOT_IN_SCOPE)
