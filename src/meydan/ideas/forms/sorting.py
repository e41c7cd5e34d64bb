"""Forms of the sorting desk: who answers, what the resident is told, what came back."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.forms import MeydanForm, Tiles
from meydan.base.town import Town, town
from meydan.ideas.forms.choices import fill_kept, offer
from meydan.ideas.forms.writing import SCOPE_HINTS
from meydan.ideas.models import Routing, Scope
from meydan.places.models import Unit
from meydan.places.queries import all_units, units

UNIT = "unit"


class DayField(forms.DateField):
    def __init__(self, **kwargs: Any) -> None:
        super().__init__(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)


def bodies() -> list[tuple[str, str]]:
    """Other bodies of the town file: (code, name in the reader's language)."""
    return [(one["code"], Town(town().folder, one).say("name")) for one in town().data.get("other_bodies", [])]


class SortingForm(MeydanForm):
    """Three numbered questions: what is it, who answers, what is the resident told?"""

    sometimes_needed = frozenset({"unit", "body"})
    scope = forms.ChoiceField(
        label=_("A single fault, or a shared problem?"),
        choices=Scope.choices,
        required=False,
        widget=Tiles(hints=SCOPE_HINTS),
    )
    who = forms.ChoiceField(label=_("Who answers?"), error_messages={"required": _("Please choose who answers.")})
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), required=False)
    body = forms.ChoiceField(label=_("Which body?"), required=False)
    reference = forms.CharField(
        label=_("Number there"),
        help_text=_("Of the fault desk, or of the document. It may come later."),
        required=False,
        max_length=60,
    )
    sent_on = DayField(label=_("Sent on"), required=False)
    words = forms.CharField(
        label=_("What the person reads"),
        help_text=_("Why, in plain words. Empty: the usual sentence."),
        required=False,
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )

    def __init__(self, *args: Any, is_problem: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        desk = town().data.get("fault_desk", {})
        choices = [(UNIT, _("One of our units"))]
        choices += [(Routing.To.FAULT_DESK, desk["name"])] if desk else []
        known = bodies()
        choices += [(Routing.To.BODY, _("Another body"))] if known else []
        hints = {
            UNIT: _("By letter or at the desk"),
            Routing.To.FAULT_DESK: _("A daily fault; it gets a number there"),
            Routing.To.BODY: _("With the number of the document and the day of sending"),
        }
        self.fields["who"].widget = Tiles(hints=hints, choices=choices)
        offer(self, who=choices, body=[("", _("Please choose")), *known])
        fill_kept(self, unit=(units(), all_units()))
        if not is_problem:
            del self.fields["scope"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        who = data.get("who")
        if who == UNIT and not data.get("unit"):
            self.add_error("unit", _("Please choose the unit that answers."))
        if who == Routing.To.BODY and not data.get("body"):
            self.add_error("body", _("Please choose the body that answers."))
        data["words"] = data.get("words") or self._usual_words(who, data)
        data["sent_on"] = data.get("sent_on") or clock.today()
        return data

    @staticmethod
    def _usual_words(who: str | None, data: dict[str, Any]) -> str:
        """What the town file says about who does what; a unit needs no further words."""
        if who == Routing.To.FAULT_DESK:
            desk = town().data["fault_desk"]
            facts = {"name": desk["name"], "phone": desk["phone"]}
            return str(_("%(name)s mends single faults, and faster than we answer. Its number: %(phone)s.") % facts)
        if who == Routing.To.BODY and (known := town().body(data.get("body", ""))):
            own = Town(town().folder, known)
            facts = {"name": own.say("name"), "takes": own.say("takes")}
            return str(_("This is not for the municipality to decide but for %(name)s: %(takes)s.") % facts)
        return ""


class ReferenceForm(MeydanForm):
    reference = forms.CharField(label=_("Number there"), max_length=60)


class TheirAnswerForm(MeydanForm):
    answer = forms.CharField(label=_("Their answer"), max_length=4000, widget=forms.Textarea(attrs={"rows": 6}))
    answered_on = DayField(label=_("Day of their answer"))


class TakeBackForm(MeydanForm):
    words = forms.CharField(
        label=_("Why do we answer it after all?"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )


class ClockForm(MeydanForm):
    code = forms.ChoiceField(label=_("Which promised time counts?"))
    words = forms.CharField(label=_("Why this one?"), help_text=_("The person reads it."), max_length=500)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        own = town()
        offer(self, code=[(code, own.say("clocks", code, "basis")) for code in own.clocks])


class AskForm(MeydanForm):
    question = forms.CharField(
        label=_("What do you need to know?"),
        help_text=_("It is public; the author is told and can comment."),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
