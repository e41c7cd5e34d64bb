"""What a guardian answers."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm


class GuardianAnswerForm(MeydanForm):
    answer = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("I give permission")), ("no", _("I do not give permission"))],
        widget=forms.RadioSelect,
    )
    am_guardian = forms.BooleanField(
        label=_("I am the mother, father or guardian of this young person."), required=False
    )
    code = forms.CharField(
        label=_("The code that we sent you"),
        max_length=7,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def clean_code(self) -> str:
        return "".join(sign for sign in self.cleaned_data["code"] if sign.isdecimal())

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("answer") == "yes" and not data.get("am_guardian"):
            self.add_error("am_guardian", _("Only a mother, father or guardian can give permission."))
        return data
