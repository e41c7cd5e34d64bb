"""Forms of the season: the board's filters, a new plan, how many people are asked."""

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.forms import MeydanForm, TitledField
from meydan.goals.queries import all_goals
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.places.queries import all_neighbourhoods
from meydan.season.queries.board import TOWN, Wanted
from meydan.season.queries.plans import roles_to_plan, units_to_plan
from meydan.season.rules import MOST_ASKED
from meydan.volunteering.models import Field, Role

USUAL = timedelta(days=42)


def _day(**options: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **options)


class BoardForm(MeydanForm):
    q = forms.CharField(label=_("Words of the duty or the place"), required=False, max_length=100)
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    field = forms.ChoiceField(label=_("Field"), choices=[("", _("All")), *Field.choices], required=False)
    goal = forms.ChoiceField(label=_("Goal"), required=False)
    place = forms.ChoiceField(label=_("Neighbourhood"), required=False)
    week = _day(label=_("Week of this day"), required=False)
    empty = forms.BooleanField(label=_("Only those with free seats"), required=False)

    def __init__(self, *args: Any, units: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["unit"].choices = [("", _("All")), *((str(one.pk), one.name) for one in units)]
        fields["place"].choices = [
            ("", _("All")),
            (TOWN, _("The whole town")),
            *((one.slug, one.name) for one in all_neighbourhoods()),
        ]
        fields["goal"].choices = [("", _("All")), *((str(one.number), str(one)) for one in all_goals())]

    @property
    def wanted(self) -> Wanted:
        """What was asked for; what makes no sense is left out."""
        self.is_valid()
        data = self.cleaned_data
        day = data.get("week")
        return Wanted(
            text=data.get("q", "").strip(),
            unit=int(data["unit"]) if data.get("unit") else None,
            field=data.get("field", ""),
            goal=int(data["goal"]) if data.get("goal") else None,
            place=data.get("place", ""),
            week=day - timedelta(days=day.weekday()) if day else None,
            empty=bool(data.get("empty")),
        )


class PlanForm(MeydanForm):
    role = TitledField(
        label=_("Duty"), queryset=Role.objects.none(), required=False, empty_label=_("All duties of a unit")
    )
    unit = forms.ModelChoiceField(
        label=_("Unit"), help_text=_("Only for all duties of a unit."), queryset=Unit.objects.none(), required=False
    )
    first_day = _day(label=_("From"))
    last_day = _day(label=_("Until"), help_text=_("This day included."))

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        today = clock.today()
        kwargs["initial"] = {"first_day": today, "last_day": today + USUAL} | kwargs.get("initial", {})
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["role"].queryset = roles_to_plan(person)
        fields["unit"].queryset = units_to_plan(person)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if not data.get("role") and not data.get("unit"):
            self.add_error("role", _("Please choose a duty or a unit."))
        if data.get("role"):
            data["unit"] = None
        return data


class AskForm(MeydanForm):
    how_many = forms.IntegerField(
        label=_("How many people do we ask?"),
        help_text=_("From the top of the list. The first yes has the seat, so a few are enough."),
        min_value=1,
        max_value=MOST_ASKED,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )


class ConfirmForm(MeydanForm):
    do = forms.ChoiceField(choices=[("confirm", _("Confirm and book")), ("discard", _("Discard"))])
