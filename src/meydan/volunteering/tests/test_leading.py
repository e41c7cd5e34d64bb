"""What the leader of a shift reads beside the names: who is under 18, whose first duty it is."""

from datetime import date

import pytest

from meydan.attendance.models import Seat
from meydan.guardians.actions import Guardian
from meydan.guardians.models import Permission
from meydan.volunteering import actions
from meydan.volunteering.queries.leading import notes_on_seats

FOURTEEN = date(2012, 6, 1)


@pytest.fixture
def shift(make_shift):
    return make_shift(days=2, start=-1, capacity=9)


@pytest.fixture
def ece(place, make_person):
    """14, with her guardian's permission."""
    person = make_person("Ece")
    place(person, born=FOURTEEN, guardian=Guardian("Ali", "x", "desk"))
    Permission.objects.filter(person=person).update(state="given", proof="desk", valid_until=date(2027, 6, 1))
    return person


def notes(shift):
    found = notes_on_seats(shift.pk, list(Seat.objects.filter(occasion=shift.occasion).select_related("person")))
    names = dict(Seat.objects.filter(pk__in=found).values_list("pk", "person__display_name"))
    return {names[pk]: [str(one) for one in said] for pk, said in found.items()}


def test_who_is_under_18_and_whose_first_duty_it_is(shift, ece, place, ayse):
    place(ayse)
    for person in (ece, ayse):
        actions.join_shift(by=person, shift=shift)
    assert notes(shift) == {"Ece": ["18 yaşından küçük, izni var", "ilk görevi"], "Ayse": ["ilk görevi"]}
    Permission.objects.update(state="withdrawn")
    assert notes(shift)["Ece"][0] == "18 yaşından küçük, izni yok"


def test_whoever_was_at_a_shift_before_is_no_newcomer(shift, make_shift, place, ayse):
    place(ayse)
    actions.join_shift(by=ayse, shift=shift)
    before = make_shift(days=1).occasion
    Seat.objects.create(
        occasion=before, person=ayse, state="left", starts_at=before.starts_at, ends_at=before.ends_at,
        came_at=before.starts_at, left_at=before.ends_at,
    )  # fmt: skip
    assert notes(shift) == {}


def test_the_list_shows_it_also_to_a_phone_without_a_connection(shift, ece, selim, signed_in):
    actions.join_shift(by=ece, shift=shift)
    page = signed_in(selim).get(shift.occasion.get_absolute_url()).content.decode()
    assert "18 yaşından küçük, izni var · ilk görevi" in page


@pytest.mark.parametrize("count", [1, 3])
def test_four_queries_however_many_come(shift, place, make_person, count, django_assert_max_num_queries):
    for number in range(count):
        person = make_person(f"Genç {number}")
        place(person, born=FOURTEEN, guardian=Guardian("Ali", "x", "desk"))
        Permission.objects.filter(person=person).update(state="given", proof="desk", valid_until=date(2027, 6, 1))
        actions.join_shift(by=person, shift=shift)
    seats = list(Seat.objects.filter(occasion=shift.occasion).select_related("person"))
    with django_assert_max_num_queries(4):
        assert len(notes_on_seats(shift.pk, seats)) == count
