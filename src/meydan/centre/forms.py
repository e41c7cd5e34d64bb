"""Forms of the Centre."""

from datetime import datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.centre.models import Feature, Request, Room
from meydan.centre.queries import AT_REST, IN_USE, rooms_in_use


def _day(**options: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=_("Day"), widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **options)


def _time(label: Any, **options: Any) -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, widget=widget, input_formats=["%H:%M", "%H.%M"], **options)


class TimesForm(MeydanForm):
    """A day with a beginning and an end."""

    day = _day()
    starts = _time(_("From"))
    ends = _time(_("To"))

    @property
    def times(self) -> dict[str, datetime]:
        """Beginning and end as moments in the town."""
        data = self.cleaned_data
        moments = {"starts_at": data["starts"], "ends_at": data["ends"]}
        return {name: timezone.make_aware(datetime.combine(data["day"], at)) for name, at in moments.items()}


class DayForm(MeydanForm):
    day = _day()


class AskForm(TimesForm):
    what = forms.ChoiceField(label=_("What would you like?"), choices=Request.What.choices, widget=forms.RadioSelect)
    room = forms.ModelChoiceField(
        label=_("Room"),
        help_text=_("Only if you ask for a room."),
        queryset=Room.objects.none(),
        required=False,
    )
    people = forms.IntegerField(
        label=_("How many people?"),
        min_value=1,
        max_value=2000,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    purpose = forms.CharField(
        label=_("What for?"),
        help_text=_("One or two sentences. Please write nothing about your health, belief or membership."),
        max_length=600,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 600}),
    )
    help_wanted = forms.CharField(
        label=_("What would help you to take part?"),
        help_text=_("For example a ramp, sign language, a quiet place."),
        max_length=300,
        required=False,
    )
    sometimes_needed = frozenset({"room"})
    field_order = ("what", "room", "day", "starts", "ends", "people", "purpose", "help_wanted")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["room"].queryset = rooms_in_use()

    @property
    def wanted(self) -> dict[str, Any]:
        """What `ask_centre` takes."""
        names = ("what", "room", "people", "purpose", "help_wanted")
        return {**{name: self.cleaned_data[name] for name in names}, **self.times}


class AcceptForm(TimesForm):
    room = forms.ModelChoiceField(
        label=_("Room in which they are received"),
        queryset=Room.objects.none(),
        required=False,
        empty_label=_("None is held for them"),
    )
    words = forms.CharField(
        label=_("What they should know"),
        help_text=_("For example who opens the door."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
    )

    def __init__(self, *args: Any, asked: Request, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["room"].queryset = rooms_in_use()
        if asked.room:
            del fields["room"]

    @property
    def answer(self) -> dict[str, Any]:
        """What `accept_request` takes."""
        return {"words": self.cleaned_data["words"], "room": self.cleaned_data.get("room"), **self.times}


class DeclineForm(MeydanForm):
    words = forms.CharField(
        label=_("The reason"),
        help_text=_("They read it as you write it. Name another day if there is one."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 1000}),
    )


class RoomFilter(MeydanForm):
    q = forms.CharField(label=_("Words or name"), max_length=100, required=False)
    feature = forms.ChoiceField(label=_("What it has"), choices=[("", _("All")), *Feature.choices], required=False)
    state = forms.ChoiceField(
        label=_("State"), choices=[("", _("All")), (IN_USE, _("In use")), (AT_REST, _("Not in use"))], required=False
    )


class RoomForm(MeydanForm):
    name_tr = forms.CharField(label=_("Name in Turkish"), max_length=80)
    name_en = forms.CharField(label=_("Name in English"), max_length=80)
    seats = forms.IntegerField(label=_("Seats"), min_value=1, max_value=2000)
    features = forms.MultipleChoiceField(
        label=_("What it has"), choices=Feature.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    access_tr = forms.CharField(label=_("How one gets in, in Turkish"), max_length=300, required=False)
    access_en = forms.CharField(label=_("How one gets in, in English"), max_length=300, required=False)
    active = forms.BooleanField(label=_("In use"), required=False, initial=True)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for weekday, word in WEEKDAYS.items():
            self.fields[f"opens_{weekday}"] = _time(_("%(day)s, from") % {"day": word}, required=False)
            self.fields[f"closes_{weekday}"] = _time(_("%(day)s, until") % {"day": word}, required=False)
            for name in (f"opens_{weekday}", f"closes_{weekday}"):
                self.fields[name].widget.attrs["class"] = "input"

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for weekday, word in WEEKDAYS.items():
            opens, closes = data.get(f"opens_{weekday}"), data.get(f"closes_{weekday}")
            if (opens is None) != (closes is None) or (opens and closes and opens >= closes):
                said = _("%(day)s: please give both times, the end later than the beginning, or none.")
                self.add_error(f"opens_{weekday}", said % {"day": word})
        return data

    @property
    def days(self) -> list[tuple[Any, Any]]:
        """The two fields of each weekday."""
        return [(self[f"opens_{weekday}"], self[f"closes_{weekday}"]) for weekday in WEEKDAYS]

    @property
    def hours(self) -> dict[int, tuple[time, time]]:
        data = self.cleaned_data
        return {day: (data[f"opens_{day}"], data[f"closes_{day}"]) for day in WEEKDAYS if data[f"opens_{day}"]}

    @property
    def words(self) -> dict[str, Any]:
        names = ("name_tr", "name_en", "seats", "access_tr", "access_en", "active")
        return {name: self.cleaned_data[name] for name in names}
