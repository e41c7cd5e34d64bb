"""Writing first, signing in last: what a visitor typed into the form of a thing waits in the session until they have signed in, and
is then sent by itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.datastructures import MultiValueDict

from meydan.base.errors import Refused
from meydan.base.sentences import sentence

NEW = 0
"""In place of the number of a thing, for a form that makes a new one."""


@dataclass(frozen=True)
class Waiting:
    """One kind of form; `name` is its place in the session."""

    name: str

    def keep(self, request: HttpRequest, pk: int, form: BaseForm) -> None:
        """What was typed for the thing of this number."""
        request.session[self.name] = {"of": pk, "typed": typed_in(form.data)}
        request.session[self._sent] = True

    def kept(self, request: HttpRequest, pk: int) -> MultiValueDict[str, str] | None:
        """What was typed for it before, to show it again."""
        waiting = request.session.get(self.name, {}) if request.session.session_key else {}
        return MultiValueDict(waiting["typed"]) if waiting.get("of") == pk else None

    def drop(self, request: HttpRequest) -> None:
        """It has arrived."""
        request.session.pop(self.name, None)

    def finish[Thing: Any](
        self,
        request: HttpRequest,
        things: QuerySet[Thing],
        form_for: Callable[[Thing, MultiValueDict[str, str] | None], BaseForm],
        send: Callable[[Thing, Any], str],
        back: Callable[[Thing], str],
    ) -> str | None:
        """Called in the POST that signs somebody in. `send` gives the address to go on to; what can't be sent is shown again at
        the address that `back` gives, with the reason. None: nothing waited."""
        if not request.session.pop(self._sent, False):
            return None
        thing = things.filter(pk=request.session.get(self.name, {}).get("of")).first()
        if thing is None:
            return None
        form = form_for(thing, self.kept(request, thing.pk))
        return _sent_or_told(request, form, lambda: send(thing, form)) or back(thing)

    def finish_new[Form: BaseForm](
        self,
        request: HttpRequest,
        form_for: Callable[[MultiValueDict[str, str] | None], Form],
        send: Callable[[Form], str],
        back: str,
    ) -> str | None:
        """As `finish`, for what belongs to nothing yet: it was kept under `NEW`."""
        if not request.session.pop(self._sent, False):
            return None
        form = form_for(self.kept(request, NEW))
        return _sent_or_told(request, form, lambda: send(form)) or back

    @property
    def _sent(self) -> str:
        """Set once the button was pressed: who signs in later without it has not asked for anything to be sent."""
        return f"{self.name}_sent"


def _sent_or_told(request: HttpRequest, form: BaseForm, send: Callable[[], str]) -> str | None:
    """Where it went on; None: it can't be sent, and the reason stands on the next page."""
    if form.is_valid():
        try:
            with transaction.atomic():
                return send()
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
    return None


def typed_in(data: Any) -> dict[str, Sequence[str]]:
    """Everything that was typed into a form but the token of the page, also fields that bring several values."""
    return {name: data.getlist(name) for name in data if name != "csrfmiddlewaretoken"}
