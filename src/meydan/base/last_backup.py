"""When the town was last written into a backup: a line beside it, so that somebody notices when none comes any more."""

import json
from datetime import datetime
from pathlib import Path

from django.conf import settings


def _line() -> Path:
    return Path(settings.DATA) / "last_backup.json"


def note_backup(made_at: str, size: int) -> None:
    fresh = _line().with_suffix(".new")
    fresh.write_text(json.dumps({"made_at": made_at, "bytes": size}), encoding="utf-8")
    fresh.replace(_line())


def last_backup() -> tuple[datetime, int] | None:
    """When and how large; None when there was none, or the line is damaged."""
    try:
        said = json.loads(_line().read_text(encoding="utf-8"))
        return datetime.fromisoformat(said["made_at"]), int(said["bytes"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
