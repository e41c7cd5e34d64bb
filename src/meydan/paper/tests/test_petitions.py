"""A contribution becomes a petition only when its author says so."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from meydan.base.models import OutboxMessage
from meydan.base.sentences import NOT_STAFF, NOT_YOURS
from meydan.ideas.actions import submit_contribution
from meydan.paper import actions, queries, rules
from meydan.paper.models import Petition
from meydan.threads.models import Step


@pytest.fixture
def idea(monday, ayse, goksu, targets):
    return submit_contribution(
        by=ayse, kind="problem", title="Gölge yok", text="x", neighbourhood=goksu, targets=[targets["11.7"]]
    )


def told(code):
    return [one.to for one in OutboxMessage.objects.filter(code=code)]


def test_author_is_asked_says_yes_and_it_is_filed_on_the_thread(idea, ayse, mehmet, parks, monday, client):
    actions.offer_petition(by=mehmet, contribution=idea)
    assert told("paper.petition_offered") == [[ayse.ref]]
    petition = actions.answer_offer(by=ayse, contribution=idea, agree=True, how="desk")
    assert (petition.state, petition.answered_how) == ("agreed", "web")
    assert list(queries.petitions_to_file()) == [petition]
    actions.file_petition(by=mehmet, petition=petition, number="E-42", filed_on=monday.date(), unit=parks)
    step = Step.objects.get(code="paper.petition")
    assert (step.thread, step.unit, step.facts["number"]) == (idea.thread, parks, "E-42")
    assert "E-42" in client.get(idea.thread.get_absolute_url()).content.decode()
    assert told("paper.petition_filed") == [[ayse.ref]]


@pytest.mark.parametrize("agree", [None, False])
def test_without_a_yes_nothing_is_filed(idea, ayse, mehmet, monday, refused, agree):
    petition = actions.offer_petition(by=mehmet, contribution=idea)
    if agree is not None:
        petition = actions.answer_offer(by=ayse, contribution=idea, agree=agree, how="web")
    with refused(rules.NOT_AGREED):
        actions.file_petition(by=mehmet, petition=petition, number="1", filed_on=monday.date(), unit=None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Petition.objects.update(state="filed")


def test_the_desk_writes_down_what_the_author_said(idea, mehmet):
    petition = actions.answer_offer(by=mehmet, contribution=idea, agree=True, how="phone")
    assert (petition.answered_how, petition.noted_by) == ("phone", mehmet)


def test_a_yes_can_be_taken_back_until_it_is_filed(idea, ayse, mehmet, monday, refused):
    actions.answer_offer(by=ayse, contribution=idea, agree=True, how="web")
    assert actions.answer_offer(by=ayse, contribution=idea, agree=False, how="web").state == "refused"
    petition = actions.answer_offer(by=ayse, contribution=idea, agree=True, how="web")
    with refused(rules.DAY_TO_COME, field="filed_on"):
        day = monday.date() + timedelta(days=1)
        actions.file_petition(by=mehmet, petition=petition, number="1", filed_on=day, unit=None)
    actions.file_petition(by=mehmet, petition=petition, number="1", filed_on=monday.date(), unit=None)
    with refused(rules.FILED_ALREADY):
        actions.answer_offer(by=ayse, contribution=idea, agree=False, how="web")
    with refused(rules.FILED_ALREADY):
        actions.file_petition(by=mehmet, petition=petition, number="2", filed_on=monday.date(), unit=None)


def test_nobody_else_asks_answers_or_files(idea, deniz, ayse, selim, refused, monday):
    for person, code in ((deniz, NOT_STAFF), (ayse, NOT_STAFF), (selim, NOT_STAFF)):
        with refused(code):
            actions.offer_petition(by=person, contribution=idea)
    with refused(NOT_YOURS):
        actions.answer_offer(by=deniz, contribution=idea, agree=True, how="web")


def test_who_is_gone_is_not_asked(idea, mehmet, refused):
    type(idea).objects.update(author=None)
    idea.refresh_from_db()
    with refused(rules.NO_AUTHOR):
        actions.offer_petition(by=mehmet, contribution=idea)


def test_author_reads_what_it_needs_and_decides_on_a_page(idea, ayse, deniz, signed_in):
    address = reverse("paper:petition", args=[idea.pk])
    assert signed_in(deniz).get(address).status_code == 404
    hers = signed_in(ayse)
    page = hers.get(address).content.decode()
    assert "3071" in page
    assert "imza" in page
    assert hers.post(address, {"agree": "yes"}).status_code == 302
    assert Petition.objects.get().state == "agreed"
    assert "Dilekçeye dönüştürün" in hers.get(idea.thread.get_absolute_url()).content.decode()


def test_the_message_about_a_petition_leads_the_desk_to_its_own_page(idea, ayse, mehmet, selim, signed_in):
    petition = actions.offer_petition(by=mehmet, contribution=idea)
    at_desk, address = reverse("paper:desk_petition", args=[idea.pk]), petition.get_absolute_url()
    assert signed_in(mehmet).get(address)["Location"] == at_desk
    assert signed_in(selim).get(address).status_code == 404
    assert signed_in(ayse).get(address).status_code == 200


def test_who_files_petitions_answers_for_an_own_one_as_everybody(mehmet, signed_in, goksu, targets):
    own = submit_contribution(
        by=mehmet, kind="problem", title="x", text="x", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    assert signed_in(mehmet).get(reverse("paper:petition", args=[own.pk])).status_code == 200


def test_the_desk_files_on_a_page(idea, mehmet, ayse, signed_in, monday):
    page, address = signed_in(mehmet), reverse("paper:desk_petition", args=[idea.pk])
    assert page.post(address, {"do": "offer"}).status_code == 302
    assert page.post(address, {"do": "said", "agree": "", "how": "desk"}).status_code == 422
    assert page.post(address, {"do": "said", "agree": "yes", "how": "desk"}).status_code == 302
    assert "Gölge yok" in page.get(reverse("paper:desk_petitions")).content.decode()
    assert page.post(address, {"do": "file", "number": "", "filed_on": "2026-11-23"}).status_code == 422
    assert page.post(address, {"do": "file", "number": "E-7", "filed_on": "2026-11-23"}).status_code == 302
    assert Petition.objects.get().number == "E-7"


def test_while_writing_one_reads_that_it_is_no_petition_and_what_one_needs(client, goksu, targets, db):
    steps = reverse("ideas:new"), reverse("ideas:new_step", args=["metin"])
    client.post(steps[0], {"kind": "idea"})
    client.post(steps[1], {"title": "Gölge olsun", "text": "x"})
    client.post(reverse("ideas:new_step", args=["yer"]), {"neighbourhood": ""})
    client.post(reverse("ideas:new_step", args=["amac"]), {"target": "11.7"})
    page = client.get(reverse("ideas:new_step", args=["gonder"])).content.decode()
    assert "dilekçe" in page
    assert "3071" in page


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_petitions_is_searched_filtered_and_counted(
    ayse, mehmet, goksu, targets, monday, signed_in, django_assert_max_num_queries, count
):
    for number in range(count):
        made = submit_contribution(
            by=ayse,
            kind="idea",
            title=f"İstasyona bank {number}",
            text="x",
            neighbourhood=goksu,
            targets=[targets["11.7"]],
        )
        petition = actions.answer_offer(by=ayse, contribution=made, agree=True, how="web")
    page, address = signed_in(mehmet), reverse("paper:desk_petitions")
    with django_assert_max_num_queries(8):
        assert page.get(address).content.decode().count("İstasyona bank") >= count
    number = made.thread.number
    for found in ({"q": "istasyon"}, {"q": "ISTASYONA"}, {"q": number}, {"how": "web"}):
        assert number in page.get(address, found).content.decode().partition("</form>")[2]
    for nothing in ({"q": "100%"}, {"how": "phone"}, {"state": "filed"}):
        shown = page.get(address, nothing).content.decode()
        assert number not in shown
        assert "Bulunamadı" in shown
    actions.file_petition(by=mehmet, petition=petition, number="E-42", filed_on=monday.date(), unit=None)
    assert number not in page.get(address).content.decode()
    for found in ({"state": "filed"}, {"state": "filed", "q": "e-42"}):
        assert number in page.get(address, found).content.decode()
    assert "E-42" in b"".join(page.get(address, {"state": "filed", "file": "csv"})).decode()


def test_the_list_of_petitions_turns_its_pages(ayse, mehmet, goksu, targets, monday, signed_in):
    for number in range(41):
        made = submit_contribution(
            by=ayse, kind="idea", title=f"Bank {number:02}", text="x", neighbourhood=goksu, targets=[targets["11.7"]]
        )
        actions.answer_offer(by=ayse, contribution=made, agree=True, how="web")
    page, address = signed_in(mehmet), reverse("paper:desk_petitions")
    first = page.get(address)
    assert "Bank 40" not in first.content.decode()
    assert "Bank 40" in page.get(address, {"after": first.context["page"].next}).content.decode()
