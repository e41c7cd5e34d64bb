"""Sittings: planned on occasions, with a guide; who was there; notes, what was recorded, and that it is deleted on its day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from meydan.attendance import actions as attendance
from meydan.attendance.models import Seat
from meydan.attendance.models import State as SeatState
from meydan.base import clock
from meydan.base.actions import note_destruction
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.panels.actions.members import seat_at
from meydan.panels.actions.planning import locked, tell
from meydan.panels.models import MEMBERS, Application, Panel, Recording, Sitting, State, Transcript
from meydan.panels.queries.panels import sittings_of
from meydan.panels.queries.pool import applications_of
from meydan.panels.rules.desk import (
    may_delete_on,
    may_hold_sittings,
    may_plan_sitting,
    may_work_on,
    may_write_notes,
)
from meydan.panels.rules.reasons import NOT_RECORDED, SETTLED, WORDS_NEEDED
from meydan.people.models import Person

S = Application.State


@dataclass(frozen=True)
class Times:
    """When and where, and who asks the questions."""

    starts_at: datetime
    ends_at: datetime
    where: str
    moderator: Person | None = None


@transaction.atomic
def plan_sitting(
    *,
    by: Person,
    panel: Panel,
    times: Times,
    words: Mapping[str, Any],
    delete_on: date | None = None,
    recorded_where: str = "",
) -> tuple[Sitting, int]:
    """Plan a sitting. Where sound is recorded, the day of its deletion is said now. Members have a seat there; the second value says
    how many have none, because they are elsewhere then."""
    panel = locked(panel)
    may_plan_sitting(by, panel, delete_on).or_refuse()
    may_delete_on(delete_on if panel.records else None, timezone.localdate(times.starts_at)).or_refuse()
    occasion = attendance.open_occasion(
        by=by, kind=Sitting.kind, starts_at=times.starts_at, ends_at=times.ends_at, capacity=panel.size, where=times.where,
        leader=times.moderator, unit=panel.unit,
    )  # fmt: skip
    made = Sitting.objects.create(occasion=occasion, panel=panel, **words)
    if panel.records and delete_on:
        Recording.objects.create(sitting=made, where=recorded_where, delete_on=delete_on)
    busy = seat_at(by, applications_of(panel).filter(state=S.CONFIRMED), [made])
    tell(panel.applications.filter(state=S.CONFIRMED).values_list("person", flat=True), "panels.sitting", panel)
    record("panels.sitting", by=by, ref=panel.ref)
    return made, busy


@transaction.atomic
def move_sitting(*, by: Person, sitting: Sitting, times: Times, words: Mapping[str, Any]) -> Sitting:
    """Another time, place, moderator or guide. Members hear of another time or place."""
    panel = locked(sitting.panel)
    may_work_on(by, panel).or_refuse()
    one = sitting.occasion
    recording = Recording.objects.filter(sitting=sitting).first()
    may_delete_on(recording.delete_on if recording else None, timezone.localdate(times.starts_at)).or_refuse()
    sitting.occasion = attendance.change_occasion(
        by=by, occasion=one, starts_at=times.starts_at, ends_at=times.ends_at, capacity=max(panel.size, one.taken), where=times.where,
        leader=times.moderator, unit=panel.unit,
    )  # fmt: skip
    for name, value in words.items():
        setattr(sitting, name, value)
    sitting.save()
    record("panels.sitting_changed", by=by, ref=panel.ref)
    return sitting


@transaction.atomic
def call_off_sitting(*, by: Person, sitting: Sitting, why: str) -> Sitting:
    """It does not take place. Members are told; nothing is recorded."""
    may_work_on(by, sitting.panel).or_refuse()
    if not why:
        raise Refused(WORDS_NEEDED, field="why")
    attendance.call_off(by=by, occasion=sitting.occasion, why=why)
    Recording.objects.filter(sitting=sitting).delete()
    record("panels.sitting_called_off", by=by, ref=sitting.panel.ref)
    return sitting


@transaction.atomic
def write_notes(*, by: Person, sitting: Sitting, notes: str, transcript: str = "") -> Sitting:
    """What was said: notes without names; the raw words, sealed, only where sound was recorded."""
    may_write_notes(by, sitting.panel).or_refuse()
    sitting.notes = notes
    sitting.save(update_fields=["notes"])
    if transcript:
        _seal(sitting, transcript)
    record("panels.notes", by=by, ref=sitting.panel.ref, transcript=bool(transcript))
    return sitting


def _seal(sitting: Sitting, text: str) -> None:
    recording = Recording.objects.filter(sitting=sitting, transcript_deleted_at=None).first()
    if recording is None:
        raise Refused(NOT_RECORDED, field="transcript")
    row = Transcript.objects.filter(recording=recording).first() or Transcript(recording=recording)
    row.seal(text)
    row.at = clock.now()
    row.save()


@transaction.atomic
def read_transcript(*, by: Person, sitting: Sitting) -> str:
    """The raw words; that somebody read them is written down."""
    may_work_on(by, sitting.panel).or_refuse()
    found = Transcript.objects.filter(recording__sitting=sitting).first()
    if found is None:
        raise Refused(NOT_RECORDED)
    record("panels.transcript_read", by=by, ref=sitting.panel.ref)
    return found.unseal()


@transaction.atomic
def close_sittings(*, by: Person, panel: Panel) -> Panel:
    """The panel has met: who was at a sitting was there; everybody who was is thanked."""
    panel = locked(panel)
    occasions = [one.occasion for one in sittings_of(panel) if not one.occasion.called_off_at]
    may_hold_sittings(by, panel, occasions).or_refuse()
    there = set(
        Seat.objects.filter(occasion__in=occasions, state__in=(SeatState.CAME, SeatState.LEFT)).values_list(
            "person", flat=True
        )
    )
    rows = list(panel.applications.filter(state=S.CONFIRMED))
    for one in rows:
        one.state = S.CAME if one.person_id in there else S.ABSENT
    Application.objects.bulk_update(rows, ["state"])
    panel.state, panel.changed_at = State.HELD, clock.now()
    panel.save()
    tell(there, "panels.thanks", panel)
    record("panels.held", by=by, ref=panel.ref, there=len(there))
    return panel


def delete_due() -> int:
    """On its day a transcript is deleted by Meydan itself; whoever keeps the panel is told to delete the sound."""
    due = Recording.objects.filter(delete_on__lte=clock.today(), transcript_deleted_at=None)
    return sum(_delete(one) for one in due)


@transaction.atomic
def _delete(recording: Recording) -> bool:
    row = (
        Recording.objects.select_for_update(of=("self",)).select_related("sitting__panel__keeper").get(pk=recording.pk)
    )
    if row.transcript_deleted_at:
        return False
    Transcript.objects.filter(recording=row).delete()
    row.transcript_deleted_at = clock.now()
    row.save(update_fields=["transcript_deleted_at"])
    panel = row.sitting.panel
    if row.deleted_at is None and panel.keeper:
        notify(panel.keeper, "panels.delete_sound", ref=panel.ref)
    note_destruction(what="panels.Transcript", count=1, rule=gettext_noop("transcripts on their day"))
    record("panels.transcript_deleted", by=None, ref=panel.ref)
    return True


@transaction.atomic
def note_deletion(*, by: Person, recording: Recording, how: str) -> Recording:
    """The sound is gone, and how; it stands in the public log."""
    row = Recording.objects.select_for_update(of=("self",)).select_related("sitting__panel__unit").get(pk=recording.pk)
    may_work_on(by, row.sitting.panel).or_refuse()
    if row.deleted_at:
        raise Refused(SETTLED)
    if not how:
        raise Refused(WORDS_NEEDED, field="how")
    Transcript.objects.filter(recording=row).delete()
    row.deleted_at, row.how = clock.now(), how
    row.transcript_deleted_at = row.transcript_deleted_at or row.deleted_at
    row.save()
    record("panels.sound_deleted", by=by, ref=row.sitting.panel.ref)
    return row


def members(panel: Panel) -> list[int | None]:
    return list(panel.applications.filter(state__in=MEMBERS).values_list("person", flat=True))
