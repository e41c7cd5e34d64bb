"""What people offer, and the qualifications that duties ask for."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.places.models import Neighbourhood
from meydan.places.queries import neighbourhoods
from meydan.volunteering.forms.volunteers import day_field
from meydan.volunteering.models import Field, Part, Qualification
from meydan.volunteering.models.offers import MOST_HOURS, PARTS
from meydan.volunteering.queries.offers import qualifications
from meydan.volunteering.rules.fitting import slot_word

SLOTS = len(WEEKDAYS) * PARTS


class PreferencesForm(MeydanForm):
    fields_of_interest = forms.MultipleChoiceField(
        label=_("What interests you?"),
        help_text=_("We show you duties of these fields first."),
        choices=Field.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    times = forms.TypedMultipleChoiceField(
        label=_("When can you, as a rule?"),
        help_text=_("Only for times that you choose may somebody plan you in. Nothing is chosen: nobody does."),
        choices=[(slot, slot_word(slot)) for slot in range(SLOTS)],
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    weekly_hours = forms.IntegerField(
        label=_("How many hours a week at most?"),
        help_text=_("Nobody plans more than that for you."),
        min_value=1,
        max_value=MOST_HOURS,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
        required=False,
    )
    places = forms.ModelMultipleChoiceField(
        label=_("Where do you like to serve?"),
        help_text=_("Duties in or near these neighbourhoods come first, so that your way is short."),
        queryset=Neighbourhood.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    skills = forms.CharField(
        label=_("What can you do well?"),
        help_text=_("A coordinator reads it when a duty needs it."),
        max_length=300,
        required=False,
    )
    languages = forms.CharField(
        label=_("Which languages do you speak?"),
        help_text=_("Some guests speak no Turkish; then we look for somebody who can translate."),
        max_length=120,
        required=False,
    )
    may_ask = forms.BooleanField(
        label=_("You may ask me when somebody else can’t come"),
        help_text=_("Off: we never ask. On: now and then a message; a no costs one tap and has no consequence."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["places"].queryset = neighbourhoods()

    @property
    def week(self) -> Iterator[tuple[str, list[Any]]]:
        """The choices of the week, a day a row."""
        boxes = list(self["times"])
        for number, name in WEEKDAYS.items():
            yield str(name), boxes[number * PARTS : (number + 1) * PARTS]

    @property
    def parts(self) -> list[Any]:
        return [part.label for part in Part]

    @property
    def offer(self) -> dict[str, Any]:
        """What `save_preferences` takes."""
        data = dict(self.cleaned_data)
        return {"fields": data.pop("fields_of_interest"), **data}


class QualificationForm(MeydanForm):
    name_tr = forms.CharField(label=_("Name in Turkish"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=80, required=False)
    valid_months = forms.IntegerField(
        label=_("Good for how many months?"),
        help_text=_("Empty: for good, or as the certificate says."),
        min_value=1,
        max_value=240,
        required=False,
    )
    basis = forms.CharField(
        label=_("Basis"),
        help_text=_("The rule that the municipality relies on when a duty asks for it."),
        max_length=200,
        required=False,
    )
    active = forms.BooleanField(label=_("Duties can ask for it"), required=False, initial=True)

    def __init__(self, *args: Any, qualification: Qualification | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.qualification = qualification

    def clean_name_tr(self) -> str:
        name: str = self.cleaned_data["name_tr"]
        others = qualifications().exclude(pk=self.qualification.pk if self.qualification else None)
        if others.filter(name_tr=name).exists():
            raise forms.ValidationError(_("There is one with this name already."))
        return name


class SeenForm(MeydanForm):
    """A certificate that somebody showed at the desk."""

    qualification = forms.ModelChoiceField(label=_("What did they show?"), queryset=Qualification.objects.none())
    valid_until = day_field(
        label=_("Valid until"),
        help_text=_("As it stands on the certificate. The paper itself is not kept."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["qualification"].queryset = qualifications().filter(active=True)
