"""Forms of contributions and processes."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, PhotosField, Tiles
from meydan.base.town import town
from meydan.goals.models import Goal, Target
from meydan.goals.queries import all_goals, goals, goals_with_targets
from meydan.ideas.models import (
    Answer,
    Audience,
    Contribution,
    ContributionKind,
    DeclineReason,
    Process,
    Scope,
    State,
    Template,
)
from meydan.people.models import AgeBand
from meydan.people.rules import clean_contact
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import all_neighbourhoods, all_units, neighbourhoods, units

LONGEST = 2000


def fill(form: forms.Form, **choices: Any) -> None:
    """Give fields their rows when the form is made, not when the module is read."""
    for name, rows in choices.items():
        form.fields[name].queryset = rows  # type: ignore[attr-defined]


def all_of(choices: Iterable[tuple[Any, Any]], words: Any = None) -> list[tuple[Any, Any]]:
    """Choices of a filter: first the one that filters nothing."""
    return [("", words or _("All")), *choices]


def offer(form: forms.Form, **choices: Any) -> None:
    """Give fields of plain words their choices when the form is made."""
    for name, offered in choices.items():
        form.fields[name].choices = offered  # type: ignore[attr-defined]


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


SCOPE_HINTS = {
    Scope.SINGLE: _("Something is broken. Once it is mended, it is over."),
    Scope.SHARED: _("It concerns others too, or comes back."),
}


class TargetsMixin(forms.Form):
    """One main target and at most two further ones, by goal; those that a district can do something about come first."""

    target = forms.ChoiceField(label=_("Which target fits best?"))
    target_2 = forms.ChoiceField(label=_("A second one"), required=False)
    target_3 = forms.ChoiceField(label=_("A third one"), required=False)
    NAMES = ("target", "target_2", "target_3")

    def offer_targets(self, goal: int | None = None) -> None:
        """All targets, or for the main one those of one goal."""
        self.rows = list(goals_with_targets())
        grouped = [
            (one.number, (str(one), [(target.code, str(target)) for target in one.targets.all()])) for one in self.rows
        ]
        every = [group for _number, group in grouped]
        main = [group for number, group in grouped if number == goal] or every
        further = [("", "–"), *every]
        offer(self, target=[("", _("Please choose")), *main], target_2=further, target_3=further)

    @property
    def chosen_targets(self) -> list[Target]:
        known = {target.code: target for one in self.rows for target in one.targets.all()}
        codes = dict.fromkeys(self.cleaned_data.get(name) for name in self.NAMES)
        return [known[code] for code in codes if code in known]


class KindForm(MeydanForm):
    kind = forms.ChoiceField(
        label=_("What would you like to write?"), choices=ContributionKind.choices, widget=forms.RadioSelect
    )


class WordsForm(MeydanForm):
    title = forms.CharField(
        label=_("In one sentence"),
        max_length=140,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "sentences"}),
        error_messages={"required": _("Please write it in one sentence.")},
    )
    text = forms.CharField(
        label=_("Tell us a little more"),
        help_text=_("When does it happen, whom does it concern? Please leave out names and phone numbers."),
        required=False,
        max_length=LONGEST,
        widget=forms.Textarea(attrs={"rows": 7, "maxlength": LONGEST}),
    )


class ProblemForm(WordsForm):
    """A problem is asked one thing more: one broken thing is mended faster by the fault desk."""

    scope = forms.ChoiceField(
        label=_("A single fault, or a shared problem?"),
        choices=Scope.choices,
        error_messages={"required": _("Please choose: is it one broken thing, or does it concern others too?")},
        widget=Tiles(hints=SCOPE_HINTS),
    )


class PlaceForm(MeydanForm):
    neighbourhood = forms.ModelChoiceField(
        label=_("Which neighbourhood?"),
        queryset=Neighbourhood.objects.none(),
        to_field_name="slug",
        required=False,
        empty_label=_("The whole town"),
    )
    place_words = forms.CharField(
        label=_("Street or place"),
        help_text=_("For example: Zeytinlik Street, the park behind the school"),
        required=False,
        max_length=120,
    )

    latitude = forms.FloatField(widget=forms.HiddenInput, required=False)
    longitude = forms.FloatField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, with_map: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, neighbourhood=neighbourhoods())
        if not with_map:
            del self.fields["latitude"], self.fields["longitude"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        point = (data.get("latitude"), data.get("longitude"))
        if None in point:
            data["latitude"] = data["longitude"] = None
        elif not self._in_town(*point):
            self.add_error("place_words", _("This point lies outside the town. Please choose another one, or none."))
        return data

    @staticmethod
    def _in_town(latitude: float, longitude: float) -> bool:
        south, west, north, east = town().data.get("map", {}).get("bounds", (-90, -180, 90, 180))
        return south <= latitude <= north and west <= longitude <= east


class GoalsForm(MeydanForm, TargetsMixin):
    photos = PhotosField(
        label=_("Photos"),
        help_text=_("Up to five. They are shown after a check at the desk; faces and number plates are blurred."),
    )
    photo_words = forms.CharField(
        label=_("What do these photos show?"),
        help_text=_("One sentence for neighbours who can't see them."),
        required=False,
        max_length=200,
    )

    def __init__(self, *args: Any, goal: int | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_targets(goal)


class EditForm(WordsForm):
    """Change one's own text."""


class CorrectForm(WordsForm, TargetsMixin):
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=Neighbourhood.objects.none(), required=False
    )
    place_words = forms.CharField(label=_("Street or place"), required=False, max_length=120)
    quote = forms.CharField(
        label=_("A sentence to quote"),
        help_text=_("In the person’s own words, for the home page."),
        required=False,
        max_length=200,
    )
    correction = forms.CharField(
        label=_("Why is it corrected?"), help_text=_("Public; the person is told."), max_length=300
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_targets()
        fill(self, neighbourhood=neighbourhoods())

    @staticmethod
    def start(contribution: Contribution) -> dict[str, Any]:
        codes = [link.target.code for link in contribution.thread.target_links.all()] + ["", ""]
        return {
            "title": contribution.title,
            "text": contribution.text,
            "neighbourhood": contribution.neighbourhood,
            "place_words": contribution.place_words,
            "quote": contribution.quote,
            "target": codes[0],
            "target_2": codes[1],
            "target_3": codes[2],
        }


class UnitForm(MeydanForm):
    unit = forms.ModelChoiceField(label=_("Which unit answers?"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, unit=units())


class AnswerForm(MeydanForm):
    decision = forms.ChoiceField(
        label=_("Decision"), choices=[c for c in Answer.Decision.choices if c[0] != "interim"], widget=forms.RadioSelect
    )
    reason = forms.ChoiceField(
        label=_("If it is not accepted: why?"), choices=[("", "–"), *DeclineReason.choices], required=False
    )
    text = forms.CharField(
        label=_("The answer"),
        help_text=_("What will be done, by whom, by when. The person reads exactly this."),
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none())

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, unit=units())

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("decision") == "declined" and not data.get("reason"):
            self.add_error("reason", _("Please choose the reason: the person must know why."))
        return data


class InterimForm(MeydanForm):
    text = forms.CharField(
        label=_("Why does it take longer?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 4})
    )
    new_date = forms.DateField(label=_("New date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class OtherForm(MeydanForm):
    """Another contribution: picked from suggestions, or by its number or words."""

    pick = forms.CharField(required=False, max_length=12, widget=forms.HiddenInput)
    number = forms.CharField(
        label=_("Number or words of the other one"),
        help_text=_("For example 2026-0417. With words you get a list to choose from."),
        required=False,
        max_length=100,
    )
    words = forms.CharField(label=_("A sentence about it"), required=False, max_length=300)


class PartForm(MeydanForm):
    words = forms.CharField(label=_("Why? Everybody can read it."), max_length=300)


class TemplateForm(MeydanForm):
    name = forms.CharField(label=_("Name"), max_length=80)
    text = forms.CharField(label=_("Text"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))


class DeskEntryForm(WordsForm, TargetsMixin):
    """Somebody came to a desk, called or sent a paper form."""

    channel = forms.ChoiceField(
        label=_("How did it reach us?"),
        choices=[("desk", _("At the desk")), ("paper", _("On paper")), ("phone", _("By phone"))],
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=ContributionKind.choices)
    scope = forms.ChoiceField(
        label=_("A single fault, or a shared problem?"), choices=[("", "–"), *Scope.choices], required=False
    )
    clock_code = forms.ChoiceField(label=_("Which promised time counts?"), required=False)
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood it is about"),
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label=_("The whole town"),
    )
    place_words = forms.CharField(label=_("Street or place"), required=False, max_length=120)
    process = forms.ChoiceField(label=_("Process it belongs to"), required=False)
    photos = PhotosField(label=_("Photos"), help_text=_("Pictures that came with it, also of the paper."))
    person_name = forms.CharField(
        label=_("Name that others see"), help_text=_("Empty: “A neighbour”."), required=False, max_length=60
    )
    person_age = forms.ChoiceField(label=_("Age band"), choices=AgeBand.choices)
    person_neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood where the person lives"),
        queryset=Neighbourhood.objects.none(),
        required=False,
        empty_label=_("Not said"),
    )
    person_contact = forms.CharField(
        label=_("E-mail or mobile phone"),
        help_text=_("Empty: the answer goes by letter or waits at the desk."),
        required=False,
        max_length=120,
    )
    notice_shown = forms.BooleanField(
        label=_("The privacy notice was shown or read out."),
        error_messages={"required": _("Please show the privacy notice first.")},
    )

    def __init__(self, *args: Any, processes: Iterable[Process], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer_targets()
        fill(self, neighbourhood=neighbourhoods(), person_neighbourhood=neighbourhoods())
        own = town()
        offer(self, clock_code=[(code, own.say("clocks", code, "basis")) for code in own.clocks])
        self.open_processes = {str(one.pk): one for one in processes}
        offer(self, process=all_of([(pk, one.title) for pk, one in self.open_processes.items()], _("None")))

    def clean_process(self) -> Process | None:
        return self.open_processes.get(self.cleaned_data["process"])

    def clean_person_contact(self) -> tuple[str, str]:
        text = self.cleaned_data["person_contact"].strip()
        return clean_contact(text) if text else ("", "")


class ProcessForm(MeydanForm):
    title = forms.CharField(label=_("Title"), max_length=120)
    summary = forms.CharField(label=_("What is it about?"), max_length=1500, widget=forms.Textarea(attrs={"rows": 4}))
    promise = forms.CharField(
        label=_("The promise"),
        help_text=_("What will happen with the result, who decides, by when."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    easy_read = forms.CharField(
        label=_("Easy to read"), required=False, max_length=1000, widget=forms.Textarea(attrs={"rows": 4})
    )
    unit = forms.ModelChoiceField(label=_("Responsible unit"), queryset=Unit.objects.none(), required=False)
    contact_words = forms.CharField(label=_("Whom can people ask?"), required=False, max_length=200)
    goals = forms.ModelMultipleChoiceField(
        label=_("Goals"), queryset=Goal.objects.none(), required=False, widget=forms.SelectMultiple(attrs={"size": 6})
    )
    neighbourhoods = forms.ModelMultipleChoiceField(
        label=_("Neighbourhoods"),
        help_text=_("None chosen: the whole town."),
        queryset=Neighbourhood.objects.none(),
        required=False,
        widget=forms.SelectMultiple(attrs={"size": 6}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fill(self, unit=units(), goals=goals(), neighbourhoods=neighbourhoods())


class NewProcessForm(ProcessForm):
    template = forms.ChoiceField(label=_("Template"), choices=Template.choices, widget=forms.RadioSelect)
    audience = forms.ChoiceField(
        label=_("Who takes part?"),
        help_text=_(
            "What colleagues write among themselves stays inside. You can publish all of it or single pieces later."
        ),
        choices=Audience.choices,
        widget=forms.RadioSelect,
        initial=Audience.EVERYONE,
    )
    opens_on = forms.DateField(label=_("Begins on"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))


class StageForm(MeydanForm):
    opens_at = forms.DateTimeField(
        label=_("Opens"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    closes_at = forms.DateTimeField(
        label=_("Closes"), widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M")
    )
    reason = forms.CharField(
        label=_("Why do the dates change?"),
        help_text=_("Public, once the process is published."),
        required=False,
        max_length=300,
    )


class ReportForm(MeydanForm):
    report = forms.CharField(
        label=_("What came out of it?"),
        help_text=_("Headings with #, lists with -."),
        max_length=20000,
        widget=forms.Textarea(attrs={"rows": 14}),
    )
