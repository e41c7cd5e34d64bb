"""One question at the desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.questions.models import QuestionKind
from meydan.questions.rules import WITH_CHOICES

MOST_CHOICES, LONGEST_CHOICE = 12, 120


class QuestionForm(MeydanForm):
    text = forms.CharField(label=_("The question"), max_length=200)
    why = forms.CharField(
        label=_("Why do you ask?"),
        help_text=_("People read it below the question. What has no reason is not asked."),
        max_length=300,
    )
    kind = forms.ChoiceField(label=_("Kind of answer"), choices=QuestionKind.choices)
    choices = forms.CharField(
        label=_("Choices"),
        help_text=_("One a line. Only for “one of several” and “any of several”."),
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1500}),
        max_length=1500,
        required=False,
    )
    required = forms.BooleanField(label=_("Nobody gets on without an answer"), required=False)
    position = forms.IntegerField(
        label=_("Place in the order"),
        min_value=0,
        max_value=99,
        initial=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        lines = [line.strip() for line in data.get("choices", "").splitlines() if line.strip()]
        if data.get("kind") in WITH_CHOICES and not 2 <= len(set(lines)) <= MOST_CHOICES:
            self.add_error("choices", _("Please write two to twelve choices, one a line."))
        if any(len(line) > LONGEST_CHOICE for line in lines):
            self.add_error("choices", _("A choice has at most 120 characters."))
        return data | {"choices": list(dict.fromkeys(lines))}
