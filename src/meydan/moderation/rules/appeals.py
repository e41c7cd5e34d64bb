"""Until when an appeal is possible, and who decides about it: never the person who hid it."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST
from meydan.base.templatetags.ui import day_long
from meydan.moderation.models import Appeal, Hiding
from meydan.moderation.rules.reporting import CHECKING, SHOWN_AGAIN, setting
from meydan.people.models import Person, Role
from meydan.people.queries import holders

APPEALED_ALREADY, APPEAL_TOO_LATE, HID_IT_YOURSELF, OWN_APPEAL, DECIDED_ALREADY = (
    "moderation.appealed_already",
    "moderation.appeal_too_late",
    "moderation.hid_it_yourself",
    "moderation.own_appeal",
    "moderation.decided_already",
)
SENTENCES: Mapping[str, Any] = {
    APPEALED_ALREADY: _("You have appealed. Another person looks at it."),
    APPEAL_TOO_LATE: _("An appeal was possible until %(day)s."),
    HID_IT_YOURSELF: _("You hid it yourself. Another person decides about the appeal."),
    OWN_APPEAL: _("It is your own appeal. Another person decides about it."),
    DECIDED_ALREADY: _("A colleague has decided about this appeal already."),
}
INSTEAD = frozenset({Role.COORDINATOR, Role.DIRECTOR})
"""Who decides where no other moderator is there."""
DECIDING = CHECKING | INSTEAD


def appeal_until(hiding: Hiding) -> date:
    """The last day of an appeal."""
    return timezone.localdate(hiding.at) + timedelta(days=int(setting("appeal_days", 30)))


def may_appeal(person: Person | None, hiding: Hiding) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    if hiding.author_id != person.pk:
        return no(NOT_YOURS)
    if hiding.lifted_at:
        return no(SHOWN_AGAIN)
    if Appeal.objects.filter(hiding=hiding).exists():
        return no(APPEALED_ALREADY)
    last = appeal_until(hiding)
    return yes() if clock.today() <= last else no(APPEAL_TOO_LATE, day=day_long(last))


def who_decides(hiding: Hiding) -> list[str]:
    """The roles to which an appeal goes: moderators, or the coordinator and the director where no other moderator is there."""
    concerned = {hiding.by_id, hiding.author_id}
    roles = sorted(CHECKING, reverse=True)  # moderators first: where there is one, nobody asks for the rest
    others = any(pk not in concerned for role in roles for pk in holders(f"role:{role}"))
    return sorted(CHECKING if others else INSTEAD)


def may_decide_appeal(person: Person | None, appeal: Appeal) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    if not person.has_role(*DECIDING):
        return no(NOT_STAFF)
    if appeal.hiding.by_id == person.pk:
        return no(HID_IT_YOURSELF)
    if appeal.hiding.author_id == person.pk:
        return no(OWN_APPEAL)
    return yes() if person.has_role(*CHECKING) or person.has_role(*who_decides(appeal.hiding)) else no(NOT_STAFF)


def may_see_appeals(person: Person | None) -> Ruling:
    """The list; it shows what the person may decide."""
    if person is None:
        return no(SIGN_IN_FIRST)
    return yes() if person.has_role(*DECIDING) else no(NOT_STAFF)
