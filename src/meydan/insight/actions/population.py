"""Bringing a table of who lives here."""

from collections.abc import Sequence

from django.db import transaction

from meydan.base.audit import record
from meydan.insight.models import Population
from meydan.insight.population_file import read
from meydan.insight.rules import may_bring_figures
from meydan.people.models import Person


@transaction.atomic
def bring_population(*, by: Person, rows: Sequence[Sequence[str]]) -> int:
    """All rows or none; what was known of the same group on the same day is replaced. Raises Refused for the first wrong row."""
    may_bring_figures(by).or_refuse()
    told = read(rows)
    days = {one.on for one in told}
    known = {(one.place_id, one.category, one.value, one.on): one.pk for one in Population.objects.filter(on__in=days)}
    keys = [known.get((one.place_id, one.category, one.value, one.on)) for one in told]
    Population.objects.filter(pk__in=[pk for pk in keys if pk]).delete()
    Population.objects.bulk_create(told)
    record("insight.population", by=by, rows=len(told), on=max(days).isoformat())
    return len(told)
