"""One contribution at the desk: who finds it, what its page tells, and the one verb that is open."""

from datetime import timedelta

import pytest
from django.urls import reverse

from meydan.base import clock
from meydan.ideas import actions
from meydan.ideas.models import Contribution
from meydan.ideas.queries import at_desk
from meydan.ideas.queries.handling import handled, similar_at_desk
from meydan.people.models import Person, Role


def page_of(contribution, do=""):
    return reverse("ideas:desk_contribution", args=[contribution.pk]) + (f"?do={do}" if do else "")


def opened(client, contribution, do=""):
    """Verbs whose form stands on the page, and those that are links."""
    page = client.get(page_of(contribution, do))
    verbs = page.context["verbs"]
    assert page.content.decode().count('name="do" value=') == 1 + bool(page.context["may_take_over"])
    return [name for name, _words, is_open in verbs if is_open], [
        name for name, _words, is_open in verbs if not is_open
    ]


def test_whoever_finds_it_in_the_list_finds_its_page_and_nobody_else(
    write, ayse, mehmet, selim, zeynep, director, deniz, parks, works, make_person
):
    rows = [write(ayse, title=f"Konu {number}") for number in range(6)]
    Contribution.objects.filter(pk=rows[1].pk).update(unit=parks)
    Contribution.objects.filter(pk=rows[2].pk).update(unit=works)
    Contribution.objects.filter(pk=rows[3].pk).update(unit=parks, hidden_at=clock.now())
    Contribution.objects.filter(pk=rows[4].pk).update(inside=True)
    Contribution.objects.filter(pk=rows[5].pk).update(unit=works, inside=True, hidden_at=clock.now())
    both = make_person("İki", (Role.UNIT_OFFICER, parks), (Role.UNIT_MANAGER, works))
    seen = {}
    for person in (mehmet, selim, zeynep, director, deniz, both, make_person("Veri", (Role.DATA_OFFICER, None))):
        who = Person.objects.get(pk=person.pk)
        listed = set(at_desk.for_desk(who).values_list("pk", flat=True))
        assert {row.pk for row in rows if handled(who, row.pk)} == listed
        seen[person.name] = len(listed)
    assert len(set(seen.values())) > 2  # the people differ in what they see


def test_what_does_not_exist_is_not_found(signed_in, mehmet):
    for number in (1, 2**31, 2**63, 10**30):
        assert signed_in(mehmet).get(f"/masa/katki/{number}/").status_code == 404


def test_one_verb_is_open_and_the_others_are_links(signed_in, problem, mehmet, parks):
    his = signed_in(mehmet)
    links = ["review", "answer", "interim", "route", "ask", "clock", "merge", "correct"]
    assert opened(his, problem) == (["assign"], links)
    for name in links:
        assert opened(his, problem, name)[0] == [name]
    Contribution.objects.update(unit=parks)
    assert opened(his, problem)[0] == ["answer"]


@pytest.mark.parametrize("do", ["part", "their_answer", "take", "answer_back", "nothing", "__class__"])
def test_a_verb_that_the_state_does_not_allow_is_not_opened(signed_in, problem, mehmet, do):
    assert opened(signed_in(mehmet), problem, do)[0] == ["assign"]


def test_what_was_sent_to_another_body_opens_with_its_answer(signed_in, problem, mehmet):
    actions.route(
        by=mehmet, contribution=problem, to="body", body="water", reference="", sent_on=clock.today(), words="x"
    )
    his = signed_in(mehmet)
    assert opened(his, problem)[0] == ["their_answer"]
    assert opened(his, problem, "take_back")[0] == ["take_back"]


def test_a_form_that_was_wrong_stays_open_with_its_errors(signed_in, problem, mehmet):
    page = signed_in(mehmet).post(page_of(problem, "answer"), {"do": "ask", "ask-question": ""})
    assert page.status_code == 422
    assert page.context["opened"] == "ask"
    assert page.content.decode().count('role="alert"') == 1


def test_a_refusal_of_a_verb_without_a_form_is_told(signed_in, problem, mehmet, ayse):
    actions.withdraw_contribution(by=ayse, contribution=problem)
    page = signed_in(mehmet).post(page_of(problem), {"do": "take"})
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_however_much_hangs_on_it(
    signed_in, write, ayse, mehmet, selim, parks, deniz, settings, count, django_assert_num_queries
):
    problem = write(ayse, title="Gölge yok sokakta")
    for number in range(count):
        with clock.at(clock.now() + timedelta(minutes=number)):
            actions.edit_contribution(by=ayse, contribution=problem, title=f"Gölge yok {number}", text="Sıcak")
            write(deniz, title=f"Gölge yok sokakta {number}")
    for number in range(count):
        facts = {"text": "Sürüyor", "new_date": clock.today() + timedelta(days=30 + number)}
        actions.interim_answer(by=mehmet, contribution=problem, **facts)
    settings.REMEMBER_SECONDS = 60
    his, page = signed_in(mehmet), page_of(problem)
    his.get(page)  # what every process remembers for a minute is asked now
    with django_assert_num_queries(8):
        told = his.get(page)
    assert [len(told.context["one"].editions), len(told.context["one"].answers)] == [count, count]
    assert len(told.context["similar"]) == count


def test_similar_ones_stand_as_they_are_now(write, ayse, deniz, mehmet, selim, settings):
    settings.REMEMBER_SECONDS = 60
    first, other, third = (write(one, title=f"Gölge yok sokakta {one.name}") for one in (ayse, deniz, deniz))
    assert set(similar_at_desk(mehmet, first)) == {other, third}
    Contribution.objects.filter(pk=other.pk).update(inside=True)
    actions.merge_contributions(by=mehmet, duplicate=third, into=first, words="x")
    assert similar_at_desk(mehmet, first) == [other]
    assert similar_at_desk(deniz, first) == []
    assert similar_at_desk(mehmet, write(ayse, title="Tek")) == []


def test_the_reason_of_a_refusal_is_not_called_optional_and_a_process_keeps_its_language(
    signed_in, mehmet, write, ayse, director, monday
):
    process = actions.start_process(
        by=director, template="open_call", title="Önce ne?", summary="x", promise="x", opens_at=monday
    )
    one = write(ayse)
    Contribution.objects.filter(pk=one.pk).update(process=process)
    page = signed_in(mehmet).get("/en" + page_of(one, "answer")).content.decode()
    assert "If it is not accepted: why?</label>" in page
    assert 'Minutes of work, if you know them <span class="hint">' in page
    assert '<span lang="tr" dir="ltr">Önce ne?</span>' in page
