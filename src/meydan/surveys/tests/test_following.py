"""A survey with the days of a stage moves with it; what is over stays over."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.ideas.actions import change_stage_dates, publish_process, start_process
from meydan.ideas.models import StageKind, Template
from meydan.surveys import actions
from meydan.surveys.forms.desk import SurveyForm
from meydan.surveys.models import Survey
from meydan.surveys.rules import reasons
from meydan.surveys.tests.conftest import answered

DAY = timedelta(days=1)


@pytest.fixture
def stage(mehmet, monday):
    """The deliberating stage of a public process, from Monday on for thirty days."""
    process = start_process(by=mehmet, template=Template.CONSULTATION, title="Gölge", summary="x", promise="x", opens_at=monday)  # fmt: skip
    return publish_process(by=mehmet, process=process).stages.get(kind=StageKind.DELIBERATE)


@pytest.fixture
def with_stage(stage):
    return {"process": stage.process, "stage": stage.kind, "with_stage": True}


@pytest.fixture
def move(stage, mehmet):
    def moved(opens=0, closes=-5):
        change_stage_dates(by=mehmet, stage=stage, opens_at=stage.opens_at + opens * DAY, closes_at=stage.closes_at + closes * DAY, reason="Bayram")  # fmt: skip
        stage.refresh_from_db()
        return Survey.objects.get()

    return moved


def days(survey):
    return survey.opens_at, survey.closes_at


def test_it_has_the_days_of_the_stage_from_the_beginning(make_survey, with_stage, stage):
    assert days(make_survey(**with_stage)) == days(stage)


def test_a_draft_follows_and_nobody_is_told(make_survey, with_stage, stage, move):
    make_survey(**with_stage)
    assert days(move(2, -3)) == days(stage)
    assert not OutboxMessage.objects.filter(code="surveys.moved").exists()


def test_an_open_one_follows_with_its_end_and_people_are_told(open_survey, with_stage, stage, move, ayse, monday):
    survey, question = open_survey(who="named", **with_stage)
    actions.send_sheet(by=ayse, survey=survey, answered=answered(question))
    moved = move(3, -4)
    assert days(moved) == (monday, stage.closes_at)  # what has begun does not begin anew
    told = OutboxMessage.objects.get(code="surveys.moved")
    assert told.to == [f"took_part:{stage.process.ref}", ayse.ref]
    assert told.facts["words"] == "Bayram"


def test_who_answered_without_a_name_stands_in_no_list(open_survey, with_stage, stage, move, ayse):
    survey, question = open_survey(who="once", **with_stage)
    actions.send_sheet(by=ayse, survey=survey, answered=answered(question))
    move()
    assert OutboxMessage.objects.get(code="surveys.moved").to == [f"took_part:{stage.process.ref}"]


def test_a_stage_that_ends_at_once_closes_the_survey(open_survey, with_stage, stage, move, monday):
    open_survey(**with_stage)
    with clock.at(monday + 10 * DAY):
        survey = move(0, -25)
        assert survey.closes_at == clock.now()
        assert survey.is_closed


def test_what_is_over_stays_over(open_survey, with_stage, stage, move, mehmet, refused):
    survey, _question = open_survey(**with_stage)
    with clock.at(stage.closes_at):
        before = days(survey)
        assert days(move(0, -5)) == before
        said = {"unit": survey.unit, "opens_at": survey.opens_at, "closes_at": survey.closes_at + DAY}
        with refused(reasons.WRONG_STATE):
            actions.save_survey(by=mehmet, survey=Survey.objects.get(), **said)


def test_days_of_its_own_stay(open_survey, stage, move, monday):
    survey, _question = open_survey(process=stage.process, stage=stage.kind)
    before = days(survey)
    assert days(move()) == before


@pytest.mark.parametrize("verb", ["prolong", "close"])
def test_another_end_by_hand_cuts_it_loose(verb, open_survey, with_stage, move, mehmet, monday):
    survey, _question = open_survey(**with_stage)
    if verb == "close":
        with clock.at(monday + DAY):
            actions.close_survey(by=mehmet, survey=survey)
    else:
        actions.prolong_survey(by=mehmet, survey=survey, closes_at=monday + 9 * DAY)
    before = Survey.objects.get().closes_at
    assert move().closes_at == before


def test_the_days_of_a_stage_need_a_stage(make_survey, refused):
    with refused(reasons.STAGE_NEEDED):
        make_survey(with_stage=True)


def test_the_form_asks_for_days_or_for_the_stage(mehmet, db):
    asked = SurveyForm({"with_stage": "on"}, person=mehmet), SurveyForm({"title": "x"}, person=mehmet)
    assert ["first_day" in form.errors for form in asked] == [False, True]


def test_the_page_says_that_and_why_it_moved(open_survey, with_stage, move, client):
    survey, _question = open_survey(**with_stage)
    move()
    assert "Bayram" in client.get(survey.get_absolute_url()).content.decode()
