"""Rulings, refs, the clock, working days and paging."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from meydan.base import clock, refs, turkish
from meydan.base.errors import Refused
from meydan.base.rulings import no, yes
from meydan.base.workdays import add_workdays, is_workday, workdays_between


def test_a_no_is_false_and_raises_with_its_reason():
    assert not no("base.taken", seats=0)
    with pytest.raises(Refused) as caught:
        no("base.taken", seats=0).or_refuse()
    assert (caught.value.code, caught.value.facts) == ("base.taken", {"seats": 0})


def test_a_yes_is_true_and_raises_nothing():
    assert yes()
    yes().or_refuse()


def test_every_ruling_has_a_sentence():
    with translation.override("en"):
        assert "quicker" in no("base.taken").sentence


@pytest.mark.parametrize("bad", ["", "idea", "idea:", ":4", "idea:x", "idea:-1", "idea:1:2"])
def test_parse_refuses_what_is_not_a_ref(bad):
    with pytest.raises(ValueError, match="not a ref"):
        refs.parse(bad)


def test_the_clock_stands_still_inside_at():
    moment = datetime(2026, 1, 1, 22, 30, tzinfo=UTC)
    with clock.at(moment):
        assert clock.now() == moment
        assert clock.today() == date(2026, 1, 2)  # already tomorrow in İzmir


def test_a_promise_skips_the_weekend_and_the_holiday():
    friday = date(2026, 10, 23)
    assert not is_workday(date(2026, 10, 29))
    assert add_workdays(friday, 4) == date(2026, 10, 30)


@given(start=st.dates(date(2024, 1, 1), date(2028, 1, 1)), count=st.integers(0, 60))
def test_adding_and_counting_working_days_agree(start, count):
    end = add_workdays(start, count)
    assert workdays_between(start, end) == count
    assert workdays_between(end, start - timedelta(days=1)) == 0


@given(start=st.dates(date(2023, 12, 1), date(2025, 1, 31)), days=st.integers(-3, 800))
def test_working_days_are_counted_as_one_by_one(start, days):
    passed = (start + timedelta(days=step) for step in range(1, days + 1))
    assert workdays_between(start, start + timedelta(days=days)) == sum(map(is_workday, passed))


@given(st.text())
def test_folding_twice_changes_nothing(text):
    assert turkish.fold(turkish.fold(text)) == turkish.fold(text)


@given(st.text(st.sampled_from("aAzZiIıİçÇğĞöÖşŞüÜâÂîÎûÛ 1-'")))
def test_turkish_letters_are_folded_the_short_way_as_the_long_one(text):
    """A letter of another alphabet makes it take the long way."""
    assert turkish.fold(text) == turkish.fold(text + "й").removesuffix(turkish.fold("й"))


@given(st.text(), st.integers(1, 40))
def test_cut_never_exceeds_its_length(text, longest):
    assert len(turkish.cut(text, longest)) <= longest
