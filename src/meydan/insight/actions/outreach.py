"""Going to those who are missing."""

from datetime import date

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.insight.models import Dimension, Outreach
from meydan.insight.queries.outreach import outreach_in_hands
from meydan.insight.queries.representation import people_of_group
from meydan.insight.rules import NO_WORDS, NOT_COUNTED, may_change, may_hold, may_work_with_figures
from meydan.people.actions import work_for
from meydan.people.models import Person

VISITED = frozenset({Dimension.PLACE, Dimension.AGE, Dimension.SEX, Dimension.STUDY})
"""By what a group can be gone to."""


@transaction.atomic
def plan_outreach(
    *, by: Person, of: str, dimension: str, value: str, what: str, title: str, on: date, owner: Person, words: str = ""
) -> Outreach:
    """A gap becomes a task with an owner and a day."""
    may_work_with_figures(by).or_refuse()
    if dimension not in VISITED or not value:
        raise Refused(NOT_COUNTED, field="group")
    made = Outreach(of=of, dimension=dimension, value=value, what=what, title=title, on=on, words=words)
    made.owner, made.made_by, made.people_before = owner, by, people_of_group(of, dimension, value)
    may_hold(owner, made).or_refuse()
    made.save()
    record("insight.outreach_planned", by=by, ref=made.ref, of=of, group=f"{dimension}:{value}")
    return made


@transaction.atomic
def change_outreach(
    *, by: Person, outreach: Outreach, what: str, title: str, on: date, owner: Person, words: str = ""
) -> Outreach:
    outreach = _locked(outreach)
    may_change(by, outreach).or_refuse()
    may_hold(owner, outreach).or_refuse()
    outreach.what, outreach.title, outreach.on, outreach.owner, outreach.words = what, title, on, owner, words
    outreach.save()
    record("insight.outreach_changed", by=by, ref=outreach.ref)
    return outreach


@transaction.atomic
def finish_outreach(*, by: Person, outreach: Outreach, changed: str, reached: int | None = None) -> Outreach:
    """It was done; readers are told what it changed."""
    outreach = _locked(outreach)
    may_change(by, outreach).or_refuse()
    if not changed.strip():
        raise Refused(NO_WORDS, field="changed")
    outreach.changed, outreach.reached, outreach.done_on = changed.strip(), reached, clock.today()
    outreach.save()
    record("insight.outreach_done", by=by, ref=outreach.ref, reached=reached)
    return outreach


@transaction.atomic
def hand_over_outreach(*, by: Person, person: Person, to: Person) -> list[Outreach]:
    """All that is not done. Refused when `to` may not work with figures."""
    rows: list[Outreach] = work_for(to, outreach_in_hands().filter(owner=person), may_hold)
    Outreach.objects.filter(pk__in=[one.pk for one in rows]).update(owner=to)
    if rows:
        record("insight.outreach_handed_over", by=by, ref=person.ref, to=to.ref, ids=[one.pk for one in rows])
    return rows


def _locked(outreach: Outreach) -> Outreach:
    return Outreach.objects.select_for_update().get(pk=outreach.pk)
