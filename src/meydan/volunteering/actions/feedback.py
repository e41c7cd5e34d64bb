"""How it was, said by who served; kept without a name."""

from collections.abc import Mapping
from datetime import datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from meydan.attendance.models import new_key
from meydan.base import clock
from meydan.people.models import Person
from meydan.questions.actions import write_answers
from meydan.volunteering.actions.placing import locked
from meydan.volunteering.models import FEEDBACK, Placement
from meydan.volunteering.queries.feedback import has_served
from meydan.volunteering.rules import may_say_how_it_was


@transaction.atomic
def say_how_it_was(*, by: Person, placement: Placement, given: Mapping[str, Any]) -> int:
    """Answer what the duty asks afterwards. Who has answered is remembered, not which sheet is theirs: of that only the day is
    kept, and no line of the audit log."""
    placement = locked(placement)
    may_say_how_it_was(by, placement, served=has_served(placement)).or_refuse()
    placement.feedback_given = True
    placement.save(update_fields=["feedback_given"])
    role, day = placement.role, timezone.make_aware(datetime.combine(clock.today(), time()))
    return write_answers(by=None, of=role.ref, form=FEEDBACK, sheet=f"{role.ref}:{new_key()}", given=given, at=day)
