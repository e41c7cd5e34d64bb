"""Forms of languages."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import languages
from meydan.base.forms import MeydanForm, long_field


class TextReportForm(MeydanForm):
    words = long_field(
        _("What is wrong?"), _("Write the text as you see it, or what you do not understand."), most=600, rows=3
    )
    better = long_field(_("How would you say it?"), most=600, rows=3, required=False)
    path = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)


class ReadForm(MeydanForm):
    readers = forms.CharField(
        label=_("Who has read the texts?"),
        help_text=_("People who grew up with the language, as they want to be named. The page of languages shows it."),
        max_length=200,
    )


class ReportFilter(MeydanForm):
    q = forms.CharField(label=_("Words"), required=False, max_length=100)
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=[("", _("All")), *languages.NAMES.items()]
    )  # fmt: skip


class EasyTextForm(MeydanForm):
    body = long_field(
        _("Text"),
        _("One sentence a line, at most twelve words. A line that begins with # is a heading."),
        most=6000,
        rows=16,
    )
    hard_words = long_field(
        _("Hard words"), _("One a line, with its meaning after a colon."), most=2000, required=False
    )
    readers = forms.CharField(
        label=_("Who has read it and understood it?"),
        help_text=_("For example: three neighbours with learning difficulties. Leave it empty until somebody has."),
        max_length=200,
        required=False,
    )
    language = forms.ChoiceField(
        label=_("Language of the text"),
        help_text=_("Each language has a text of its own; another language here makes another text."),
        choices=list(languages.NAMES.items()),
    )
