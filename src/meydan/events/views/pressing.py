"""A button without a form: what came of it stands above the next page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.people.models import Person


def press(request: HttpRequest, done: str, verb: Callable[..., Any], **what: Any) -> None:
    press_as(request, request.person, done, verb, **what)


def press_as(request: HttpRequest, person: Person, done: str, verb: Callable[..., Any], **what: Any) -> None:
    """The same for who holds a link that is as good as this person's sign-in."""
    try:
        verb(by=person, **what)
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
    else:
        messages.success(request, done)
