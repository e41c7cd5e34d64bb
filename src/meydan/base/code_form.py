"""Codes that are made for letters and shown this once: how many, and in which form they go along."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meydan.base.cards import is_on
from meydan.base.forms import MeydanForm

MOST, MOST_LETTERS = 5000, 300
"""Codes, and letters in one file: somebody waits while they are set."""


class CodesForm(MeydanForm):
    count = forms.IntegerField(
        label=gettext_lazy("How many codes?"), min_value=1, max_value=MOST,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )  # fmt: skip
    way = forms.ChoiceField(
        label=gettext_lazy("In which form?"),
        choices=[("letters", gettext_lazy("Letters to print, one a code (PDF)")), ("list", gettext_lazy("A list (CSV)"))],
        widget=forms.RadioSelect, initial="letters",
    )  # fmt: skip

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not is_on("documents"):
            del self.fields["way"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if self.as_letters and data.get("count", 0) > MOST_LETTERS:
            words = _("At most %(most)s letters at once. Make further ones afterwards, or take a list.")
            self.add_error("count", words % {"most": MOST_LETTERS})
        return data

    @property
    def as_letters(self) -> bool:
        return self.cleaned_data.get("way") == "letters"
