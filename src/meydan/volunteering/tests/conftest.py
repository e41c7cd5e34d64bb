from datetime import date, timedelta

import pytest

from meydan.base import clock
from meydan.volunteering import actions
from meydan.volunteering.models import Asked, Placement

DAY, HOUR = timedelta(days=1), timedelta(hours=1)
GROWN_UP = date(1990, 5, 1)


@pytest.fixture
def need(monday, mehmet, selim, parks, goksu, targets):
    """A need of Parks and Gardens, approved."""
    made = actions.save_need(
        by=selim,
        unit=parks,
        title="Kış dikimi",
        text="23 ağaç dikilecek.",
        field="environment",
        beneficiaries="Okul yolunu kullananlar",
        risk="low",
        contact=selim,
        neighbourhood=goksu,
        target=targets["11.7"],
        project=None,
        thread=None,
    )
    made = actions.move_need(by=selim, need=made, to="review")
    return actions.move_need(by=mehmet, need=made, to="approved")


@pytest.fixture
def make_role(need, mehmet, selim):
    """make_role(direct=True, …) → a published duty."""

    def made(*, published=True, asked=(Asked.NOTICE, Asked.AGREEMENT), **more):
        words = {
            "title": "Kış dikimi gönüllüsü",
            "summary": "23 ağacı birlikte dikiyoruz.",
            "tasks": "Fidan taşırsınız\nCan suyu verirsiniz",
            "gains": "Onaylı saat",
            "wanted": 20,
            "time_kind": "fixed",
            "min_age": 12,
            "risk": "low",
            "direct": True,
            "where": "Hasanağa Bahçesi",
            "supervisor": selim,
        }
        role = actions.save_role(by=mehmet, need=need, asked=list(asked), **(words | more))
        return actions.move_role(by=mehmet, role=role, to="published", no_post=True) if published else role

    return made


@pytest.fixture
def role(make_role):
    return make_role()


@pytest.fixture
def make_shift(role, mehmet):
    """make_shift(days=5, hours=3, capacity=2) → a shift of the duty, at noon."""

    def made(*, days=5, hours=3, capacity=2, of=None, start=0, **more):
        begin = clock.now() + days * DAY + start * HOUR
        return actions.add_shift(
            by=mehmet, role=of or role, starts_at=begin, ends_at=begin + hours * HOUR, capacity=capacity, **more
        )

    return made


@pytest.fixture
def sign_up(role):
    """sign_up(ayse) → her application to the duty; direct: ready at once."""

    def made(person, *, to=None, born=GROWN_UP, **more):
        return actions.apply(
            by=person,
            role=to or role,
            about=actions.About(birth_date=born, words="Severim"),
            agreement="2026-11",
            **more,
        )

    return made


@pytest.fixture
def place(sign_up):
    """place(ayse) → her place in the duty."""

    def made(person, **more):
        return Placement.objects.get(application=sign_up(person, **more))

    return made
