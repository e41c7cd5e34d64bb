"""Moderation, paper and desk in the demo town: hidden and appealed, held, written down for others, printed forms."""

import tomllib
from datetime import timedelta
from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.discussion.actions import write_comment
from meydan.front.demo.content import Row
from meydan.ideas.actions import answer_contribution
from meydan.moderation import actions as moderation
from meydan.paper import actions as paper

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown


def load_desk(town: "DemoTown") -> None:
    """What `desk.toml` tells, where the town's demo has one."""
    file = town.folder / "desk.toml"
    if not file.exists():
        return
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    for row in content["hidden"]:
        _hidden(town, row)
    for word in content["words"]:
        moderation.list_word(by=town.people["moderator"], text=word)
    for row in content["held"]:
        write_comment(by=town.people[row["by"]], on=f"thread:{row['on']}", text=row["text"], position="experience")
    for row in content["entry"]:
        _entry(town, row)
    paper.print_forms(by=town.people["koordinator"], count=content["printed"], place=town.places["goksu"])


def _hidden(town: "DemoTown", row: Row) -> None:
    author, begin = town.people[row["by"]], town.now - timedelta(days=row["days_ago"])
    with clock.at(begin):
        comment = write_comment(by=author, on=f"thread:{row['on']}", text=row["text"], position="against")
    with clock.at(begin + timedelta(hours=5)):
        hiding = moderation.hide(by=town.people["moderator"], ref=comment.ref, reason=row["reason"], words=row["words"])
        appeal = moderation.appeal(by=author, hiding=hiding, words=row["appeal"])
    if "decided" in row:
        with clock.at(begin + timedelta(days=2)):
            moderation.decide_appeal(
                by=town.people["yonetici"], appeal=appeal, restore=row["restored"], reason=row["decided"]
            )


def _entry(town: "DemoTown", row: Row) -> None:
    by, place = town.people["kolaylastirici"], town.places[row["place"]]
    fresh = {"display_name": row["name"], "age_band": row["age"], "neighbourhood": place}
    reply = paper.Reply(row["way"], name=row.get("reply_name", ""), phone=row.get("phone", ""), place=place)
    begin = town.now - timedelta(days=row["days_ago"])
    with clock.at(begin):
        made = paper.take_down(
            by=by, entry=paper.Entry("desk", aloud=True, fresh=fresh), reply=reply, kind=row["kind"], title=row["title"],
            text=row["text"], neighbourhood=place, targets=[town.targets[row["target"]]],
        )  # fmt: skip
    if "answer" in row:
        with clock.at(town.now - timedelta(days=1)):
            unit = town.units[row["unit"]]
            answer_contribution(
                by=town.people["koordinator"], contribution=made, decision="accepted", text=row["answer"], unit=unit
            )
            paper.answer_offer(by=by, contribution=made, agree=True, how="desk")
