"""What the demo town's Centre writes to many, and whose letters come back."""

import tomllib
from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.front.demo.content import Row
from meydan.notices import actions
from meydan.people.actions import choose_consents
from meydan.people.queries import notice_version

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown


def load_announcements(town: "DemoTown") -> None:
    """From `announcements.toml`, where the town's demo has one."""
    file = town.folder / "announcements.toml"
    if not file.exists():
        return
    for person in town.some(len(town.people) // 3):
        choose_consents(by=person, purposes={"promotion"}, version=notice_version())
    for row in tomllib.loads(file.read_text(encoding="utf-8"))["announcement"]:
        with clock.at(town.at(row["days_ago"])):
            _announce(town, row)
    lost = town.some(1)[0]
    words = "550 5.1.1 The email account that you tried to reach does not exist"
    with clock.at(town.at(2)):
        actions.note_bounce(person=lost, address=lost.email or "", status="5.1.1", words=words)


def _announce(town: "DemoTown", row: Row) -> None:
    by = town.people[row["by"]]
    one = actions.save_announcement(
        by=by,
        title=row["title"],
        text=row["text"].strip(),
        audience=row["audience"],
        promotion=row.get("promotion", False),
    )
    actions.submit_announcement(by=by, announcement=one)
    if "approved_by" in row:
        actions.approve_announcement(by=town.people[row["approved_by"]], announcement=one)
        actions.hand_on()
