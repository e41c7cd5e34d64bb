"""Forms of the desk: needs and courses, runs and sessions."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.attendance.rules import moment_of
from meydan.base.belonging import BelongingForm, belonging_choice, belonging_words
from meydan.base.forms import MeydanForm, PersonField, WrittenForm, check_end, long_field, on_purpose_field, time_field
from meydan.centre.models import Room
from meydan.centre.queries import rooms_in_use
from meydan.events.models import Access, Audience, Form, Language
from meydan.goals.models import Goal
from meydan.goals.queries import goals
from meydan.people.models import Person
from meydan.people.queries import staff
from meydan.people.rules import OF_A_UNIT
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import neighbourhoods, units
from meydan.threads.queries import threads_visible_to
from meydan.trainings.models import Course, Run, Track
from meydan.trainings.rules import KEEPING
from meydan.volunteering.models import Qualification


def number_field(label: Any, *, most: int, least: int = 1, **options: Any) -> forms.IntegerField:
    box = forms.NumberInput(attrs={"inputmode": "numeric"})
    return forms.IntegerField(label=label, min_value=least, max_value=most, widget=box, **options)


def day_field(**options: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **options)


class CourseForm(WrittenForm, BelongingForm):
    """A need is enough to begin with; the plan comes later, on the same page."""

    belongs = ("project", "group", "process")

    title = forms.CharField(label=_("Title"), max_length=140)
    need = long_field(_("What is missing?"), _("Who says so, and how one sees it."), most=1500, rows=3)
    unit = forms.ModelChoiceField(label=_("Who holds it"), queryset=Unit.objects.none())
    tracks = forms.MultipleChoiceField(
        label=_("For whom is it held?"),
        help_text=_("Runs for staff and runs for everybody have seats of their own. Staff take part in working time, when their manager approves."),
        choices=Track.choices,
        widget=forms.CheckboxSelectMultiple,
        initial=[Track.OUTSIDE],
    )  # fmt: skip
    main_goal = forms.ModelChoiceField(label=_("Main goal"), queryset=Goal.objects.none())
    second_goal = forms.ModelChoiceField(label=_("Second goal"), queryset=Goal.objects.none(), required=False)
    third_goal = forms.ModelChoiceField(label=_("Third goal"), queryset=Goal.objects.none(), required=False)
    summary = forms.CharField(label=_("In one sentence"), max_length=300, required=False)
    aims = long_field(
        _("What can one do afterwards?"), _("One a line, each with a verb."), most=1500, rows=4, required=False
    )
    curriculum = long_field(
        _("Curriculum"), _("Subjects in their order, one a line."), most=3000, rows=6, required=False
    )
    audience = forms.ChoiceField(label=_("For whom"), choices=Audience.choices)
    languages = forms.MultipleChoiceField(
        label=_("Languages"), choices=Language.choices, widget=forms.CheckboxSelectMultiple, initial=["tr"]
    )
    access = forms.MultipleChoiceField(
        label=_("Accessibility"), choices=Access.choices, widget=forms.CheckboxSelectMultiple, required=False
    )
    access_words = forms.CharField(label=_("More about it"), max_length=300, required=False)
    threshold = number_field(
        _("How much has to be attended (%)"),
        help_text=_("Of the minutes of all sessions."),
        least=0,
        most=100,
        initial=80,
    )
    basis = forms.CharField(
        label=_("Basis of this rule"),
        help_text=_("By-law or decision that the municipality relies on."),
        max_length=200,
        required=False,
    )
    qualification = forms.ModelChoiceField(
        label=_("Qualification that it gives"),
        help_text=_("Volunteer duties may ask for it."),
        queryset=Qualification.objects.none(),
        required=False,
    )
    partners = long_field(_("Partners"), _("One a line."), most=600, rows=2, required=False)
    belongs_words = belonging_words(_("Words of the title of a project, a group or a process."))
    belongs_to = belonging_choice()
    number = forms.CharField(
        label=_("Thread number"), help_text=_("For example 2026-0417."), required=False, max_length=12
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, person=person, **kwargs)
        fields: dict[str, Any] = self.fields
        own = person.unit_ids if not person.has_role(*KEEPING) and person.has_role(*OF_A_UNIT) else None
        fields["unit"].queryset = units() if own is None else units().filter(pk__in=own)
        fields["qualification"].queryset = Qualification.objects.filter(active=True)
        for name in ("main_goal", "second_goal", "third_goal"):
            fields[name].queryset = goals()

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        number = data.pop("number", "")
        data["thread"] = threads_visible_to(None).filter(number=number).first() if number else None
        if number and data["thread"] is None:
            self.add_error("number", _("There is no thread with this number."))
        return data

    @property
    def wanted(self) -> dict[str, Any]:
        """What `save_course` takes."""
        data = dict(self.cleaned_data)
        chosen = [data.pop(name) for name in ("main_goal", "second_goal", "third_goal")]
        tracks = data.pop("tracks")
        return data | {
            "goals": [one for one in chosen if one],
            "inside": Track.INSIDE in tracks,
            "outside": Track.OUTSIDE in tracks,
        }


PLAIN = (
    "title", "language", "need", "unit", "summary", "aims", "curriculum", "audience", "languages", "access", "access_words", "threshold", "basis",
    "qualification", "partners", "belongs_to",
)  # fmt: skip


def course_as_typed(course: Course) -> dict[str, Any]:
    """A course as its form shows it."""
    goals = [link.goal_id for link in course.goal_links.all()]
    tracks = [code for code, held in ((Track.OUTSIDE, course.outside), (Track.INSIDE, course.inside)) if held]
    return {
        **{name: getattr(course, name) for name in PLAIN},
        **dict(zip(("main_goal", "second_goal", "third_goal"), goals, strict=False)),
        "tracks": tracks,
        "number": course.thread.number if course.thread else "",
    }


class RunForm(MeydanForm):
    track = forms.ChoiceField(label=_("For whom"), choices=Track.choices, widget=forms.RadioSelect)
    form = forms.ChoiceField(label=_("How one takes part"), choices=Form.choices)
    where = forms.CharField(label=_("Place"), max_length=200, required=False)
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=Neighbourhood.objects.none(), required=False, empty_label=_("The whole town")
    )
    link = forms.URLField(
        label=_("Where it is held online"), help_text=_("Only people with a seat see it."), max_length=400, required=False, assume_scheme="https"
    )  # fmt: skip
    capacity = number_field(_("Seats"), most=2000)
    leader = PersonField(
        label=_("Who leads it"),
        help_text=_("Keeps the lists and marks assignments."),
        queryset=Person.objects.none(),
        required=False,
    )

    def __init__(self, *args: Any, course: Course, run: Run | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["neighbourhood"].queryset = neighbourhoods()
        fields["leader"].queryset = staff()
        held = [code for code, there in ((Track.OUTSIDE, course.outside), (Track.INSIDE, course.inside)) if there]
        fields["track"].choices = [(code, Track(code).label) for code in held]
        fields["track"].initial = held[0]
        if run:
            del fields["track"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("form") != Form.ONLINE and not data.get("where"):
            self.add_error("where", _("Please fill in where it takes place."))
        if data.get("form") not in {None, Form.PRESENT} and not data.get("link"):
            self.add_error("link", _("Please fill in where it is held online."))
        return data


class SessionForm(WrittenForm):
    title = forms.CharField(label=_("Subject"), max_length=140)
    day = day_field(label=_("Day"))
    starts = time_field(_("From"))
    ends = time_field(_("To"))
    room = forms.ModelChoiceField(
        label=_("Room of the Centre"),
        queryset=Room.objects.none(),
        required=False,
        empty_label=_("None: it is where the run is held"),
    )
    after_hours = on_purpose_field(_("Only needed when the room is closed then and somebody opens it."))
    text = forms.CharField(label=_("What one brings or prepares"), max_length=600, required=False)

    def __init__(self, *args: Any, run: Run, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["room"].queryset = rooms_in_use()
        if run.form == Form.ONLINE:
            del fields["room"], fields["after_hours"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        check_end(self, data)
        return data

    @property
    def wanted(self) -> dict[str, Any]:
        """What `save_session` takes."""
        data = self.cleaned_data
        return {
            "title": data["title"],
            "text": data["text"],
            "language": data.get("language", ""),
            "room": data.get("room"),
            "after_hours": data.get("after_hours", False),
            "starts_at": moment_of(data["day"], data["starts"]),
            "ends_at": moment_of(data["day"], data["ends"]),
        }


class WhyForm(MeydanForm):
    why = forms.CharField(label=_("Why?"), help_text=_("Everybody on the list reads it."), max_length=300)


class TrainerForm(MeydanForm):
    name = forms.CharField(label=_("Name"), max_length=120)
    about = forms.CharField(label=_("What they do, and where"), max_length=200, required=False)
    agreed = forms.BooleanField(label=_("They agreed that their name is published."), required=False)


class TeachForm(MeydanForm):
    email = forms.EmailField(
        label=_("E-mail address of the account"), help_text=_("People from outside sign in once with it.")
    )

    def clean_email(self) -> str:
        return str(self.cleaned_data["email"]).strip().lower()  # ascii


class MaterialForm(WrittenForm):
    title = forms.CharField(label=_("Title"), max_length=140)
    url = forms.URLField(
        label=_("Address"),
        help_text=_(
            "Video files are not uploaded here. Please put them where the municipality publishes its videos, with captions, and give the address."
        ),
        max_length=400,
        required=False,
        assume_scheme="https",
    )
    upload = forms.FileField(
        label=_("Or a file"),
        help_text=_("PDF, DOCX, ODT or a photo, at most 20 MB."),
        widget=forms.FileInput(attrs={"accept": ".pdf,.docx,.odt,.jpg,.jpeg,.png", "class": ""}),
        required=False,
    )
    recording = forms.BooleanField(label=_("It is a video or a sound recording"), required=False)
    words = long_field(
        _("What is said and shown in it"),
        _("For who does not hear or see it: a summary, or the address of the whole text. A recording needs it."),
        most=3000,
        rows=4,
        required=False,
    )  # fmt: skip
