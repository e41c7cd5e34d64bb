"""Forms of letters, notes, wordings, official papers, certificates and legal texts."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.cards import Matter
from meydan.base.forms import MeydanForm
from meydan.base.templatetags.ui import day
from meydan.documents.files import TYPES
from meydan.documents.models import CertificateKind, DocumentKind, Opening, Paper
from meydan.documents.waiting import WITH_LETTER, WITHOUT_LETTER
from meydan.goals.queries import goals
from meydan.places.models import Unit
from meydan.places.queries import neighbourhoods, units

LONGEST_LETTER = 6000


def _day(label: Any, **more: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **more)


def _words() -> forms.CharField:
    search = forms.TextInput(attrs={"type": "search"})
    return forms.CharField(label=_("Words or number"), max_length=100, required=False, widget=search)


class SearchForm(MeydanForm):
    """Filters come in the address; none of them is needed."""

    q = _words()
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["kind"].choices = [("", _("All")), *DocumentKind.choices]
        self.fields["unit"].choices = [("", _("All")), *((one.slug, one.name) for one in units())]


class WaitingForm(MeydanForm):
    """Filters of what waits for units, when letters are written."""

    q = _words()
    unit = forms.ChoiceField(label=_("Unit"), required=False)
    letter = forms.ChoiceField(
        label=_("Letter"),
        choices=[("", _("All")), (WITHOUT_LETTER, _("Not written yet")), (WITH_LETTER, _("Written"))],
        required=False,
    )

    def __init__(self, *args: Any, of: Iterable[Unit], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].choices = [("", _("All")), *((one.slug, one.name) for one in of)]


class _SignedForm(MeydanForm):
    text = forms.CharField(
        label=_("Text of the letter"),
        help_text=_("You can change it for this letter. An empty line begins a new paragraph."),
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 10, "maxlength": LONGEST_LETTER, "dir": "auto"}),
    )
    signer = forms.CharField(label=_("Who signs it"), max_length=80, required=False)
    signer_title = forms.CharField(label=_("Office of the signer"), max_length=80, required=False)


class UnitLetterForm(_SignedForm):
    unit = forms.ModelChoiceField(label=_("To which unit?"), queryset=None, empty_label=_("Please choose"))
    subject = forms.CharField(label=_("Subject of the letter"), max_length=160)
    copies = forms.CharField(
        label=_("For information"),
        help_text=_("Others who receive it, one on each line."),
        max_length=500,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
    )
    earlier = forms.MultipleChoiceField(
        label=_("Earlier ones that the annex tells too"),
        help_text=_("They seem to say the same and have their answer. Please tick what really belongs here."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    field_order = ("unit", "subject", "text", "earlier", "signer", "signer_title", "copies")

    def __init__(self, *args: Any, earlier: Sequence[Matter], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units()
        offered = [(one.ref, f"{one.number} {one.title} ({day(one.written_on)})") for one in earlier]
        self.fields["earlier"].choices = offered
        if not offered:
            del self.fields["earlier"]


class AnswerLetterForm(_SignedForm):
    name = forms.CharField(label=_("Name of the person"), max_length=80)
    address = forms.CharField(
        label=_("Postal address"),
        help_text=_("It stands in the letter and is erased with the person’s account."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 300}),
    )
    field_order = ("name", "address", "text", "signer", "signer_title")


class NoteForm(MeydanForm):
    subject = forms.CharField(
        label=_("Subject"),
        help_text=_("Words that people use, for example: market place. Empty: everything."),
        max_length=60,
        required=False,
    )
    place = forms.ModelChoiceField(
        label=_("Neighbourhood"), queryset=None, required=False, empty_label=_("The whole town"), to_field_name="slug"
    )
    goal = forms.ModelChoiceField(label=_("Goal"), queryset=None, required=False, empty_label=_("All goals"))
    since = _day(_("First day"))
    until = _day(_("Last day"))
    occasion = forms.CharField(
        label=_("Occasion"), help_text=_("For example: for the visit on Wednesday."), max_length=120, required=False
    )
    decision = forms.CharField(
        label=_("The decision that is needed"),
        help_text=_("One sentence. Without it the box is left out."),
        max_length=300,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 300}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = neighbourhoods()
        self.fields["goal"].queryset = goals()


class WeeklyForm(MeydanForm):
    place = forms.ModelChoiceField(
        label=_("Neighbourhood"),
        queryset=None,
        required=False,
        empty_label=_("All neighbourhoods in one document"),
        to_field_name="slug",
    )
    since = _day(_("First day"))
    until = _day(_("Last day"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["place"].queryset = neighbourhoods()


class WordingForm(MeydanForm):
    text = forms.CharField(
        label=_("Text"),
        help_text=_("An empty line begins a new paragraph. What stands in brackets after % is filled in."),
        max_length=LONGEST_LETTER,
        widget=forms.Textarea(attrs={"rows": 12, "maxlength": LONGEST_LETTER, "dir": "auto"}),
    )


class ReferenceForm(MeydanForm):
    """`steps` are offered where the paper may belong to one step of a thread."""

    of = forms.ChoiceField(label=_("To which step does it belong?"), required=False)
    what = forms.ChoiceField(label=_("What is it?"), choices=Paper.choices)
    number = forms.CharField(label=_("Number"), help_text=_("As the document system gave it."), max_length=60)
    dated = _day(_("Day"))
    unit = forms.ModelChoiceField(label=_("Unit"), queryset=None, required=False, empty_label="–")
    words = forms.CharField(label=_("What does it say?"), max_length=200, required=False)
    upload = forms.FileField(
        label=_("File"),
        help_text=_("PDF, DOCX, ODT, JPEG or PNG. Until you make it public, only the Centre can read it."),
        required=False,
        widget=forms.FileInput(
            attrs={"accept": ",".join([*(f".{one}" for one in TYPES), ".jpeg", ".png"]), "class": ""}
        ),
    )
    public = forms.BooleanField(
        label=_("Everybody may read the file"),
        help_text=_("Please look for names and phone numbers first."),
        required=False,
    )

    def __init__(self, *args: Any, steps: Iterable[tuple[str, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit"].queryset = units()
        offered = list(steps)
        if offered:
            self.fields["of"].choices = [("", _("To the whole thread")), *offered]
        else:
            del self.fields["of"]

    def clean_dated(self) -> Any:
        dated = self.cleaned_data["dated"]
        if dated > clock.today():
            raise forms.ValidationError(_("This day lies in the future. Please look again."))
        return dated


class CertificateSearchForm(MeydanForm):
    q = forms.CharField(
        label=_("Code or name"),
        max_length=100,
        required=False,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False, choices=[("", _("All")), *CertificateKind.choices])
    state = forms.ChoiceField(
        label=_("State"),
        required=False,
        choices=[
            ("", _("All")),
            ("valid", _("Valid")),
            ("revoked", _("Revoked")),
            ("replaced", _("Replaced by a newer one")),
        ],
    )


class OpeningForm(MeydanForm):
    opened = forms.MultipleChoiceField(
        label=_("What may others see?"),
        help_text=_("Whoever has the code sees your initials, the kind of paper and the year, and what you tick here."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, what: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of_a_card = [Opening.NAME, Opening.DUTY]
        offered = of_a_card if what == CertificateKind.CARD else list(Opening)
        fields: dict[str, Any] = self.fields
        fields["opened"].choices = [(one.value, one.label) for one in offered]


class RevokeForm(MeydanForm):
    reason = forms.CharField(
        label=_("Why is it revoked?"),
        help_text=_("The holder reads it. The public page only says since when."),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
    )


class PackTextForm(MeydanForm):
    text = forms.CharField(
        label=_("Text"),
        help_text=_("A line with # is a heading, a line with - a point. The new text waits for approval."),
        max_length=20_000,
        widget=forms.Textarea(attrs={"rows": 24, "maxlength": 20_000}),
    )


class ApprovalForm(MeydanForm):
    basis = forms.CharField(
        label=_("On what does the approval rest?"),
        help_text=_("Number and day of the legal opinion or of the decision."),
        max_length=200,
    )
    summary_fits = forms.BooleanField(
        label=_("The short version in other languages still says the same"),
        help_text=_("Without it, who reads another language is told to go through the text with the Centre."),
        required=False,
    )
