"""Forms of the desk: planning an event and its programme."""

from datetime import datetime
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.attendance.rules import MOST_UNDER_ONE_NAME, moment_of
from meydan.base.belonging import BelongingForm, belonging_choice, belonging_words
from meydan.base.forms import MeydanForm, PersonField, WrittenForm, check_end, long_field, on_purpose_field, time_field
from meydan.centre.models import Room
from meydan.centre.queries import rooms_in_use
from meydan.events.actions import Plan
from meydan.events.forms.public import day_field
from meydan.events.models import (
    Access,
    Audience,
    Event,
    EventKind,
    Form,
    Giving,
    Language,
    Priority,
    Session,
    Speaker,
)
from meydan.events.rules import KEEPING
from meydan.goals.models import Goal
from meydan.goals.queries import goals
from meydan.people.models import Person
from meydan.people.queries import staff
from meydan.people.rules import OF_A_UNIT
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import neighbourhoods, units
from meydan.threads.queries import threads_visible_to


def _number(label: Any, *, most: int, least: int = 1, **options: Any) -> forms.IntegerField:
    box = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=box, **options)


class ThreadNumberForm(MeydanForm):
    """A form with the number of a thread, which becomes the thread."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        number = data.pop("number", "")
        data["thread"] = threads_visible_to(None).filter(number=number).first() if number else None
        if number and data["thread"] is None:
            self.add_error("number", _("There is no thread with this number."))
        return data


class EventForm(WrittenForm, ThreadNumberForm, BelongingForm):
    belongs = ("project", "group", "process", "panel")
    title = forms.CharField(label=_("Title"), max_length=140)
    summary = forms.CharField(label=_("In one sentence"), max_length=300)
    what = forms.ChoiceField(label=_("Kind"), choices=EventKind.choices)
    unit = forms.ModelChoiceField(label=_("Who holds it"), queryset=Unit.objects.none())
    leader = PersonField(label=_("Who leads it"), queryset=Person.objects.none(), required=False)
    day = day_field(label=_("Day"))
    starts = time_field(_("From"))
    ends = time_field(_("To"))
    last_day = day_field(
        label=_("Last day"), help_text=_("Only if it takes several days; for a series, its last day."), required=False
    )
    again = forms.ChoiceField(
        label=_("Does it come again?"),
        choices=[
            ("", _("No, once")),
            ("0", _("Every week")),
            ("1", _("On the first such day of each month")),
            ("2", _("On the second such day of each month")),
            ("3", _("On the third such day of each month")),
            ("4", _("On the fourth such day of each month")),
        ],
        required=False,
    )
    skip_holidays = forms.BooleanField(label=_("Leave out public holidays"), required=False, initial=True)
    form = forms.ChoiceField(label=_("How one takes part"), choices=Form.choices)
    room = forms.ModelChoiceField(
        label=_("Room of the Centre"), queryset=Room.objects.none(), required=False, empty_label=_("Another place")
    )
    where = forms.CharField(label=_("Place, if it is no room of the Centre"), max_length=200, required=False)
    on_purpose = on_purpose_field(
        _(
            "Only needed when the room is closed then and somebody opens it, or when the stages of the process are over by then."
        )
    )
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=Neighbourhood.objects.none(), required=False, empty_label=_("The whole town")
    )
    link = forms.URLField(
        label=_("Where it can be seen online"), help_text=_("Only people with a seat, and those who take part online, see it."), max_length=400, required=False, assume_scheme="https"
    )  # fmt: skip
    capacity = _number(_("Seats"), most=20000)
    most_together = _number(_("How many people may come under one name?"), most=MOST_UNDER_ONE_NAME, initial=1)
    giving = forms.ChoiceField(
        label=_("How seats are given"), choices=Giving.choices, widget=forms.RadioSelect, initial=Giving.FIRST
    )
    lot_day = day_field(label=_("Names for the lot until (this day included)"), required=False)
    lot_number = forms.CharField(
        label=_("The public number that decides"),
        help_text=_(
            "A number that nobody can know or steer, and when it is told. Everybody reads this before they put their name down."
        ),
        max_length=200,
        required=False,
    )
    priorities = forms.MultipleChoiceField(
        label=_("Who comes first in the lot"),
        choices=Priority.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    main_goal = forms.ModelChoiceField(label=_("Main goal"), queryset=Goal.objects.none())
    second_goal = forms.ModelChoiceField(label=_("Second goal"), queryset=Goal.objects.none(), required=False)
    third_goal = forms.ModelChoiceField(label=_("Third goal"), queryset=Goal.objects.none(), required=False)
    text = long_field(_("What happens there?"), most=3000, rows=5, required=False)
    afterwards = long_field(
        _("What will become of it?"),
        _("A promise with a day: what is published, and where it goes."),
        most=3000,
        rows=3,
        required=False,
    )
    audience = forms.ChoiceField(label=_("For whom"), choices=Audience.choices)
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=Language.choices, widget=forms.CheckboxSelectMultiple, initial=["tr"]
    )
    access = forms.MultipleChoiceField(
        label=_("Accessibility"), choices=Access.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    access_words = forms.CharField(label=_("More about it"), max_length=300, required=False)
    certified = forms.BooleanField(
        label=_("Who was there gets a certificate of attendance"),
        help_text=_("It stands on the page of the event. Afterwards the desk reminds you to issue them."),
        required=False,
    )
    partners = long_field(_("Partners"), _("One a line."), most=600, rows=3, required=False)
    belongs_words = belonging_words(_("Words of the title of a project, a group, a process or a panel."))
    belongs_to = belonging_choice()
    number = forms.CharField(
        label=_("Thread number"), help_text=_("For example 2026-0417."), required=False, max_length=12
    )

    def __init__(
        self, *args: Any, person: Person, series: bool = False, event: Event | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, person=person, **kwargs)
        fields: dict[str, Any] = self.fields
        own = person.unit_ids if not person.has_role(*KEEPING) and person.has_role(*OF_A_UNIT) else None
        fields["unit"].queryset = units() if own is None else units().filter(pk__in=own)
        fields["leader"].queryset = staff()
        fields["room"].queryset = rooms_in_use()
        fields["neighbourhood"].queryset = neighbourhoods()
        for name in ("main_goal", "second_goal", "third_goal"):
            fields[name].queryset = goals()
        if event:
            del fields["again"], fields["skip_holidays"]
        if series:
            fields["reach"] = reach_field()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self._check_times(data)
        if data.get("again") and not data.get("last_day"):
            self.add_error("last_day", _("Please fill in until when it comes again."))
        if data.get("giving") == Giving.LOT and not (data.get("lot_day") and data.get("lot_number")):
            self.add_error("lot_number", _("A lot needs the last day for names and the number that decides."))
        if data.get("form") != Form.ONLINE and not data.get("room") and not data.get("where"):
            self.add_error("where", _("Please fill in where it takes place, or choose a room."))
        return data

    def _check_times(self, data: dict[str, Any]) -> None:
        day, last = data.get("day"), data.get("last_day")
        if day and last and last < day:
            self.add_error("last_day", _("The last day has to be after the first one."))
        one_day = not last or last == day or data.get("again")
        if one_day:
            check_end(self, data)

    @property
    def plan(self) -> Plan:
        """What `save_event` takes."""
        data = self.cleaned_data
        last = data["day"] if data.get("again") else data["last_day"] or data["day"]
        lot_day = data["lot_day"] if data["giving"] == Giving.LOT else None
        chosen = (data[name] for name in ("main_goal", "second_goal", "third_goal"))
        return Plan(
            unit=data["unit"],
            starts_at=moment_of(data["day"], data["starts"]),
            ends_at=moment_of(last, data["ends"]),
            capacity=data["capacity"],
            goals=[goal for goal in chosen if goal],
            where=data["where"],
            room=data["room"],
            on_purpose=data["on_purpose"],
            leader=data["leader"],
            words={name: data[name] for name in WORDS if name in data}
            | {"lot_closes_at": end_of_day(lot_day) if lot_day else None},
        )

    @property
    def series(self) -> dict[str, Any]:
        """What `add_series` takes besides the plan."""
        data = self.cleaned_data
        same = ("starts", "ends", "last_day", "skip_holidays")
        return {name: data[name] for name in same} | {
            "weekday": data["day"].weekday(), "nth": int(data["again"]) or None, "first_day": data["day"],
        }  # fmt: skip


WORDS = (
    "title", "language", "summary", "what", "form", "text", "afterwards", "audience", "languages", "access", "access_words", "neighbourhood", "link",
    "certified", "partners", "belongs_to", "thread", "giving", "most_together", "lot_number", "priorities",
)  # fmt: skip


def end_of_day(day: Any) -> datetime:
    """The last minute of a day."""
    return moment_of(day, datetime.max.time().replace(second=0, microsecond=0))


def reach_field() -> forms.ChoiceField:
    return forms.ChoiceField(
        label=_("For which events of the series?"),
        choices=[("one", _("This one")), ("later", _("From here on"))],
        widget=forms.RadioSelect,
        initial="one",
    )


def as_typed(event: Event) -> dict[str, Any]:
    """An event as its form shows it."""
    one = event.occasion
    begin, end = timezone.localtime(one.starts_at), timezone.localtime(one.ends_at)
    chosen = [link.goal_id for link in event.goal_links.all()] + [None] * 3
    now = {name: getattr(event, name) for name in WORDS if name != "thread"}
    return now | {
        "unit": one.unit_id, "leader": one.leader_id, "day": begin.date(), "starts": begin.time(), "ends": end.time(),
        "last_day": end.date() if end.date() != begin.date() else None, "room": event.booking.room_id if event.booking else None,
        "where": "" if event.booking else one.where, "capacity": one.capacity, "main_goal": chosen[0], "second_goal": chosen[1], "third_goal": chosen[2],
        "lot_day": timezone.localtime(event.lot_closes_at).date() if event.lot_closes_at else None, "number": event.thread.number if event.thread else "",
    }  # fmt: skip


class CancelForm(MeydanForm):
    why = long_field(_("The reason"), _("Everybody on the list reads it."), most=600, rows=3)

    def __init__(self, *args: Any, series: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if series:
            self.fields["reach"] = reach_field()


class SendBackForm(MeydanForm):
    why = long_field(_("What should be different?"), _("The leader of the event reads it."), most=600, rows=3)


class SessionForm(WrittenForm):
    title = forms.CharField(label=_("Title"), max_length=140)
    day = day_field(label=_("Day"))
    starts = time_field(_("From"))
    ends = time_field(_("To"))
    track = forms.CharField(
        label=_("Track"), help_text=_("Only if several things happen at once."), max_length=60, required=False
    )
    room = forms.ModelChoiceField(
        label=_("Room of the Centre"),
        queryset=Room.objects.none(),
        required=False,
        empty_label=_("Where the event is, or another place"),
    )
    where = forms.CharField(label=_("Place, if it is no room of the Centre"), max_length=120, required=False)
    after_hours = on_purpose_field(_("Only needed when the room is closed then and somebody opens it."))
    seats = _number(
        _("Seats"),
        most=5000,
        help_text=_("Only if people should choose this session when they sign up."),
        required=False,
    )
    text = forms.CharField(label=_("More about it"), max_length=600, required=False)
    access = forms.MultipleChoiceField(
        label=_("Accessibility of this session"),
        help_text=_("Only what it has besides the event, for example signs in one hall."),
        choices=Access.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["room"].queryset = rooms_in_use()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        check_end(self, data)
        return data

    @property
    def session(self) -> dict[str, Any]:
        data = self.cleaned_data
        plain = ("title", "language", "track", "where", "room", "after_hours", "seats", "text", "access")
        words = {name: data[name] for name in plain if name in data}
        return words | {
            "starts_at": moment_of(data["day"], data["starts"]),
            "ends_at": moment_of(data["day"], data["ends"]),
        }


def session_as_typed(session: Session) -> dict[str, Any]:
    """A session as its form shows it."""
    begin, end = timezone.localtime(session.starts_at), timezone.localtime(session.ends_at)
    room = session.booking.room if session.booking else session.event.room
    own = room if room and room.name_tr == session.where else None
    plain = {name: getattr(session, name) for name in ("title", "language", "track", "seats", "text", "access")}
    return plain | {
        "day": begin.date(), "starts": begin.time(), "ends": end.time(), "room": own and own.pk, "where": "" if own else session.where,
    }  # fmt: skip


def speaker_as_typed(speaker: Speaker) -> dict[str, Any]:
    names = ("name", "about", "part", "agreed")
    return {name: getattr(speaker, name) for name in names} | {"session": speaker.session_id}


class SpeakerForm(MeydanForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    about = forms.CharField(label=_("What they do, and where"), max_length=200, required=False)
    part = forms.ChoiceField(label=_("Part"), choices=Speaker.Part.choices)
    session = forms.ModelChoiceField(
        label=_("Session"), queryset=Session.objects.none(), required=False, empty_label=_("The whole event")
    )
    agreed = forms.BooleanField(
        label=_("They agree that their name is published."),
        help_text=_("Without this the name is seen at the desk only. Today’s date is kept with it."),
        required=False,
    )

    def __init__(self, *args: Any, event: Event, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["session"].queryset = event.sessions.all()
