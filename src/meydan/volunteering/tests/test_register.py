"""The register at the desk: who has which place, found by name, duty or card."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.people.models import Role as Held
from meydan.volunteering import actions
from meydan.volunteering.queries.register import Wanted, registered

ADDRESS = "/masa/gonulluluk/gonulluler/"


def names(person, **wanted):
    return {one.person.display_name for one in registered(person, Wanted(**wanted))}


def test_who_is_found_by_what(place, make_role, ayse, deniz, mehmet, parks, works):
    mine = place(ayse)
    place(deniz, to=make_role(title="Onarım kahvesi"))
    card = actions.give_card(by=mehmet, placement=mine, valid_until=clock.today() + timedelta(days=90))
    assert names(mehmet) == {"Ayse", "Deniz"}
    assert names(mehmet, text="ays") == {"Ayse"}
    assert names(mehmet, text="onarım") == {"Deniz"}
    assert names(mehmet, text=card.spoken_code) == {"Ayse"}
    assert names(mehmet, duty=mine.role_id) == {"Ayse"}
    assert names(mehmet, unit=parks.pk, field="environment") == {"Ayse", "Deniz"}
    assert names(mehmet, unit=works.pk) == names(mehmet, field="it") == set()


def test_states_and_what_is_over(place, ayse, deniz, mehmet):
    actions.leave(by=ayse, placement=place(ayse))
    place(deniz)
    assert names(mehmet) == names(mehmet, state="ready") == {"Deniz"}
    assert names(mehmet, state="left") == {"Ayse"}
    assert names(mehmet, state="all") == {"Ayse", "Deniz"}


def test_a_unit_sees_its_own_and_nobody_sees_themselves(place, ayse, selim, mehmet, works, make_person):
    place(ayse)
    place(mehmet)
    assert names(selim) == {"Ayse", "Mehmet"}
    assert names(mehmet) == {"Ayse"}
    assert names(make_person("Yol", (Held.UNIT_OFFICER, works))) == set()


def test_the_page_and_its_files(signed_in, place, make_role, ayse, deniz, mehmet):
    place(ayse)
    client = signed_in(mehmet)
    page = client.get(ADDRESS, {"q": "Ayse"}).content.decode()
    assert "Ayse" in page
    assert "Kış dikimi gönüllüsü" in page
    assert "Kimse uymuyor" in client.get(ADDRESS, {"q": "yok"}).content.decode()
    rows = b"".join(client.get(ADDRESS, {"file": "csv"}).streaming_content).decode()
    assert "Ayse;Kış dikimi gönüllüsü" in rows
    assert client.get(ADDRESS, {"file": "docx"})["Content-Type"].endswith("wordprocessingml.document")
    assert client.get(ADDRESS, {"unit": "x", "duty": "-1", "state": "x", "field": "x"}).status_code == 200


def test_empty_and_refused(signed_in, monday, mehmet, deniz):
    assert "Henüz gönüllü yok" in signed_in(mehmet).get(ADDRESS).content.decode()
    assert signed_in(deniz).get(ADDRESS).status_code == 404


@pytest.mark.parametrize("count", [1, 3])
def test_constant_queries(signed_in, place, make_person, mehmet, count, django_assert_max_num_queries):
    for number in range(count):
        place(make_person(f"Gönüllü {number}"))
    client = signed_in(mehmet)
    client.get(ADDRESS)
    with django_assert_max_num_queries(12):
        client.get(ADDRESS)
