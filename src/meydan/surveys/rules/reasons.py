"""Reason codes of surveys and their sentences."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.town import town
from meydan.people.models import Role
from meydan.people.rules import OF_A_UNIT

KEEPING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
"""Roles that work on every survey."""
WORKING = KEEPING | OF_A_UNIT
"""Roles that work on surveys; those of a unit on its own ones."""
(
    NOT_OPEN, NOT_YET, ONCE_ONLY, WRONG_CODE, CODE_USED, CODE_NEEDED, NO_QUESTIONS, WRONG_STATE, PAST, NOT_OVER, HAS_ANSWERS,
    REMINDED, NOBODY, NO_CODES, NOTHING_ANSWERED, NOT_ALONE, NO_STAGE, TOO_MANY_CODES,
    STAGE_NEEDED,
) = (
    "surveys.not_open", "surveys.not_yet", "surveys.once_only", "surveys.wrong_code", "surveys.code_used", "surveys.code_needed",
    "surveys.no_questions", "surveys.wrong_state", "surveys.past", "surveys.not_over", "surveys.has_answers", "surveys.reminded",
    "surveys.nobody", "surveys.no_codes", "surveys.nothing_answered", "surveys.not_alone", "surveys.no_stage", "surveys.too_many_codes",
    "surveys.stage_needed",
)  # fmt: skip
SENTENCES: Mapping[str, Any] = {
    NOT_OPEN: _("This survey is closed. Nothing more can be answered."),
    NOT_YET: _("This survey opens on %(day)s."),
    ONCE_ONLY: _("You have answered this survey already. Thank you."),
    WRONG_CODE: _("This code does not belong to this survey. Please compare it with your letter."),
    CODE_USED: _("This code has been used already. It counts once."),
    CODE_NEEDED: _("Please fill in the code of your letter."),
    NO_QUESTIONS: _("A survey needs at least one question."),
    WRONG_STATE: _("That does not go together with its state: %(state)s."),
    PAST: _("The last day is over. Please choose a later one."),
    NOT_OVER: _("That is possible when the survey is closed."),
    HAS_ANSWERS: _("Somebody has answered already: questions and who may answer stay as they are."),
    REMINDED: _("A reminder has been sent already. One is enough."),
    NOBODY: _("Nobody follows the thread or took part in the process, or all of them have answered."),
    NO_CODES: _("A survey with codes needs a list of codes first."),
    NOTHING_ANSWERED: _("Nothing is answered on this sheet."),
    NOT_ALONE: _("Who answers without an account has no profile: groups can’t be compared."),
    NO_STAGE: _("This process has no such stage."),
    STAGE_NEEDED: _("Please choose the process and the stage whose days it has, or fill in days of its own."),
    TOO_MANY_CODES: _("At most %(most)s codes for one survey."),
}


def setting(name: str, default: int) -> int:
    """A number of the town file's section `surveys`."""
    return int(town().data.get("surveys", {}).get(name, default))
