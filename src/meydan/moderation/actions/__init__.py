"""Verbs of moderation."""

from meydan.moderation.actions.appeals import appeal, decide_appeal
from meydan.moderation.actions.guarding import (
    forget_fingerprints,
    hide_held,
    list_word,
    look_first,
    release,
    unlist_word,
)
from meydan.moderation.actions.photos import (
    add_photo,
    check_photo,
    hide_photo,
    move_photos,
    publish_picture,
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
    "forget_fingerprints",
    "hide",
    "hide_held",
    "hide_photo",
    "list_word",
    "look_first",
    "move_photos",
    "publish_picture",
    "redrawn",
    "release",
    "remove_photo",
    "report",
    "sweep_files",
    "unhide",
    "unlist_word",
]
