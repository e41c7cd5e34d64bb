"""Questions as fields of a form: what an answer has to look like, and where one writes it."""

from collections.abc import Mapping, Sequence
from datetime import date
from random import Random
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meydan.base.town import town
from meydan.places.queries import all_neighbourhoods
from meydan.questions.models import Question, QuestionKind
from meydan.questions.rules import choices_of, file_words
from meydan.questions.rules.files import MOST_BYTES

K = QuestionKind
MOST_WORDS = 1500


def field_of(question: Question, *, seed: str = "") -> forms.Field:
    """The question as a field. `seed` decides the order of shuffled choices: the same sheet always shows the same
    order. Without it they stand as they were written."""
    how: dict[str, Any] = {"label": question.text, "help_text": question.why, "required": question.required}
    match question.kind:
        case K.SHORT:
            return forms.CharField(max_length=200, **how)
        case K.LONG:
            box = forms.Textarea(attrs={"rows": 4, "maxlength": MOST_WORDS})
            return forms.CharField(max_length=MOST_WORDS, widget=box, **how)
        case K.NUMBER:
            digits = forms.NumberInput(attrs={"inputmode": "numeric"})
            return forms.IntegerField(min_value=0, max_value=1_000_000, widget=digits, **how)
        case K.DATE:
            return DayField(widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}), **how)
        case K.PLACE:
            return PlaceField(**how)
        case K.FILE:
            return AnswerFileField(**how)
        case K.RANKING:
            return RankingField(_offered(question, seed), **how)
        case K.MATRIX:
            return MatrixField(question.lines, question.choices, **how)
        case K.SEVERAL:
            return forms.MultipleChoiceField(choices=_pairs(question, seed), widget=forms.CheckboxSelectMultiple, **how)
        case K.SCALE:
            return forms.ChoiceField(choices=choices_of(question), widget=Steps(question.low, question.high), **how)
    return forms.ChoiceField(choices=_pairs(question, seed), widget=forms.RadioSelect, **how)


def _offered(question: Question, seed: str) -> list[str]:
    if not (question.shuffled and seed):
        return list(question.choices)
    return Random(f"{seed}:{question.pk}").sample(question.choices, len(question.choices))  # noqa: S311 (an order of words)


def _pairs(question: Question, seed: str) -> list[tuple[str, str]]:
    return [(one, one) for one in _offered(question, seed)] if question.choices else choices_of(question)


class DayField(forms.DateField):
    """A day, kept as text."""

    def to_python(self, value: Any) -> Any:
        found = super().to_python(value)
        return found.isoformat() if isinstance(found, date) else found


class Steps(forms.RadioSelect):
    """A scale as one row of large buttons, with words at both ends."""

    template_name = "questions/widgets/steps.html"
    whole = True

    def __init__(self, low: str = "", high: str = "") -> None:
        super().__init__()
        self.low, self.high = low, high

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        return super().get_context(name, value, attrs) | {"low": self.low, "high": self.high}


class Parts(forms.Widget):
    """Several inputs that make one answer; each has the name of the field, an underline and its own part."""

    whole = True
    use_fieldset = True

    def __init__(self, parts: Sequence[str]) -> None:
        super().__init__()
        self.parts = list(parts)

    def value_from_datadict(self, data: Mapping[str, Any], files: Any, name: str) -> dict[str, str]:
        return {part: str(data.get(f"{name}_{part}", "")).strip() for part in self.parts}

    def value_omitted_from_data(self, data: Mapping[str, Any], files: Any, name: str) -> bool:
        return all(f"{name}_{part}" not in data for part in self.parts)

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_{self.parts[0]}" if id_ else id_


class PartsField(forms.Field):
    """A field of several inputs, empty when all of them are."""

    def _all_empty(self, value: Any) -> bool:
        return not value or not any(value.values())


class Ranks(Parts):
    """A number before each choice: works with any keyboard, by voice, and without JavaScript."""

    template_name = "questions/widgets/ranks.html"

    def __init__(self, choices: Sequence[str], places: Sequence[int]) -> None:
        super().__init__([str(place) for place in places])
        self.choices = list(choices)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        typed = self._typed(value)
        rows = zip(self.parts, self.choices, strict=True)
        inputs = [(f"{name}_{part}", word, typed.get(part, "")) for part, word in rows]
        return super().get_context(name, "", attrs) | {"inputs": inputs, "most": len(self.choices)}

    def _typed(self, value: Any) -> dict[str, Any]:
        """Of an answer (choices in order) or of what was typed."""
        if isinstance(value, list):
            places = {word: place for place, word in enumerate(value, 1)}
            return {part: places.get(word, "") for part, word in zip(self.parts, self.choices, strict=True)}
        return value or {}


class RankingField(PartsField):
    """Choices in an order, the first one first. All of them or none: a half order can't be compared."""

    def __init__(self, choices: Sequence[str], **options: Any) -> None:
        self.offered = list(choices)
        super().__init__(widget=Ranks(choices, range(len(choices))), **options)

    def clean(self, value: Any) -> list[str]:
        if self._all_empty(value):
            return self._nothing()
        typed = [value[str(place)] for place in range(len(self.offered))]
        wanted = [str(place) for place in range(1, len(self.offered) + 1)]
        if sorted(typed) != sorted(wanted):
            raise ValidationError(self._what_is_wrong(typed, wanted))
        return [word for _place, word in sorted(zip(map(int, typed), self.offered, strict=True))]

    def _nothing(self) -> list[str]:
        if self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return []

    def _what_is_wrong(self, typed: Sequence[str], wanted: Sequence[str]) -> str:
        facts = {"label": self.label, "most": len(wanted)}
        doubled = sorted({one for one in typed if one in wanted and typed.count(one) > 1})
        missing = [one for one in wanted if one not in typed]
        if doubled:
            return _("%(label)s: the number %(doubled)s stands twice, %(missing)s is missing.") % (
                facts | {"doubled": ", ".join(doubled), "missing": ", ".join(missing)}
            )
        return _("%(label)s: please give each line a number from 1 to %(most)s. %(missing)s is missing.") % (
            facts | {"missing": ", ".join(missing)}
        )


class Lines(Parts):
    """A matrix as one group of buttons a line, below each other: nothing to scroll sideways on a phone."""

    template_name = "questions/widgets/lines.html"

    def __init__(self, lines: Sequence[str], choices: Sequence[str]) -> None:
        super().__init__([str(place) for place in range(len(lines))])
        self.lines, self.choices = list(lines), list(choices)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        chosen = value or {}
        rows = [
            (f"{name}_{part}", line, self.choices, chosen.get(part) or chosen.get(line, ""))
            for part, line in zip(self.parts, self.lines, strict=True)
        ]
        return super().get_context(name, "", attrs) | {"rows": rows}

    def id_for_label(self, id_: str) -> str:
        return f"{id_}_0_0" if id_ else id_


class MatrixField(PartsField):
    """For each line one of the choices: {line: choice}. Where it is needed, every line is."""

    def __init__(self, lines: Sequence[str], choices: Sequence[str], **options: Any) -> None:
        self.lines, self.offered = list(lines), frozenset(choices)
        super().__init__(widget=Lines(lines, choices), **options)

    def clean(self, value: Any) -> dict[str, str]:
        chosen = {line: (value or {}).get(str(place), "") for place, line in enumerate(self.lines)}
        if any(one and one not in self.offered for one in chosen.values()):
            raise ValidationError(_("%(label)s: please choose one of what is offered.") % {"label": self.label})
        missing = [line for line, one in chosen.items() if not one]
        if self.required and missing:
            facts = {"label": self.label, "missing": ", ".join(missing)}
            raise ValidationError(_("%(label)s: please choose for each line. Missing: %(missing)s.") % facts)
        return {line: one for line, one in chosen.items() if one}


class Place(Parts):
    """A neighbourhood, words, and if one likes a point on the map (the page brings the map)."""

    template_name = "questions/widgets/place.html"
    PARTS = ("place", "words", "latitude", "longitude")

    def __init__(self) -> None:
        super().__init__(self.PARTS)

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        places = [(one.slug, one.name) for one in all_neighbourhoods()]
        said = value or {}
        point = {part: "" if said.get(part) is None else str(said[part]) for part in ("latitude", "longitude")}
        return super().get_context(name, "", attrs) | {"said": said, "places": places, **point}


class PlaceField(PartsField):
    """{"place": slug, "name": …, "words": …, "latitude": …, "longitude": …}; empty where nothing was said."""

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=Place(), **options)

    def clean(self, value: Any) -> dict[str, Any]:
        if self._all_empty(value):
            if self.required:
                raise ValidationError(self.error_messages["required"], code="required")
            return {}
        names = {one.slug: one.name for one in all_neighbourhoods()}
        slug = value["place"]
        if slug and slug not in names:
            raise ValidationError(_("%(label)s: please choose one of what is offered.") % {"label": self.label})
        if len(value["words"]) > 120:
            raise ValidationError(_("%(label)s: at most 120 characters.") % {"label": self.label})
        return {"place": slug, "name": names.get(slug, ""), "words": value["words"], **self._point(value)}

    def _point(self, value: Mapping[str, str]) -> dict[str, float]:
        """Rounded to about ten metres; nobody needs a doorstep."""
        if not (value["latitude"] and value["longitude"]):
            return {}
        south, west, north, east = town().data.get("map", {}).get("bounds", (-90, -180, 90, 180))
        try:
            latitude, longitude = round(float(value["latitude"]), 4), round(float(value["longitude"]), 4)
        except ValueError:
            return {}
        if not (south <= latitude <= north and west <= longitude <= east):
            raise ValidationError(_("This point lies outside the town. Please choose another one, or none."))
        return {"latitude": latitude, "longitude": longitude}


class OneFile(forms.FileInput):
    """A photo or a document; one that was sent before stays until another one is chosen."""

    template_name = "questions/widgets/file.html"

    def __init__(self) -> None:
        super().__init__(attrs={"accept": "image/*,.pdf,.docx,.odt,.txt", "class": ""})

    def get_context(self, name: str, value: Any, attrs: Any) -> dict[str, Any]:
        kept = file_words(value) if isinstance(value, dict) else ""
        return super().get_context(name, value, attrs) | {"kept": kept, "megabytes": MOST_BYTES // 1024 // 1024}

    def format_value(self, value: Any) -> None:
        return None


class AnswerFileField(forms.FileField):
    """The file that was sent now, or {"key": …} of the one that was sent before."""

    default_error_messages = {
        "invalid": gettext_lazy("This file did not arrive. Please choose it again."),
        "empty": gettext_lazy("This file is empty."),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(widget=OneFile(), **options)
