"""What people who volunteer are asked: as little as the duty allows."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from meydan.attendance.rules import MOST_UNDER_ONE_NAME
from meydan.base.forms import MeydanForm, Tiles
from meydan.goals.queries import all_goals
from meydan.guardians.actions import Guardian
from meydan.guardians.models import Permission
from meydan.guardians.rules import may_ask_by_message
from meydan.people.rules.contacts import clean_contact
from meydan.places.queries import all_neighbourhoods
from meydan.questions.models import Question
from meydan.questions.queries import fields_for
from meydan.volunteering.actions import About
from meydan.volunteering.models import Asked, Field, Role, TimeKind, Volunteer
from meydan.volunteering.models.hours import MOST_MINUTES
from meydan.volunteering.queries.roles import Wanted
from meydan.volunteering.rules.legal import statuses


def check_contact(form: MeydanForm, name: str) -> None:
    """It has to be one to which a message can go; it is kept in its plain form."""
    try:
        form.cleaned_data[name] = clean_contact(form.cleaned_data[name])[1]
    except ValidationError as wrong:
        form.add_error(name, wrong)


def day_field(**options: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **options)


class FilterForm(MeydanForm):
    q = forms.CharField(label=_("Search for a duty"), required=False, max_length=200)
    place = forms.ChoiceField(label=_("Neighbourhood"), required=False)
    goal = forms.ChoiceField(label=_("Goal"), required=False)
    field = forms.ChoiceField(label=_("Field"), choices=[("", _("All")), *Field.choices], required=False)
    time = forms.ChoiceField(label=_("Kind of time"), choices=[("", _("All")), *TimeKind.choices], required=False)
    day = day_field(label=_("On this day"), required=False)
    weekend = forms.BooleanField(label=_("At the weekend"), required=False)
    from_12 = forms.BooleanField(label=_("From 12 on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["place"].choices = [("", _("The whole town")), *((one.slug, one.name) for one in all_neighbourhoods())]
        fields["goal"].choices = [("", _("All")), *((str(one.number), str(one)) for one in all_goals())]

    @property
    def wanted(self) -> Wanted:
        """What was asked for; what makes no sense is left out."""
        self.is_valid()
        data = self.cleaned_data
        words = {name: data.get(name) or "" for name in ("place", "field", "time")}
        return Wanted(
            text=data.get("q", "").strip(),
            goal=int(data["goal"]) if data.get("goal") else None,
            day=data.get("day"),
            weekend=bool(data.get("weekend")),
            from_12=bool(data.get("from_12")),
            **words,
        )


class SignUpForm(MeydanForm):
    """For the first duty of a kind. What is known already, or not asked for, is left out."""

    birth_date = day_field(
        label=_("Date of birth"), help_text=_("Only to know whether the duty fits your age. Nobody else sees it.")
    )
    words = forms.CharField(
        label=_("Why would you like to do this?"),
        help_text=_("One or two sentences. Please write nothing about your health, belief or membership."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 600}),
    )
    availability = forms.CharField(
        label=_("When do you have time?"), help_text=_("For example: Saturdays, weekday evenings."), max_length=300
    )
    skills = forms.CharField(label=_("What can you do well?"), max_length=300, required=False)
    languages = forms.CharField(label=_("Which languages do you speak?"), max_length=120, required=False)
    status = forms.ChoiceField(
        label=_("Your status, if you are not a citizen of Türkiye"),
        help_text=_(
            "For some the legal unit first says whether a duty is possible. Events and courses are open to you meanwhile."
        ),
        required=False,
    )
    guardian = forms.CharField(
        label=_("Under 18: name of your mother, father or guardian"), max_length=100, required=False
    )
    guardian_contact = forms.CharField(
        label=_("Their phone or e-mail"),
        help_text=_("We use it for the permission and for nothing else."),
        max_length=100,
        required=False,
    )
    how = forms.ChoiceField(
        label=_("How will they give their permission?"),
        choices=Permission.How.choices,
        required=False,
        widget=Tiles(
            hints={
                "message": _("We send them a link. They read, and say yes or no with a code."),
                "desk": _("Come to the participation desk together."),
                "paper": _("Bring the signed form to the desk before the duty."),
            }
        ),
    )
    size = forms.IntegerField(
        label=_("How many people come under your name?"),
        min_value=1,
        max_value=MOST_UNDER_ONE_NAME,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    agreed = forms.BooleanField(label=_("I have read the volunteer agreement and agree to it."))
    shift = forms.IntegerField(required=False, widget=forms.HiddenInput)
    of_everybody = ("birth_date", "words", "availability", "skills", "languages")
    """Then comes what this duty asks besides."""
    of_minors = ("guardian", "guardian_contact", "how")

    def __init__(
        self,
        *args: Any,
        role: Role,
        volunteer: Volunteer | None,
        with_shift: bool,
        questions: Sequence[Question] = (),
        **kwargs: Any,
    ) -> None:
        own, asked = type(self).base_fields, fields_for(questions)
        self.asked, first = list(asked), {name: own[name] for name in self.of_everybody}
        self.base_fields = {**first, **asked, **{n: f for n, f in own.items() if n not in first}}
        super().__init__(*args, **kwargs)
        if role.direct:
            self._leave_out("words", "availability", "skills", "languages")
        if not (role.direct and Asked.AGREEMENT in role.asked):
            self._leave_out("agreed")
        if not (role.direct and with_shift):
            self._leave_out("size")
        if role.min_age >= 18:
            self._leave_out(*self.of_minors)
        elif not may_ask_by_message(role.risk):
            self._without_message()
        self._offer_statuses(volunteer)
        if volunteer:
            self.fields["birth_date"].initial = volunteer.birth_date

    def _offer_statuses(self, volunteer: Volunteer | None) -> None:
        """The town's list; somebody who chose one keeps it."""
        fields: dict[str, Any] = self.fields
        listed = statuses()
        if not listed or (volunteer and volunteer.status):
            self._leave_out("status")
        else:
            citizen = ("", _("I am a citizen of Türkiye"))
            fields["status"].choices = [citizen, *((one.code, one.word) for one in listed)]

    def _leave_out(self, *names: str) -> None:
        for name in names:
            del self.fields[name]

    def _without_message(self) -> None:
        fields: dict[str, Any] = self.fields
        fields["how"].choices = [one for one in Permission.How.choices if one[0] != Permission.How.MESSAGE]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        named = data.get("guardian")
        for name in ("guardian_contact", "how"):
            if named and not data.get(name):
                self.add_error(name, _("Please fill in how we reach your guardian and how they will answer."))
        if named and data.get("guardian_contact") and data.get("how") == Permission.How.MESSAGE:
            check_contact(self, "guardian_contact")
        return data

    @property
    def guardian_fields(self) -> list[Any]:
        return [self[name] for name in self.of_minors if name in self.fields]

    @property
    def names_guardian(self) -> bool:
        """Whether the part for minors stands open: something is typed in it, or has to be corrected."""
        return any(bound.value() or bound.errors for bound in self.guardian_fields)

    @property
    def answers(self) -> dict[str, Any]:
        """To the duty's own questions."""
        return {name: self.cleaned_data.get(name) for name in self.asked}

    @property
    def about(self) -> About:
        names = ("words", "skills", "languages", "availability", "status")
        words = {name: self.cleaned_data.get(name, "") for name in names}
        return About(birth_date=self.cleaned_data["birth_date"], **words)

    @property
    def guardian_named(self) -> Guardian | None:
        data = self.cleaned_data
        if not data.get("guardian"):
            return None
        return Guardian(data["guardian"], data["guardian_contact"], data["how"])


class JoinForm(MeydanForm):
    size = forms.IntegerField(
        label=_("How many people come under your name?"),
        min_value=1,
        max_value=MOST_UNDER_ONE_NAME,
        initial=1,
        required=False,
    )


class MinutesForm(MeydanForm):
    hours = forms.IntegerField(
        label=_("Hours"), min_value=0, max_value=16, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )
    minutes = forms.IntegerField(
        label=_("Minutes spent"),
        min_value=0,
        max_value=59,
        initial=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "hours" in data and "minutes" in data and not 0 < self.sum <= MOST_MINUTES:
            self.add_error("hours", _("Please give a time of more than 0 minutes and at most 16 hours."))
        return data

    @property
    def sum(self) -> int:
        return int(self.cleaned_data["hours"] * 60 + self.cleaned_data["minutes"])


class EnterHoursForm(MinutesForm):
    on = day_field(label=_("Day"))
    words = forms.CharField(label=_("What did you do?"), max_length=300)
    field_order = ("on", "hours", "minutes", "words")


class DisputeForm(MinutesForm):
    words = forms.CharField(
        label=_("What is not right?"), max_length=600, widget=forms.Textarea(attrs={"rows": 3, "maxlength": 600})
    )


class HowWasItForm(MeydanForm):
    """What the duty asks afterwards."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        self.base_fields = fields_for(questions)
        super().__init__(*args, **kwargs)


class WhyForm(MeydanForm):
    why = forms.CharField(label=_("The reason, if you like"), max_length=300, required=False)


class AgreeForm(MeydanForm):
    agreed = forms.BooleanField(label=_("I have read the volunteer agreement and agree to it."))
