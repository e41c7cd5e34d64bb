"""Who answered surveys: with a name only where people were told so, otherwise by the neighbourhood and age on the sheet."""

from typing import Any

from django.db.models import F, QuerySet

from meydan.base.counted import ref_from, took_part
from meydan.surveys.models import Sheet


def participations() -> list[QuerySet[Any, Any]]:
    of = ref_from("survey", "survey")
    rows = Sheet.objects.all()
    return [took_part(rows, of=of, who="person", at="on", home="neighbourhood", age="age_band", via=F("channel"))]
