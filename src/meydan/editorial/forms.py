"""What readers and the desk look for."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.editorial import queries
from meydan.editorial.models import Article


class NewsForm(MeydanForm):
    q = forms.CharField(label=_("Search the news"), required=False, max_length=100)
    year = forms.ChoiceField(label=_("Year"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        years: Any = self.fields["year"]
        years.choices = [("", _("All")), *((str(year), str(year)) for year in queries.years())]

    @property
    def wanted(self) -> queries.Wanted:
        """What makes no sense is left out."""
        self.is_valid()
        year = self.cleaned_data.get("year")
        return queries.Wanted((self.cleaned_data.get("q") or "").strip(), int(year) if year else None)


class DeskForm(MeydanForm):
    q = forms.CharField(label=_("Search"), required=False, max_length=100)
    what = forms.ChoiceField(label=_("Kind"), choices=[("", _("All")), *Article.What.choices], required=False)

    @property
    def wanted(self) -> dict[str, str]:
        self.is_valid()
        return {"text": (self.cleaned_data.get("q") or "").strip(), "what": self.cleaned_data.get("what") or ""}
