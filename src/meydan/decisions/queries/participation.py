"""Who voted, never what."""

from typing import Any

from django.db.models import F, QuerySet

from meydan.base.counted import ref_from, took_part
from meydan.decisions.models import Roll


def participations() -> list[QuerySet[Any, Any]]:
    of = ref_from("ballot", "ballot")
    return [took_part(Roll.objects.all(), of=of, who="person", at="at", via=F("channel"), bond="bond")]
