"""Who is a member of which group."""

from typing import Any

from django.db.models import QuerySet

from meydan.base.counted import ref_from, took_part
from meydan.groups.models import Membership


def participations() -> list[QuerySet[Any, Any]]:
    rows = Membership.objects.filter(since__isnull=False)
    return [took_part(rows, of=ref_from("group", "group"), who="person", at="since")]
