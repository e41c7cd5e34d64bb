"""When a text message may ring."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from meydan.base.town import town


def not_at_night(moment: datetime) -> datetime:
    """The same moment, or the end of the quiet hours in which it falls. Equal ends: no hours are quiet."""
    begins, ends = _hour("quiet_from", "21:00"), _hour("quiet_until", "08:00")
    local = timezone.localtime(moment)
    over_midnight = begins > ends and (local.time() >= begins or local.time() < ends)
    if not (over_midnight or begins <= local.time() < ends):
        return moment
    morning = local.replace(hour=ends.hour, minute=ends.minute, second=0, microsecond=0)
    return morning if local.time() < ends else morning + timedelta(days=1)


def _hour(name: str, default: str) -> time:
    return time.fromisoformat(str(town().data.get("notices", {}).get(name, default)))
