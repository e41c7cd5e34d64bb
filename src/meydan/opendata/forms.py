"""Forms of open data."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.opendata.models import Scope


class TokenForm(MeydanForm):
    name = forms.CharField(
        label=_("What is it for?"), help_text=_("For example: the app of our neighbourhood."), max_length=60
    )
    scopes = forms.MultipleChoiceField(
        label=_("What may the program do?"), choices=Scope.choices, widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(
        label=_("For how long?"),
        choices=[("30", _("30 days")), ("90", _("90 days")), ("365", _("A year"))],
        initial="90",
        coerce=int,
    )
