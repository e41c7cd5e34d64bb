"""What visitors fill in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from meydan.base.forms import MeydanForm
from meydan.questions.models import Question, QuestionKind
from meydan.questions.queries import fields_for
from meydan.questions.rules import name_of
from meydan.surveys.queries import words
from meydan.surveys.queries.surveys import Wanted


class FilterForm(MeydanForm):
    q = forms.CharField(
        label=_("Search"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("open", pgettext_lazy("survey", "Open")),
            ("reported", _("With results")),
            ("closed", _("Closed; the results come")),
        ],
    )

    @property
    def wanted(self) -> Wanted:
        """What was asked for; what makes no sense is left out."""
        self.is_valid()
        return Wanted(text=self.cleaned_data.get("q", "").strip(), state=self.cleaned_data.get("state", ""))


class WordsForm(MeydanForm):
    """Looking for something in the words of people: of one question, below one tag."""

    q = forms.CharField(
        label=_("Search"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    question = forms.ChoiceField(label=_("Question"), required=False)
    tag = forms.ChoiceField(label=_("Tag"), required=False)

    def __init__(self, *args: Any, questions: Sequence[Question], tags: Sequence[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["question"].choices = [("", _("All")), *((str(one.pk), one.text) for one in questions)]
        fields["tag"].choices = [("", _("All")), *((name, name) for name in tags)]
        for name in [name for name in ("question", "tag") if len(fields[name].choices) < 3]:
            del fields[name]

    @property
    def wanted(self) -> words.Wanted:
        """What was asked for; what makes no sense is left out."""
        self.is_valid()
        said = self.cleaned_data
        question = said.get("question", "")
        return words.Wanted(said.get("q", "").strip(), int(question) if question else None, said.get("tag", ""))


class AnswerForm(MeydanForm):
    """Some questions of a survey as a form."""

    def __init__(self, *args: Any, questions: Sequence[Question], seed: str = "", **kwargs: Any) -> None:
        self.base_fields = fields_for(questions, seed=seed)
        super().__init__(*args, **kwargs)
        self.places = {name_of(one) for one in questions if one.kind == QuestionKind.PLACE}

    @property
    def asked(self) -> list[tuple[Any, dict[str, Any] | None]]:
        """Each field with what the map needs where one can choose a point."""
        return [(bound, _parts(bound) if bound.name in self.places else None) for bound in self]

    @property
    def has_files(self) -> bool:
        return self.is_multipart()


def _parts(bound: Any) -> dict[str, Any]:
    """The inputs of a place, as the map knows them."""
    names = {"latitude": "latitude", "longitude": "longitude", "neighbourhood": "place"}
    return {name: {"auto_id": f"{bound.auto_id}_{part}"} for name, part in names.items()}


class CodeForm(MeydanForm):
    code = forms.CharField(
        label=_("The code of your letter"),
        help_text=_("Eight letters and figures. It counts once and is not kept with your answers."),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )
