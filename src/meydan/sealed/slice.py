"""What sealed words show to the house."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, PersonalData, Section
from meydan.sealed import personal, rules


def _on_my_page(request: HttpRequest, person: Any) -> dict[str, Any]:
    """A link without a question to the database."""
    return {}


CARD = Card(
    name=_("Sealed words"),
    icon="shield",
    sections=[Section("person", "sealed/_mine.html", _on_my_page, 60)],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData("sealed.Words", ("person",), _("So that somebody can take part safely: access needs, emergency contact"), personal.export_words, personal.forget_words, None, _("until the day that stands beside it, or until the person deletes it"), category="special", readers="named"),
        PersonalData("sealed.Look", ("person",), _("So that people see who read their sealed words"), personal.export_looks, personal.forget_looks, None, _("while the account exists"), readers="named"),
        PersonalData("sealed.Look", ("by",), _("To know who read sealed words"), personal.export_own_looks, personal.forget_own_looks, None, _("as proof of who looked"), subjects="staff", category="work", stays=True, readers="named"),
    ],
)  # fmt: skip
