"""Who took part in which panel."""

from typing import Any

from django.db.models import QuerySet

from meydan.base.counted import ref_from, took_part
from meydan.panels.models import Application


def participations() -> list[QuerySet[Any, Any]]:
    rows = Application.objects.filter(state=Application.State.CAME)
    return [took_part(rows, of=ref_from("panel", "panel"), who="person", at="at")]
