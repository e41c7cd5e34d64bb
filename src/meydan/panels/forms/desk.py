"""Forms of the desk: planning a panel, its quotas, invitations."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, PersonField, TitledField, WrittenForm, long_field
from meydan.base.plain import MOST_NUMBER
from meydan.base.refs import resolve
from meydan.base.workdays import end_of
from meydan.ideas.models import Process, StageKind
from meydan.ideas.queries.processes import for_desk
from meydan.panels.actions import Answer, Plan
from meydan.panels.models import ADULT, CODED, YOUNGEST, Feature, Method, Panel, PanelKind, Value, Way
from meydan.panels.rules import KEEPING
from meydan.panels.rules.desk import is_fixed
from meydan.people.models import AgeBand, Person
from meydan.people.queries import notice_version, staff
from meydan.people.rules.contacts import clean_contact
from meydan.places.models import Unit
from meydan.places.queries import units
from meydan.threads.queries import threads_visible_to

PROJECT = "project:"
NOT_MEMBER = "-"
"""Before a typed answer: whoever gives it can't be a member."""


def number_field(label: Any, *, least: int = 1, most: int, **options: Any) -> forms.IntegerField:
    box = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=box, **options)


def day_field(**options: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **options)


class PanelForm(WrittenForm):
    title = forms.CharField(label=_("Title"), max_length=140)
    question = forms.CharField(label=_("The question that the members answer"), max_length=300)
    what = forms.ChoiceField(label=_("Kind"), choices=PanelKind.choices)
    unit = forms.ModelChoiceField(label=_("Which unit asks"), queryset=Unit.objects.none())
    keeper = PersonField(label=_("Who runs it"), queryset=Person.objects.none(), required=False)
    text = long_field(_("What is it about?"), most=3000, rows=5, required=False)
    afterwards = long_field(
        _("What will become of it?"), _("A promise that people can hold you to: who answers, by when."), most=1000, required=False
    )  # fmt: skip
    size = number_field(_("Members"), least=2, most=500)
    method = forms.ChoiceField(
        label=_("What is fairest"), choices=Method.choices, widget=forms.RadioSelect, initial=Method.LEXIMIN
    )
    ways = forms.MultipleChoiceField(
        label=_("How people are found"),
        help_text=_("Without an open call only people with a code can apply."),
        choices=Way.choices, widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    last_day = day_field(label=_("Applications until (this day included)"), required=False)
    lot_number = forms.CharField(
        label=_("The public number that decides"),
        help_text=_("A number that nobody can know or steer, and when it is told. Everybody reads this before they put their name down."),
        max_length=200, required=False,
    )  # fmt: skip
    confirm_days = number_field(_("Days to answer for those who are drawn"), most=60, initial=7)
    one_of_household = forms.BooleanField(
        label=_("Of one household only one person is drawn"),
        help_text=_("People who live together say so with a code; no address is asked."), required=False, initial=True,
    )  # fmt: skip
    age_from = number_field(_("Youngest age of a member"), least=YOUNGEST, most=ADULT, initial=ADULT, help_text=_("Under 18 somebody takes part only with a guardian’s permission."))  # fmt: skip
    age_basis = forms.CharField(label=_("Basis of the age"), max_length=300, required=False)
    records = forms.BooleanField(label=_("Sound is recorded, of those who agree"), required=False)
    expenses = forms.CharField(label=_("What is paid back"), max_length=400, required=False)
    expenses_basis = forms.CharField(label=_("Basis of what is paid back"), max_length=300, required=False)
    number = forms.CharField(label=_("Number of the thread it belongs to"), max_length=20, required=False)
    process = TitledField(label=_("Process"), queryset=Process.objects.none(), required=False, empty_label="–")
    stage = forms.ChoiceField(label=_("Stage of the process"), choices=[("", "–"), *StageKind.choices], required=False)
    project = number_field(_("Or the number of a project"), most=MOST_NUMBER, required=False)

    def __init__(self, *args: Any, person: Person, panel: Panel | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self.person = person
        own = None if person.has_role(*KEEPING) else person.unit_ids
        fields["unit"].queryset = units() if own is None else units().filter(pk__in=own)
        fields["keeper"].queryset = staff()
        fields["process"].queryset = for_desk()
        if panel and is_fixed(panel):
            for name in (
                "what",
                "size",
                "method",
                "ways",
                "last_day",
                "lot_number",
                "records",
                "one_of_household",
                "age_from",
            ):
                del fields[name]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        number = data.pop("number", "")
        data["thread"] = threads_visible_to(None).filter(number=number).first() if number else None
        if number and data["thread"] is None:
            self.add_error("number", _("There is no thread with this number."))
        data["belongs_to"] = self._belongs(data.pop("process", None), data.pop("project", None))
        if "last_day" in data:
            day = data.pop("last_day")
            data["apply_until"] = end_of(day) if day else None
        return data

    def _belongs(self, process: Process | None, project: int | None) -> str:
        if process and project:
            self.add_error("project", _("Please choose a process or a project, not both."))
        if process:
            return process.ref
        ref = f"{PROJECT}{project}" if project else ""
        if ref and not resolve(self.person, [ref]):
            self.add_error("project", _("There is nothing with this number."))
        return ref

    @property
    def plan(self) -> Plan:
        data = dict(self.cleaned_data)
        return Plan(unit=data.pop("unit"), keeper=data.pop("keeper"), thread=data.pop("thread"), words=data)


def as_typed(panel: Panel) -> dict[str, Any]:
    """A panel as its form shows it."""
    plain = (
        "title", "language", "question", "what", "text", "afterwards", "size", "method", "ways", "lot_number", "confirm_days", "records", "expenses",
        "one_of_household", "age_from", "age_basis",
        "expenses_basis", "stage",
    )  # fmt: skip
    process = panel.belongs_to.removeprefix(f"{Process.kind}:")
    project = panel.belongs_to.removeprefix(PROJECT)
    last = timezone.localdate(panel.apply_until - timedelta(seconds=1)) if panel.apply_until else None
    return {
        **{name: getattr(panel, name) for name in plain},
        "unit": panel.unit_id,
        "keeper": panel.keeper_id,
        "last_day": last,
        "number": panel.thread.number if panel.thread else "",
        "process": process if process.isdecimal() else None,
        "project": project if project.isdecimal() else None,
    }


class FeatureForm(MeydanForm):
    """Something to ask. Data about health, belief, origin, union or politics are never asked."""

    kind = forms.ChoiceField(label=_("What is asked"), choices=Feature.What.choices)
    name = forms.CharField(
        label=_("Its name"), help_text=_("For example: age. It stands in the public tables."), max_length=80
    )
    why = forms.CharField(label=_("Why it is asked"), help_text=_("Applicants read it."), max_length=200)
    answers = long_field(
        _("Answers with their quotas, one a line"),
        _("“name; at least; at most”, for example: 18–29; 8; 12. With a dash in front, whoever gives this answer can’t be a member. Leave it empty to have quotas proposed from the town’s population."),
        most=2000, rows=5, required=False,
    )  # fmt: skip
    harmless = forms.BooleanField(
        label=_("This asks nothing about health, belief, origin, union or political opinion.")
    )

    def clean_answers(self) -> list[Answer]:
        return [_answer(line) for line in self.cleaned_data["answers"].splitlines() if line.strip()]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        data.pop("harmless", None)
        if "kind" in data:
            data["what"] = data.pop("kind")
        names = [one.name for one in data.get("answers", ())]
        if len(set(names)) < len(names):
            self.add_error("answers", _("An answer stands there twice."))
        return data


def _answer(line: str) -> Answer:
    name, _sign, rest = line.strip().partition(";")
    least, _sign, most = rest.partition(";")
    refused = name.startswith(NOT_MEMBER)
    numbers = [part.strip() for part in (least, most)]
    if refused and not any(numbers):
        return Answer(name.lstrip("- ").strip()[:80], 0, 0, admits=False)
    if not name.strip() or not all(part.isdecimal() and len(part) < 6 for part in numbers):
        raise forms.ValidationError(
            _("This line is not “name; at least; at most”: %(line)s") % {"line": line.strip()[:60]}
        )
    if int(numbers[0]) > int(numbers[1]):
        raise forms.ValidationError(_("At least is more than at most: %(line)s") % {"line": line.strip()[:60]})
    return Answer(name.strip()[:80], int(numbers[0]), int(numbers[1]))


class QuotaForm(MeydanForm):
    """At least and at most for each value; the page lays them out as a table."""

    def __init__(self, *args: Any, values: Sequence[Value], **kwargs: Any) -> None:
        self.values = [one for one in values if one.admits]
        self.base_fields = {}
        for one in self.values:
            words = f"{one.feature.name}, {one.name}"
            self.base_fields[f"least{one.pk}"] = number_field(
                _("At least: %(name)s") % {"name": words}, least=0, most=9999, initial=one.least
            )
            self.base_fields[f"most{one.pk}"] = number_field(
                _("At most: %(name)s") % {"name": words}, least=0, most=9999, initial=one.most
            )
        super().__init__(*args, **kwargs)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        bands = {}
        for one in self.values:
            least, most = data.get(f"least{one.pk}"), data.get(f"most{one.pk}")
            if least is not None and most is not None:
                bands[one.pk] = (least, most)
                if least > most:
                    self.add_error(f"most{one.pk}", _("At least is more than at most: %(line)s") % {"line": one.name})
        return {"bands": bands}


class ApprovalForm(MeydanForm):
    words = long_field(
        _("What was looked at"),
        _("Ethics; which data are asked and why; what is recorded and when it is deleted."),
        most=600,
        rows=3,
    )
    basis = forms.CharField(label=_("Basis"), max_length=300, required=False)


class SendBackForm(MeydanForm):
    words = long_field(_("What has to change"), most=600, rows=3)


class WhyForm(MeydanForm):
    why = long_field(_("The reason; everybody reads it"), most=400, rows=3)


class CallerForm(MeydanForm):
    """Who called, came or was met at the door; what the panel asks is asked by `ApplyForm`."""

    channel = forms.ChoiceField(
        label=_("How did it reach us?"),
        choices=[
            ("phone", _("By phone")),
            ("desk", _("At the desk")),
            ("door", _("At the door")),
            ("paper", _("On paper")),
        ],
    )
    called = forms.CharField(
        label=_("Name that others see"), help_text=_("Empty: “A neighbour”."), required=False, max_length=60
    )
    contact = forms.CharField(
        label=_("E-mail or mobile phone"), help_text=_("We ask there whether they come if they are drawn."), max_length=120
    )  # fmt: skip
    age_band = forms.ChoiceField(label=_("Age band"), choices=AgeBand.choices)
    notice_shown = forms.BooleanField(
        label=_("The privacy notice was shown or read out."),
        error_messages={"required": _("Please show the privacy notice first.")},
    )

    def clean_contact(self) -> tuple[str, str]:
        return clean_contact(self.cleaned_data["contact"])

    @property
    def person(self) -> dict[str, Any]:
        """What `enter_person` takes."""
        data = self.cleaned_data
        way, contact = data["contact"]
        known = {"display_name": data["called"], "age_band": data["age_band"], "neighbourhood": None}
        return known | {"notice_version": notice_version(), way: contact}


class CodesForm(MeydanForm):
    way = forms.ChoiceField(label=_("How they go out"), choices=[one for one in Way.choices if one[0] in CODED])
    count = number_field(_("How many codes"), most=2000)
    words = forms.CharField(
        label=_("Where they go"),
        help_text=_("For example a neighbourhood; never names or addresses."),
        max_length=120,
        required=False,
    )
