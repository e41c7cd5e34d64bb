"""What stands in each kind of document: the town's words, or the shipped ones."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from meydan.documents.models import Wording
from meydan.documents.sheets import official_language
from meydan.documents.wordings import TEMPLATES, fill


def wording(template: str) -> str:
    """What stands in this kind of document now: the town's words, or the shipped ones."""
    latest = Wording.objects.filter(template=template).first()
    return latest.text if latest and latest.text else str(TEMPLATES[template].text)


def worded(template: str, facts: Mapping[str, Any]) -> str:
    """What stands in this kind of document, with its places filled in, in the language of letters."""
    with official_language():
        return fill(wording(template), facts)


def wordings_of(template: str) -> QuerySet[Wording]:
    """Who changed it to what, the latest first."""
    return Wording.objects.filter(template=template).select_related("by")


def changed_templates() -> dict[str, Wording]:
    """The latest change of each template; one query."""
    rows = Wording.objects.order_by("template", "-at", "-id").distinct("template").select_related("by")
    return {row.template: row for row in rows}
