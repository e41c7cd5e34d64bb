"""How it was, said once by who served, kept without a name."""

import pytest
from django.utils import timezone

from meydan.base.models import AuditLine
from meydan.base.refs import resolve
from meydan.base.sentences import NOT_YOURS
from meydan.questions.actions import save_question
from meydan.questions.models import Answer
from meydan.questions.rules import name_of
from meydan.volunteering import actions
from meydan.volunteering.models import Hours
from meydan.volunteering.queries.feedback import found_in, own_to_say
from meydan.volunteering.rules import reasons
from meydan.volunteering.tests.test_recognition import worked  # noqa: F401


@pytest.fixture
def question(role, mehmet):
    about = resolve(mehmet, [role.ref])[role.ref]
    return save_question(
        by=mehmet, about=about, form="feedback", kind="scale", text="Görev nasıldı?", why="Bir sonrakini iyileştirmek için.", low="kötü", high="iyi"
    )  # fmt: skip


@pytest.fixture
def placement(place, worked, ayse):  # noqa: F811
    found = place(ayse)
    worked(ayse)
    return found


def say(by, placement, question, value="4"):
    return actions.say_how_it_was(by=by, placement=placement, given={name_of(question): value})


def test_it_is_said_once_and_nobody_is_named(placement, question, ayse, refused):
    before = AuditLine.objects.count()
    assert say(ayse, placement, question) == 1
    (answer,) = Answer.objects.all()
    assert (answer.person, timezone.localtime(answer.at).hour) == (None, 0), "only the day"
    assert AuditLine.objects.count() == before, "not even the hour"
    with refused(reasons.SAID_ALREADY):
        say(ayse, placement, question)


def test_only_by_who_served_there(place, question, ayse, deniz, refused):
    waiting = place(ayse)
    with refused(reasons.NOT_SERVED):
        say(ayse, waiting, question)
    with refused(NOT_YOURS):
        say(deniz, waiting, question)
    assert not Answer.objects.exists()


def test_it_can_be_said_when_the_place_has_ended(placement, question, ayse):
    actions.leave(by=ayse, placement=placement)
    assert list(own_to_say(ayse)) == [placement]
    assert say(ayse, placement, question) == 1
    assert list(own_to_say(ayse)) == []


def test_the_way_from_ones_own_page(placement, question, ayse, deniz, mehmet, signed_in):
    client, address = signed_in(ayse), f"/benim/gorevlerim/{placement.pk}/nasildi/"
    assert address in client.get("/benim/gorevlerim/").content.decode()
    assert "Görev nasıldı?" in client.get(address).content.decode()
    assert client.post(address, {name_of(question): "9"}).status_code == 422
    assert client.post(address, {name_of(question): "5"}).status_code == 302
    assert address not in client.get("/benim/gorevlerim/").content.decode()
    assert "zaten" in client.get(address).content.decode()
    assert signed_in(deniz).get(address).status_code == 404
    desk = signed_in(mehmet).get(f"/masa/gonulluluk/gorev/{placement.role_id}/").content.decode()
    assert "/feedback/" in desk


def test_a_duty_that_asks_nothing_has_no_such_page(placement, ayse, signed_in):
    assert list(own_to_say(ayse)) == []
    assert signed_in(ayse).get(f"/benim/gorevlerim/{placement.pk}/nasildi/").status_code == 404


def test_the_year_tells_the_mean_when_enough_have_answered(question, make_person, place, worked, mehmet, signed_in):  # noqa: F811
    for number in range(10):
        person = make_person(f"Gönüllü {number}")
        found = place(person)
        worked(person)
        assert found_in(2026, at_least=10) is None
        say(person, found, question, "5" if number else "4")
    content = found_in(2026, at_least=10)
    assert (content.answers, str(content.mean)) == (10, "4.9")
    assert Hours.objects.count() == 10
    assert "4,9" in signed_in(mehmet).get("/masa/gonulluluk/yil/").content.decode()
