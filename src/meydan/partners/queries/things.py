"""What partners do something for: projects, events, duties … whoever keeps them. Only what everybody may see counts."""

from meydan.base.refs import Found, resolve
from meydan.projects.models import Project
from meydan.threads.models import Thread

JOINT = frozenset({"project", "event", "course", "duty", "group", "process", "panel", "thread"})
"""Kinds that can be done together with a partner."""


def public_thing(ref: str) -> Found | None:
    """What a ref points to, where everybody may see it and a partner can take part in it."""
    if ref.partition(":")[0] not in JOINT:
        return None
    try:
        return resolve(None, [ref]).get(ref)
    except ValueError:
        return None


def threads_of(found: Found | None) -> list[Thread]:
    """The threads on which a step about this thing stands."""
    thing = found.thing if found else None
    if isinstance(thing, Thread):
        return [thing]
    if isinstance(thing, Project):
        return list(thing.threads.order_by("pk"))
    own = getattr(thing, "thread", None)
    return [own] if isinstance(own, Thread) else []
