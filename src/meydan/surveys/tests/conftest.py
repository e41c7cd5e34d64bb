from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.base.refs import resolve
from meydan.questions.actions import save_question
from meydan.surveys import actions
from meydan.surveys.models import FORM

DAY = timedelta(days=1)


@pytest.fixture
def make_survey(monday, parks, mehmet):
    """make_survey(who="once", …) → a survey of Parks and Gardens, open for ten days from today, that asks nothing yet."""

    def made(**more):
        said = {
            "title": "Gölge nerede eksik?",
            "summary": "Yazın nerede duramıyorsunuz?",
            "afterwards": "Park ve Bahçeler okur, on gün içinde yazar.",
            "unit": parks,
            "opens_at": monday - DAY,
            "closes_at": monday + 10 * DAY,
        } | more
        return actions.save_survey(by=mehmet, **said)

    return made


@pytest.fixture
def ask(mehmet):
    """ask(survey, kind="one", choices=["a", "b"]) → a question of it."""

    def made(survey, **more):
        said = {"kind": "short", "text": f"Soru {more.get('kind', 'short')}?", "why": "Planı buna göre yaparız."} | more
        return save_question(by=mehmet, about=resolve(mehmet, [survey.ref])[survey.ref], form=FORM, **said)

    return made


@pytest.fixture
def open_survey(make_survey, ask, mehmet):
    """open_survey(who="once") → a published survey with one question that needs an answer, and that question."""

    def made(**more):
        survey = make_survey(**more)
        question = ask(survey, kind="yes_no", required=True)
        if survey.who == "codes":
            survey.made_codes = actions.make_codes(by=mehmet, survey=survey, count=2)
        codes = getattr(survey, "made_codes", [])
        survey = actions.publish_survey(by=mehmet, survey=survey)
        survey.made_codes = codes
        return survey, question

    return made


def later(**how):
    """The clock, so much later."""
    return clock.at(clock.now() + timedelta(**how))


def answered(question, value="yes", **more):
    return actions.Answered({f"q{question.pk}": value}, **more)
