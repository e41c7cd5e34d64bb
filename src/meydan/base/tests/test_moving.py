"""Which questions may be put in the same words again, with the moments of now."""

from datetime import timedelta

import pytest

from meydan.base import clock, prepared
from meydan.base.cards import _offered
from meydan.base.moving import HOUR, STEP, which_move
from meydan.goals.models import Goal
from meydan.people.models import Person
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


def _values(written):
    return [one.moving.of_now(one.statement.filled(7)) for one in written.parts if one.statement]
