"""Contributions with their threads, steps, states, answers, search entries and followers, into the tables."""

import json
from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

from django.utils import timezone

from meydan.base.models import OutboxMessage, SearchEntry
from meydan.base.town import town
from meydan.front.seed.life import Event, Reply, Told, between
from meydan.front.seed.people import Residents
from meydan.front.seed.rows import copy, reserve
from meydan.front.seed.words import MERGED, SENT_ON, THEIR_ANSWER
from meydan.goals.queries import targets
from meydan.ideas.models import Answer, Contribution, Routing, State, StateChange
from meydan.notices.models import Notice
from meydan.people.queries import staff
from meydan.places.queries import town_map, units
from meydan.threads.models import Follow, Step, Thread, ThreadNumber, ThreadTarget

CHANNELS = ["web"] * 17 + ["desk", "paper", "phone"]
BY_UNIT = {"ideas.reviewing", "ideas.interim", "ideas.answered", "ideas.merged"}


def give_places(chance: Random, told: Sequence[Told], residents: Residents) -> None:
    """Author, neighbourhood, unit, ids and numbers; a point on the map for every second one of a grown-up."""
    south, west, north, east = town_map().frame
    middle = (town_map().latitude, town_map().longitude)
    by_slug = {unit.slug: unit.pk for unit in units()}
    any_unit = list(by_slug.values())
    last = dict(ThreadNumber.objects.values_list("year", "last"))
    ids = reserve(Contribution, len(told))
    threads = reserve(Thread, len(told))
    for one, one.pk, one.thread in zip(told, ids, threads, strict=True):
        one.author = chance.choice(residents.ids)
        one.place = residents.place_of(one.author) if chance.random() < 0.95 else None
        one.unit = by_slug.get(one.subject.unit) or chance.choice(any_unit)
        if one.author not in residents.minors and chance.random() < 0.5:
            latitude, longitude = (round(chance.gauss(degree, 0.012), 4) for degree in middle)
            one.point = (min(max(latitude, south), north), min(max(longitude, west), east))
        year = timezone.localdate(one.created).year
        last[year] = last.get(year, 0) + 1
        one.number = f"{year}-{last[year]:04d}"
    for year, number in last.items():
        ThreadNumber.objects.update_or_create(year=year, defaults={"last": number})


def write(told: Sequence[Told]) -> None:
    _threads(told)
    _contributions(told)
    clerk = staff().values_list("pk", flat=True).first()
    _changes(told, clerk)
    _answers(told, clerk)
    _routings(told, clerk)
    _steps(told)
    rows = ((one.ref, one.title, _body(one), one.created, one.merged_into is None) for one in told)
    copy(SearchEntry, ["ref", "title", "body", "at", "public"], rows, kind="idea")


def _body(one: Told) -> str:
    return f"{one.text}  {one.number}"


def _threads(told: Sequence[Told]) -> None:
    rows = [
        (
            one.thread,
            one.number,
            one.title,
            one.place,
            one.merged_into and one.merged_into.thread,
            one.station,
            one.created,
            one.stirred,
        )
        for one in told
    ]
    columns = ["id", "number", "title", "neighbourhood_id", "merged_into_id", "station", "created_at", "changed_at"]
    copy(Thread, columns, rows)
    codes = {target.code: target.pk for target in targets()}
    links = ((one.thread, codes.get(one.subject.target) or codes["11.7"]) for one in told)
    copy(ThreadTarget, ["thread_id", "target_id"], links, position=0)


def _contributions(told: Sequence[Told]) -> None:
    columns = "id what thread_id title text author_id neighbourhood_id latitude longitude channel state unit_id"
    columns += " merged_into_id first_promise promised_for answered_at support_count created_at changed_at"

    def rows() -> Iterator[tuple[Any, ...]]:
        for one in told:
            latitude, longitude = one.point or (None, None)
            seen = one.unit if one.state != State.RECEIVED else None
            yield (
                *(one.pk, one.what, one.thread, one.title, one.text, one.author, one.place, latitude, longitude),
                *(CHANNELS[one.pk % len(CHANNELS)], one.state, seen, one.merged_into and one.merged_into.pk),
                *(one.promise, one.promised, one.answered, one.supports, one.created, one.moved),
            )

    copy(Contribution, columns.split(), rows(), basis=town().clock().basis)


def _changes(told: Sequence[Told], clerk: int | None) -> None:
    rows = (
        (one.pk, before, after, one.unit if before else None, clerk if before else one.author, at)
        for one in told
        for before, after, at in one.changes
    )
    copy(StateChange, ["contribution_id", "before", "after", "unit_id", "by_id", "at"], rows)


def _answers(told: Sequence[Told], clerk: int | None) -> None:
    """Their steps name them, so that the thread page can show each answer where it belongs."""
    given = [(one, reply) for one in told for reply in one.replies]
    ids = reserve(Answer, len(given))
    rows = []
    for pk, (one, reply) in zip(ids, given, strict=True):
        days = between(timezone.localdate(one.created), timezone.localdate(reply.at))
        rows.append((pk, one.pk, reply.decision, reply.reason, reply.text, one.unit, reply.at, reply.new_date, days))
        code = "ideas.interim" if reply.decision == "interim" else "ideas.answered"
        next(event for event in one.events if event.code == code and event.at == reply.at).facts["answer"] = pk
    columns = ["id", "contribution_id", "decision", "reason", "text", "unit_id", "at", "new_date", "workdays"]
    copy(Answer, columns, rows, by_id=clerk)


def _routings(told: Sequence[Told], clerk: int | None) -> None:
    """Their steps name them, as those of answers do."""
    sent = [(one, one.sent_on) for one in told if one.sent_on]
    rows = []
    for pk, (one, to) in zip(reserve(Routing, len(sent)), sent, strict=True):
        name = str((town().body(to.body) or {})["name_tr"])
        answer = THEIR_ANSWER if to.answered else ""
        days = [moment and timezone.localdate(moment) for moment in (to.at, to.answered)]
        rows.append((pk, one.pk, to.body, name, f"E-{one.pk}", *days, answer, to.at))
        for event in one.events:
            if event.code in {"ideas.routed", "ideas.their_answer"}:
                event.facts.update(routing=pk, name=name, sent_on=days[0].isoformat(), number=f"E-{one.pk}")
                event.words = event.words or SENT_ON
    columns = ["id", "contribution_id", "body", "name", "reference", "sent_on", "answered_on", "answer", "at"]
    copy(Routing, columns, rows, to=Routing.To.BODY, words=SENT_ON, by_id=clerk)


def _steps(told: Sequence[Told]) -> None:
    rows = (
        (
            one.thread,
            event.ref or one.ref,
            event.code,
            event.station,
            event.at,
            event.promised,
            one.unit if event.code in BY_UNIT or event.code.startswith("projects.") else None,
            event.words,
            json.dumps(event.facts),
            one.created if event.promised else event.at,
        )
        for one in told
        for event in sorted(one.events, key=lambda event: event.at)
    )
    columns = ["thread_id", "ref", "code", "station", "at", "promised", "unit_id", "words", "facts", "written_at"]
    copy(Step, columns, rows)


def tell_of_joined(told: Sequence[Told]) -> None:
    """A joined one leaves a step on the thread that it was joined to."""
    for one in told:
        if into := one.merged_into:
            facts = {"number": one.number}
            into.events.append(Event("ideas.merged", one.changes[-1][2], words=MERGED, ref=into.ref, facts=facts))


def write_followers(told: Sequence[Told]) -> None:
    """Who follows which thread, and what they were told: each answer was a message, read by most."""
    rows = ((person, one.thread, one.created) for one in told for person in dict.fromkeys(one.followers))
    copy(Follow, ["person_id", "thread_id", "since"], rows)
    answered = [(one, reply) for one in told for reply in one.replies]
    ids = reserve(OutboxMessage, len(answered))
    messages = (
        (
            pk,
            "ideas.interim" if reply.decision == "interim" else "ideas.answered",
            one.ref,
            reply.at,
            reply.at,
            [f"person:{one.author}", f"followers:thread:{one.thread}"],
            json.dumps(_facts(reply)),
        )
        for pk, (one, reply) in zip(ids, answered, strict=True)
    )
    copy(OutboxMessage, ["id", "code", "ref", "at", "done_at", "to", "facts"], messages)
    notices = (
        (person, pk, reply.at, reply.at if person % 3 else None)
        for pk, (one, reply) in zip(ids, answered, strict=True)
        for person in dict.fromkeys(one.followers)
    )
    copy(Notice, ["person_id", "message_id", "at", "read_at"], notices)


def _facts(reply: Reply) -> dict[str, str]:
    return {"text": reply.text} | ({"day": reply.new_date.isoformat()} if reply.new_date else {})
