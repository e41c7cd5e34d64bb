"""What the desk types: announcements, wordings, election periods."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, WrittenForm, long_field
from meydan.notices.models import Channel
from meydan.notices.queries import audiences

SHAPE = "%Y-%m-%dT%H:%M"


class AnnouncementForm(WrittenForm):
    title = forms.CharField(label=_("Subject"), max_length=120)
    text = long_field(_("What it says"), _("Short sentences. An address may stand in it."), most=2000, rows=8)
    audience = forms.ChoiceField(label=_("To whom"))
    promotion = forms.BooleanField(
        label=_("It is promotion: news, an invitation, praise of what was done."),
        help_text=_("Then it goes only to those who agreed to news and invitations. Without a tick it is service."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["audience"].choices = [("", _("Please choose")), *audiences()]


class FailedFilter(MeydanForm):
    q = forms.CharField(label=_("What went wrong"), required=False, max_length=100)
    channel = forms.ChoiceField(label=_("How"), required=False, choices=[("", _("All")), *Channel.choices])


class BounceFilter(MeydanForm):
    q = forms.CharField(label=_("Name or e-mail"), required=False, max_length=100)


class WordingForm(MeydanForm):
    subject = forms.CharField(label=_("Subject"), max_length=150, required=False)
    opening = long_field(_("Above the text"), most=600, rows=3, required=False)
    closing = long_field(_("Below the text"), most=600, rows=3, required=False)

    def __init__(self, *args: Any, shipped: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self["subject"].help_text = _("Empty: %(shipped)s") % {"shipped": shipped}


def _moment(label: Any) -> forms.DateTimeField:
    widget = forms.DateTimeInput(format=SHAPE, attrs={"type": "datetime-local"})
    return forms.DateTimeField(label=label, widget=widget, input_formats=[SHAPE])


class ElectionPeriodForm(MeydanForm):
    starts_at = _moment(_("Begins at"))
    ends_at = _moment(_("Ends at"))
    basis = forms.CharField(
        label=_("Basis (dayanak)"),
        help_text=_("The decision or rule that the municipality relies on. Meydan states none of its own."),
        max_length=300,
    )
