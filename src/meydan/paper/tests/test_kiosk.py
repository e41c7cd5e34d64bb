"""A tablet in public hands: its pages and no other one, nothing stays of a person, the staff's figures end it."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from meydan.base import clock
from meydan.base.sentences import NOT_STAFF
from meydan.paper import actions, queries, rules
from meydan.paper.middleware import may_be_opened
from meydan.paper.models import Kiosk


@pytest.fixture
def opened(monday, mehmet):
    return actions.open_kiosk(by=mehmet, name="Göksu muhtarlığı", pages=["write", "answer"], hours=8)


@pytest.fixture
def kiosk(opened):
    return opened[0]


@pytest.fixture
def tablet(client, kiosk):
    """A device on which the kiosk runs."""
    client.post(reverse("paper:kiosk", args=[kiosk.key]))
    return client


@pytest.mark.parametrize(
    ("path", "open_"),
    [
        ("/katki/yeni/", True),
        ("/katki/yeni/metin/", True),
        ("/en/katki/yeni/", True),
        ("/yanit/", True),
        ("/giris/", True),
        ("/giris/kod/", True),
        ("/kiosk/kapat/", True),
        ("/giris/parola/", False),
        ("/", False),
        ("/en/", False),
        ("/masa/", False),
        ("/benim/", False),
        ("/konular/", False),
        ("/katki/5/duzenle/", False),
        ("/admin/", False),
    ],
)
def test_only_the_chosen_pages_are_reached(kiosk, path, open_):
    assert may_be_opened(kiosk, path) is open_


def test_a_tablet_is_locked_to_its_pages(tablet, ayse):
    start = reverse("paper:kiosk_start")
    assert "Katkı yazın" in tablet.get(start).content.decode()
    assert tablet.get("/konular/").url == start
    assert tablet.post("/masa/").url == start
    page = tablet.get(reverse("paper:answer"))
    assert "kiosk-clear" in page.content.decode()
    assert page["Cache-Control"] == "no-store"


def test_who_locks_a_device_is_signed_out(client, kiosk, mehmet):
    client.force_login(mehmet)
    client.post(reverse("paper:kiosk", args=[kiosk.key]))
    assert "_auth_user_id" not in client.session


def test_nothing_of_a_person_stays(tablet, ayse):
    tablet.post(reverse("ideas:new"), {"kind": "idea"})
    assert tablet.session.get("draft")
    tablet.force_login(ayse)
    done = tablet.post(reverse("paper:kiosk_clear"))
    assert done["Clear-Site-Data"] == '"cache", "storage"'
    assert dict(tablet.session) == {}
    assert tablet.get("/benim/").url == reverse("paper:kiosk_start")


def test_the_figures_end_it_and_others_do_not(tablet, opened):
    kiosk, code = opened
    address = reverse("paper:kiosk_end")
    assert tablet.post(address, {"code": "x"}).status_code == 422
    assert tablet.post(address, {"code": code}).url == reverse("people:sign_in")
    kiosk.refresh_from_db()
    assert kiosk.ended_at
    assert tablet.get("/konular/").status_code == 200


def test_figures_cannot_be_tried_at_will(tablet, opened):
    address = reverse("paper:kiosk_end")
    for _ in range(10):
        tablet.post(address, {"code": "x"})
    assert tablet.post(address, {"code": opened[1]}).status_code == 429


def test_it_is_over_after_its_hours(tablet, kiosk):
    with clock.at(kiosk.ends_at + timedelta(seconds=1)):
        assert tablet.get("/konular/").status_code == 200
        assert "kiosk" not in {name for name, one in tablet.cookies.items() if one.value}


@pytest.mark.parametrize("key", ["x", "x" * 32, ""])
def test_a_made_up_cookie_locks_nothing(client, db, key):
    client.cookies["kiosk"] = key
    assert client.get("/konular/").status_code == 200


def test_pages_of_a_tablet_are_kept_for_nobody(tablet, settings, client):
    settings.PAGE_CACHE_SECONDS = 5
    tablet.cookies.pop("sessionid", None)
    assert "kiosk-clear" in tablet.get(reverse("paper:answer")).content.decode()
    tablet.cookies.clear()
    assert "kiosk-clear" not in tablet.get(reverse("paper:answer")).content.decode()


@pytest.mark.parametrize("who", ["deniz", "selim", "zeynep"])
def test_who_does_not_open_or_end_a_kiosk(who, request, kiosk, refused):
    person = request.getfixturevalue(who)
    with refused(NOT_STAFF):
        actions.open_kiosk(by=person, name="x", pages=["write"], hours=1)
    with refused(NOT_STAFF):
        actions.end_kiosk(by=person, kiosk=kiosk)


def test_a_kiosk_has_a_page(mehmet, monday, kiosk, refused):
    with refused(rules.NO_PAGE):
        actions.open_kiosk(by=mehmet, name="x", pages=[], hours=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Kiosk.objects.update(pages=[])


def test_the_desk_opens_it_sees_the_figures_once_and_ends_it(mehmet, monday, signed_in):
    page, address = signed_in(mehmet), reverse("paper:desk_kiosks")
    assert page.post(address, {"name": "x", "hours": "8"}).status_code == 422
    done = page.post(address, {"name": "Salon", "hours": "8", "pages": ["write"]}).content.decode()
    kiosk = Kiosk.objects.get()
    assert kiosk.key in done
    assert kiosk.key not in page.get(address).content.decode()
    page.post(address, {"end": kiosk.pk})
    assert not queries.kiosks_open().exists()
