"""A page with several verbs, each with a form of its own: the one that was pressed is carried out, the others wait."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest

from meydan.base.edge import refusals_on
from meydan.base.forms import MeydanForm


@dataclass(frozen=True)
class Verb:
    act: Callable[..., Any]
    """act(**what the form cleaned)."""
    done: Any
    """What stands above the next page."""
    form: Callable[..., MeydanForm] = MeydanForm


@dataclass(frozen=True)
class Pressed:
    done: bool
    forms: Mapping[str, MeydanForm]
    form: MeydanForm | None
    """The one that was pressed, with what was typed and what is wrong."""

    @property
    def status(self) -> int:
        return self.form.status if self.form else 200


def press(request: HttpRequest, verbs: Mapping[str, Verb]) -> Pressed:
    name = request.POST.get("do", "")
    forms = {
        code: verb.form(request.POST if code == name else None, auto_id=f"{code}_%s") for code, verb in verbs.items()
    }
    form = forms.get(name)
    if form is None or not form.is_valid():
        return Pressed(False, forms, form)
    with refusals_on(form):
        verbs[name].act(**form.cleaned_data)
    if form.is_valid():
        messages.success(request, verbs[name].done)
    return Pressed(form.is_valid(), forms, form)
