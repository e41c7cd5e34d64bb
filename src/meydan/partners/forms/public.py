"""What visitors look for, offer, propose for their page, and write down as having worked."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, Tiles, long_field
from meydan.goals.queries import all_goals, goals
from meydan.partners.countries import countries
from meydan.partners.forms.fields import LinesField, ThingField
from meydan.partners.models import Form, Organisation, Pledge, Practice
from meydan.partners.queries import organisations, practices
from meydan.people.models import Person


def _goals_to_choose() -> list[tuple[str, Any]]:
    return [("", _("All")), *((str(one.number), str(one)) for one in all_goals())]


class FilterForm(MeydanForm):
    q = forms.CharField(label=_("Search for a partner"), required=False, max_length=100)
    what = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *Form.choices], required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    goal = forms.ChoiceField(label=_("Goal"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["country"].choices = [("", _("All")), ("abroad", _("Abroad")), *countries()]
        fields["goal"].choices = _goals_to_choose()

    @property
    def wanted(self) -> organisations.Wanted:
        """What makes no sense is left out."""
        self.is_valid()
        said = {name: (self.cleaned_data.get(name) or "").strip() for name in self.fields}
        goal = int(said["goal"]) if said["goal"] else None
        return organisations.Wanted(said["q"], said["what"], said["country"], goal)


class LibraryForm(MeydanForm):
    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    goal = forms.ChoiceField(label=_("Goal"), required=False)
    cost = forms.ChoiceField(label=_("What it costs"), choices=[("", _("All")), *Practice.Cost.choices], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["goal"].choices = _goals_to_choose()

    @property
    def wanted(self) -> practices.Wanted:
        self.is_valid()
        said = {name: (self.cleaned_data.get(name) or "").strip() for name in self.fields}
        return practices.Wanted(said["q"], int(said["goal"]) if said["goal"] else None, said["cost"])


class PledgeForm(MeydanForm):
    organisation = forms.CharField(label=_("Name of the organisation"), max_length=120)
    what = forms.ChoiceField(
        label=_("What would you like to give?"),
        choices=Pledge.What.choices,
        widget=Tiles(
            hints={
                "space": _("A hall, a garden, a workshop"),
                "knowledge": _("Advice, a course, a drawing"),
                "goods": _("Saplings, tools, books"),
                "time": _("People who come and help"),
            }
        ),
    )
    title = forms.CharField(label=_("In one sentence"), max_length=140)
    amount = forms.CharField(
        label=_("How much?"),
        help_text=_("For example: a hall for 40 people, on two evenings."),
        max_length=80,
        required=False,
    )
    words = long_field(_("What should we know?"), most=1000, rows=3, required=False)
    serves = ThingField(label=_("What is it for?"), required=False, widget=forms.HiddenInput)


class PageForm(MeydanForm):
    """What a representative may propose for the page of an organisation."""

    about_tr = long_field(_("What it does, in Turkish"), most=2000, rows=5)
    about_en = long_field(_("What it does, in English"), most=2000, rows=5, required=False)
    offers = long_field(_("What it can offer"), most=600, rows=3, required=False)
    seeks = long_field(_("What it looks for"), most=600, rows=3, required=False)
    networks = LinesField(label=_("Networks that it belongs to"), help_text=_("One a line."), required=False)
    website = forms.URLField(label=_("Page on the web"), max_length=200, required=False, assume_scheme="https")
    goals = forms.ModelMultipleChoiceField(
        label=_("Goals"), queryset=goals().none(), widget=forms.CheckboxSelectMultiple, required=False
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["goals"].queryset = goals()

    @staticmethod
    def now(one: Organisation) -> dict[str, Any]:
        """What stands there."""
        plain = ("about_tr", "about_en", "offers", "seeks", "networks", "website")
        return {**{name: getattr(one, name) for name in plain}, "goals": [goal.pk for goal in one.goals.all()]}


class LogoForm(MeydanForm):
    logo = forms.ImageField(
        label=_("The sign of the organisation"), widget=forms.FileInput(attrs={"accept": "image/*", "class": ""})
    )


class PracticeForm(MeydanForm):
    organisation = forms.ModelChoiceField(label=_("Who did it?"), queryset=Organisation.objects.none())
    title = forms.CharField(label=_("Title"), max_length=140)
    what = long_field(_("What was done?"), most=2000, rows=5)
    where = forms.CharField(label=_("Where?"), max_length=120)
    cost = forms.ChoiceField(label=_("What it costs"), choices=Practice.Cost.choices)
    worked = long_field(_("What worked, and what did not?"), most=2000, rows=5)
    goal = forms.ModelChoiceField(label=_("Goal"), queryset=goals().none())
    contact = forms.CharField(
        label=_("Where can others ask?"),
        help_text=_("An office or a page on the web; no person’s own number."),
        max_length=200,
        required=False,
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["goal"].queryset = goals()
        if person.at_desk:
            fields["organisation"].queryset = organisations.public_organisations().order_by("folded")
            fields["organisation"].required, fields["organisation"].empty_label = False, _("The municipality")
        else:
            fields["organisation"].queryset = organisations.own_organisations(person)
