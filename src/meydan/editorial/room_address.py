"""Where the writing room is: a process of its own, below the same address or, where no front server joins them, at another port."""

from django.conf import settings

PREFIX = "masa/yayin/oda/"


def room(path: str = "") -> str:
    """The address of a page of the room, or nothing where it does not run."""
    if not settings.ROOM_ADDRESS:
        return ""
    return settings.ROOM_ADDRESS.rstrip("/") + (path or f"/{PREFIX}")
