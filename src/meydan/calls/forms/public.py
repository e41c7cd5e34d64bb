"""What visitors, applicants and jurors fill in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.core import signing
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.forms import MeydanForm, long_field
from meydan.base.sentences import sentence
from meydan.calls.actions import Given, Written
from meydan.calls.forms.fields import topics_field
from meydan.calls.models import Assignment, Call, CallKind, Criterion, Mark
from meydan.calls.queries.calls import Wanted
from meydan.calls.rules.reasons import NOT_ELIGIBLE, OPEN_FORM
from meydan.questions.models import Question
from meydan.questions.queries import fields_for
from meydan.questions.rules import name_of

SALT = "calls.form"


def opened(call: Call, at: datetime | None = None) -> str:
    """What a form carries that was opened: for which call and when, signed, so that nobody opens one afterwards."""
    return signing.dumps({"call": call.pk, "at": (at or clock.now()).isoformat()}, salt=SALT)


class FilterForm(MeydanForm):
    q = forms.CharField(label=_("Search for a call"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *CallKind.choices], required=False)
    when = forms.ChoiceField(
        label=_("State"),
        choices=[("", _("All")), ("open", _("Applications are open")), ("told", _("Results are out"))],
        required=False,
    )

    @property
    def wanted(self) -> Wanted:
        """What was asked for; what makes no sense is left out."""
        self.is_valid()
        data = self.cleaned_data
        return Wanted(text=data.get("q", "").strip(), kind=data.get("kind") or "", when=data.get("when") or "")


class ConditionsForm(MeydanForm):
    """The conditions, one after the other; whoever says no to one can't apply, and reads which."""

    def __init__(self, *args: Any, call: Call, **kwargs: Any) -> None:
        self.call = call
        self.base_fields = {f"k{at}": _yes_or_no(text) for at, text in enumerate(call.conditions)}
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for at, text in enumerate(self.call.conditions):
            if data.get(f"k{at}") == "no":
                self.add_error(f"k{at}", sentence(NOT_ELIGIBLE, {"condition": text}))
        return data


def _yes_or_no(text: str) -> forms.ChoiceField:
    return forms.ChoiceField(label=text, choices=[("yes", _("Yes")), ("no", _("No"))], widget=forms.RadioSelect)


class ApplyForm(MeydanForm):
    """The application: title, topics, the questions of the call, who applies. A draft may be incomplete."""

    title = forms.CharField(label=_("Title of what you propose"), help_text=_("The jury reads it first. Please without names of people."), max_length=120)  # fmt: skip
    summary = forms.CharField(
        label=_("In one line"), help_text=_("Stands in the public table if you agree below."), max_length=200
    )
    topics = topics_field((), _("Topics"))
    organisation = forms.CharField(
        label=_("Name of your team or organisation"), help_text=_("Hidden from the jury in the first round."), max_length=120, required=False
    )  # fmt: skip
    publish = forms.BooleanField(
        label=_("The title and the line may stand in the public result."),
        help_text=_("Without it the table shows a number alone. This has no influence on the decision."),
        required=False,
    )
    opened = forms.CharField(widget=forms.HiddenInput, max_length=300, required=False)

    def __init__(
        self, *args: Any, call: Call, questions: Sequence[Question], sending: bool = True, **kwargs: Any
    ) -> None:
        self.call, self.questions = call, questions
        own = type(self).base_fields
        first = {name: own[name] for name in ("title", "summary", "topics")}
        self.base_fields = {**first, **fields_for(questions), **{n: f for n, f in own.items() if n not in first}}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["topics"].choices = [(one, one) for one in call.topics]
        if not call.topics:
            del fields["topics"]
        if not sending:
            for name, one in fields.items():
                one.required = name == "title"

    def clean_opened(self) -> datetime:
        try:
            told = signing.loads(self.cleaned_data["opened"], salt=SALT)
        except signing.BadSignature:
            told = {}
        if told.get("call") != self.call.pk:
            raise forms.ValidationError(sentence(OPEN_FORM, {}))
        return datetime.fromisoformat(told["at"])

    @property
    def written(self) -> Written:
        data = self.cleaned_data
        names = {name_of(one) for one in self.questions}
        return Written(
            title=data["title"], summary=data["summary"], organisation=data["organisation"], topics=data.get("topics", []),
            publish=data["publish"], answers={name: value for name, value in data.items() if name in names},
        )  # fmt: skip


class AnswerForm(MeydanForm):
    answer = long_field(_("Your answer"), most=3000, rows=5)


class ObjectForm(MeydanForm):
    text = long_field(_("What was not right?"), _("For example: a condition that you do meet, or something that was overlooked."), most=3000, rows=5)  # fmt: skip


class TiesForm(MeydanForm):
    """Title and topics of each application, to tick where one has a conflict."""

    applications = forms.TypedMultipleChoiceField(
        label=_("I have a conflict of interest with"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, titles: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["applications"].choices = titles


class ConflictForm(MeydanForm):
    conflict = forms.ChoiceField(
        label=_("Conflict of interest"), choices=Assignment.Conflict.choices, widget=forms.RadioSelect
    )


class ScoreForm(MeydanForm):
    """Points and words for each criterion. A draft may be incomplete."""

    def __init__(
        self,
        *args: Any,
        criteria: Sequence[Criterion],
        scale: int,
        final: bool = False,
        talked: bool = False,
        **kwargs: Any,
    ) -> None:
        self.criteria = criteria
        points = [(str(one), str(one)) for one in range(scale + 1)]
        self.base_fields = {}
        for one in criteria:
            self.base_fields[f"c{one.pk}"] = forms.ChoiceField(
                label=one.title, choices=points, widget=forms.RadioSelect, required=final or talked
            )
            self.base_fields[f"w{one.pk}"] = forms.CharField(label=_("Your reason"), max_length=600, required=False)
        if talked:
            self.base_fields["why"] = forms.CharField(label=_("Why do you change your points?"), max_length=400)
        super().__init__(*args, **kwargs)

    @property
    def rows(self) -> list[tuple[Criterion, Any, Any]]:
        return [(one, self[f"c{one.pk}"], self[f"w{one.pk}"]) for one in self.criteria]

    @property
    def given(self) -> dict[int, Given]:
        data = self.cleaned_data
        found = {one.pk: (data.get(f"c{one.pk}"), data.get(f"w{one.pk}", "")) for one in self.criteria}
        return {key: Given(int(points) if points else None, words) for key, (points, words) in found.items()}


def marked(marks: Mapping[int, Mark]) -> dict[str, Any]:
    """Saved points as the form begins."""
    points = {f"c{key}": str(one.points) for key, one in marks.items() if one.points is not None}
    return points | {f"w{key}": one.words for key, one in marks.items()}


class MeetingForm(MeydanForm):
    which = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    held_on = forms.DateField(
        label=_("When did you meet?"), widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), input_formats=["%Y-%m-%d", "%d.%m.%Y"]
    )  # fmt: skip
    minutes = forms.IntegerField(label=_("For how many minutes?"), min_value=1, max_value=600, widget=forms.NumberInput(attrs={"inputmode": "numeric"}))  # fmt: skip
    words = long_field(_("What did you agree on?"), most=1500, rows=3)


class ReachForm(MeydanForm):
    which = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=2**31 - 1)
    evidence = long_field(
        _("What shows that it was reached?"), _("A number, an address of a page or photo, the number of an official paper."), most=1500, rows=3
    )  # fmt: skip


class ImpactForm(MeydanForm):
    impact = long_field(_("What became of it?"), _("Does it still run? Whom does it reach? What would you do otherwise?"), most=3000, rows=5)  # fmt: skip
