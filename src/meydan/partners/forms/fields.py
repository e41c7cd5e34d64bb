"""Fields that several forms of partners share."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.partners.queries.things import public_thing


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **options)


class LinesField(forms.CharField):
    """A list, one a line."""

    def __init__(self, *, longest: int = 80, **options: Any) -> None:
        self.longest = longest
        super().__init__(widget=forms.Textarea(attrs={"rows": 3}), **options)

    def clean(self, value: Any) -> list[str]:
        lines = [line.strip() for line in super().clean(value).splitlines() if line.strip()]
        if any(len(line) > self.longest for line in lines):
            raise forms.ValidationError(_("Each line has at most %(most)s characters.") % {"most": self.longest})
        return lines

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, (list, tuple)) else value


class ThingField(forms.CharField):
    """Something of the town that everybody may see, by its ref, e.g. project:12."""

    def __init__(self, **options: Any) -> None:
        options.setdefault("help_text", _("For example project:12, event:3 or duty:5."))
        super().__init__(max_length=80, **options)

    def clean(self, value: Any) -> str:
        ref: str = super().clean(value).strip()
        if ref and public_thing(ref) is None:
            raise forms.ValidationError(_("Nothing is found under this."))
        return ref
