"""What somebody outside the desk says when they ask for volunteers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.goals.models import Target
from meydan.goals.queries import targets
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import neighbourhoods, units
from meydan.volunteering.models import Field


class RaiseNeedForm(MeydanForm):
    title = forms.CharField(label=_("What is needed?"), max_length=120)
    text = forms.CharField(
        label=_("Why, and for whom?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5, "maxlength": 2000})
    )
    beneficiaries = forms.CharField(label=_("Who gains from it?"), max_length=200)
    field = forms.ChoiceField(label=_("Field of service"), choices=Field.choices)
    unit = forms.ModelChoiceField(label=_("Responsible unit"), queryset=Unit.objects.none())
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=Neighbourhood.objects.none(), required=False, empty_label=_("The whole town")
    )
    target = forms.ModelChoiceField(label=_("Main target"), queryset=Target.objects.none(), to_field_name="code")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["unit"].queryset = units()
        fields["neighbourhood"].queryset = neighbourhoods()
        fields["target"].queryset = targets()
