"""Forms of answers that wait for approval."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.ideas.forms.choices import all_of, offer
from meydan.ideas.forms.lists import FilterForm
from meydan.places.queries import all_units


class ApprovalListForm(FilterForm):
    q = forms.CharField(label=_("Words or number"), max_length=100, widget=forms.TextInput(attrs={"type": "search"}))
    unit = forms.ChoiceField(label=_("Unit"))
    tab = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(self, unit=all_of([(one.slug, one.name) for one in all_units()]))


class DecideForm(MeydanForm):
    words = forms.CharField(
        label=_("What should change?"),
        help_text=_("Only when you send it back; its writer reads it."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class UnitListForm(FilterForm):
    q = forms.CharField(label=_("Unit or name"), max_length=100, widget=forms.TextInput(attrs={"type": "search"}))
    gaps = forms.BooleanField(label=_("Only units with a gap"))
