"""Forms of the booth: who is there, sheets, marking the roll, counting, and typing in."""

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.decisions.forms.desk import number_field, shown_field
from meydan.decisions.forms.public import PaperForm
from meydan.decisions.models import AreaGroup, Ballot, Batch, Bond, Booth, Option, PaperType, Spoiled
from meydan.decisions.rules import Figures, Said
from meydan.decisions.rules.on_paper import LEAST_SHEETS, MOST_SHEETS
from meydan.people.models import AgeBand, Person
from meydan.people.queries import colleagues, notice_version
from meydan.people.rules import clean_contact
from meydan.places.models import Neighbourhood
from meydan.places.queries import neighbourhoods


class BoothForm(MeydanForm):
    name = forms.CharField(label=_("Place"), help_text=_("For example: the muhtar’s office of a neighbourhood"), max_length=120)  # fmt: skip
    hours = forms.CharField(label=_("Days and hours"), max_length=200)
    clerks = forms.ModelMultipleChoiceField(
        label=_("Who is there"), queryset=Person.objects.none(), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, booth: Booth | None = None, **kwargs: Any) -> None:
        start = {"name": booth.name, "hours": booth.hours, "clerks": list(booth.clerks.all())} if booth else {}
        super().__init__(*args, initial=start, **kwargs)
        field: Any = self.fields["clerks"]
        field.queryset, field.label_from_instance = colleagues(), lambda person: person.name


class BatchForm(MeydanForm):
    size = number_field(_("How many sheets"), most=MOST_SHEETS, least=LEAST_SHEETS, initial=100)
    area = forms.ModelChoiceField(
        label=_("For people of the area"), queryset=AreaGroup.objects.none(), required=False, empty_label=_("No area: the list of the whole town")
    )  # fmt: skip
    large = forms.BooleanField(label=_("In large print"), required=False)

    def __init__(self, *args: Any, ballot: Ballot, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["area"]
        field.queryset = ballot.areas.filter(merged=False)
        if not field.queryset:
            del self.fields["area"]


class HandOutForm(MeydanForm):
    """Who stands at the booth, and what the vote asks of everybody. Nothing of the sheet."""

    contact = forms.CharField(
        label=_("E-mail or mobile phone"), help_text=_("Whoever has voted on the web is found by it. Empty where there is none."), required=False, max_length=120
    )  # fmt: skip
    name = forms.CharField(label=_("Name"), required=False, max_length=60)
    age = forms.ChoiceField(label=_("Age band"), choices=[("", "–"), *AgeBand.choices])
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood where the person lives"), queryset=Neighbourhood.objects.none(), required=False, empty_label=_("Not said")
    )  # fmt: skip
    bond = forms.ChoiceField(label=_("What binds the person to the town?"), widget=forms.RadioSelect)
    code = forms.CharField(label=_("The code from the letter"), max_length=40, required=False)
    old_enough = forms.BooleanField(label="", required=False)
    shown = shown_field()
    large = forms.BooleanField(label=_("A sheet in large print"), required=False)
    another = forms.BooleanField(
        label=_("It is another person than the one of the same name on the roll."), required=False
    )
    notice_shown = forms.BooleanField(
        label=_("The privacy notice was shown or read out."),
        error_messages={"required": _("Please show the privacy notice first.")},
    )

    def __init__(self, *args: Any, ballot: Ballot, large: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["neighbourhood"].queryset = neighbourhoods()
        fields["bond"].choices = [(one, Bond(one).label) for one in ballot.bonds]
        self["old_enough"].label = _("The person is %(age)s years old or older.") % {"age": ballot.age_from}
        wanted = {
            "bond": ballot.bonds,
            "shown": ballot.proved,
            "code": ballot.by_code,
            "old_enough": ballot.age_from,
            "large": large,
        }
        for name in [name for name, asked in wanted.items() if not asked]:
            del fields[name]

    def clean_contact(self) -> tuple[str, str]:
        text = self.cleaned_data["contact"].strip()
        return clean_contact(text) if text else ("", "")

    @property
    def marked(self) -> dict[str, Any]:
        """What the action needs."""
        data = self.cleaned_data
        how, contact = data["contact"]
        return {
            "person": {
                "display_name": data["name"],
                "age_band": data["age"],
                "neighbourhood": data["neighbourhood"],
                "notice_version": notice_version(),
                "phone": contact if how == "phone" else None,
                "email": contact if how == "email" else None,
            },
            "said": Said(data.get("bond", ""), data["neighbourhood"], data.get("old_enough", False), data.get("code", "")),
            "large": data.get("large", False),
            "another": data["another"],
            "shown": data.get("shown", False),
        }  # fmt: skip


class WrongMarkForm(MeydanForm):
    """Whose mark is wrong and why. Nobody asks for a sheet: none may have been put into the box."""

    contact = forms.CharField(label=_("E-mail or mobile phone"), help_text=_("As it was typed in when the roll was marked."), required=False, max_length=120)  # fmt: skip
    name = forms.CharField(label=_("Name"), required=False, max_length=60)
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood where the person lives"), queryset=Neighbourhood.objects.none(), required=False, empty_label=_("Not said")
    )  # fmt: skip
    pile = forms.ModelChoiceField(label=_("Pile"), queryset=Batch.objects.none())
    reason = forms.CharField(label=_("What happened?"), help_text=_("Without names, please."), max_length=300)
    no_sheet = forms.BooleanField(
        label=_("No sheet was put into the box for this mark."),
        error_messages={"required": _("A mark for which a sheet is in the box stays.")},
    )

    def __init__(self, *args: Any, booth: Booth, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["neighbourhood"].queryset = neighbourhoods()
        fields["pile"].queryset = booth.batches.filter(counted_at=None, marks__gt=0).select_related("ballot", "booth")
        self.has_piles = bool(fields["pile"].queryset)
        fields["pile"].empty_label = None

    def clean_contact(self) -> tuple[str, str]:
        text = self.cleaned_data["contact"].strip()
        return clean_contact(text) if text else ("", "")

    @property
    def told(self) -> dict[str, Any]:
        """What the action needs."""
        data = self.cleaned_data
        how, contact = data["contact"]
        person = {"name": data["name"], "place": data["neighbourhood"]} | ({how: contact} if how else {})
        return {"batch": data["pile"], "person": person, "reason": data["reason"]}


class CountForm(MeydanForm):
    given = number_field(_("Given out"), most=MOST_SHEETS, least=0)
    returned = number_field(_("In the box"), most=MOST_SHEETS, least=0)
    spoiled = number_field(_("Given back for a new one, and kept"), most=MOST_SHEETS, least=0)
    left = number_field(_("Left over"), most=MOST_SHEETS, least=0)
    reason = forms.CharField(
        label=_("Why the figures do not agree"), help_text=_("Only where they do not; everybody reads it."), max_length=300, required=False
    )  # fmt: skip

    def __init__(self, *args: Any, batch: Batch, **kwargs: Any) -> None:
        super().__init__(*args, initial={name: getattr(batch, name) for name in self.base_fields}, **kwargs)

    @property
    def figures(self) -> Figures:
        return Figures(**self.cleaned_data)


class SheetForm(PaperForm):
    """A sheet as it lies on the table: its number, and what is marked or why it is not valid."""

    serial = forms.CharField(
        label=_("Number of the sheet"), help_text=_("Below the square, for example 17 or K-02-0017. A reader can type the square."), max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )  # fmt: skip
    numbers = forms.CharField(
        label=_("Numbers that are marked"), required=False, max_length=200,
        help_text=_("Instead of ticking below, for example 3 7 12. Where places are given: the first place first."),
        widget=forms.TextInput(attrs={"autocomplete": "off", "inputmode": "numeric"}),
    )  # fmt: skip
    spoiled = forms.ChoiceField(
        label=_("Not valid, because"), choices=[("", _("It is valid")), *Spoiled.choices], required=False
    )

    def __init__(self, *args: Any, batch: Batch, options: Sequence[Option], number: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, ballot=batch.ballot, options=options, area=batch.area_id or 0, **kwargs)
        self.batch, self.number = batch, number
        if number:
            del self.fields["serial"]
        elif not self.initial.get("serial"):  # who types three hundred of them begins at once
            self.fields["serial"].widget.attrs["autofocus"] = True
        if batch.ballot.paper == PaperType.POINTS:
            del self.fields["numbers"]

    def clean_serial(self) -> str:
        groups = re.findall(r"[0-9]+", self.cleaned_data["serial"])
        if not groups or len(groups[-1]) > 4:
            raise forms.ValidationError(_("Please type the number that stands below the square."))
        if len(groups) > 1 and groups[-2].lstrip("0") != str(self.batch.number):
            raise forms.ValidationError(_("This sheet belongs to another batch: %(serial)s.") % {"serial": self.cleaned_data["serial"][:40]})  # fmt: skip
        self.number = int(groups[-1])
        return self.cleaned_data["serial"]

    def clean(self) -> dict[str, Any]:
        if not self.cleaned_data.get("spoiled"):
            return super().clean()
        self.choices, self.points = [], None
        return self.cleaned_data

    def _read(self) -> None:
        """Numbers of options as they were typed, or else what is ticked."""
        super()._read()
        if not (typed := self.cleaned_data.get("numbers", "").strip()):
            return
        by_number = {one.number: pk for pk, one in self.options.items()}
        numbers = [int(one) for one in re.findall(r"[0-9]{1,5}", typed)]
        unknown = [str(one) for one in numbers if one not in by_number]
        twice = [str(one) for one in sorted(set(numbers)) if numbers.count(one) > 1]
        if self.choices:
            self.add_error("numbers", _("Please type numbers or tick options, not both."))
        elif re.search(r"[^0-9\s,.;-]", typed) or not numbers:
            self.add_error("numbers", _("Please type the numbers of the options only, for example 3 7 12."))
        elif unknown:
            self.add_error(
                "numbers", _("No option of this sheet has the number %(numbers)s.") % {"numbers": ", ".join(unknown)}
            )
        elif twice:
            self.add_error("numbers", _("The number %(numbers)s stands there twice.") % {"numbers": ", ".join(twice)})
        else:
            self.choices = [by_number[one] for one in numbers]
