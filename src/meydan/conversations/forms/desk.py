"""What the desk fills in: a conversation, its first statements, decisions on statements, the report."""

import csv
from datetime import datetime, time, timedelta
from io import StringIO
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base import clock, turkish
from meydan.base.forms import MeydanForm, TitledField, WrittenForm, long_field
from meydan.conversations.models import Conversation, Moderation, Reason, Statement
from meydan.conversations.models.conversation import LEAST_FLOOR
from meydan.conversations.rules import LONGEST
from meydan.ideas.models import Process
from meydan.ideas.queries.processes import processes_visible_to
from meydan.places.models import Unit
from meydan.places.queries import units
from meydan.threads.queries import threads_visible_to

COLUMNS = ("statement", "cumle", "ifade", "comment-body", "text", "metin")
"""Folded headings of the column with statements; without any of them the first column counts."""
MOST_BYTES = 1024 * 1024


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, help_text=help_text, widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"])


class ConversationForm(WrittenForm):
    title = forms.CharField(label=_("Title"), help_text=_("Best as a question."), max_length=120)
    summary = long_field(_("What is it about?"), most=600, rows=3)
    promise = long_field(
        _("The promise"), _("What will happen with the result, who decides, by when."), most=600, rows=3
    )
    opens_on = _day(_("Opens on"))
    closes_on = _day(_("Last day"))
    moderation = forms.ChoiceField(label=_("New statements"), choices=Moderation.choices, widget=forms.RadioSelect)
    with_account = forms.BooleanField(
        label=_("Only with an account"),
        help_text=_("One voice an account. Fewer people take part then; leave it out where opinions are enough."),
        required=False,
    )
    floor = forms.IntegerField(
        label=_("People who have to take part before a result is shown"),
        min_value=LEAST_FLOOR,
        max_value=10_000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    keep_days = forms.IntegerField(
        label=_("Days after the report until single votes are erased"),
        min_value=0,
        max_value=730,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    basis = forms.CharField(
        label=_("What this time relies on"),
        help_text=_("The rule or decision of the municipality. Everybody reads it."),
        max_length=200,
        required=False,
    )
    unit = forms.ModelChoiceField(label=_("Responsible unit"), queryset=Unit.objects.none(), required=False)
    process = TitledField(label=_("Process"), queryset=Process.objects.none(), required=False)
    number = forms.CharField(label=_("Number of the thread"), max_length=12, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["unit"].queryset = units()
        fields["process"].queryset = processes_visible_to(None)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        number = data.get("number", "")
        data["thread"] = threads_visible_to(None).filter(number=number).first() if number else None
        if number and data["thread"] is None:
            self.add_error("number", _("There is no thread with this number."))
        return data

    @property
    def words(self) -> dict[str, Any]:
        """What `save_conversation` takes; the last day belongs to it."""
        plain = ("opens_on", "closes_on", "number")
        said = {name: value for name, value in self.cleaned_data.items() if name not in plain}
        days = {
            "opens_at": self.cleaned_data["opens_on"],
            "closes_at": self.cleaned_data["closes_on"] + timedelta(days=1),
        }
        return said | {name: timezone.make_aware(datetime.combine(day, time())) for name, day in days.items()}


PLAIN = (
    "title",
    "language",
    "summary",
    "promise",
    "moderation",
    "with_account",
    "floor",
    "keep_days",
    "basis",
    "unit",
    "process",
)


def as_typed(one: Conversation) -> dict[str, Any]:
    opens = timezone.localtime(one.opens_at).date()
    closes = timezone.localtime(one.closes_at - timedelta(microseconds=1)).date()
    number = one.thread.number if one.thread else ""
    return {name: getattr(one, name) for name in PLAIN} | {"opens_on": opens, "closes_on": closes, "number": number}


def to_begin() -> dict[str, Any]:
    today = clock.today()
    usual = {name: Conversation._meta.get_field(name).default for name in ("moderation", "floor", "keep_days")}
    return {"opens_on": today, "closes_on": today + timedelta(days=21), **usual}


class SeedForm(MeydanForm):
    texts = forms.CharField(
        label=_("Statements, one a line"),
        help_text=_("At most 140 characters each; one thought; so that one can agree or disagree."),
        max_length=100_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
    )
    file = forms.FileField(
        label=_("Or a file"),
        help_text=_(
            "Text with a statement a line, or CSV; of a CSV we take the column “statement”, else the first one."
        ),
        required=False,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.txt", "class": ""}),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        lines = data.get("texts", "").splitlines()
        if data.get("file"):
            lines += self._read(data["file"])
        data["lines"] = [line for line in (one.strip() for one in lines) if line]
        if not data["lines"] and not self.errors:
            self.add_error("texts", _("Please write at least one statement, or choose a file."))
        return data

    def _read(self, file: Any) -> list[str]:
        if file.size > MOST_BYTES:
            self.add_error("file", _("This file is too large. Please keep it below 1 MB."))
            return []
        try:
            text = file.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            self.add_error("file", _("We can’t read this file. Please save it as CSV or text in UTF-8."))
            return []
        return _column(text) if turkish.lower(file.name).endswith(".csv") else text.splitlines()


def _column(text: str) -> list[str]:
    """The column of statements, whatever stands between the cells."""
    head = text.partition("\n")[0]
    rows = list(csv.reader(StringIO(text), delimiter=max(",;\t", key=head.count)))
    names = [turkish.fold(name.strip()) for name in rows[0]] if rows else []
    at = next((names.index(name) for name in COLUMNS if name in names), None)
    return [row[at or 0] for row in rows[at is not None :] if len(row) > (at or 0)]


class DeclineForm(MeydanForm):
    reason = forms.ChoiceField(label=_("The reason"), choices=Reason.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your own words"), help_text=_("The writer reads it."), max_length=300, required=False
    )


class JoinForm(MeydanForm):
    into = forms.CharField(
        label=_("Number of the statement that says the same"),
        max_length=9,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "list": "alike"}),
    )

    def __init__(self, *args: Any, statement: Statement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.statement = statement

    def clean_into(self) -> Statement:
        number = self.cleaned_data["into"].lstrip("#")
        found = Statement.objects.filter(conversation=self.statement.conversation_id, number=number).first() if number.isdecimal() else None  # fmt: skip
        if found is None:
            raise forms.ValidationError(_("There is no statement with this number here."))
        return found


class CorrectForm(MeydanForm):
    text = forms.CharField(
        label=_("Corrected"), help_text=_("A slip only, once; what it said before stays readable."), max_length=LONGEST
    )


class ReportForm(MeydanForm):
    report = long_field(
        _("What came out of it"),
        _("Three to six sentences that a mayor can read aloud. The figures stand beside them by themselves."),
        most=4000,
        rows=8,
    )
    outcome = long_field(
        _("What it changed"),
        _("What is decided, done or promised because of it, by whom and by when. “Nothing yet” is an answer too."),
        most=2000,
        rows=4,
    )
