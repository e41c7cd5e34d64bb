"""A vote that is not cast yet lies in the voter's own browser, sealed: never in the session, which the database joins to a person."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from django.core import signing
from django.http import HttpRequest, HttpResponse

from meydan.base import clock, sealing
from meydan.decisions.models import Ballot

SALT = "decisions.began"


@dataclass(frozen=True)
class Draft:
    """What was chosen, what somebody said of themselves, and when the paper was opened."""

    choices: Sequence[int] = ()
    points: Sequence[int] | None = None
    bond: str = ""
    place: str = ""
    old_enough: bool = False
    code: str = ""
    began: str = ""
    ticket: str = ""
    """Of a paper that the desk gave; nobody else goes on with it on the same tablet."""

    @property
    def began_at(self) -> datetime | None:
        return datetime.fromisoformat(self.began) if self.began else None


def _name(ballot: Ballot) -> str:
    return f"oy{ballot.pk}"


def _context(ballot: Ballot) -> str:
    return f"decisions.draft:{ballot.pk}"


def kept(request: HttpRequest, ballot: Ballot, ticket: str = "") -> Draft:
    """What the browser brought; an empty draft where there is none, or one that can't be read."""
    key, _dot, content = request.COOKIES.get(_name(ballot), "").partition(".")
    if not content:
        return Draft(ticket=ticket)
    try:
        found = Draft(**json.loads(sealing.unseal(key, urlsafe_b64decode(content), context=_context(ballot))))
    except (sealing.Unreadable, ValueError, TypeError):
        return Draft(ticket=ticket)
    return found if found.ticket == ticket else Draft(ticket=ticket)


def keep(answer: HttpResponse, request: HttpRequest, ballot: Ballot, draft: Draft) -> None:
    """Until the browser is closed, for the pages of votes only."""
    key, content = sealing.seal(json.dumps(asdict(draft)), context=_context(ballot))
    value = f"{key}.{urlsafe_b64encode(content).decode()}"
    answer.set_cookie(_name(ballot), value, httponly=True, samesite="Lax", secure=request.is_secure())


def drop(answer: HttpResponse, ballot: Ballot) -> None:
    answer.delete_cookie(_name(ballot), samesite="Lax")


def stamp(ballot: Ballot) -> str:
    """When a paper was opened, for its form; nobody can set it back."""
    return signing.dumps([ballot.pk, clock.now().isoformat()], salt=SALT)


def began(ballot: Ballot, stamped: str) -> str:
    """The moment of such a stamp, as text; nothing for a stamp that is not ours."""
    try:
        pk, moment = signing.loads(stamped, salt=SALT)
    except (signing.BadSignature, ValueError, TypeError):
        return ""
    return str(moment) if pk == ballot.pk else ""
