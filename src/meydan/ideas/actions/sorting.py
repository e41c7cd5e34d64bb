"""Sorting what comes in: to one of our units, to the daily-fault desk, to another body; and what comes back."""

from collections.abc import Sequence
from datetime import date

from django.db import transaction
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.town import town
from meydan.base.workdays import end_of, promised_day
from meydan.ideas.actions.moving import concerned, give_to, locked, move
from meydan.ideas.models import Contribution, ContributionKind, Hint, Routing, State
from meydan.ideas.queries.at_desk import suggested_by, without_hint
from meydan.ideas.queries.contributions import alike
from meydan.ideas.rules.contributions import MOVE, NOT_YET, UNKNOWN_BODY, may_handle, may_move
from meydan.people.models import Person
from meydan.places.models import Unit
from meydan.threads.actions import add_step
from meydan.threads.models import Step


@transaction.atomic
def sort_to_unit(
    *, by: Person, contributions: Sequence[Contribution], unit: Unit, scope: str = "", words: str = ""
) -> list[Contribution]:
    """One of our units answers them all: it is told, and so is everybody concerned. All or none."""
    sorted_out = []
    for one in sorted(contributions, key=lambda row: row.pk):
        contribution = locked(one)
        may_move(by, contribution, State.IN_REVIEW).or_refuse()
        give_to(contribution, unit)
        _scope(contribution, scope)
        move(by, contribution, State.IN_REVIEW, words)
        add_step(thread=contribution.home, code="ideas.reviewing", ref=contribution.ref, unit=unit, words=words)
        day = contribution.promised_for.isoformat()
        facts = {"unit": unit.name_tr, "day": day, "words": words}
        notify(concerned(contribution), "ideas.sorted", ref=contribution.ref, but_not=by, **facts)
        record("ideas.sorted", by=by, ref=contribution.ref, unit=unit.ref)
        sorted_out.append(contribution)
    for contribution in sorted_out:
        notify(f"role:unit_officer@unit:{unit.pk}", "ideas.assigned", ref=contribution.ref, but_not=by)
    return sorted_out


@transaction.atomic
def route(
    *,
    by: Person,
    contribution: Contribution,
    to: str,
    words: str,
    body: str = "",
    reference: str = "",
    sent_on: date | None = None,
    scope: str = "",
) -> Routing:
    """Somebody else answers: our promise ends, the resident reads where it went and why. It no longer counts among our
    answers. Raises Refused for a body that the town file does not know and for a day to come."""
    contribution = locked(contribution)
    may_move(by, contribution, State.ROUTED).or_refuse()
    if (sent_on or clock.today()) > clock.today():
        raise Refused(NOT_YET, field="sent_on")
    _scope(contribution, scope)
    routing = Routing.objects.create(
        contribution=contribution,
        to=to,
        body=body if to == Routing.To.BODY else "",
        name=_name(to, body),
        reference=reference,
        sent_on=sent_on or clock.today(),
        words=words,
        by=by,
        at=clock.now(),
    )
    move(by, contribution, State.ROUTED, words)
    Step.objects.filter(code="ideas.promise", ref=contribution.ref).delete()
    add_step(
        thread=contribution.home,
        code="ideas.routed",
        ref=contribution.ref,
        words=words,
        routing=routing.pk,
        name=routing.name,
        sent_on=routing.sent_on.isoformat(),
        number=routing.reference,
    )
    notify(concerned(contribution), "ideas.routed", ref=contribution.ref, but_not=by, name=routing.name, words=words)
    record("ideas.routed", by=by, ref=contribution.ref, to=to, body=routing.body)
    return routing


def _name(to: str, body: str) -> str:
    if to == Routing.To.FAULT_DESK:
        return str(town().data["fault_desk"]["name"])
    known = town().body(body)
    if known is None:
        raise Refused(UNKNOWN_BODY, field="body")
    return str(known["name_tr"])


def _scope(contribution: Contribution, scope: str) -> None:
    if scope and contribution.what == ContributionKind.PROBLEM:
        contribution.scope = scope


def _open_routing(contribution: Contribution) -> Routing:
    """Where it lies now; refused when it was not sent on, or was taken back meanwhile."""
    routing = Routing.objects.filter(contribution=contribution, ended_at=None).first()
    if routing is None:
        raise Refused(MOVE, before=str(contribution.get_state_display()))
    return routing


@transaction.atomic
def note_reference(*, by: Person, contribution: Contribution, reference: str) -> Routing:
    """The number under which the fault desk or the other body keeps it."""
    contribution = locked(contribution)
    may_handle(by, contribution).or_refuse()
    routing = _open_routing(contribution)
    routing.reference = reference
    routing.save(update_fields=["reference"])
    for step in Step.objects.filter(code="ideas.routed", ref=contribution.ref, facts__routing=routing.pk):
        step.facts["number"] = reference
        step.save(update_fields=["facts"])
    record("ideas.routing_reference", by=by, ref=contribution.ref)
    return routing


@transaction.atomic
def record_their_answer(*, by: Person, contribution: Contribution, answer: str, answered_on: date) -> Routing:
    """What the fault desk or the other body answered, as it came; everybody concerned is told."""
    contribution = locked(contribution)
    may_handle(by, contribution).or_refuse()
    routing = _open_routing(contribution)
    if not routing.sent_on <= answered_on <= clock.today():
        raise Refused(NOT_YET, field="answered_on")
    routing.answer, routing.answered_on = answer, answered_on
    routing.save(update_fields=["answer", "answered_on"])
    contribution.changed_at = clock.now()
    contribution.save(update_fields=["changed_at"])
    add_step(
        thread=contribution.home,
        code="ideas.their_answer",
        ref=contribution.ref,
        words=answer,
        routing=routing.pk,
        name=routing.name,
    )
    notify(
        concerned(contribution), "ideas.their_answer", ref=contribution.ref, but_not=by, name=routing.name, text=answer
    )
    record("ideas.their_answer", by=by, ref=contribution.ref)
    return routing


@transaction.atomic
def take_back(*, by: Person, contribution: Contribution, words: str) -> Contribution:
    """We answer it after all: a new promise from today; the first one stays visible."""
    contribution = locked(contribution)
    may_move(by, contribution, State.RECEIVED).or_refuse()
    routing = _open_routing(contribution)
    routing.ended_at = clock.now()
    routing.save(update_fields=["ended_at"])
    contribution.promised_for = promised_day(town().clock(contribution.clock_code), clock.today())
    move(by, contribution, State.RECEIVED, words)
    _promise_again(contribution)
    add_step(thread=contribution.home, code="ideas.taken_back", ref=contribution.ref, words=words)
    day = contribution.promised_for.isoformat()
    notify(concerned(contribution), "ideas.taken_back", ref=contribution.ref, but_not=by, words=words, day=day)
    record("ideas.taken_back", by=by, ref=contribution.ref)
    return contribution


def _promise_again(contribution: Contribution) -> None:
    at = end_of(contribution.promised_for)
    kept = Step.objects.filter(code="ideas.promise", ref=contribution.ref).update(at=at)
    if not kept:
        add_step(thread=contribution.home, code="ideas.promise", ref=contribution.ref, at=at, promised=True)


@transaction.atomic
def choose_clock(*, by: Person, contribution: Contribution, code: str, words: str) -> Contribution:
    """Another promised time counts, e.g. because it is a request for information: from the day of writing. Those concerned
    are told; the first promise stays visible."""
    contribution = locked(contribution)
    may_handle(by, contribution).or_refuse()
    if not contribution.is_waiting or code not in town().clocks:
        raise Refused(MOVE, before=str(contribution.get_state_display()))
    promise = town().clock(code)
    contribution.clock_code, contribution.basis = code, promise.basis
    contribution.promised_for = promised_day(promise, timezone.localdate(contribution.created_at))
    contribution.changed_at = clock.now()
    contribution.save(update_fields=["clock_code", "basis", "promised_for", "changed_at"])
    _promise_again(contribution)
    add_step(thread=contribution.home, code="ideas.clock", ref=contribution.ref, words=words, basis=promise.basis)
    day = contribution.promised_for.isoformat()
    notify(concerned(contribution), "ideas.clock", ref=contribution.ref, but_not=by, words=words, day=day)
    record("ideas.clock", by=by, ref=contribution.ref, clock=code)
    return contribution


@transaction.atomic
def ask_author(*, by: Person, contribution: Contribution, question: str) -> Contribution:
    """Something is unclear: the question stands on the thread, and the author is told. The promise runs on."""
    contribution = locked(contribution)
    may_handle(by, contribution).or_refuse()
    if not contribution.is_waiting:
        raise Refused(MOVE, before=str(contribution.get_state_display()))
    contribution.changed_at = clock.now()
    contribution.save(update_fields=["changed_at"])
    add_step(thread=contribution.home, code="ideas.asked", ref=contribution.ref, unit=contribution.unit, words=question)
    if contribution.author_id:
        notify(f"person:{contribution.author_id}", "ideas.asked", ref=contribution.ref, text=question)
    record("ideas.asked", by=by, ref=contribution.ref)
    return contribution


MOST_HINTS = 100
"""New contributions that are looked at in one go."""


def look_where_others_went() -> int:
    """Keep for new contributions where those like them went; returns how many were looked at."""
    rows = list(without_hint()[:MOST_HINTS])
    for one in rows:
        found = suggested_by(alike(one.title, but_not=one.pk))
        name = found.name if found and found.unit_id is None else ""
        kept = {"unit_id": found.unit_id if found else None, "name": name, "at": clock.now()}
        Hint.objects.update_or_create(contribution=one, defaults=kept)
    return len(rows)
