"""Fields that forms of calls share."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm

LONGEST_LINE = 200


def number_field(label: Any, *, least: int = 1, most: int, **options: Any) -> forms.IntegerField:
    box = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=box, **options)


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **options)


def in_town(day: date, at: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, at))


class LinesField(forms.CharField):
    """One thing a line; cleans to a list without doubles."""

    def __init__(self, *, longest: int = LONGEST_LINE, most_lines: int = 12, **options: Any) -> None:
        self.longest, self.most_lines = longest, most_lines
        options.setdefault("max_length", longest * most_lines)
        super().__init__(widget=forms.Textarea(attrs={"rows": 4}), **options)

    def clean(self, value: Any) -> list[str]:
        lines = list(dict.fromkeys(line.strip() for line in super().clean(value).splitlines() if line.strip()))
        if len(lines) > self.most_lines or any(len(one) > self.longest for one in lines):
            facts = {"label": self.label, "lines": self.most_lines, "signs": self.longest}
            raise forms.ValidationError(_("%(label)s: at most %(lines)s lines of %(signs)s characters."), params=facts)
        return lines


def topics_field(topics: Sequence[str], label: Any, **options: Any) -> forms.MultipleChoiceField:
    return forms.MultipleChoiceField(
        label=label, choices=[(one, one) for one in topics], widget=forms.CheckboxSelectMultiple, **options
    )


class WhichForm(MeydanForm):
    which = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class WhyForm(MeydanForm):
    why = forms.CharField(
        label=_("Why? Those who applied read it."), max_length=400, widget=forms.Textarea(attrs={"rows": 3})
    )
