"""Forms of the front."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.goals.queries import all_goals
from meydan.places.queries import all_neighbourhoods, all_units


class OverdueForm(MeydanForm):
    """Search and filters of the late answers; by unit only where the town names its units."""

    q = forms.CharField(
        label=_("Words or number"), required=False, max_length=100, widget=forms.TextInput(attrs={"type": "search"})
    )
    place = forms.ChoiceField(label=_("Neighbourhood"), required=False)
    goal = forms.ChoiceField(label=_("Goal"), required=False)
    unit = forms.ChoiceField(label=_("Unit"), required=False)

    def __init__(self, *args: Any, names_units: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: dict[str, list[tuple[Any, str]]] = {
            "place": [(one.slug, one.name) for one in all_neighbourhoods()],
            "goal": [(one.number, str(one)) for one in all_goals()],
            "unit": [(one.slug, one.name) for one in all_units()] if names_units else [],
        }
        for name, offered in choices.items():
            self.fields[name].choices = [("", _("All")), *offered]  # type: ignore[attr-defined]
        if not names_units:
            del self.fields["unit"]

    @property
    def asked(self) -> dict[str, str]:
        """What to look for; a filter that is not offered asks for nothing."""
        said = {name: str(self.data.get(name, "")).strip()[:100] for name in self.fields}
        return {"text": said.pop("q"), "unit": "", **said}
