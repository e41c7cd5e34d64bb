"""Verbs of moderation."""

from meydan.moderation.actions.appeals import appeal, decide_appeal
from meydan.moderation.actions.photos import (
    add_photo,
    check_photo,
    hide_photo,
    move_photos,
    redrawn,
    remove_photo,
    sweep_files,
)
from meydan.moderation.actions.reporting import decide_reports, hide, report, unhide

__all__ = [
    "add_photo",
    "appeal",
    "check_photo",
    "decide_appeal",
    "decide_reports",
    "hide",
    "hide_photo",
    "move_photos",
    "redrawn",
    "remove_photo",
    "report",
    "sweep_files",
    "unhide",
]
