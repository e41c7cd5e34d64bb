"""Evidence on accessibility for the review commission: what a machine has examined, what people have examined, what nobody has.

The browser tests write a line for each page at which they looked (`tests/journeys/evidence.py`); people write what they found into
`accessibility-checks.toml` in the town folder. Nothing is claimed that is in neither.
"""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings

from meydan.base.town import town

LOOKED_AT = Path(settings.ROOT) / ".data" / "test" / "accessibility.jsonl"
BY_PEOPLE = "accessibility-checks.toml"


@dataclass(frozen=True)
class Look:
    """One page in one look, examined by a machine; of several examinations the last one."""

    page: str
    who: str
    """The role that opened it; empty for a visitor."""
    theme: str
    width: int
    language: str
    at: datetime
    tool: str
    rules: Sequence[str]
    found: Sequence[str]


@dataclass(frozen=True)
class ByPeople:
    """What somebody has examined, and how."""

    on: date
    who: str
    how: str
    pages: str
    found: str


def looks(file: Path) -> list[Look]:
    """The last look at each page in each form, by page; empty where no test has run."""
    latest: dict[tuple[Any, ...], Look] = {}
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    for one in map(json.loads, lines):
        look = Look(**one | {"at": datetime.fromisoformat(one["at"])})
        latest[look.page, look.who, look.theme, look.width, look.language] = look
    return [latest[key] for key in sorted(latest)]


def by_people() -> list[ByPeople]:
    """The town's own list, the youngest first."""
    file = town().folder / BY_PEOPLE
    if not file.exists():
        return []
    rows = tomllib.loads(file.read_text(encoding="utf-8")).get("check", [])
    return sorted((ByPeople(**row) for row in rows), key=lambda one: one.on, reverse=True)


def evidence(file: Path = LOOKED_AT) -> Mapping[str, Any]:
    """What the report says."""
    seen = looks(file)
    return {
        "looks": seen,
        "pages": len({(one.page, one.who) for one in seen}),
        "with_findings": [one for one in seen if one.found],
        "first": min((one.at for one in seen), default=None),
        "last": max((one.at for one in seen), default=None),
        "tools": sorted({one.tool for one in seen}),
        "rules": sorted({rule for one in seen for rule in one.rules}),
        "languages": sorted({one.language for one in seen}),
        "themes": sorted({one.theme for one in seen}),
        "widths": sorted({one.width for one in seen}),
        "people": by_people(),
        "file": BY_PEOPLE,
    }
