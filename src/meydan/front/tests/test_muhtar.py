"""A muhtar sees the own neighbourhood, and nothing that a visitor would not see."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from meydan.base import clock
from meydan.documents.tests.reading import Pdf
from meydan.ideas import actions as ideas
from meydan.people import actions
from meydan.people.models import Role, RoleGrant
from meydan.people.rules import WRONG_PLACE


@pytest.fixture
def hatice(monday, make_person, goksu, director):
    """The muhtar of Göksu."""
    person = make_person("Hatice")
    actions.grant_role(by=director, person=person, role=Role.MUHTAR, unit=None, neighbourhood=goksu)
    return person


@pytest.fixture
def write(monday, targets, goksu, ayse):
    def made(title, place=goksu):
        return ideas.submit_contribution(
            by=ayse, kind="problem", title=title, text="", neighbourhood=place, targets=[targets["11.7"]]
        )

    return made


def test_the_page_shows_the_own_neighbourhood_without_authors(signed_in, hatice, write, firat, ayse):
    write("Göksu’da gölge yok")
    write("Fırat’ta ışık yok", place=firat)
    page = signed_in(hatice).get("/masa/mahallem/").content.decode()
    assert "Göksu’da gölge yok" in page
    assert "Fırat’ta ışık yok" not in page
    assert ayse.display_name not in page
    assert ayse.email not in page


def test_the_list_is_taken_along_as_a_file_without_authors(signed_in, hatice, write, firat, ayse):
    write("Göksu’da gölge yok")
    write("Fırat’ta ışık yok", place=firat)
    answer = signed_in(hatice).get("/masa/mahallem/?file=csv&q=gölge")
    text = b"".join(answer.streaming_content).decode()
    assert answer["Content-Disposition"].startswith('attachment; filename="meydan-mahalle-goksu-')
    assert "Göksu’da gölge yok" in text
    assert "Fırat" not in text
    assert ayse.display_name not in text


def test_hidden_ones_stay_hidden(signed_in, hatice, write, zeynep):
    one = write("Gizli söz")
    ideas.hide_contribution(by=zeynep, thing_id=one.pk, reason="insult")
    client = signed_in(hatice)
    assert "Gizli söz" not in client.get("/masa/mahallem/?tab=all").content.decode()
    assert client.get(one.thread.get_absolute_url()).status_code == 404


@pytest.mark.parametrize(
    "address",
    ["/masa/", "/masa/katkilar/", "/masa/kisiler/", "/masa/moderasyon/", "/masa/projeler/", "/masa/moduller/"],
)
def test_a_muhtar_has_no_desk(signed_in, hatice, address):
    assert signed_in(hatice).get(address).status_code == 404


def test_a_muhtar_sees_no_other_neighbourhood(signed_in, hatice, firat):
    assert signed_in(hatice).get("/masa/mahallem/?place=firat").status_code == 404


def test_those_who_give_the_role_see_each(signed_in, director, goksu, firat):
    client = signed_in(director)
    assert client.get("/masa/mahallem/").status_code == 200
    assert "Göksu" in client.get("/masa/mahallem/?place=goksu").content.decode()
    assert client.get("/masa/mahallem/?place=nowhere").status_code == 404


def test_a_coordinator_is_no_muhtar(signed_in, mehmet, goksu):
    assert signed_in(mehmet).get("/masa/mahallem/?place=goksu").status_code == 404


def test_the_menu_leads_there(signed_in, hatice):
    page = signed_in(hatice).get("/").content.decode()
    assert 'href="/masa/mahallem/"' in page
    assert 'href="/masa/"' not in page


@pytest.mark.parametrize(
    ("tab", "shown"), [("waiting", True), ("late", False), ("answered", False), ("all", True), ("x", True)]
)
def test_tabs_and_search(signed_in, hatice, write, tab, shown):
    write("Gölge yok")
    client = signed_in(hatice)
    assert ("Gölge yok" in client.get(f"/masa/mahallem/?tab={tab}").content.decode()) == shown
    assert "Burada bir şey yok" in client.get(f"/masa/mahallem/?tab={tab}&q=zeytinlikler").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_costs_the_same(signed_in, hatice, write, count, django_assert_max_num_queries):
    for number in range(count):
        write(f"Gölge yok {number}")
    client = signed_in(hatice)
    with django_assert_max_num_queries(10):
        client.get("/masa/mahallem/")


def test_the_role_belongs_to_a_neighbourhood_and_to_nothing_else(director, deniz, goksu, parks, refused):
    for role, unit, place in (
        (Role.MUHTAR, None, None),
        (Role.MUHTAR, parks, goksu),
        (Role.MUHTAR, parks, None),
        (Role.COORDINATOR, None, goksu),
    ):
        with refused(WRONG_PLACE):
            actions.grant_role(by=director, person=deniz, role=role, unit=unit, neighbourhood=place)


@pytest.mark.parametrize("role", [Role.MUHTAR, Role.COORDINATOR])
def test_the_database_says_so_too(deniz, goksu, role):
    with pytest.raises(IntegrityError), transaction.atomic():
        RoleGrant.objects.create(person=deniz, role=role, neighbourhood=None if role == Role.MUHTAR else goksu)


def test_two_neighbourhoods_are_two_grants_and_the_same_one_is_one(director, hatice, goksu, firat):
    for place in (goksu, firat, firat):
        actions.grant_role(by=director, person=hatice, role=Role.MUHTAR, unit=None, neighbourhood=place)
    assert RoleGrant.objects.filter(person=hatice).count() == 2


def test_the_form_asks_for_the_neighbourhood(signed_in, director, deniz, goksu):
    client, address = signed_in(director), f"/masa/kisiler/{deniz.pk}/"
    answer = client.post(address, {"do": "grant", "role": "muhtar"})
    assert answer.status_code == 422
    assert "bir mahalle seçin" in answer.content.decode()
    assert client.post(address, {"do": "grant", "role": "muhtar", "neighbourhood": goksu.pk}).status_code == 302
    assert "Muhtar · Göksu" in client.get(address).content.decode()


def test_an_ended_role_shows_nothing_more(signed_in, hatice, director):
    actions.end_role(by=director, grant=hatice.role_grants.get())
    assert signed_in(hatice).get("/masa/mahallem/").status_code == 404


def test_the_last_week_comes_on_one_page_without_names(signed_in, hatice, write, firat, ayse, monday, deniz):
    with clock.at(monday - timedelta(days=4)):
        write("Göksu’da gölge yok")
        write("Fırat’ta ışık yok", place=firat)
    answer = signed_in(hatice).get("/masa/mahallem/haftalik.pdf")
    assert answer["Content-Type"] == "application/pdf"
    sheet = Pdf(answer.content)
    assert len(sheet.pages) == 1
    assert "Göksu’da gölge yok" in sheet.text
    assert "Fırat’ta" not in sheet.text
    assert ayse.display_name not in sheet.text
    for person, place in ((hatice, "firat"), (deniz, "goksu")):
        assert signed_in(person).get(f"/masa/mahallem/haftalik.pdf?place={place}").status_code == 404
