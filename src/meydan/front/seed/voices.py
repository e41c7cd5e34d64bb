"""Who stands behind what, and who said what about it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Any

from meydan.discussion.models import Comment, CommentSupport
from meydan.front.seed import words
from meydan.front.seed.life import Event, Told, shares
from meydan.front.seed.people import Residents
from meydan.front.seed.rows import copy, reserve
from meydan.ideas.models import Support
from meydan.people.queries import staff
from meydan.threads.models import Station

POSITIONS = ["for"] * 5 + ["against"] * 2 + ["question"] * 2 + ["experience"] * 2


@dataclass
class Said:
    """A comment; `parent` is the id of the one that it answers."""

    pk: int
    on: str
    author: int
    at: datetime
    parent: int | None
    position: str
    official: bool


def supporters(chance: Random, told: Sequence[Told], count: int, residents: Residents) -> dict[int, list[int]]:
    """By the id of the contribution: other people than its author. The first of them follow its thread."""
    standing = [one for one in told if one.merged_into is None]
    found = {}
    for one, many in zip(standing, shares(chance, count, len(standing), len(residents.ids) // 2), strict=True):
        drawn = chance.sample(residents.ids, min(many + 1, len(residents.ids)))
        found[one.pk] = [pk for pk in drawn if pk != one.author][:many]
        one.supports = len(found[one.pk])
    for one in told:
        follows = one.merged_into or one  # who followed a joined one follows where it was joined to
        follows.followers += [one.author, *found.get(one.pk, [])[: chance.randint(0, 5)]]
    return found


def write_supports(chance: Random, told: Sequence[Told], found: dict[int, list[int]], now: datetime) -> None:
    rows = (
        (one.pk, person, one.created + (now - one.created) * chance.random() ** 2)
        for one in told
        for person in found.get(one.pk, [])
    )
    copy(Support, ["contribution_id", "person_id", "at"], rows)


def comments(chance: Random, told: Sequence[Told], count: int, residents: Residents, now: datetime) -> list[Said]:
    """Three of ten answer somebody; the first one on a thread is a step of it."""
    standing = [one for one in told if one.merged_into is None]
    clerk = staff().values_list("pk", flat=True).first()
    ids = iter(reserve(Comment, count))
    found: list[Said] = []
    for one, many in zip(standing, shares(chance, count, len(standing), count), strict=True):
        moments = sorted(one.created + (now - one.created) * chance.random() ** 2 for _ in range(many))
        found += _on(chance, one, moments, ids, residents, clerk)
    return found


def _on(
    chance: Random, one: Told, moments: Sequence[datetime], ids: Iterator[int], residents: Residents, clerk: int | None
) -> Iterator[Said]:
    on = f"thread:{one.thread}"
    if moments:
        one.events.append(Event("discussion.opened", moments[0], Station.DELIBERATION, ref=on))
    tops: list[int] = []
    for at, pk in zip(moments, ids, strict=False):
        parent = chance.choice(tops) if tops and chance.random() < 0.3 else None
        official = bool(parent and clerk and chance.random() < 0.1)
        if parent is None:
            tops.append(pk)
        author = clerk if official and clerk else chance.choice(residents.ids)
        yield Said(pk, on, author, at, parent, "" if parent else chance.choice(POSITIONS), official)


def write_comments(chance: Random, said: Sequence[Said], residents: Residents) -> None:
    """One of five is found helpful by up to four people."""
    helped = {one.pk: chance.sample(residents.ids, chance.randint(1, 4)) for one in said if chance.random() < 0.2}

    def rows() -> Iterator[tuple[Any, ...]]:
        for one in said:
            text = words.reply(chance, official=one.official) if one.parent else words.comment(chance, one.position)
            supports = len(helped.get(one.pk, ()))
            yield one.pk, one.on, one.parent, one.author, one.position, text, one.official, one.at, supports

    columns = ["id", "on", "parent_id", "author_id", "position", "text", "official", "at", "support_count"]
    copy(Comment, columns, rows())
    found = ((one.pk, person, one.at) for one in said for person in helped.get(one.pk, ()))
    copy(CommentSupport, ["comment_id", "person_id", "at"], found)
