"""What the desk fills in to decide: talks with applicants, decisions, the result, objections."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, long_field, time_field
from meydan.calls.forms.fields import day_field, in_town
from meydan.calls.models import DECISIONS, Application, Objection

S = Application.State


class DecideForm(MeydanForm):
    decision = forms.ChoiceField(
        label=_("Decision"), choices=[(one, S(one).label) for one in DECISIONS], widget=forms.RadioSelect
    )
    reason = long_field(_("The reason"), _("The applicant reads it as you write it."), most=2000, rows=4)
    condition = forms.CharField(label=_("The condition, where there is one"), max_length=300, required=False)


class TalkForm(MeydanForm):
    """Applicants are invited before the decision."""

    day = day_field(_("Day"))
    starts = time_field(_("From"))
    where = forms.CharField(label=_("Where, or the address of the call on line?"), max_length=200)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if {"day", "starts"} <= set(data):
            data["at"] = in_town(data.pop("day"), data.pop("starts"))
        return data


class NoteForm(MeydanForm):
    words = long_field(
        _("What was said?"), _("For those who decide; the applicant does not read it."), most=3000, rows=4
    )


class AnswerObjectionForm(MeydanForm):
    outcome = forms.ChoiceField(
        label=_("What is your answer?"), choices=Objection.Outcome.choices, widget=forms.RadioSelect
    )
    answer = long_field(
        _("Your answer, with its reason"), _("The applicant reads it as you write it."), most=2000, rows=4
    )


class ReserveForm(MeydanForm):
    reason = long_field(_("Words for them"), most=1500, rows=3)


class AnnounceForm(MeydanForm):
    words = long_field(_("What do you say about the result as a whole?"), most=1500, rows=3, required=False)
