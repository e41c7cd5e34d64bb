"""Which questions may be put in the same words again, with the moments of now."""

from datetime import timedelta

import pytest

from meydan.base import clock, prepared
from meydan.base.cards import _offered
from meydan.base.moving import HOUR, STEP, which_move, written_twice
from meydan.goals.models import Goal
from meydan.people.models import Person, Role
from meydan.places.models import Neighbourhood
from meydan.projects.models import Project
from meydan.threads.models import Thread


def test_only_moments_that_move_evenly_are_moved(monday):
    noon, day = monday, monday.date()
    assert which_move([noon, day, 7], [noon + STEP, day, 7]) == [True, False, False]
    assert which_move([noon, 7], [noon, 7]) == [False, False]
    for values, then in {
        "another day": ([day], [day + timedelta(days=1)]),
        "another number": ([7], [8]),
        "a moment in steps": ([noon], [noon + HOUR]),
        "a text": (["a"], ["b"]),
        "one that stays is the same now": ([noon, noon], [noon + STEP, noon]),
    }.values():
        assert which_move(values, then) is None


@pytest.mark.parametrize(
    ("page", "model"),
    [("goal", Goal), ("place", Neighbourhood), ("person", Person), ("thread", Thread), ("project", Project)],
)
def test_every_section_asks_later_in_the_day_what_is_then_written_anew(page, model, db):
    morning = clock.now().replace(hour=5, minute=10)
    for section in _offered(page):
        if not section.asks:
            continue
        with clock.at(morning):
            written = prepared.Prepared([section], prepared._blank(model(pk=1)))
        assert {one.lasts for one in written.parts} <= {HOUR}, section.template
        for hours in (1, 4, 9, 14):
            with clock.at(morning + timedelta(hours=hours)):
                anew = prepared.Prepared([section], prepared._blank(model(pk=1)))
                assert _values(written) == _values(anew), section.template


@pytest.mark.parametrize("role", [one for one in Role if one != Role.MUHTAR])
def test_a_page_of_somebody_with_a_role_asks_later_in_the_day_what_is_then_written_anew(role, make_person, parks):
    person, page = make_person("Selim", (role, parks if role.startswith("unit") else None)), _offered("person")
    morning = clock.now().replace(hour=5, minute=10)
    with clock.at(morning):
        written = prepared.Prepared(page, prepared._blank_with_roles(person))
    assert {one.lasts for one in written.parts} <= {HOUR}
    for hours in (1, 4, 9, 14):
        with clock.at(morning + timedelta(hours=hours)):
            assert _values(written) == _values(prepared.Prepared(page, prepared._blank_with_roles(person)))


def test_what_does_not_look_at_the_clock_is_written_once(monday):
    written = []
    for what, times in ((lambda: 7, 1), (clock.now, 2), (clock.today, 2)):
        written.clear()
        at, first, later = written_twice(lambda what=what: written.append(what) or what())
        assert (at, len(written)) == (monday, times)
        assert later - first == STEP if what is clock.now else later == first
    assert clock.now() == monday


def test_looking_at_the_clock_inside_is_noticed_around_it(monday):
    """A question may hold another one."""
    with clock.watched() as looks:
        assert not looks
        with clock.watched() as inside:
            clock.today()
        assert inside
    assert looks


def _values(written):
    return [one.moving.of_now(one.statement.filled(7)) for one in written.parts if one.statement]
