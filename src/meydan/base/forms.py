"""Forms as the design has them: label, hint, error, field; what may stay empty says so."""

from typing import Any

from django import forms


class MeydanForm(forms.Form):
    """Base of all forms. Fields get the input class and, where they have a hint or an error, its id as description."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        self.use_required_attribute = False  # the server answers in sentences, the browser in bubbles
        for bound in self.fields.values():
            if not isinstance(bound.widget, (forms.CheckboxInput, forms.RadioSelect, forms.CheckboxSelectMultiple)):
                bound.widget.attrs.setdefault("class", "input")

    @property
    def status(self) -> int:
        """422 when there is something to correct."""
        return 422 if self.is_bound and self.errors else 200


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
