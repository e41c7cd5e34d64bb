"""All votes of a conversation at once, as numbers: millions of rows in seconds."""

from typing import TYPE_CHECKING, Any

from django.db import connection

from meydan.conversations.models import Conversation, State, Statement

if TYPE_CHECKING:
    from adil.opinions import Votes

ROWS = """select string_agg(
    int4send(v.voice_id) || int4send(coalesce(s.merged_into_id, s.id)) || int2send((v.value + case when s.merged_into_id is null then 0 else 4 end)::smallint),
    ''::bytea)
from conversations_voice o join conversations_vote v on v.voice_id = o.id join conversations_statement s on s.id = v.statement_id
where o.conversation_id = %s group by v.voice_id / 4096"""
"""Votes of thousands of voices in one value: to receive them row by row takes Python longer than all the rest."""
ROW = [("voice", ">i4"), ("statement", ">i4"), ("value", ">i2")]
MOVED = 4
"""Added to a vote on a statement that was joined to another one: it counts only where there is none on that one."""


def statement_ids(conversation: Conversation) -> list[int]:
    """Of everything that votes may stand on, joined ones left out."""
    rows = Statement.objects.filter(conversation=conversation).exclude(state=State.MERGED)
    return list(rows.order_by("id").values_list("id", flat=True))


def left_out(conversation: Conversation) -> list[str]:
    """Statements that are not shown: declined, hidden or waiting."""
    rows = Statement.objects.filter(conversation=conversation).exclude(state=State.MERGED)
    shown = rows.filter(state=State.SHOWN, hidden_at=None)
    return [str(pk) for pk in rows.exclude(pk__in=shown.values("pk")).values_list("id", flat=True)]


def votes_of(conversation: Conversation) -> "Votes | None":
    """For `adil`: people and statements by their ids as text; None where nobody has voted."""
    import numpy as np

    from adil.opinions import from_places

    rows = _rows(conversation.pk)
    if not len(rows):
        return None
    values = rows["value"].astype(np.int8)
    if (values >= MOVED - 1).any():  # of two for one cell the later one counts: moved ones first
        rows = rows[np.argsort(values < MOVED - 1, kind="stable")]
        values = rows["value"].astype(np.int8)
        values[values >= MOVED - 1] -= MOVED
    voices, places = _dense(rows["voice"])
    statements = statement_ids(conversation)
    column = np.zeros(max(statements) + 1, dtype=np.int64)
    column[statements] = np.arange(len(statements))
    return from_places(
        list(map(str, voices.tolist())), list(map(str, statements)), places, column[rows["statement"]], values
    )


def _dense(ids: Any) -> tuple[Any, Any]:
    """Those that occur, in order, and the place of each among them: without sorting millions."""
    import numpy as np

    shifted = ids.astype(np.int64) - int(ids.min())
    there = np.zeros(int(shifted.max()) + 1, dtype=bool)
    there[shifted] = True
    return np.flatnonzero(there) + int(ids.min()), (np.cumsum(there) - 1)[shifted]


def _rows(conversation_id: int) -> Any:
    import numpy as np

    with connection.cursor() as cursor:
        cursor.execute(ROWS, [conversation_id])
        packed = b"".join(bytes(part) for (part,) in cursor.fetchall())
    return np.frombuffer(packed, dtype=np.dtype(ROW))
