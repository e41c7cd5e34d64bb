"""What a new thing belongs to: found by words of its title, chosen from a list, without JavaScript."""

import re
from collections.abc import Sequence
from typing import Any, ClassVar

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meydan.base import search
from meydan.base.forms import MeydanForm
from meydan.base.refs import resolve

MOST_FOUND = 12
REF = re.compile(r"[a-z_]+:\d{1,9}")


def belonging_words(help_text: Any) -> forms.CharField:
    """The field with the words; the template puts the button “Search” below it."""
    box = forms.TextInput(attrs={"type": "search"})
    return forms.CharField(
        label=gettext_lazy("Belongs to"), help_text=help_text, max_length=100, required=False, widget=box
    )


def belonging_choice() -> forms.ChoiceField:
    wrong = {"invalid_choice": gettext_lazy("Nothing is found under this.")}
    return forms.ChoiceField(
        label=gettext_lazy("Which one?"), widget=forms.RadioSelect, required=False, error_messages=wrong
    )


class BelongingForm(MeydanForm):
    """A form with the fields `belongs_words` and `belongs_to`, the ref of a thing of one of the kinds `belongs`. The button “Search”
    (`look`) shows what is found and checks nothing yet; everything typed stays."""

    belongs: ClassVar[Sequence[str]] = ()

    def __init__(self, *args: Any, person: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        self.looks = "look" in self.data
        self.found = self._look(str(self["belongs_words"].value() or "").strip()[:100])
        fields: dict[str, Any] = self.fields
        fields["belongs_to"].choices = self._choices()
        if len(fields["belongs_to"].choices) < 2 and not self["belongs_to"].value():
            del fields["belongs_to"]

    def _look(self, words: str) -> list[str]:
        """Refs, those that fit best first. Whoever knows a number writes `project:12`."""
        if REF.fullmatch(words):
            return [words]
        return [entry.ref for entry in search.find(words, kinds=list(self.belongs))[:MOST_FOUND]] if words else []

    def _choices(self) -> list[tuple[str, str]]:
        """What it belongs to now also where this person does not see it: it stays, unless they take it away."""
        now, sent = self.initial.get("belongs_to", ""), str(self["belongs_to"].value() or "")
        refs = [ref for ref in dict.fromkeys([now, sent, *self.found]) if self._is_possible(ref)]
        there = resolve(self.person, refs)
        named = [(ref, f"{one.title} ({one.kind.word})") for ref in refs if (one := there.get(ref))]
        self.found = [ref for ref in self.found if ref in there]
        hidden = [(now, now)] if now and now not in there else []
        return [("", _("Nothing")), *hidden, *named]

    def _is_possible(self, ref: str) -> bool:
        return bool(REF.fullmatch(ref)) and ref.partition(":")[0] in self.belongs

    @property
    def errors(self) -> ErrorDict:
        return ErrorDict() if self.looks else super().errors

    def is_valid(self) -> bool:
        return not self.looks and super().is_valid()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.pop("belongs_words", "") and data.get("belongs_to") not in self.found:
            if self.found:
                self.add_error("belongs_to", _("Please choose one of these, or empty the words."))
            else:
                self.add_error("belongs_words", _("Nothing is found under this."))
        return data

    @property
    def found_nothing(self) -> bool:
        return self.looks and not self.found
