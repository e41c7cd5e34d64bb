"""Polls, meetings, minutes and tasks."""

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import is_on
from meydan.base.forms import MeydanForm, OwnWordsForm
from meydan.base.templatetags.ui import moment
from meydan.centre.models import Room
from meydan.centre.queries import rooms_in_use
from meydan.groups.actions import Offer
from meydan.groups.models import Fit, Group, Meeting, Membership, Poll
from meydan.people.models import Person

OFFERED = 4
"""So many times are offered at first; members may add further ones."""
DURATIONS = [(30, _("half an hour")), (60, _("1 hour")), (90, _("1½ hours")), (120, _("2 hours")), (180, _("3 hours"))]


def day_field(label: Any, **options: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **options)


def time_field(label: Any, **options: Any) -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, widget=widget, input_formats=["%H:%M", "%H.%M"], **options)


def duration_field() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=_("How long?"), choices=DURATIONS, coerce=int, initial=90)


def moment_of(day: date, at: time) -> datetime:
    """A time in the town."""
    return timezone.make_aware(datetime.combine(day, at))


class PollForm(OwnWordsForm):
    """Two to four times to choose from."""

    title = forms.CharField(label=_("What will you meet about?"), max_length=120)
    minutes = duration_field()
    answer_by = day_field(_("Last day to answer"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for number in range(1, OFFERED + 1):
            needed = number <= 2
            named = {"number": number}
            self.fields[f"day_{number}"] = day_field(_("Day %(number)s") % named, required=needed)
            self.fields[f"at_{number}"] = time_field(_("Time of day %(number)s") % named, required=needed)
            self.fields[f"place_{number}"] = forms.CharField(
                label=_("Place of day %(number)s") % named,
                help_text=_("Empty: on-line"),
                max_length=120,
                required=False,
            )
            for name in (f"day_{number}", f"at_{number}", f"place_{number}"):
                self.fields[name].widget.attrs["class"] = "input"
                self._say_what_to_do(name, self.fields[name])

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        for number in range(3, OFFERED + 1):
            if bool(data.get(f"day_{number}")) != bool(data.get(f"at_{number}")):
                self.add_error(f"day_{number}", _("Please give both the day and the time, or neither."))
        return data

    @property
    def rows(self) -> list[list[Any]]:
        """The three fields of each time."""
        return [[self[f"{name}_{number}"] for name in ("day", "at", "place")] for number in range(1, OFFERED + 1)]

    @property
    def words(self) -> dict[str, Any]:
        return {
            name: self.cleaned_data[name] for name in ("title", "answer_by", "language") if name in self.cleaned_data
        }

    @property
    def offers(self) -> list[Offer]:
        data = self.cleaned_data
        numbers = [number for number in range(1, OFFERED + 1) if data[f"day_{number}"]]
        return [
            Offer(moment_of(data[f"day_{one}"], data[f"at_{one}"]), data["minutes"], data[f"place_{one}"])
            for one in numbers
        ]


class OfferForm(MeydanForm):
    day = day_field(_("Day"))
    at = time_field(_("Time"))
    place = forms.CharField(label=_("Place"), help_text=_("Empty: on-line"), max_length=120, required=False)

    @property
    def offer(self) -> Offer:
        data = self.cleaned_data
        return Offer(moment_of(data["day"], data["at"]), place=data["place"])


class AnswerForm(MeydanForm):
    """One choice for each offered time, named fit_<id of the option>."""

    def __init__(self, *args: Any, poll: Poll, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for option in poll.options.all():
            label = _("%(when)s: does it suit you?") % {"when": moment(option.starts_at)}
            self.fields[f"fit_{option.pk}"] = forms.ChoiceField(
                label=label, choices=Fit.choices, widget=forms.RadioSelect
            )
            self._say_what_to_do(f"fit_{option.pk}", self.fields[f"fit_{option.pk}"])

    @property
    def fits(self) -> dict[int, str]:
        return {int(name.removeprefix("fit_")): fit for name, fit in self.cleaned_data.items()}


def _seats(room: Room) -> str:
    return gettext("%(room)s, %(seats)s seats") % {"room": room.name, "seats": room.seats}


class MeetingForm(OwnWordsForm):
    title = forms.CharField(label=_("What will you meet about?"), max_length=120)
    day = day_field(_("Day"))
    starts = time_field(_("Time"))
    minutes = duration_field()
    place = forms.CharField(
        label=_("Place"),
        help_text=_("For example: the Centre, small hall. There is a ramp."),
        max_length=120,
        required=False,
    )
    room = forms.ModelChoiceField(
        label=_("A room of the Centre"),
        help_text=_("It is held for you at once, if it is free and open then."),
        queryset=Room.objects.none(),
        required=False,
        empty_label=_("No room of the Centre"),
    )
    link = forms.URLField(
        label=_("Link to take part on-line"), help_text=_("Only members see it."), required=False, assume_scheme="https"
    )
    agenda = forms.CharField(
        label=_("Agenda"),
        help_text=_("One point to a line. Everybody reads it."),
        max_length=2000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 5, "maxlength": 2000}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        if not is_on("centre"):
            del fields["room"]
            return
        fields["room"].queryset = rooms_in_use()
        fields["room"].label_from_instance = _seats

    @property
    def wanted(self) -> dict[str, Any]:
        data = self.cleaned_data
        plain = {name: data.get(name) for name in ("title", "minutes", "place", "room", "link", "agenda")}
        plain |= {name: data[name] for name in ("language",) if name in data}
        return {**plain, "starts_at": moment_of(data["day"], data["starts"])}

    @staticmethod
    def start(meeting: Meeting) -> dict[str, Any]:
        local = timezone.localtime(meeting.starts_at)
        plain = {name: getattr(meeting, name) for name in ("title", "language", "minutes", "place", "link", "agenda")}
        room = meeting.booking.room_id if meeting.booking else None
        return {**plain, "room": room, "day": local.date(), "starts": local.time()}


class MinutesForm(OwnWordsForm):
    """Who came, and what was said; one point to a line."""

    present = forms.TypedMultipleChoiceField(
        label=_("Who came?"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    guests = forms.IntegerField(
        label=_("Guests"),
        min_value=0,
        max_value=500,
        initial=0,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    decisions = forms.CharField(
        label=_("What was decided?"), help_text=_("One point to a line."), max_length=4000, required=False,
        widget=forms.Textarea(attrs={"rows": 4, "maxlength": 4000}),
    )  # fmt: skip
    discussed = forms.CharField(
        label=_("What was discussed?"),
        help_text=_("One point to a line. It is published: please write no names and no telephone numbers."),
        max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 5, "maxlength": 4000}),
    )  # fmt: skip
    to_ask = forms.CharField(
        label=_("What has to be asked, and whom?"), max_length=2000, required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 2000}),
    )  # fmt: skip

    def __init__(self, *args: Any, members: Sequence[Membership], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["present"].choices = [(one.person_id, one.person.name) for one in members]
        self.order_fields(["present", "guests"])


class TaskForm(OwnWordsForm):
    title = forms.CharField(label=_("What is to be done?"), max_length=140)
    owner = forms.ModelChoiceField(
        label=_("Who does it?"), queryset=Person.objects.none(), required=False, empty_label=_("Nobody yet")
    )
    due_on = day_field(_("By when?"), required=False)

    def __init__(self, *args: Any, group: Group, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        members = group.memberships.filter(since__isnull=False)
        fields["owner"].queryset = Person.objects.filter(group_memberships__in=members).order_by("display_name", "pk")
        fields["owner"].label_from_instance = lambda person: person.name
