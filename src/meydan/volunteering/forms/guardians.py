"""Naming a guardian, and what the guardian is asked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, Tiles
from meydan.volunteering.actions import Guardian
from meydan.volunteering.forms.volunteers import check_contact
from meydan.volunteering.models import Permission
from meydan.volunteering.rules import may_ask_by_message


class NameGuardianForm(MeydanForm):
    """On a page of its own, for a duty that one already has."""

    guardian = forms.CharField(label=_("Name of your mother, father or guardian"), max_length=100)
    guardian_contact = forms.CharField(
        label=_("Their phone or e-mail"),
        help_text=_("We use it for the permission and for nothing else."),
        max_length=100,
    )
    how = forms.ChoiceField(
        label=_("How will they give their permission?"),
        widget=Tiles(
            hints={
                "message": _("We send them a link. They read, and say yes or no with a code."),
                "desk": _("Come to the participation desk together."),
                "paper": _("Bring the signed form to the desk before the duty."),
            }
        ),
    )

    def __init__(self, *args: Any, risk: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        by_message = may_ask_by_message(risk)
        fields["how"].choices = [one for one in Permission.How.choices if by_message or one[0] != "message"]
        fields["how"].initial = fields["how"].choices[0][0]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("how") == Permission.How.MESSAGE and data.get("guardian_contact"):
            check_contact(self, "guardian_contact")
        return data

    @property
    def named(self) -> Guardian:
        data = self.cleaned_data
        return Guardian(data["guardian"], data["guardian_contact"], data["how"])


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
