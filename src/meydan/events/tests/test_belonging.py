"""What an event belongs to is found by words and chosen, also without JavaScript."""

import re

import pytest

from meydan.base import search
from meydan.events.models import Event
from meydan.events.tests.test_pages import FORM
from meydan.ideas.models import Process

NEW = "/masa/etkinlikler/yeni/"


@pytest.fixture
def make_process(monday, director):
    """make_process("Serin Buca") → a public process that can be found."""

    def made(title):
        one = Process.objects.create(
            template="problems", title=title, summary="x", promise="y", published_at=monday, owner=director
        )
        search.index(one.ref, title=title, at=monday)
        return one

    return made


@pytest.fixture
def process(make_process):
    return make_process("Serin Buca")


@pytest.fixture
def form(parks, targets):
    return FORM | {"unit": parks.pk}


def page_of(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def chosen(page):
    return re.findall(r'name="belongs_to" value="([^"]*)"[^>]* checked', page)


def test_looking_keeps_what_was_typed_and_saves_and_checks_nothing(signed_in, mehmet, form, process, make_process):
    other = make_process("Serin okul yolu")
    page = page_of(signed_in(mehmet).post(NEW, form | {"summary": "", "belongs_words": "serin", "look": "1"}))
    assert f'value="{process.ref}"' in page
    assert f'value="{other.ref}"' in page
    assert FORM["title"] in page
    assert "errsum" not in page
    assert not Event.objects.exists()


def test_what_is_chosen_is_kept_and_taken_away(signed_in, mehmet, form, process):
    desk = signed_in(mehmet)
    assert desk.post(NEW, form | {"belongs_words": "serin", "belongs_to": process.ref}).status_code == 302
    event = Event.objects.get()
    assert event.belongs_to == process.ref
    address = f"/masa/etkinlik/{event.pk}/duzenle/"
    page = page_of(desk.get(address))
    assert chosen(page) == [process.ref]
    assert "Serin Buca (" in page
    assert desk.post(address, form | {"belongs_to": process.ref}).status_code == 302
    assert Event.objects.get().belongs_to == process.ref
    assert desk.post(address, form | {"belongs_to": ""}).status_code == 302
    assert Event.objects.get().belongs_to == ""


def test_words_alone_choose_nothing(signed_in, mehmet, form, process):
    page = page_of(signed_in(mehmet).post(NEW, form | {"belongs_words": "serin"}), 422)
    assert "Bunlardan birini seçin" in page
    assert f'value="{process.ref}"' in page
    assert not Event.objects.exists()


def test_other_words_than_those_that_were_chosen_ask_again(signed_in, mehmet, form, process, make_process):
    other = make_process("Güvenli okul yolu")
    sent = form | {"belongs_words": "okul", "belongs_to": process.ref}
    page = page_of(signed_in(mehmet).post(NEW, sent), 422)
    assert f'value="{other.ref}"' in page


@pytest.mark.parametrize(("look", "status"), [({"look": "1"}, 200), ({}, 422)])
def test_words_that_fit_nothing_say_so(signed_in, mehmet, form, process, look, status):
    page = page_of(signed_in(mehmet).post(NEW, form | {"belongs_words": "konser"} | look), status)
    assert "Bununla bir şey bulunamadı." in page


def test_whoever_knows_the_number_writes_it(signed_in, mehmet, form, process):
    page = page_of(signed_in(mehmet).post(NEW, form | {"belongs_words": process.ref, "look": "1"}))
    assert "Serin Buca (" in page


@pytest.mark.parametrize("ref", ["idea:1", "process:99999999", "process:x", "process:" + "9" * 30, "x"])
def test_what_is_no_such_thing_is_refused(signed_in, mehmet, form, ref):
    assert "Bununla bir şey bulunamadı." in page_of(signed_in(mehmet).post(NEW, form | {"belongs_to": ref}), 422)
    assert not Event.objects.exists()


def test_what_is_hidden_meanwhile_stays(signed_in, mehmet, form, process, make_event):
    event = make_event(days=11, belongs_to="project:99")
    desk, address = signed_in(mehmet), f"/masa/etkinlik/{event.pk}/duzenle/"
    assert chosen(page_of(desk.get(address))) == ["project:99"]
    assert desk.post(address, form | {"belongs_to": "project:99"}).status_code == 302
    assert Event.objects.get().belongs_to == "project:99"


def test_enter_saves(signed_in, mehmet, db):
    """The first button of a form is the one that the key presses."""
    page = page_of(signed_in(mehmet).get(NEW))
    buttons = re.findall(r"<button[^>]*>", page[page.index('name="title"') - 3000 :])
    assert next(one for one in buttons if "type=" not in one or 'type="submit"' in one).count("name=") == 0
