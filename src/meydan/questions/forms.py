"""One question at the desk."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.questions.models import Question, QuestionKind
from meydan.questions.rules import WITH_CHOICES, WITH_COUNTS, choices_of
from meydan.questions.rules.asking import MANY_PAGES

MOST_CHOICES, LONGEST_CHOICE = 12, 120
SEPARATOR = "="


def _lines_field(label: Any, help_text: Any) -> forms.CharField:
    box = forms.Textarea(attrs={"rows": 4, "maxlength": 1500})
    return forms.CharField(label=label, help_text=help_text, widget=box, max_length=1500, required=False)


class QuestionForm(MeydanForm):
    text = forms.CharField(label=_("The question"), max_length=200)
    why = forms.CharField(
        label=_("Why do you ask?"),
        help_text=_("People read it below the question. What has no reason is not asked."),
        max_length=300,
    )
    kind = forms.ChoiceField(label=_("Kind of answer"), choices=QuestionKind.choices)
    choices = _lines_field(
        _("Choices"),
        _("One a line. For “one of several”, “any of several”, an order, and what stands behind each line."),
    )
    lines = _lines_field(_("Lines"), _("One a line. Only for “one of several, for each line”."))
    low = forms.CharField(
        label=_("What 1 means"), help_text=_("Only for “from 1 to 5”."), max_length=60, required=False
    )
    high = forms.CharField(label=_("What 5 means"), max_length=60, required=False)
    shuffled = forms.BooleanField(
        label=_("Show the choices in another order to each person"),
        help_text=_("So that none is always first. A person sees the same order again."),
        required=False,
    )
    required = forms.BooleanField(label=_("Nobody gets on without an answer"), required=False)
    page = forms.IntegerField(
        label=_("Page"),
        min_value=1,
        max_value=MANY_PAGES,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    condition = forms.ChoiceField(
        label=_("Only if"), help_text=_("An answer on an earlier page. Empty: everybody is asked."), required=False
    )

    def __init__(self, *args: Any, asked: Sequence[Question], in_pages: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self.earlier = {str(one.pk): one for one in asked if one.kind in WITH_COUNTS}
        if in_pages:
            fields["condition"].choices = [("", "–"), *self._conditions()]
        else:
            del fields["page"], fields["condition"]
            fields["kind"].choices = [one for one in QuestionKind.choices if one[0] != QuestionKind.FILE]

    def _conditions(self) -> list[tuple[str, list[tuple[str, str]]]]:
        return [
            (one.text, [(f"{one.pk}{SEPARATOR}{code}", f"{one.text} {word}") for code, word in choices_of(one)])
            for one in self.earlier.values()
        ]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        kind = data.get("kind", "")
        choices, lines = _cut(data.get("choices", "")), _cut(data.get("lines", ""))
        if kind in WITH_CHOICES and not 2 <= len(choices) <= MOST_CHOICES:
            self.add_error("choices", _("Please write two to twelve choices, one a line."))
        if kind == QuestionKind.MATRIX and not 2 <= len(lines) <= MOST_CHOICES:
            self.add_error("lines", _("Please write two to twelve lines."))
        for name, many in (("choices", choices), ("lines", lines)):
            if any(len(one) > LONGEST_CHOICE for one in many):
                self.add_error(name, _("A choice has at most 120 characters."))
        earlier, _sign, answer = data.pop("condition", "").partition(SEPARATOR)
        return data | {"choices": choices, "lines": lines, "only_if": self.earlier.get(earlier), "only_if_is": answer}


def _cut(text: str) -> list[str]:
    """Each line once, in the order written."""
    return list(dict.fromkeys(line.strip() for line in text.splitlines() if line.strip()))


def as_typed(question: Question) -> dict[str, Any]:
    """A question as its form begins."""
    plain = ("text", "why", "kind", "low", "high", "shuffled", "required", "page")
    condition = f"{question.only_if_id}{SEPARATOR}{question.only_if_is}" if question.only_if_id else ""
    return {
        **{name: getattr(question, name) for name in plain},
        "choices": "\n".join(question.choices),
        "lines": "\n".join(question.lines),
        "condition": condition,
    }
