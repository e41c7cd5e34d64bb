"""Reading reports, the public log and photos."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.db.models.functions import TruncMonth

from meydan.base.cards import Viewer
from meydan.moderation import pictures
from meydan.moderation.models import Hiding, Photo, Report
from meydan.people.models import Person


def photos_by_ref(viewer: Viewer, refs: Iterable[str]) -> dict[str, list[Photo]]:
    """Published photos per ref; waiting ones too for the person who sent them and for the desk. One query."""
    found = defaultdict(list)
    for photo in Photo.objects.filter(of__in=list(refs)).exclude(state=Photo.State.REJECTED):
        if photo.state == Photo.State.PUBLISHED or may_see_waiting(viewer, photo):
            found[photo.of].append(photo)
    return found


def may_see_waiting(viewer: Viewer, photo: Photo) -> bool:
    return viewer is not None and (viewer.at_desk or photo.by_id == viewer.pk)


def photos_of_draft(ref: str) -> QuerySet[Photo]:
    return Photo.objects.filter(of=ref)


def photo_by_key(key: str) -> QuerySet[Photo]:
    return Photo.objects.filter(key=key)


def photo_bytes(key: str, size: int) -> bytes | None:
    """The stored WebP file, or None when it is gone (blurred anew, or removed)."""
    try:
        return pictures.path(key, size).read_bytes()
    except FileNotFoundError:
        return None


def waiting_photos() -> QuerySet[Photo]:
    """Of things, not of drafts, the oldest first."""
    return Photo.objects.filter(state=Photo.State.WAITING).exclude(of__startswith="draft:").order_by("at", "id")


def load_photos(viewer: Viewer, ids: Collection[int]) -> dict[int, Photo]:
    rows = Photo.objects.all() if viewer is not None and viewer.at_desk else Photo.objects.filter(state="published")
    return rows.in_bulk(ids)


@dataclass(frozen=True)
class Case:
    """Everything that is open about one thing."""

    ref: str
    reports: int
    since: datetime


def open_cases(limit: int = 200) -> list[Case]:
    """Things with open reports, the oldest first."""
    rows = (
        Report.objects.filter(outcome="").values("ref").annotate(reports=Count("id"), since=Min("at")).order_by("since")
    )
    return [Case(row["ref"], row["reports"], row["since"]) for row in rows[:limit]]


def one_report_a_case() -> QuerySet[Report]:
    """One report of each thing that is reported."""
    return Report.objects.filter(outcome="").distinct("ref")


def reports_on(refs: Iterable[str]) -> dict[str, list[Report]]:
    found = defaultdict(list)
    for one in Report.objects.filter(ref__in=list(refs), outcome="").order_by("at"):
        found[one.ref].append(one)
    return found


def public_log(reason: str = "") -> QuerySet[Hiding]:
    rows = Hiding.objects.all()
    return rows.filter(reason=reason) if reason else rows


def per_month(limit: int = 12) -> list[Any]:
    """How many things were hidden in each of the last months."""
    rows = (
        Hiding.objects.annotate(month=TruncMonth("at")).values("month").annotate(count=Count("id")).order_by("-month")
    )
    return list(rows[:limit])


def hidden_of(person_id: int | None) -> int:
    return Hiding.objects.filter(author=person_id, lifted_at=None).count() if person_id else 0


def reports_by(person: Person) -> QuerySet[Report]:
    return Report.objects.filter(by=person)
