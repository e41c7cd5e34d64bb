"""Processes of the demo town."""

from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.front.demo.content import Row
from meydan.ideas import actions as ideas
from meydan.ideas.models import Process, Stage
from meydan.languages.actions import write_easy_text

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown


def start_process(town: "DemoTown", row: Row) -> None:
    facilitator = town.people["kolaylastirici"]
    first = min(stage["from"] for stage in row["stages"])
    with clock.at(town.at(-first + 7)):
        process = ideas.start_process(
            by=facilitator,
            template=row["template"],
            title=row["title"],
            summary=row["summary"],
            promise=row["promise"],
            opens_at=town.midnight(first),
            unit=town.units[row["contact_unit"]],
            contact_words=row.get("contact_person_words", ""),
            goals=[town.goals[number] for number in row["goals"]],
            audience=row.get("audience", "everyone"),
            neighbourhoods=[town.places[slug] for slug in row.get("neighbourhoods", [])],
        )
        Stage.objects.filter(process=process).delete()
        for stage in row["stages"]:
            Stage.objects.create(
                process=process,
                kind=stage["kind"],
                opens_at=town.midnight(stage["from"]),
                closes_at=town.midnight(stage["to"]),
            )
        ideas.publish_process(by=facilitator, process=process)
        if row.get("easy_read"):
            write_easy_text(by=facilitator, of=process.ref, language="tr", body=row["easy_read"])
    town.processes[row["key"]] = Process.objects.prefetch_related("stages").get(pk=process.pk)


def report_on_processes(town: "DemoTown") -> None:
    for row in town.content.processes:
        if row.get("report"):
            ideas.publish_report(
                by=town.people["kolaylastirici"], process=town.processes[row["key"]], report=row["report"]
            )
