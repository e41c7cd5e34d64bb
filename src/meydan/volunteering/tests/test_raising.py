"""Asking for volunteers without working at the desk: a muhtar for the neighbourhood."""

import pytest

from meydan.base.sentences import NOT_STAFF
from meydan.people.actions import grant_role
from meydan.people.models import Role as Held
from meydan.volunteering import actions
from meydan.volunteering.models import Need
from meydan.volunteering.tests.test_chain import told

ADDRESS = "/masa/mahallem/goksu/gonullu/"


@pytest.fixture
def hatice(monday, make_person, goksu, director):
    """The muhtar of Göksu."""
    person = make_person("Hatice")
    grant_role(by=director, person=person, role=Held.MUHTAR, unit=None, neighbourhood=goksu)
    return person


@pytest.fixture
def said(parks, targets):
    return {
        "title": "Yaşlılara alışveriş", "text": "Kışın dışarı çıkamıyorlar.", "beneficiaries": "Yalnız yaşayanlar",
        "field": "social", "unit": parks, "target": targets["11.7"], "neighbourhood": None,
    }  # fmt: skip


def test_a_muhtar_asks_and_the_need_waits_at_the_desk(hatice, said, goksu, mehmet):
    need = actions.raise_for_neighbourhood(by=hatice, place=goksu, **said)
    assert (need.state, need.of, need.in_name_of, need.risk) == ("review", goksu.ref, "Göksu muhtarı", "high")
    actions.move_need(by=mehmet, need=need, to="declined", why="Bunu birim yapıyor.")
    assert "volunteering.need_moved" in told(hatice)


def test_nobody_asks_for_somebody_elses_neighbourhood(hatice, said, firat, deniz, mehmet, goksu, refused):
    for by, place in ((hatice, firat), (deniz, goksu), (mehmet, goksu)):
        with refused(NOT_STAFF):
            actions.raise_for_neighbourhood(by=by, place=place, **said)
    assert not Need.objects.exists()


def test_the_way_from_the_muhtars_page_and_back(hatice, said, parks, signed_in, mehmet):
    client = signed_in(hatice)
    assert ADDRESS in client.get("/masa/mahallem/").content.decode()
    typed = said | {"unit": str(parks.pk), "target": "11.7", "neighbourhood": ""}
    wrong = client.post(ADDRESS, typed | {"title": ""})
    assert (wrong.status_code, "Kışın dışarı" in wrong.content.decode()) == (422, True)
    page = client.post(ADDRESS, typed, follow=True).content.decode()
    assert "Yaşlılara alışveriş" in page
    assert "Göksu muhtarı" in page
    need = Need.objects.get()
    role = actions.save_role(
        by=mehmet, need=actions.move_need(by=mehmet, need=need, to="approved"), asked=[], title="Alışveriş arkadaşı", summary="x", tasks="x",
        wanted=5, time_kind="flexible", min_age=18, risk="low", direct=True, supervisor=mehmet,
    )  # fmt: skip
    own = f"/benim/ihtiyacim/{need.pk}/"
    assert "Alışveriş arkadaşı" not in client.get(own).content.decode(), "a draft is the unit's own"
    actions.move_role(by=mehmet, role=role, to="published", no_post=True)
    assert "Alışveriş arkadaşı" in client.get(own).content.decode()
    assert "Yaşlılara alışveriş" in client.get("/masa/mahallem/").content.decode()


def test_doors(hatice, said, goksu, ayse, mehmet, signed_in):
    need = actions.raise_for_neighbourhood(by=hatice, place=goksu, **said)
    own = f"/benim/ihtiyacim/{need.pk}/"
    assert signed_in(hatice).get("/masa/mahallem/firat/gonullu/").status_code == 404
    assert signed_in(mehmet).get(own).url == f"/masa/gonulluluk/ihtiyac/{need.pk}/"
    assert signed_in(ayse).get(own).status_code == 404
    assert signed_in(ayse).get(ADDRESS).status_code == 404
