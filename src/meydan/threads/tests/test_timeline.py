"""The road and the timeline of a thread."""

from datetime import timedelta

import pytest

from meydan.threads import actions
from meydan.threads.models import Station
from meydan.threads.queries import steps_of
from meydan.threads.timeline import road, timeline


@pytest.fixture
def thread(monday, goksu):
    made = actions.open_thread(title="Gölge yok", neighbourhood=goksu)
    actions.add_step(thread=made, code="ideas.submitted", station=Station.PROBLEM)
    return made


def states(thread):
    return [stop.state for stop in road(thread, list(steps_of(thread)))]


def test_a_new_problem_stands_at_the_first_stop(thread):
    assert states(thread) == ["now"] + ["next"] * 6


def test_stops_that_were_passed_over_are_skipped_not_done(thread):
    actions.add_step(thread=thread, code="projects.started", station=Station.PROJECT)
    assert states(thread) == ["done", "skipped", "skipped", "skipped", "now", "next", "next"]


def test_the_latest_step_is_now_and_a_promise_comes_next(thread, monday):
    actions.add_step(thread=thread, code="ideas.promise", promised=True, at=monday + timedelta(days=20))
    marks = [entry.mark for entry in timeline(thread, list(steps_of(thread)), {})]
    assert marks == ["now", "next"]


def test_a_finished_thread_has_no_now(thread):
    actions.add_step(thread=thread, code="projects.impact", station=Station.IMPACT)
    assert {entry.mark for entry in timeline(thread, list(steps_of(thread)), {})} == {"past"}
