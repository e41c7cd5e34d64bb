"""The address under which a calendar program reads."""

from django.db import transaction

from meydan.attendance.models import Calendar, new_key
from meydan.base.audit import record
from meydan.people.models import Person


@transaction.atomic
def renew_calendar(*, by: Person) -> Calendar:
    """A new secret address; the old one answers nobody any more."""
    made, _new = Calendar.objects.update_or_create(person=by, defaults={"key": new_key()})
    record("attendance.calendar_renewed", by=by)
    return made
