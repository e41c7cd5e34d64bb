"""Forms of the projects' desk."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.forms import MeydanForm, PhotosField, WrittenForm
from meydan.goals.models import Target
from meydan.goals.queries import targets
from meydan.people.models import Person
from meydan.people.queries import staff
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import neighbourhoods, units
from meydan.projects.forms.fields import DecimalTextField, MoneyField, day_field
from meydan.projects.models import PlanLine, Project, Risk
from meydan.projects.queries.plan import is_plan_asked_for, lines_to_name
from meydan.projects.rules import TOWN_WIDE


class StartForm(WrittenForm):
    title = forms.CharField(label=_("Name of the project"), max_length=120)
    summary = forms.CharField(
        label=_("What will be done?"),
        help_text=_("Two or three sentences that a neighbour understands."),
        max_length=1500,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    numbers = forms.CharField(
        label=_("Thread numbers that it comes from"),
        help_text=_("For example 2026-0417, several with a comma. Empty: a thread of its own."),
        required=False,
        max_length=300,
    )
    unit = forms.ModelChoiceField(label=_("Responsible unit"), queryset=Unit.objects.none())
    owner = forms.ModelChoiceField(label=_("Person in charge"), queryset=Person.objects.none(), required=False)
    starts_on = day_field(label=_("Begins on"))
    ends_on = day_field(label=_("Ends on, as planned"))
    budget_planned = MoneyField(label=_("Planned budget in lira"), required=False, max_length=30)
    partners = forms.CharField(
        label=_("Partners"), help_text=_("Separate names with a comma."), required=False, max_length=600
    )
    neighbourhoods = forms.ModelMultipleChoiceField(
        label=_("Neighbourhoods"),
        help_text=_("None chosen: the whole town."),
        queryset=Neighbourhood.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 8}),
    )
    plan_line = forms.ModelChoiceField(
        label=_("Line of the strategic plan"),
        help_text=_("The activity or indicator that it carries out."),
        queryset=PlanLine.objects.none(),
        required=False,
    )
    main_target = forms.ModelChoiceField(label=_("Main target"), queryset=Target.objects.none(), to_field_name="code")
    second_target = forms.ModelChoiceField(
        label=_("Further target"), queryset=Target.objects.none(), to_field_name="code", required=False
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = units() if person.has_role(*TOWN_WIDE) else units().filter(pk__in=person.unit_ids)
        fields: dict[str, Any] = self.fields
        fields["unit"].queryset = own
        fields["owner"].queryset = staff()
        fields["owner"].label_from_instance = lambda one: one.name
        fields["neighbourhoods"].queryset = neighbourhoods()
        fields["plan_line"].queryset = lines_to_name()
        fields["plan_line"].required = is_plan_asked_for()
        fields["main_target"].queryset = fields["second_target"].queryset = targets().select_related("goal")
        self.initial.setdefault("starts_on", clock.today())

    @property
    def chosen_targets(self) -> list[Target]:
        chosen = [self.cleaned_data["main_target"], self.cleaned_data.get("second_target")]
        return list(dict.fromkeys(target for target in chosen if target))

    def clean_partners(self) -> list[str]:
        return [name.strip()[:120] for name in self.cleaned_data["partners"].split(",") if name.strip()]


class EditForm(WrittenForm):
    title = forms.CharField(label=_("Name of the project"), max_length=120)
    summary = forms.CharField(label=_("What will be done?"), max_length=1500, widget=forms.Textarea(attrs={"rows": 5}))
    easy_read = forms.CharField(
        label=_("Easy to read"),
        help_text=_("Very short sentences."),
        max_length=800,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    ends_on = day_field(label=_("Ends on, as planned"))
    budget_planned = MoneyField(label=_("Planned budget in lira"), required=False, max_length=30)
    partners = forms.CharField(
        label=_("Partners"), help_text=_("Separate names with a comma."), required=False, max_length=600
    )
    reason = forms.CharField(
        label=_("Why does the plan change?"),
        help_text=_("Public, where dates or money change."),
        required=False,
        max_length=300,
    )

    def __init__(self, *args: Any, project: Project, **kwargs: Any) -> None:
        kwargs.setdefault(
            "initial",
            {
                "title": project.title,
                "language": project.language,
                "summary": project.summary,
                "easy_read": project.easy_read,
                "ends_on": project.ends_on,
                "budget_planned": f"{project.budget_planned // 100}",
                "partners": ", ".join(project.partners),
            },
        )
        self.project = project
        super().__init__(*args, **kwargs)

    def clean_partners(self) -> list[str]:
        return [name.strip()[:120] for name in self.cleaned_data["partners"].split(",") if name.strip()]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        plan = (self.project.ends_on, self.project.budget_planned)
        if plan != (data.get("ends_on"), data.get("budget_planned")) and not data.get("reason"):
            self.add_error("reason", _("Dates or money change: please say why."))
        return data


class PlanLineForm(MeydanForm):
    plan_line = forms.ModelChoiceField(
        label=_("Line of the strategic plan"),
        help_text=_("The activity or indicator that it carries out."),
        queryset=PlanLine.objects.none(),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field: Any = self.fields["plan_line"]
        field.queryset = lines_to_name()


class UpdateForm(WrittenForm):
    title = forms.CharField(label=_("In one sentence"), max_length=120)
    text = forms.CharField(label=_("What is new?"), max_length=3000, widget=forms.Textarea(attrs={"rows": 5}))
    photos = PhotosField(label=_("Photos"), help_text=_("Shown after a check at the desk."))


class MilestoneForm(WrittenForm):
    title = forms.CharField(label=_("What will be ready?"), max_length=120)
    due_on = day_field(label=_("By when?"))


class MoveForm(MeydanForm):
    due_on = day_field(label=_("New date"))
    reason = forms.CharField(label=_("Why?"), help_text=_("Public. The first date stays visible."), max_length=300)


class DoneOnForm(MeydanForm):
    done_on = day_field(label=_("Ready since"))


class RiskForm(WrittenForm):
    text = forms.CharField(label=_("What may go wrong?"), max_length=300)
    level = forms.ChoiceField(label=_("How serious?"), choices=Risk.Level.choices)
    measure = forms.CharField(label=_("What is done about it?"), max_length=300)


class SpendingForm(MeydanForm):
    amount = MoneyField(label=_("Amount in lira"), help_text=_("A correction is negative: -250,00"), max_length=30)
    on = day_field(label=_("Day"))
    words = forms.CharField(label=_("For what?"), max_length=200)
    document = forms.CharField(label=_("Document number"), required=False, max_length=60)


class ImpactForm(MeydanForm):
    indicator = forms.CharField(label=_("What was measured?"), max_length=120)
    unit = forms.CharField(label=_("Unit of measure"), help_text="°C, kg, m², %", max_length=30)
    before = DecimalTextField(label=_("Before"), required=False, max_length=30)
    value = DecimalTextField(label=_("Now"), max_length=30)
    measured_on = day_field(label=_("Measured on"))
    source = forms.CharField(label=_("Who measured it?"), max_length=200)
    method = forms.CharField(label=_("How?"), required=False, max_length=300)
    limits = forms.CharField(label=_("What does the number not show?"), required=False, max_length=300)
    headline = forms.CharField(
        label=_("In a few words"),
        help_text=_("For example “3,1 °C cooler”. Shown on the home page."),
        required=False,
        max_length=80,
    )
    target = forms.ModelChoiceField(
        label=_("Target"), queryset=Target.objects.none(), to_field_name="code", required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["target"].queryset = targets()


class StateForm(MeydanForm):
    words = forms.CharField(
        label=_("Why? What comes next?"),
        help_text=_("Public."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class FinishForm(MeydanForm):
    words = forms.CharField(
        label=_("What became of it?"),
        help_text=_("Everyone who took part reads this."),
        max_length=800,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    no_impact_reason = forms.CharField(label=_("If nothing was measured: why?"), required=False, max_length=300)
