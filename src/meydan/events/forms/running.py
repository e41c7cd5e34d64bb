"""Forms of an event that runs: messages, the lot, what came of it, support."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, TitledField, long_field
from meydan.events.forms.desk import ThreadNumberForm
from meydan.events.models import Event, EventKind, Output, Session, SupportRequest
from meydan.goals.models import Target
from meydan.goals.queries import targets
from meydan.places.models import Unit
from meydan.places.queries import units


class MessageForm(MeydanForm):
    to = forms.ChoiceField(
        label=_("To whom?"),
        choices=[
            ("seat", _("Who has a seat")),
            ("line", _("Who waits in line")),
            ("online", _("Who takes part online")),
            ("lot", _("Who waits for the lot")),
            ("", _("Everybody on the list")),
        ],
        required=False,
        initial="seat",
    )
    words = long_field(_("Your message"), most=1500, rows=6)
    promotion = forms.BooleanField(
        label=_("This is an invitation to something else, not a message about this event."),
        help_text=_("Then it goes only to those who want such messages."),
        required=False,
    )
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, sessions: Iterable[Session], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        chose = [(f"session:{one.pk}", _("Who chose: %(title)s") % {"title": one.title}) for one in sessions]
        fields["to"].choices = [*fields["to"].choices, *chose]


class WaitingPapersForm(MeydanForm):
    """Narrows the certificates that wait."""

    q = forms.CharField(
        label=_("Name or event"), max_length=100, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    event = TitledField(label=_("Event"), queryset=Event.objects.none(), required=False, empty_label=_("All"))

    def __init__(self, *args: Any, events: QuerySet[Event], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["event"].queryset = events


class DeskListForm(MeydanForm):
    """Narrows the list of events at the desk."""

    q = forms.CharField(
        label=_("Words of the title"), max_length=100, required=False, widget=forms.TextInput(attrs={"type": "search"})
    )
    what = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *EventKind.choices], required=False)
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), required=False, empty_label=_("All"))
    tab = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["unit"].queryset = units()

    @property
    def wanted(self) -> dict[str, Any]:
        """What makes no sense is left out."""
        self.is_valid()
        return {name: self.cleaned_data.get(name) or None for name in ("q", "what", "unit")}


class NumberForm(MeydanForm):
    public = forms.CharField(label=_("The public number, as it was told"), max_length=120)


class ReportForm(MeydanForm):
    report = long_field(_("What came of it?"), most=6000, rows=8)


class MaterialForm(MeydanForm):
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


class OutputForm(ThreadNumberForm):
    what = forms.ChoiceField(
        label=_("What is it?"),
        choices=Output.What.choices,
        help_text=_(
            "An idea becomes a contribution. A finding and a decision become a step on the thread. A lesson stands in the library of lessons."
        ),
    )
    title = forms.CharField(label=_("Title"), max_length=120)
    text = long_field(_("In some sentences"), most=3000, rows=5)
    number = forms.CharField(
        label=_("Thread number"), help_text=_("Empty: the thread of the event."), required=False, max_length=12
    )
    target = forms.ModelChoiceField(
        label=_("Main target"),
        help_text=_("Only for an idea."),
        queryset=Target.objects.none(),
        to_field_name="code",
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["target"].queryset = targets()

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        target = data.pop("target", None)
        if data.get("what") == Output.What.IDEA and target is None:
            self.add_error("target", _("An idea needs its main target."))
        return data | {"targets": [target] if target else []}


class LookForm(MeydanForm):
    purpose = forms.CharField(
        label=_("What do you need it for?"), help_text=_("The person reads it, with your name."), max_length=200
    )


class SupportForm(MeydanForm):
    to = forms.ChoiceField(
        label=_("Your answer"),
        choices=[(SupportRequest.State.YES, _("We arrange it")), (SupportRequest.State.NO, _("Not possible"))],
        widget=forms.RadioSelect,
    )
    answer = long_field(
        _("Words for them"),
        _("They read it as you write it. Needed when it is not possible."),
        most=600,
        rows=3,
        required=False,
    )
