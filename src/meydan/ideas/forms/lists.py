"""Filters of lists, and searches to keep."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.goals.queries import all_goals
from meydan.ideas.forms.choices import all_of, offer
from meydan.ideas.models import ContributionKind, Process, State
from meydan.places.queries import all_neighbourhoods, all_units


class FilterForm(MeydanForm):
    """Filters come in the address; none of them is needed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for one in self.fields.values():
            one.required = False


class ListForm(FilterForm):
    """Search and filters of the public list."""

    q = forms.CharField(label=_("Search"), max_length=200, widget=forms.TextInput(attrs={"type": "search"}))
    kind = forms.ChoiceField(label=_("Kind"))
    state = forms.ChoiceField(label=_("State"))
    place = forms.ChoiceField(label=_("Neighbourhood"))
    goal = forms.ChoiceField(label=_("Goal"))
    unit = forms.ChoiceField(label=_("Unit"))
    process = forms.ChoiceField(label=_("Process"))
    order = forms.ChoiceField(label=_("Order"))

    def __init__(self, *args: Any, processes: Iterable[Process], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            kind=all_of(ContributionKind.choices),
            state=all_of(
                [
                    ("open", _("Open now")),
                    ("late", _("Answer is late")),
                    ("replied", _("Answered, whatever the answer")),
                    *State.choices,
                ]
            ),
            place=all_of([(one.slug, one.name) for one in all_neighbourhoods()]),
            goal=all_of([(one.number, str(one)) for one in all_goals()]),
            unit=all_of([(one.slug, one.name) for one in all_units()]),
            process=all_of([(one.pk, one.title) for one in processes]),
            order=self._orders(),
        )

    def _orders(self) -> list[tuple[str, Any]]:
        first = [("", _("How well it fits")), ("newest", _("Newest"))] if self.data.get("q") else [("", _("Newest"))]
        return [
            *first,
            ("supported", _("Most supported")),
            ("moved", _("Latest movement")),
            ("owed", _("Waiting longest")),
        ]


class SavedSearchForm(MeydanForm):
    name = forms.CharField(label=_("A name for this search"), max_length=120)


class DeskListForm(FilterForm):
    """Search and filters of the list at the desk."""

    q = forms.CharField(label=_("Words or number"), max_length=100, widget=forms.TextInput(attrs={"type": "search"}))
    unit = forms.ChoiceField(label=_("Unit"))
    place = forms.ChoiceField(label=_("Neighbourhood"))
    goal = forms.ChoiceField(label=_("Goal"))
    mine = forms.BooleanField(label=_("Only mine"))
    tab = forms.CharField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        none = ("none", _("No unit yet"))
        offer(
            self,
            unit=all_of([none, *((one.slug, one.name) for one in all_units())]),
            place=all_of([(one.slug, one.name) for one in all_neighbourhoods()]),
            goal=all_of([(one.number, str(one)) for one in all_goals()]),
        )


class SortingListForm(FilterForm):
    """Search and filters of what came in; `hints` are the suggestions that stand beside those in the list now."""

    q = forms.CharField(label=_("Words or number"), max_length=100, widget=forms.TextInput(attrs={"type": "search"}))
    place = forms.ChoiceField(label=_("Neighbourhood"))
    hint = forms.ChoiceField(label=_("Suggestion"))

    def __init__(self, *args: Any, hints: Iterable[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer(
            self,
            place=all_of([(one.slug, one.name) for one in all_neighbourhoods()]),
            hint=all_of([*hints, ("none", _("No suggestion"))]),
        )
