"""Results by what was proved of people, numbers as ranges, and the words of people page by page."""

import re
from collections import Counter
from html import unescape

import pytest

from meydan.proofs.actions import prove
from meydan.questions.models import Answer
from meydan.surveys import actions
from meydan.surveys.models import Sheet
from meydan.surveys.queries.results import spread
from meydan.surveys.queries.words import FIRST
from meydan.surveys.tests.conftest import answered, later
from meydan.surveys.tests.test_pages import shown


def test_groups_are_compared_by_what_was_proved(client, open_survey, make_person, mehmet):
    survey, question = open_survey(who="once", compared_by=["bond"])
    for number in range(36):
        person = make_person(f"Kişi{number}")
        if number < 24:
            prove(by=mehmet, person=person, bond="lives", seen="register")
        if number < 6:  # who has proved two bonds stands under the first
            prove(by=mehmet, person=person, bond="works", seen="employer")
        actions.send_sheet(by=person, survey=survey, answered=answered(question, "yes" if number % 2 else "no"))
    assert dict(Counter(Sheet.objects.values_list("bond", flat=True))) == {"lives": 24, "": 12}
    with later(days=11):
        actions.report_survey(by=mehmet, survey=survey, report="x", changed="")
        page = shown(client, f"/anketler/{survey.pk}/sonuclar/?by=bond")
    assert re.findall(r'<th scope="row">([^<]*)</th>', page.partition('id="groups"')[2]) == [
        "Kanıt yok",
        "burada yaşıyor",
    ]
    assert "kanıtlanmış" in shown(client, survey.get_absolute_url())


def test_a_bond_of_which_few_answered_is_never_shown(client, open_survey, make_person, mehmet):
    survey, question = open_survey(who="once", compared_by=["bond"])
    for number in range(24):
        person = make_person(f"Kişi{number}")
        if number < 4:
            prove(by=mehmet, person=person, bond="studies", seen="school")
        actions.send_sheet(by=person, survey=survey, answered=answered(question))
    with later(days=11):
        actions.report_survey(by=mehmet, survey=survey, report="x", changed="")
        page = shown(client, f"/anketler/{survey.pk}/sonuclar/?by=bond")
    assert not re.search(r'<th scope="row">[^<]*okuyor</th>', page)


def test_numbers_stand_as_bars_of_ranges(client, make_survey, ask, mehmet):
    survey = make_survey(who="anyone")
    question = ask(survey, kind="number", text="Haftada kaç saat?")
    survey = actions.publish_survey(by=mehmet, survey=survey)
    for hours in (0, 1, 3, 4, 4, 9, 12, 12, 13, 30, 38):
        actions.send_sheet(by=None, survey=survey, answered=answered(question, hours))
    with later(days=11):
        actions.report_survey(by=mehmet, survey=survey, report="x", changed="")
        page = shown(client, f"/anketler/{survey.pk}/sonuclar/")
        table = client.get(f"/anketler/{survey.pk}/sonuclar.csv").getvalue().decode("utf-8-sig")
    assert "0–4 (%45)" in page
    assert "<svg" in page
    assert "0–4;5" in table
    assert spread([]) == []
    assert [count for _range, count in spread(list(range(1000)))] == [200] * 5


@pytest.fixture
def written(make_survey, ask, mehmet):
    """written(texts) → a reported survey with one question, and its opened texts under the tag of their first word."""

    def made(texts):
        survey = make_survey(who="anyone")
        question = ask(survey, kind="long", text="Ne eksik?")
        survey = actions.publish_survey(by=mehmet, survey=survey)
        for words in texts:
            actions.send_sheet(by=None, survey=survey, answered=answered(question, words))
        rows = Answer.objects.filter(question=question).select_related("question")
        readings = [actions.Reading(one, [one.value.split()[0]], one.value != "Gizli kalan", one.value) for one in rows]
        actions.read_texts(by=mehmet, survey=survey, readings=readings)
        with later(days=11):
            return actions.report_survey(by=mehmet, survey=survey, report="x", changed="")

    return made


def words_on(page):
    return re.findall(r'<blockquote class="said" dir="auto">([^<]*)</blockquote>', page)


def test_all_opened_words_are_read_page_by_page_in_an_order_of_chance(client, written):
    texts = [f"Gölge {number:02}" for number in range(45)]
    survey = written([*texts, "Gizli kalan"])
    assert len(words_on(shown(client, f"/anketler/{survey.pk}/sonuclar/"))) == FIRST
    seen, address = [], f"/anketler/{survey.pk}/sonuclar/sozler/"
    while address:
        page = shown(client, address)
        seen += words_on(page)
        more = re.search(r'href="([^"]*)" rel="next"', page)
        address = more and f"/anketler/{survey.pk}/sonuclar/sozler/{unescape(more[1])}"
    assert sorted(seen) == texts
    assert seen != texts  # it happens by chance once in 45!


@pytest.mark.parametrize(
    ("query", "found"),
    [("q=IĞDIR", ["Iğdır yolu"]), ("q=yolu+ışık", ["Işık ve yolu"]), ("tag=Su", ["Su yok"]), ("q=gizli", []), ("q=%25", [])],
)  # fmt: skip
def test_opened_words_are_searched_whatever_their_letters(client, written, query, found):
    survey = written(["Iğdır yolu", "Işık ve yolu", "Su yok", *["Gölge az"] * 8, "Gizli kalan"])
    page = shown(client, f"/anketler/{survey.pk}/sonuclar/sozler/?{query}")
    assert words_on(page) == found
    assert found or "Uyan bir şey yok" in page


def test_words_of_few_stay_closed_and_many_cost_what_few_cost(client, written, django_assert_max_num_queries):
    few = written(["Gölge 1"] * 9)
    assert client.get(f"/anketler/{few.pk}/sonuclar/sozler/").url == f"/anketler/{few.pk}/sonuclar/"
    counts = []
    for number in (10, 30):
        survey = written([f"Gölge {one}" for one in range(number)])
        with django_assert_max_num_queries(8) as page:
            client.get(f"/anketler/{survey.pk}/sonuclar/sozler/")
        counts.append(len(page))
    assert counts[0] == counts[1]


def test_more_than_twenty_papers_are_listed_page_by_page(signed_in, make_survey, ask, mehmet):
    survey = make_survey(who="anyone")
    question = ask(survey, kind="yes_no")
    survey = actions.publish_survey(by=mehmet, survey=survey)
    for _ in range(23):
        actions.enter_sheet(
            by=mehmet, survey=survey, answered=answered(question, channel="paper", batch="Pazar", words={})
        )
    page = shown(signed_in(mehmet), f"/masa/anket/{survey.pk}/kagit/")
    more = re.search(r'href="([^"]*)" rel="next"', page)
    assert shown(signed_in(mehmet), f"/masa/anket/{survey.pk}/kagit/{unescape(more[1])}").count('value="remove"') == 3
