"""Adding, checking and removing photos."""

from collections.abc import Sequence
from io import BytesIO
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.base.town import town
from meydan.moderation import pictures
from meydan.moderation.models import Photo
from meydan.moderation.pictures import Rectangle
from meydan.moderation.rules import CHECKED_ALREADY, TOO_MANY, may_moderate
from meydan.people.models import Person


@transaction.atomic
def add_photo(*, by: Person | None, ref: str, upload: "UploadedFile[Any]", words: str = "") -> Photo:
    """Attach a photo to a thing; it waits for the check. Raises Refused where it is no picture, or too many."""
    limit_here = town().photo_limit
    if Photo.objects.filter(of=ref).exclude(state=Photo.State.REJECTED).count() >= limit_here:
        raise Refused(TOO_MANY, field="photos", limit=limit_here)
    picture = pictures.read(upload, upload.size or 0)
    key = pictures.write(picture)
    photo = Photo.objects.create(
        of=ref, key=key, words=words, width=picture.width, height=picture.height, by=by, at=clock.now()
    )
    record("moderation.photo_added", by=by, ref=ref, photo=photo.pk)
    return photo


@transaction.atomic
def publish_picture(*, by: Person | None, ref: str, file: IO[bytes], size: int, words: str) -> Photo:
    """A picture that staff show themselves: whoever publishes has looked at it. Takes the place of the one before."""
    for old in Photo.objects.filter(of=ref):
        remove_photo(by=by, photo=old)
    picture = pictures.read(file, size)
    photo = Photo.objects.create(
        of=ref, key=pictures.write(picture), words=words, width=picture.width, height=picture.height, by=by, at=clock.now(),
        state=Photo.State.PUBLISHED, checked_by=by, checked_at=clock.now(),
    )  # fmt: skip
    record("moderation.picture_published", by=by, ref=ref, photo=photo.pk)
    return photo


def redrawn(*, upload: "UploadedFile[Any]") -> bytes:
    """A picture decoded and encoded anew as JPEG, without metadata, for a slice that keeps a file of its own."""
    file = BytesIO()
    pictures.read(upload, upload.size or 0).save(file, "JPEG", quality=85)
    return file.getvalue()


@transaction.atomic
def move_photos(*, from_ref: str, to_ref: str, by: Person | None = None) -> None:
    """From a draft to the thing that it became."""
    photos = Photo.objects.filter(of=from_ref)
    photos.update(of=to_ref, **({"by": by} if by else {}))


@transaction.atomic
def remove_photo(*, by: Person | None, photo: Photo) -> None:
    photo.delete()
    transaction.on_commit(lambda: pictures.remove(photo.key))
    forget_pages()
    record("moderation.photo_removed", by=by, ref=photo.of, photo=photo.pk)


@transaction.atomic
def check_photo(
    *, by: Person, photo: Photo, publish: bool, rectangles: Sequence[Rectangle] = (), words: str = "", because: str = ""
) -> Photo:
    """Publish a photo, with parts made unrecognisable, or not at all; then the person who sent it is told why."""
    may_moderate(by).or_refuse()
    photo = Photo.objects.select_for_update().get(pk=photo.pk)
    if photo.state != Photo.State.WAITING:
        raise Refused(CHECKED_ALREADY)
    photo.state = Photo.State.PUBLISHED if publish else Photo.State.REJECTED
    photo.checked_by, photo.checked_at, photo.rejected_because = by, clock.now(), because
    photo.words = words or photo.words
    if publish and rectangles:
        sharp, photo.key = photo.key, pictures.blur(photo.key, rectangles)
        transaction.on_commit(lambda: pictures.remove(sharp))
    photo.save()
    if not publish and photo.by:
        notify(photo.by, "moderation.photo_rejected", ref=photo.of, because=because)
    record("moderation.photo_checked", by=by, ref=photo.of, photo=photo.pk, publish=publish)
    return photo


@transaction.atomic
def hide_photo(*, by: Person | None, thing_id: int, reason: str, hidden: bool = True) -> None:
    """Called by moderation itself for `photo:ID`."""
    state = Photo.State.REJECTED if hidden else Photo.State.PUBLISHED
    Photo.objects.filter(pk=thing_id).update(state=state)


def sweep_files() -> int:
    """Remove picture files that no row names any more; returns how many."""
    known = set(Photo.objects.values_list("key", flat=True))
    folder = pictures.path("00", 0).parent.parent
    stale = [file for file in folder.glob("*/*.webp") if file.stem.rpartition("-")[0] not in known]
    for file in stale:
        if clock.now().timestamp() - file.stat().st_mtime > 86400:
            file.unlink(missing_ok=True)
    return len(stale)
