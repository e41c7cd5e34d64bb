"""What is measured for the goals."""

from datetime import date
from decimal import Decimal
from typing import Any

from django.db import transaction

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.insight.models import Indicator, Reading
from meydan.insight.rules import DAYS, SAME_VALUE, TO_COME, may_bring_figures, may_change_indicator
from meydan.people.models import Person


@transaction.atomic
def save_indicator(*, by: Person, indicator: Indicator | None = None, **said: Any) -> Indicator:
    """A new one, or one that is told better."""
    if indicator is None:
        may_bring_figures(by).or_refuse()
        indicator = Indicator(made_by=by)
    else:
        indicator = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
        may_change_indicator(by, indicator).or_refuse()
    for name, value in said.items():
        setattr(indicator, name, value)
    _check_days(indicator)
    indicator.changed_at = clock.now()
    indicator.save()
    names = f"{indicator.name_en} {indicator.definition_tr} {indicator.definition_en}"
    search.index(indicator.ref, title=indicator.name_tr, body=names, at=indicator.changed_at)
    record("insight.indicator", by=by, ref=indicator.ref)
    return indicator


def _check_days(one: Indicator) -> None:
    """A value has its day, and the aim comes after the start."""
    if (one.baseline is None) != (one.baseline_on is None):
        raise Refused(DAYS, field="baseline_on")
    if (one.aim is None) != (one.aim_on is None):
        raise Refused(DAYS, field="aim_on")
    if one.aim_on and one.baseline_on and one.aim_on <= one.baseline_on:
        raise Refused(DAYS, field="aim_on")


@transaction.atomic
def take_reading(*, by: Person, indicator: Indicator, on: date, value: Decimal, source: str, note: str = "") -> Reading:
    """A value on a day. What stood there for the same day is replaced and stays in the list."""
    indicator = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    may_change_indicator(by, indicator).or_refuse()
    if on > clock.today():
        raise Refused(TO_COME, field="on")
    before = indicator.readings.filter(on=on, replaced=False).first()
    if before and (before.value, before.source, before.note) == (value, source, note):
        raise Refused(SAME_VALUE, field="value")
    indicator.readings.filter(on=on, replaced=False).update(replaced=True)
    made = Reading.objects.create(indicator=indicator, on=on, value=value, source=source, note=note, by=by)
    Indicator.objects.filter(pk=indicator.pk).update(changed_at=clock.now())
    record("insight.reading", by=by, ref=indicator.ref, on=on.isoformat(), corrects=before.pk if before else None)
    return made


@transaction.atomic
def end_indicator(*, by: Person, indicator: Indicator) -> Indicator:
    """It is not measured any more; readers still see what was."""
    indicator = Indicator.objects.select_for_update(of=("self",)).get(pk=indicator.pk)
    may_change_indicator(by, indicator).or_refuse()
    indicator.ended_at = clock.now()
    indicator.save(update_fields=["ended_at"])
    record("insight.indicator_ended", by=by, ref=indicator.ref)
    return indicator
