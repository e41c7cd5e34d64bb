"""Who may say what, when."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.refs import Found
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.base.town import town
from meydan.discussion.models import Comment
from meydan.people.models import Person

TOO_LATE, HIDDEN, OWN, NO_POSITION, ELSEWHERE = (
    "discussion.too_late",
    "discussion.hidden",
    "discussion.own",
    "discussion.no_position",
    "discussion.elsewhere",
)
SENTENCES: Mapping[str, Any] = {
    TOO_LATE: _("A comment can be changed for %(minutes)s minutes. Please write another one instead."),
    HIDDEN: _("This comment is hidden."),
    OWN: _("This is your own comment."),
    NO_POSITION: _("Please choose: for it, against it, a question, or your experience."),
    ELSEWHERE: _("This comment belongs to another page. Please answer it there."),
}


def may_write(person: Person | None, about: Found) -> Ruling:
    """Signed in, and the thing's own kind allows it now."""
    if person is None:
        return no(SIGN_IN_FIRST)
    return about.kind.may_discuss(person, about.thing) if about.kind.may_discuss else yes()


def may_edit(person: Person | None, comment: Comment) -> Ruling:
    """One's own, for as long as the town file says."""
    if person is None:
        return no(SIGN_IN_FIRST)
    if comment.author_id != person.pk:
        return no(NOT_YOURS)
    if comment.hidden_at:
        return no(HIDDEN)
    minutes = town().edit_minutes
    return yes() if clock.now() <= comment.at + timedelta(minutes=minutes) else no(TOO_LATE, minutes=minutes)


def may_support(person: Person | None, comment: Comment) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    if comment.hidden_at:
        return no(HIDDEN)
    return no(OWN) if comment.author_id == person.pk else yes()
