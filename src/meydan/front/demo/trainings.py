"""The demo town's trainings: those of `trainings.toml` with people on their lists. Written in bulk; the constraints of the database hold
them to their promises. What people of the tour do comes through the actions."""

import tomllib
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING

from django.utils import timezone

from meydan.attendance import actions as attendance
from meydan.attendance.models import Occasion, Seat, SeatStep
from meydan.attendance.rules import moment_of
from meydan.base import clock, search
from meydan.front.demo.content import Row
from meydan.front.demo.whole import may_be_refused
from meydan.front.seed import words
from meydan.front.seed.rows import reserve
from meydan.people.models import AgeBand, Person
from meydan.projects.models import Project
from meydan.trainings import actions
from meydan.trainings.models import (
    Assessment,
    Attempt,
    Course,
    CourseGoal,
    Enrolment,
    Item,
    Material,
    Observed,
    Page,
    Run,
    Session,
    Submission,
    Teaching,
    Trainer,
)
from meydan.trainings.queries.courses import runs_visible_to
from meydan.trainings.queries.people import own_enrolments, participants
from meydan.trainings.rules import Looked, Sitting, completion
from meydan.volunteering.models import Qualification, Qualified

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

LEARNERS = 260
PLAIN = ("summary", "aims", "curriculum", "audience", "access", "access_words", "threshold")
BASIS = "Eğitim yönergesi [dayanak belediye tarafından doldurulur]"
THERE = (1.0, 1.0, 1.0, 1.0, 0.85, 0.6, 0.0)
"""How much of a session somebody attends."""


def load_trainings(town: "DemoTown") -> None:
    file = town.folder / "trainings.toml"
    if file.exists():
        _Catalogue(town, tomllib.loads(file.read_text(encoding="utf-8"))["training"]).write()


class _Catalogue:
    def __init__(self, town: "DemoTown", rows: list[Row]) -> None:
        self.town, self.rows, self.chance, self.now = town, rows, Random(17), town.now  # noqa: S311 (invented people)
        self.keeper = town.people["koordinator"]
        self.busy: set[tuple[int, date]] = set()
        self.learners: list[Person] = []
        self.seats: list[Seat] = []
        self.enrolments: list[Enrolment] = []
        self.looked: set[int] = set()
        """Courses that look whether something was learned."""

    def write(self) -> None:
        self.learners = self._learners()
        courses = [self._course(row) for row in self.rows]
        Course.objects.bulk_create(courses)
        self._contents(courses)
        pairs = [(course, row, run) for course, row in zip(courses, self.rows, strict=True) for run in row["runs"]]
        ids = iter(reserve(Occasion, sum(len(row["sessions"]) for _course, row, _run in pairs)))
        sessions = [self._run(course, row, track, days, ids) for course, row, (track, days) in pairs]
        self._store(sessions, [row for _course, row, _run in pairs])
        self._by_actions()

    def _learners(self) -> list[Person]:
        """Invented people who only come to trainings; nobody can sign in as one of them."""
        places, bands = list(self.town.places.values()), [AgeBand.YOUNG, AgeBand.ADULT, AgeBand.MIDDLE, AgeBand.OLDER]
        return Person.objects.bulk_create(
            Person(
                display_name=words.name(self.chance), age_band=self.chance.choice(bands), neighbourhood=self.chance.choice(places[:14]),
                joined_at=self.town.at(220), password="!",  # noqa: S106 (no password fits)
            )
            for _ in range(LEARNERS)
        )  # fmt: skip

    def _course(self, row: Row) -> Course:
        state, made = row.get("state", "published"), self.town.at(self.chance.uniform(110, 150))
        titles = {one["key"]: one["title"] for one in self.town.content.projects}
        project = Project.objects.filter(title=titles.get(row.get("project", ""), "")).first()
        return Course(
            title=row["title"], need=row["need"], unit=self.town.units[row["unit"]], inside="inside" in row["tracks"],
            outside="outside" in row["tracks"], state=state, basis=BASIS, created_at=made, changed_at=made,
            published_at=made if state == "published" else None, belongs_to=project.ref if project else "",
            qualification=Qualification.objects.filter(name_tr=row.get("qualification", "")).first(),
            **{name: row[name] for name in PLAIN if name in row},
        )  # fmt: skip

    def _contents(self, courses: list[Course]) -> None:
        """Goals, who teaches, pages, and how it is looked whether something was learned."""
        pairs = list(zip(courses, self.rows, strict=True))
        CourseGoal.objects.bulk_create(
            CourseGoal(course=course, goal=self.town.goals[number], position=place)
            for course, row in pairs
            for place, number in enumerate(row["goals"])
        )
        Trainer.objects.bulk_create(
            Trainer(course=course, name=name, about=about, agreed=agreed, agreed_at=self.now if agreed else None)
            for course, row in pairs
            for name, about, agreed in row.get("trainers", ())
        )
        Page.objects.bulk_create(
            Page(course=course, position=place, title=title, text=text)
            for course, row in pairs
            for place, (title, text) in enumerate(row.get("pages", ()))
        )
        Material.objects.bulk_create(
            Material(course=course, title=row["material"][0], url=row["material"][1])
            for course, row in pairs
            if "material" in row
        )
        assessments = [one for course, row in pairs for one in _assessments(course, row)]
        Assessment.objects.bulk_create(assessments)
        self.looked = {one.course_id for one in assessments}
        items = {course.pk: row.get("items", ()) for course, row in pairs}
        Item.objects.bulk_create(
            Item(assessment=one, kind=kind, text=text, choices=choices, right=right, position=place)
            for one in assessments
            if one.what == "quiz"
            for place, (kind, text, choices, right) in enumerate(items[one.course_id])
        )
        for course in courses:
            if course.published_at:
                actions.ask_as_usual(self.keeper, course)
        search.index_many(
            search.Findable(
                one.ref, one.title, f"{one.summary}\n{one.aims}\n{one.curriculum}", one.changed_at, one.is_public
            )
            for one in courses
        )

    def _run(self, course: Course, row: Row, track: str, days: int, ids: Iterator[int]) -> list[Session]:
        """A run with its sessions, not stored yet."""
        first = timezone.localdate(self.now) + timedelta(days=days)
        form = row.get("form", "present")
        run = Run(
            course=course, track=track, state="open", form=form, where=row.get("where", ""), capacity=row["seats"], leader=self.keeper,
            neighbourhood=self.town.places.get(row.get("place", "")), link="" if form == "present" else "https://meet.meydan.example/egitim",
            created_at=course.created_at, published_at=min(self.town.at(1), moment_of(first, time(9)) - timedelta(days=30)),
        )  # fmt: skip
        sessions = []
        for place, (title, hours) in enumerate(row["sessions"]):
            begin = moment_of(first + timedelta(days=place * row["every"]), time.fromisoformat(row["starts"]))
            sessions.append(Session(occasion=self._occasion(next(ids), run, begin, hours), run=run, title=title))
        run.line, run.ends_at = sessions[0].occasion, sessions[-1].occasion.ends_at
        if run.ends_at < self.now:
            run.state, run.done_at = "done", run.ends_at + timedelta(days=1)
            run.asked_again_at = run.ends_at + timedelta(days=90) if days < -92 else None
        return sessions

    def _occasion(self, pk: int, run: Run, begin: datetime, hours: float) -> Occasion:
        end = begin + timedelta(hours=hours)
        return Occasion(
            pk=pk, of=f"training_session:{pk}", where=run.place_words, starts_at=begin, ends_at=end, opens_at=self.town.at(200),
            closes_at=begin, capacity=run.capacity, leader=self.keeper, unit=run.course.unit,
            finished_at=end if end < self.now else None, changed_at=self.town.at(60),
        )  # fmt: skip

    def _store(self, runs: list[list[Session]], rows: list[Row]) -> None:
        for sessions, row in zip(runs, rows, strict=True):
            for person in self._people(sessions, row):
                self._take_part(sessions, person)
        Occasion.objects.bulk_create(one.occasion for sessions in runs for one in sessions)
        Run.objects.bulk_create(sessions[0].run for sessions in runs)
        Session.objects.bulk_create(one for sessions in runs for one in sessions)
        Seat.objects.bulk_create(self.seats)
        SeatStep.objects.bulk_create(
            SeatStep(seat=one, state=one.state, at=min(one.left_at or one.asked_at, self.now), by=one.person)
            for one in self.seats
        )
        Enrolment.objects.bulk_create(self.enrolments)
        self._passed()
        Qualified.objects.bulk_create(
            (
                Qualified(person=one.person, qualification=one.run.course.qualification, source=one.ref, at=one.outcome_at or self.now)
                for one in self.enrolments
                if one.outcome == "completed" and one.run.course.qualification
            ),
            ignore_conflicts=True,
        )  # fmt: skip

    def _people(self, sessions: list[Session], row: Row) -> list[Person]:
        """Who is free on all days of a run; more than there are seats where it is full."""
        days = [timezone.localdate(one.occasion.starts_at) for one in sessions]
        ahead, seats = max((sessions[0].occasion.starts_at - self.now).days, 0), row["seats"]
        full = row.get("full") and 0 < ahead < 10
        wanted = seats + 3 if full else int(seats * max(0.3, self.chance.uniform(0.7, 0.95) - ahead / 60))
        free = [one for one in self.learners if not any((one.pk, day) in self.busy for day in days)]
        chosen = self.chance.sample(free, min(wanted, len(free)))
        self.busy |= {(one.pk, day) for one in chosen for day in days}
        return chosen

    def _take_part(self, sessions: list[Session], person: Person) -> None:
        run, asked = sessions[0].run, self.town.at(self.chance.uniform(2, 20))
        asked = min(asked, sessions[0].occasion.starts_at - timedelta(days=2))
        inside = run.track == "inside"
        waits = sessions[0].occasion.taken >= run.capacity
        held = [self._seat(one.occasion, person, asked, waits) for one in (sessions[:1] if waits else sessions)]
        self.seats += held
        one = Enrolment(
            run=run, person=person, seat=held[0], at=asked,
            unit=self.town.units[self.chance.choice(["parks", "library", "culture"])] if inside else None,
            approval="given" if inside else "none", approved_by=self.town.people["birim-muduru"] if inside else None,
            approved_at=asked if inside else None,
        )  # fmt: skip
        self.enrolments.append(one)
        if run.state == "done":
            self._settle(one, sessions, held)

    def _seat(self, occasion: Occasion, person: Person, asked: datetime, waits: bool) -> Seat:
        seat = Seat(
            occasion=occasion, person=person, state="waiting" if waits else "booked", starts_at=occasion.starts_at,
            ends_at=occasion.ends_at, asked_at=asked,
        )  # fmt: skip
        share = self.chance.choice(THERE)
        if occasion.ends_at < self.now:
            seat.state = "left" if share else "absent"
        if seat.state == "left":
            length = occasion.ends_at - occasion.starts_at
            seat.came_at, seat.left_at, seat.method = occasion.starts_at, occasion.starts_at + length * share, "leader"
        occasion.taken += seat.counts
        return seat

    def _settle(self, one: Enrolment, sessions: list[Session], seats: list[Seat]) -> None:
        """By the rule: minutes, and in four of five cases what has to be passed."""
        sittings = [
            Sitting(session.occasion.starts_at, session.occasion.ends_at, seat.state, seat.came_at, seat.left_at)
            for session, seat in zip(sessions, seats, strict=True)
        ]
        one.passes = self.chance.random() < 0.8  # type: ignore[attr-defined]
        looked = [Looked("", one.passes)] if one.run.course.pk in self.looked else []  # type: ignore[attr-defined]
        result = completion(sittings, looked, one.run.course.threshold)
        one.outcome, one.minutes = "completed" if result.done else "failed", result.minutes
        one.outcome_at = one.run.done_at

    def _passed(self) -> None:
        """What those who passed did."""
        of_course = {one.course_id: one for one in Assessment.objects.all()}
        done = [one for one in self.enrolments if getattr(one, "passes", False) and one.run.course_id in of_course]
        pairs = [(one, of_course[one.run.course_id]) for one in done]
        Attempt.objects.bulk_create(
            Attempt(assessment=what, enrolment=one, number=1, percent=80, passed=True, at=one.run.ends_at or self.now)
            for one, what in pairs
            if what.what == "quiz"
        )
        Observed.objects.bulk_create(
            Observed(
                assessment=what, enrolment=one, seen=list(range(len(what.points))), passed=True, by=self.keeper, at=one.run.ends_at or self.now
            )
            for one, what in pairs
            if what.what == "observation"
        )  # fmt: skip
        Submission.objects.bulk_create(
            Submission(
                assessment=what, enrolment=one, text="Örnek ödev metni.", state="passed", words="Açık ve kısa olmuş.", at=one.run.ends_at or self.now
            )
            for one, what in pairs
            if what.what == "assignment"
        )  # fmt: skip

    def _by_actions(self) -> None:
        """Elif learns in a run that goes on and has completed one; Selim waits for his manager; some of a run hand something in."""
        elif_, selim = self.town.people["yurttas"], self.town.people["memur"]
        self._joins(elif_, "Afet bilinci", past=False)
        self._joins(elif_, "Gönüllü ekip", past=True)
        writing = (
            runs_visible_to(None)
            .filter(course__title__startswith="Proje yazma", line__starts_at__gt=self.now)
            .order_by("-pk")
            .first()
        )
        if writing:
            actions.apply(by=elif_, run=writing)
        inside = (
            runs_visible_to(self.keeper)
            .filter(track="inside", line__starts_at__gt=self.now)
            .order_by("line__starts_at")
        )
        for run in inside[:2]:
            actions.apply(by=selim, run=run, unit=self.town.units["parks"], why="Ekibe de anlatmak istiyorum.")
        self._hand_in()
        self._papers()

    def _joins(self, person: Person, title: str, *, past: bool) -> None:
        """Applies before the run begins and comes to what was held; where another duty takes the time nothing happens."""
        rows = runs_visible_to(None).filter(course__title__startswith=title, line__starts_at__lt=self.now)
        run = rows.filter(state="done" if past else "open").order_by("-line__starts_at").first()
        if run is None or run.line is None:
            return
        was, run.state = run.state, Run.State.OPEN
        run.save(update_fields=["state"])
        made = None
        with may_be_refused(), clock.at(run.line.starts_at - timedelta(days=3)):
            made = actions.apply(by=person, run=run, why="Komşularımla birlikte hazır olmak istiyorum.")
        for session in run.sessions.select_related("occasion"):
            if made and session.occasion.ends_at < self.now:
                self._was_there(person, session)
        if past:
            Run.objects.filter(pk=run.pk).update(state=was)
            if made:
                self._completes(made)

    def _was_there(self, person: Person, session: Session) -> None:
        seat = session.occasion.seats.filter(person=person, state="booked").first()
        if seat:
            with clock.at(session.occasion.starts_at):
                attendance.mark_seat(by=self.keeper, seat=seat, to="came")
            with clock.at(session.occasion.ends_at):
                attendance.mark_seat(by=self.keeper, seat=seat, to="left")

    def _completes(self, made: Enrolment) -> None:
        one = own_enrolments(made.person).get(pk=made.pk)
        what = one.run.course.assessments.filter(what="observation").first()
        if what:
            actions.observe(
                by=self.keeper,
                enrolment=one,
                observation=what,
                seen=range(len(what.points)),
                words="Ekibi sakin yönetti.",
            )
        one = own_enrolments(made.person).get(pk=made.pk)
        if one.outcome == "completed":
            actions.certify(by=self.keeper, enrolment=one)

    def _papers(self) -> None:
        """Of the runs that are over, all but the latest."""
        done = runs_visible_to(self.keeper).filter(state="done").order_by("-done_at")
        for run in done[1:]:
            completed = [one for one in participants(run) if one.outcome == "completed"]
            with clock.at((run.done_at or self.now) + timedelta(days=5)):
                actions.certify_run(by=self.keeper, run=run, enrolments=completed)

    def _hand_in(self) -> None:
        """Three assignments wait for the trainer."""
        found = Enrolment.objects.filter(run__course__assessments__what="assignment", outcome="failed").order_by("pk")[
            :3
        ]
        for one in found:
            what = one.run.course.assessments.get(what="assignment")
            self._taught_by_elif(one.run)
            Submission.objects.update_or_create(
                assessment=what, enrolment=one, defaults={"text": "Özetim ektedir: ihtiyaç, hedef, bütçe.", "state": "waiting", "at": self.town.at(2)}
            )  # fmt: skip

    def _taught_by_elif(self, run: Run) -> None:
        Teaching.objects.get_or_create(run=run, person=self.town.people["yurttas"], defaults={"by": self.keeper})


def _assessments(course: Course, row: Row) -> Iterator[Assessment]:
    if "quiz" in row:
        title, percent, attempts, wait = row["quiz"]
        yield Assessment(
            course=course, what="quiz", title=title, pass_percent=percent, attempts=attempts, wait_hours=wait
        )
    if "assignment" in row:
        title, text = row["assignment"]
        yield Assessment(course=course, what="assignment", title=title, text=text)
    if "observation" in row:
        title, points, percent = row["observation"]
        yield Assessment(course=course, what="observation", title=title, points=points, pass_percent=percent)
