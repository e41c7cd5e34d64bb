"""Notes what the browser tests have looked at, for `./meydan accessibility_report`."""

import json
import re
from datetime import UTC, datetime

from meydan.operation.accessibility import LOOKED_AT


def note_look(
    page: str, look: tuple[str, int, str], axe: str, rules: list[str], found: list[str], who: str = ""
) -> None:
    """One line, written at once: several processes write into the file."""
    theme, width, prefix = look
    version = re.search(r"axe v([\d.]+)", axe[:200])
    line = {
        "page": page, "who": who, "theme": theme, "width": width, "language": prefix.strip("/") or "tr", "at": datetime.now(UTC).isoformat(),
        "tool": f"axe-core {version.group(1) if version else '?'}", "rules": rules, "found": found,
    }  # fmt: skip
    LOOKED_AT.parent.mkdir(parents=True, exist_ok=True)
    with LOOKED_AT.open("a", encoding="utf-8") as file:
        file.write(json.dumps(line, ensure_ascii=False) + "\n")
