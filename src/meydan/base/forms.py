"""Forms as the design has them: label, hint, error, field; what may stay empty says so."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal, InvalidOperation
from functools import partial
from typing import Any
from weakref import ref

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.forms.models import ModelChoiceIterator
from django.forms.utils import ErrorList, pretty_name
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from meydan.base import languages
from meydan.base.plain import LEAST_NUMBER, MOST_NUMBER, in_our_time
from meydan.base.together import ask_together

MOST_LIRA = Decimal(10) ** 13
NO_ERRORS = ErrorList()


class Offered(ModelChoiceIterator):
    """What a select offers. The selects of a form ask in one journey; Django opens a cursor in the database for each of them."""

    def __init__(self, form: "ref[MeydanForm]", field: Any) -> None:
        super().__init__(field)
        self.form, self.chosen_from, drawn = form, field.queryset, field.widget.choices
        if isinstance(drawn, Offered) and drawn.chosen_from is self.chosen_from:
            self.queryset = drawn.queryset  # knows its rows as soon as they were asked for
        elif isinstance(field, TitledField):
            self.queryset = field.queryset.select_related(None).prefetch_related(None).only("title")

    def __iter__(self) -> Iterator[Any]:
        if self.queryset._result_cache is None and (form := self.form()):
            several = [one.widget.choices for one in form.fields.values() if isinstance(one, forms.ModelChoiceField)]
            ask_together(one.queryset for one in several if one.queryset._result_cache is None)
        if self.field.empty_label is not None:
            yield "", self.field.empty_label
        yield from map(self.choice, self.queryset)


class Bound(forms.BoundField):
    """Does not ask what a browser should refuse, because the server answers in sentences, the browser in bubbles: Django would read all
    that a select offers once more to know it."""

    @property
    def errors(self) -> ErrorList:
        return self.form.errors.get(self.name, NO_ERRORS)

    def build_widget_attrs(self, attrs: Mapping[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        said = dict(attrs)
        if self.field.disabled:
            said["disabled"] = True
        if self.errors and not (widget or self.field.widget).is_hidden:
            said["aria-invalid"] = "true"
        if not said.get("aria-describedby") and not self.use_fieldset and (described := self.aria_describedby):
            said["aria-describedby"] = described
        return said


class MeydanForm(forms.Form):
    """Base of all forms. Fields get the input class and, where they have a hint or an error, its id as description."""

    bound_field_class = Bound
    use_required_attribute = False
    sometimes_needed: frozenset[str] = frozenset()
    """Fields that may stay empty only beside some choices: their labels don't say “if you like”."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        for name, one in self.fields.items():
            one.label, one.help_text = (
                one.label and str(one.label),
                str(one.help_text),
            )  # a page asks for them seven times
            if self.is_bound:
                self._say_what_to_do(name, one)
            keep_in_bounds(one)
            if isinstance(one, forms.ModelChoiceField):
                one.iterator = partial(Offered, ref(self))
                one.queryset = one.queryset  # asks by it from now on
            attributes = one.widget.attrs
            if not isinstance(one.widget, (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)):
                attributes.setdefault("class", "input")
            if isinstance(one.widget, forms.Textarea) and "maxlength" in attributes:
                # A browser cuts pasted text at maxlength without a word; a counter and the server say it instead.
                attributes["data-most"] = attributes.pop("maxlength")

    def _say_what_to_do(self, name: str, one: forms.Field) -> None:
        """Errors name the field and the remedy, so that the summary above the form makes sense by itself."""
        facts = {"label": pretty_name(name) if one.label is None else one.label}
        if one.error_messages.get("required") == forms.Field.default_error_messages["required"]:
            chosen = isinstance(one, forms.ChoiceField)
            words = _("Please choose: %(label)s") if chosen else _("Please fill in: %(label)s")
            one.error_messages["required"] = words % facts
        bounds = {}
        if isinstance(one, forms.CharField):
            bounds["max_length"] = _("%(label)s: at most %(limit_value)s characters; you wrote %(show_value)s.")
        elif isinstance(one, forms.IntegerField):
            bounds["min_value"] = _("%(label)s: please write at least %(limit_value)s.")
            bounds["max_value"] = _("%(label)s: please write at most %(limit_value)s.")
        for code, words in bounds.items():
            label = str(facts["label"]).replace("%", "%%")
            one.error_messages.setdefault(code, words.replace("%(label)s", label))

    @property
    def status(self) -> int:
        """422 when there is something to correct."""
        return 422 if self.errors else 200


def keep_in_bounds(one: forms.Field) -> None:
    """Days lie in our time and whole numbers fit into a column, where the field itself says nothing narrower."""
    if isinstance(one, (forms.DateField, forms.DateTimeField)):
        one.validators.append(in_our_time)
    elif isinstance(one, forms.IntegerField) and not isinstance(one, (forms.FloatField, forms.DecimalField)):
        if one.max_value is None:
            one.validators.append(MaxValueValidator(MOST_NUMBER))
        if one.min_value is None:
            one.validators.append(MinValueValidator(LEAST_NUMBER))


class Tiles(forms.RadioSelect):
    """A choice in large tiles. `hints` holds a line below each choice, by its code."""

    def __init__(self, *, hints: dict[str, Any], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.hints = hints


class ManyFiles(forms.ClearableFileInput):
    """A file input for several photos."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several photos at once; cleans to a list, empty when none was chosen."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", ManyFiles(attrs={"accept": "image/*", "class": ""}))
        kwargs.setdefault("required", False)
        super().__init__(**kwargs)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = data if isinstance(data, (list, tuple)) else [data] if data else []
        return [super(PhotosField, self).clean(file, initial) for file in files]


def to_kurus(text: str) -> int:
    """`1.850.000`, `1.850.000,50`, `1850000,5` → kuruş. Raises ValueError where the text is no amount in lira.

    >>> to_kurus("1.850.000,50 ₺")
    185000050
    """
    plain = re.sub(r"[\s₺]|TL", "", text)
    if not re.fullmatch(r"-?(\d{1,3}(\.\d{3})+|\d+)(,\d{1,2})?", plain):
        raise ValueError(text)
    amount = Decimal(plain.replace(".", "").replace(",", "."))
    if abs(amount) > MOST_LIRA:
        raise ValueError(text)
    return int(amount * 100)


class MoneyField(forms.CharField):
    """An amount in lira as people type it; cleans to kuruş."""

    def clean(self, value: Any) -> int:
        text = super().clean(value)
        try:
            return to_kurus(text) if text else 0
        except ValueError:
            raise forms.ValidationError(
                _("Please write the amount in lira, for example 1.850.000 or 1250,50.")
            ) from None


class DecimalTextField(forms.CharField):
    """A measured number with a comma or a point: 3,1."""

    def clean(self, value: Any) -> Decimal | None:
        text = super().clean(value).strip()
        if not text:
            return None
        if "," in text:
            text = text.replace(".", "").replace(",", ".")
        try:
            number = Decimal(text)
        except InvalidOperation:
            number = Decimal("NaN")
        if not number.is_finite() or abs(number) >= Decimal(10) ** 12:
            raise forms.ValidationError(_("Please write a number, for example 3,1."))
        return round(number, 4)


class PersonField(forms.ModelChoiceField):
    """People by the name that they show."""

    def label_from_instance(self, person: Any) -> str:
        return str(person.name)


class TitledField(forms.ModelChoiceField):
    """Things by their titles: of a long list nothing else is loaded."""

    def label_from_instance(self, thing: Any) -> str:
        return str(thing.title)


def long_field(label: Any, help_text: Any = "", *, most: int = 1500, rows: int = 4, **options: Any) -> forms.CharField:
    widget = forms.Textarea(attrs={"rows": rows, "maxlength": most})
    return forms.CharField(label=label, help_text=help_text, max_length=most, widget=widget, **options)


def language_field(guessed: str = "") -> forms.ChoiceField:
    """In which language somebody writes; what is guessed is chosen already, and the writer has the last word."""
    return forms.ChoiceField(
        label=gettext_lazy("Language of your text"),
        choices=languages.switched_on,
        initial=guessed or languages.current,
        required=False,
    )


class WrittenForm(MeydanForm):
    """Of something `Written`: asks for its language, where the town speaks more than one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        known, spoken = self.initial.get("language") or languages.BINDING, languages.switched_on()
        if len(spoken) < 2:
            return
        fields["language"] = language_field(known)
        fields["language"].widget.attrs["class"] = "input"
        if known not in dict(spoken):  # switched off since: an old text stays what it is
            fields["language"].choices = [(known, languages.NAMES.get(known, known)), *spoken]
        names = [name for name in fields if name != "language"]
        place = next((names.index(name) + 1 for name in ("title", "text") if name in names), 0)
        self.order_fields([*names[:place], "language", *names[place:]])

    def clean_language(self) -> str:
        """What was there stays where the form came without it."""
        return str(self.cleaned_data["language"] or self.fields["language"].initial)


class OwnWordsForm(WrittenForm):
    """The same for residents: they write in the language of the page, unless they say otherwise."""

    def __init__(self, *args: Any, initial: Mapping[str, Any] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, initial={"language": languages.current()} | dict(initial or {}), **kwargs)


def time_field(label: Any, **options: Any) -> forms.TimeField:
    widget = forms.TimeInput(format="%H:%M", attrs={"type": "time"})
    return forms.TimeField(label=label, widget=widget, input_formats=["%H:%M", "%H.%M"], **options)


def on_purpose_field(help_text: Any) -> forms.BooleanField:
    """What a rule would refuse as a slip, somebody may mean."""
    return forms.BooleanField(label=gettext_lazy("This time is meant so"), help_text=help_text, required=False)


def check_end(form: forms.Form, data: Mapping[str, Any]) -> None:
    """Say it at the field `ends` when it is not later than `starts`."""
    if data.get("starts") and data.get("ends") and data["ends"] <= data["starts"]:
        form.add_error("ends", _("The end has to be later than the beginning, on the same day."))
