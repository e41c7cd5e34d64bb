"""Tables of conversations, surveys and panels: what is over and public, in figures alone."""

from datetime import timedelta

import pytest
from django.utils import translation

from meydan.base import clock
from meydan.base.refs import resolve
from meydan.conversations.models import Conversation, Result, Statement
from meydan.opendata.queries.tables import ALL
from meydan.panels.models import Application, Feature, Given, Lottery, Panel, Value
from meydan.questions.actions import save_question
from meydan.surveys import actions as surveys
from meydan.surveys.models import FORM

DAY = timedelta(days=1)
pytestmark = pytest.mark.django_db
TABLE = {one.code: one for one in ALL}


def rows_of(code):
    table = TABLE[code]
    return [dict(zip(table.names, row, strict=True)) for row in table.read()]


@pytest.fixture
def conversation(monday):
    """conversation(report_at=…, findings=…) → one with a statement that is shown and one that is not."""

    def made(findings, **words):
        one = Conversation.objects.create(
            title="Pazar", summary="x", promise="x", opens_at=monday - 9 * DAY, closes_at=monday - DAY, published_at=monday - 9 * DAY, **words
        )  # fmt: skip
        Result.objects.create(conversation=one, findings=findings)
        Statement.objects.create(conversation=one, number=1, text="Gölge olsun.", agree=30, disagree=4, passed=6)
        Statement.objects.create(conversation=one, number=2, text="x", state="declined", reason="insult")
        return one

    return made


def test_statements_of_reported_conversations_stand_without_their_words(conversation, monday):
    one = conversation({"groups": []}, report_at=monday)
    conversation({"groups": []})  # no report yet
    conversation({}, report_at=monday)  # too few took part
    assert rows_of("statements") == [
        {"conversation": one.pk, "number": 1, "language": "tr", "seed": False, "agree": 30, "disagree": 4, "undecided": 6}
    ]  # fmt: skip


def test_figures_of_reported_surveys_are_those_of_their_page(monday, parks, mehmet):
    survey = surveys.save_survey(
        by=mehmet, title="Gölge", summary="x", afterwards="x", unit=parks, opens_at=monday - DAY, closes_at=monday + DAY
    )  # fmt: skip
    about = resolve(mehmet, [survey.ref])[survey.ref]
    asked = {"by": mehmet, "about": about, "form": FORM, "why": "x"}
    choice = save_question(kind="yes_no", text="Geldiniz mi?", **asked)
    words = save_question(kind="short", text="Neden?", **asked)
    survey = surveys.publish_survey(by=mehmet, survey=survey)
    for number in range(12):
        said = {f"q{choice.pk}": "yes" if number < 9 else "no", f"q{words.pk}": "Adım Ayşe"}
        surveys.send_sheet(by=None, survey=survey, answered=surveys.Answered(said))
    assert rows_of("surveys") == []
    with clock.at(monday + 2 * DAY), translation.override("tr"):
        surveys.report_survey(by=mehmet, survey=survey, report="x", changed="")
        rows = rows_of("surveys")
    told = {(row["question"], row["answer"]): row["figure"] for row in rows}
    assert told == {
        (choice.pk, "yanıt sayısı"): 12,
        (choice.pk, "Evet"): 9,
        (choice.pk, "Hayır"): 3,
        (words.pk, "yanıt sayısı"): 12,
    }
    assert "Ayşe" not in str(rows)


def test_a_drawn_panel_stands_beside_its_quotas(monday, parks):
    panel = Panel.objects.create(
        title="Dükkânlar", question="x", unit=parks, size=2, state="confirming", published_at=monday, approved_at=monday, apply_until=monday, lot_number="x"
    )  # fmt: skip
    feature = Feature.objects.create(panel=panel, what="age", name="Yaş", why="x")
    young = Value.objects.create(feature=feature, name="18–44", least=1, most=2, people=900)
    Value.objects.create(feature=feature, name="Başkan", least=0, most=0, admits=False)
    made = [Application.objects.create(panel=panel, state=state, answer_by=monday) for state in ("selected", "not_drawn")]  # fmt: skip
    Given.objects.bulk_create(Given(application=one, feature=feature, value=young) for one in made)
    lottery = Lottery.objects.create(panel=panel, lot_number="x", state="published", published_at=monday, file={})
    assert rows_of("panels") == []
    lottery.file, lottery.state, lottery.drawn_at = {"draw": {"members": [made[0].code]}}, "drawn", monday
    lottery.save()
    assert rows_of("panels") == [
        {"panel": panel.pk, "feature": "Yaş", "value": "18–44", "least": 1, "most": 2, "inhabitants": 900, "drum": 2, "drawn": 1}
    ]  # fmt: skip
