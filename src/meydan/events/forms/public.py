"""What visitors choose and fill in."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.base.templatetags.ui import clock_time, day, said
from meydan.events.actions import Need
from meydan.events.models import Access, Audience, Event, EventKind, Language, Session, Support
from meydan.events.queries.events import Wanted
from meydan.goals.queries import all_goals
from meydan.places.queries import all_neighbourhoods
from meydan.questions.models import Question
from meydan.questions.queries import fields_for


def day_field(**options: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(widget=widget, input_formats=["%Y-%m-%d", "%d.%m.%Y"], **options)


class FilterForm(MeydanForm):
    q = forms.CharField(label=_("Search for an event"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *EventKind.choices], required=False)
    place = forms.ChoiceField(label=_("Neighbourhood"), required=False)
    goal = forms.ChoiceField(label=_("Goal"), required=False)
    audience = forms.ChoiceField(label=_("For whom"), choices=[("", _("All")), *Audience.choices], required=False)
    access = forms.ChoiceField(label=_("Accessibility"), choices=[("", _("All")), *Access.choices], required=False)
    language = forms.ChoiceField(label=_("Language"), choices=[("", _("All")), *Language.choices], required=False)
    day = day_field(label=_("From this day on"), required=False)
    online = forms.BooleanField(label=_("Can be followed online"), required=False)
    past = forms.BooleanField(label=_("Past events"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["place"].choices = [("", _("The whole town")), *((one.slug, one.name) for one in all_neighbourhoods())]
        fields["goal"].choices = [("", _("All")), *((str(one.number), str(one)) for one in all_goals())]

    @property
    def wanted(self) -> Wanted:
        """What was asked for; what makes no sense is left out."""
        self.is_valid()
        data = self.cleaned_data
        words = {name: data.get(name) or "" for name in ("kind", "place", "audience", "access", "language")}
        return Wanted(
            text=data.get("q", "").strip(),
            goal=int(data["goal"]) if data.get("goal") else None,
            day=data.get("day"),
            online=bool(data.get("online")),
            past=bool(data.get("past")),
            **words,
        )


class LessonsForm(MeydanForm):
    """What a visitor looks for in the library of lessons."""

    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    goal = forms.ChoiceField(label=_("Goal"), required=False)
    place = forms.ChoiceField(label=_("Neighbourhood"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["place"].choices = [("", _("The whole town")), *((one.slug, one.name) for one in all_neighbourhoods())]
        fields["goal"].choices = [("", _("All")), *((str(one.number), str(one)) for one in all_goals())]

    @property
    def said(self) -> dict[str, str]:
        """What makes no sense is left out."""
        self.is_valid()
        return {name: (self.cleaned_data.get(name) or "").strip() for name in ("q", "goal", "place")}


class SignUpForm(MeydanForm):
    """As little as the event asks: in the room or online, how many people, which sessions, what helps, and its own questions."""

    way = forms.ChoiceField(
        label=_("How do you take part?"),
        choices=[("seat", _("In person, with a seat")), ("online", _("Online, without a seat"))],
        widget=forms.RadioSelect,
        initial="seat",
    )
    size = forms.IntegerField(
        label=_("How many people, with you?"),
        min_value=1,
        initial=1,
        widget=forms.NumberInput(attrs={"inputmode": "numeric"}),
    )
    sessions = forms.MultipleChoiceField(
        label=_("Which sessions?"), widget=forms.CheckboxSelectMultiple, required=False
    )
    needs = forms.MultipleChoiceField(
        label=_("What helps you to come?"),
        help_text=_(
            "We answer before the event. Whose need it is, only the leader of the event reads; you see when. It is deleted after the event."
        ),
        choices=Support.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    words = forms.CharField(
        label=_("More about it"),
        help_text=_("Only what we need to arrange it; no diagnosis."),
        max_length=300,
        required=False,
    )

    def __init__(
        self, *args: Any, event: Event, sessions: Sequence[Session], questions: Sequence[Question], **kwargs: Any
    ) -> None:
        self.base_fields = {**type(self).base_fields, **fields_for(questions)}
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        self.found = {str(one.pk): one for one in sessions}
        if not event.can_be_followed:
            del fields["way"]
        if event.most_together == 1:
            del fields["size"]
        else:
            fields["size"].help_text = _("At most %(most)s under one name.") % {"most": event.most_together}
        if sessions:
            fields["sessions"].choices = [(str(one.pk), session_words(one)) for one in sessions]
        else:
            del fields["sessions"]

    @property
    def wanted(self) -> dict[str, Any]:
        """What `register` takes."""
        data = self.cleaned_data
        words = data.get("words", "")
        return self._coming | {
            "needs": [Need(code, words) for code in data["needs"]] or ([Need(Support.OTHER, words)] if words else []),
            "answers": {name: value for name, value in data.items() if name.startswith("q")},
        }

    @property
    def _coming(self) -> dict[str, Any]:
        """How, with how many, to what. Who follows it online comes alone and chooses no seats of sessions."""
        data, online = self.cleaned_data, self.cleaned_data.get("way") == "online"
        way: dict[str, Any] = {"online": online} if "way" in self.fields else {}
        return way | {
            "size": 1 if online else data.get("size") or 1,
            "sessions": [] if online else [self.found[code] for code in data.get("sessions", ())],
        }


class LinkForm(SignUpForm):
    """What can be changed by the link in a letter: nothing that says more about a person than that they come."""

    def __init__(self, *args: Any, event: Event, sessions: Sequence[Session], **kwargs: Any) -> None:
        super().__init__(*args, event=event, sessions=sessions, questions=(), **kwargs)
        del self.fields["needs"], self.fields["words"]

    @property
    def wanted(self) -> dict[str, Any]:
        return self._coming


def session_words(one: Session) -> str:
    words = f"{one.title} ({one.track})" if one.track else one.title
    when = f"{day(one.starts_at)}, {clock_time(one.starts_at)}–{clock_time(one.ends_at)}"
    return format_html("{}: {}", when, said(words, one.language))


class FeedbackForm(MeydanForm):
    """The questions that the event asks afterwards."""

    def __init__(self, *args: Any, questions: Sequence[Question], **kwargs: Any) -> None:
        self.base_fields = fields_for(questions)
        super().__init__(*args, **kwargs)


class WithdrawForm(MeydanForm):
    why = forms.CharField(label=_("The reason, if you like"), max_length=300, required=False)
