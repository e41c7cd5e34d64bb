"""A duty's own questions: asked at the desk with their reason, answered with the application, read by who decides."""

import pytest
from django.urls import reverse

from meydan.base.refs import resolve
from meydan.base.sentences import NOT_STAFF
from meydan.people.actions import erase_person
from meydan.questions.actions import save_question
from meydan.questions.models import Answer
from meydan.questions.rules import name_of
from meydan.volunteering import actions, personal
from meydan.volunteering.models import APPLICATION, Application, Placement
from meydan.volunteering.queries.people import answers_of
from meydan.volunteering.tests.conftest import GROWN_UP

ASKED = {"kind": "short", "text": "Fidan diktiniz mi?", "why": "Grupları buna göre kurarız.", "required": True}
TYPED = {"birth_date": "1990-05-01", "words": "Severim", "availability": "Akşam"}


@pytest.fixture
def duty(make_role):
    return make_role(direct=False, asked=[])


@pytest.fixture
def ask(mehmet):
    """ask(duty, kind="short", …) → a question of its application."""

    def made(role, *, by=mehmet, **more):
        about = resolve(by, [role.ref])[role.ref]
        return save_question(by=by, about=about, form=APPLICATION, **(ASKED | more))

    return made


def test_who_works_on_the_duty_asks_others_do_not(duty, ask, selim, zeynep, signed_in, refused):
    ask(duty, by=selim)
    with refused(NOT_STAFF):
        ask(duty, by=zeynep)
    address = reverse("questions:desk", args=[duty.ref, APPLICATION])
    assert address in signed_in(selim).get(f"/masa/gonulluluk/gorev/{duty.pk}/").content.decode()
    assert ASKED["why"] in signed_in(selim).get(address).content.decode()
    assert signed_in(zeynep).get(address).status_code == 404


def test_answers_come_with_the_application_and_go_with_the_account(duty, ask, ayse):
    asked = ask(duty)
    about = actions.About(birth_date=GROWN_UP, words="Severim", availability="Akşam")
    made = actions.apply(by=ayse, role=duty, about=about, answers={name_of(asked): "Evet, iki kez"})
    assert answers_of(made)[made.ref] == [(asked, "Evet, iki kez")]
    assert next(personal.export_applications(ayse))["answers"] == [(ASKED["text"], "Evet, iki kez")]
    erase_person(by=ayse, person=ayse)
    assert not Answer.objects.exists()


def test_a_question_is_asked_with_its_reason_and_the_desk_reads_the_answer(duty, ask, signed_in, client, ayse, selim):
    asked = ask(duty)
    address = f"/gonulluluk/{duty.pk}/katilin/"
    page = client.get(address).content.decode()
    assert ASKED["why"] in page
    assert page.index("Ne zaman vaktiniz") < page.index(ASKED["text"]) < page.index("vatandaşı değilseniz")
    person = signed_in(ayse)
    assert person.post(address, TYPED).status_code == 422
    assert person.post(address, TYPED | {name_of(asked): "İki kez"}).status_code == 302
    made, desk = Application.objects.get(), signed_in(selim)
    assert "İki kez" in desk.get(f"/masa/gonulluluk/basvuru/{made.pk}/").content.decode()
    actions.decide_application(by=selim, application=made, to="suitable", answer="Bekleriz")
    place = Placement.objects.get()
    assert "İki kez" in desk.get(f"/masa/gonulluluk/gonullu/{place.pk}/").content.decode()
    table = b"".join(desk.get("/masa/gonulluluk/basvurular/?state=all&file=csv").streaming_content)
    assert f"{ASKED['text']} İki kez" in table.decode()


def test_what_a_visitor_chose_stands_there_again(duty, ask, client):
    asked = ask(duty, kind="several", choices=["Kazma", "Kürek", "Sulama"])
    address, name = f"/gonulluluk/{duty.pk}/katilin/", name_of(asked)
    assert client.post(address, TYPED | {name: ["Kazma", "Sulama"]}).status_code == 302
    assert client.get(address).content.decode().count(" checked") == 2
    assert not Application.objects.exists()
