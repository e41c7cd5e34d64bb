"""Parts of public pages that say the same to everybody, made for nobody in particular and kept as long as a visitor's page is
(decisions 56 and 66). So a thousand people who are signed in cost no more than a thousand visitors, besides their own names.

Where a part says something else to those whom it concerns, it says both (`{% own %}`), and a token of a form is a blank: each reader
gets what is theirs when the part is shown. What is kept holds no person and no token."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from secrets import token_hex
from typing import Any

from django.http import HttpRequest, QueryDict
from django.middleware.csrf import get_token
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from meydan.base import languages
from meydan.base.memory import remembered_as_pages
from meydan.base.own import Questions, Rows, ask_own, is_involved, own_of
from meydan.base.wrote import last_wrote

type Tell = Callable[..., Mapping[str, Any]]
type More = Callable[[Any], Rows]

SIGN = f"\0{token_hex(8)}\0"
"""Stands around marks in a part that is being made; no text of ours or of a person holds it."""
TOKEN, OWN, OTHERS, END = "token", "own ", "others", "end"


@dataclass(frozen=True)
class Part:
    """Texts, each with the mark before it, and what was noted while they were made, such as that there is a map among them."""

    pieces: list[tuple[str, str]]
    noted: dict[str, Any]
    made_at: float
    """By the clock of the machine, before anything was asked for it."""


def same_for_all(request: HttpRequest, template: str, tell: Tell, *about: Any) -> SafeString:
    """`template` with what `tell(request, *about)` says, where the request is nobody's: it has an address and a query, and neither
    person nor session nor cookies; only whether it is for people who are signed in. Never older than what the reader last did."""
    told = (template, tell, about, languages.current(), request.path, request.path_info, request.GET.urlencode())
    if request.person is None:  # type: ignore[attr-defined]  # a visitor's page is kept as a whole
        part = _made(False, *told)
    else:
        part = _kept(True, *told)
        if part.made_at <= last_wrote(request):
            part = _kept.anew(True, *told)
    request.META.update(part.noted)
    return _filled(part.pieces, request)


def same_for_most(
    request: HttpRequest, page: str, template: str, tell: Tell, thing: Any, own: Questions, more: More | None = None
) -> SafeString:
    """The same on a page where some see more than everybody: who is involved, and who holds a role. For them it is made anew.
    `own` asks what belongs to a reader. `more` asks what is there of which roles let somebody see more; without such rows everybody
    sees the same, besides what roles let them do (`{% own "at_desk" 0 %}`)."""
    person = request.person  # type: ignore[attr-defined]
    if person is None:
        return same_for_all(request, template, tell, thing)
    if more is not None and person.grants:
        ask_own(request, f"{page} with a role", thing, lambda who, what: [*own(who, what), *more(what)])
    else:
        ask_own(request, page, thing, own)
    if is_involved(request) or (more is None and person.grants):
        return made_anew(request, template, tell, thing)
    return same_for_all(request, template, tell, thing)


def same_without_role(request: HttpRequest, template: str, tell: Tell, *about: Any) -> SafeString:
    """The same where whoever holds a role sees more than everybody does. For them it is made anew."""
    person = request.person  # type: ignore[attr-defined]
    if person is not None and person.grants:
        return made_anew(request, template, tell, *about)
    return same_for_all(request, template, tell, *about)


def made_anew(request: HttpRequest, template: str, tell: Tell, *about: Any) -> SafeString:
    """The same part for this reader alone."""
    return render_to_string(template, dict(tell(request, *about)), request)


def mark(what: str) -> SafeString:
    return mark_safe(f"{SIGN}{what}{SIGN}")


def _made(
    signed_in: bool,
    template: str,
    tell: Tell,
    about: tuple[Any, ...],
    _language: str,
    path: str,
    path_info: str,
    query: str,
) -> Part:
    made_at = time.time()
    nobodys = HttpRequest()
    nobodys.method, nobodys.path, nobodys.path_info, nobodys.GET = "GET", path, path_info, QueryDict(query)
    nobodys.person, nobodys.signed_in = None, signed_in  # type: ignore[attr-defined]
    blank = {"csrf_token": mark(TOKEN)} if signed_in else {}
    html = render_to_string(template, {**tell(nobodys, *about), **blank}, nobodys)
    if "CSRF_COOKIE" in nobodys.META:
        raise RuntimeError(f"{template} has a form: its token would be everybody's")
    return Part(_pieces(html), nobodys.META, made_at)


_kept = remembered_as_pages(_made)


def _pieces(html: str) -> list[tuple[str, str]]:
    """The text before the first mark has none. One choice does not stand inside another one."""
    parts = ["", *html.split(SIGN)]
    pieces = list(zip(parts[::2], parts[1::2], strict=True))
    inside = False
    for what, _text in pieces:
        if what.startswith(OWN) and inside:
            raise RuntimeError(f"{what!r} stands inside another choice")
        inside = what.startswith(OWN) or (inside and what != END)
    return pieces


def _filled(pieces: list[tuple[str, str]], request: HttpRequest) -> SafeString:
    if len(pieces) == 1:
        return mark_safe(pieces[0][1])
    own, said = own_of(request), []
    shown = is_own = True
    for what, text in pieces:
        if what.startswith(OWN):
            shown = is_own = what.removeprefix(OWN) in own
        elif what == OTHERS:
            shown = not is_own
        elif what == END:
            shown = True
        elif what == TOKEN and shown:
            said.append(get_token(request))
        if shown:
            said.append(text)
    return mark_safe("".join(said))
