"""Results by what was proved of people, and numbers as ranges."""

import re
from collections import Counter

from meydan.proofs.actions import prove
from meydan.surveys import actions
from meydan.surveys.models import Sheet
from meydan.surveys.queries.results import spread
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
