"""What visitors and people who take part choose and fill in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Viewer
from meydan.base.forms import MeydanForm, long_field
from meydan.base.templatetags.ui import said
from meydan.events.models import Audience
from meydan.goals.queries import all_goals
from meydan.places.models import Unit
from meydan.places.queries import all_neighbourhoods, units
from meydan.questions.models import Question
from meydan.questions.queries import fields_for
from meydan.trainings.models import Item, ItemKind, Run, Track
from meydan.trainings.queries.courses import Wanted
from meydan.trainings.rules.quizzes import as_number, name_of


class FilterForm(MeydanForm):
    q = forms.CharField(label=_("Search for a training"), required=False, max_length=200)
    goal = forms.ChoiceField(label=_("Goal"), required=False)
    place = forms.ChoiceField(label=_("Neighbourhood"), required=False)
    audience = forms.ChoiceField(label=_("For whom"), choices=[("", _("All")), *Audience.choices], required=False)
    online = forms.BooleanField(label=_("Can be followed online"), required=False)
    inside = forms.BooleanField(label=_("For staff"), required=False)

    def __init__(self, *args: Any, viewer: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["place"].choices = [("", _("The whole town")), *((one.slug, one.name) for one in all_neighbourhoods())]
        fields["goal"].choices = [("", _("All")), *((str(one.number), str(one)) for one in all_goals())]
        if viewer is None or not viewer.at_desk:
            del fields["inside"]

    @property
    def wanted(self) -> Wanted:
        """What was asked for; what makes no sense is left out."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(
            text=data.get("q", "").strip(),
            goal=int(data["goal"]) if data.get("goal") else None,
            place=data.get("place") or "",
            audience=data.get("audience") or "",
            online=bool(data.get("online")),
            inside=bool(data.get("inside")),
        )


class ApplyForm(MeydanForm):
    """As little as a run needs. Staff name their unit, because its manager answers."""

    unit = forms.ModelChoiceField(
        label=_("Your unit"),
        help_text=_("Its manager approves that you take part. It counts as working time."),
        queryset=Unit.objects.none(),
    )
    why = forms.CharField(
        label=_("What do you want to be able to do afterwards?"),
        help_text=_("One sentence helps the trainer to prepare."),
        max_length=600,
        required=False,
    )

    def __init__(self, *args: Any, run: Run, person: Viewer, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if run.track == Track.OUTSIDE:
            del fields["unit"]
            return
        own = person.unit_ids if person else set()
        fields["unit"].queryset = units().filter(pk__in=own) if own else units()
        if len(own) == 1:
            fields["unit"].initial = next(iter(own))


class WithdrawForm(MeydanForm):
    why = forms.CharField(label=_("The reason, if you like"), max_length=300, required=False)


class AnswersForm(MeydanForm):
    """The evaluation questions of a course."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        self.base_fields = fields_for(questions)
        super().__init__(*args, **kwargs)


class HandInForm(MeydanForm):
    text = long_field(_("Your answer"), most=6000, rows=10, required=False)
    upload = forms.FileField(
        label=_("A file"),
        help_text=_("PDF, DOCX, ODT or a photo, at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.odt,.jpg,.jpeg,.png", "class": ""}),
        required=False,
    )


class QuizForm(MeydanForm):
    """The questions of a quiz. What is right is not in it."""

    def __init__(self, *args: Any, items: Sequence[Item], **kwargs: Any) -> None:
        self.base_fields = {name_of(one): _field(one) for one in items}
        super().__init__(*args, **kwargs)


def _field(item: Item) -> forms.Field:
    language = item.assessment.language
    label = said(item.text, language)
    numbered = [(str(place), said(words, language)) for place, words in enumerate(item.choices)]
    if item.kind == ItemKind.ONE:
        return forms.ChoiceField(label=label, choices=numbered, widget=forms.RadioSelect)
    if item.kind == ItemKind.SEVERAL:
        hint = _("More than one may be right.")
        return forms.MultipleChoiceField(
            label=label, help_text=hint, choices=numbered, widget=forms.CheckboxSelectMultiple
        )
    if item.kind == ItemKind.TRUE_FALSE:
        return forms.ChoiceField(
            label=label, choices=[("true", _("True")), ("false", _("False"))], widget=forms.RadioSelect
        )
    if item.kind == ItemKind.NUMBER:
        return _NumberField(label=label, max_length=20, widget=forms.TextInput(attrs={"inputmode": "decimal"}))
    return forms.CharField(label=label, max_length=160)


class _NumberField(forms.CharField):
    """A number as people write it: 3,5 or 3.5."""

    def clean(self, value: Any) -> str:
        words: str = super().clean(value)
        if words and as_number(words) is None:
            raise forms.ValidationError(_("Please write a number."))
        return words
