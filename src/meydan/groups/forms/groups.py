"""Founding, joining and running a group."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, OwnWordsForm, Tiles
from meydan.goals.models import Goal
from meydan.goals.queries import all_goals
from meydan.groups.models import PUBLIC, Group, GroupRole, GroupState, Joining, Membership
from meydan.groups.rules.groups import KEEPING
from meydan.groups.terms import terms
from meydan.people.models import Person
from meydan.people.queries import staff
from meydan.places.models import Neighbourhood
from meydan.places.queries import all_neighbourhoods, neighbourhoods

JOINING_HINTS = {
    Joining.OPEN: _("Fits most groups."),
    Joining.REQUEST: _("Where a few people work closely together."),
}


def all_of(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Choices of a filter: first the one that filters nothing."""
    return [("", _("All")), *choices]


def words_field(label: Any, hint: Any, most: int = 1000) -> forms.CharField:
    return forms.CharField(
        label=label, help_text=hint, max_length=most, widget=forms.Textarea(attrs={"rows": 4, "maxlength": most})
    )


class ListForm(MeydanForm):
    """Search and filters of the public list; none of them is needed."""

    q = forms.CharField(
        label=_("Search"), max_length=200, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    goal = forms.ChoiceField(label=_("Goal"), required=False)
    place = forms.ChoiceField(label=_("Neighbourhood"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        places = [("all", _("The whole town")), *((one.slug, one.name) for one in all_neighbourhoods())]
        fields["goal"].choices = all_of((one.number, str(one)) for one in all_goals())
        fields["place"].choices = all_of(places)
        fields["state"].choices = all_of((one.value, one.label) for one in GroupState if one in PUBLIC)


class AboutForm(MeydanForm):
    """What a group is about, and who may join."""

    purpose = words_field(_("What will the group do?"), _("Two or three sentences. Everybody reads them."))
    goals = forms.ModelMultipleChoiceField(
        label=_("Which goals?"),
        help_text=_("One to three."),
        queryset=Goal.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    neighbourhood = forms.ModelChoiceField(
        label=_("Which neighbourhood?"),
        queryset=Neighbourhood.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("The whole town"),
    )
    joining = forms.ChoiceField(
        label=_("How does one join?"), choices=Joining.choices, widget=Tiles(hints=JOINING_HINTS), initial=Joining.OPEN
    )
    largest = forms.IntegerField(
        label=_("How many people at most?"), min_value=2, widget=forms.NumberInput(attrs={"inputmode": "numeric"})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["goals"].queryset = Goal.objects.order_by("number")
        fields["neighbourhood"].queryset = neighbourhoods()
        fields["largest"].initial = terms().largest

    def typed(self, name: str) -> Any:
        """As the browser sent it, to begin the form with later."""
        many = hasattr(self.data, "getlist") and name == "goals"
        return self.data.getlist(name) if many else self.data.get(name, "")

    @property
    def wanted(self) -> dict[str, Any]:
        """What the actions take."""
        return {**self.cleaned_data, "goals": list(self.cleaned_data["goals"])}


class ProposeForm(AboutForm):
    name = forms.CharField(
        label=_("Name of the group"), help_text=_("For example: Climate working group"), max_length=80
    )
    named = forms.BooleanField(
        label=_("My name may stand on the group’s page"),
        help_text=_("You coordinate the group when it is founded. You can change this at any time."),
        required=False,
    )
    field_order = ("name", "purpose", "goals", "neighbourhood", "joining", "largest", "named")


class DeclineForm(MeydanForm):
    words = words_field(_("The reason"), _("They read it as you write it."))


class CloseForm(MeydanForm):
    report = words_field(_("What does the group leave behind?"), _("Everybody reads it."), 4000)


class CancelForm(MeydanForm):
    words = words_field(_("Why?"), _("Everybody in the group reads it."), 300)


class CorrectionForm(MeydanForm):
    words = words_field(_("What should be corrected?"), _("Who wrote the draft reads it."), 500)


class JoinForm(MeydanForm):
    words = forms.CharField(
        label=_("What would you like to do in this group?"),
        help_text=_("A sentence. Who runs the group reads it; it is not kept."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
    )


class FoundForm(MeydanForm):
    """Say yes: with a facilitator and the reason."""

    facilitator = forms.ModelChoiceField(label=_("Facilitator from the Centre"), queryset=Person.objects.none())
    words = words_field(_("The reason"), _("It stands on the page of the group."))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["facilitator"].queryset = staff().filter(role_grants__role__in=KEEPING).distinct()
        fields["facilitator"].label_from_instance = lambda person: person.name


class FacilitatorForm(FoundForm):
    words = None  # type: ignore[assignment]


class RoleForm(MeydanForm):
    """Hand a role over to a member."""

    role = forms.ChoiceField(label=_("Which role?"), choices=GroupRole.choices)
    to = forms.ModelChoiceField(label=_("To whom?"), queryset=Membership.objects.none())
    until = forms.DateField(
        label=_("Until"),
        required=False,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        input_formats=["%Y-%m-%d", "%d.%m.%Y"],
    )

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["to"].queryset = group.memberships.filter(since__isnull=False).select_related("person")
        fields["to"].label_from_instance = lambda one: f"{one.person.name} ({one.get_role_display()})"


class NoteForm(OwnWordsForm):
    text = forms.CharField(
        label=_("A note for the group"),
        help_text=_("Only members and the Centre read it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 2000}),
    )
