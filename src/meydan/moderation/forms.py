"""Forms of moderation."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, long_field
from meydan.moderation.models import Appeal, HeldFor, Reason
from meydan.moderation.pictures import Rectangle

MOST_RECTANGLES = 10


class ReportForm(MeydanForm):
    reason = forms.ChoiceField(label=_("What is wrong?"), choices=Reason.choices, widget=forms.RadioSelect)
    words = forms.CharField(
        label=_("In your words"), required=False, max_length=500, widget=forms.Textarea(attrs={"rows": 3})
    )


class CaseFilter(MeydanForm):
    q = forms.CharField(label=_("Words of the report"), required=False, max_length=100)
    reason = forms.ChoiceField(label=_("Reason"), required=False, choices=[("", _("All")), *Reason.choices])


class AppealFilter(MeydanForm):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    reason = forms.ChoiceField(label=_("Reason"), required=False, choices=[("", _("All")), *Reason.choices])


class HeldFilter(MeydanForm):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    why = forms.ChoiceField(label=_("Why it waits"), required=False, choices=[("", _("All")), *HeldFor.choices])


class DecideForm(MeydanForm):
    decision = forms.ChoiceField(
        label=_("Decision"), choices=[("hide", _("Hide it")), ("keep", _("Keep it"))], widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(label=_("Reason"), choices=Reason.choices)
    words = forms.CharField(
        label=_("Words to the author"),
        help_text=_("What is not possible, and what would be."),
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("decision") == "hide" and not data.get("words"):
            self.add_error("words", _("Please tell the author why."))
        return data


class AppealForm(MeydanForm):
    words = long_field(
        _("Why should it be public again?"),
        _("You can write once. Another person than the one who hid it reads it."),
        most=2000,
        rows=6,
    )


class DecideAppealForm(MeydanForm):
    decision = forms.ChoiceField(label=_("Decision"), choices=Appeal.Outcome.choices, widget=forms.RadioSelect)
    reason = long_field(_("Reason"), _("The author and the moderator read it."), most=1000)


class LookForm(MeydanForm):
    decision = forms.ChoiceField(
        label=_("Decision"),
        choices=[("release", _("Make it public")), ("hide", _("Hide it"))],
        widget=forms.RadioSelect,
    )
    reason = forms.ChoiceField(label=_("If it is hidden: why?"), choices=Reason.choices)
    words = long_field(
        _("Words to the author"), _("What is not possible, and what would be."), most=500, required=False
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("decision") == "hide" and not data.get("words"):
            self.add_error("words", _("Please tell the author why."))
        return data


class WordFilter(MeydanForm):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    ends = forms.ChoiceField(
        label=_("What it finds"),
        required=False,
        choices=[("", _("All")), ("whole", _("The whole word only")), ("all", _("With all endings"))],
    )


class WordForm(MeydanForm):
    text = forms.CharField(
        label=_("Word, or a few words"),
        help_text=_("Found as whole words. With a star at the end all endings are found: kelime*"),
        max_length=78,
    )
    note = forms.CharField(label=_("Why it is on the list"), required=False, max_length=200)


class TryForm(MeydanForm):
    said = long_field(_("A text to try"), _("It is kept nowhere."), most=2000)


class PhotoForm(MeydanForm):
    words = forms.CharField(
        label=_("What is to be seen?"),
        help_text=_("For people who don’t see the photo."),
        required=False,
        max_length=200,
    )
    rectangles = forms.CharField(
        label=_("Parts to blur"),
        help_text=_("Left, top, width, height in percent, one rectangle a line: 10 20 15 30"),
        required=False,
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    because = forms.CharField(label=_("If it is not published: why?"), required=False, max_length=300)

    def clean_rectangles(self) -> list[Rectangle]:
        lines = [line for line in self.cleaned_data["rectangles"].splitlines() if line.strip()]
        if len(lines) > MOST_RECTANGLES:
            raise forms.ValidationError(_("Ten rectangles at most."))
        return [self._rectangle(line) for line in lines]

    def _rectangle(self, line: str) -> Rectangle:
        try:
            left, top, width, height = (float(part.replace(",", ".")) for part in line.split())
        except ValueError:
            raise forms.ValidationError(_("Four numbers a line, please: left, top, width, height.")) from None
        inside = 0 <= left < 100 and 0 <= top < 100 and 0 < width <= 100 and 0 < height <= 100
        if not inside:
            raise forms.ValidationError(_("The numbers are percent, from 0 to 100."))
        return Rectangle(left, top, width, height)
