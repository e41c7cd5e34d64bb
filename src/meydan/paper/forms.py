"""Forms of paper and desk."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import languages
from meydan.base.forms import MeydanForm, long_field
from meydan.goals.models import Target
from meydan.goals.queries import all_goals_with_targets
from meydan.ideas.models import ContributionKind, Process, Scope
from meydan.paper.models import Attempt, How, KioskPage, Petition, Way
from meydan.paper.rules import MOST_FORMS
from meydan.people.models import AgeBand
from meydan.people.rules import clean_contact
from meydan.places.models import Unit
from meydan.places.queries import neighbourhoods, units

NAMED_WAYS = [("", _("The person has e-mail or a mobile phone")), *Way.choices]


class FindForm(MeydanForm):
    q = forms.CharField(
        label=_("Name, or the whole phone number"),
        help_text=_("At least three letters. Ask before you search: the person may not want to be found."),
        max_length=60,
        required=False,
    )


class EntryForm(MeydanForm):
    """What somebody says, who they are, and how the answer reaches them."""

    channel = forms.ChoiceField(
        label=_("How did it reach us?"),
        choices=[("desk", _("At the desk")), ("phone", _("By phone")), ("paper", _("On paper"))],
    )
    kind = forms.ChoiceField(label=_("What is it?"), choices=ContributionKind.choices)
    scope = forms.ChoiceField(
        label=_("A single fault, or a shared problem?"), choices=[("", "–"), *Scope.choices], required=False
    )
    title = forms.CharField(label=_("In one sentence"), max_length=140)
    text = long_field(_("In the person’s words"), most=4000, rows=5, required=False)
    language = forms.ChoiceField(
        label=_("Language of these words"),
        choices=[("", _("Recognised from the words")), *languages.NAMES.items()],
        required=False,
    )
    neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood it is about"), queryset=None, required=False, empty_label=_("The whole town")
    )
    place_words = forms.CharField(label=_("Street or place"), required=False, max_length=120)
    target = forms.ChoiceField(label=_("Which target fits best?"))
    process = forms.ChoiceField(label=_("Process it belongs to"), required=False)
    person_name = forms.CharField(
        label=_("Name that others see"), help_text=_("Empty: “A neighbour”."), required=False, max_length=60
    )
    person_age = forms.ChoiceField(label=_("Age band"), choices=AgeBand.choices)
    person_neighbourhood = forms.ModelChoiceField(
        label=_("Neighbourhood where the person lives"), queryset=None, required=False, empty_label=_("Not said")
    )
    person_contact = forms.CharField(
        label=_("E-mail or mobile phone"),
        help_text=_("Empty: choose below how the answer arrives."),
        required=False,
        max_length=120,
    )
    way = forms.ChoiceField(label=_("How does the answer arrive?"), choices=NAMED_WAYS, required=False)
    reply_name = forms.CharField(
        label=_("Name for the answer"), help_text=_("Not public. Forgotten when the answer has arrived."), required=False, max_length=80
    )  # fmt: skip
    phone = forms.CharField(label=_("Number to call"), required=False, max_length=20)
    address = forms.CharField(label=_("Address for the letter"), required=False, max_length=200)
    place = forms.ModelChoiceField(
        label=_("Muhtar’s office for the slip"), queryset=None, required=False, empty_label="–"
    )
    notice = forms.ChoiceField(
        label=_("The privacy notice"),
        choices=[("aloud", _("I read it out")), ("shown", _("The person read it"))],
        widget=forms.RadioSelect,
    )
    PERSON = ("person_name", "person_age", "person_neighbourhood", "person_contact")
    REPLY = ("way", "reply_name", "phone", "address", "place")

    def __init__(self, *args: Any, known: bool, reachable: bool, processes: Iterable[Process], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("neighbourhood", "person_neighbourhood", "place"):
            self.fields[name].queryset = neighbourhoods()
        self.rows = all_goals_with_targets()
        groups = [(str(one), [(target.code, str(target)) for target in one.targets.all()]) for one in self.rows]
        self.fields["target"].choices = [("", _("Please choose")), *groups]
        self.open_processes = {str(one.pk): one for one in processes}
        self.fields["process"].choices = [
            ("", _("None")),
            *((pk, one.title) for pk, one in self.open_processes.items()),
        ]
        for name in (*(self.PERSON if known else ()), *(self.REPLY if reachable else ())):
            del self.fields[name]

    @property
    def written_in(self) -> str:
        """Of what the person said; the colleague has the last word, and the page may be in another one."""
        said = self.cleaned_data
        return str(said.get("language") or languages.guess(f"{said['title']} {said['text']}"))

    @property
    def person_fields(self) -> list[Any]:
        return [self[name] for name in self.PERSON if name in self.fields]

    @property
    def reply_fields(self) -> list[Any]:
        return [self[name] for name in self.REPLY if name in self.fields]

    def clean_process(self) -> Process | None:
        return self.open_processes.get(self.cleaned_data["process"])

    def clean_person_contact(self) -> tuple[str, str]:
        text = self.cleaned_data["person_contact"].strip()
        return clean_contact(text) if text else ("", "")

    def clean_target(self) -> Target:
        code = self.cleaned_data["target"]
        return next(target for one in self.rows for target in one.targets.all() if target.code == code)


class PetitionFilter(MeydanForm):
    q = forms.CharField(
        label=_("Number or words"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )  # fmt: skip
    state = forms.ChoiceField(
        label=_("Which ones"),
        required=False,
        choices=[("", _("To be filed")), *(one for one in Petition.State.choices if one[0] != Petition.State.AGREED)],
    )
    how = forms.ChoiceField(label=_("How the author told us"), required=False, choices=[("", _("All")), *How.choices])


class ReplyFilter(MeydanForm):
    q = forms.CharField(
        label=_("Name, number or words"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )  # fmt: skip
    way = forms.ChoiceField(
        label=_("How"), required=False, choices=[("", _("All")), *(one for one in Way.choices if one[0] != Way.NONE)]
    )
    place = forms.ModelChoiceField(
        label=_("Muhtar’s office"), queryset=None, to_field_name="slug", required=False, empty_label=_("All")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = neighbourhoods()


class AttemptForm(MeydanForm):
    outcome = forms.ChoiceField(label=_("What came of it?"), choices=Attempt.Outcome.choices, widget=forms.RadioSelect)
    words = forms.CharField(label=_("A note for colleagues"), required=False, max_length=200)
    give_up = forms.BooleanField(
        label=_("We stop trying. Name, number and address are deleted; the slip’s code still works."), required=False
    )


class CodeForm(MeydanForm):
    code = forms.CharField(
        label=_("Code on the slip"),
        help_text=_("Eight letters, for example KALE-MNRT."),
        max_length=12,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autocapitalize": "characters", "spellcheck": "false"}),
    )


class SaidForm(MeydanForm):
    """The desk writes down what the author said."""

    agree = forms.ChoiceField(
        label=_("What did the author say?"),
        choices=[("yes", _("Yes, it should become a petition")), ("no", _("No, it stays as it is"))],
        widget=forms.RadioSelect,
    )
    how = forms.ChoiceField(label=_("How was it said?"), choices=[one for one in How.choices if one[0] != "web"])


class FileForm(MeydanForm):
    number = forms.CharField(label=_("Number"), help_text=_("As the document system gave it."), max_length=60)
    filed_on = forms.DateField(label=_("Day"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=Unit.objects.none(), required=False, empty_label="–")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units()


class BatchForm(MeydanForm):
    count = forms.IntegerField(label=_("How many?"), initial=50, min_value=1, max_value=MOST_FORMS)
    process = forms.ChoiceField(label=_("Process it belongs to"), required=False)
    place = forms.ModelChoiceField(
        label=_("Neighbourhood it is about"), queryset=None, required=False, empty_label=_("The whole town")
    )

    def __init__(self, *args: Any, processes: Iterable[Process], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = neighbourhoods()
        self.open_processes = {str(one.pk): one for one in processes}
        self.fields["process"].choices = [
            ("", _("None")),
            *((pk, one.title) for pk, one in self.open_processes.items()),
        ]

    def clean_process(self) -> Process | None:
        return self.open_processes.get(self.cleaned_data["process"])


class TypingForm(EntryForm):
    """What stands on a paper form, in its order."""

    serial = forms.CharField(
        label=_("Number of the form"),
        help_text=_("Empty: a sheet without a number."),
        required=False,
        max_length=20,
        widget=forms.TextInput(attrs={"autocomplete": "off", "autofocus": True}),
    )
    NOT_ON_PAPER = ("channel", "notice", "person_age", "person_contact", "person_name")
    field_order = ("serial", "kind", "scope", "title", "text", "language", "neighbourhood", "place_words", "target")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, known=False, reachable=False, **kwargs)
        for name in self.NOT_ON_PAPER:
            del self.fields[name]
        self.fields["way"].choices = Way.choices
        self.fields["way"].required = True


class KioskForm(MeydanForm):
    name = forms.CharField(label=_("Where does the tablet stand?"), max_length=80)
    pages = forms.MultipleChoiceField(
        label=_("What can be done on it?"), choices=KioskPage.choices, widget=forms.CheckboxSelectMultiple
    )
    hours = forms.IntegerField(label=_("For how many hours?"), initial=8, min_value=1, max_value=24)


class KioskEndForm(MeydanForm):
    code = forms.CharField(
        label=_("Figures of the colleague who opened it"),
        max_length=6,
        widget=forms.PasswordInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
