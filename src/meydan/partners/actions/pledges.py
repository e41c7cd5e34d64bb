"""Pledges: offered, accepted, used, thanked for. Never money."""

from datetime import date

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.cards import Matter
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.base.town import town
from meydan.base.workdays import promised_day
from meydan.documents.actions import write_thanks
from meydan.documents.models import Document
from meydan.partners.actions.organisations import organisation_called
from meydan.partners.models import Pledge
from meydan.partners.queries.pledges import matter_of
from meydan.partners.queries.things import public_thing, threads_of
from meydan.partners.rules import may_decide_pledge, may_keep_partners, may_offer, may_take_back, may_thank, may_use
from meydan.partners.rules.reasons import NOT_FOUND
from meydan.people.models import Person
from meydan.threads.actions import add_step


@transaction.atomic
def offer_pledge(
    *, by: Person, organisation: str, what: str, title: str, words: str = "", amount: str = "", serves: str = ""
) -> Pledge:
    """Somebody offers something in the name of an organisation. It is answered by the promised day."""
    may_offer(by, what=what, organisation=organisation).or_refuse()
    limit(f"pledge:{by.pk}", "10/d")
    made = _made(by, organisation, what, title, words, amount, serves)
    notify(["role:coordinator"], "partners.pledge_offered", ref=made.ref, name=made.organisation.name)
    record("partners.pledge_offered", by=by, ref=made.ref)
    return made


@transaction.atomic
def type_pledge(
    *, by: Person, organisation: str, what: str, title: str, words: str = "", amount: str = "", serves: str = ""
) -> Pledge:
    """What an organisation offered by letter or on the phone."""
    may_keep_partners(by).or_refuse()
    may_offer(by, what=what, organisation=organisation).or_refuse()
    made = _made(None, organisation, what, title, words, amount, serves, typed_by=by)
    record("partners.pledge_typed", by=by, ref=made.ref)
    return made


def _made(
    by: Person | None, organisation: str, what: str, title: str, words: str, amount: str, serves: str, typed_by: Person | None = None
) -> Pledge:  # fmt: skip
    if serves and public_thing(serves) is None:
        raise Refused(NOT_FOUND, field="serves")
    return Pledge.objects.create(
        organisation=organisation_called(by=by or typed_by, name=organisation), by=by, what=what, title=title, words=words,
        amount=amount, serves=serves, offered_at=clock.now(), promised_for=promised_day(town().clock(), clock.today()),
    )  # fmt: skip


@transaction.atomic
def decide_pledge(*, by: Person, pledge: Pledge, to: str, answer: str = "", serves: str = "") -> Pledge:
    """Accept it, for something if wanted, or decline it with the reason. What was accepted stands on the thing's page."""
    pledge = _locked(pledge)
    may_decide_pledge(by, pledge, to, answer).or_refuse()
    found = public_thing(serves or pledge.serves) if to == Pledge.State.ACCEPTED else None
    if serves and found is None and to == Pledge.State.ACCEPTED:
        raise Refused(NOT_FOUND, field="serves")
    pledge.state, pledge.answer, pledge.serves = to, answer.strip(), serves or pledge.serves
    pledge.thread = next(iter(threads_of(found)), None)
    pledge.decided_by, pledge.decided_at = by, clock.now()
    pledge.save()
    _tell(pledge, f"partners.pledge_{to}", words=pledge.answer)
    record("partners.pledge_decided", by=by, ref=pledge.ref, to=to)
    return pledge


def _locked(pledge: Pledge) -> Pledge:
    rows = Pledge.objects.select_for_update(of=("self",)).select_related("organisation", "by", "thread")
    return rows.get(pk=pledge.pk)


def _tell(pledge: Pledge, code: str, words: str) -> None:
    if pledge.by:
        notify(pledge.by, code, ref=pledge.ref, words=words)


@transaction.atomic
def use_pledge(*, by: Person, pledge: Pledge, used_on: date, used: str, proof: str) -> Pledge:
    """It was given: when, how much, and where that is written down. The thread says so where the partner is public."""
    pledge = _locked(pledge)
    may_use(by, pledge, on=used_on, used=used, proof=proof).or_refuse()
    pledge.state, pledge.used_on, pledge.used, pledge.proof = Pledge.State.USED, used_on, used.strip(), proof.strip()
    pledge.used_by = by
    pledge.save()
    if pledge.organisation.published_at:
        found = public_thing(pledge.serves) if pledge.serves else None
        for thread in threads_of(found):
            add_step(thread=thread, code="partners.pledge_used", ref=pledge.ref, words=pledge.used)
    _tell(pledge, "partners.pledge_used", words=pledge.used)
    record("partners.pledge_used", by=by, ref=pledge.ref)
    return pledge


@transaction.atomic
def thank_for(*, by: Person, pledge: Pledge, thanks: str, letter: bool = False, address: str = "") -> Document | None:
    """Words of thanks to who offered it, and a letter to print where it is wanted."""
    pledge = _locked(pledge)
    may_thank(by, pledge, thanks).or_refuse()
    pledge.state, pledge.thanks = Pledge.State.THANKED, thanks.strip()
    pledge.thanked_at, pledge.thanked_by = clock.now(), by
    pledge.save()
    _tell(pledge, "partners.pledge_thanked", words=pledge.thanks)
    made = _letter(by, pledge, address) if letter else None
    record("partners.pledge_thanked", by=by, ref=pledge.ref, letter=made.ref if made else "")
    return made


def _letter(by: Person, pledge: Pledge, address: str) -> Document:
    matter: Matter = matter_of(pledge)
    return write_thanks(by=by, matter=matter, to=pledge.organisation.name, address=address, text=pledge.thanks)


@transaction.atomic
def take_back_pledge(*, by: Person, pledge: Pledge) -> Pledge:
    """Who offered it does not any more; it leaves the pages at once."""
    pledge = _locked(pledge)
    may_take_back(by, pledge).or_refuse()
    pledge.state = Pledge.State.TAKEN_BACK
    pledge.save(update_fields=["state"])
    forget_pages()
    notify(["role:coordinator"], "partners.pledge_taken_back", ref=pledge.ref)
    record("partners.pledge_taken_back", by=by, ref=pledge.ref)
    return pledge
