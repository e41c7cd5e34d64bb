"""A duty to which one signs up directly is full by itself and open again by itself; who waits on the reserve list is not forgotten."""

import pytest

from meydan.base import clock
from meydan.volunteering import actions
from meydan.volunteering.models import Placement, Role
from meydan.volunteering.queries.people import reserves_to_call
from meydan.volunteering.rules import reasons
from meydan.volunteering.tests.conftest import DAY


@pytest.fixture
def flexible(make_role):
    """One volunteer, at a time that suits."""
    return make_role(time_kind="flexible", wanted=1, title="Telefon arkadaşlığı")


def state(role):
    return Role.objects.get(pk=role.pk).state


def leave(person):
    actions.leave(by=person, placement=Placement.objects.get(person=person, state="ready"))


def test_the_last_place_makes_it_full_and_leaving_opens_it(flexible, place, ayse, deniz, refused):
    place(ayse, to=flexible)
    assert state(flexible) == "full"
    with refused(reasons.IS_FULL):
        place(deniz, to=flexible)
    leave(ayse)
    assert state(flexible) == "published"
    assert place(deniz, to=flexible).state == "ready"


def test_what_a_person_called_full_stays_full(flexible, place, ayse, mehmet):
    actions.save_role(by=mehmet, need=flexible.need, role=flexible, asked=[], wanted=2)
    place(ayse, to=flexible)
    actions.move_role(by=mehmet, role=Role.objects.get(pk=flexible.pk), to="full")
    leave(ayse)
    assert state(flexible) == "full"


def test_more_wanted_people_open_it_again(flexible, place, ayse, mehmet):
    place(ayse, to=flexible)
    role = Role.objects.select_related("need").get(pk=flexible.pk)
    assert actions.save_role(by=mehmet, need=role.need, role=role, asked=[], wanted=2).state == "published"


def test_duties_with_shifts_are_limited_by_their_seats(make_role, place, ayse):
    role = make_role(wanted=1)
    place(ayse, to=role)
    assert state(role) == "published"


def test_an_offer_holds_the_place_until_it_is_answered_or_lapses(make_role, sign_up, ayse, deniz, mehmet):
    role = make_role(time_kind="flexible", wanted=1, direct=False)
    first, second = sign_up(ayse, to=role), sign_up(deniz, to=role)
    actions.decide_application(by=mehmet, application=second, to="reserve")
    actions.decide_application(by=mehmet, application=first, to="suitable")
    assert list(reserves_to_call(mehmet)) == []
    assert state(role) == "published", "people still apply for the reserve list"
    with clock.at(clock.now() + 8 * DAY):
        actions.lapse_places()
    assert [one.person for one in reserves_to_call(mehmet)] == [deniz]


def test_the_desk_sees_who_waits_for_a_free_place(
    make_role, sign_up, ayse, deniz, mehmet, selim, works, make_person, signed_in
):
    role = make_role(direct=False, wanted=1)
    one = actions.decide_application(by=mehmet, application=sign_up(deniz, to=role), to="reserve")
    assert [found.pk for found in reserves_to_call(selim)] == [one.pk], "the unit's own"
    assert not reserves_to_call(make_person("Yol", ("unit_officer", works))).exists()
    page = signed_in(mehmet).get("/masa/?queue=volunteering.reserves").content.decode()
    assert "Yer boş, bekleyen var" in page
    assert f"/masa/gonulluluk/basvuru/{one.pk}/" in page
    actions.decide_application(by=mehmet, application=one, to="suitable")
    assert not reserves_to_call(mehmet).exists()
