"""Who changes questions, and which may be asked where."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Asking
from meydan.base.refs import Found
from meydan.base.rulings import Ruling, no, yes
from meydan.people.models import Person
from meydan.questions.models import Question, QuestionKind
from meydan.questions.rules.kinds import WITH_COUNTS, choices_of

MOST = 12
"""Questions on a form of one page. Each of them costs answers."""
MOST_IN_PAGES, MANY_PAGES = 40, 20
NO_FORM, TOO_MANY, ANSWERED, NOT_HERE, NOT_EARLIER, FOLLOWED = (
    "questions.no_form",
    "questions.too_many",
    "questions.answered",
    "questions.not_here",
    "questions.not_earlier",
    "questions.followed",
)
SENTENCES: Mapping[str, Any] = {
    NO_FORM: _("Nothing is asked about this."),
    TOO_MANY: _("At most %(most)s questions. Each further one costs answers."),
    ANSWERED: _("Somebody has answered this question already. Please remove it and write a new one."),
    NOT_HERE: _("This form is answered on one page: no files, no pages, no conditions."),
    NOT_EARLIER: _("A condition looks at a question of an earlier page, and at one of its choices."),
    FOLLOWED: _("Another question is asked because of this one: %(title)s. Please change that one first."),
}


def may_change_questions(person: Person | None, about: Found, form: str) -> Ruling:
    """Whoever may change the thing itself, as its card says."""
    asking = about.kind.asking
    if asking is None or form not in asking.forms:
        return no(NO_FORM)
    return asking.may_change(person, about.thing)


def most_of(asking: Asking) -> int:
    return MOST_IN_PAGES if asking.in_pages else MOST


def may_ask(question: Question, asking: Asking) -> Ruling:
    """Whether a question as it is written now can stand in its form."""
    if not asking.in_pages:
        simple = question.kind != QuestionKind.FILE and question.page == 1 and question.only_if is None
        return yes() if simple else no(NOT_HERE)
    return _may_follow(question)


def _may_follow(question: Question) -> Ruling:
    earlier = question.only_if
    if earlier is None:
        return yes()
    same = (earlier.of, earlier.form, earlier.removed_at) == (question.of, question.form, None)
    offered = earlier.kind in WITH_COUNTS and question.only_if_is in dict(choices_of(earlier))
    return yes() if same and offered and earlier.page < question.page else no(NOT_EARLIER, field="condition")
