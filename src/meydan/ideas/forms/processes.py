"""Forms of processes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, WrittenForm
from meydan.goals.models import Goal
from meydan.goals.queries import goals
from meydan.ideas.forms.choices import fill
from meydan.ideas.models import Audience, Template
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import neighbourhoods, units


class ProcessForm(WrittenForm):
    title = forms.CharField(label=_("Title"), max_length=120)
    summary = forms.CharField(label=_("What is it about?"), max_length=1500, widget=forms.Textarea(attrs={"rows": 4}))
    promise = forms.CharField(
        label=_("The promise"),
        help_text=_("What will happen with the result, who decides, by when."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    unit = forms.ModelChoiceField(label=_("Responsible unit"), queryset=Unit.objects.none(), required=False)
    contact_words = forms.CharField(label=_("Whom can people ask?"), required=False, max_length=200)
    goals = forms.ModelMultipleChoiceField(
        label=_("Goals"), queryset=Goal.objects.none(), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    neighbourhoods = forms.ModelMultipleChoiceField(
        label=_("Neighbourhoods"),
        help_text=_("None chosen: the whole town."),
        queryset=Neighbourhood.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, unit=units(), goals=goals(), neighbourhoods=neighbourhoods())


class NewProcessForm(ProcessForm):
    template = forms.ChoiceField(label=_("Template"), choices=Template.choices, widget=forms.RadioSelect)
    audience = forms.ChoiceField(
        label=_("Who takes part?"),
        help_text=_(
            "What colleagues write among themselves stays inside. You can publish all of it or single pieces later."
        ),
        choices=Audience.choices,
        widget=forms.RadioSelect,
        initial=Audience.EVERYONE,
    )
    opens_on = forms.DateField(label=_("Begins on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class StageForm(MeydanForm):
    opens_at = forms.DateTimeField(
        label=_("Opens"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    closes_at = forms.DateTimeField(
        label=_("Closes"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    reason = forms.CharField(
        label=_("Why do the dates change?"),
        help_text=_("Public, once the process is published."),
        required=False,
        max_length=300,
    )


class ReportForm(MeydanForm):
    report = forms.CharField(
        label=_("What came out of it?"),
        help_text=_("Headings with #, lists with -."),
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
