"""What participants fill in."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from meydan.base.forms import MeydanForm
from meydan.conversations.models import AGREE, DISAGREE, PASS
from meydan.conversations.queries.conversations import WHENS
from meydan.conversations.rules import LONGEST


class VoteForm(forms.Form):
    """Three buttons; nobody types here."""

    statement = forms.IntegerField(min_value=1)
    value = forms.TypedChoiceField(choices=[(AGREE, ""), (DISAGREE, ""), (PASS, "")], coerce=int)


class StatementForm(MeydanForm):
    text = forms.CharField(
        label=_("Is something missing? Write it yourself"),
        help_text=_("One thought, at most 140 characters. You can begin with “I think …”."),
        max_length=LONGEST,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )


class FixForm(MeydanForm):
    text = forms.CharField(
        label=_("Your statement"),
        help_text=_("Mend a slip, once. Another thought is another statement."),
        max_length=LONGEST,
    )


class FilterForm(MeydanForm):
    q = forms.CharField(label=_("Search for a conversation"), required=False, max_length=200)
    when = forms.ChoiceField(label=_("When"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        words = dict(zip(WHENS, (_("Open now"), _("Coming"), _("Over")), strict=True))
        self.fields["when"].choices = [("", _("All")), *words.items()]  # type: ignore[attr-defined]
