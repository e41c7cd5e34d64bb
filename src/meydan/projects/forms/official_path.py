"""Forms of the official path."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.projects.forms.fields import MoneyField, day_field
from meydan.projects.models import Outcome, Stop
from meydan.projects.models.official_path import ASKING, DECIDING, OUTCOMES, PURCHASES, outcome_words


class AgendaForm(MeydanForm):
    """The sitting, of which a committee, the council and the board have one, and nobody else."""

    agenda = forms.CharField(label=_("Item of the agenda"), required=False, max_length=60)
    agenda_on = day_field(label=_("Day of the sitting"), required=False)

    def without_sitting(self) -> None:
        del self.fields["agenda"], self.fields["agenda_on"]


class SendForm(AgendaForm):
    stop = forms.ChoiceField(label=_("Where does it go?"), widget=forms.RadioSelect)
    since = day_field(label=_("Since when is it there?"))
    document_number = forms.CharField(label=_("Number of the letter"), required=False, max_length=60)
    document_on = day_field(label=_("Date of the letter"), required=False)
    document_unit = forms.CharField(label=_("Unit that wrote the letter"), required=False, max_length=160)
    basis = forms.CharField(
        label=_("Basis"),
        help_text=_("The rule that the municipality relies on, in its own words."),
        required=False,
        max_length=200,
    )
    field_order = ("stop", "since", "agenda", "agenda_on")

    def __init__(self, *args: Any, stops: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = set(stops)
        field: Any = self.fields["stop"]
        field.choices = [(one.value, one.label) for one in Stop if one in offered]
        if len(offered) == 1:
            field.initial = next(iter(offered))
        if not offered & ASKING:
            self.without_sitting()


class EndForm(AgendaForm):
    """With the sitting once more: on which agenda something stands is often known only after it was sent."""

    outcome = forms.ChoiceField(label=_("How did it end?"), widget=forms.RadioSelect)
    ended_on = day_field(label=_("Day"))
    number = forms.CharField(
        label=_("Number of the decision"),
        help_text=_("The council and the board never decide without one."),
        required=False,
        max_length=60,
    )
    amount = MoneyField(label=_("Amount in lira"), required=False, max_length=30)
    words = forms.CharField(
        label=_("The reason"),
        help_text=_("Public. Needed where it was not simply accepted."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    field_order = ("outcome", "ended_on", "agenda", "agenda_on")

    def __init__(self, *args: Any, stop: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        allowed = OUTCOMES[Stop(stop)]
        field: Any = self.fields["outcome"]
        in_order = dict.fromkeys((Outcome.DONE, *Outcome))  # the yes first, wherever it stands among all outcomes
        field.choices = [(one.value, outcome_words(stop, one)) for one in in_order if one in allowed]
        if stop not in DECIDING:
            self["number"].label, self["number"].help_text = _("Number of the paper"), ""
        if stop not in ASKING:
            self.without_sitting()
        if stop not in {Stop.APPROPRIATION, *PURCHASES}:
            del self.fields["amount"]

    def clean_amount(self) -> int | None:
        return self.cleaned_data["amount"] or None
