"""Forms of the desk."""

from collections.abc import Sequence
from datetime import time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, MoneyField, PersonField, WrittenForm, check_end, long_field, time_field
from meydan.base.workdays import end_of
from meydan.calls.actions import Draft
from meydan.calls.forms.fields import LinesField, day_field, in_town, number_field, topics_field
from meydan.calls.models import (
    FEWEST_JURORS,
    LONGEST_GRACE,
    Application,
    Call,
    CallKind,
    Juror,
    Mentor,
    Support,
    Venture,
)
from meydan.calls.rules import KEEPING
from meydan.calls.rules.desk import is_frozen
from meydan.centre.queries import rooms_in_use
from meydan.goals.models import Goal
from meydan.goals.queries import goals
from meydan.people.models import Person
from meydan.people.queries import staff
from meydan.places.models import Unit
from meydan.places.queries import units
from meydan.projects.models import PlanLine
from meydan.projects.queries.plan import lines_to_name
from meydan.questions.models import Question
from meydan.threads.queries import threads_visible_to

S = Application.State
RELIED_ON = (
    "what", "topics", "conditions", "places", "opens_on", "opens_time", "closes_on", "closes_time", "grace_minutes", "jury_day",
    "jurors_each", "scale", "scale_words", "spread_limit", "gives_money", "money_basis", "offers", "basis",
)  # fmt: skip
"""Fields that go once the call is published."""
SECOND_LAST = time(23, 59, 59)


class CallForm(WrittenForm):
    title = forms.CharField(label=_("Title"), max_length=140)
    summary = forms.CharField(label=_("In one sentence: whom do you look for, for what?"), max_length=300)
    what = forms.ChoiceField(
        label=_("Kind"), choices=CallKind.choices, widget=forms.RadioSelect, initial=CallKind.INNOVATION
    )
    unit = forms.ModelChoiceField(label=_("Which unit runs it"), queryset=Unit.objects.none())
    keeper = PersonField(label=_("Who runs it"), queryset=Person.objects.none(), required=False)
    text = long_field(_("More about it"), most=4000, rows=6, required=False)
    offers = long_field(_("What do those get who are accepted?"), _("Space, mentoring, places to try. Money only where it has a basis."), most=1500)  # fmt: skip
    basis = forms.CharField(
        label=_("Basis"), help_text=_("The rule that the municipality relies on."), max_length=300, required=False
    )
    gives_money = forms.BooleanField(label=_("Money is given too"), required=False)
    money_basis = forms.CharField(label=_("Basis for the money"), max_length=300, required=False)
    goals = forms.ModelMultipleChoiceField(
        label=_("Goals (at most three)"),
        queryset=Goal.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    topics = LinesField(
        label=_("Topics"), help_text=_("One a line. Applicants choose some; jurors and mentors know some."), longest=60
    )
    conditions = LinesField(
        label=_("Conditions"),
        help_text=_("One a line, as a question to say yes to. Whoever says no can’t apply."),
        required=False,
    )
    places = number_field(_("How many can be accepted?"), most=200, initial=5)
    opens_on = day_field(_("Opens on"))
    opens_time = time_field(_("at"), initial=time(9))
    closes_on = day_field(_("Last day to apply"))
    closes_time = time_field(
        _("Last minute to apply"),
        help_text=_("Empty: until the end of that day. The server decides to the second."),
        required=False,
    )
    grace_minutes = number_field(
        _("Minutes more for a form that was opened before the end"), least=0, most=LONGEST_GRACE, initial=15
    )
    jury_day = day_field(_("The jury scores until (this day included)"))
    jurors_each = number_field(_("Jurors for each application"), least=FEWEST_JURORS, most=9, initial=FEWEST_JURORS)
    scale = forms.TypedChoiceField(
        label=_("Scale of points"), choices=[(5, "0–5"), (10, "0–10")], coerce=int, initial=5
    )
    scale_words = forms.CharField(
        label=_("What the points mean"),
        help_text=_("For example: 0 not at all, 3 enough, 5 very strong."),
        max_length=200,
    )
    spread_limit = number_field(
        _("From what distance does the jury talk?"), help_text=_("Between the highest and the lowest juror, of 100 points."), least=5, most=100, initial=20
    )  # fmt: skip
    number = forms.CharField(label=_("Number of the thread it belongs to"), max_length=20, required=False)

    def __init__(self, *args: Any, person: Person, call: Call | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        own = None if person.has_role(*KEEPING) else person.unit_ids
        fields["unit"].queryset = units() if own is None else units().filter(pk__in=own)
        fields["keeper"].queryset = staff()
        fields["goals"].queryset = goals()
        if call and is_frozen(call):
            for name in RELIED_ON:
                del fields[name]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        number = data.pop("number", "")
        data["thread"] = threads_visible_to(None).filter(number=number).first() if number else None
        if number and data["thread"] is None:
            self.add_error("number", _("There is no thread with this number."))
        if len(data.get("goals", ())) > 3:
            self.add_error("goals", _("At most three goals."))
        if data.get("gives_money") and not data.get("money_basis"):
            self.add_error("money_basis", _("Money needs a basis. Please write it down, or leave the money out."))
        self._times(data)
        return data

    def _times(self, data: dict[str, Any]) -> None:
        """Days and times become moments, in order."""
        if not {"opens_on", "opens_time", "closes_on", "jury_day"} <= set(data):
            return
        last = data.pop("closes_time", None)
        data["opens_at"] = in_town(data.pop("opens_on"), data.pop("opens_time"))
        data["closes_at"] = in_town(data.pop("closes_on"), last or SECOND_LAST)
        data["jury_until"] = end_of(data.pop("jury_day"))
        if data["closes_at"] <= data["opens_at"]:
            self.add_error("closes_on", _("The end has to be later than the opening."))
        if data["jury_until"] <= data["closes_at"]:
            self.add_error("jury_day", _("The jury needs time after the last day to apply."))

    @property
    def draft(self) -> Draft:
        data = dict(self.cleaned_data)
        return Draft(
            unit=data.pop("unit"), keeper=data.pop("keeper"), thread=data.pop("thread"), goals=list(data.pop("goals")), words=data
        )  # fmt: skip


def as_typed(call: Call) -> dict[str, Any]:
    """A call as its form shows it."""
    plain = (
        "title", "language", "summary", "what", "text", "offers", "basis", "gives_money", "money_basis", "places", "grace_minutes", "jurors_each",
        "scale", "scale_words", "spread_limit",
    )  # fmt: skip
    opens, closes = timezone.localtime(call.opens_at), timezone.localtime(call.closes_at)
    return {
        **{name: getattr(call, name) for name in plain},
        "unit": call.unit_id,
        "keeper": call.keeper_id,
        "topics": "\n".join(call.topics),
        "conditions": "\n".join(call.conditions),
        "goals": [one.pk for one in call.goals.all()],
        "opens_on": opens.date(),
        "opens_time": opens.time(),
        "closes_on": closes.date(),
        "closes_time": closes.time() if closes.time() != SECOND_LAST else None,
        "jury_day": timezone.localdate(call.jury_until),
        "number": call.thread.number if call.thread else "",
    }


class CriterionForm(MeydanForm):
    title = forms.CharField(label=_("What do jurors look at?"), max_length=120)
    weight = number_field(_("Weight, of 100"), most=100)
    hint = forms.CharField(label=_("A line that helps to see it"), max_length=200, required=False)


class ShownForm(MeydanForm):
    shown = forms.TypedMultipleChoiceField(
        label=_("The jury reads these in the first round"),
        help_text=_("What is not ticked stays closed until all jurors of an application have scored. Names and organisations always do."),
        coerce=int, widget=forms.CheckboxSelectMultiple, required=False,
    )  # fmt: skip

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["shown"].choices = [(one.pk, one.text) for one in questions]


class ScreenForm(MeydanForm):
    to = forms.ChoiceField(
        label=_("What becomes of it now?"),
        choices=[(S.ELIGIBLE, _("Meets the conditions")), (S.SHORTLISTED, _("Goes to the jury")), (S.OUT, _("Not in the second round"))],
        widget=forms.RadioSelect,
    )  # fmt: skip
    reason = long_field(
        _("The reason"), _("Needed when it does not go on; the applicant reads it."), most=1500, rows=3, required=False
    )


class AskMoreForm(MeydanForm):
    question = long_field(_("What do you need to know?"), most=1500, rows=3)
    day = day_field(_("Answer until (this day included)"))

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if "day" in data:
            data["until"] = end_of(data.pop("day"))
        return data


class AppointForm(MeydanForm):
    email = forms.EmailField(
        label=_("E-mail address of the account"), help_text=_("People from outside sign in once with it.")
    )
    about = forms.CharField(
        label=_("What they do, and where"), help_text=_("Stands beside the result."), max_length=120, required=False
    )
    topics = topics_field((), _("Topics that they know"), required=False)

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["topics"].choices = [(one, one) for one in call.topics]

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()  # ascii


class MentorForm(AppointForm):
    most = number_field(_("At most so many ventures"), most=20, initial=2)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["about"]


class GiveForm(MeydanForm):
    """A file goes to one more juror."""

    to = forms.ModelChoiceField(label=_("To"), queryset=Juror.objects.none())
    why = forms.CharField(label=_("Why?"), max_length=300)

    def __init__(self, *args: Any, jurors: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["to"].queryset = jurors
        fields["to"].label_from_instance = lambda one: f"{one.person.name if one.person else '–'} ({one.files})"


class MoveForm(GiveForm):
    """A file goes to another juror."""

    which = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)


class AgreeForm(MeydanForm):
    agreed_on = day_field(_("Signed on"))
    starts_on = day_field(_("Runs from"))
    ends_on = day_field(_("until"))


class ConfirmMentorForm(MeydanForm):
    mentor = forms.ModelChoiceField(
        label=_("Mentor"), queryset=Mentor.objects.none(), widget=forms.RadioSelect, empty_label=None
    )

    def __init__(self, *args: Any, proposed: Sequence[Mentor], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["mentor"].queryset = Mentor.objects.filter(pk__in=[one.pk for one in proposed])
        words = _("%(name)s: %(topics)s; accompanies %(load)s of %(most)s")
        known = {
            one.pk: words % {"name": one.person.name if one.person else "–", "topics": ", ".join(one.topics) or "–", "load": one.load, "most": one.most}
            for one in proposed
        }  # fmt: skip
        fields["mentor"].choices = list(known.items())


class MilestoneForm(MeydanForm):
    title = forms.CharField(label=_("What is reached then?"), max_length=140)
    due_on = day_field(_("By when?"))


class RoomForm(MeydanForm):
    room = forms.ModelChoiceField(label=_("Room"), queryset=rooms_in_use().none())
    day = day_field(_("Day"))
    starts = time_field(_("From"))
    ends = time_field(_("To"))
    words = forms.CharField(label=_("What for?"), max_length=300)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["room"].queryset = rooms_in_use().prefetch_related(None)  # their names alone are shown

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        check_end(self, data)
        if {"day", "starts", "ends"} <= set(data):
            day = data.pop("day")
            data["starts_at"], data["ends_at"] = in_town(day, data.pop("starts")), in_town(day, data.pop("ends"))
        return data


class SupportForm(MeydanForm):
    what = forms.ChoiceField(label=_("Kind"), choices=Support.What.choices[1:], widget=forms.RadioSelect)
    words = forms.CharField(label=_("What, where, from when to when?"), max_length=300)
    kurus = MoneyField(label=_("Amount in lira, for money"), required=False, max_length=20)

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if not call.gives_money:
            fields["what"].choices = [(Support.What.PILOT, Support.What.PILOT.label)]
            del fields["kurus"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("what") == Support.What.MONEY and not data.get("kurus", 0) > 0:
            self.add_error("kurus", _("Please write the amount in lira, for example 1.850.000 or 1250,50."))
        return data


class OutcomeForm(MeydanForm):
    outcome = forms.ChoiceField(label=_("What came of it?"), choices=Venture.Outcome.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("In a sentence, with its number and threshold"), max_length=400)


class ProjectForm(MeydanForm):
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none())
    summary = long_field(_("What will the project do?"), most=1500, rows=3)
    starts_on = day_field(_("Starts on"))
    ends_on = day_field(_("Ends on"))
    plan_line = forms.ModelChoiceField(
        label=_("Line of the strategic plan"), queryset=PlanLine.objects.none(), required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["unit"].queryset, fields["plan_line"].queryset = units(), lines_to_name()


class DemoDayForm(MeydanForm):
    number = forms.CharField(
        label=_("Number of the event"), help_text=_("The number in its address, for example 12."), max_length=10
    )

    @property
    def ref(self) -> str:
        return f"event:{self.cleaned_data['number'].strip()}"
