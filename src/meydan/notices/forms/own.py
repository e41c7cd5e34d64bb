"""What people choose about their own messages."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, time_field
from meydan.notices.models import Rhythm
from meydan.notices.rules import town_hours


class RhythmForm(MeydanForm):
    """When e-mails come, and when nothing rings."""

    digest = forms.ChoiceField(
        label=_("When e-mails come"),
        help_text=_("Reminders, tickets and what protects your account come at once all the same."),
        choices=Rhythm.Digest,
        widget=forms.RadioSelect,
        required=False,
    )
    quiet_from = time_field(_("Quiet from"), required=False)
    quiet_until = time_field(_("Quiet until"), required=False)
    quiet_email = forms.BooleanField(label=_("E-mails wait for the end of the quiet hours too."), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        begins, ends = (f"{one:%H.%M}" for one in town_hours())
        self["quiet_from"].help_text = _(
            "Then no text message rings. Empty: as in the whole town, from %(begins)s to %(ends)s."
        ) % {"begins": begins, "ends": ends}

    def clean_digest(self) -> str:
        return self.cleaned_data["digest"] or Rhythm.Digest.AT_ONCE
