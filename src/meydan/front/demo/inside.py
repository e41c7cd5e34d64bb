"""What colleagues of the demo town write among themselves."""

from typing import TYPE_CHECKING

from meydan.discussion.actions import write_comment
from meydan.front.demo.content import Row
from meydan.front.demo.processes import start_process
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown


def plan_inside(town: "DemoTown", content: Row) -> None:
    """A staff-only process, its contributions, and those of them that were published."""
    start_process(town, content["process"])
    for row in content["contribution"]:
        made: dict[str, Contribution] = {}
        town.when(row["days_ago"], lambda r=row, m=made: m.update(it=_write(town, content["process"]["key"], r)))
        for comment in row.get("comment", []):
            town.when(row["days_ago"] - comment["after"], lambda c=comment, m=made: _comment(town, m["it"], c))
        if "published_days_ago" in row:
            town.when(
                row["published_days_ago"],
                lambda m=made: ideas.publish_contribution(by=town.people["mudur"], contribution=m["it"]) and None,
            )


def _write(town: "DemoTown", process: str, row: Row) -> Contribution:
    return ideas.submit_contribution(
        by=town.people[row["by"]],
        kind=row["kind"],
        title=row["title"],
        text=row["text"],
        neighbourhood=town.places.get(row.get("neighbourhood", "")),
        targets=[town.targets[row["target"]]],
        process=town.processes[process],
    )


def _comment(town: "DemoTown", on: Contribution, row: Row) -> None:
    write_comment(
        by=town.people[row["by"]], on=on.thread.ref, text=row["text"], position=row["position"], unlimited=True
    )
