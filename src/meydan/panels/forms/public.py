"""What visitors and members fill in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import languages, turkish
from meydan.base.forms import MeydanForm, long_field
from meydan.base.sentences import sentence
from meydan.panels.models import ADULT, Age, Expense, Feature, Panel, PanelKind, Value
from meydan.panels.queries.panels import Wanted
from meydan.panels.rules.people import needs_code
from meydan.panels.rules.reasons import NO_FIT
from meydan.people.rules.contacts import clean_contact
from meydan.places.models import Neighbourhood
from meydan.places.queries import all_neighbourhoods


class FilterForm(MeydanForm):
    q = forms.CharField(label=_("Search for a panel"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *PanelKind.choices], required=False)
    open = forms.BooleanField(label=_("Applications are open"), required=False)

    @property
    def wanted(self) -> Wanted:
        """What was asked for; what makes no sense is left out."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(text=data.get("q", "").strip(), kind=data.get("kind") or "", open=bool(data.get("open")))


class ApplyForm(MeydanForm):
    """What the quotas need, each with its reason; then both consents, apart; the code of the letter last."""

    age = forms.ChoiceField(label=_("How old are you?"), widget=forms.RadioSelect, help_text=_("Who is under 18 takes part with the permission of a mother, father or guardian."))  # fmt: skip
    household = forms.CharField(
        label=_("Household code"),
        help_text=_("If somebody you live with has applied, type the code that stands on the page of their application. Of one household only one person is drawn."),
        max_length=20, required=False, widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip
    take_part = forms.BooleanField(
        label=_("I want to take part, and I agree that my answers stand in the public list under a code, without my name."), required=False
    )  # fmt: skip
    recording = forms.BooleanField(
        label=_("I agree that sound is recorded."),
        help_text=_("Not needed to take part. You can take it back until the panel has met."),
        required=False,
    )
    code = forms.CharField(
        label=_("The code of your letter"), max_length=20, widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"})
    )  # fmt: skip

    def __init__(self, *args: Any, panel: Panel, features: Sequence[Feature], **kwargs: Any) -> None:
        self.features = {f"f{one.pk}": one for one in features}
        self.base_fields = {**{name: _asked(one) for name, one in self.features.items()}, **type(self).base_fields}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["age"].choices = _ages(panel)
        for name, asked in (
            ("recording", panel.records),
            ("household", panel.one_of_household),
            ("age", panel.age_from < ADULT),
        ):
            if not asked:
                del fields[name]
        if not set(panel.ways) - {"open"}:
            del fields["code"]
        elif not needs_code(panel):
            fields["code"].required = False
            fields["code"].help_text = _("If you have a letter. You can apply without one too.")

    def clean_code(self) -> str:
        """As it is printed: capitals with a dash, however it was typed."""
        return _as_printed(self.cleaned_data["code"], 4)

    def clean_household(self) -> str:
        return _as_printed(self.cleaned_data["household"], 3)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for name, feature in self.features.items():
            if name in data and feature.what == Feature.What.REGION and _region(feature, data[name]) is None:
                self.add_error(name, sentence(NO_FIT, {}))
        return data

    @property
    def wanted(self) -> dict[str, Any]:
        """What `apply` takes."""
        data = self.cleaned_data
        answers = {feature.pk: _value(feature, data[name]) for name, feature in self.features.items()}
        return {
            "answers": answers,
            **{name: data[name] for name in ("take_part", "recording", "code", "household", "age") if name in data},
        }


def _as_printed(typed: str, half: int) -> str:
    letters = "".join(sign for sign in turkish.fold(typed).upper() if sign.isalnum())  # ascii
    return f"{letters[:half]}-{letters[half:]}" if letters else ""


def _ages(panel: Panel) -> list[tuple[str, Any]]:
    facts = {"age": panel.age_from}
    return [
        (Age.ADULT, Age.ADULT.label),
        (Age.MINOR, _("From %(age)s to 17") % facts),
        (Age.YOUNGER, _("Under %(age)s") % facts),
    ]


def _asked(feature: Feature) -> forms.ChoiceField:
    if feature.what == Feature.What.REGION:
        choices = [("", _("Please choose")), *((one.slug, one.name) for one in all_neighbourhoods())]
        return forms.ChoiceField(label=_("Your neighbourhood"), help_text=feature.why, choices=choices)
    choices = [(str(one.pk), one.name) for one in feature.values.all()]
    return forms.ChoiceField(label=feature.name, help_text=feature.why, choices=choices, widget=forms.RadioSelect)


def _region(feature: Feature, slug: str) -> Value | None:
    place: Neighbourhood | None = next((one for one in all_neighbourhoods() if one.slug == slug), None)
    return next((one for one in feature.values.all() if place and place.group in one.groups), None)


def _value(feature: Feature, chosen: str) -> Any:
    if feature.what == Feature.What.REGION:
        return _region(feature, chosen)
    return next(one for one in feature.values.all() if str(one.pk) == chosen)


class ObjectionForm(MeydanForm):
    text = long_field(
        _("What was not right?"), _("The Centre reads it; the answer is public, your words are not."), most=1500
    )


class NeedsForm(MeydanForm):
    text = long_field(
        _("What helps you to take part?"),
        _("Somebody to look after a child, sign language, step-free access, an interpreter. Only those who arrange it can open this, and you see who did."),
        most=600, rows=3,
    )  # fmt: skip


class RecordingForm(MeydanForm):
    agrees = forms.BooleanField(label=_("I agree that sound is recorded."), required=False)


class ExpenseForm(MeydanForm):
    what = forms.ChoiceField(label=_("What for?"), choices=Expense.What.choices)
    lira = forms.IntegerField(label=_("How much, in whole lira?"), min_value=1, max_value=100_000, widget=forms.NumberInput(attrs={"inputmode": "numeric"}))  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "lira" in data:
            data["kurus"] = 100 * data.pop("lira")
        return data


class CheckForm(MeydanForm):
    agrees = forms.TypedChoiceField(
        label=_("Is the summary right?"),
        choices=[("yes", _("Yes, so it was")), ("no", _("No, something is wrong"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    words = long_field(_("What is wrong or missing?"), most=1000, required=False)


class GuardianForm(MeydanForm):
    """Who says yes for somebody under 18."""

    guardian = forms.CharField(label=_("Name of your mother, father or guardian"), max_length=100)
    guardian_contact = forms.CharField(
        label=_("Their phone or e-mail"),
        help_text=_("We use it for the permission and for nothing else."),
        max_length=100,
    )
    language = forms.ChoiceField(label=_("In which language do we write to them?"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["language"].choices = languages.switched_on()
        fields["language"].initial = languages.current()

    def clean_guardian_contact(self) -> str:
        return clean_contact(self.cleaned_data["guardian_contact"])[1]
