"""What is done with a contribution at the desk."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, PhotosField, WrittenForm
from meydan.base.town import town
from meydan.ideas.forms.choices import all_of, fill, fill_kept, offer
from meydan.ideas.forms.writing import TargetsMixin, WordsForm
from meydan.ideas.models import Answer, ContributionKind, DeclineReason, Process, Scope
from meydan.people.models import AgeBand
from meydan.people.rules import clean_contact
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import all_units, neighbourhoods, units


class UnitForm(MeydanForm):
    unit = forms.ModelChoiceField(label=_("Which unit answers?"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill_kept(self, unit=(units(), all_units()))


class AnswerForm(WrittenForm):
    sometimes_needed = frozenset({"reason"})
    decision = forms.ChoiceField(
        label=_("Decision"), choices=[c for c in Answer.Decision.choices if c[0] != "interim"], widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(
        label=_("If it is not accepted: why?"), choices=[("", "–"), *DeclineReason.choices], required=False
    )
    text = forms.CharField(
        label=_("The answer"),
        help_text=_("What will be done, by whom, by when. The person reads exactly this."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none())
    minutes = forms.IntegerField(
        label=_("Minutes of work, if you know them"),
        help_text=_(
            "From reading to this answer, of all colleagues together. Only the median of many answers is told, never yours."
        ),
        min_value=1,
        max_value=6000,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill_kept(self, unit=(units(), all_units()))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("decision") == "declined" and not data.get("reason"):
            self.add_error("reason", _("Please choose the reason: the person must know why."))
        return data


class InterimForm(WrittenForm):
    text = forms.CharField(
        label=_("Why does it take longer?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    new_date = forms.DateField(label=_("New date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class OtherForm(MeydanForm):
    """Another contribution: picked from suggestions, or by its number or words."""

    pick = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    number = forms.CharField(
        label=_("Number or words of the other one"),
        help_text=_("For example 2026-0417. With words you get a list to choose from."),
        required=False,
        max_length=100,
    )
    words = forms.CharField(label=_("A sentence about it"), required=False, max_length=300)


class PartForm(MeydanForm):
    words = forms.CharField(label=_("Why? Everybody can read it."), max_length=300)


class TemplateForm(MeydanForm):
    name = forms.CharField(label=_("Name"), max_length=80)
    text = forms.CharField(label=_("Text"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))


class DeskEntryForm(WordsForm, TargetsMixin):
    """Somebody came to a desk, called or sent a paper form."""

    channel = forms.ChoiceField(
        label=_("How did it reach us?"),
        choices=[("desk", _("At the desk")), ("paper", _("On paper")), ("phone", _("By phone"))],
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=ContributionKind.choices)
    scope = forms.ChoiceField(
        label=_("A single fault, or a shared problem?"), choices=[("", "–"), *Scope.choices], required=False
    )
    clock_code = forms.ChoiceField(label=_("Which promised time counts?"), required=False)
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood it is about"),
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label=_("The whole town"),
    )
    place_words = forms.CharField(label=_("Street or place"), required=False, max_length=120)
    process = forms.ChoiceField(label=_("Process it belongs to"), required=False)
    photos = PhotosField(label=_("Photos"), help_text=_("Pictures that came with it, also of the paper."))
    person_name = forms.CharField(
        label=_("Name that others see"), help_text=_("Empty: “A neighbour”."), required=False, max_length=60
    )
    person_age = forms.ChoiceField(label=_("Age band"), choices=AgeBand.choices)
    person_neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood where the person lives"),
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label=_("Not said"),
    )
    person_contact = forms.CharField(
        label=_("E-mail or mobile phone"),
        help_text=_("Empty: the answer goes by letter or waits at the desk."),
        required=False,
        max_length=120,
    )
    notice_shown = forms.BooleanField(
        label=_("The privacy notice was shown or read out."),
        error_messages={"required": _("Please show the privacy notice first.")},
    )

    def __init__(self, *args: Any, processes: Iterable[Process], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_targets()
        fill(self, neighbourhood=neighbourhoods(), person_neighbourhood=neighbourhoods())
        own = town()
        offer(self, clock_code=[(code, own.say("clocks", code, "basis")) for code in own.clocks])
        self.open_processes = {str(one.pk): one for one in processes}
        offer(self, process=all_of([(pk, one.title) for pk, one in self.open_processes.items()], _("None")))

    def clean_process(self) -> Process | None:
        return self.open_processes.get(self.cleaned_data["process"])

    def clean_person_contact(self) -> tuple[str, str]:
        text = self.cleaned_data["person_contact"].strip()
        return clean_contact(text) if text else ("", "")
