"""Words of a list → neighbourhoods, units, goals, kinds and states of Meydan. What is not certain is asked, once a word."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from typing import Any

from meydan.imports.words import KINDS, STATES, UNCLEAR, bare, meaning

ASKED = ("place", "unit", "goal", "kind", "state")
"""Fields whose words stand for something in Meydan."""
NONE = "-"
"""“None of them”: taken without a neighbourhood, unit or goal."""
REJECT = "!"
"""Rows with this word are not taken."""
_PLACE_NOISE = {"mah", "mahallesi", "mahalle", "mh", "koyu"}
_UNIT_NOISE = {"mudurlugu", "mudurluk", "mud", "md", "sb", "sube", "subesi", "sefligi", "birimi", "ve"}


@dataclass(frozen=True)
class Word:
    """What is thought of one word; `code` is a suggestion where it is not sure, and empty where there is none."""

    code: str
    sure: bool


@dataclass(frozen=True)
class Lookups:
    """What words can stand for: code → names."""

    places: Mapping[str, str]
    units: Mapping[str, tuple[str, ...]]
    goals: Mapping[int, tuple[str, ...]]
    targets: Mapping[str, int]
    """Code of a target → its id; local ones first, so that the first of a goal is the one to suggest for it."""
    target_names: Mapping[str, tuple[str, ...]]
    place_ids: Mapping[str, int]
    unit_ids: Mapping[str, int]

    def match(self, field: str, said: str) -> Word:
        finders: dict[str, Callable[[str], Word]] = {
            "place": self._place,
            "unit": self._unit,
            "goal": self._goal,
            "kind": lambda text: _of_table(KINDS, text),
            "state": _state,
        }
        return finders[field](said)

    def knows(self, field: str, code: str) -> bool:
        """Whether a person may choose this code for a word."""
        known: dict[str, Any] = {
            "place": {*self.places, NONE, REJECT},
            "unit": {*self.units, NONE},
            "goal": {*self.targets, *map(str, self.goals), NONE},
            "kind": KINDS,
            "state": STATES,
        }
        return code in known.get(field, ())

    def targets_of(self, goal: str) -> list[str]:
        """Codes of the targets of a goal, local ones first."""
        return [code for code in self.targets if code.split(".")[0] == goal]

    def target_of(self, code: str) -> int | None:
        """The target, or for a goal its first local target."""
        return self.targets.get(code) or next((self.targets[one] for one in self.targets_of(code)), None)

    @cached_property
    def _bare_places(self) -> dict[str, str]:
        return {bare(name): slug for slug, name in self.places.items()}

    def _place(self, said: str) -> Word:
        wanted = " ".join(word for word in bare(said).split() if word not in _PLACE_NOISE)
        return _closest(wanted, self._bare_places)

    @cached_property
    def _bare_units(self) -> dict[str, str]:
        return {_unit_words(name): slug for slug, names in self.units.items() for name in names}

    def _unit(self, said: str) -> Word:
        wanted = _unit_words(said)
        if wanted in self._bare_units:
            return Word(self._bare_units[wanted], True)
        begun = {slug for name, slug in self._bare_units.items() if _begins(wanted, name)}
        if len(begun) == 1:
            return Word(begun.pop(), " " in wanted)
        return _closest(wanted, self._bare_units)

    @cached_property
    def _bare_goals(self) -> dict[str, str]:
        return {bare(name): str(number) for number, names in self.goals.items() for name in names}

    def _goal(self, said: str) -> Word:
        """A target is certain; where only the goal is said, its target is asked."""
        if (found := re.search(r"(?<![\d.])\d{1,2}\.[\da-z]\b", said)) and found[0] in self.targets:
            return Word(found[0], True)
        if (found := re.search(r"(?<!\d)\d{1,2}(?!\d)", said)) and int(found[0]) in self.goals:
            return Word(str(int(found[0])), False)
        return Word(_closest(bare(said), self._bare_goals).code, False)


def _unit_words(name: str) -> str:
    return " ".join(word for word in bare(name).split() if word not in _UNIT_NOISE)


def _begins(said: str, name: str) -> bool:
    """Each word said begins a word of the name, in the same order.

    >>> _begins("park bahce", "park bahceler"), _begins("bahce park", "park bahceler")
    (True, False)
    """
    words = iter(name.split())
    return bool(said) and all(any(word.startswith(start) for word in words) for start in said.split())


def _closest(wanted: str, known: Mapping[str, str]) -> Word:
    if wanted in known:
        return Word(known[wanted], True)
    near = get_close_matches(wanted, known, n=1, cutoff=0.8) if wanted else []
    return Word(known[near[0]], False) if near else Word("", False)


def _of_table(words: dict[str, str], said: str) -> Word:
    code = meaning(words, said)
    return Word(code, bool(code))


def _state(said: str) -> Word:
    return Word("", False) if bare(said) in UNCLEAR else _of_table(STATES, said)
