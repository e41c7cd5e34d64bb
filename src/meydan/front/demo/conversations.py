"""The demo town's conversations: those of `conversations.toml`, with invented voices whose opinions come from camps. Votes are written in
bulk; everything else goes through the actions, and the result through the worker's refresh."""

import hashlib
import tomllib
from collections.abc import Iterator
from random import Random
from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.conversations import actions
from meydan.conversations.models import Conversation, Statement, Voice, Vote
from meydan.front.demo.content import Row
from meydan.front.seed.rows import copy, reserve

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

PATIENCE = (0.35, 1.0)
"""A voice answers between these shares of all statements."""


def load_conversations(town: "DemoTown") -> None:
    file = town.folder / "conversations.toml"
    if file.exists():
        chance = Random(17)  # noqa: S311 (invented opinions)
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["conversation"]:
            _load(town, row, chance)


def _load(town: "DemoTown", row: Row, chance: Random) -> None:
    with clock.at(town.midnight(row["from"])):
        one = _published(town, row)
    with clock.at(town.at(-row["from"] - 2)):
        _write(town, one, row)
    _vote(one, row, chance)
    with clock.at(town.at(-row.get("told", 0))):
        actions.refresh(conversation=one)
        if "told" in row:
            _report(town, one, row)


def _report(town: "DemoTown", one: Conversation, row: Row) -> None:
    one = Conversation.objects.select_related("result").get(pk=one.pk)
    words = {name: row[name].strip() for name in ("report", "outcome")}
    actions.publish_report(by=town.people["koordinator"], conversation=one, **words)


def _published(town: "DemoTown", row: Row) -> Conversation:
    keeper = town.people["koordinator"]
    contribution = town.contributions.get(row.get("contribution", ""))
    one = actions.save_conversation(
        by=keeper,
        title=row["title"],
        summary=row["summary"],
        promise=row["promise"],
        opens_at=town.midnight(row["from"]),
        closes_at=town.last_minute(row["to"]),
        moderation="before" if "waiting" in row else "after",
        keep_days=90,
        basis="Belediyenin kendi sözü [dayanak belediye tarafından doldurulur]",
        process=town.processes.get(row.get("process", "")),
        unit=town.units.get(row.get("unit", "")),
        thread=contribution.home if contribution else None,
    )
    seeds = [said["text"] for said in row["statements"] if "by" not in said]
    actions.seed_statements(by=keeper, conversation=one, texts=seeds)
    one.refresh_from_db()
    return actions.publish_conversation(by=keeper, conversation=one)


def _write(town: "DemoTown", one: Conversation, row: Row) -> None:
    """What residents wrote: shown, waiting, not taken."""
    keeper = town.people["koordinator"]
    for said in row["statements"]:
        if "by" in said:
            made = _of_visitor(town, one, said["text"], said["by"])
            actions.show_statement(by=keeper, statement=made)
    for text, reason in row.get("declined", ()):
        actions.decline_statement(by=keeper, statement=_of_visitor(town, one, text), reason=reason)
    for text in row.get("waiting", ()):
        _of_visitor(town, one, text)


def _of_visitor(town: "DemoTown", one: Conversation, text: str, by: str = "") -> Statement:
    person = town.people.get(by)
    token = "" if person else hashlib.sha256(text.encode()).hexdigest()[:22]
    return actions.write_statement(by=person, token=token, conversation=one, text=text)[0]


def _vote(one: Conversation, row: Row, chance: Random) -> None:
    """Everybody of a camp, each on some of the statements."""
    pks = dict(Statement.objects.filter(conversation=one).values_list("text", "pk"))
    leans = [(pks[said["text"]], said["lean"]) for said in row["statements"] if said["text"] in pks]
    camps = [camp for camp, people in enumerate(row["camps"]) for _ in range(people)]
    ids = reserve(Voice, len(camps))
    keys = ((pk, hashlib.sha256(f"{one.pk}:{pk}".encode()).digest()[:16]) for pk in ids)
    copy(Voice, ["id", "key"], keys, conversation_id=one.pk, fresh=True)
    copy(Vote, ["voice_id", "statement_id", "value"], _votes(ids, camps, leans, chance))


def _votes(
    ids: range, camps: list[int], leans: list[tuple[int, list[list[int]]]], chance: Random
) -> Iterator[tuple[int, int, int]]:
    for voice, camp in zip(ids, camps, strict=True):
        some = chance.sample(leans, max(7, round(len(leans) * chance.uniform(*PATIENCE))))
        for statement, lean in some:
            drawn, (agree, disagree) = chance.random() * 100, lean[camp]
            yield voice, statement, 1 if drawn < agree else -1 if drawn < agree + disagree else 0
