"""Reporting an incident, and the steps of those who work on it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.safety.actions import Account
from meydan.safety.models import Incident, Severity


def _long(label: Any, help_text: Any = "", *, rows: int = 4, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": 2000})
    return forms.CharField(label=label, help_text=help_text, max_length=2000, widget=widget, **options)


class ReportForm(MeydanForm):
    what = _long(_("What happened?"), _("As you saw it. You need not be sure."))
    severity = forms.ChoiceField(label=_("How bad is it?"), choices=Severity.choices, widget=forms.RadioSelect)
    happened_at = forms.DateTimeField(
        label=_("When?"),
        widget=forms.DateTimeInput(format="%Y-%m-%dT%H:%M", attrs={"type": "datetime-local"}),
        input_formats=["%Y-%m-%dT%H:%M", "%d.%m.%Y %H:%M", "%d.%m.%Y %H.%M"],
    )
    where = forms.CharField(label=_("Where exactly?"), max_length=200)
    affected = _long(_("Who is affected?"), _("Only the safety officers read it."), rows=2, required=False)
    first_measure = _long(_("What was done so far?"), rows=2, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.initial.get("happened_at"):
            self.initial["happened_at"] = timezone.localtime()

    @property
    def said(self) -> dict[str, Any]:
        data = self.cleaned_data
        account = Account(**{name: data[name] for name in ("what", "where", "affected", "first_measure")})
        return {"severity": data["severity"], "happened_at": data["happened_at"], "account": account}


class StepForm(MeydanForm):
    to = forms.ChoiceField(label=_("Where does it stand?"))
    words = _long(
        _("What was found or done?"), _("To close it, please name the measure by which it does not happen again.")
    )
    for_reporter = forms.BooleanField(label=_("Whoever reported it may read these words."), required=False)

    def __init__(self, *args: Any, incident: Incident, states: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        stays = [(incident.state, _("Stays: %(state)s") % {"state": incident.get_state_display()})]
        fields["to"].choices = [(code, Incident.State(code).label) for code in states] + stays
