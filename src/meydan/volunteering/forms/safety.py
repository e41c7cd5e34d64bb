"""What volunteers leave for their safety, and what it is read for."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.people.rules.contacts import clean_phone


class ContactForm(MeydanForm):
    name = forms.CharField(label=_("Name of somebody whom we may call"), max_length=60)
    phone = forms.CharField(
        label=_("Their phone"), max_length=24, widget=forms.TextInput(attrs={"type": "tel", "inputmode": "tel"})
    )

    def clean_phone(self) -> str:
        try:
            return clean_phone(self.cleaned_data["phone"])
        except ValidationError:
            raise ValidationError(
                _("Write a mobile number with ten digits that begins with 5, or one with + and the country.")
            ) from None


class AccessForm(MeydanForm):
    text = forms.CharField(
        label=_("What would help you to take part?"),
        help_text=_("For example: a ramp, sign language, a break every hour. Only what we should know."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 1000}),
    )
    agreed = forms.BooleanField(
        label=_("I agree that this is kept for this duty. It can be data about health."),
        help_text=_("You can delete it on any day, and see who has read it."),
    )


class LookForm(MeydanForm):
    purpose = forms.CharField(
        label=_("What do you need it for?"), help_text=_("The person reads it, with your name."), max_length=200
    )


class EmergencyLookForm(MeydanForm):
    words = forms.IntegerField(widget=forms.HiddenInput)
    purpose = forms.ChoiceField(
        label=_("What happened?"),
        choices=[
            ("hurt", _("Somebody is hurt or unwell")),
            ("missing", _("Somebody did not come or went away, and does not answer")),
            ("other", _("Something else that their family has to know now")),
        ],
        widget=forms.RadioSelect,
    )

    @property
    def purpose_words(self) -> str:
        return str(dict(self.fields["purpose"].choices)[self.cleaned_data["purpose"]])  # type: ignore[attr-defined]
