"""Conversations from elsewhere: the files that Polis exports for the public."""

import csv
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import connection, transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.conversations.actions.refreshing import refresh
from meydan.conversations.models import Conversation, Reason, State, Statement, Voice
from meydan.conversations.models.conversation import LEAST_FLOOR
from meydan.conversations.rules import IMPORTED_ALREADY, may_run
from meydan.people.models import Person

if TYPE_CHECKING:
    from adil.opinions.polis import Export


@transaction.atomic
def import_polis(*, by: Person, folder: Path) -> Conversation:
    """A draft that is over, with its statements, votes and result; who runs conversations looks at it and publishes it.
    Statements keep their numbers and words, whatever their length. **Errors.** AdilError where a file can't be used."""
    from adil.opinions.polis import read_export

    may_run(by).or_refuse()
    export = read_export(folder)
    title, source = _about(folder)
    if Conversation.objects.filter(source=source).exists():
        raise Refused(IMPORTED_ALREADY)
    begin, end = _times(folder)
    one = Conversation.objects.create(
        title=title[:120], summary=title, promise="", owner=by, floor=LEAST_FLOOR, opens_at=begin, closes_at=end, source=source,
        created_at=clock.now(), stale=True,
    )  # fmt: skip
    statements = _write_statements(by, one, export)
    _write_votes(one, export, statements)
    record("conversations.imported", by=by, ref=one.ref, votes=len(export.votes.values))
    refresh(conversation=one)
    return Conversation.objects.select_related("result").get(pk=one.pk)


def _about(folder: Path) -> tuple[str, str]:
    """Title and source: of summary.csv what it says, else the name of the folder."""
    said: dict[str, str] = {}
    if (folder / "summary.csv").exists():
        with (folder / "summary.csv").open(encoding="utf-8-sig", newline="") as file:
            said = {row[0]: row[1] for row in csv.reader(file) if len(row) > 1}
    title = said.get("topic", "").strip() or folder.resolve().name
    return title, f"polis:{said.get('url', '').strip() or folder.resolve().name}"[:200]


def _times(folder: Path) -> tuple[datetime, datetime]:
    """From the first to the last statement, which is all that every export tells; the last day belongs to it."""
    with (folder / "comments.csv").open(encoding="utf-8-sig", newline="") as file:
        stamps = [int(row["timestamp"]) for row in csv.DictReader(file) if row.get("timestamp", "").isdecimal()]
    moments = [datetime.fromtimestamp(stamp / 1000, UTC) for stamp in (min(stamps), max(stamps))] if stamps else []
    begin, end = moments or (clock.now(), clock.now())
    return begin, min(end + timedelta(days=1), max(clock.now(), begin + timedelta(seconds=1)))


def _write_statements(by: Person, one: Conversation, export: "Export") -> dict[str, int]:
    """Id of Polis → our id, in the order of the former: `adil` looks at statements in the order of their ids."""
    made = Statement.objects.bulk_create(
        Statement(
            conversation=one, number=int(name), text=text, language="", seed=False, looked_at=clock.now(), looked_by=by,
            state=State.DECLINED if name in export.left_out else State.SHOWN, reason=Reason.OTHER if name in export.left_out else "",
            created_at=one.opens_at,
        )
        for name, text in sorted(export.texts.items(), key=lambda pair: int(pair[0]))
    )  # fmt: skip
    Conversation.objects.filter(pk=one.pk).update(last_number=max((one.number for one in made), default=0))
    return {str(one.number): one.pk for one in made}


def _write_votes(one: Conversation, export: "Export", statements: dict[str, int]) -> None:
    """Voices without a key that anybody could have: who voted there is known to nobody here."""
    votes = export.votes
    voices = Voice.objects.bulk_create(
        (Voice(conversation=one, key=number.to_bytes(16), fresh=False) for number in range(len(votes.people))),
        batch_size=5000,
    )
    ids, names = [voice.pk for voice in voices], [statements[name] for name in votes.statements]
    with (
        connection.cursor() as cursor,
        cursor.copy("copy conversations_vote (voice_id, statement_id, value) from stdin") as rows,
    ):
        for person, column, value in zip(
            votes.rows.tolist(), votes.columns.tolist(), votes.values.tolist(), strict=True
        ):
            rows.write_row((ids[person], names[column], value))
