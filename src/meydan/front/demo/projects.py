"""Projects of the demo town, with their money, news and impact."""

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from django.utils import timezone

from meydan.base import clock
from meydan.front.demo.content import Row
from meydan.front.demo.contributions import fresh
from meydan.front.demo.official_path import plan_path
from meydan.front.demo.pictures import picture
from meydan.front.demo.pilots import plan_pilot
from meydan.moderation.actions import check_photo
from meydan.moderation.queries import waiting_photos
from meydan.projects import actions as projects
from meydan.projects.models import Project

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown


def plan_project(town: "DemoTown", row: Row) -> None:
    started = float(row["started_days_ago"])
    made: dict[str, Project] = {}
    by = town.people["mudur"]
    town.when(started, lambda: made.update(it=_start(town, row)))
    for milestone in row.get("milestone", []):
        town.when(started - 0.01, lambda m=milestone: _milestone(town, made["it"], m, started))
    for update in row.get("update", []):
        town.when(min(update["days_ago"], started - 0.02), lambda u=update: _update(town, made["it"], u))
    for risk in row.get("risk", []):
        town.when(
            started - 0.03,
            lambda r=risk: projects.add_risk(
                by=by, project=made["it"], text=r["text"], level=r["level"], measure=r["measure"]
            ),
        )
    for days_ago, kurus, words in _payments(row):
        town.when(
            days_ago,
            lambda k=kurus, w=words: projects.record_spending(
                by=by, project=made["it"], amount=k, on=clock.today(), words=w
            ),
        )
    for impact in row.get("impact", []):
        town.when(min(impact["days_ago"], started - 0.04), lambda i=impact: _impact(town, made["it"], i))
    if pilot := row.get("pilot"):
        plan_pilot(town, made, pilot)
    plan_path(town, made, row.get("path", []))
    last = min([i["days_ago"] for i in row.get("impact", [])] + [started / 2])
    if row["state"] == "done":
        town.when(
            max(0.02, last - 0.5),
            lambda: projects.finish_project(by=by, project=Project.objects.get(pk=made["it"].pk), words=row["summary"]),
        )
    elif row["state"] == "paused":
        town.when(
            max(0.02, started / 3),
            lambda: projects.change_state(
                by=by, project=made["it"], state="paused", words="Hava koşulları nedeniyle kısa bir ara verildi."
            ),
        )


def _payments(row: Row) -> list[tuple[float, int, str]]:
    """Days ago, kuruş, words: seven tenths early on, the rest later. Together exactly what was spent."""
    spent, started = row.get("budget_spent", 0) * 100, float(row["started_days_ago"])
    early = spent * 7 // 10
    paid = [
        (started * 0.27, early, "Malzeme ve işçilik, ilk hakediş"),
        (started * 0.1, spent - early, "Kalan işler, son hakediş"),
    ]
    return [one for one in paid if one[1]]


def _start(town: "DemoTown", row: Row) -> Project:
    today = clock.today()
    return projects.start_project(
        by=town.people["mudur"],
        title=row["title"],
        summary=row["summary"],
        unit=town.units[row["unit"]],
        plan_line=town.plan_lines.get(row.get("plan", "")),
        owner=town.people["koordinator"],
        starts_on=today,
        ends_on=today + timedelta(days=row["planned_days"]),
        partners=row.get("partners", []),
        contributions=[fresh(town, {"key": key}) for key in row.get("from", [])],
        process=town.processes.get(row.get("process", "")),
        targets=[town.targets[code] for code in [row["target"], *row.get("more_targets", [])]],
        budget_planned=row["budget_planned"] * 100,
        neighbourhoods=[town.places[slug] for slug in row.get("neighbourhoods", [])],
        running=row["state"] != "planned",
    )


def _milestone(town: "DemoTown", project: Project, row: Row, started: float) -> None:
    due = timezone.localdate(town.now) - timedelta(days=row["due_days_ago"])
    made = projects.add_milestone(by=town.people["mudur"], project=project, title=row["title"], due_on=due)
    if "done_days_ago" in row:
        done = min(row["done_days_ago"], started - 0.05)
        with clock.at(town.at(done)):
            projects.finish_milestone(by=town.people["mudur"], milestone=made, done_on=clock.today())


def _update(town: "DemoTown", project: Project, row: Row) -> None:
    photos = [picture(row["photo"], seed=town.chance.randint(0, 10**6))] if row.get("photo") else []
    update = projects.post_update(
        by=town.people["koordinator"], project=project, title=row["title"], text=row["text"], photos=photos
    )
    if clock.now() < town.now - timedelta(days=2):
        for photo in waiting_photos().filter(of=update.ref):
            check_photo(by=town.people["moderator"], photo=photo, publish=True, words=row["title"])


def _impact(town: "DemoTown", project: Project, row: Row) -> None:
    projects.record_impact(
        by=town.people["mudur"],
        project=project,
        indicator=row["indicator"],
        unit=row["unit"],
        before=Decimal(str(row["before"])) if row.get("before") not in (None, "") else None,
        value=Decimal(str(row["value"])),
        measured_on=clock.today(),
        source=row["source"],
        method=row.get("method", ""),
        headline=row.get("headline", ""),
        target=town.targets.get(row.get("target_code", "")),
    )
