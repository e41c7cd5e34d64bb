"""An official answer has the language in which it was written: on its way to the public, on the thread, and for programs."""

import pytest

from meydan.ideas import actions
from meydan.ideas.models import Answer, PendingAnswer
from meydan.threads.models import Step

TEXT = "Trees will be planted in March."
MARK = f'lang="en" dir="ltr"><p dir="auto">{TEXT}'


@pytest.fixture
def english(problem, mehmet, unit):
    return actions.answer_contribution(
        by=mehmet, contribution=problem, decision="accepted", text=TEXT, unit=unit, language="en"
    )


def test_the_desk_says_in_which_language_it_answers(signed_in, problem, mehmet, unit):
    desk, address = signed_in(mehmet), f"/masa/katki/{problem.pk}/"
    assert 'name="answer-language"' in desk.get(address + "?do=answer").content.decode()
    data = {"do": "answer", "answer-decision": "accepted", "answer-text": TEXT, "answer-unit": unit.pk}
    preview = desk.post(address, data | {"answer-language": "en", "preview": "1"}).content.decode()
    assert MARK in preview
    assert '<option value="en" selected' in preview
    assert desk.post(address, data | {"answer-language": "en"}).status_code == 302
    assert (Answer.objects.get().language, Step.objects.get(code="ideas.answered").language) == ("en", "en")


def test_an_interim_answer_has_one_too(signed_in, problem, mehmet):
    data = {
        "do": "interim",
        "interim-text": TEXT,
        "interim-language": "en",
        "interim-new_date": problem.promised_for.replace(year=2027).isoformat(),
    }
    assert signed_in(mehmet).post(f"/masa/katki/{problem.pk}/", data).status_code == 302
    assert (Answer.objects.get().language, Step.objects.get(code="ideas.interim").language) == ("en", "en")


def test_pages_in_another_language_mark_it(client, english, problem):
    address = problem.thread.get_absolute_url()
    assert MARK in client.get(address).content.decode()
    own = client.get("/en" + address).content.decode()
    assert TEXT in own
    assert MARK not in own


def test_programs_read_it(client, english, problem):
    steps = client.get(f"/api/v1/threads/{problem.thread.number}").json()["steps"]
    assert [(one["words"], one["language"]) for one in steps if one["code"] == "ideas.answered"] == [(TEXT, "en")]
    assert {one["language"] for one in steps if one["code"] != "ideas.answered"} == {"tr"}


def test_it_stays_on_the_way_through_approvals(
    client, signed_in, answering, problem, director, selim, parks, make_person
):
    answering(approval=["director"])
    words = {"decision": "accepted", "text": TEXT, "unit": parks, "language": "en"}
    pending = actions.answer_contribution(by=selim, contribution=problem, **words)
    assert isinstance(pending, PendingAnswer)
    assert MARK in signed_in(director).get("/masa/olur/").content.decode()
    actions.send_answer_back(by=director, pending=pending, position=0, words="Kısaltın.")
    page = signed_in(selim).get(f"/masa/katki/{problem.pk}/").content.decode()
    assert '<option value="en" selected' in page
    pending = actions.answer_contribution(by=selim, contribution=problem, **words)
    actions.approve_answer(by=director, pending=pending, position=0)
    assert Answer.objects.get().language == "en"
