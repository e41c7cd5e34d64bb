"""The town file: what makes this installation Buca's and not another town's. See towns/README.md."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import get_language


@dataclass(frozen=True)
class Clock:
    """A promised time to answer, with the basis that the municipality gives for it."""

    code: str
    working_days: int
    """0 where the promise is in calendar days."""
    calendar_days: int
    basis: str


@dataclass(frozen=True)
class Town:
    folder: Path
    data: Mapping[str, Any] = field(repr=False)

    @property
    def name(self) -> str:
        return str(self.data["name"])

    @property
    def modules(self) -> Mapping[str, bool]:
        modules: Mapping[str, bool] = self.data.get("modules", {})
        return modules

    @property
    def languages(self) -> list[str]:
        """Those that are on as long as nobody switches one at the desk."""
        return list(self.data.get("languages", ["tr"]))

    @property
    def draft_languages(self) -> list[str]:
        """Those that a machine translated and nobody has read yet."""
        return list(self.data.get("draft_languages", []))

    @property
    def edit_minutes(self) -> int:
        return int(self.data.get("edit_minutes", 30))

    @property
    def photo_limit(self) -> int:
        return int(self.data.get("photo_limit", 5))

    def clock(self, code: str = "default") -> Clock:
        found = self.data["clocks"][code]
        days = {name: int(found.get(name, 0)) for name in ("working_days", "calendar_days")}
        return Clock(code=code, basis=str(found["basis"]), **days)

    @property
    def clocks(self) -> list[str]:
        """Codes of the promised times among which the desk chooses for a contribution, the usual one first."""
        chosen = (code for code, one in self.data["clocks"].items() if one.get("contributions", True))
        return sorted(chosen, key=lambda code: code != "default")

    def body(self, code: str) -> Mapping[str, Any] | None:
        """Another body that answers for what the municipality can't do, or None."""
        return next((one for one in self.data.get("other_bodies", []) if one["code"] == code), None)

    @cached_property
    def extra_holidays(self) -> set[date]:
        return set(self.data.get("holidays", {}).get("extra", []))

    @cached_property
    def removed_holidays(self) -> set[date]:
        return set(self.data.get("holidays", {}).get("removed", []))

    def say(self, *path: str) -> str:
        """A text of the town file in the reader's language: `say("contact", "hours")` reads hours_tr, hours_en or hours."""
        return self.said_in(*path)[0]

    def said_in(self, *path: str) -> tuple[str, str]:
        """The same with its language; empty where it needs none to be understood, or where nothing is said."""
        *folders, name = path
        table = self.data
        for folder in folders:
            table = table.get(folder, {})
        language = get_language() or "tr"
        for key, its in ((f"{name}_{language}", language), (f"{name}_tr", "tr"), (name, "")):
            if key in table:
                return str(table[key]), its
        return "", ""

    def text(self, name: str) -> str:
        """A longer text, `texts/<language>/<name>.md`; Turkish where the reader's language has none."""
        return (self.folder / "texts" / self.language_of(name) / f"{name}.md").read_text(encoding="utf-8")

    def language_of(self, name: str) -> str:
        """The language in which `text` answers."""
        own = get_language() or "tr"
        return own if (self.folder / "texts" / own / f"{name}.md").exists() else "tr"


@cache
def _read(name: str) -> Town:
    """Asked dozens of times a page, so by the text of the path: comparing paths costs more than the rest."""
    folder = Path(name)
    with (folder / "town.toml").open("rb") as file:
        return Town(folder, tomllib.load(file))


def town() -> Town:
    """The town of this installation."""
    return _read(str(settings.TOWN_FOLDER))
