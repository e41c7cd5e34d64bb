"""Opening threads, writing steps, joining threads, following."""

import time

import pytest

from meydan.base import audit
from meydan.threads import actions
from meydan.threads.models import Follow, Station, Step, Thread
from meydan.threads.rules import HIDDEN, MERGED_ALREADY, SAME_THREAD


@pytest.fixture
def thread(monday, goksu, targets):
    return actions.open_thread(title="Gölge yok", neighbourhood=goksu, targets=[targets["11.7"], targets["13.1"]])


@pytest.fixture
def other(thread, goksu):
    return actions.open_thread(title="Ağaç az", neighbourhood=goksu)


def test_threads_are_numbered_within_their_year(thread, other):
    assert (thread.number, other.number) == ("2026-0001", "2026-0002")


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_parallel_openings_never_share_a_number(in_parallel):
    made = in_parallel(lambda n: actions.open_thread(title=f"Konu {n}", neighbourhood=None).number, range(12))
    assert sorted(made) == [f"{made[0][:4]}-{n:04d}" for n in range(1, 13)]


def test_the_first_target_is_the_main_one(thread):
    assert [(link.position, link.target.code) for link in thread.target_links.all()] == [(0, "11.7"), (1, "13.1")]


def test_a_step_moves_the_thread_forward_only(thread):
    actions.add_step(thread=thread, code="projects.started", station=Station.PROJECT)
    actions.add_step(thread=thread, code="ideas.submitted", station=Station.IDEA)
    assert Thread.objects.get().station == Station.PROJECT


def test_a_promise_does_not_move_the_thread(thread):
    actions.add_step(thread=thread, code="ideas.promise", station=Station.DECISION, promised=True)
    assert Thread.objects.get().station == Station.PROBLEM


def test_joining_moves_steps_followers_and_earlier_joins(thread, other, ayse, mehmet):
    early = actions.open_thread(title="Eski", neighbourhood=None)
    actions.merge_threads(by=mehmet, thread=early, into=other, move_steps=False)
    actions.add_step(thread=other, code="ideas.submitted", station=Station.IDEA, ref="idea:1")
    actions.follow(by=ayse, thread=thread)
    actions.follow(by=ayse, thread=other)
    actions.follow(by=mehmet, thread=other)
    actions.merge_threads(by=mehmet, thread=other, into=thread, move_steps=True)
    thread.refresh_from_db()
    early.refresh_from_db()
    assert Step.objects.get(ref="idea:1").thread == thread
    assert thread.station == Station.IDEA
    assert early.merged_into == thread
    assert set(Follow.objects.values_list("person", "thread")) == {(ayse.pk, thread.pk), (mehmet.pk, thread.pk)}


def test_a_duplicate_leaves_its_steps_behind(thread, other, mehmet):
    actions.add_step(thread=other, code="ideas.submitted", ref="idea:1")
    actions.merge_threads(by=mehmet, thread=other, into=thread, move_steps=False)
    assert Step.objects.get().thread == other


def test_a_thread_cannot_join_itself(thread, mehmet, refused):
    with refused(SAME_THREAD):
        actions.merge_threads(by=mehmet, thread=thread, into=thread, move_steps=True)


def test_a_joined_thread_cannot_be_joined_again(thread, other, mehmet, refused):
    actions.merge_threads(by=mehmet, thread=other, into=thread, move_steps=True)
    with refused(MERGED_ALREADY):
        actions.merge_threads(by=mehmet, thread=thread, into=other, move_steps=True)


def test_following_twice_follows_once(thread, ayse):
    actions.follow(by=ayse, thread=thread)
    actions.follow(by=ayse, thread=thread)
    assert Follow.objects.count() == 1


def test_a_hidden_thread_cannot_be_followed(thread, ayse, refused):
    actions.hide_thread(thread=thread, hidden=True)
    with refused(HIDDEN):
        actions.follow(by=ayse, thread=thread)


def sealed() -> object:
    """Lines are sealed when no older transaction runs on the server, also in the databases of tests beside this one: those end soon."""
    for _ in range(4000):
        if made := audit.seal():
            return made
        time.sleep(0.05)
    return None


@pytest.mark.django_db(transaction=True)
def test_the_audit_chain_holds_and_notices_a_changed_line(thread, other, mehmet):
    actions.merge_threads(by=mehmet, thread=other, into=thread, move_steps=True)
    assert sealed() is not None
    assert audit.verify() == []
    audit.forget(mehmet)
    assert audit.verify() == []
    audit.AuditLine.objects.filter(code="threads.merged").update(ref="thread:999")
    assert audit.verify() == [audit.AuditSeal.objects.get().pk]
