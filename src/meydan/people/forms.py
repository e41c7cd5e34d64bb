"""Forms about people."""

from typing import Any

from django import forms
from django.contrib.auth.password_validation import validate_password
from django.utils.translation import gettext_lazy as _

from meydan.base import languages
from meydan.base.forms import MeydanForm
from meydan.people.models import AgeBand, Person, Role, Sex
from meydan.people.rules import OF_A_UNIT, clean_contact, clean_phone
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import neighbourhoods, units


class ContactForm(MeydanForm):
    contact = forms.CharField(
        label=_("E-mail or mobile phone"),
        help_text=_("We send you a code. There is nothing to remember."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "username", "inputmode": "email", "autocapitalize": "none"}),
    )

    def clean_contact(self) -> tuple[str, str]:
        return clean_contact(self.cleaned_data["contact"])


class CodeForm(MeydanForm):
    code = forms.CharField(
        label=_("The code in the message"),
        max_length=12,
        widget=forms.TextInput(
            attrs={
                "autocomplete": "one-time-code",
                "inputmode": "numeric",
                "class": "input input--code",
                "data-code": "",
            }
        ),
    )


class PasswordSignInForm(MeydanForm):
    login = forms.CharField(
        label=_("E-mail or mobile phone"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "username"})
    )
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def clean_login(self) -> tuple[str, str]:
        return clean_contact(self.cleaned_data["login"])


class AboutMeForm(MeydanForm):
    age_band = forms.ChoiceField(
        label=_("How old are you?"),
        help_text=_("Under 18 there are rules that protect you. We don’t ask for the date."),
        choices=AgeBand.choices,
        widget=forms.RadioSelect,
    )
    display_name = forms.CharField(
        label=_("Which name shall others see?"),
        help_text=_("Your first name or a nickname is enough. Empty: “A neighbour”."),
        required=False,
        max_length=60,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
    )
    neighbourhood = forms.ModelChoiceField(
        label=_("Your neighbourhood"),
        help_text=_("So that we see which neighbourhoods are missing. It is not shown beside your name."),
        queryset=Neighbourhood.objects.none(),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["neighbourhood"].queryset = neighbourhoods()


class WelcomeForm(AboutMeForm):
    promotion = forms.BooleanField(
        label=_("I would like news and invitations."),
        help_text=_("You can take this back at any time."),
        required=False,
    )
    research = forms.BooleanField(label=_("You may ask me to take part in surveys and focus groups."), required=False)

    @property
    def consents(self) -> set[str]:
        return {purpose for purpose in ("promotion", "research") if self.cleaned_data[purpose]}


class ConsentsForm(MeydanForm):
    promotion = forms.BooleanField(label=_("I would like news and invitations."), required=False)
    research = forms.BooleanField(label=_("You may ask me to take part in surveys and focus groups."), required=False)

    @property
    def consents(self) -> set[str]:
        return {purpose for purpose in ("promotion", "research") if self.cleaned_data[purpose]}


class ProfileForm(AboutMeForm):
    sex = forms.ChoiceField(
        label=_("Your sex"),
        help_text=_("Only if you like. It is never shown beside your name; we only count who takes part."),
        choices=[("", _("I don’t want to say")), *Sex.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    is_student = forms.TypedChoiceField(
        label=_("Are you a student?"),
        help_text=_(
            "Only if you like. So that we see whether students are missing; it is never shown beside your name."
        ),
        choices=[("", _("I don’t want to say")), ("yes", _("Yes, at a university")), ("no", _("No"))],
        coerce=lambda told: told == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    phone = forms.CharField(
        label=_("Mobile phone"),
        help_text=_("So that you can also sign in with it."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "tel", "inputmode": "tel"}),
    )

    language = forms.ChoiceField(
        label=_("Language of our messages to you"), choices=languages.switched_on, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if len(languages.switched_on()) < 2:
            del self.fields["language"]

    def clean_phone(self) -> str:
        text = self.cleaned_data["phone"].strip()
        return clean_phone(text) if text else ""


class NewEmailForm(MeydanForm):
    email = forms.EmailField(
        label=_("New e-mail address"), max_length=120, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_email(self) -> str:
        how, email = clean_contact(self.cleaned_data["email"])
        if how == "email" and email == self.person.email:
            raise forms.ValidationError(_("This is your address already."))
        return email


class EmailForSomebodyForm(NewEmailForm):
    seen = forms.BooleanField(
        label=_("The person is here, or on the phone, and I know who it is"),
        help_text=_("By a document that was shown, or by what only they can know. No copy is kept."),
        error_messages={"required": _("Please make sure first that it is the person themselves.")},
    )


class NewPasswordForm(MeydanForm):
    password = forms.CharField(
        label=_("New password"),
        help_text=_("At least ten characters. Three or four words are easy to remember."),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, self.person)
        return password


class PeopleFilter(MeydanForm):
    """Search and filters of people at the desk."""

    q = forms.CharField(
        label=_("Name, e-mail or phone"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    role = forms.ChoiceField(label=_("Role"), required=False, choices=[("", _("All")), *Role.choices])
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    all = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("All")), *((one.slug, one.name) for one in units())]  # type: ignore[attr-defined]


class GrantForm(MeydanForm):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)
    unit = forms.ModelChoiceField(
        label=_("Unit"), help_text=_("Empty: for the whole municipality."), queryset=Unit.objects.none(), required=False
    )

    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"),
        help_text=_("For a muhtar only."),
        queryset=Neighbourhood.objects.none(),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["unit"].queryset = units()
        fields["neighbourhood"].queryset = neighbourhoods()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("role") in OF_A_UNIT and not data.get("unit"):
            self.add_error("unit", _("This role needs a unit."))
        return data


class FactorCodeForm(MeydanForm):
    code = forms.CharField(
        label=_("Code from the app, or a recovery code"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "input input--code"}
        ),
    )


class NewAppForm(MeydanForm):
    code = forms.CharField(
        label=_("The six digits that the app shows now"),
        max_length=12,
        widget=forms.TextInput(
            attrs={"autocomplete": "one-time-code", "inputmode": "numeric", "class": "input input--code"}
        ),
    )


class KeyForm(MeydanForm):
    """What the browser answers; a person types nothing."""

    credential = forms.CharField(max_length=20_000, widget=forms.HiddenInput)


class NewKeyForm(KeyForm):
    name = forms.CharField(
        label=_("A name for this key"),
        help_text=_("For example: my phone."),
        max_length=40,
    )


class ConfirmPasswordForm(MeydanForm):
    password = forms.CharField(
        label=_("Password"),
        max_length=200,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )


class LeavingForm(MeydanForm):
    withdraw = forms.BooleanField(
        label=_("Take back what I wrote in public, too"),
        help_text=_(
            "The words of your contributions and comments go. Their numbers and what others answered stay. Without this your words stay under “deleted member”."
        ),
        required=False,
    )
