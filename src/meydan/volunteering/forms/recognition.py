"""What is asked before a certificate is made."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.forms import MeydanForm, TitledField
from meydan.base.templatetags.ui import duration
from meydan.volunteering.forms.volunteers import day_field
from meydan.volunteering.models import Role
from meydan.volunteering.queries.recognition import Span, Work

EVERYTHING = "all"


class _SpanForm(MeydanForm):
    since = day_field(label=_("First day"), required=False)
    until = day_field(label=_("Last day"), required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        since, until = data.get("since"), data.get("until")
        if since and until and until < since:
            self.add_error("until", _("The last day lies before the first one."))
        return data


class OwnCertificateForm(_SpanForm):
    """`work` is what the person has confirmed hours in."""

    what = forms.ChoiceField(label=_("About what?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=_("Your name, as it should be printed"),
        help_text=_("Others see it only if you open it. With the code alone they see initials."),
        max_length=80,
    )
    field_order = ("what", "since", "until", "name")

    def __init__(self, *args: Any, work: Sequence[Work], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.roles = {str(one.role.pk): one.role for one in work}
        total = sum(one.minutes for one in work)
        choices = [(str(one.role.pk), f"{one.role.title} · {duration(one.minutes)}") for one in work]
        fields: dict[str, Any] = self.fields
        fields["what"].choices = [
            (EVERYTHING, _("All duties, as a record of service · %(time)s") % {"time": duration(total)}),
            *choices,
        ]
        fields["since"].help_text = _("For a record of one year, for example. Empty: from the beginning.")
        fields["until"].help_text = _("Empty: until today.")

    @property
    def span(self) -> Span:
        data = self.cleaned_data
        return Span(self.roles.get(data["what"]), data.get("since"), data.get("until"))


class IssueForm(_SpanForm):
    """Filters of the desk's list; they come in the address."""

    q = forms.CharField(
        label=_("Name"), max_length=100, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    role = TitledField(label=_("Duty"), queryset=Role.objects.none(), required=False)
    everybody = forms.BooleanField(label=_("Also who has one already"), required=False)
    field_order = ("q", "role", "since", "until", "everybody")

    def __init__(self, *args: Any, roles: "QuerySet[Role]", all_duties: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["role"].queryset = roles
        fields["role"].empty_label = _("All duties: record of service") if all_duties else _("Please choose")

    @property
    def span(self) -> Span:
        """What makes no sense is left out."""
        self.is_valid()
        data = self.cleaned_data
        return Span(data.get("role"), data.get("since"), data.get("until"))


class CardForm(MeydanForm):
    valid_until = day_field(label=_("Valid until"))

    def clean_valid_until(self) -> date:
        day: date = self.cleaned_data["valid_until"]
        if day < clock.today():
            raise forms.ValidationError(_("This day has passed. Please choose a later one."))
        return day
