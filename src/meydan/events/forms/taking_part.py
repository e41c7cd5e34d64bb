"""Forms of the floor, of calls for speakers, of photos, and of guests from a table."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, long_field
from meydan.base.tables import MOST_BYTES, read_rows
from meydan.events.forms.desk import end_of_day
from meydan.events.forms.public import day_field
from meydan.events.models import Floor, PhotoConsent, TalkProposal


class AskForm(MeydanForm):
    text = long_field(_("Your question"), _("One question, short."), most=280, rows=3)
    name = forms.CharField(label=_("Your name, if you like"), max_length=60, required=False)


class FloorForm(MeydanForm):
    floor = forms.ChoiceField(
        label=_("Questions from the audience"), choices=Floor.choices, widget=forms.RadioSelect, initial=Floor.OFF
    )


class ProposalForm(MeydanForm):
    title = forms.CharField(label=_("What do you want to speak about?"), max_length=140)
    text = long_field(_("In some sentences"), most=3000, rows=5)
    name = forms.CharField(label=_("Your name"), max_length=120)
    about = forms.CharField(label=_("What you do, and where"), max_length=200, required=False)
    agreed = forms.BooleanField(
        label=_("If I am accepted, my name may be published in the programme."),
        help_text=_("Without this your name stays at the desk. You can tell us any day that you changed your mind."),
        required=False,
    )


class CallForm(MeydanForm):
    until = day_field(
        label=_("Proposals until (this day included)"), help_text=_("Empty: nobody is called."), required=False
    )
    words = long_field(_("Whom do you look for, and what for?"), most=600, rows=3, required=False)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("until") and not data.get("words"):
            self.add_error("words", _("Please say whom you look for."))
        return data

    @property
    def call(self) -> dict[str, Any]:
        data = self.cleaned_data
        until: datetime | None = end_of_day(data["until"]) if data["until"] else None
        return {"until": until, "words": data["words"]}


class ProposalAnswerForm(MeydanForm):
    to = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (TalkProposal.State.ACCEPTED, _("Accept: becomes a speaker")),
            (TalkProposal.State.DECLINED, _("Decline")),
        ],
        widget=forms.RadioSelect,
    )
    answer = long_field(
        _("Words for them"),
        _("They read it as you write it. Needed when you decline."),
        most=600,
        rows=3,
        required=False,
    )


class EventPhotoForm(MeydanForm):
    photo = forms.ImageField(label=_("The photo"), widget=forms.FileInput(attrs={"accept": "image/*", "class": ""}))
    words = forms.CharField(
        label=_("What is to be seen?"), help_text=_("For people who don’t see the photo."), max_length=200
    )
    who = forms.ChoiceField(
        label=_("Who can be recognised?"),
        help_text=_(
            "If somebody has not agreed, please choose another photo. A child needs the consent of a guardian."
        ),
        choices=PhotoConsent.Who.choices,
        widget=forms.RadioSelect,
    )
    where = forms.CharField(
        label=_("Where are the consents kept?"),
        help_text=_("The folder or the number, no names."),
        max_length=200,
        required=False,
    )


class GuestsForm(MeydanForm):
    file = forms.FileField(
        label=_("A table with names"),
        help_text=_("CSV or XLSX. First column: the name. Second column, if you like: how many people come. A first row with titles is left out."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx", "class": ""}),
    )  # fmt: skip

    def clean_file(self) -> list[tuple[str, int]]:
        """(name, how many people) of each row."""
        upload = self.cleaned_data["file"]
        try:
            rows = read_rows(upload.name, upload.read(MOST_BYTES + 1))
        except ValueError:
            raise forms.ValidationError(
                _("We can’t read this file. Please save it as CSV or XLSX, with fewer than 2,000 rows.")
            ) from None
        numbered = [(line, [*row, ""]) for line, row in enumerate(rows, start=1)]
        titled = len(rows) > 1 and rows[0][1:2] and rows[0][1] and not rows[0][1].isdecimal()
        return [self._guest(line, row[0], row[1]) for line, row in (numbered[1:] if titled else numbered)]

    def _guest(self, line: int, name: str, size: str) -> tuple[str, int]:
        if not name or len(name) > 60 or (size and not (size.isdecimal() and 0 < int(size[:6]) < 1000)):
            words = _("Row %(line)s: a name of at most 60 signs, and a whole number beside it or nothing.")
            raise forms.ValidationError(words, params={"line": line})
        return name, int(size or 1)
