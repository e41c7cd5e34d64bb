"""Naming a guardian."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import languages
from meydan.base.forms import MeydanForm, Tiles
from meydan.guardians.actions import Guardian
from meydan.guardians.models import Permission
from meydan.guardians.rules import may_ask_by_message
from meydan.volunteering.forms.volunteers import check_contact


class NameGuardianForm(MeydanForm):
    """On a page of its own, for a duty that one already has."""

    guardian = forms.CharField(label=_("Name of your mother, father or guardian"), max_length=100)
    guardian_contact = forms.CharField(
        label=_("Their phone or e-mail"),
        help_text=_("We use it for the permission and for nothing else."),
        max_length=100,
    )
    language = forms.ChoiceField(label=_("In which language do we write to them?"), required=False)
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
        fields["language"].choices = languages.switched_on()
        fields["language"].initial = languages.current()
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
        return Guardian(data["guardian"], data["guardian_contact"], data["how"], data["language"])
