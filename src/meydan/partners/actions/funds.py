"""Calls, bids and what is due. What was won is published on the page of its project."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.partners.models import Bid, BidState, Due, FundCall, Organisation
from meydan.partners.queries.funds import bids_in_hands, dues_to_remind, has_open_dues
from meydan.partners.rules import (
    council_is_asked,
    may_add_due,
    may_begin_bid,
    may_close,
    may_finish_due,
    may_give_up,
    may_hold_bid,
    may_publish_fund,
    may_record_result,
    may_save_bid,
    may_save_call,
    may_sign,
    may_submit,
    ministry_is_asked,
    papers_are_sound,
)
from meydan.people.actions import work_for
from meydan.people.models import Person
from meydan.threads.actions import add_step


@transaction.atomic
def save_call(*, by: Person, call: FundCall | None = None, least: int = 0, most: int = 0, **said: Any) -> FundCall:
    """Write down a call of a funding body, or correct it. Amounts in kuruş."""
    may_save_call(by, least=least, most=most).or_refuse()
    one = FundCall.objects.select_for_update().get(pk=call.pk) if call else FundCall(by=by, created_at=clock.now())
    for name, value in {**said, "least": least, "most": most}.items():
        setattr(one, name, value)
    one.save()
    record("partners.call_saved", by=by, ref=one.ref)
    return one


@transaction.atomic
def begin_bid(*, by: Person, call: FundCall, partners: Sequence[Organisation] = (), **said: Any) -> Bid:
    """Prepare a bid. What the town asks for (council, ministry) is asked for from the start."""
    may_begin_bid(by, call).or_refuse()
    asked: dict[str, Any] = {"council_asked": council_is_asked(), "ministry_asked": ministry_is_asked()}
    asked |= {f"{name}_basis": "–" for name in ("council", "ministry") if not asked[f"{name}_asked"]}
    made = Bid(call=call, owner=by, created_at=clock.now(), **asked | said)
    papers_are_sound(made).or_refuse()
    made.save()
    made.partners.set(partners)
    record("partners.bid_begun", by=by, ref=made.ref, call=call.ref)
    return made


@transaction.atomic
def save_bid(*, by: Person, bid: Bid, partners: Sequence[Organisation] = (), **said: Any) -> Bid:
    """Change what is known of it: words, money, papers. What a stop needed can't be taken away after it."""
    bid = _locked(bid)
    may_save_bid(by, bid).or_refuse()
    for name, value in said.items():
        setattr(bid, name, value)
    papers_are_sound(bid).or_refuse()
    bid.save()
    bid.partners.set(partners)
    record("partners.bid_saved", by=by, ref=bid.ref)
    return bid


def _locked(bid: Bid) -> Bid:
    return Bid.objects.select_for_update(of=("self",)).select_related("call", "project", "idea__thread").get(pk=bid.pk)


@transaction.atomic
def submit_bid(*, by: Person, bid: Bid, on: date) -> Bid:
    """It went to the funding body, before its deadline and authorised where the town asks for that."""
    bid = _locked(bid)
    may_submit(by, bid, on=on).or_refuse()
    bid.state, bid.submitted_on = BidState.SUBMITTED, on
    bid.save()
    record("partners.bid_submitted", by=by, ref=bid.ref, on=on.isoformat())
    return bid


@transaction.atomic
def record_result(*, by: Person, bid: Bid, to: str, on: date, result: str, granted: int = 0) -> Bid:
    """Won or not chosen, in the words of the funding body. `granted` in kuruş."""
    bid = _locked(bid)
    may_record_result(by, bid, to, on=on, words=result).or_refuse()
    bid.state, bid.result_on, bid.result = to, on, result.strip()
    bid.granted = granted if to == BidState.WON else 0
    bid.save()
    record("partners.bid_result", by=by, ref=bid.ref, to=to)
    return bid


@transaction.atomic
def sign_grant(*, by: Person, bid: Bid, number: str, on: date) -> Bid:
    """The agreement with the funding body is signed, permitted where the town asks for that."""
    bid = _locked(bid)
    may_sign(by, bid, number=number, on=on).or_refuse()
    bid.state, bid.agreement, bid.agreement_on = BidState.RUNNING, number.strip(), on
    bid.save()
    record("partners.bid_signed", by=by, ref=bid.ref, number=bid.agreement)
    return bid


@transaction.atomic
def close_bid(*, by: Person, bid: Bid) -> Bid:
    """Everything was spent and reported."""
    bid = _locked(bid)
    may_close(by, bid, has_open_dues(bid)).or_refuse()
    bid.state = BidState.CLOSED
    bid.save(update_fields=["state"])
    record("partners.bid_closed", by=by, ref=bid.ref)
    return bid


@transaction.atomic
def give_up_bid(*, by: Person, bid: Bid, result: str) -> Bid:
    """It is not gone on with; why stands beside it. The project's page names it no more, its threads say so."""
    bid = _locked(bid)
    may_give_up(by, bid, result).or_refuse()
    if bid.published_at:
        _tell_threads(bid, "partners.fund_given_up", words=result.strip())
        forget_pages()
    bid.state, bid.result = BidState.GIVEN_UP, result.strip()
    bid.save()
    record("partners.bid_given_up", by=by, ref=bid.ref)
    return bid


@transaction.atomic
def hand_over_bids(*, by: Person, person: Person, to: Person) -> list[Bid]:
    """All that are open. Refused when `to` does not work with partners."""
    rows: list[Bid] = work_for(to, bids_in_hands().filter(owner=person), may_hold_bid)
    Bid.objects.filter(pk__in=[one.pk for one in rows]).update(owner=to)
    if rows:
        record("partners.bids_handed_over", by=by, ref=person.ref, to=to.ref, ids=[one.pk for one in rows])
    return rows


@transaction.atomic
def publish_fund(*, by: Person, bid: Bid) -> Bid:
    """The project's page and its threads say who pays from now on."""
    bid = _locked(bid)
    may_publish_fund(by, bid).or_refuse()
    bid.published_at = clock.now()
    bid.save(update_fields=["published_at"])
    _tell_threads(bid, "partners.fund_won", body=bid.call.body, programme=bid.call.programme, granted=bid.granted)
    record("partners.fund_published", by=by, ref=bid.ref, project=bid.project.ref if bid.project else "")
    return bid


def _tell_threads(bid: Bid, code: str, **facts: Any) -> None:
    threads = {one.pk: one for one in bid.project.threads.all()} if bid.project else {}
    if bid.idea:
        threads[bid.idea.thread.pk] = bid.idea.thread
    for thread in threads.values():
        add_step(thread=thread, code=code, ref=bid.ref, **facts)


@transaction.atomic
def add_due(*, by: Person, bid: Bid, what: str, title: str, on: date) -> Due:
    """A day by which money is spent or something is reported."""
    bid = _locked(bid)
    may_add_due(by, bid).or_refuse()
    made = Due.objects.create(bid=bid, what=what, title=title, on=on)
    record("partners.due_added", by=by, ref=bid.ref, due=made.pk)
    return made


@transaction.atomic
def finish_due(*, by: Person, due: Due, on: date, proof: str, amount: int = 0) -> Due:
    """It was spent or reported: when, how much, and where that is written down."""
    due = Due.objects.select_for_update(of=("self",)).select_related("bid").get(pk=due.pk)
    may_finish_due(by, due, on=on, proof=proof).or_refuse()
    due.done_on, due.proof, due.amount, due.done_by = on, proof.strip(), amount, by
    due.save()
    record("partners.due_done", by=by, ref=due.bid.ref, due=due.pk)
    return due


@transaction.atomic
def remind_of_dues() -> int:
    """Two weeks before something is due, and on the day, whoever holds the bid is told; returns how many."""
    found = dues_to_remind()
    for one in found:
        notify(one.bid.owner or ["role:coordinator"], "partners.due", ref=one.bid.ref, due=one.title, day=one.on.strftime("%d.%m.%Y"))  # fmt: skip
    if found:
        record("partners.dues_reminded", by=None, dues=len(found))
    return len(found)
