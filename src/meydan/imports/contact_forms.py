"""Saying what the columns of a list of people are, where the proof of their consent stands; and a person's own yes."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.forms import MeydanForm, Tiles
from meydan.imports.contact_labels import FIELDS
from meydan.imports.contact_rows import EACH, WHOLE
from meydan.imports.forms import column_field, order_field
from meydan.imports.models import Import, Way
from meydan.imports.rules import setting

OF_THE_PROOF = ("on", "way", "document", "keeper", "basis")


class ContactColumnsForm(MeydanForm):
    """One select a column, and the proof."""

    where = forms.ChoiceField(
        label=_("Where does the proof of consent stand?"),
        choices=[(EACH, _("In each row")), (WHOLE, _("One proof for the whole list"))],
        widget=Tiles(hints={EACH: _("There are columns with the day and the way"), WHOLE: _("Everybody agreed to the same text, and somebody keeps the forms")}),
    )  # fmt: skip
    on = forms.DateField(
        label=_("Day of the consent"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), required=False
    )
    way = forms.ChoiceField(
        label=_("Way of the consent"), choices=[("", _("Please choose")), *Way.choices], required=False
    )
    document = forms.CharField(
        label=_("Document and version of its text"),
        help_text=_("E.g. “Volunteer form, version 2 of March 2024”. For rows that name no document of their own too."),
        max_length=200,
        required=False,
    )
    keeper = forms.CharField(
        label=_("Who keeps the proof, and where?"),
        help_text=_("E.g. “Archive of the Centre, folder G-12”."),
        max_length=200,
        required=False,
    )
    basis = forms.CharField(
        label=_("Basis"),
        help_text=_("The rule that the municipality relies on. The people read it."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, one: Import, **kwargs: Any) -> None:
        self.one = one
        proof = one.answers["proof"]
        initial = proof | {"basis": proof["basis"] or setting("basis", "")}
        super().__init__(*args, initial=initial, **kwargs)
        for x, column in enumerate(one.columns):
            if not column["identity"]:
                self._add(f"column-{x}", column_field(column, FIELDS))
        for field in one.answers["order_asked"]:
            self._add(f"order-{field}", order_field(field, one.answers["date_order"][field], FIELDS))

    def _add(self, name: str, added: forms.ChoiceField) -> None:
        """What the base does for fields that are there from the beginning."""
        self.fields[name] = added
        self._say_what_to_do(name, added)
        if not isinstance(added.widget, Tiles):
            added.widget.attrs.setdefault("class", "input")

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if day and day > clock.today():
            raise forms.ValidationError(_("This day lies in the future. Please correct it."))
        return day

    def clean(self) -> dict[str, Any]:
        """Each field comes from one column. One proof for all has no gaps."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        seen: dict[str, str] = {}
        for x, column in enumerate(self.one.columns):
            said = data.get(f"column-{x}", "")
            if said and said in seen:
                words = _("“%(first)s” and “%(second)s” can't both be this. Please change one of them.")
                self.add_error(f"column-{x}", words % {"first": seen[said], "second": column["name"]})
            seen.setdefault(said, column["name"])
        if data.get("where") == WHOLE:
            self._ask_for_all(data)
        return data

    def _ask_for_all(self, data: dict[str, Any]) -> None:
        for name in OF_THE_PROOF:
            if not data.get(name) and name not in self.errors:
                field = self.fields[name]
                words = _("Please choose: %(label)s") if name == "way" else _("Please fill in: %(label)s")
                self.add_error(name, words % {"label": field.label})

    @property
    def said(self) -> dict[str, Any]:
        """What was said, as the action takes it."""
        data = self.cleaned_data
        proof = {name: data.get(name) or "" for name in ("where", *OF_THE_PROOF)}
        return {
            "fields": {x: data[f"column-{x}"] for x in range(len(self.one.columns)) if f"column-{x}" in data},
            "proof": proof | {"on": str(proof["on"])},
            "date_order": {field: data[f"order-{field}"] for field in self.one.answers["order_asked"]},
        }


class YesForm(MeydanForm):
    display_name = forms.CharField(
        label=_("Name that others see"),
        help_text=_("Shown beside what you write. You may leave it empty."),
        max_length=60,
        required=False,
    )
