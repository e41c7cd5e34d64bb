"""Sums hold what the tables say, each person and each deed once, however they were counted."""

import random
from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.discussion.models import Comment
from meydan.ideas.models import Support
from meydan.insight.actions import count, count_anew
from meydan.insight.models import Cell, Frame, Sum
from meydan.people.models import Person
from meydan.projects import actions as projects
from meydan.projects.models import Spending

pytestmark = pytest.mark.django_db


def figures():
    frames = {one.of: one.people for one in Frame.objects.all()}
    cells = {(c.frame.of, c.dimension, c.value): c.people for c in Cell.objects.select_related("frame")}
    sums = {(s.code, s.year, s.goal_id, s.target_id, s.place_id): (s.amount, s.deeds) for s in Sum.objects.all()}
    return frames, cells, sums


def test_a_person_counts_once_with_the_way_of_the_first_thing(write, process, ayse, goksu, monday):
    given = write(ayse, process, monday, "paper")
    write(ayse, process, monday + timedelta(hours=1), "web")
    Support.objects.create(contribution=given, person=ayse, at=monday)
    Comment.objects.create(on=given.thread.ref, author=ayse, text="x", position="for", at=monday)
    count()
    frames, cells, _sums = figures()
    assert frames == {process.ref: 1, "town:2026": 1}
    assert cells[process.ref, "via", "paper"] == 1
    assert cells[process.ref, "place", str(goksu.pk)] == 1
    assert (process.ref, "via", "web") not in cells


def test_rows_without_a_person_count_each_and_hidden_imported_and_inside_ones_do_not(write, process, monday):
    write(None, process, monday, "paper")
    write(None, process, monday, "paper")
    write(None, process, monday, hidden_at=monday)
    write(None, process, monday, source="list:1")
    write(None, process, monday, inside=True)
    count()
    assert figures()[0] == {process.ref: 2, "town:2026": 2}


def test_who_had_taken_part_before_is_not_there_for_the_first_time(write, process, ayse, deniz, monday):
    write(ayse, None, monday - timedelta(days=400))
    write(ayse, process, monday)
    write(deniz, process, monday)
    count()
    cells = figures()[1]
    assert cells[process.ref, "first", "yes"] == cells[process.ref, "first", "no"] == 1
    assert cells["town:2025", "first", "yes"] == 1


def test_comments_on_a_thread_count_for_its_process(write, process, ayse, deniz, monday):
    given = write(ayse, process, monday)
    Comment.objects.create(on=given.thread.ref, author=deniz, text="x", position="for", at=monday)
    Comment.objects.create(on=process.ref, author=deniz, text="x", position="for", at=monday)
    Comment.objects.create(on=given.thread.ref, author=deniz, text="x", position="for", official=True, at=monday)
    count()
    assert figures()[0][process.ref] == 2


@pytest.mark.parametrize("seed", range(3))
def test_counting_by_and_by_and_counting_anew_give_the_same(write, process, crowd, goksu, firat, monday, seed):
    chance = random.Random(seed)
    people = [*crowd(6, goksu), *crowd(6, firat)]
    given = write(people[0], process, monday)

    def support():
        Support.objects.get_or_create(contribution=given, person=chance.choice(people), defaults={"at": monday})

    def take_back():
        Support.objects.filter(person=chance.choice(people)).delete()

    def move():
        Person.objects.filter(pk=chance.choice(people).pk).update(neighbourhood=chance.choice([goksu, firat, None]))

    def tell():
        Person.objects.filter(pk=chance.choice(people).pk).update(sex=chance.choice(["woman", "man", ""]))

    def study():
        Person.objects.filter(pk=chance.choice(people).pk).update(is_student=chance.choice([True, False, None]))

    for _step in range(8):
        for _change in range(3):
            chance.choice([support, support, take_back, move, tell, study])()
        with clock.at(monday + timedelta(hours=_step)):
            count()
    by_and_by = figures()
    count_anew()
    assert by_and_by == figures()


def test_what_has_not_changed_is_left_as_it_was(write, process, ayse, monday):
    write(ayse, process, monday)
    assert count()["frames"] == 2
    before = list(Frame.objects.values_list("pk", "counted_at"))
    with clock.at(monday + timedelta(days=1)):
        assert count() == {"frames": 0, "sums": 0}
    assert list(Frame.objects.values_list("pk", "counted_at")) == before


def test_each_deed_is_in_one_sum_whatever_targets_and_places_its_project_has(
    director, parks, targets, goksu, firat, monday
):
    started = {"by": director, "summary": "x", "unit": parks, "starts_on": monday.date(), "ends_on": monday.date()}
    both = [targets["11.7"], targets["13.1"], targets["3.4"]]
    one = projects.start_project(title="A", targets=both, neighbourhoods=[goksu], **started)
    two = projects.start_project(title="B", targets=both[1:], neighbourhoods=[goksu, firat], **started)
    for project, amount in ((one, 500), (one, -100), (two, 30)):
        Spending.objects.create(project=project, amount=amount, on=monday.date(), words="x")
    count()
    sums = {(s.goal_id, s.place_id): (s.amount, s.deeds) for s in Sum.objects.filter(code="projects.spent")}
    assert sums == {(11, goksu.pk): (400, 2), (13, None): (30, 1)}
