"""What a group says in its own name."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Verb
from meydan.base.forms import MeydanForm, OwnWordsForm
from meydan.base.templatetags.ui import day
from meydan.goals.models import Target
from meydan.goals.queries import all_goals_with_targets
from meydan.groups.forms.meetings import day_field
from meydan.groups.models import Group, Meeting, OpinionOutcome
from meydan.groups.queries.meetings import decided_meetings
from meydan.ideas.models import ContributionKind
from meydan.places.models import Neighbourhood
from meydan.places.queries import neighbourhoods


class DecidedForm(MeydanForm):
    """Begins with the meeting that decided it."""

    meeting = forms.ModelChoiceField(
        label=_("Which meeting decided it?"),
        help_text=_("A group speaks through its minutes."),
        queryset=Meeting.objects.none(),
    )

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["meeting"].queryset = decided_meetings(group)
        fields["meeting"].label_from_instance = lambda one: f"{day(one.starts_at)}: {one.title}"


def form_of(verb: Verb) -> Any:
    """The form that a neighbour brings, with the meeting that decided it below."""
    return type("OutputForm", (DecidedForm, verb.form), {"field_order": (*verb.form.base_fields, "meeting")})  # type: ignore[attr-defined]


class ContributionForm(OwnWordsForm, DecidedForm):
    kind = forms.ChoiceField(
        label=_("What would you like to write?"), choices=ContributionKind.choices, widget=forms.RadioSelect
    )
    title = forms.CharField(label=_("In one sentence"), max_length=140)
    text = forms.CharField(
        label=_("Tell us a little more"),
        help_text=_("When does it happen, whom does it concern? Please leave out names and phone numbers."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 7, "maxlength": 2000}),
    )
    neighbourhood = forms.ModelChoiceField(
        label=_("Which neighbourhood?"), queryset=Neighbourhood.objects.none(), to_field_name="slug", required=False,
        empty_label=_("The whole town"),
    )  # fmt: skip
    target = forms.ChoiceField(label=_("Which target fits best?"))
    target_2 = forms.ChoiceField(label=_("A second one"), required=False)
    field_order = ("kind", "title", "text", "neighbourhood", "target", "target_2", "meeting")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["neighbourhood"].queryset = neighbourhoods()
        self.goals = all_goals_with_targets()
        every = [(str(one), [(target.code, str(target)) for target in one.targets.all()]) for one in self.goals]
        fields["target"].choices = [("", _("Please choose")), *every]
        fields["target_2"].choices = [("", "–"), *every]

    @property
    def chosen_targets(self) -> list[Target]:
        known = {target.code: target for one in self.goals for target in one.targets.all()}
        codes = dict.fromkeys(self.cleaned_data[name] for name in ("target", "target_2"))
        return [known[code] for code in codes if code]

    @property
    def wanted(self) -> dict[str, Any]:
        names = ("meeting", "kind", "title", "language", "text", "neighbourhood")
        plain = {name: self.cleaned_data[name] for name in names if name in self.cleaned_data}
        return {**plain, "targets": self.chosen_targets}


class OpinionForm(OwnWordsForm, DecidedForm):
    title = forms.CharField(label=_("In one sentence"), max_length=140)
    text = forms.CharField(
        label=_("The opinion"), max_length=6000, widget=forms.Textarea(attrs={"rows": 10, "maxlength": 6000})
    )
    field_order = ("title", "text", "meeting")


class SentForm(MeydanForm):
    number = forms.CharField(label=_("Number at the kent konseyi"), help_text=_("For example: 2026/14"), max_length=40)
    sent_on = day_field(_("Sent to the kent konseyi on"))
    basis = forms.CharField(
        label=_("Basis"),
        help_text=_("The rule that the municipality relies on, in your words."),
        max_length=200,
        required=False,
    )


class AgendaForm(MeydanForm):
    agenda_on = day_field(_("On the agenda of the council on"))


class DecisionForm(MeydanForm):
    outcome = forms.ChoiceField(label=_("What was decided?"), choices=OpinionOutcome.choices, widget=forms.RadioSelect)
    decision_number = forms.CharField(label=_("Number of the decision"), max_length=40)
    decided_on = day_field(_("Decided on"))
    words = forms.CharField(
        label=_("In a sentence"),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
    )
