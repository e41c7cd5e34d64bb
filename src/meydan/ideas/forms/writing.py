"""What people write: kind, words, place, goals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, PhotosField, Tiles, language_field
from meydan.base.town import town
from meydan.goals.models import Target
from meydan.goals.queries import all_goals_with_targets
from meydan.ideas.forms.choices import fill_kept, offer
from meydan.ideas.models import Contribution, ContributionKind, Scope
from meydan.places.models import Neighbourhood
from meydan.places.queries import all_neighbourhoods, neighbourhoods

LONGEST = 2000


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
        self.rows = all_goals_with_targets()
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
        fill_kept(self, neighbourhood=(neighbourhoods(), all_neighbourhoods()))
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


class LanguageForm(MeydanForm):
    """Asked last, when there is a text to guess from."""

    def __init__(self, *args: Any, guessed: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"] = language_field(guessed)
        self.fields["language"].widget.attrs["class"] = "input"


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
        fill_kept(self, neighbourhood=(neighbourhoods(), all_neighbourhoods()))

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
