"""What people offer, and the qualifications that duties ask for."""

from collections.abc import Collection, Sequence
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.places.models import Neighbourhood
from meydan.volunteering.models import Preferences, Qualification, Qualified
from meydan.volunteering.rules import may_run_volunteering, may_see_needs


@transaction.atomic
def save_preferences(
    *,
    by: Person,
    fields: Sequence[str] = (),
    skills: str = "",
    languages: str = "",
    times: Sequence[int] = (),
    places: Collection[Neighbourhood] = (),
    weekly_hours: int | None = None,
    may_ask: bool = False,
) -> Preferences:
    """What somebody offers; empty means that they say nothing about it."""
    said: dict[str, Any] = {"fields": list(fields), "skills": skills, "languages": languages, "times": sorted(times)}
    said |= {"weekly_hours": weekly_hours, "may_ask": may_ask, "changed_at": clock.now()}
    kept, _new = Preferences.objects.update_or_create(person=by, defaults=said)
    kept.places.set(places)
    record("volunteering.preferences", by=by)
    return kept


@transaction.atomic
def save_qualification(
    *, by: Person, name_tr: str, name_en: str, basis: str = "", valid_months: int | None = None, active: bool = True,
    qualification: Qualification | None = None,
) -> Qualification:  # fmt: skip
    """Something that duties may ask for."""
    may_run_volunteering(by).or_refuse()
    kept = qualification or Qualification()
    kept.name_tr, kept.name_en, kept.basis = name_tr, name_en or name_tr, basis
    kept.valid_months, kept.active = valid_months, active
    kept.save()
    record("volunteering.qualification_saved", by=by, qualification=kept.pk)
    return kept


@transaction.atomic
def give_qualification(
    *, by: Person | None, person: Person, qualification: Qualification, valid_until: date | None = None, source: str = ""
) -> Qualified:  # fmt: skip
    """Staff have seen a certificate; or (`source`) a training gives it, by itself when it was completed."""
    if by is not None or not source:
        may_see_needs(by).or_refuse()
    until = valid_until or _good_until(qualification)
    seen = {"by": by, "at": clock.now(), "valid_until": until, "source": source}
    kept, _new = Qualified.objects.update_or_create(person=person, qualification=qualification, defaults=seen)
    notify(person, "volunteering.qualified", name=qualification.name_tr)
    record("volunteering.qualified", by=by, ref=person.ref, qualification=qualification.pk)
    return kept


def _good_until(qualification: Qualification) -> date | None:
    """To the end of the month in which it runs out."""
    if not qualification.valid_months:
        return None
    year, month = divmod(clock.today().month + qualification.valid_months, 12)
    return date(clock.today().year + year, month + 1, 1) - timedelta(days=1)


@transaction.atomic
def take_qualification(*, by: Person, held: Qualified) -> None:
    """It was entered by mistake, or is not valid any more."""
    may_see_needs(by).or_refuse()
    record("volunteering.qualification_taken", by=by, ref=held.person.ref, qualification=held.qualification_id)
    held.delete()
