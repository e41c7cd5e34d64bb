"""Whether a duty without shifts, to which one signs up directly, still wants somebody: full by itself, open again by itself."""

from meydan.volunteering.actions.changing import move
from meydan.volunteering.models import Change, Role, TimeKind
from meydan.volunteering.models.volunteers import LIVE_PLACEMENTS

R = Role.State


def settle_room(role: Role) -> None:
    """Full as soon as every place is taken; open again when one becomes free, unless a person said that it is full. Duties with
    shifts are limited by the seats of each shift; where a person decides, people apply for the reserve list as well."""
    if role.time_kind == TimeKind.FIXED or not role.direct:
        return
    found = Role.objects.select_for_update(of=("self",)).get(pk=role.pk)
    if found.state not in {R.PUBLISHED, R.FULL}:
        return
    full = found.placements.filter(state__in=LIVE_PLACEMENTS).count() >= found.wanted
    if full and found.state == R.PUBLISHED:
        move(found, R.FULL, by=None)
    elif not full and found.state == R.FULL and _by_itself(found):
        move(found, R.PUBLISHED, by=None)


def _by_itself(role: Role) -> bool:
    last = Change.objects.filter(of=role.ref).last()
    return last is not None and last.by_id is None
