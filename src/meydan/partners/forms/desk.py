"""Forms of the desk for organisations, agreements, pledges and practices."""

from datetime import timedelta
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.forms import MeydanForm, long_field
from meydan.partners.countries import HOME, countries
from meydan.partners.forms.fields import ThingField, day_field
from meydan.partners.forms.public import PageForm, PledgeForm
from meydan.partners.models import Agreement, Change, Form, Organisation, Pledge, Practice


class OrganisationForm(PageForm):
    name = forms.CharField(label=_("Name of the organisation"), max_length=120)
    what = forms.ChoiceField(label=_("Kind"), choices=Form.choices)
    country = forms.ChoiceField(label=_("Country"), initial=HOME)
    field_order = ("name", "what", "country")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["country"].choices = countries()
        fields["about_tr"].required = False

    @staticmethod
    def now(one: Organisation) -> dict[str, Any]:
        return {**PageForm.now(one), "name": one.name, "what": one.what, "country": one.country}


class ContactForm(MeydanForm):
    name = forms.CharField(label=_("Name"), max_length=100)
    office = forms.CharField(label=_("Office"), max_length=100, required=False)
    email = forms.EmailField(label=_("E-mail"), required=False)
    phone = forms.CharField(label=_("Phone"), max_length=30, required=False)
    consent = forms.CharField(
        label=_("How and when did they agree?"), help_text=_("For example: by e-mail, 3 March 2026."), max_length=200
    )
    keep_until = day_field(_("Keep until"), help_text=_("Then it is deleted by itself."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["keep_until"].initial = clock.today() + timedelta(days=365)


class RepresentativeForm(MeydanForm):
    email = forms.EmailField(
        label=_("E-mail of their account"), help_text=_("They propose what stands on the page; you approve it.")
    )


class JoinForm(MeydanForm):
    ref = ThingField(label=_("What is done together?"))


class WhichForm(MeydanForm):
    which = forms.IntegerField(widget=forms.HiddenInput)


class DecideChangeForm(MeydanForm):
    to = forms.ChoiceField(
        label=_("Your decision"),
        choices=[(Change.State.APPROVED, _("Approve and publish")), (Change.State.SENT_BACK, _("Send back"))],
        widget=forms.RadioSelect,
    )
    reason = long_field(_("The reason"), _("Needed when you send it back. They read it."), rows=3, required=False)


class AgreementForm(MeydanForm):
    what = forms.ChoiceField(label=_("Kind"), choices=Agreement.What.choices)
    title = forms.CharField(label=_("Title"), max_length=140)
    number = forms.CharField(label=_("Number"), max_length=60, required=False)
    basis = forms.CharField(
        label=_("Basis"),
        help_text=_("By-law or decision that the municipality relies on."),
        max_length=200,
        required=False,
    )
    signed_on = day_field(_("Signed on"), required=False)
    starts_on = day_field(_("First day"))
    ends_on = day_field(_("Last day"), required=False, help_text=_("Leave it empty where it has no end."))
    remind_days = forms.IntegerField(
        label=_("How many days before its end should it wait at the desk?"), min_value=1, max_value=730, initial=60
    )
    public = forms.BooleanField(
        label=_("Show title and dates on the organisation’s page"), required=False, initial=True
    )

    @staticmethod
    def now(one: Agreement) -> dict[str, Any]:
        names = ("what", "title", "number", "basis", "signed_on", "starts_on", "ends_on", "remind_days", "public")
        return {name: getattr(one, name) for name in names}


class WordsForm(MeydanForm):
    words = long_field(_("The reason"), rows=3)


class TypedPledgeForm(PledgeForm):
    """What an organisation offered by letter or on the phone."""

    serves = ThingField(label=_("What is it for?"), required=False)


class DecidePledgeForm(MeydanForm):
    to = forms.ChoiceField(
        label=_("Your decision"),
        choices=[(Pledge.State.ACCEPTED, _("Accept")), (Pledge.State.DECLINED, _("Decline"))],
        widget=forms.RadioSelect,
    )
    serves = ThingField(label=_("What is it for?"), required=False)
    answer = long_field(
        _("Words for the organisation"),
        _("Needed when you decline. They read it as you write it."),
        rows=3,
        required=False,
    )


class UseForm(MeydanForm):
    used_on = day_field(_("When was it used?"))
    used = forms.CharField(label=_("How much of it?"), max_length=200)
    proof = forms.CharField(
        label=_("Where is that written down?"), help_text=_("Number of a paper, a list, a page."), max_length=200
    )


class ThanksForm(MeydanForm):
    thanks = long_field(_("Words of thanks"), most=2000, rows=6)
    letter = forms.BooleanField(label=_("Make a letter as well"), required=False, initial=True)
    address = long_field(_("Address of the organisation, for the letter"), most=300, rows=3, required=False)


class ReviewForm(MeydanForm):
    to = forms.ChoiceField(
        label=_("Your decision"),
        choices=[(Practice.State.PUBLISHED, _("Publish")), (Practice.State.SENT_BACK, _("Send back"))],
        widget=forms.RadioSelect,
    )
    reason = long_field(_("The reason"), _("Needed when you send it back. They read it."), rows=3, required=False)
