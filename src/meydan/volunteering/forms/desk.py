"""Forms of the desk: needs, duties, shifts, applications, what was seen, hours."""

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, PersonField, TitledField, check_end, long_field, time_field
from meydan.goals.models import Target
from meydan.goals.queries import targets
from meydan.guardians.models import Permission
from meydan.people.models import Person
from meydan.people.queries import staff
from meydan.people.rules import OF_A_UNIT
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import in_town, neighbourhoods, units
from meydan.projects.models import Project
from meydan.projects.queries import projects_visible_to
from meydan.threads.queries import threads_visible_to
from meydan.volunteering.forms.volunteers import MinutesForm, day_field
from meydan.volunteering.models import (
    Application,
    Asked,
    Field,
    Need,
    Placement,
    Qualification,
    Risk,
    TimeKind,
)
from meydan.volunteering.models.roles import BY_THEMSELVES, OF_DUTIES
from meydan.volunteering.queries.offers import qualifications
from meydan.volunteering.rules import KEEPING


class NeedForm(MeydanForm):
    title = forms.CharField(label=_("What is needed?"), max_length=120)
    text = long_field(_("Why, and for whom?"))
    beneficiaries = forms.CharField(label=_("Who gains from it?"), max_length=200)
    field = forms.ChoiceField(label=_("Field of service"), choices=Field.choices)
    risk = forms.ChoiceField(
        label=_("Risk"),
        help_text=_("High: with children or vulnerable people, or dangerous work."),
        choices=Risk.choices,
    )
    unit = forms.ModelChoiceField(label=_("Responsible unit"), queryset=Unit.objects.none())
    contact = PersonField(label=_("Person in charge"), queryset=Person.objects.none())
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"),
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label=_("The whole town"),
    )
    target = forms.ModelChoiceField(label=_("Main target"), queryset=Target.objects.none(), to_field_name="code")
    project = TitledField(label=_("Project that it belongs to"), queryset=Project.objects.none(), required=False)
    number = forms.CharField(
        label=_("Thread number"), help_text=_("For example 2026-0417."), required=False, max_length=12
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        own = person.unit_ids if not person.has_role(*KEEPING) and person.has_role(*OF_A_UNIT) else None
        fields["unit"].queryset = units() if own is None else units().filter(pk__in=own)
        fields["contact"].queryset = staff()
        fields["neighbourhood"].queryset = neighbourhoods()
        fields["target"].queryset = targets()
        fields["project"].queryset = projects_visible_to(person).order_by("title")

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        number = data.pop("number", "")
        data["thread"] = threads_visible_to(None).filter(number=number).first() if number else None
        if number and data["thread"] is None:
            self.add_error("number", _("There is no thread with this number."))
        return data


class MoveNeedForm(MeydanForm):
    to = forms.ChoiceField(label=_("Next state"))
    why = long_field(
        _("The reason, or what came of it"),
        _("Needed when it is declined, met or closed. When it is met or closed, everybody who gave hours reads it."),
        rows=3,
        required=False,
    )

    def __init__(self, *args: Any, states: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["to"].choices = [(code, Need.State(code).label) for code in states]


class RoleForm(MeydanForm):
    title = forms.CharField(label=_("Name of the duty"), max_length=120)
    summary = forms.CharField(
        label=_("In one sentence"), help_text=_("What is done, and what one has to know before."), max_length=300
    )
    tasks = long_field(_("What will they do?"), _("One task a line."))
    gains = long_field(_("What stays with them?"), _("One thing a line."), required=False)
    time_kind = forms.ChoiceField(label=_("Kind of time"), choices=TimeKind.choices)
    wanted = forms.IntegerField(label=_("How many volunteers?"), min_value=1, max_value=2000)
    min_age = forms.IntegerField(
        label=_("Minimum age"),
        help_text=_("12 at least; under 18 with a guardian’s permission."),
        min_value=12,
        max_value=99,
        initial=18,
    )
    risk = forms.ChoiceField(label=_("Risk"), choices=Risk.choices)
    asked = forms.MultipleChoiceField(
        label=_("What has to be there before the first duty"),
        choices=[(one.value, one.label) for one in OF_DUTIES],
        widget=forms.CheckboxSelectMultiple,
        initial=[*BY_THEMSELVES],
        required=False,
    )
    direct = forms.BooleanField(
        label=_("People sign up directly, without an interview"),
        help_text=_("Only for duties of low risk. You decide this for everybody who fulfils what is asked."),
        required=False,
    )
    where = forms.CharField(label=_("Meeting point"), max_length=200, required=False)
    latitude = forms.FloatField(widget=forms.HiddenInput, required=False)
    longitude = forms.FloatField(widget=forms.HiddenInput, required=False)
    skills = forms.CharField(label=_("Skills that help"), max_length=300, required=False)
    access = forms.CharField(label=_("Accessibility"), max_length=300, required=False)
    childcare = forms.CharField(
        label=_("Children"), help_text=_("Whether there is care for children."), max_length=300, required=False
    )
    expenses = forms.CharField(
        label=_("Expenses"),
        help_text=_("What is paid for with a receipt. Never money per hour."),
        max_length=300,
        required=False,
    )
    qualifications = forms.ModelMultipleChoiceField(
        label=_("Qualifications without which nobody takes a shift"),
        queryset=Qualification.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    insurance = forms.CharField(label=_("Insurance"), max_length=300, required=False)
    supervisor = PersonField(label=_("Who looks after them"), queryset=Person.objects.none())
    call_opens_on = day_field(label=_("Applications from"), required=False)
    call_closes_on = day_field(
        label=_("Applications until"), help_text=_("This day included. Empty: no end."), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["supervisor"].queryset = staff()
        fields["qualifications"].queryset = qualifications().filter(active=True)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("direct") and data.get("risk") != Risk.LOW:
            self.add_error("direct", _("Direct sign-up is for duties of low risk."))
        point = data.get("latitude"), data.get("longitude")
        if None in point:
            data["latitude"] = data["longitude"] = None
        elif not in_town(*point):
            self.add_error("where", _("This point lies outside the town. Please choose another one, or none."))
        opens, closes = data.pop("call_opens_on", None), data.pop("call_closes_on", None)
        if opens and closes and closes < opens:
            self.add_error("call_closes_on", _("The end has to be later than the beginning."))
        data["call_opens_at"] = _midnight(opens) if opens else None
        data["call_closes_at"] = _midnight(closes) + timedelta(days=1) if closes else None
        return data


def _midnight(day: Any) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


class PublishForm(MeydanForm):
    no_post = forms.BooleanField(
        label=_("I confirm that this duty replaces no paid post."),
        help_text=_("Your name and today’s date are kept with it."),
        required=False,
    )


class DecideForm(MeydanForm):
    S = Application.State
    to = forms.ChoiceField(
        label=_("Your decision"),
        choices=[
            (S.SUITABLE, _("Offer a place")),
            (S.INTERVIEW, _("Invite to talk")),
            (S.MORE, _("Ask for more")),
            (S.RESERVE, _("Reserve list")),
            (S.UNSUITABLE, _("Decline")),
        ],
        widget=forms.RadioSelect,
    )
    answer = long_field(_("Words for the applicant"), _("They read it as you write it."), most=1000, required=False)


class CheckForm(MeydanForm):
    what = forms.ChoiceField(label=_("What did you see?"))
    number = forms.CharField(
        label=_("Number"),
        help_text=_("Of the policy or the card. The paper itself is not kept."),
        max_length=60,
        required=False,
    )
    valid_until = day_field(label=_("Valid until"), required=False)

    def __init__(self, *args: Any, asked: list[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["what"].choices = [(code, Asked(code).label) for code in asked]


class EndForm(MeydanForm):
    P = Placement.State
    to = forms.ChoiceField(
        label=_("What happens?"),
        choices=[
            (P.SUSPENDED, _("Suspend")),
            (P.READY, _("Take the suspension back")),
            (P.ENDED, _("The term is over")),
            (P.DISMISSED, _("Dismiss")),
        ],
    )
    reason = long_field(_("The reason"), _("They read it, and hear how they can object."), rows=3, required=False)
    heard = long_field(_("What the volunteer said to it"), _("Needed before a dismissal."), rows=3, required=False)


class NoteForm(MeydanForm):
    words = long_field(
        _("How does it go?"),
        _("They read it, and get a message. Please write nothing about health, belief or membership; an incident has its own report."),
        most=600,
        rows=3,
    )  # fmt: skip


class PermissionForm(MeydanForm):
    S = Permission.State
    to = forms.ChoiceField(
        label=_("What did the guardian say?"),
        choices=[
            (S.GIVEN, _("Permission given")),
            (S.DECLINED, _("Permission declined")),
            (S.WITHDRAWN, _("Permission withdrawn")),
        ],
    )
    proof = forms.ChoiceField(
        label=_("How did you make sure?"),
        choices=[one for one in Permission.Proof.choices if one[0] != Permission.Proof.CODE],
    )
    risk = forms.ChoiceField(label=_("For duties up to"), choices=Risk.choices)
    valid_until = day_field(
        label=_("Valid until"), help_text=_("At 18 it ends by itself, whatever stands here."), required=False
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("to") == Permission.State.GIVEN and not data.get("valid_until"):
            self.add_error("valid_until", _("Please fill in until when the permission is valid."))
        return data


class ShiftForm(MeydanForm):
    day = day_field(label=_("Day"))
    starts = time_field(_("From"))
    ends = time_field(_("To"))
    capacity = forms.IntegerField(label=_("Seats"), min_value=1, max_value=5000)
    where = forms.CharField(label=_("Meeting point"), max_length=200, required=False)
    note = forms.CharField(label=_("What is done then"), max_length=200, required=False)
    leader = PersonField(label=_("Leader"), queryset=Person.objects.none(), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["leader"].queryset = staff()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        check_end(self, data)
        return data

    @property
    def seats(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("capacity", "where", "note", "leader")}

    @property
    def times(self) -> dict[str, datetime]:
        data = self.cleaned_data
        moments = {"starts_at": data["starts"], "ends_at": data["ends"]}
        return {name: timezone.make_aware(datetime.combine(data["day"], at)) for name, at in moments.items()}


class NewShiftForm(ShiftForm):
    again = forms.ChoiceField(
        label=_("Does it come again?"),
        choices=[
            ("", _("No, once")),
            ("0", _("Every week")),
            ("1", _("On the first such day of each month")),
            ("2", _("On the second such day of each month")),
            ("3", _("On the third such day of each month")),
            ("4", _("On the fourth such day of each month")),
        ],
        required=False,
    )
    last_day = day_field(label=_("Last day"), help_text=_("Only if it comes again."), required=False)
    skip_holidays = forms.BooleanField(label=_("Leave out public holidays"), required=False, initial=True)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("again") and not data.get("last_day"):
            self.add_error("last_day", _("Please fill in until when it comes again."))
        return data

    @property
    def series(self) -> dict[str, Any]:
        """What `add_series` takes."""
        data = self.cleaned_data
        return {
            "weekday": data["day"].weekday(),
            "nth": int(data["again"]) or None,
            "starts": data["starts"],
            "ends": data["ends"],
            "first_day": data["day"],
            "last_day": data["last_day"],
            "skip_holidays": data["skip_holidays"],
            **self.seats,
        }


class ChangeShiftForm(ShiftForm):
    reach = forms.ChoiceField(
        label=_("For which shifts?"),
        choices=[("one", _("This one")), ("later", _("From here on"))],
        widget=forms.RadioSelect,
        required=False,
        initial="one",
    )


class CallOffForm(MeydanForm):
    reach = ChangeShiftForm.base_fields["reach"]
    why = long_field(_("The reason"), _("Everybody on the list reads it."), most=600, rows=3)


class HoursForm(MinutesForm):
    to = forms.ChoiceField(
        label=_("Your decision"), choices=[("confirmed", _("Confirm")), ("rejected", _("Do not accept"))]
    )
    answer = long_field(_("Words for the volunteer"), most=600, rows=3, required=False)
    field_order = ("to", "hours", "minutes", "answer")
