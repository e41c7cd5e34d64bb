"""Who answers, once, and what is kept of it."""

import pytest

from meydan.base.models import AuditLine
from meydan.base.sentences import SIGN_IN_FIRST
from meydan.questions.models import Answer
from meydan.surveys import actions
from meydan.surveys.models import Code, Draft, Mark, Sheet
from meydan.surveys.rules.reasons import (
    CODE_NEEDED,
    CODE_USED,
    HAS_ANSWERS,
    NO_CODES,
    NO_QUESTIONS,
    NOBODY,
    NOT_ALONE,
    NOT_OPEN,
    NOT_OVER,
    NOT_YET,
    NOTHING_ANSWERED,
    ONCE_ONLY,
    PAST,
    REMINDED,
    WRONG_CODE,
    WRONG_STATE,
)
from meydan.surveys.tests.conftest import DAY, answered, later


def test_everybody_answers_without_an_account(open_survey):
    survey, question = open_survey()
    sheet = actions.send_sheet(by=None, survey=survey, answered=answered(question))
    assert (sheet.person, sheet.channel, Mark.objects.count()) == (None, "web", 0)
    assert Answer.objects.get().value == "yes"


def test_once_means_once_and_nothing_leads_from_the_sheet_to_the_person(open_survey, ayse, goksu):
    survey, question = open_survey(who="once", compared_by=["neighbourhood", "age_band"])
    before = AuditLine.objects.count()
    sheet = actions.send_sheet(by=ayse, survey=survey, answered=answered(question))
    assert (sheet.person, sheet.neighbourhood, sheet.age_band) == (None, goksu, "30-44")
    given = Answer.objects.get()
    assert given.person is None
    assert (given.at.hour, given.at.minute) == (21, 0)  # midnight in Buca: a day without its hour
    assert AuditLine.objects.count() == before
    assert {one.name for one in Mark._meta.get_fields()} == {"digest", "survey"}  # no time, no order, no person
    with pytest.raises(Exception, match=ONCE_ONLY):
        actions.send_sheet(by=ayse, survey=survey, answered=answered(question))
    assert Sheet.objects.count() == 1


def test_with_a_name_the_answer_belongs_to_the_person(open_survey, ayse):
    survey, question = open_survey(who="named")
    actions.send_sheet(by=ayse, survey=survey, answered=answered(question))
    assert Sheet.objects.get().person == ayse
    assert Answer.objects.get().person == ayse


def test_a_code_counts_once(open_survey, refused):
    survey, question = open_survey(who="codes")
    code = survey.made_codes[0]
    for typed, reason in (("", CODE_NEEDED), ("AAAA-AAAA", WRONG_CODE)):
        with refused(reason):
            actions.send_sheet(by=None, survey=survey, answered=answered(question, code=typed))
    actions.send_sheet(by=None, survey=survey, answered=answered(question, code=f" {code.lower()} "))
    with refused(CODE_USED):
        actions.send_sheet(by=None, survey=survey, answered=answered(question, code=code))
    assert not Code.objects.filter(digest__contains=code[:4]).exists()
    assert Code.objects.filter(used=True).count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_windows_that_send_at_once_one_counts(open_survey, ayse, in_parallel):
    survey, question = open_survey(who="once")
    outcomes = in_parallel(
        lambda _turn: actions.send_sheet(by=ayse, survey=survey, answered=answered(question)), range(4)
    )
    assert sorted(type(one).__name__ for one in outcomes) == ["Refused"] * 3 + ["Sheet"]
    assert Sheet.objects.count() == 1


@pytest.mark.parametrize(
    ("more", "reason"),
    [({"who": "once"}, SIGN_IN_FIRST), ({"opens": 2}, NOT_YET), ({"closes": -1}, NOT_OPEN)],
)
def test_answers_come_from_the_first_to_the_last_day(open_survey, monday, refused, more, reason):
    survey, question = open_survey(who=more.get("who", "anyone"))
    survey.opens_at = monday + more.get("opens", -5) * DAY
    survey.closes_at = monday + more.get("closes", 5) * DAY
    survey.save()
    with refused(reason):
        actions.send_sheet(by=None, survey=survey, answered=answered(question))
    assert not Sheet.objects.exists()


def test_an_empty_sheet_is_none(open_survey, refused):
    survey, question = open_survey()
    with refused(NOTHING_ANSWERED):
        actions.send_sheet(by=None, survey=survey, answered=answered(question, ""))
    assert not Sheet.objects.exists()


def test_who_has_answered_is_forgotten_when_it_is_over(open_survey, ayse):
    survey, question = open_survey(who="once")
    actions.send_sheet(by=ayse, survey=survey, answered=answered(question))
    actions.keep_draft(survey=survey, key="k", answers={})
    assert actions.forget_closed() == 0
    with later(days=11):
        assert actions.forget_closed() == 1
    assert (Mark.objects.count(), Draft.objects.count(), Sheet.objects.count()) == (0, 0, 1)


def test_paper_is_typed_with_its_pile_and_taken_out_again(open_survey, selim, deniz, refused):
    survey, question = open_survey()
    came = answered(question, channel="paper", batch="pazar")
    sheet = actions.enter_sheet(by=selim, survey=survey, answered=came)
    assert (sheet.channel, sheet.batch, sheet.entered_by) == ("paper", "pazar", selim)
    with pytest.raises(Exception, match="not_staff"):
        actions.enter_sheet(by=deniz, survey=survey, answered=came)
    actions.remove_entered(by=selim, sheet=sheet)
    assert not Answer.objects.exists()


def test_publishing_needs_questions_codes_and_a_last_day(make_survey, ask, mehmet, monday, refused, deniz):
    survey = make_survey()
    with refused(NO_QUESTIONS):
        actions.publish_survey(by=mehmet, survey=survey)
    ask(survey)
    with pytest.raises(Exception, match="not_staff"):
        actions.publish_survey(by=deniz, survey=survey)
    late = make_survey(opens_at=monday - 3 * DAY, closes_at=monday - DAY)
    ask(late)
    with refused(PAST):
        actions.publish_survey(by=mehmet, survey=late)
    coded = make_survey(who="codes")
    ask(coded)
    with refused(NO_CODES):
        actions.publish_survey(by=mehmet, survey=coded)
    published = actions.publish_survey(by=mehmet, survey=survey)
    assert published.phase == "open"
    with refused(WRONG_STATE):
        actions.publish_survey(by=mehmet, survey=published)


def test_groups_are_compared_only_where_people_have_a_profile(make_survey, refused):
    with refused(NOT_ALONE):
        make_survey(compared_by=["age_band"])


def test_questions_and_who_may_answer_stay_once_somebody_has(open_survey, ask, mehmet, refused, parks):
    survey, question = open_survey()
    actions.send_sheet(by=None, survey=survey, answered=answered(question))
    with refused(HAS_ANSWERS):
        ask(survey)
    with refused(HAS_ANSWERS):
        actions.save_survey(by=mehmet, survey=survey, unit=parks, who="named", compared_by=[])


def test_it_is_prolonged_closed_and_reported(open_survey, mehmet, monday, refused):
    survey, _question = open_survey()
    with refused(NOT_OVER):
        actions.report_survey(by=mehmet, survey=survey, report="x", changed="")
    with refused(PAST):
        actions.prolong_survey(by=mehmet, survey=survey, closes_at=monday - DAY)
    actions.prolong_survey(by=mehmet, survey=survey, closes_at=monday + 20 * DAY)
    with later(days=15):
        assert survey.phase == "open"
        actions.close_survey(by=mehmet, survey=survey)
        assert survey.phase == "closed"
        with refused(WRONG_STATE):
            actions.prolong_survey(by=mehmet, survey=survey, closes_at=monday + 30 * DAY)
        actions.report_survey(by=mehmet, survey=survey, report="Otuz ağaç.", changed="Dikim başladı.")
    assert survey.phase == "reported"


def test_a_reminder_goes_once_to_those_who_have_not_answered(open_survey, ayse, deniz, mehmet, refused, targets, goksu):
    from meydan.ideas.actions import submit_contribution
    from meydan.notices.actions import deliver_all
    from meydan.threads.actions import follow

    idea = submit_contribution(
        by=ayse, kind="problem", title="Gölge yok", text="x", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    survey, question = open_survey(who="once", thread=idea.thread)
    follow(by=deniz, thread=idea.thread)
    actions.send_sheet(by=ayse, survey=survey, answered=answered(question))
    assert actions.remind(by=mehmet, survey=survey) == 1
    deliver_all()
    assert deniz.notices.filter(message__code="surveys.reminder").count() == 1
    assert not ayse.notices.filter(message__code="surveys.reminder").exists()
    with refused(REMINDED):
        actions.remind(by=mehmet, survey=survey)
    with refused(NOBODY):
        actions.remind(by=mehmet, survey=open_survey()[0])


def test_a_template_carries_conditions_along(make_survey, ask, mehmet):
    survey, copy = make_survey(), make_survey(title="İkinci")
    first = ask(survey, kind="one", choices=["Evet", "Hayır"])
    ask(survey, kind="long", page=2, only_if=first, only_if_is="Hayır")
    kept = actions.save_template(by=mehmet, survey=survey, name="Yer")
    actions.begin_from(by=mehmet, survey=copy, questions=kept.questions)
    from meydan.surveys.queries.surveys import asked_in

    one, other = asked_in(copy)
    assert (other.only_if, other.only_if_is, other.page) == (one, "Hayır", 2)


@pytest.mark.parametrize("code", ["place", "draft", "service"])
def test_templates_that_come_along_can_be_asked(make_survey, mehmet, code):
    from meydan.surveys.queries.ready import ready_templates

    survey = make_survey()
    _name, questions = ready_templates()[code]
    actions.begin_from(by=mehmet, survey=survey, questions=questions)
    assert actions.publish_survey(by=mehmet, survey=survey).phase == "open"
