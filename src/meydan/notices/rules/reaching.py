"""When a message may ring, what waits for a digest, which address is no longer written to."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import NoticeType
from meydan.base.town import town
from meydan.notices.models import Bounce, Channel, Delivery, Lane, Rhythm
from meydan.people.models import Person

TWO_ENDS = "notices.two_ends"
SENTENCES: Mapping[str, Any] = {
    TWO_ENDS: _("Please give both: from when and until when it shall be quiet. Leave both empty for the town’s hours."),
}

SOFT_BOUNCES = 3
"""So many letters have to come back from a mailbox that is only full or away before it counts as dead."""

type Hours = tuple[time, time]


def is_quiet(moment: datetime) -> bool:
    """Whether it falls into the town's quiet hours."""
    return quiet_end(moment, town_hours()) is not None


def quiet_end(moment: datetime, hours: Hours) -> datetime | None:
    """When the quiet hours into which a moment falls are over; None outside. Equal ends: no hours are quiet."""
    begins, ends = hours
    local = timezone.localtime(moment)
    at = local.time()
    if not (begins <= at < ends if begins <= ends else at >= begins or at < ends):
        return None
    day = local.date() if at < ends else local.date() + timedelta(days=1)
    return timezone.make_aware(datetime.combine(day, ends))


def town_hours() -> Hours:
    return _hour("quiet_from", "21:00"), _hour("quiet_until", "09:00")


def hours_of(person: Person) -> Hours:
    """The quiet hours that a person chose, or the town's."""
    own = rhythm_of(person)
    return (own.quiet_from, own.quiet_until) if own.quiet_from and own.quiet_until else town_hours()


def rhythm_of(person: Person) -> Rhythm:
    return getattr(person, "rhythm", None) or Rhythm(person=person)


def waits_until(delivery: Delivery, moment: datetime) -> datetime | None:
    """Until when something may not go out because its reader's hours are quiet; None: it may go. A service e-mail rings
    nowhere unless its reader says so."""
    person = delivery.notice.person
    rings = delivery.channel == Channel.SMS or delivery.lane != Lane.SERVICE or rhythm_of(person).quiet_email
    return quiet_end(moment, hours_of(person)) if rings else None


def may_wait(kind: NoticeType) -> bool:
    """Whether a type may stand in a digest: not what protects an account, has a moment, or holds a link of one's own."""
    return not (kind.always or kind.sms or kind.own_link)


def is_dead(bounce: Bounce) -> bool:
    """Whether an address counts as dead: it does not exist, or letters came back too often."""
    return bounce.status.startswith("5") or bounce.times >= SOFT_BOUNCES


def _hour(name: str, default: str) -> time:
    return time.fromisoformat(str(town().data.get("notices", {}).get(name, default)))
