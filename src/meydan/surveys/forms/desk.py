"""Forms of the desk."""

from datetime import datetime, time, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import is_on
from meydan.base.forms import MeydanForm, TitledField, WrittenForm, long_field
from meydan.ideas.models import StageKind
from meydan.ideas.queries.processes import for_desk
from meydan.people.models import AgeBand, Person
from meydan.people.rules import OF_A_UNIT
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import neighbourhoods, units
from meydan.surveys.models import Channel, Compared, Survey, Who
from meydan.surveys.rules import KEEPING
from meydan.threads.queries import threads_visible_to


def day_field(label: Any, **options: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **options)


class SurveyForm(WrittenForm):
    title = forms.CharField(label=_("Title"), max_length=140)
    summary = forms.CharField(label=_("In one sentence"), max_length=300)
    text = long_field(_("What is it about?"), most=3000, rows=5, required=False)
    afterwards = long_field(
        _("What happens with the answers?"),
        _("A promise: what is published, who decides, by which day."),
        most=2000,
        rows=3,
    )
    minutes = forms.IntegerField(
        label=_("How many minutes does it take?"), min_value=1, max_value=60, initial=5, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )  # fmt: skip
    who = forms.ChoiceField(
        label=_("Who may answer"), choices=Who.choices, widget=forms.RadioSelect, initial=Who.ANYONE
    )
    compared_by = forms.MultipleChoiceField(
        label=_("Compare groups by"),
        help_text=_(
            "Copied from the profile of who signs in; not possible without an account. Of those who proved more than one bond the first counts: living here, then studying, then working."
        ),
        choices=Compared.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    unit = forms.ModelChoiceField(label=_("Who holds it"), queryset=Unit.objects.none())
    first_day = day_field(_("First day"))
    last_day = day_field(_("Last day"), help_text=_("This day included."))
    process = TitledField(label=_("Process"), queryset=Unit.objects.none(), required=False, empty_label="–")
    stage = forms.ChoiceField(label=_("Stage of the process"), choices=[("", "–"), *StageKind.choices], required=False)
    with_stage = forms.BooleanField(
        label=_("It begins and ends with the stage, also when the stage moves. The two days above stay empty then."), required=False
    )  # fmt: skip
    number = forms.CharField(
        label=_("Thread number"), help_text=_("For example 2026-0417."), required=False, max_length=12
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        own = person.unit_ids if not person.has_role(*KEEPING) and person.has_role(*OF_A_UNIT) else None
        fields["unit"].queryset = units() if own is None else units().filter(pk__in=own)
        fields["process"].queryset = for_desk()
        if not is_on("proofs"):
            fields["compared_by"].choices = [one for one in Compared.choices if one[0] != Compared.BOND]
        fields["first_day"].required = fields["last_day"].required = not self.data.get("with_stage")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        number = data.pop("number", "")
        data["thread"] = threads_visible_to(None).filter(number=number).first() if number else None
        if number and data["thread"] is None:
            self.add_error("number", _("There is no thread with this number."))
        first, last = data.pop("first_day", None), data.pop("last_day", None)
        if data.get("with_stage"):
            return data
        if first and last and last < first:
            self.add_error("last_day", _("The last day has to be after the first one."))
        elif first and last:
            data |= {"opens_at": midnight(first), "closes_at": midnight(last + timedelta(days=1))}
        return data


def midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(0)))


def as_typed(survey: Survey) -> dict[str, Any]:
    """A survey as its form begins."""
    plain = (
        "title",
        "language",
        "summary",
        "text",
        "afterwards",
        "minutes",
        "who",
        "compared_by",
        "unit",
        "process",
        "stage",
        "with_stage",
    )
    days = {"first_day": timezone.localdate(survey.opens_at), "last_day": timezone.localdate(survey.last_day)}
    days = {} if survey.with_stage else days
    number = survey.thread.number if survey.thread else ""
    return {name: getattr(survey, name) for name in plain} | days | {"number": number}


class NewSurveyForm(SurveyForm):
    template = forms.ChoiceField(label=_("Begin with the questions of"), required=False)

    def __init__(self, *args: Any, offered: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["template"].choices = [("", _("No template")), *offered]


class ProlongForm(MeydanForm):
    last_day = day_field(_("Last day"), help_text=_("This day included."))


class TemplateForm(MeydanForm):
    name = forms.CharField(label=_("Name of the template"), max_length=140)


class ReportForm(MeydanForm):
    report = long_field(_("What came of it?"), _("The result first, in a sentence."), most=5000, rows=8)
    changed = long_field(
        _("What did it change?"), _("What the municipality does differently now, and by when; or why nothing changes."), most=3000, rows=5, required=False
    )  # fmt: skip


class PaperForm(MeydanForm):
    """Beside the answers of a paper: where it came from, and what its sheet says about the person."""

    channel = forms.ChoiceField(
        label=_("How did it come?"), choices=[one for one in Channel.choices if one[0] != Channel.WEB]
    )
    batch = forms.CharField(label=_("Pile"), help_text=_("For example: market, 12 March."), max_length=60)
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=Neighbourhood.objects.none(), required=False
    )
    age_band = forms.ChoiceField(label=_("Age band"), choices=[("", "–"), *AgeBand.choices], required=False)

    def __init__(self, *args: Any, survey: Survey, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["neighbourhood"].queryset = neighbourhoods()
        for name in ("neighbourhood", "age_band"):
            if name not in survey.compared_by:
                del fields[name]


class TextForm(MeydanForm):
    """One answer in somebody's own words: under which tags it stands, and what of it everybody may read."""

    tags = forms.CharField(label=_("Tags"), help_text=_("Separated by commas."), max_length=300, required=False)
    public = forms.BooleanField(label=_("Everybody may read it"), required=False)
    words = forms.CharField(
        label=_("As everybody reads it"),
        help_text=_("Take out names, addresses, and whatever else points to somebody."),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1500}),
        required=False,
    )
