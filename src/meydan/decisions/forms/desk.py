"""Forms of the desk: a vote, its areas, options, codes, dates, and what came after."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, MoneyField, TitledField, WrittenForm, long_field
from meydan.base.town import town
from meydan.decisions.actions.preparing import Draft, OptionWords
from meydan.decisions.models import AreaGroup, Ballot, Bond, Completion, Option, Outcome, PaperType, Rule, Valuation
from meydan.decisions.queries.desk import groups_to_choose
from meydan.decisions.rules import setting
from meydan.decisions.rules.reasons import NO_GROUP, NOT_SHOWN, SENTENCES
from meydan.goals.models import Goal
from meydan.goals.queries import goals
from meydan.ideas.models import Process
from meydan.ideas.queries.contributions import contributions_visible_to
from meydan.ideas.queries.processes import for_desk
from meydan.people.models import AgeBand
from meydan.people.queries import notice_version
from meydan.people.rules import clean_contact
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import neighbourhoods, units

SHAPE = "%Y-%m-%dT%H:%M"


def moment_field(label: Any, **options: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(format=SHAPE, attrs={"type": "datetime-local"})
    return forms.DateTimeField(
        label=label, widget=widget, input_formats=[SHAPE, "%d.%m.%Y %H:%M", "%d.%m.%Y %H.%M"], **options
    )


def money_field(label: Any, **options: Any) -> MoneyField:
    return MoneyField(label=label, max_length=30, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options)


def lira(amount: int | None) -> str:
    """Kuruş as people type lira."""
    return "" if amount is None else f"{amount / 100:.2f}".removesuffix(".00").replace(".", ",")


def shown_field() -> forms.BooleanField:
    """At a desk and at a booth, where a vote asks for a proof."""
    return forms.BooleanField(
        label=_(
            "I have seen a document that shows that the person lives, studies or works here. Nothing of it is copied."
        ),
        error_messages={"required": SENTENCES[NOT_SHOWN]},
    )


def number_field(label: Any, *, most: int, **options: Any) -> forms.IntegerField:
    box = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=options.pop("least", 1), max_value=most, widget=box, **options)


class BallotForm(WrittenForm):
    title = forms.CharField(label=_("Title"), max_length=120)
    question = forms.CharField(label=_("The question above the paper"), max_length=120)
    summary = forms.CharField(label=_("In one sentence"), max_length=300)
    text = long_field(_("What people should know before they vote"), most=3000, rows=5, required=False)
    process = TitledField(
        label=_("Process"), queryset=Process.objects.none(), required=False, empty_label=_("No process")
    )
    unit = forms.ModelChoiceField(
        label=_("Who holds it"), queryset=Unit.objects.none(), required=False, empty_label="–"
    )
    decides = forms.CharField(
        label=_("Who decides after the vote?"),
        help_text=_("The vote is advice. Everybody reads who decides."),
        max_length=200,
    )
    paper = forms.ChoiceField(
        label=_("How one votes"), choices=PaperType.choices, widget=forms.RadioSelect, initial=PaperType.APPROVAL
    )
    most = number_field(_("At most so many options, or so many points"), most=1000, required=False)
    purse = money_field(
        _("Money to share out (₺)"), help_text=_("Empty where the vote is not about money."), required=False
    )
    winners = number_field(_("Without money: how many win?"), most=50, initial=1)
    rule = forms.ChoiceField(
        label=_("How it is counted"), choices=Rule.choices, widget=forms.RadioSelect, initial=Rule.EQUAL_SHARES
    )
    completion = forms.ChoiceField(
        label=_("What becomes of money that the shares leave"), choices=Completion.choices, initial=Completion.ADD1U
    )
    opens_at = moment_field(_("Voting begins"))
    closes_at = moment_field(_("Voting ends"))
    may_change = forms.BooleanField(label=_("A vote may be changed until the end."), required=False, initial=True)
    bonds = forms.MultipleChoiceField(
        label=_("Who may vote"), help_text=_("Any of these is enough; none means everybody."), choices=Bond.choices,
        widget=forms.CheckboxSelectMultiple, required=False, initial=list(Bond.values),
    )  # fmt: skip
    proved = forms.BooleanField(
        label=_("What binds them has to be proved."),
        help_text=_("On the web beforehand (“My proofs”), at the desk and on paper by a document that is shown. Otherwise everybody’s word counts."), required=False,
    )  # fmt: skip
    age_from = number_field(_("From which age"), help_text=_("0: any age."), most=99, least=0, initial=16)
    places = forms.ModelMultipleChoiceField(
        label=_("Only these neighbourhoods"), queryset=Neighbourhood.objects.none(), required=False, widget=forms.SelectMultiple(attrs={"size": 8})
    )  # fmt: skip
    members_of = forms.ChoiceField(
        label=_("Only members of a group"), required=False, error_messages={"invalid_choice": SENTENCES[NO_GROUP]}
    )
    by_code = forms.BooleanField(label=_("A code from a list is needed to vote."), required=False)
    basis = forms.CharField(
        label=_("Basis"), help_text=_("The rule that the municipality relies on."), max_length=200, required=False
    )

    def __init__(self, *args: Any, ballot: Ballot | None = None, **kwargs: Any) -> None:
        start = (
            _as_it_is(ballot)
            if ballot
            else {"decides": town().say("decisions", "decides"), "basis": setting("basis", "")}
        )
        super().__init__(*args, initial=start, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["process"].queryset, fields["unit"].queryset = for_desk().order_by("-pk"), units()
        fields["places"].queryset = neighbourhoods()
        fields["members_of"].choices = _groups(ballot)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("opens_at") and data.get("closes_at") and data["closes_at"] <= data["opens_at"]:
            self.add_error("closes_at", _("Voting has to end later than it begins."))
        if data.get("proved") and not data.get("bonds"):
            self.add_error("bonds", _("Please choose what binds people to the town, if it has to be proved."))
        return data

    @property
    def draft(self) -> Draft:
        words = dict(self.cleaned_data)
        places = list(words.pop("places"))
        words["purse"] = words["purse"] or None
        return Draft(words, places)


def _groups(ballot: Ballot | None) -> list[tuple[str, str]]:
    """What stands there already stays, also when nobody finds that group any more."""
    found = groups_to_choose()
    now = ballot.members_of if ballot else ""
    return [("", "–"), *found, *([(now, now)] if now and now not in dict(found) else [])]


def _as_it_is(ballot: Ballot) -> dict[str, Any]:
    names = set(BallotForm.base_fields) - {"purse", "places", "opens_at", "closes_at"}
    start: dict[str, Any] = {name: getattr(ballot, name) for name in names}
    dates = {name: timezone.localtime(getattr(ballot, name)) for name in ("opens_at", "closes_at")}
    return (
        start
        | dates
        | {
            "language": ballot.language,
            "purse": lira(ballot.purse),
            "places": list(ballot.places.values_list("pk", flat=True)),
        }
    )


class AreaForm(MeydanForm):
    name = forms.CharField(label=_("Name of the area"), max_length=120)
    neighbourhoods = forms.ModelMultipleChoiceField(
        label=_("Neighbourhoods"), queryset=Neighbourhood.objects.none(), widget=forms.SelectMultiple(attrs={"size": 8})
    )
    purse = money_field(
        _("Money for a list of its own (₺)"), help_text=_("Empty: the area has no list of its own."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["neighbourhoods"].queryset = neighbourhoods()

    @property
    def words(self) -> dict[str, Any]:
        return self.cleaned_data | {"purse": self.cleaned_data["purse"] or None}


class OptionForm(WrittenForm):
    number = forms.CharField(
        label=_("Number of the thread that it comes from"), help_text=_("For example 2026-0417. Its title is taken where you write none."),
        max_length=12, required=False,
    )  # fmt: skip
    title = forms.CharField(label=_("Title"), max_length=140, required=False)
    text = forms.CharField(label=_("In one sentence"), max_length=300, required=False)
    area = forms.ModelChoiceField(
        label=_("List"), queryset=AreaGroup.objects.none(), required=False, empty_label=_("The whole town")
    )
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=Neighbourhood.objects.none(), required=False, empty_label=_("The whole town")
    )
    goal = forms.ModelChoiceField(label=_("Goal"), queryset=Goal.objects.none(), required=False, empty_label="–")
    unit = forms.ModelChoiceField(
        label=_("Which unit says what it costs"), queryset=Unit.objects.none(), required=False, empty_label="–"
    )

    def __init__(self, *args: Any, ballot: Ballot, option: Option | None = None, **kwargs: Any) -> None:
        start = _option_as_it_is(option) if option else {"language": ballot.language}
        super().__init__(*args, initial=start, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["area"].queryset = ballot.areas.filter(purse__isnull=False)
        fields["neighbourhood"].queryset, fields["unit"].queryset = neighbourhoods(), units()
        fields["goal"].queryset = goals()
        self.option = option

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        number = data.pop("number", "")
        rows = contributions_visible_to(None).filter(thread__number=number).order_by("pk") if number else None
        data["contribution"] = rows.first() if rows is not None else None
        if number and data["contribution"] is None:
            self.add_error("number", _("There is no thread with this number."))
        if not data.get("title") and not data["contribution"]:
            self.add_error("title", _("Please write a title, or the number of a thread."))
        return data

    @property
    def words(self) -> OptionWords:
        data = dict(self.cleaned_data)
        one = data["contribution"]
        if one:
            if not data["title"]:
                data |= {"title": one.title, "language": one.language}
            data["neighbourhood"] = data["neighbourhood"] or one.neighbourhood
        return OptionWords(**data)


def _option_as_it_is(option: Option) -> dict[str, Any]:
    number = option.contribution.thread.number if option.contribution else ""
    return {
        "number": number,
        **{
            name: getattr(option, name)
            for name in ("title", "language", "text", "area", "neighbourhood", "goal", "unit")
        },
    }


class ValuationForm(MeydanForm):
    valuation = forms.ChoiceField(
        label=_("Can it be done?"),
        choices=[one for one in Valuation.choices if one[0] != Valuation.WAITING],
        widget=forms.RadioSelect,
    )
    cost = money_field(_("What it costs (₺)"), required=False)
    reason = forms.CharField(
        label=_("Why, in a sentence"),
        help_text=_("Needed where it is not feasible. Everybody reads it."),
        max_length=300,
        required=False,
    )

    @property
    def said(self) -> dict[str, Any]:
        return self.cleaned_data | {"cost": self.cleaned_data["cost"] or None}


class OwnCodesForm(MeydanForm):
    codes = long_field(
        _("Codes, one a line"), _("Only marks of them are kept: nobody can read them here again."), most=200_000, rows=8
    )

    @property
    def wanted(self) -> Sequence[str]:
        return str(self.cleaned_data["codes"]).splitlines()


class AdmitForm(MeydanForm):
    """Who stands at the desk. With a known contact it is that person; without one a list of codes is safer."""

    display_name = forms.CharField(
        label=_("Name that others see"), help_text=_("Empty: “A neighbour”."), required=False, max_length=60
    )
    age_band = forms.ChoiceField(label=_("Age band"), choices=AgeBand.choices)
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood where the person lives"),
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label=_("Not said"),
    )
    contact = forms.CharField(
        label=_("E-mail or mobile phone"), help_text=_("So that nobody votes twice. Without one, please look at the list of who voted at the desk."),
        required=False, max_length=120,
    )  # fmt: skip
    shown = shown_field()
    notice_shown = forms.BooleanField(
        label=_("The privacy notice was shown or read out."),
        error_messages={"required": _("Please show the privacy notice first.")},
    )

    def __init__(self, *args: Any, ballot: Ballot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["neighbourhood"].queryset = neighbourhoods()
        if not ballot.proved:
            del fields["shown"]

    def clean_contact(self) -> tuple[str, str]:
        text = self.cleaned_data["contact"].strip()
        return clean_contact(text) if text else ("", "")

    @property
    def person(self) -> dict[str, Any]:
        data = self.cleaned_data
        way, contact = data["contact"]
        known = {name: data[name] for name in ("display_name", "age_band", "neighbourhood")}
        return known | {"notice_version": notice_version()} | ({way: contact} if way else {})


class ReasonForm(MeydanForm):
    reason = forms.CharField(label=_("Why?"), help_text=_("Everybody reads it."), max_length=300)


class ExtendForm(ReasonForm):
    closes_at = moment_field(_("New end"))

    def clean_closes_at(self) -> datetime:
        moment: datetime = self.cleaned_data["closes_at"]
        return moment


class CouncilForm(MeydanForm):
    on = forms.DateField(
        label=_("Day of the decision"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    number = forms.CharField(label=_("Decision number"), max_length=40)
    outcome = forms.ChoiceField(label=_("What was decided"), choices=Outcome.choices)
    words = forms.CharField(label=_("Why, in a sentence"), max_length=300, required=False)

    def __init__(self, *args: Any, ballot: Ballot, **kwargs: Any) -> None:
        start = {
            "on": ballot.council_on,
            "number": ballot.council_number,
            "outcome": ballot.council_outcome,
            "words": ballot.council_words,
        }
        super().__init__(*args, initial=start, **kwargs)


class AnswerForm(MeydanForm):
    answer = long_field(_("Our answer"), _("Everybody reads it. Please name nobody."), most=1500)
