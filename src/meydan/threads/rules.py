"""Who may do what with threads."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.rulings import Ruling, no, yes
from meydan.people.models import Person
from meydan.people.rules import signed_in
from meydan.threads.models import Thread

HIDDEN, MERGED_ALREADY, SAME_THREAD = "threads.hidden", "threads.merged_already", "threads.same_thread"
SENTENCES: Mapping[str, Any] = {
    HIDDEN: _("This thread is hidden at the moment."),
    MERGED_ALREADY: _("This thread was joined to another one before. Please use that one."),
    SAME_THREAD: _("A thread can't be joined to itself. Please choose another one."),
}


def may_follow(person: Person | None, thread: Thread) -> Ruling:
    """Anybody; a hidden thread only from the desk, where one may see it."""
    known = signed_in(person)
    if thread.hidden_at and person is not None and not person.at_desk:
        return no(HIDDEN)
    return known


def may_merge(thread: Thread, into: Thread) -> Ruling:
    if thread.pk == into.pk:
        return no(SAME_THREAD)
    if thread.merged_into_id or into.merged_into_id:
        return no(MERGED_ALREADY)
    return yes()
