"""Bringing the demo town to life through the same actions that people use, with the clock set to the past."""

import random
from collections.abc import Callable
from datetime import datetime, time, timedelta
from decimal import Decimal
from pathlib import Path

from django.db import transaction
from django.utils import timezone

from meydan.base import clock
from meydan.base.actions import stamp
from meydan.base.queries import stamped
from meydan.base.workdays import add_workdays
from meydan.discussion.actions import support_comment, write_comment
from meydan.front.demo.centre import load_centre
from meydan.front.demo.content import Row, read
from meydan.front.demo.pictures import picture
from meydan.goals.models import Target
from meydan.goals.queries import goals, targets
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution, Process, Stage
from meydan.moderation.actions import add_photo, check_photo
from meydan.moderation.queries import waiting_photos
from meydan.notices.actions import mark_read, spread
from meydan.people.actions import set_password, show_notice
from meydan.people.models import Person, Role, RoleGrant
from meydan.people.queries import notice_version
from meydan.places.queries import neighbourhoods, units
from meydan.projects import actions as projects
from meydan.projects.models import Project

PASSWORD = "meydan-demo"  # noqa: S105 (the published password of a demo that listens on this machine only)
STAFF = {
    "yurttas": ("Elif", []),
    "koordinator": ("Mehmet, koordinatör", [(Role.COORDINATOR, None)]),
    "memur": ("Selim, Park ve Bahçeler", [(Role.UNIT_OFFICER, "parks")]),
    "moderator": ("Zeynep, moderatör", [(Role.MODERATOR, None)]),
    "veri": ("Deniz, veri koruma", [(Role.DATA_OFFICER, None)]),
    "mudur": ("Derya, müdür", [(Role.DIRECTOR, None)]),
    "yonetici": ("Bilge, yönetici", [(Role.ADMINISTRATOR, None)]),
    "muhtar": ("Hatice, muhtar", [(Role.MUHTAR, "goksu")]),
    "kolaylastirici": ("Aylin, kolaylaştırıcı", [(Role.FACILITATOR, None)]),
}

SUPPORT_MOMENTS = 8
"""At so many moments people stand behind a contribution: one by one takes a minute longer and looks the same."""


def is_loaded() -> bool:
    return stamped("demo_town") == "loaded"


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
        with transaction.atomic():
            stamp(name="demo", value="1")
            self._rows()
            self._staff()
            self._residents()
            for row in self.content.processes:
                self._process(row)
            for row in self.content.contributions:
                self._plan_contribution(row)
            for row in self.content.projects:
                self._plan_project(row)
            for at, _order, act in sorted(self.plan, key=lambda one: one[:2]):
                with clock.at(at):
                    act()
            self._finish_processes()
            load_centre(self.folder, self.people)
            while spread(at_most=500):
                pass
            for person in self.people.values():
                if self.chance.random() < 0.7:
                    mark_read(by=person)
            stamp(name="demo_town", value="loaded")
        return {
            "people": len(self.people),
            "contributions": len(self.contributions),
            "processes": len(self.processes),
            "projects": len(self.content.projects),
        }

    def _rows(self) -> None:
        self.places = {place.slug: place for place in neighbourhoods()}
        self.units = {unit.slug: unit for unit in units()}
        self.targets: dict[str, Target] = {target.code: target for target in targets()}
        self.goals = {goal.number: goal for goal in goals()}

    def at(self, days_ago: float) -> datetime:
        """A moment `days_ago` days before now, moved into the hours of daylight; what comes later stays later."""
        exact = timezone.localtime(self.now - timedelta(days=days_ago))
        midnight = exact.replace(hour=0, minute=0, second=0, microsecond=0)
        share = (exact - midnight) / timedelta(days=1)
        return min(midnight + timedelta(hours=8.5 + 11 * share), self.now)

    def when(self, days_ago: float, act: Callable[[], None]) -> None:
        self.plan.append((self.at(days_ago), len(self.plan), act))

    def _staff(self) -> None:
        for key, (name, roles) in STAFF.items():
            person = Person.objects.create_user(
                f"{key}@demo.meydan.example",
                display_name=name,
                age_band="30-44",
                joined_at=self.at(400),
                neighbourhood=self.places.get("goksu"),
                last_login=self.now,
            )
            set_password(by=person, password=PASSWORD)
            show_notice(person=person, version=notice_version(), channel="web")
            for role, of in roles:
                place = self.places.get(of or "") if role == Role.MUHTAR else None
                RoleGrant.objects.create(
                    person=person, role=role, unit=self.units.get(of or ""), neighbourhood=place, starts_at=self.at(400)
                )
            self.people[key] = person

    def _residents(self) -> None:
        for row in self.content.people:
            person = Person.objects.create_user(
                None if row.get("offline") else f"{row['key']}@sakin.meydan.example",
                display_name=row["name"],
                age_band=row["age_band"],
                neighbourhood=self.places[row["neighbourhood"]],
                language=row.get("language", "tr"),
                joined_at=self.at(400),
                last_login=self.now,
            )
            show_notice(person=person, version=notice_version(), channel="desk" if row.get("offline") else "web")
            self.people[row["key"]] = person

    def _process(self, row: Row) -> None:
        facilitator = self.people["kolaylastirici"]
        first = min(stage["from"] for stage in row["stages"])
        with clock.at(self.at(-first + 7)):
            process = ideas.start_process(
                by=facilitator,
                template=row["template"],
                title=row["title"],
                summary=row["summary"],
                promise=row["promise"],
                opens_at=self._midnight(first),
                unit=self.units[row["contact_unit"]],
                contact_words=row.get("contact_person_words", ""),
                goals=[self.goals[number] for number in row["goals"]],
                easy_read=row.get("easy_read", ""),
                neighbourhoods=[self.places[slug] for slug in row.get("neighbourhoods", [])],
            )
            Stage.objects.filter(process=process).delete()
            for stage in row["stages"]:
                Stage.objects.create(
                    process=process,
                    kind=stage["kind"],
                    opens_at=self._midnight(stage["from"]),
                    closes_at=self._midnight(stage["to"]),
                )
            ideas.publish_process(by=facilitator, process=process)
        self.processes[row["key"]] = Process.objects.prefetch_related("stages").get(pk=process.pk)

    def _midnight(self, days: int) -> datetime:
        return timezone.make_aware(datetime.combine(timezone.localdate(self.now) + timedelta(days=days), time(0)))

    def _plan_contribution(self, row: Row) -> None:
        ago = float(row["days_ago"])
        self.when(ago, lambda: self._submit(row))
        for position, comment in enumerate(row.get("comment", [])):
            self._plan_comment(row, comment, ago, position)
        supporters = self._supporters(row)
        for first in range(SUPPORT_MOMENTS):
            people = supporters[first::SUPPORT_MOMENTS]
            self.when(max(0.1, ago * self.chance.random()), lambda some=people: self._support(row, some))
        if row["state"] != "received":
            self.when(max(0.1, ago - min(3, ago / 4)), lambda: self._review(row))
        if interim := row.get("interim"):
            self.when(max(0.1, ago - interim["after"]), lambda: self._interim(row, interim))
        if answer := row.get("answer"):
            self.when(max(0.1, ago - answer["after"]), lambda: self._answer(row, answer))
        if row.get("merged_into"):
            self.when(max(0.05, ago / 3), lambda: self._merge(row))
        if row.get("answers"):
            self.when(max(0.05, ago - 4), lambda: self._link(row))

    def _submit(self, row: Row) -> None:
        channel = row.get("channel", "web")
        made = ideas.submit_contribution(
            by=self.people[row["by"]],
            kind=row["kind"],
            title=row["title"],
            text=row["text"],
            neighbourhood=self.places.get(row.get("neighbourhood", "")),
            place_words=row.get("street", ""),
            targets=[self.targets[code] for code in [row["target"], *row.get("more_targets", [])]],
            process=self._open_process(row),
            channel=channel,
            entered_by=None if channel == "web" else self.people["koordinator"],
            language=row.get("language", "tr"),
            quote=row.get("quote", ""),
        )
        self.contributions[row["key"]] = made
        if scene := row.get("photo"):
            self._photo(made.ref, self.people[row["by"]], scene, row["title"])

    def _open_process(self, row: Row) -> Process | None:
        """The process, where its stage was collecting then."""
        process = self.processes.get(row.get("process", ""))
        collecting = process and any(
            s.kind == "collect" and s.opens_at <= clock.now() < s.closes_at for s in process.stages.all()
        )
        return process if collecting else None

    def _photo(self, ref: str, by: Person, scene: str, words: str) -> None:
        photo = add_photo(by=by, ref=ref, upload=picture(scene, seed=self.chance.randint(0, 10**6)), words=words[:200])
        if clock.now() < self.now - timedelta(days=2):  # the newest ones wait at the desk
            check_photo(by=self.people["moderator"], photo=photo, publish=True)

    def _plan_comment(self, row: Row, comment: Row, ago: float, position: int) -> None:
        moment = max(0.05, ago - comment["after"] - position / 100)

        def act() -> None:
            thread = self.contributions[row["key"]].thread
            thread.refresh_from_db()
            on = f"thread:{thread.merged_into_id or thread.pk}"
            made = write_comment(
                by=self.people[comment["by"]],
                on=on,
                text=comment["text"],
                position=comment["position"],
                language=row.get("language", "tr"),
                unlimited=True,
            )
            for person in self._some(min(comment.get("supports", 0), 15)):
                if person.pk != made.author_id:
                    support_comment(by=person, comment=made)
            for reply in comment.get("reply", []):
                with clock.at(min(self.at(max(0.04, moment - reply["after"])), self.now)):
                    write_comment(by=self.people[reply["by"]], on=on, text=reply["text"], parent=made, unlimited=True)

        self.when(moment, act)

    def _supporters(self, row: Row) -> list[Person]:
        """As many different people as the file says, three of five from the same neighbourhood as far as there are."""
        place = self.places.get(row.get("neighbourhood", ""))
        others = [person for key, person in self.people.items() if key != row["by"]]
        self.chance.shuffle(others)
        near = [person for person in others if place and person.neighbourhood_id == place.pk]
        first = near[: round(row.get("supports", 0) * 0.6)]
        return [*first, *(person for person in others if person not in first)][: row.get("supports", 0)]

    def _some(self, count: int) -> list[Person]:
        return self.chance.sample(list(self.people.values()), min(count, len(self.people)))

    def _support(self, row: Row, people: list[Person]) -> None:
        ideas.support_together(people=people, contribution=self.contributions[row["key"]])

    def _fresh(self, row: Row) -> Contribution:
        return (
            Contribution.objects.select_related("thread", "process", "unit")
            .prefetch_related("process__stages")
            .get(pk=self.contributions[row["key"]].pk)
        )

    def _review(self, row: Row) -> None:
        ideas.begin_review(by=self.people["koordinator"], contribution=self._fresh(row), unit=self.units[row["unit"]])

    def _interim(self, row: Row, interim: Row) -> None:
        fresh = self._fresh(row)
        if fresh.is_waiting:
            day = add_workdays(clock.today(), interim.get("new_after", 15))
            ideas.interim_answer(by=self.people["koordinator"], contribution=fresh, text=interim["text"], new_date=day)

    def _answer(self, row: Row, answer: Row) -> None:
        fresh = self._fresh(row)
        if fresh.is_waiting:
            ideas.answer_contribution(
                by=self.people["mudur"],
                contribution=fresh,
                decision=answer["decision"],
                text=answer["text"],
                reason=answer.get("reason", ""),
                unit=self.units[row["unit"]],
            )

    def _merge(self, row: Row) -> None:
        into = self.contributions[row["merged_into"]]
        ideas.merge_contributions(
            by=self.people["koordinator"], duplicate=self._fresh(row), into=into, words=row.get("words", "")
        )
        self.contributions[row["key"]].merged_into = into

    def _link(self, row: Row) -> None:
        ideas.link_contributions(
            by=self.people["koordinator"], idea=self._fresh(row), problem=self.contributions[row["answers"]]
        )

    def _plan_project(self, row: Row) -> None:
        started = float(row["started_days_ago"])
        made: dict[str, Project] = {}
        by = self.people["mudur"]
        self.when(started, lambda: made.update(it=self._start(row)))
        for milestone in row.get("milestone", []):
            self.when(started - 0.01, lambda m=milestone: self._milestone(made["it"], m, started))
        for update in row.get("update", []):
            self.when(min(update["days_ago"], started - 0.02), lambda u=update: self._update(made["it"], u))
        for risk in row.get("risk", []):
            self.when(
                started - 0.03,
                lambda r=risk: projects.add_risk(
                    by=by, project=made["it"], text=r["text"], level=r["level"], measure=r["measure"]
                ),
            )
        for days_ago, kurus, words in self._payments(row):
            self.when(
                days_ago,
                lambda k=kurus, w=words: projects.record_spending(
                    by=by, project=made["it"], amount=k, on=clock.today(), words=w
                ),
            )
        for impact in row.get("impact", []):
            self.when(min(impact["days_ago"], started - 0.04), lambda i=impact: self._impact(made["it"], i))
        last = min([i["days_ago"] for i in row.get("impact", [])] + [started / 2])
        if row["state"] == "done":
            self.when(
                max(0.02, last - 0.5),
                lambda: projects.finish_project(
                    by=by, project=Project.objects.get(pk=made["it"].pk), words=row["summary"]
                ),
            )
        elif row["state"] == "paused":
            self.when(
                max(0.02, started / 3),
                lambda: projects.change_state(
                    by=by, project=made["it"], state="paused", words="Hava koşulları nedeniyle kısa bir ara verildi."
                ),
            )

    @staticmethod
    def _payments(row: Row) -> list[tuple[float, int, str]]:
        """Days ago, kuruş, words: seven tenths early on, the rest later. Together exactly what was spent."""
        spent, started = row.get("budget_spent", 0) * 100, float(row["started_days_ago"])
        early = spent * 7 // 10
        paid = [
            (started * 0.27, early, "Malzeme ve işçilik, ilk hakediş"),
            (started * 0.1, spent - early, "Kalan işler, son hakediş"),
        ]
        return [one for one in paid if one[1]]

    def _start(self, row: Row) -> Project:
        today = clock.today()
        return projects.start_project(
            by=self.people["mudur"],
            title=row["title"],
            summary=row["summary"],
            unit=self.units[row["unit"]],
            owner=self.people["koordinator"],
            starts_on=today,
            ends_on=today + timedelta(days=row["planned_days"]),
            partners=row.get("partners", []),
            contributions=[self._fresh({"key": key}) for key in row.get("from", [])],
            process=self.processes.get(row.get("process", "")),
            targets=[self.targets[code] for code in [row["target"], *row.get("more_targets", [])]],
            budget_planned=row["budget_planned"] * 100,
            neighbourhoods=[self.places[slug] for slug in row.get("neighbourhoods", [])],
            running=row["state"] != "planned",
        )

    def _milestone(self, project: Project, row: Row, started: float) -> None:
        due = timezone.localdate(self.now) - timedelta(days=row["due_days_ago"])
        made = projects.add_milestone(by=self.people["mudur"], project=project, title=row["title"], due_on=due)
        if "done_days_ago" in row:
            done = min(row["done_days_ago"], started - 0.05)
            with clock.at(self.at(done)):
                projects.finish_milestone(by=self.people["mudur"], milestone=made, done_on=clock.today())

    def _update(self, project: Project, row: Row) -> None:
        photos = [picture(row["photo"], seed=self.chance.randint(0, 10**6))] if row.get("photo") else []
        update = projects.post_update(
            by=self.people["koordinator"], project=project, title=row["title"], text=row["text"], photos=photos
        )
        if clock.now() < self.now - timedelta(days=2):
            for photo in waiting_photos().filter(of=update.ref):
                check_photo(by=self.people["moderator"], photo=photo, publish=True, words=row["title"])

    def _impact(self, project: Project, row: Row) -> None:
        projects.record_impact(
            by=self.people["mudur"],
            project=project,
            indicator=row["indicator"],
            unit=row["unit"],
            before=Decimal(str(row["before"])) if row.get("before") not in (None, "") else None,
            value=Decimal(str(row["value"])),
            measured_on=clock.today(),
            source=row["source"],
            method=row.get("method", ""),
            headline=row.get("headline", ""),
            target=self.targets.get(row.get("target_code", "")),
        )

    def _finish_processes(self) -> None:
        for row in self.content.processes:
            if row.get("report"):
                ideas.publish_report(
                    by=self.people["kolaylastirici"], process=self.processes[row["key"]], report=row["report"]
                )
