"""Asking, entering, answering; and what is written down about a breach."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.forms import MeydanForm, long_field
from meydan.people.rules import clean_contact
from meydan.privacy.inventory import CATEGORIES, SUBJECTS
from meydan.privacy.models import Channel, DataRequest, Right
from meydan.sealed.models import Read

MOMENTS = ["%Y-%m-%dT%H:%M", "%d.%m.%Y %H:%M", "%d.%m.%Y %H.%M"]


def _moment(label: Any, help_text: Any = "", **options: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"})
    return forms.DateTimeField(label=label, help_text=help_text, widget=widget, input_formats=MOMENTS, **options)


class AskForm(MeydanForm):
    what = forms.ChoiceField(label=_("What do you ask for?"), choices=Right.choices, widget=forms.RadioSelect)
    words = long_field(
        _("In your words"), _("Which data, where, since when. What you know is enough."), most=2000, required=False
    )


class EnterForm(AskForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    contact = forms.CharField(
        label=_("Where the answer goes"),
        help_text=_(
            "E-mail, mobile phone or postal address. If an account has it, the request belongs to that account."
        ),
        max_length=200,
    )
    channel = forms.ChoiceField(label=_("How did it come?"), choices=Channel.choices[1:], widget=forms.RadioSelect)
    asked_on = forms.DateField(
        label=_("When did it come?"),
        help_text=_("The time to answer runs from this day."),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
    )
    seen = forms.BooleanField(
        label=_("I have seen who it is"),
        help_text=_("By a document that was shown or a signature. No copy is kept."),
        error_messages={
            "required": _("Please make sure first that it is the person themselves, or somebody who may act for them.")
        },
    )
    field_order = ("name", "contact", "what", "words", "channel", "asked_on", "seen")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("asked_on", clock.today())

    def clean_contact(self) -> str:
        """An e-mail or a phone as accounts have it; anything else is an address on paper."""
        try:
            return clean_contact(self.cleaned_data["contact"])[1]
        except ValidationError:
            return str(self.cleaned_data["contact"])


class AnswerForm(MeydanForm):
    do = forms.ChoiceField(
        label=_("How do you close it?"),
        choices=[("answer", _("Answer it")), ("refuse", _("Refuse it, with the reason"))],
        widget=forms.RadioSelect,
    )
    words = long_field(
        _("What the person reads"), _("The answer, or the reason. Nothing is closed without words."), most=4000, rows=8
    )


class RequestFilter(MeydanForm):
    q = forms.CharField(label=_("Name or contact"), required=False, max_length=100)
    state = forms.ChoiceField(label=_("State"), required=False, choices=[("", _("All")), *DataRequest.State.choices])
    what = forms.ChoiceField(label=_("What is asked for"), required=False, choices=[("", _("All")), *Right.choices])


class BreachFilter(MeydanForm):
    q = forms.CharField(label=_("Words in the title"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("State"), required=False, choices=[("", _("All")), ("open", _("Open")), ("closed", _("Closed"))]
    )


class BreachForm(MeydanForm):
    title = forms.CharField(label=_("In a few words"), max_length=140)
    what = long_field(
        _("What happened?"), _("How it was found, what is known, what is not known yet."), most=4000, rows=6
    )
    found_at = _moment(_("When was it found?"), _("The clock runs from this moment."))
    happened_at = _moment(_("When did it happen, as far as it is known?"), required=False)
    affected = forms.CharField(
        label=_("Who is affected?"),
        help_text=_("Groups of people, for example volunteers of one duty. No names."),
        max_length=300,
    )
    affected_count = forms.IntegerField(
        label=_("How many people, about?"), required=False, min_value=0, max_value=10_000_000
    )
    data = forms.CharField(label=_("Which kinds of data?"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.setdefault("found_at", timezone.localtime(clock.now()))

    @property
    def said(self) -> dict[str, Any]:
        words = dict(self.cleaned_data)
        return {"found_at": words.pop("found_at"), "words": words}


class StepForm(MeydanForm):
    note = long_field(_("What was found or done?"), most=2000)


class ToldForm(MeydanForm):
    whom = forms.ChoiceField(
        label=_("Who was told?"),
        choices=[("board", _("The data protection board")), ("people", _("The people affected"))],
        widget=forms.RadioSelect,
    )
    at = _moment(_("When?"), _("Leave it empty if they were not told, and write why."), required=False)
    words = forms.CharField(
        label=_("How, under which number; or why not"),
        help_text=_("If it was late, write why as well."),
        max_length=500,
    )


class InventoryFilter(MeydanForm):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    subjects = forms.ChoiceField(label=_("Whose data"), required=False, choices=[("", _("All")), *SUBJECTS.items()])
    category = forms.ChoiceField(label=_("Kind of data"), required=False, choices=[("", _("All")), *CATEGORIES.items()])


class LogFilter(MeydanForm):
    q = forms.CharField(label=_("Table"), required=False, max_length=100)


class LookFilter(MeydanForm):
    q = forms.CharField(label=_("Name or purpose"), required=False, max_length=100)
    what = forms.ChoiceField(label=_("What was read"), required=False, choices=[("", _("All")), *Read.choices])
