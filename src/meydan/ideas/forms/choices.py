"""Rows and choices that fields get when a form is made."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


def fill(form: forms.Form, **choices: Any) -> None:
    """Give fields their rows when the form is made, not when the module is read."""
    for name, rows in choices.items():
        form.fields[name].queryset = rows  # type: ignore[attr-defined]


def fill_kept(form: forms.Form, **choices: tuple[Any, Iterable[Any]]) -> None:
    """The same from lists that each process keeps for a minute: (rows, list). What is handed in is looked up among the rows."""
    for name, (rows, kept) in choices.items():
        field: Any = form.fields[name]
        field.queryset = rows
        empty = [] if field.empty_label is None else [("", field.empty_label)]
        field.choices = [*empty, *((field.prepare_value(one), field.label_from_instance(one)) for one in kept)]


def all_of(choices: Iterable[tuple[Any, Any]], words: Any = None) -> list[tuple[Any, Any]]:
    """Choices of a filter: first the one that filters nothing."""
    return [("", words or _("All")), *choices]


def offer(form: forms.Form, **choices: Any) -> None:
    """Give fields of plain words their choices when the form is made."""
    for name, offered in choices.items():
        form.fields[name].choices = offered  # type: ignore[attr-defined]
