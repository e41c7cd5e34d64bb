"""Forms of the desk: the lottery, members, sittings, what came of it."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from meydan.attendance.rules import moment_of
from meydan.base.forms import MeydanForm, PersonField, check_end, long_field, time_field
from meydan.guardians.models import Permission
from meydan.panels.actions import Times
from meydan.panels.forms.desk import day_field, number_field
from meydan.panels.models import Effect, Panel, Sitting, Theme
from meydan.people.models import Person
from meydan.people.queries import staff


class NumberForm(MeydanForm):
    public = forms.CharField(
        label=_("The number, exactly as it was told"), max_length=200, widget=forms.TextInput(attrs={"autocomplete": "off"})
    )  # fmt: skip


class ReplaceForm(MeydanForm):
    lot_number = forms.CharField(
        label=_("The public number that decides"),
        help_text=_("A new number, told after this lottery is published."),
        max_length=200,
    )


class ObjectionAnswerForm(MeydanForm):
    which = forms.IntegerField(widget=forms.HiddenInput)
    answer = long_field(_("The answer; everybody reads it"), most=1500)


class NoteForm(MeydanForm):
    which = forms.IntegerField(widget=forms.HiddenInput)
    comes = forms.TypedChoiceField(
        label=_("Answers"), choices=[("yes", _("Comes")), ("no", _("Does not come"))], coerce=lambda value: value == "yes"
    )  # fmt: skip


class SettleForm(MeydanForm):
    which = forms.IntegerField(widget=forms.HiddenInput)
    paid = forms.TypedChoiceField(
        label=_("Answers"), choices=[("yes", _("Paid")), ("no", _("Not paid"))], coerce=lambda value: value == "yes"
    )  # fmt: skip
    words = forms.CharField(label=_("Why it is not paid"), max_length=200, required=False)


class LookForm(MeydanForm):
    purpose = forms.CharField(label=_("What do you need it for?"), help_text=_("The person reads it."), max_length=200)


class SittingForm(MeydanForm):
    title = forms.CharField(label=_("Title"), max_length=140)
    day = day_field(label=_("Day"))
    starts = time_field(_("From"))
    ends = time_field(_("To"))
    where = forms.CharField(label=_("Place"), max_length=200)
    moderator = PersonField(label=_("Who asks the questions"), queryset=Person.objects.none(), required=False)
    note_taker = PersonField(label=_("Who takes notes"), queryset=Person.objects.none(), required=False)
    guide = long_field(_("Guide: what is asked, in which order"), most=4000, rows=8, required=False)
    delete_on = day_field(
        label=_("The recording is deleted on"), help_text=_("Members read it before."), required=False
    )
    recorded_where = forms.CharField(label=_("Where the recording lies"), max_length=200, required=False)

    def __init__(self, *args: Any, panel: Panel, sitting: Sitting | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        for name in ("moderator", "note_taker"):
            fields[name].queryset = staff()
        if sitting or not panel.records:
            del fields["delete_on"], fields["recorded_where"]

    def clean(self) -> dict[str, Any]:
        """What `plan_sitting` and `move_sitting` take."""
        data: dict[str, Any] = super().clean() or self.cleaned_data
        check_end(self, data)
        if data.get("delete_on") and not data.get("recorded_where"):
            self.add_error("recorded_where", _("Please fill in: %(label)s") % {"label": self["recorded_where"].label})
        if self.errors:
            return data
        day = data.pop("day")
        times = Times(
            moment_of(day, data.pop("starts")),
            moment_of(day, data.pop("ends")),
            data.pop("where"),
            data.pop("moderator"),
        )
        more = {name: data.pop(name) for name in ("delete_on", "recorded_where") if name in data}
        return {"times": times, "words": data, **more}


def as_typed(sitting: Sitting) -> dict[str, Any]:
    """A sitting as its form shows it."""
    one = sitting.occasion
    begins, ends = timezone.localtime(one.starts_at), timezone.localtime(one.ends_at)
    return {
        "title": sitting.title, "day": begins.date(), "starts": begins.time(), "ends": ends.time(), "where": one.where,
        "moderator": one.leader_id, "note_taker": sitting.note_taker_id, "guide": sitting.guide,
    }  # fmt: skip


class NotesForm(MeydanForm):
    notes = long_field(_("Notes"), _("What was said, without names."), most=20_000, rows=10)
    transcript = long_field(
        _("The raw words"), _("Sealed, and deleted on the day of the recording. Leave it empty to keep what is there."), most=200_000, rows=6, required=False
    )  # fmt: skip


class DeletionForm(MeydanForm):
    how = forms.CharField(
        label=_("How the sound was deleted, and who was there"),
        help_text=_("Everybody reads it; no names."),
        max_length=300,
    )


class ThemeForm(MeydanForm):
    title = forms.CharField(label=_("Theme"), max_length=140)
    text = long_field(_("In your own words"), most=2000, required=False)


class QuoteForm(MeydanForm):
    theme = forms.ModelChoiceField(label=_("Theme"), queryset=Theme.objects.none())
    text = long_field(_("What was said"), _("Nothing that tells who it was."), most=600, rows=3)

    def __init__(self, *args: Any, panel: Panel, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["theme"].queryset = panel.themes.all()


class WhichForm(MeydanForm):
    which = forms.IntegerField(widget=forms.HiddenInput)


class SummaryForm(MeydanForm):
    summary = long_field(_("The summary"), most=8000, rows=8)
    days = number_field(_("Days to check it"), most=60, initial=7)


class ReportForm(MeydanForm):
    report = long_field(_("The report"), _("What the panel found, and where it did not agree."), most=20_000, rows=12)


class EffectForm(MeydanForm):
    what = forms.ChoiceField(label=_("What became of it"), choices=Effect.What.choices)
    title = forms.CharField(label=_("In one sentence"), max_length=140)
    text = long_field(_("More about it; where it is not taken up, why"), most=2000)


SEEN = [one for one in Permission.Proof.choices if one[0] != Permission.Proof.CODE]


class PermissionForm(MeydanForm):
    """Beside a young person: how the guardian said yes. Nothing is typed in about the guardian."""

    which = forms.IntegerField(widget=forms.HiddenInput)
    proof = forms.ChoiceField(label=_("How did the guardian say yes?"), choices=SEEN)
