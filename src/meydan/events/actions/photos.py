"""Photos of an event: who can be recognised agreed, or the photo is not shown."""

from typing import TYPE_CHECKING, Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.events.models import Event, PhotoConsent
from meydan.events.rules import may_work_on
from meydan.events.rules.taking_part import may_show_photo
from meydan.moderation.actions import add_photo, remove_photo
from meydan.people.models import Person

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


@transaction.atomic
def add_event_photo(
    *, by: Person, event: Event, upload: "UploadedFile[Any]", words: str, who: str, where: str = ""
) -> PhotoConsent:
    """A photo, drawn anew without its metadata. It is public when a moderator has looked at it as well."""
    may_show_photo(by, event, who, where).or_refuse()
    photo = add_photo(by=by, ref=event.ref, upload=upload, words=words)
    made = PhotoConsent.objects.create(photo=photo, event=event, who=who, where=where, by=by, at=clock.now())
    record("events.photo", by=by, ref=event.ref, who=who)
    return made


@transaction.atomic
def take_photo_down(*, by: Person, consent: PhotoConsent) -> None:
    """Somebody on it does not agree any more: the photo goes at once, with its files."""
    may_work_on(by, consent.event).or_refuse()
    event, photo = consent.event, consent.photo
    consent.delete()
    remove_photo(by=by, photo=photo)
    record("events.photo_taken_down", by=by, ref=event.ref)
