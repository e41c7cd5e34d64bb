"""A button without a form: what came of it stands above the next page."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from meydan.base.errors import Refused
from meydan.base.sentences import sentence


def press(request: HttpRequest, done: str, verb: Callable[..., Any], **what: Any) -> None:
    try:
        verb(by=request.person, **what)
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
    else:
        messages.success(request, done)
