"""What somebody outside the desk says when they ask for an event."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.attendance.rules import moment_of
from meydan.base.forms import OwnWordsForm, check_end, long_field, time_field
from meydan.events.forms.public import day_field
from meydan.events.models import EventKind
from meydan.goals.models import Goal
from meydan.goals.queries import goals
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import neighbourhoods, units


class AskForEventForm(OwnWordsForm):
    title = forms.CharField(label=_("Title"), max_length=140)
    summary = forms.CharField(label=_("In one sentence"), max_length=300)
    text = long_field(_("What happens there?"), most=3000, rows=5, required=False)
    what = forms.ChoiceField(label=_("Kind"), choices=EventKind.choices)
    unit = forms.ModelChoiceField(label=_("Who should hold it with you?"), queryset=Unit.objects.none())
    day = day_field(label=_("Day"))
    starts = time_field(_("From"))
    ends = time_field(_("To"))
    where = forms.CharField(
        label=_("Place"), help_text=_("A room of the Centre is booked by the desk."), max_length=200, required=False
    )
    capacity = forms.IntegerField(
        label=_("Seats"),
        min_value=1,
        max_value=20000,
        initial=30,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=Neighbourhood.objects.none(), required=False, empty_label=_("The whole town")
    )
    goal = forms.ModelChoiceField(label=_("Main goal"), queryset=Goal.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["unit"].queryset = units()
        fields["neighbourhood"].queryset = neighbourhoods()
        fields["goal"].queryset = goals()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        check_end(self, data)
        day, starts, ends = (data.pop(name, None) for name in ("day", "starts", "ends"))
        if day and starts and ends:
            data["starts_at"], data["ends_at"] = moment_of(day, starts), moment_of(day, ends)
        return data
