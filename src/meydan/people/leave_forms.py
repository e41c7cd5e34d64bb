"""Forms about leave, handing over and going."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.forms import MeydanForm
from meydan.people.models import Delegation, Person, RoleGrant
from meydan.people.queries import Held, colleagues, person_by_email, recipients
from meydan.people.rules import NEVER_LENT, may_grant


def lendable(person: Person) -> list[RoleGrant]:
    return [grant for grant in person.own_grants if grant.role not in NEVER_LENT]


class Day(forms.DateField):
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})


class LeaveForm(MeydanForm):
    """Who stands in for a person, in which of their roles, from when to when."""

    sometimes_needed = frozenset({"stand_in"})
    roles = forms.MultipleChoiceField(label=_("In which roles?"), widget=forms.CheckboxSelectMultiple)
    stand_in = forms.ModelChoiceField(
        label=_("Who stands in?"), queryset=Person.objects.none(), required=False, help_text=_("They are told at once.")
    )
    email = forms.EmailField(
        label=_("Or a colleague who does not work at the desk yet"),
        help_text=_("The e-mail address of their account. They work at the desk on these days only."),
        required=False,
        max_length=120,
    )
    first_day = Day(label=_("First day"))
    last_day = Day(label=_("Last day"), help_text=_("On this day too."))
    reason = forms.ChoiceField(
        label=_("Reason"),
        help_text=_("For colleagues. An illness is nobody’s business: choose “Leave”."),
        choices=Delegation.Reason.choices,
    )

    def __init__(self, *args: Any, person: Person, by: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.grants = {str(grant.pk): grant for grant in lendable(person)}
        fields: dict[str, Any] = self.fields
        fields["roles"].choices = [(pk, grant.words) for pk, grant in self.grants.items()]
        fields["roles"].initial = list(self.grants)
        fields["stand_in"].queryset = colleagues().exclude(pk__in={person.pk, by.pk})
        fields["stand_in"].label_from_instance = lambda one: one.name
        fields["first_day"].initial = clock.today()
        if not may_grant(by, person):
            del fields["email"]
            fields["stand_in"].required = True

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if email := data.get("email"):
            data["stand_in"] = person_by_email(email.casefold())
            if data["stand_in"] is None:
                self.add_error(
                    "email", _("There is no account with this address. The colleague signs in once, then it is there.")
                )
        elif "stand_in" in data and data["stand_in"] is None:
            self.add_error("stand_in", _("Please choose who stands in."))
        return data

    @property
    def chosen_grants(self) -> list[RoleGrant]:
        return [self.grants[pk] for pk in self.cleaned_data["roles"]]


class HandoverForm(MeydanForm):
    """Which kinds of a person's open work go to whom, and why."""

    kinds = forms.MultipleChoiceField(label=_("What is handed over?"), widget=forms.CheckboxSelectMultiple)
    to = forms.ModelChoiceField(label=_("To whom?"), queryset=Person.objects.none())
    reason = forms.CharField(
        label=_("Reason"), help_text=_("Both of you read it. For example: new post, long leave."), max_length=200
    )

    def __init__(self, *args: Any, person: Person, held: Sequence[Held], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["kinds"].choices = [(one.work.code, str(one)) for one in held]
        fields["kinds"].initial = [one.work.code for one in held]
        near, others = recipients(person)
        fields["to"].queryset = colleagues().exclude(pk=person.pk)
        groups = [(_("Close to this work"), near), (_("Others at the desk"), others)]
        choices = [(label, [(one.pk, one.name) for one in people]) for label, people in groups if people]
        fields["to"].choices = [("", fields["to"].empty_label), *choices]


class LeaveFilter(MeydanForm):
    q = forms.CharField(label=_("Name"), required=False, max_length=100)
    state = forms.ChoiceField(
        label=_("When"),
        required=False,
        choices=[
            ("", _("Running and to come")),
            ("running", _("Running")),
            ("coming", _("To come")),
            ("over", _("Over")),
        ],
    )
