"""Choosing a file, and saying what its columns and words mean."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import languages, turkish
from meydan.base.forms import MeydanForm, Tiles
from meydan.ideas.models import ContributionKind, State
from meydan.imports.dates import DAY_FIRST, MONTH_FIRST
from meydan.imports.labels import FIELDS, LEAVE_OUT
from meydan.imports.matching import ASKED, NONE, REJECT, Lookups
from meydan.imports.models import Import
from meydan.imports.queries import HIDDEN, PERSONAL
from meydan.imports.reading.files import MOST_BYTES
from meydan.imports.rows import REJECT_UNDATED, TAKE_UNDATED
from meydan.imports.rules import SENTENCES, TOO_BIG
from meydan.imports.words import STATES, UNCLEAR, bare

STATE_HINTS = {
    State.RECEIVED: _("Not known; it becomes an open thread"),
    State.ACCEPTED: _("It was promised; whether it was done is not known"),
    State.ANSWERED: _("There was an answer; nothing was promised"),
    State.DONE: _("The work is finished"),
}
MOST_ASKED = 17
"""Words that are asked for at once, for each column."""


class UploadForm(MeydanForm):
    file = forms.FileField(
        label=_("The file with the list"),
        help_text=_("CSV, XLSX, XLS or ODS; at most 30 MB and 200,000 rows."),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.xls,.ods", "class": ""}),
    )
    origin = forms.CharField(
        label=_("Where does the list come from?"),
        help_text=_("Shown on each thread, e.g. “Earlier participation site”. Use the same name each time: then nothing is imported twice."),
        max_length=60,
    )  # fmt: skip
    sheet = forms.CharField(
        label=_("Sheet"),
        help_text=_("Where the file has several: its name. Empty: the largest one that is not hidden."),
        required=False,
        max_length=100,
    )
    kind = forms.ChoiceField(
        label=_("What are its rows, where the list does not say it?"),
        choices=ContributionKind.choices,
        initial=ContributionKind.PROBLEM,
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise forms.ValidationError(SENTENCES[TOO_BIG] % {"megabytes": MOST_BYTES // 1024 // 1024})
        return file


class PeopleUploadForm(UploadForm):
    """A list of volunteers and contacts; its rows are people, so nothing is asked about their kind."""

    kind = None
    origin = forms.CharField(
        label=_("Where does the list come from?"),
        help_text=_("The people read it in our message, e.g. “Volunteer forms of 2024”."),
        max_length=60,
    )


class ResultForm(MeydanForm):
    """Which threads of an import are shown."""

    q = forms.CharField(
        label=_("Words or old number"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    which = forms.ChoiceField(
        label=_("Only"),
        required=False,
        choices=[("", _("All")), (HIDDEN, _("Still hidden")), (PERSONAL, _("Words that look personal"))],
    )


class ColumnsForm(MeydanForm):
    """One select a column, one question a word, and what holds for the whole list."""

    def __init__(self, *args: Any, one: Import, lookups: Lookups, complete: bool = False, **kwargs: Any) -> None:
        self.one, self.lookups, self.complete = one, lookups, complete
        super().__init__(*args, **kwargs)
        for x, column in enumerate(one.columns):
            if not column["identity"]:
                self.fields[f"column-{x}"] = column_field(column)
        self.asked = {field: self._asked(field) for field in ASKED}
        for field, words in self.asked.items():
            for word in words:
                self.fields[f"word-{field}-{word['key']}"] = self._word_field(field, word)
        for field in one.answers["order_asked"]:
            self.fields[f"order-{field}"] = order_field(field, one.answers["date_order"][field])
        self.fields["kind"] = forms.ChoiceField(
            label=UploadForm.base_fields["kind"].label, choices=ContributionKind.choices, initial=one.answers["kind"]
        )
        self.fields["undated"] = forms.ChoiceField(
            label=_("Rows whose date can't be read"),
            choices=[(REJECT_UNDATED, _("Do not take them")), (TAKE_UNDATED, _("Take them; their date is unknown"))],
            initial=one.answers["undated"],
        )
        for name, added in self.fields.items():  # what the base does for fields that are there from the beginning
            self._say_what_to_do(name, added)
            if not isinstance(added.widget, Tiles):
                added.widget.attrs.setdefault("class", "input")

    def _asked(self, field: str) -> list[dict[str, Any]]:
        """Words that are not certain, those without an answer first."""
        answered = self.one.answers["words"].get(field, {})
        words = self.one.answers["asked"].get(field, [])
        return sorted(words, key=lambda word: word["key"] in answered)[:MOST_ASKED]

    def _word_field(self, field: str, word: dict[str, Any]) -> forms.ChoiceField:
        given = self.one.answers["words"].get(field, {}).get(word["key"])
        label = _("“%(word)s” (%(count)s rows)") % {"word": word["said"], "count": word["count"]}
        must = self.complete or not self.is_bound  # while answers are only kept, some may still be missing
        if field == "state" and (codes := UNCLEAR.get(bare(word["said"]))):
            codes = (*codes, State.RECEIVED)
            widget = Tiles(hints={code: STATE_HINTS[State(code)] for code in codes})
            choices = [(code, State(code).label) for code in codes]
            return forms.ChoiceField(label=label, choices=choices, widget=widget, initial=given, required=must)
        hint, usual = "", word["code"] or {"place": REJECT, "unit": NONE, "goal": NONE}.get(field, "")
        if field == "goal" and word["code"]:
            hint, usual = _("Only the goal is named. Which target is it?"), self.lookups.targets_of(word["code"])[0]
        elif word["code"]:
            hint = _("The closest name. Please change it if it is wrong.")
        return forms.ChoiceField(
            label=label,
            choices=self._choices(field, word["code"]),
            help_text="" if given else hint,
            initial=given or usual,
            required=must,
        )

    def _choices(self, field: str, code: str) -> list[tuple[str, Any]]:
        """All that a word can mean; for a goal that is known its targets."""
        known = self.lookups
        if field == "place":
            others = [(REJECT, _("Do not take these rows")), (NONE, _("Take them without a neighbourhood"))]
            return [*others, *known.places.items()]
        if field == "unit":
            none = (NONE, _("Take them without a unit, for the desk"))
            return [none, *((slug, _name(both)) for slug, both in known.units.items())]
        if field == "goal":
            targets = [(one, f"{one} {_name(known.target_names[one])}") for one in known.targets_of(code)]
            goals = [(str(number), f"{number} {_name(both)}") for number, both in known.goals.items()]
            return [(NONE, _("Take them without a goal")), *(targets or goals)]
        words = ContributionKind.choices if field == "kind" else [(one, State(one).label) for one in STATES]
        return [("", _("Please choose")), *words]

    def clean(self) -> dict[str, Any]:
        """Each field comes from one column; only contacts may lie in several."""
        data: dict[str, Any] = super().clean() or {}
        seen: dict[str, str] = {}
        for x, column in enumerate(self.one.columns):
            said = data.get(f"column-{x}", "")
            if said and said != "contact" and said in seen:
                words = _("“%(first)s” and “%(second)s” can't both be this. Please change one of them.")
                self.add_error(f"column-{x}", words % {"first": seen[said], "second": column["name"]})
            seen.setdefault(said, column["name"])
        return data

    @property
    def answers(self) -> dict[str, Any]:
        """What was said, as the action takes it."""
        data = self.cleaned_data
        return {
            "fields": {x: data[f"column-{x}"] for x in range(len(self.one.columns)) if f"column-{x}" in data},
            "kind": data["kind"],
            "undated": data["undated"],
            "date_order": {field: data[f"order-{field}"] for field in self.one.answers["order_asked"]},
            "words": {
                field: {word["key"]: code for word in words if (code := data.get(f"word-{field}-{word['key']}"))}
                for field, words in self.asked.items()
            },
        }


def column_field(column: dict[str, Any], all_fields: Mapping[str, Any] = FIELDS) -> forms.ChoiceField:
    fields = {"contact": FIELDS["contact"]} if column["contact"] else all_fields
    label = _("What is the column “%(name)s”?") % {"name": column["name"]}
    return forms.ChoiceField(
        label=label, choices=[("", LEAVE_OUT), *fields.items()], required=False, initial=column["field"]
    )


def order_field(field: str, order: str, names: Mapping[str, Any] = FIELDS) -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("What does 03/04/24 mean in “%(column)s”?") % {"column": names[field]},
        choices=[(DAY_FIRST, _("3 April: the day comes first")), (MONTH_FIRST, _("4 March: the month comes first"))],
        initial=order,
        widget=Tiles(hints={}),
    )


def _name(both: tuple[str, ...]) -> str:
    return both[1] if languages.current() == "en" else both[0]


def usual_origin(name: str) -> str:
    """A name for a list from the name of its file."""
    return turkish.capitalize(name.rpartition(".")[0].replace("-", " ").replace("_", " "))
