"""The paper, what somebody says of themselves, the receipt, an objection."""

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, long_field
from meydan.base.sentences import sentence
from meydan.decisions.models import Ballot, Bond, Option, PaperType
from meydan.decisions.rules import Said, may_fill
from meydan.decisions.rules.reasons import TOO_YOUNG, TWICE
from meydan.places.models import Neighbourhood
from meydan.places.queries import neighbourhoods


class FilterForm(MeydanForm):
    q = forms.CharField(
        label=_("Search"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    when = forms.ChoiceField(
        label=_("When"),
        required=False,
        choices=[("", _("All")), ("now", _("Open now")), ("coming", _("To come")), ("over", _("Over"))],
    )


class PaperForm(MeydanForm):
    """Reads a paper of any kind: boxes (`list-…`), places (`rank-…`) or points (`points-…`). What was typed wrong is kept."""

    def __init__(
        self, data: Any = None, *, ballot: Ballot, options: Sequence[Option], area: int = 0, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.ballot, self.area = ballot, area
        self.options: Mapping[int, Option] = {one.pk: one for one in options}
        self.choices: list[int] = []
        self.points: list[int] | None = None

    def clean(self) -> dict[str, Any]:
        self._read()
        if not self.errors:
            ruling = may_fill(self.ballot, self.options, self.choices, self.points, self.area)
            if not ruling:
                self.add_error(None, sentence(ruling.code, ruling.facts))
        return self.cleaned_data

    def _read(self) -> None:
        if self.ballot.paper == PaperType.RANKED:
            self._read_ranks()
        elif self.ballot.paper == PaperType.POINTS:
            self._read_points()
        else:
            self.choices = [
                int(one)
                for name in self.data
                for one in self.data.getlist(name)
                if name.startswith("list-") and one.isdecimal()
            ]

    def _numbers(self, prefix: str) -> list[tuple[int, int]]:
        """(option, number) for each that was filled in."""
        found = []
        for pk in self.options:
            typed = self.data.get(f"{prefix}-{pk}", "").strip()
            if not typed:
                continue
            if not typed.isdecimal() or len(typed) > 4:
                self.add_error(None, _("Please write whole numbers."))
            elif int(typed):
                found.append((pk, int(typed)))
        return found

    def _read_ranks(self) -> None:
        given = self._numbers("rank")
        if len({place for _pk, place in given}) < len(given):
            self.add_error(None, sentence(TWICE, {}))
        self.choices = [pk for pk, _place in sorted(given, key=lambda one: one[1])]

    def _read_points(self) -> None:
        given = self._numbers("points")
        self.choices, self.points = [pk for pk, _points in given], [points for _pk, points in given]


class SaidForm(MeydanForm):
    """What the vote asks of everybody; nothing that it does not ask."""

    bond = forms.ChoiceField(label=_("What binds you to the town?"), widget=forms.RadioSelect, required=False)
    place = forms.ModelChoiceField(
        label=_("Your neighbourhood"), queryset=Neighbourhood.objects.none(), to_field_name="slug", required=False, empty_label="–"
    )  # fmt: skip
    code = forms.CharField(
        label=_("The code from your letter"), max_length=40, required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip

    def __init__(
        self, *args: Any, ballot: Ballot, places: Sequence[int], areas: bool, voted: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if ballot.bonds:
            fields["bond"].choices = [(one, Bond(one).label) for one in ballot.bonds]
        if places or areas:
            rows = neighbourhoods()
            fields["place"].queryset = rows.filter(pk__in=places) if places else rows
        fields["bond"].required, fields["place"].required, fields["code"].required = True, bool(places), True
        wanted = {"bond": ballot.bonds, "place": places or areas, "code": ballot.by_code and not voted}
        for name in [name for name, asked in wanted.items() if not asked]:
            del fields[name]
        if ballot.age_from:  # its label is known here only, and labels are read when a form is made
            age = {"age": ballot.age_from}
            too_young = {"required": sentence(TOO_YOUNG, age)}
            fields["old_enough"] = forms.BooleanField(
                label=_("I am %(age)s years old or older.") % age, error_messages=too_young
            )

    @property
    def said(self) -> Said:
        data = self.cleaned_data
        return Said(data.get("bond", ""), data.get("place"), data.get("old_enough", False), data.get("code", ""))


class ReceiptForm(MeydanForm):
    receipt = forms.CharField(
        label=_("Your receipt code"), help_text=_("Twelve letters and figures. It was shown to you after voting, and nowhere else."), max_length=30,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters"}),
    )  # fmt: skip


class AppealForm(MeydanForm):
    text = long_field(
        _("What is not right, and how do you see it?"), _("The answer is public, your name is not."), most=1500
    )
