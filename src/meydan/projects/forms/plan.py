"""Forms of the strategic plan."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.base.tables import MOST_BYTES, read_rows
from meydan.projects.forms.fields import DecimalTextField
from meydan.projects.queries.quarters import Figures


class UploadForm(MeydanForm):
    name_tr = forms.CharField(label=_("Name in Turkish"), max_length=160)
    name_en = forms.CharField(label=_("Name in English"), max_length=160, required=False)
    first_year = forms.IntegerField(label=_("First year"), min_value=2000, max_value=2100)
    last_year = forms.IntegerField(label=_("Last year"), min_value=2000, max_value=2100)
    file = forms.FileField(
        label=_("File"),
        help_text=_("CSV or XLSX, one row a line of the plan. Nothing changes before you have seen it."),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
    )

    def clean_file(self) -> tuple[str, list[list[str]]]:
        upload = self.cleaned_data["file"]
        if upload.size > MOST_BYTES:
            raise forms.ValidationError(_("This file is too big. A plan has at most 2,000 rows."))
        try:
            return upload.name, read_rows(upload.name, upload.read())
        except ValueError:
            raise forms.ValidationError(
                _("This file can't be read as a table. Please save it as CSV or XLSX, with at most 2,000 rows.")
            ) from None

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        first, last = data.get("first_year"), data.get("last_year")
        if first and last and not first <= last < first + 20:
            self.add_error("last_year", _("The end lies before the beginning. Please check the dates."))
        return data


class QuarterForm(MeydanForm):
    """A value and an explanation for each row of a unit's quarter."""

    def __init__(self, *args: Any, rows: Sequence[Figures], **kwargs: Any) -> None:
        self.rows = rows
        super().__init__(*args, **kwargs)
        for row in rows:
            labels = {"code": row.code}
            self.fields[f"value-{row.line}"] = DecimalTextField(
                label=_("%(code)s: measured value") % labels, max_length=30, required=False, initial=comma(row.value)
            )
            self.fields[f"words-{row.line}"] = forms.CharField(
                label=_("%(code)s: explanation") % labels, max_length=500, required=False, initial=row.words
            )
            for name in ("value", "words"):
                self.fields[f"{name}-{row.line}"].widget.attrs["class"] = "input"

    @property
    def lines(self) -> list[tuple[Figures, Any, Any]]:
        """Each row with its two fields; a line without an indicator has no value to write."""
        return [
            (row, self[f"value-{row.line}"] if row.indicator_tr else None, self[f"words-{row.line}"])
            for row in self.rows
        ]

    @property
    def entries(self) -> dict[int, tuple[Decimal | None, str]]:
        data = self.cleaned_data
        return {row.line: (data[f"value-{row.line}"], data[f"words-{row.line}"]) for row in self.rows}


def comma(number: str) -> str:
    """As people here type it."""
    return number.replace(".", ",")
