"""Proving at the desk, asking for a letter, typing its code in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.people.rules import clean_contact
from meydan.proofs.models import Bond, Seen

SEEN_AT_DESK = [(seen.value, seen.label) for seen in Seen if seen not in {Seen.LETTER, Seen.PROVIDER}]


class ProveForm(MeydanForm):
    contact = forms.CharField(
        label=_("E-mail or mobile phone of the account"),
        help_text=_("The person has signed in with it at least once."),
        max_length=120,
    )
    bond = forms.ChoiceField(label=_("What is proved?"), choices=Bond.choices, widget=forms.RadioSelect)
    seen = forms.ChoiceField(label=_("What did you see?"), choices=SEEN_AT_DESK, widget=forms.RadioSelect)
    number = forms.CharField(
        label=_("Identity number"),
        help_text=_("So that nobody is proved twice. It is not stored: only a mark that can’t be turned back."),
        max_length=11,
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    agreed = forms.BooleanField(
        label=_("I have seen the document and given it back"),
        help_text=_("No copy, no photo, no number of the document."),
        error_messages={"required": _("Please see the document first, and copy nothing.")},
    )

    def clean_contact(self) -> tuple[str, str]:
        return clean_contact(self.cleaned_data["contact"])


class EndForm(MeydanForm):
    because = forms.CharField(label=_("Why does it end?"), help_text=_("The person reads it."), max_length=200)


class ProofFilter(MeydanForm):
    q = forms.CharField(label=_("Name or e-mail"), required=False, max_length=100)
    bond = forms.ChoiceField(label=_("Bond"), required=False, choices=[("", _("All")), *Bond.choices])


class LetterForm(MeydanForm):
    name = forms.CharField(
        label=_("Name on your letterbox"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    address = forms.CharField(
        label=_("Your address"),
        help_text=_("We forget it as soon as the code was typed in or its time is over."),
        max_length=300,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300, "autocomplete": "street-address"}),
    )


class CodeForm(MeydanForm):
    code = forms.CharField(
        label=_("The code in the letter"),
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "class": "input input--code"}),
    )
