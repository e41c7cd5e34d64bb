"""Forms of insight."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.forms import DecimalTextField, MeydanForm, PersonField, long_field
from meydan.goals.queries import all_goals, targets
from meydan.insight.models import Dimension, Indicator, Outreach
from meydan.insight.rules import TOWN_WIDE
from meydan.people.models import AgeBand, Person, Sex
from meydan.people.queries import colleagues
from meydan.places.queries import all_neighbourhoods, units


def day_field(**more: Any) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


class OutreachForm(MeydanForm):
    """Who goes where, when."""

    what = forms.ChoiceField(label=_("What do you do?"), choices=Outreach.What.choices, widget=forms.RadioSelect)
    title = forms.CharField(
        label=_("In a few words, for readers"),
        help_text=_("For example: market stand in Göksu. No names."),
        max_length=120,
    )
    on = day_field(label=_("On which day?"))
    owner = PersonField(label=_("Who does it?"), queryset=Person.objects.none())
    words = forms.CharField(label=_("Note for colleagues"), max_length=300, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["owner"].queryset = colleagues().filter(role_grants__role__in=TOWN_WIDE).distinct()  # type: ignore[attr-defined]


class NewOutreachForm(OutreachForm):
    """With the group that is missing."""

    group = forms.ChoiceField(label=_("Who is missing?"))
    field_order = ("group",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        places = [(f"{Dimension.PLACE.value}:{one.pk}", one.name) for one in all_neighbourhoods()]
        ages = [(f"{Dimension.AGE.value}:{code}", word) for code, word in AgeBand.choices]
        sexes = [(f"{Dimension.SEX.value}:{code}", word) for code, word in Sex.choices]
        students = [(f"{Dimension.STUDY.value}:yes", Dimension.STUDY.label)]
        groups = [
            (Dimension.PLACE.label, places),
            (Dimension.AGE.label, ages),
            (Dimension.SEX.label, sexes),
            (Dimension.STUDY.label, students),
        ]
        self.fields["group"].choices = [("", _("Please choose")), *groups]  # type: ignore[attr-defined]

    def clean_on(self) -> Any:
        if self.cleaned_data["on"] < clock.today():
            raise forms.ValidationError(_("This day is over. Please choose a later one."))
        return self.cleaned_data["on"]


class FinishForm(MeydanForm):
    changed = forms.CharField(
        label=_("What did it change?"), help_text=_("A sentence that readers see."), max_length=300
    )
    reached = forms.IntegerField(
        label=_("How many people did you reach?"), min_value=0, max_value=100_000, required=False
    )


class PopulationForm(MeydanForm):
    file = forms.FileField(label=_("The file"), help_text=_("CSV or XLSX, at most 2 MB and 2,000 rows."))


class IndicatorForm(MeydanForm):
    """What is measured, how, from where to where."""

    name_tr = forms.CharField(label=_("Name in Turkish"), max_length=120)
    name_en = forms.CharField(label=_("Name in English"), max_length=120)
    definition_tr = long_field(
        _("Definition in Turkish"), _("What exactly is counted, in one or two sentences."), most=600, rows=3
    )
    definition_en = long_field(_("Definition in English"), most=600, rows=3)
    measure_tr = forms.CharField(label=_("Unit of measure in Turkish"), max_length=30)
    measure_en = forms.CharField(label=_("Unit of measure in English"), max_length=30)
    target = forms.ModelChoiceField(label=_("Target"), queryset=targets())
    unit = forms.ModelChoiceField(label=_("Which unit measures it?"), queryset=units(), required=False)
    method = long_field(_("How is it measured?"), most=600, rows=3)
    source = forms.CharField(label=_("Source"), max_length=200)
    quality = long_field(_("What does the figure not say?"), most=400, rows=2, required=False)
    wanted = forms.ChoiceField(label=_("What is better?"), choices=Indicator.Wanted.choices, widget=forms.RadioSelect)
    baseline = DecimalTextField(label=_("Value at the start"), required=False)
    baseline_on = day_field(label=_("Day of the start"), required=False)
    aim = DecimalTextField(label=_("Value to be reached"), required=False)
    aim_on = day_field(label=_("By which day?"), required=False)


class ReadingForm(MeydanForm):
    on = day_field(label=_("Measured on"))
    value = DecimalTextField(label=_("Value"))
    source = forms.CharField(label=_("Source"), max_length=200)
    note = forms.CharField(label=_("Note"), max_length=300, required=False)


class IndicatorSearchForm(MeydanForm):
    q = forms.CharField(label=_("Search"), max_length=100, required=False)
    goal = forms.ChoiceField(label=_("Goal"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["goal"].choices = [("", _("All")), *((one.number, str(one)) for one in all_goals())]  # type: ignore[attr-defined]


class BeginReviewForm(MeydanForm):
    year = forms.IntegerField(label=_("Of which year?"), min_value=2015, max_value=2100)


class PublishForm(MeydanForm):
    sure = forms.BooleanField(label=_("I have read it in both languages."))


class SectionForm(MeydanForm):
    """The words of a section by language; the fields are named as the languages."""

    tr = long_field(_("In Turkish"), most=8000, rows=8, required=False)
    en = long_field(_("In English"), most=8000, rows=8, required=False)
