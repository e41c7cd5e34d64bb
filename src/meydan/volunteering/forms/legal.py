"""Organisations and legal opinions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.attendance.rules import MOST_UNDER_ONE_NAME
from meydan.base.forms import MeydanForm
from meydan.base.templatetags.ui import moment
from meydan.volunteering.forms.volunteers import day_field
from meydan.volunteering.models import LegalOpinion, OrganisationSignUp, Shift
from meydan.volunteering.queries.papers import shifts_for_groups


def _long(label: Any, help_text: Any = "", **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": 3, "maxlength": 600})
    return forms.CharField(label=label, help_text=help_text, max_length=600, widget=widget, **options)


class OrganisationForm(MeydanForm):
    name = forms.CharField(label=_("Name of the organisation"), max_length=60)
    decided_on = day_field(label=_("Day of its organ’s decision"))
    decision_number = forms.CharField(label=_("Number of the decision"), max_length=40)
    signed_by = forms.CharField(
        label=_("Who signs for it?"), help_text=_("Name and office, for example: chair of the board."), max_length=100
    )
    words = _long(_("What would you like to do?"), required=False)


class ShiftField(forms.ModelChoiceField):
    def label_from_instance(self, shift: Shift) -> str:
        return f"{moment(shift.occasion.starts_at)} · {shift.role.title}"


class BringForm(MeydanForm):
    shift = ShiftField(label=_("To which shift?"), queryset=Shift.objects.none())
    size = forms.IntegerField(
        label=_("How many people come?"),
        help_text=_("Their names stay with you: bring your own list."),
        min_value=1,
        max_value=MOST_UNDER_ONE_NAME,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["shift"].queryset = shifts_for_groups()


class AnswerOrganisationForm(MeydanForm):
    to = forms.ChoiceField(
        label=_("Your decision"),
        choices=[(OrganisationSignUp.State.ACCEPTED, _("Accept")), (OrganisationSignUp.State.DECLINED, _("Decline"))],
        widget=forms.RadioSelect,
    )
    answer = _long(
        _("Words for the organisation"), _("Needed when you decline. They read it as you write it."), required=False
    )


class OpinionForm(MeydanForm):
    to = forms.ChoiceField(
        label=_("What does the legal unit say?"),
        choices=[(LegalOpinion.State.GIVEN, _("Possible")), (LegalOpinion.State.NOT_POSSIBLE, _("Not possible"))],
        widget=forms.RadioSelect,
    )
    number = forms.CharField(label=_("Number of its paper"), max_length=60, required=False)
    reason = _long(_("The reason"), _("Needed if it is not possible. The volunteer reads it."), required=False)
