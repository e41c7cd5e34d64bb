"""Forms of the funds desk."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, MoneyField, TitledField, long_field, time_field
from meydan.ideas.models import Contribution
from meydan.ideas.queries.contributions import contributions_visible_to
from meydan.partners.forms.fields import day_field
from meydan.partners.models import Bid, BidState, Due, FundCall, Organisation
from meydan.partners.queries.organisations import organisations_at_desk
from meydan.people.models import Person
from meydan.places.queries import units
from meydan.projects.models import Project
from meydan.projects.queries import projects_visible_to


def _money(label: Any, **options: Any) -> MoneyField:
    return MoneyField(label=label, max_length=30, widget=forms.TextInput(attrs={"inputmode": "decimal"}), **options)


def in_lira(kurus: int) -> str:
    """As the field takes it; nothing where nothing is said."""
    if not kurus:
        return ""
    return f"{kurus // 100}" + (f",{kurus % 100:02d}" if kurus % 100 else "")


class CallForm(MeydanForm):
    title = forms.CharField(label=_("Title of the call"), max_length=140)
    body = forms.CharField(label=_("Who gives the money?"), max_length=120)
    programme = forms.CharField(label=_("Programme"), max_length=120, required=False)
    day = day_field(_("Last day"))
    hour = time_field(_("Until what time?"), initial=time(17))
    least = _money(_("Smallest amount in lira"), required=False)
    most = _money(_("Largest amount in lira"), required=False)
    amount_words = forms.CharField(
        label=_("Amount in another currency"), help_text=_("As the call says it."), max_length=120, required=False
    )
    address = forms.URLField(label=_("Page of the call"), max_length=300, required=False, assume_scheme="https")
    words = long_field(_("What should we know?"), most=2000, rows=4, required=False)

    @property
    def said(self) -> dict[str, Any]:
        """What `save_call` takes."""
        data = dict(self.cleaned_data)
        return data | {"closes_at": timezone.make_aware(datetime.combine(data.pop("day"), data.pop("hour")))}

    @staticmethod
    def now(one: FundCall) -> dict[str, Any]:
        at = timezone.localtime(one.closes_at)
        plain = {
            name: getattr(one, name) for name in ("title", "body", "programme", "amount_words", "address", "words")
        }
        return plain | {"day": at.date(), "hour": at.time(), "least": in_lira(one.least), "most": in_lira(one.most)}


class BidForm(MeydanForm):
    title = forms.CharField(label=_("Title of the bid"), max_length=140)
    summary = long_field(_("What would be done with the money?"), most=2000, rows=4)
    unit = forms.ModelChoiceField(label=_("Responsible unit"), queryset=units().none())
    idea = forms.IntegerField(
        label=_("Number of the contribution it comes from"),
        help_text=_("The number behind “idea:”."),
        required=False,
        min_value=1,
    )
    project = TitledField(
        label=_("Project that is carried out with it"), queryset=Project.objects.none(), required=False
    )
    partners = forms.ModelMultipleChoiceField(
        label=_("Partners"),
        queryset=Organisation.objects.none(),
        widget=forms.SelectMultiple(attrs={"size": 6}),
        required=False,
    )
    budget = _money(_("Budget in lira"), required=False)
    budget_words = forms.CharField(label=_("Budget in another currency"), max_length=120, required=False)
    council_asked = forms.BooleanField(label=_("The council has to authorise it"), required=False, initial=True)
    council_number = forms.CharField(label=_("Number of the council’s decision"), max_length=60, required=False)
    council_on = day_field(_("Day of the council’s decision"), required=False)
    council_basis = forms.CharField(
        label=_("Basis of the authorisation"),
        help_text=_("Needed where the council is not asked."),
        max_length=200,
        required=False,
    )
    ministry_asked = forms.BooleanField(label=_("The ministry has to permit it"), required=False, initial=True)
    ministry_number = forms.CharField(label=_("Number of the ministry’s permission"), max_length=60, required=False)
    ministry_on = day_field(_("Day of the ministry’s permission"), required=False)
    ministry_basis = forms.CharField(
        label=_("Basis of the permission"),
        help_text=_("Needed for the permission, and where none is asked for."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.person = person
        fields: dict[str, Any] = self.fields
        fields["unit"].queryset = units()
        fields["project"].queryset = projects_visible_to(person).order_by("title")
        fields["partners"].queryset = organisations_at_desk(person).order_by("folded")

    def clean_idea(self) -> Contribution | None:
        number = self.cleaned_data["idea"]
        found = contributions_visible_to(self.person).filter(pk=number).first() if number else None
        if number and found is None:
            raise forms.ValidationError(_("Nothing is found under this."))
        return found

    @staticmethod
    def now(one: Bid) -> dict[str, Any]:
        papers = [f"{body}_{part}" for body in ("council", "ministry") for part in ("asked", "number", "on", "basis")]
        plain = {name: getattr(one, name) for name in ("title", "summary", "budget_words", *papers)}
        links = {"unit": one.unit_id, "idea": one.idea_id, "project": one.project_id}
        return plain | links | {"budget": in_lira(one.budget), "partners": [each.pk for each in one.partners.all()]}


class SubmitForm(MeydanForm):
    on = day_field(_("Submitted on"))


class ResultForm(MeydanForm):
    to = forms.ChoiceField(
        label=_("The result"),
        choices=[(BidState.WON, _("Won")), (BidState.LOST, _("Not chosen"))],
        widget=forms.RadioSelect,
    )
    on = day_field(_("Told on"))
    result = long_field(_("In the words of the funding body"), rows=3)
    granted = _money(_("Granted in lira"), required=False)


class SignForm(MeydanForm):
    number = forms.CharField(label=_("Number of the agreement"), max_length=60)
    on = day_field(_("Signed on"))


class GiveUpForm(MeydanForm):
    result = long_field(_("The reason"), rows=3)


class DueForm(MeydanForm):
    what = forms.ChoiceField(label=_("Kind"), choices=Due.What.choices)
    title = forms.CharField(label=_("What is due?"), max_length=140)
    on = day_field(_("By which day?"))


class FinishDueForm(MeydanForm):
    on = day_field(_("Done on"))
    amount = _money(_("Spent in lira"), required=False)
    proof = forms.CharField(
        label=_("Where is that written down?"), help_text=_("Number of a paper, a list, a page."), max_length=200
    )
