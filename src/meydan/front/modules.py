"""The town's modules: what is on, what each needs, and what switching it off would hide. Read from the cards and the tables."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db.models import Model

from meydan.base.cards import Card, cards_of_all, is_on
from meydan.base.remembered import remembered
from meydan.base.town import town


@dataclass(frozen=True)
class Module:
    """A slice that a town may switch."""

    name: str
    title: Any
    on: bool
    by_file: bool
    """What the town file says."""
    chosen: bool
    """Whether somebody switched it at the desk."""
    needs: list[str]
    needed_by: list[str]
    """Titles of those that are on now and need it."""
    always: bool
    """Whether one that is always on needs it."""
    hides: list[Any]
    """Menu entries, queues and pages of the desk that go with it."""


def switchable() -> list[str]:
    """Names of the slices that a town may switch, lowest floor first."""
    return [name for name in settings.SLICES if name not in settings.ALWAYS_ON]


def modules() -> list[Module]:
    return [_module(name) for name in switchable()]


def _module(name: str) -> Module:
    card = cards_of_all()[name]
    return Module(
        name=name,
        title=title_of(name),
        on=is_on(name),
        by_file=bool(town().modules.get(name, False)),
        chosen=bool(remembered(f"module:{name}")),
        needs=[title_of(one) for one in sorted(needs_of(name))],
        needed_by=[title_of(one) for one in needed_by(name)],
        always=is_always_needed(name),
        hides=_hidden_with(card),
    )


def title_of(name: str) -> str:
    return str(cards_of_all()[name].name or name)


def needs_of(name: str) -> set[str]:
    """Slices that may be switched off and that this one can't do without: its tables point to theirs, or its card says so."""
    return (cards_of_all()[name].needs | _pointed_to(name)) & set(switchable()) - {name}


def needed_by(name: str) -> list[str]:
    """Slices that are on and need this one."""
    return [one for one in settings.SLICES if one in cards_of_all() and is_on(one) and name in needs_of(one)]


def is_always_needed(name: str) -> bool:
    return not settings.ALWAYS_ON.isdisjoint(needed_by(name))


@cache
def _pointed_to(name: str) -> frozenset[str]:
    fields = (field for model in _models_of(name) for field in model._meta.get_fields() if field.concrete)
    return frozenset(field.related_model._meta.app_label for field in fields if isinstance(field.related_model, type))


def _models_of(name: str) -> list[type[Model]]:
    return [model for model in apps.get_models() if model._meta.app_label == name]


def _hidden_with(card: Card) -> list[Any]:
    """Each word once: a queue may be called like a menu entry."""
    offered = [*card.menu, *card.desk, *card.desk_links]
    return list(dict.fromkeys(str(one.title) for one in offered))
