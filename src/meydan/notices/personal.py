"""What notices know about a person."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.db.models import F, Func, Value

from meydan.base.models import OutboxMessage
from meydan.notices.models import Notice, Preference, TextChoice
from meydan.people.models import Person


def export_notices(person: Person) -> Iterator[dict[str, Any]]:
    for notice in Notice.objects.filter(person=person).select_related("message"):
        yield {"message": notice.message.code, "about": notice.message.ref, "at": notice.at, "read_at": notice.read_at}


def erase_notices(person: Person) -> None:
    """With the messages that were for this person alone; those to several do not name them any more. A message about them stays:
    it says “deleted member”."""
    OutboxMessage.objects.filter(to=[person.ref]).delete()
    Notice.objects.filter(person=person).delete()
    without = Func(
        F("to"), Value(person.ref), function="array_remove", output_field=OutboxMessage._meta.get_field("to")
    )
    OutboxMessage.objects.filter(to__contains=[person.ref]).update(to=without)
    OutboxMessage.objects.filter(but_not=person.ref).update(but_not="")


def destroy_notices(before: datetime) -> int:
    """Read or not; and messages that no notice stands for any more."""
    count = Notice.objects.filter(at__lt=before).delete()[1].get("notices.Notice", 0)
    OutboxMessage.objects.filter(done_at__lt=before, notices=None).delete()
    return count


def export_preferences(person: Person) -> Iterator[dict[str, Any]]:
    for one in Preference.objects.filter(person=person):
        yield {"not_by_email": one.code}


def erase_preferences(person: Person) -> None:
    Preference.objects.filter(person=person).delete()


def export_text_choices(person: Person) -> Iterator[dict[str, Any]]:
    for one in TextChoice.objects.filter(person=person):
        yield {"by_text_message": one.code}


def erase_text_choices(person: Person) -> None:
    TextChoice.objects.filter(person=person).delete()
