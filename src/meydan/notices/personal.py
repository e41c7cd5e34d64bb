"""What notices know about a person."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.apps import apps
from django.db.models import F, Func, Value

from meydan.base.models import OutboxMessage
from meydan.notices.models import Bounce, Digest, Notice, Preference, Rhythm, TextChoice
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


def export_rhythm(person: Person) -> Iterator[dict[str, Any]]:
    for one in Rhythm.objects.filter(person=person):
        hours = {"quiet_from": one.quiet_from, "quiet_until": one.quiet_until, "quiet_email": one.quiet_email}
        yield {"digest": one.digest, **hours}


def erase_rhythm(person: Person) -> None:
    Rhythm.objects.filter(person=person).delete()


def export_digests(person: Person) -> Iterator[dict[str, Any]]:
    for one in Digest.objects.filter(person=person):
        yield {"digest": one.pk, "at": one.at, "sent_at": one.sent_at}


def erase_digests(person: Person) -> None:
    Digest.objects.filter(person=person).delete()


def destroy_digests(before: datetime) -> int:
    return Digest.objects.filter(at__lt=before).delete()[1].get("notices.Digest", 0)


def export_bounce(person: Person) -> Iterator[dict[str, Any]]:
    for one in Bounce.objects.filter(person=person):
        yield {"address": one.address, "status": one.status, "words": one.words, "since": one.dead_at}


def erase_bounce(person: Person) -> None:
    Bounce.objects.filter(person=person).delete()


WORK = (
    ("notices.Announcement", "written_by"),
    ("notices.Announcement", "approved_by"),
    ("notices.ElectionPeriod", "made_by"),
    ("notices.ElectionPeriod", "ended_by"),
    ("notices.Wording", "changed_by"),
)
"""What the staff did: tables and their columns."""


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for pk in apps.get_model(model)._default_manager.filter(**{column: person}).values_list("pk", flat=True):
        yield {model.partition(".")[2]: pk, "as": column}


def forget_work(model: str, column: str, person: Person) -> None:
    apps.get_model(model)._default_manager.filter(**{column: person}).update(**{column: None})
