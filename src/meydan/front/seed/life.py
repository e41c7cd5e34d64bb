"""What happens to each contribution, decided by chance alone: nothing here asks or writes the database."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import cache
from random import Random

from django.utils import timezone

from meydan.base.town import town
from meydan.base.workdays import add_workdays, end_of, workdays_between
from meydan.front.seed import words
from meydan.front.seed.words import SUBJECTS, Subject
from meydan.ideas.actions.answering import AFTER
from meydan.ideas.models import State
from meydan.threads.models import Station

YEARS = 2
DAYS = 365 * YEARS
DECISIONS = ["accepted", "in_part", "declined", "information"]
KINDS = ["problem", "problem", "problem", "idea", "idea", "idea", "idea", "opinion", "proposal"]
STATIONS = Station.values
add = cache(add_workdays)
between = cache(workdays_between)


@dataclass
class Event:
    """A step: its code, when, its station, what the unit says, and facts for its template."""

    code: str
    at: datetime
    station: str = ""
    words: str = ""
    promised: bool = False
    ref: str = ""
    """What it is about, where that is not the contribution."""
    facts: dict[str, object] = field(default_factory=dict)


@dataclass
class Reply:
    """An official answer."""

    decision: str
    text: str
    at: datetime
    reason: str = ""
    new_date: date | None = None


@dataclass
class SentOn:
    """Somebody else answers: code of a body in the town file, when it went there, and when an answer came."""

    body: str
    at: datetime
    answered: datetime | None


@dataclass
class Told:
    """A contribution with everything that became of it. `place`, `author` and `unit` are ids."""

    subject: Subject
    what: str
    title: str
    text: str
    created: datetime
    author: int
    place: int | None
    unit: int
    promise: date
    promised: date
    point: tuple[float, float] | None = None
    state: str = State.RECEIVED
    changes: list[tuple[str, str, datetime]] = field(default_factory=list)
    replies: list[Reply] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    merged_into: "Told | None" = None
    sent_on: SentOn | None = None
    answered: datetime | None = None
    pk: int = 0
    thread: int = 0
    number: str = ""
    supports: int = 0
    followers: list[int] = field(default_factory=list)
    """Ids of people, perhaps twice."""

    @property
    def ref(self) -> str:
        return f"idea:{self.pk}"

    @property
    def station(self) -> str:
        """The furthest one that really happened."""
        reached = [event.station for event in self.events if event.station and not event.promised]
        return max(reached, key=STATIONS.index)

    @property
    def moved(self) -> datetime:
        """When its state or the promise last changed."""
        return max([self.created, *(at for *_, at in self.changes), *(one.at for one in self.replies)])

    @property
    def stirred(self) -> datetime:
        """When something last happened on its thread."""
        return max([self.created, *(event.at for event in self.events if not event.promised)])

    def move(self, after: str, at: datetime) -> None:
        self.changes.append((self.state if self.changes else "", after, at))
        self.state = after


def lives(chance: Random, moments: Sequence[datetime], now: datetime, *, workdays: int) -> Iterator[Told]:
    """One life for each moment of writing, the oldest first. Ids are given later."""
    standing: list[Told] = []
    for created in moments:
        told = _written(chance, created, workdays)
        if standing and len(standing) > 50 and chance.random() < 0.04:
            _merge(chance, told, chance.choice(standing[-2000:]), now)
        else:
            _treat(chance, told, now)
        if told.merged_into is None:
            standing.append(told)
        yield told


def _written(chance: Random, created: datetime, workdays: int) -> Told:
    subject, what = chance.choice(SUBJECTS), chance.choice(KINDS)
    problem = what == "problem"
    promise = add(timezone.localdate(created), workdays)
    told = Told(
        subject=subject,
        what=what,
        title=words.title(chance, subject, problem=problem),
        text=words.text(chance, subject, problem=problem),
        created=created,
        author=0,
        place=None,
        unit=0,
        promise=promise,
        promised=promise,
    )
    told.move(State.RECEIVED, created)
    station = Station.PROBLEM if problem else Station.IDEA
    told.events.append(Event("ideas.submitted", created, station))
    return told


def _merge(chance: Random, told: Told, into: Told, now: datetime) -> None:
    """Somebody finds out soon that an earlier one says the same."""
    at = min(told.created + timedelta(days=chance.uniform(0.2, 4)), now)
    told.merged_into = into
    told.subject, told.what = into.subject, into.what
    told.title, told.text = into.title, into.text
    told.move(State.MERGED, at)


def _treat(chance: Random, told: Told, now: datetime) -> None:
    """Sent on to somebody else, or review, perhaps an interim answer, and in most cases an answer; as far as time has come."""
    if chance.random() < 0.04 and _send_on(chance, told, now):
        return
    days = chance.uniform(5, 20) if chance.random() < 0.8 else chance.uniform(21, 45)
    review = told.created + timedelta(days=chance.uniform(0.3, 4))
    if review < now:
        told.move(State.IN_REVIEW, review)
        told.events.append(Event("ideas.reviewing", review))
    forgotten = chance.random() < 0.015
    interim = told.created + timedelta(days=chance.uniform(14, 19))
    if days > 19 and not forgotten and interim < now:
        _interim(chance, told, interim)
    answered = told.created + timedelta(days=days)
    if answered < now and not forgotten:
        _answer(chance, told, answered)
    else:
        told.events.append(Event("ideas.promise", end_of(told.promised), promised=True))


def _send_on(chance: Random, told: Told, now: datetime) -> bool:
    """To another body of the town file, where there is one and the time has come; every second one is answered there."""
    bodies = [one["code"] for one in town().data.get("other_bodies", [])]
    at = told.created + timedelta(days=chance.uniform(0.3, 4))
    if not bodies or at >= now:
        return False
    answered = at + timedelta(days=chance.uniform(5, 40))
    told.sent_on = SentOn(chance.choice(bodies), at, answered if answered < now and chance.random() < 0.5 else None)
    told.move(State.ROUTED, at)
    told.events.append(Event("ideas.routed", at))
    if told.sent_on.answered:
        told.events.append(Event("ideas.their_answer", answered, words=words.THEIR_ANSWER))
    return True


def _interim(chance: Random, told: Told, at: datetime) -> None:
    told.promised = add(timezone.localdate(at), 15)
    reply = Reply("interim", chance.choice(words.ANSWERS["interim"]), at, new_date=told.promised)
    told.replies.append(reply)
    told.events.append(Event("ideas.interim", at, words=reply.text))


def _answer(chance: Random, told: Told, at: datetime) -> None:
    decision = chance.choice(DECISIONS)
    reason = chance.choice(words.REASONS) if decision == "declined" else ""
    reply = Reply(decision, chance.choice(words.ANSWERS[decision]), at, reason)
    told.replies.append(reply)
    told.answered = at
    told.move({str(key): str(state) for key, state in AFTER.items()}[decision], at)
    station = "" if decision == "information" else Station.DECISION
    told.events.append(Event("ideas.answered", at, station, reply.text))


def shares(chance: Random, total: int, count: int, most: int) -> list[int]:
    """`total` spread over `count` things as attention is: a few get very much, most get little; none more than `most`."""
    if not count or not total:
        return [0] * count
    weights = [1 / (rank + 8) for rank in range(count)]
    whole = sum(weights)
    parts = [min(most, int(total * weight / whole)) for weight in weights]
    missing, rank = total - sum(parts), 0
    while missing and any(part < most for part in parts):
        if parts[rank % count] < most:
            parts[rank % count] += 1
            missing -= 1
        rank += 1
    chance.shuffle(parts)
    return parts
