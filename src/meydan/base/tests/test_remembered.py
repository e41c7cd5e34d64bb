"""What stamps change while Meydan runs: modules, and the clock of a demo."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from meydan.base import clock, jobs, remembered
from meydan.base.actions import claim_stamp, stamp, unstamp
from meydan.base.cards import is_on


def test_a_stamp_stands_over_the_town_file(db):
    assert is_on("projects")
    stamp(name="module:projects", value="off")
    assert is_on("projects"), "this process has not looked yet"
    remembered.look_again(at_once=True)
    assert not is_on("projects")
    unstamp(names=["module:projects"])
    remembered.look_again(at_once=True)
    assert is_on("projects")


def test_what_is_always_on_stays_on(db):
    remembered.keep({"module:front": "off"})
    assert is_on("front")


def test_a_process_looks_again_when_its_memory_is_old(client, db, settings, django_assert_num_queries):
    stamp(name="module:projects", value="off")
    client.get("/projeler/")
    assert is_on("projects")
    settings.STAMPS_SECONDS = 0
    assert client.get("/projeler/").status_code == 404


def test_the_process_that_stamps_knows_at_once(db, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        stamp(name="module:projects", value="off")
    assert not is_on("projects")


@pytest.mark.parametrize(("demo", "moved"), [(True, timedelta(days=7)), (False, timedelta())])
def test_only_a_demos_clock_moves(settings, demo, moved):
    settings.DEMO = demo
    remembered.keep({clock.MOVED: str(7 * 24 * 3600)})
    assert clock.moved() == moved
    assert abs(clock.now() - timezone.now() - moved) < timedelta(seconds=5)


def test_a_job_looks_which_modules_are_on(db, settings):
    settings.STAMPS_SECONDS = 0
    seen = []
    task = jobs.task(name="a_test_job")(lambda: seen.append(is_on("projects")))
    task.func()
    stamp(name="module:projects", value="off")
    task.func()
    assert seen == [True, False]


def test_duties_come_in_order_each_at_its_moment():
    start = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    duties = jobs.duties_between(start, start + timedelta(days=2))
    moments = [moment for moment, _work in duties]
    names = [work.__name__ for _moment, work in duties]
    assert moments == sorted(moments)
    assert all(start < moment <= start + timedelta(days=2) for moment in moments)
    assert names.count("remove_strangers") == 2
    assert "deliver" not in names, "what comes every few seconds is left out"
    often = [moment for moment, work in duties if work.__name__ == "tell_saved_searches"]
    assert often == [start + timedelta(days=2)], "what comes four times an hour is done once, at the end"
    hourly = [moment for moment, work in duties if work.__name__ == "destroy"]
    assert 8 <= len(hourly) <= 9, "what comes every hour is done four times a day"
    assert hourly[-1] == start + timedelta(days=1, hours=23, minutes=33), "and the last time"
    assert names.count("make_editions") == 1, "of what lasts until the next night only the last one"
    assert names.count("count_figures") == 2


def test_no_time_no_duties():
    start = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
    assert jobs.duties_between(start, start) == []


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_who_claim_a_stamp_one_gets_it(in_parallel):
    stamp(name="turn", value="free")
    got = in_parallel(lambda n: claim_stamp(name="turn", value=f"taken by {n}", before="free"), range(6))
    assert got.count(True) == 1
