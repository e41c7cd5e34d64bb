"""Who changes questions, and what counts as an answer."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meydan.base.refs import Found
from meydan.base.rulings import Ruling, no
from meydan.people.models import Person
from meydan.questions.models import Question, QuestionKind

MOST = 12
"""Questions on one form. Each of them costs answers."""
NO_FORM, TOO_MANY, ANSWERED = "questions.no_form", "questions.too_many", "questions.answered"
SENTENCES: Mapping[str, Any] = {
    NO_FORM: _("Nothing is asked about this."),
    TOO_MANY: _("At most %(most)s questions. Each further one costs answers."),
    ANSWERED: _("Somebody has answered this question already. Please remove it and write a new one."),
}
WITH_CHOICES = frozenset({QuestionKind.ONE, QuestionKind.SEVERAL})
YES, NO = "yes", "no"
SCALE = [(str(step), str(step)) for step in range(1, 6)]


def may_change_questions(person: Person | None, about: Found, form: str) -> Ruling:
    """Whoever may change the thing itself, as its card says."""
    asking = about.kind.asking
    if asking is None or form not in asking.forms:
        return no(NO_FORM)
    return asking.may_change(person, about.thing)


def name_of(question: Question) -> str:
    """Of its field in a form."""
    return f"q{question.pk}"


def field_of(question: Question) -> forms.Field:
    """The question as a field: what an answer has to look like."""
    how: dict[str, Any] = {"label": question.text, "help_text": question.why, "required": question.required}
    match question.kind:
        case QuestionKind.SHORT:
            return forms.CharField(max_length=200, **how)
        case QuestionKind.LONG:
            box = forms.Textarea(attrs={"rows": 4, "maxlength": 1500})
            return forms.CharField(max_length=1500, widget=box, **how)
        case QuestionKind.NUMBER:
            digits = forms.NumberInput(attrs={"inputmode": "numeric"})
            return forms.IntegerField(min_value=0, max_value=1_000_000, widget=digits, **how)
        case QuestionKind.SEVERAL:
            return forms.MultipleChoiceField(choices=_of(question), widget=forms.CheckboxSelectMultiple, **how)
    return forms.ChoiceField(choices=_of(question), widget=forms.RadioSelect, **how)


def _of(question: Question) -> list[tuple[str, str]]:
    if question.kind == QuestionKind.YES_NO:
        return [(YES, gettext("Yes")), (NO, gettext("No"))]
    return SCALE if question.kind == QuestionKind.SCALE else [(one, one) for one in question.choices]


def said(question: Question, value: Any) -> str:
    """An answer in words."""
    words = dict(_of(question)) if question.kind == QuestionKind.YES_NO else {}
    many = value if isinstance(value, list) else [value]
    return ", ".join(words.get(str(one), str(one)) for one in many)
