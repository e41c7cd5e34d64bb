"""Forms of a pilot."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.forms import MeydanForm
from meydan.places.models import Neighbourhood
from meydan.places.queries import neighbourhoods
from meydan.projects.forms.fields import DecimalTextField, day_field
from meydan.projects.forms.plan import comma
from meydan.projects.models import Pilot


class PilotForm(MeydanForm):
    hypothesis = forms.CharField(
        label=_("What do you expect?"),
        help_text=_("One sentence that may turn out wrong: “If we …, then …”."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=Neighbourhood.objects.none(), required=False, empty_label=_("The whole town")
    )
    place_words = forms.CharField(label=_("Street or place"), required=False, max_length=120)
    weeks = forms.IntegerField(label=_("For how many weeks?"), min_value=1, max_value=104)
    indicator = forms.CharField(label=_("What is measured?"), max_length=120)
    measure = forms.CharField(label=_("Unit of measure"), help_text="°C, kg, m², %", max_length=30)
    before = DecimalTextField(label=_("Before"), required=False, max_length=30)
    wanted = forms.ChoiceField(
        label=_("It is a success with"), choices=Pilot.Wanted.choices, widget=forms.RadioSelect, initial="at_least"
    )
    threshold = DecimalTextField(
        label=_("Threshold"),
        help_text=_("It stands from the start on; changing it then needs a public note."),
        max_length=30,
    )

    def __init__(self, *args: Any, pilot: Pilot | None = None, **kwargs: Any) -> None:
        if pilot:
            names = ("hypothesis", "neighbourhood", "place_words", "weeks", "indicator", "measure", "wanted")
            start = {name: getattr(pilot, name) for name in names}
            numbers = {name: written(getattr(pilot, name)) for name in ("before", "threshold")}
            kwargs.setdefault("initial", start | numbers)
        super().__init__(*args, **kwargs)
        field: Any = self.fields["neighbourhood"]
        field.queryset = neighbourhoods()


def written(number: Any) -> str:
    return "" if number is None else comma(f"{number.normalize():f}")


class PilotStartForm(MeydanForm):
    starts_on = day_field(label=_("Begins on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("starts_on", clock.today())


class ThresholdForm(MeydanForm):
    threshold = DecimalTextField(label=_("New threshold"), max_length=30)
    note = forms.CharField(
        label=_("Why does it change?"), help_text=_("Public. The first threshold stays visible."), max_length=500
    )


class PilotMeasureForm(MeydanForm):
    value = DecimalTextField(label=_("Measured value"), max_length=30)
    measured_on = day_field(label=_("Measured on"))
    source = forms.CharField(label=_("Who measured it?"), max_length=200)
    method = forms.CharField(label=_("How?"), required=False, max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("measured_on", clock.today())


class PilotDecisionForm(MeydanForm):
    decision = forms.ChoiceField(label=_("Decision"), choices=Pilot.Decision.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("Why?"), max_length=800, widget=forms.Textarea(attrs={"rows": 3}))
    lesson = forms.CharField(
        label=_("The lesson"),
        help_text=_("What should somebody know who tries this next? Public."),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
