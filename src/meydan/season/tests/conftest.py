from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.season import actions
from meydan.season.models import Plan
from meydan.volunteering import actions as volunteering
from meydan.volunteering.tests.conftest import (  # noqa: F401 (fixtures)
    make_role,
    make_shift,
    need,
    place,
    role,
    sign_up,
)

SATURDAY_NOON = 16
"""The slot in which the shifts of `make_shift` begin."""


@pytest.fixture
def willing(place, make_person):  # noqa: F811
    """willing("Ada") → somebody with a place in the duty who can on Saturday afternoons and may be asked."""

    def made(name, *, times=(SATURDAY_NOON,), may_ask=True, **more):
        person = make_person(name)
        place(person)
        volunteering.save_preferences(by=person, times=times, may_ask=may_ask, **more)
        return person

    return made


@pytest.fixture
def draft(role, mehmet):  # noqa: F811
    """draft() → a plan of the duty, worked out."""

    def made(*, by=mehmet, days=30, **of):
        today = clock.today()
        of = of or {"role": role}
        plan = actions.draft_plan(by=by, first_day=today, last_day=today + timedelta(days=days), **of)
        actions.compute(plan_id=plan.pk)
        return Plan.objects.get(pk=plan.pk)

    return made
