"""A form sent twice is carried out once, and whoever sent it hears so; what was not done may be tried again."""

import gzip
from http.cookies import SimpleCookie

import pytest
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.test import Client
from django.urls import path

from meydan.base import sent_twice
from meydan.base.actions import note_destruction
from meydan.base.models import Destruction, Press
from meydan.urls import urlpatterns as house

FORM = {"csrfmiddlewaretoken": "a" * 64, "words": "Gizli söz"}


def save(request):
    note_destruction(what="x", count=1, rule="x")
    request.session["signed_in"] = True
    messages.success(request, "Kaydedildi")
    return redirect("/sonra/")


def show(request):
    note_destruction(what="x", count=1, rule="x")
    answer = HttpResponse(f"Kodunuz: Gizli {done()}\n\nBir daha gösterilmez.")
    answer["Cache-Control"] = "no-store"
    answer.set_cookie("taslak", "")
    return sent_twice.outcome(answer)


def show_much(request):
    note_destruction(what="x", count=1, rule="x")
    return sent_twice.outcome(HttpResponse(f"Kodunuz: Gizli {done()}" + " –" * 300))


def look(request):
    note_destruction(what="x", count=1, rule="x")
    return HttpResponse("Önizleme")


def correct(request):
    note_destruction(what="x", count=1, rule="x")
    return HttpResponse(status=422)


urlpatterns = [
    path("kaydet/", save),
    path("goster/", show),
    path("cok/", show_much),
    path("bak/", look),
    path("duzelt/", correct),
    *house,
]


@pytest.fixture
def page(client, settings):
    settings.ROOT_URLCONF = __name__
    return client


def done():
    return Destruction.objects.count()


def test_the_second_press_gets_the_answer_of_the_first(page, db):
    first = page.post("/kaydet/", FORM)
    page.cookies = SimpleCookie()  # the browser never saw it
    second = page.post("/kaydet/", FORM)
    assert done() == 1
    assert (second.status_code, second["Location"]) == (302, "/sonra/")
    assert {"sessionid", "messages"} <= set(second.cookies)
    for name, cookie in first.cookies.items():
        assert second.cookies[name].OutputString() == cookie.OutputString()


def test_what_came_of_a_form_is_shown_again(page, db):
    first, second = (page.post("/goster/", FORM) for _press in range(2))
    assert (done(), second.status_code, second.content) == (1, 200, first.content)
    assert "Kodunuz: Gizli 1" in second.content.decode()
    for name in ("Cache-Control", "Content-Type", "Content-Length"):
        assert second[name] == first[name]
    assert second.cookies["taslak"].OutputString() == first.cookies["taslak"].OutputString()
    assert b"Gizli" not in bytes(Press.objects.get().answer)


def test_a_packed_page_is_shown_again_as_it_was_packed(page, db):
    first, second = (page.post("/cok/", FORM, headers={"accept-encoding": "gzip"}) for _press in range(2))
    assert (done(), second["Content-Encoding"], second.content) == (1, "gzip", first.content)
    assert gzip.decompress(second.content).decode().startswith("Kodunuz: Gizli 1 –")
    assert b"Gizli" not in bytes(Press.objects.get().answer)


def test_a_page_that_is_no_outcome_may_be_asked_for_again(page, db):
    for _press in range(2):
        assert page.post("/bak/", FORM).status_code == 200
    assert (done(), Press.objects.count()) == (2, 0)


def test_somebody_else_is_not_shown_it(page, db):
    page.post("/goster/", FORM)
    page.cookies = SimpleCookie({"sessionid": "x"})
    assert "Gizli 2" in page.post("/goster/", FORM).content.decode()


@pytest.mark.parametrize(
    "other",
    [
        {"csrfmiddlewaretoken": "b" * 64},  # a fresh page
        {"words": "Başka"},
        {"more": "x"},
    ],
)
def test_another_page_or_other_words_are_another_press(page, db, other):
    page.post("/kaydet/", FORM)
    page.cookies = SimpleCookie()
    page.post("/kaydet/", FORM | other)
    assert done() == 2


def test_somebody_else_gets_nobodys_answer(page, db):
    page.post("/kaydet/", FORM)
    page.cookies = SimpleCookie({"sessionid": "x"})
    page.post("/kaydet/", FORM)
    assert done() == 2


def test_what_has_to_be_corrected_may_be_sent_again(page, db):
    for _press in range(2):
        assert page.post("/duzelt/", FORM).status_code == 422
    assert done() == 2
    assert not Press.objects.exists()


def test_a_program_that_sends_no_token_is_not_held_up(page, db):
    for _press in range(2):
        page.post("/kaydet/", {"words": "x"})
    assert (done(), Press.objects.count()) == (2, 0)


def test_what_is_kept_tells_nobody_what_it_was(page, db):
    page.post("/kaydet/", FORM)
    kept = Press.objects.get()
    assert b"sonra" not in bytes(kept.answer)
    assert "Gizli" not in kept.key


def test_what_is_kept_goes(page, db, monkeypatch):
    page.post("/kaydet/", FORM)
    assert sent_twice.forget_old_presses() == 0
    monkeypatch.setattr(sent_twice, "KEPT", -1)
    assert sent_twice.forget_old_presses() == 1


def test_after_minutes_the_same_page_counts_anew(page, db, monkeypatch):
    monkeypatch.setattr(sent_twice, "KEPT", -1)
    for _press in range(2):
        page.cookies = SimpleCookie()
        page.post("/kaydet/", FORM)
    assert done() == 2


def test_a_press_that_died_holds_nobody_up_for_ever(page, db, monkeypatch, rf):
    request = rf.post("/kaydet/", FORM)
    assert sent_twice.sent(request).claim()
    monkeypatch.setattr(sent_twice, "PATIENCE", 0)
    waiting = page.post("/kaydet/", FORM)
    assert (waiting.status_code, done()) == (409, 0)
    assert "bekleyin" in waiting.content.decode()
    monkeypatch.setattr(sent_twice, "GIVEN_UP", -1)
    assert page.post("/kaydet/", FORM).status_code == 302


@pytest.mark.race
def test_of_many_at_once_one_is_carried_out(page, transactional_db, in_parallel):
    answers = in_parallel(lambda _press: Client().post("/kaydet/", FORM), range(6))
    assert done() == 1
    assert {(one.status_code, one["Location"]) for one in answers} == {(302, "/sonra/")}


@pytest.mark.race
def test_of_many_at_once_all_are_shown_the_same(page, transactional_db, in_parallel):
    answers = in_parallel(lambda _press: Client().post("/goster/", FORM), range(6))
    assert done() == 1
    assert {one.content.decode() for one in answers} == {"Kodunuz: Gizli 1\n\nBir daha gösterilmez."}
