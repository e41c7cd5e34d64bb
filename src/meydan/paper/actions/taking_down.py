"""Writing down for somebody who came, called or handed in paper; and bringing the answer back to them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.ideas.actions import enter_at_desk, submit_contribution
from meydan.ideas.models import Contribution
from meydan.paper.codes import code_of, hash_of, new_seed
from meydan.paper.models import Attempt, NoticeRead, ReplyRoute, Way
from meydan.paper.queries import latest_answer
from meydan.paper.rules import NO_WAY, NOTHING_TO_TELL, may_go_this_way, may_note_attempt, may_take_down
from meydan.people.actions import show_notice
from meydan.people.models import Person
from meydan.people.queries import notice_version
from meydan.places.models import Neighbourhood


@dataclass(frozen=True)
class Reply:
    """How the answer reaches somebody who has no contact of their own."""

    way: str
    name: str = ""
    phone: str = ""
    address: str = ""
    place: Neighbourhood | None = None


@dataclass(frozen=True)
class Entry:
    """Who speaks: somebody known, or the few things of a new person; and how the notice was told."""

    channel: str
    aloud: bool
    known: Person | None = None
    fresh: Mapping[str, Any] | None = None


@transaction.atomic
def take_down(*, by: Person, entry: Entry, reply: Reply | None, seed: str = "", **contribution: Any) -> Contribution:
    """Write it down in the person's name. Who has neither e-mail nor mobile phone gets a way for the answer, and a code on a
    slip; `seed` is that of a printed form, on which the code stands already."""
    may_take_down(by).or_refuse()
    version = notice_version()
    if entry.known:
        show_notice(person=entry.known, version=version, channel=entry.channel)
        made = submit_contribution(by=entry.known, channel=entry.channel, entered_by=by, **contribution)
    else:
        person = {**(entry.fresh or {}), "notice_version": version}
        made = enter_at_desk(by=by, person=person, channel=entry.channel, **contribution)
    author = made.author
    if author is None:
        raise ValueError("a contribution has just been written by nobody")
    NoticeRead.objects.create(person=author, version=version, aloud=entry.aloud, read_by=by, at=clock.now())
    if not (author.email or author.phone):
        _give_way(by, made, reply, seed or new_seed())
    record("paper.taken_down", by=by, ref=made.ref, channel=entry.channel, known=entry.known is not None)
    return made


def _give_way(by: Person, contribution: Contribution, reply: Reply | None, seed: str) -> ReplyRoute:
    if reply is None:
        raise Refused(NO_WAY, field="way")
    may_go_this_way(reply.way, phone=reply.phone, address=reply.address, place=reply.place).or_refuse()
    wanted = reply.way != Way.NONE
    return ReplyRoute.objects.create(
        contribution=contribution,
        way=reply.way,
        name=reply.name if wanted else "",
        phone=reply.phone if wanted else "",
        address=reply.address if wanted else "",
        place=reply.place,
        seed=seed,
        code_hash=hash_of(code_of(seed)),
        made_by=by,
        at=clock.now(),
        done_at=None if wanted else clock.now(),
    )


@transaction.atomic
def note_attempt(*, by: Person, route: ReplyRoute, outcome: str, words: str = "", give_up: bool = False) -> Attempt:
    """What came of a call, a letter or a slip. Once the final answer has arrived, name, number and address are forgotten."""
    route = ReplyRoute.objects.select_for_update(of=("self",)).select_related("contribution").get(pk=route.pk)
    may_note_attempt(by, route).or_refuse()
    answer = latest_answer(route.contribution_id)
    if answer is None or answer.pk <= route.told:
        raise Refused(NOTHING_TO_TELL)
    made = Attempt.objects.create(route=route, outcome=outcome, words=words, by=by, at=clock.now())
    arrived = outcome in (Attempt.Outcome.REACHED, Attempt.Outcome.SENT)
    if arrived:
        route.told = answer.pk
    if (arrived and answer.is_final) or give_up:
        route.done_at, route.name, route.phone, route.address = clock.now(), "", "", ""
    route.save()
    record("paper.attempt", by=by, ref=route.contribution.ref, outcome=outcome, done=route.done_at is not None)
    return made
