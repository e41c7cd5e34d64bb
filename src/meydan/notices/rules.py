"""When a text message may ring."""

from datetime import datetime, time

from django.utils import timezone

from meydan.base.town import town


def is_quiet(moment: datetime) -> bool:
    """Whether it falls into the town's quiet hours. Equal ends: no hours are quiet."""
    begins, ends, at = _hour("quiet_from", "21:00"), _hour("quiet_until", "08:00"), timezone.localtime(moment).time()
    return begins <= at < ends if begins <= ends else at >= begins or at < ends


def _hour(name: str, default: str) -> time:
    return time.fromisoformat(str(town().data.get("notices", {}).get(name, default)))
