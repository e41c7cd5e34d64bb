"""How the register of volunteers is narrowed."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.people.models import Person
from meydan.volunteering.models import Field, Placement
from meydan.volunteering.queries.register import ALL, LIVE, Wanted, units_of


class RegisterForm(MeydanForm):
    q = forms.CharField(label=_("Name, duty, or number of the card"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("Those who serve or get ready")), *Placement.State.choices, (ALL, _("All"))],
        required=False,
    )
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    field = forms.ChoiceField(label=_("Field"), choices=[("", _("All")), *Field.choices], required=False)
    duty = forms.IntegerField(required=False, min_value=1, max_value=2**31, widget=forms.HiddenInput)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["unit"].choices = [("", _("All")), *((str(one.pk), one.name) for one in units_of(person))]

    @property
    def wanted(self) -> Wanted:
        """What was asked for; what makes no sense is left out."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(
            text=data.get("q", "").strip(),
            state=data.get("state") or LIVE,
            unit=int(data["unit"]) if data.get("unit") else None,
            field=data.get("field", ""),
            duty=data.get("duty"),
        )
