"""Forms of a run and of what is learned: pages, assessments, marking, messages, approvals."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm, WrittenForm, long_field
from meydan.base.tables import MOST_BYTES, read_rows
from meydan.base.templatetags.ui import said
from meydan.trainings.forms.desk import number_field
from meydan.trainings.models import Assessment, Course, ItemKind, Observed, Page, Submission, What
from meydan.trainings.models.courses import lines_of
from meydan.trainings.rules.quizzes import as_number

TO_CHOOSE = {ItemKind.ONE, ItemKind.SEVERAL}


class PageForm(WrittenForm):
    title = forms.CharField(label=_("Title"), max_length=140)
    text = long_field(_("Text"), most=12000, rows=12)
    upload = forms.ImageField(
        label=_("Picture"), widget=forms.FileInput(attrs={"accept": "image/*", "class": ""}), required=False
    )
    picture_words = forms.CharField(
        label=_("What is to be seen in the picture"),
        help_text=_("For those who don’t see it."),
        max_length=200,
        required=False,
    )
    video = forms.URLField(
        label=_("Video (address)"),
        help_text=_(
            "Video files are not uploaded here. Please put them where the municipality publishes its videos, with captions, and give the address."
        ),
        max_length=400,
        required=False,
        assume_scheme="https",
    )
    video_words = long_field(
        _("What is said and shown in it"),
        _("For who does not hear or see it: a summary, or the address of the whole text. A recording needs it."),
        most=3000,
        rows=4,
        required=False,
    )
    position = number_field(_("Place in the order"), least=0, most=99, initial=0)

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        if data.get("upload") and not data.get("picture_words"):
            self.add_error("picture_words", _("Please describe the picture."))
        return data


class AssessmentForm(WrittenForm):
    what = forms.ChoiceField(label=_("Kind"), choices=What.choices)
    title = forms.CharField(label=_("Title"), max_length=140)
    text = long_field(_("What is to be done?"), most=3000, rows=4, required=False)
    required = forms.BooleanField(label=_("Nobody completes the course without it."), required=False, initial=True)
    pass_percent = number_field(
        _("Passed from (%)"),
        help_text=_("Of right answers, or of points that were seen."),
        least=0,
        most=100,
        initial=70,
    )
    attempts = number_field(
        _("Attempts at a quiz"), help_text=_("0: as many as one likes."), least=0, most=20, initial=3
    )
    wait_hours = number_field(_("Hours between two attempts"), least=0, most=720, initial=0)
    points = long_field(
        _("Points of an observation"), _("What the trainer looks at, one a line."), most=2000, rows=5, required=False
    )
    page = forms.ModelChoiceField(
        label=_("Page of the self-paced part"),
        help_text=_("A quiz may stand at the end of a page."),
        queryset=Page.objects.none(),
        required=False,
    )

    def __init__(self, *args: Any, course: Course, assessment: Assessment | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["page"].queryset = course.pages.all()
        if assessment:
            del fields["what"]

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        points = lines_of(data.get("points", ""))
        if data.get("what") == What.OBSERVATION and not points:
            self.add_error("points", _("Please write what is looked at, one a line."))
        elif any(len(one) > 200 for one in points):
            self.add_error("points", _("A point has at most 200 characters."))
        return data | {"points": points}


class ItemForm(MeydanForm):
    kind = forms.ChoiceField(label=_("Kind of answer"), choices=ItemKind.choices)
    text = forms.CharField(label=_("The question"), max_length=400)
    choices = long_field(_("Choices"), _("One a line; only where one chooses."), most=1500, rows=5, required=False)
    right = long_field(
        _("What is right"),
        _("To choose: the numbers of the right lines, e.g. 2 or 1, 3. True or false: true or false. Else the number, or every accepted answer on a line of its own."),
        most=1000,
        rows=3,
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        kind, right = data.get("kind"), data.get("right", "")
        choices = lines_of(data.get("choices", "")) if kind in TO_CHOOSE else []
        if kind in TO_CHOOSE and not 2 <= len(choices) <= 12:
            self.add_error("choices", _("Please write two to twelve choices, one a line."))
        elif any(len(one) > 160 for one in [*choices, *lines_of(right)]):
            self.add_error("choices", _("A choice has at most 160 characters."))
        elif kind and right:
            right = self._right(kind, right, len(choices))
        return data | {"choices": choices, "right": right}

    def _right(self, kind: str, words: str, choices: int) -> list[str]:
        """What is right in the form in which it is kept; an error at the field where it can't be read."""
        if kind in TO_CHOOSE:
            found = [part.strip() for part in words.replace("\n", ",").split(",") if part.strip()]
            good = all(one.isdecimal() and 1 <= int(one) <= choices for one in found)
            if good and found and (kind == ItemKind.SEVERAL or len(found) == 1):
                return [str(int(one) - 1) for one in dict.fromkeys(found)]
            self.add_error("right", _("Please write the number of a line that is there, e.g. 2."))
        elif kind == ItemKind.TRUE_FALSE:
            if words.strip() in WORDS_FOR:
                return [WORDS_FOR[words.strip()]]
            self.add_error("right", _("Please write: true or false."))
        elif kind == ItemKind.NUMBER:
            if as_number(words) is not None:
                return [words.strip()]
            self.add_error("right", _("Please write a number."))
        return lines_of(words)


WORDS_FOR = {"true": "true", "false": "false", "doğru": "true", "yanlış": "false", "Doğru": "true", "Yanlış": "false"}


class ListedForm(MeydanForm):
    file = forms.FileField(
        label=_("A table with e-mail addresses"),
        help_text=_(
            "CSV or XLSX. First column: the e-mail address of the account. A first row with titles is left out."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx", "class": ""}),
    )
    agreed = forms.BooleanField(label=_("Everybody in this table has said that they want to take part."))

    def clean_file(self) -> list[tuple[int, str]]:
        """(line, address) of each row."""
        upload = self.cleaned_data["file"]
        try:
            rows = read_rows(upload.name, upload.read(MOST_BYTES + 1))
        except ValueError:
            raise forms.ValidationError(
                _("We can’t read this file. Please save it as CSV or XLSX, with fewer than 2,000 rows.")
            ) from None
        titled = len(rows) > 1 and "@" not in rows[0][0]
        found = [(line, row[0].strip().lower()) for line, row in enumerate(rows, start=1)]  # ascii
        return found[1:] if titled else found


class AnswerForm(MeydanForm):
    approve = forms.ChoiceField(
        label=_("Your answer"),
        choices=[("yes", _("I approve: it counts as working time")), ("no", _("I don’t approve"))],
        widget=forms.RadioSelect,
    )
    words = long_field(
        _("Words for them"),
        _("They read it as you write it. Needed when you don’t approve."),
        most=600,
        rows=3,
        required=False,
    )

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or self.cleaned_data
        return data | {"approve": data.get("approve") == "yes"}


class MarkForm(MeydanForm):
    to = forms.ChoiceField(
        label=_("Your answer"),
        choices=[(Submission.State.PASSED, _("Passed")), (Submission.State.AGAIN, _("Please try again"))],
        widget=forms.RadioSelect,
    )
    words = long_field(
        _("Words for them"),
        _("What is good, what is missing. They read it as you write it."),
        most=3000,
        rows=5,
        required=False,
    )


class ObserveForm(MeydanForm):
    seen = forms.TypedMultipleChoiceField(
        label=_("What did you see?"), coerce=int, widget=forms.CheckboxSelectMultiple, required=False
    )
    words = long_field(_("Words for them"), most=2000, rows=3, required=False)

    def __init__(self, *args: Any, observation: Assessment, before: Observed | None, **kwargs: Any) -> None:
        now = {"seen": before.seen, "words": before.words} if before else None
        super().__init__(*args, initial=now, **kwargs)
        fields: dict[str, Any] = self.fields
        fields["seen"].choices = [
            (place, said(point, observation.language)) for place, point in enumerate(observation.points)
        ]


class MessageForm(MeydanForm):
    to = forms.ChoiceField(
        label=_("To whom?"),
        choices=[
            ("in", _("Who takes part")),
            ("line", _("Who waits in line")),
            ("asked", _("Who waits for their manager")),
            ("", _("Everybody on the list")),
        ],
        required=False,
        initial="in",
    )
    words = long_field(_("Your message"), most=1500, rows=6)
    promotion = forms.BooleanField(
        label=_("This is an invitation to something else, not a message about this training."),
        help_text=_("Then it goes only to those who want such messages."),
        required=False,
    )
    sure = forms.BooleanField(required=False, widget=forms.HiddenInput)
