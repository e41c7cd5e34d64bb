from datetime import timedelta

import pytest

from meydan.attendance import actions as attendance
from meydan.base import clock
from meydan.people.models import Person, Role
from meydan.threads.actions import open_thread
from meydan.trainings import actions
from meydan.trainings.models import Course, Enrolment, Run
from meydan.trainings.queries.courses import sessions_of
from meydan.trainings.queries.people import WITH
from meydan.volunteering.models import Qualification

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


@pytest.fixture
def first_aid(db):
    return Qualification.objects.create(name_tr="İlk yardım", name_en="First aid", valid_months=24)


@pytest.fixture
def make_course(monday, parks, targets, mehmet):
    """make_course(threshold=50, …) → a published course."""

    def made(*, published=True, goals=None, by=mehmet, **words):
        said = {
            "title": "Afet bilinci", "need": "Mahallede kimse toplanma yerini bilmiyor.", "summary": "İlk 72 saatte ne yapılır?",
            "aims": "Aile planı yapar\nToplanma yerini bulur", "curriculum": "Risk\nPlan\nÇanta", "unit": parks,
        } | words  # fmt: skip
        course = actions.save_course(by=by, goals=goals or [targets["13.1"].goal], **said)
        return actions.publish_course(by=by, course=course) if published else course

    return made


@pytest.fixture
def course(make_course):
    return make_course()


@pytest.fixture
def make_run(course, mehmet, monday, goksu):
    """make_run(capacity=2, sessions=(5, 6, 7), …) → a published run whose sessions are two hours long, on these days from Monday on."""

    def made(*, of=None, sessions=(5, 6, 7), published=True, by=mehmet, **words):
        said = {
            "track": "outside", "form": "present", "where": "Göksu Kültür Evi", "neighbourhood": goksu, "link": "",
            "capacity": 2, "leader": mehmet,
        } | words  # fmt: skip
        run = actions.save_run(by=by, course=of or course, **said)
        for day in sessions:
            starts = monday + day * DAY
            actions.save_session(by=by, run=run, title=f"Gün {day}", starts_at=starts, ends_at=starts + 2 * HOUR)
        return actions.publish_run(by=by, run=fresh(run)) if published else fresh(run)

    return made


@pytest.fixture
def run(make_run):
    return make_run()


@pytest.fixture
def inside(make_course, make_run):
    """A run for staff, with one seat."""
    return make_run(of=make_course(inside=True), track="inside", capacity=1)


@pytest.fixture
def manager(make_person, parks):
    return make_person("Nuran", (Role.UNIT_MANAGER, parks))


@pytest.fixture
def thread(monday, goksu):
    return open_thread(title="Toplanma yerleri", neighbourhood=goksu)


@pytest.fixture
def other_manager(make_person, works):
    return make_person("Ozan", (Role.UNIT_MANAGER, works))


@pytest.fixture
def attend(mehmet):
    """attend(ayse, run, 120, 60) → she was there so many minutes of each session; the lists are closed."""

    def done(person, run, *minutes):
        for session, there in zip(sessions_of(run), minutes, strict=True):
            with clock.at(session.occasion.starts_at):
                seat = session.occasion.seats.get(person=person, state="booked")
                if there:
                    attendance.mark_seat(by=mehmet, seat=seat, to="came")
            with clock.at(session.occasion.starts_at + timedelta(minutes=there)):
                if there:
                    attendance.mark_seat(by=mehmet, seat=seat, to="left")
        close_lists(run, mehmet)

    return done


def close_lists(run, by):
    for session in sessions_of(run):
        with clock.at(session.occasion.ends_at + HOUR):
            attendance.finish_list(by=by, occasion=session.occasion)


def fresh(thing):
    if isinstance(thing, Run):
        return Run.objects.select_related(
            "course__unit", "course__qualification", "course__thread", "line", "leader"
        ).get(pk=thing.pk)
    if isinstance(thing, Enrolment):
        return Enrolment.objects.select_related(*WITH).get(pk=thing.pk)
    if isinstance(thing, Person):
        return Person.objects.get(pk=thing.pk)
    return Course.objects.select_related("unit", "qualification", "thread").get(pk=thing.pk)


def after(run):
    """The clock, an hour after the last session."""
    return clock.at(fresh(run).ends_at + HOUR)
