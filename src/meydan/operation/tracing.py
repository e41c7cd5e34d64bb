"""Hears of errors in pages and writes down where they rose."""

import sys
from contextlib import suppress
from pathlib import Path
from traceback import extract_tb
from typing import Any

from django.conf import settings
from django.db import Error
from django.http import HttpRequest

from meydan.operation.actions import note_trouble


def note_error(sender: Any, request: HttpRequest | None = None, **_more: Any) -> None:
    """For Django's signal `got_request_exception`. That the database is gone is said by the page of health."""
    kind, error, _ = sys.exc_info()
    if kind is None:
        return
    match = getattr(request, "resolver_match", None)
    with suppress(Error):
        note_trouble(page=match.view_name if match else "?", what=f"{kind.__name__} {_where(error)}")


def _where(error: BaseException | None) -> str:
    """File and line of ours that is nearest to the error."""
    frames = extract_tb(error.__traceback__) if error else []
    ours = [frame for frame in frames if frame.filename.startswith(str(settings.ROOT / "src"))]
    return f"{Path(ours[-1].filename).relative_to(settings.ROOT / 'src')}:{ours[-1].lineno}" if ours else ""
