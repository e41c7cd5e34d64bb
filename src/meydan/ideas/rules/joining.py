"""Undoing that two contributions were joined."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.ideas.models import Joining
from meydan.ideas.rules.contributions import may_handle
from meydan.people.models import Person

DAYS = 30

JOINED_LONG_AGO, JOINED_FURTHER, UNDONE_BEFORE = "ideas.joined_long_ago", "ideas.joined_further", "ideas.undone_before"
SENTENCES: Mapping[str, Any] = {
    JOINED_LONG_AGO: _("Joining can be undone for %(days)s days; these days are over."),
    JOINED_FURTHER: _("One of the two was joined to something else afterwards. Please undo that first."),
    UNDONE_BEFORE: _("This was undone before. Please look at the page again."),
}


def may_part(person: Person | None, joining: Joining) -> Ruling:
    """Those who may join, for 30 days, the last joining first."""
    ruling = may_handle(person, joining.joined)
    if not ruling:
        return ruling
    if joining.undone_at:
        return no(UNDONE_BEFORE)
    if clock.now() > joining.at + timedelta(days=DAYS):
        return no(JOINED_LONG_AGO, days=DAYS)
    return yes() if _stands(joining) else no(JOINED_FURTHER)


def _stands(joining: Joining) -> bool:
    """Whether nothing was joined on top of it."""
    thread = joining.joined.thread
    if thread.merged_into_id != joining.moved.get("home", thread.merged_into_id):
        return False
    return joining.way != Joining.Way.DUPLICATE or joining.joined.merged_into_id == joining.into_id
