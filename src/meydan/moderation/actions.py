"""Reporting, hiding, and checking photos."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction

from meydan.base import clock, refs
from meydan.base.audit import record
from meydan.base.cards import kind
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.base.town import town
from meydan.moderation import pictures
from meydan.moderation.models import Hiding, Photo, Report
from meydan.moderation.pictures import Rectangle
from meydan.moderation.rules import (
    CHECKED_ALREADY,
    HIDDEN_ALREADY,
    REPORTED_ALREADY,
    TOO_MANY,
    may_moderate,
    may_report,
)
from meydan.people.models import Person


@transaction.atomic
def report(*, by: Person, ref: str, reason: str, words: str = "") -> Report:
    """Ask the moderators to look at a thing; once a person and thing."""
    may_report(by).or_refuse()
    limit(f"report:{by.pk}", "20/h")
    made, fresh = Report.objects.get_or_create(
        ref=ref, by=by, outcome="", defaults={"reason": reason, "words": words, "at": clock.now()}
    )
    if not fresh:
        raise Refused(REPORTED_ALREADY)
    record("moderation.reported", by=by, ref=ref, reason=reason)
    return made


@transaction.atomic
def decide_reports(*, by: Person, ref: str, hide_it: bool, reason: str, words: str) -> None:
    """Close all open reports on a thing: hide it, or keep it. Those who reported are told."""
    may_moderate(by).or_refuse()
    reports = list(Report.objects.select_for_update().filter(ref=ref, outcome=""))
    if hide_it:
        hide(by=by, ref=ref, reason=reason, words=words)
    outcome = Report.Outcome.HIDDEN if hide_it else Report.Outcome.KEPT
    for one in reports:
        one.outcome, one.decided_by, one.decided_at = outcome, by, clock.now()
        one.save(update_fields=["outcome", "decided_by", "decided_at"])
        if one.by:
            notify(one.by, f"moderation.report_{outcome}", ref=ref if not hide_it else "", words=words)
    record("moderation.decided", by=by, ref=ref, outcome=outcome)


@transaction.atomic
def hide(*, by: Person, ref: str, reason: str, words: str) -> Hiding:
    """Take a thing out of the public eye, tell its author why, and write a line into the public log."""
    may_moderate(by).or_refuse()
    if Hiding.objects.filter(ref=ref, lifted_at=None).exists():
        raise Refused(HIDDEN_ALREADY)
    name, number = refs.parse(ref)
    author = _author(by, ref)
    _tell_slice(by, name, number, reason, hidden=True)
    made = Hiding.objects.create(ref=ref, kind=name, reason=reason, words=words, author=author, by=by, at=clock.now())
    if author:
        notify(author, "moderation.hidden", ref=ref, reason=str(made.get_reason_display()), words=words)
    record("moderation.hidden", by=by, ref=ref, reason=reason)
    return made


@transaction.atomic
def unhide(*, by: Person, hiding: Hiding) -> Hiding:
    """Show it again; the line in the log stays and says so."""
    may_moderate(by).or_refuse()
    name, number = refs.parse(hiding.ref)
    _tell_slice(by, name, number, "", hidden=False)
    hiding.lifted_at = clock.now()
    hiding.save(update_fields=["lifted_at"])
    if hiding.author:
        notify(hiding.author, "moderation.shown_again", ref=hiding.ref)
    record("moderation.shown_again", by=by, ref=hiding.ref)
    return hiding


def _tell_slice(by: Person, name: str, number: int, reason: str, *, hidden: bool) -> None:
    owner = kind(name)
    if owner is None or owner.hide is None:
        raise ValueError(f"{name} can't be hidden")
    owner.hide(by=by, thing_id=number, reason=reason, hidden=hidden)
    forget_pages()


def _author(viewer: Person, ref: str) -> Person | None:
    found = refs.resolve(viewer, [ref]).get(ref)
    if found is None or found.kind.author is None:
        return None
    return Person.objects.filter(pk=found.kind.author(found.thing) or 0).first()


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
