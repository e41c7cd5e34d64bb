"""Bringing the demo town to life through the same actions that people use, with the clock set to the past."""

import random
from collections.abc import Callable
from datetime import datetime, time, timedelta
from pathlib import Path

from django.db import connection
from django.utils import timezone

from meydan.base import clock
from meydan.base.actions import stamp
from meydan.base.queries import stamped
from meydan.front.demo.announcements import load_announcements
from meydan.front.demo.calls import load_calls
from meydan.front.demo.centre import load_centre
from meydan.front.demo.content import read
from meydan.front.demo.contributions import plan_contribution
from meydan.front.demo.conversations import load_conversations
from meydan.front.demo.desk import load_desk
from meydan.front.demo.editorial import load_editorial
from meydan.front.demo.events import load_events
from meydan.front.demo.groups import load_groups
from meydan.front.demo.inside import plan_inside
from meydan.front.demo.insight import load_insight
from meydan.front.demo.panels import load_panels
from meydan.front.demo.partners import load_partners
from meydan.front.demo.people import know_salts, make_residents, make_staff, plan_leaves
from meydan.front.demo.privacy import load_proofs, load_requests
from meydan.front.demo.processes import report_on_processes, start_process
from meydan.front.demo.projects import plan_project
from meydan.front.demo.quarters import report_quarters
from meydan.front.demo.safety import load_safety
from meydan.front.demo.season import load_season
from meydan.front.demo.surveys import load_surveys
from meydan.front.demo.trainings import load_trainings
from meydan.front.demo.volunteering import load_volunteering
from meydan.front.demo.votes import load_votes
from meydan.front.demo.whole import whole
from meydan.goals.models import Target
from meydan.goals.queries import goals, targets
from meydan.ideas.actions import escalate_owed
from meydan.ideas.models import Contribution, Process
from meydan.notices.actions import call_sent, mark_read, spread
from meydan.opendata.actions import make_editions
from meydan.people.models import Person
from meydan.places.queries import neighbourhoods, units
from meydan.projects.queries.plan import lines_to_name


def is_loaded() -> bool:
    """Also while it is loaded again: until that is done the old town stands."""
    return bool(stamped("demo_town"))


def look_at_tables() -> None:
    """Tell PostgreSQL how full the tables are: its own look from outside sees nothing of a transaction that still runs, takes
    them for empty, and plans accordingly."""
    with connection.cursor() as cursor:
        cursor.execute("analyze")


class DemoTown:
    """Loads the content once. Times in the files are days before today, so that the town is alive on any day."""

    def __init__(self, folder: Path, *, seed: int) -> None:
        self.folder = folder
        self.content = read(folder)
        self.chance = random.Random(seed)  # noqa: S311 (who supports what in a demo)
        self.now = clock.now()
        self.people: dict[str, Person] = {}
        self.contributions: dict[str, Contribution] = {}
        self.processes: dict[str, Process] = {}
        self.plan: list[tuple[datetime, int, Callable[[], None]]] = []

    def load(self) -> dict[str, int]:
        """Everything in one transaction; returns what was made."""
        with whole():
            stamp(name="demo", value="1")
            for code in ("ar", "ku"):  # drafts, off in a real town until somebody has read them
                stamp(name=f"language:{code}", value="on")
            self._rows()
            make_staff(self)
            make_residents(self)
            know_salts(self)
            for row in self.content.processes:
                start_process(self, row)
            for row in self.content.contributions:
                plan_contribution(self, row)
            for row in self.content.projects:
                plan_project(self, row)
            plan_inside(self, self.content.inside)
            self.when(0.3, lambda: escalate_owed() and None)
            for at, _order, act in sorted(self.plan, key=lambda one: one[:2]):
                with clock.at(at):
                    act()
            look_at_tables()
            plan_leaves(self)
            load_centre(self.folder, self.people)
            load_volunteering(self)
            load_season(self)
            load_safety(self)
            load_requests(self)
            load_proofs(self)
            report_on_processes(self)
            report_quarters(self, self.content.quarters)
            groups = load_groups(self)
            load_events(self)
            load_surveys(self)
            load_votes(self)
            load_conversations(self)
            load_trainings(self)
            load_panels(self)
            load_announcements(self)
            load_calls(self)
            load_desk(self)
            load_partners(self)
            load_editorial(self)
            look_at_tables()
            load_insight(self)
            while spread(at_most=500):
                pass
            call_sent()
            make_editions()
            for person in self.people.values():
                if self.chance.random() < 0.7:
                    mark_read(by=person)
            stamp(name="demo_town", value="loaded")
        return {
            "people": len(self.people),
            "contributions": len(self.contributions),
            "processes": len(self.processes),
            "projects": len(self.content.projects),
            "groups": groups,
        }

    def _rows(self) -> None:
        self.places = {place.slug: place for place in neighbourhoods()}
        self.units = {unit.slug: unit for unit in units()}
        self.targets: dict[str, Target] = {target.code: target for target in targets()}
        self.plan_lines = {line.code: line for line in lines_to_name()}
        self.goals = {goal.number: goal for goal in goals()}

    def at(self, days_ago: float) -> datetime:
        """A moment `days_ago` days before now, moved into the hours of daylight; what comes later stays later."""
        exact = timezone.localtime(self.now - timedelta(days=days_ago))
        midnight = exact.replace(hour=0, minute=0, second=0, microsecond=0)
        share = (exact - midnight) / timedelta(days=1)
        return min(midnight + timedelta(hours=8.5 + 11 * share), self.now)

    def when(self, days_ago: float, act: Callable[[], None]) -> None:
        self.plan.append((self.at(days_ago), len(self.plan), act))

    def midnight(self, days: int) -> datetime:
        return timezone.make_aware(datetime.combine(timezone.localdate(self.now) + timedelta(days=days), time(0)))

    def last_minute(self, days: int) -> datetime:
        """Before the midnight with which that day begins: whoever reads until when takes the day for the last one."""
        return self.midnight(days) - timedelta(minutes=1)

    def some(self, count: int) -> list[Person]:
        return self.chance.sample(list(self.people.values()), min(count, len(self.people)))
