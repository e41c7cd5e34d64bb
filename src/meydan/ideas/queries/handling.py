"""One contribution at the desk, with all that hangs on it: read in one journey, by questions that are written once."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import cycle, islice

from django.db.models import Prefetch, QuerySet, prefetch_related_objects

from meydan.base import clock
from meydan.base.ready import ready
from meydan.base.together import travel
from meydan.ideas.models import (
    Answer,
    Approval,
    Contribution,
    Edition,
    Escalation,
    Joining,
    PendingAnswer,
    Routing,
    State,
    StateChange,
)
from meydan.ideas.queries.at_desk import is_for_desk
from meydan.ideas.queries.contributions import HOME, alike_lately, is_visible_to
from meydan.ideas.rules.joining import DAYS
from meydan.moderation.models import Photo
from meydan.moderation.queries import photos_of, shown_to
from meydan.people.models import Person
from meydan.threads.models import ThreadTarget

SIMILAR = 5
LOOKED_AT = 2 * SIMILAR
"""So many of those that may say the same are read; some of them stand elsewhere or are not for everybody."""


@dataclass
class Handled:
    """A contribution and what its page at the desk tells of it."""

    contribution: Contribution
    answers: Sequence[Answer]
    history: Sequence[StateChange]
    editions: Sequence[Edition]
    routings: Sequence[Routing]
    ladder: Sequence[Escalation]
    photos: Sequence[Photo]
    joining: Joining | None
    """How it was joined to something else, as long as that can be undone."""
    pending: list[PendingAnswer] = field(default_factory=list)
    """All written answers that went through steps, the latest first; with their steps."""


def handled(person: Person, pk: int) -> Handled | None:
    """Nothing where it does not lie at the person's desk."""
    undone_until = clock.now() - timedelta(days=DAYS)
    asked = [
        _one.about(pk),
        _links.about(pk),
        _answers.about(pk),
        _history.about(pk),
        _editions.about(pk),
        _routings.about(pk),
        _ladder.about(pk),
        _pending.about(pk),
        _joinings.about(pk, undone_until),
        photos_of.about(f"idea:{pk}"),
    ]
    travel(asked)
    rows = [one for one, *_how in asked]
    one, links, answers, history, editions, routings, ladder, pending, joinings, photos = rows
    found = next((each for each in one if is_for_desk(person, each)), None)
    if found is None:
        return None
    found.thread.__dict__["_prefetched_objects_cache"] = {"target_links": links}
    return Handled(
        contribution=found,
        answers=list(answers),
        history=list(history),
        editions=list(editions),
        routings=list(routings),
        ladder=list(ladder),
        photos=shown_to(person, photos),
        joining=next(iter(joinings), None),
        pending=_with_steps(found, list(pending)),
    )


@ready
def _one(pk: int) -> QuerySet[Contribution]:
    links = ("neighbourhood", "unit", "author", "assigned_to", "process")
    return Contribution.objects.select_related(*HOME, *links).filter(pk=pk)


@ready
def _links(pk: int) -> QuerySet[ThreadTarget]:
    threads = Contribution.objects.filter(pk=pk).values("thread")
    return ThreadTarget.objects.select_related("target__goal").filter(thread__in=threads)


@ready
def _answers(pk: int) -> QuerySet[Answer]:
    return Answer.objects.select_related("unit", "by").filter(contribution=pk)


@ready
def _history(pk: int) -> QuerySet[StateChange]:
    return StateChange.objects.select_related("unit", "by").filter(contribution=pk)


@ready
def _editions(pk: int) -> QuerySet[Edition]:
    return Edition.objects.filter(contribution=pk)


@ready
def _routings(pk: int) -> QuerySet[Routing]:
    return Routing.objects.select_related("by").filter(contribution=pk)


@ready
def _ladder(pk: int) -> QuerySet[Escalation]:
    return Escalation.objects.filter(contribution=pk)


@ready
def _pending(pk: int) -> QuerySet[PendingAnswer]:
    return PendingAnswer.objects.select_related("unit", "by").filter(contribution=pk).order_by("-at", "-id")


@ready
def _joinings(pk: int, since: datetime) -> QuerySet[Joining]:
    links = ("joined__thread", "into__thread__merged_into", "into__merged_into__thread__merged_into")
    rows = Joining.objects.select_related(*links).filter(joined=pk, undone_at=None, at__gte=since)
    return rows.order_by("-at")


def _with_steps(contribution: Contribution, pending: list[PendingAnswer]) -> list[PendingAnswer]:
    for one in pending:
        one.contribution = contribution
    if pending:
        prefetch_related_objects(pending, Prefetch("approvals", Approval.objects.select_related("by")))
    return pending


def similar_at_desk(person: Person, contribution: Contribution) -> list[Contribution]:
    """Others that may say the same, best first. Which ones is looked for once a minute; how they stand is of now."""
    found = alike_lately(contribution.title, contribution.pk)[:LOOKED_AT]
    if not found:
        return []
    rows = {row.pk: row for row in _some(*islice(cycle(found), LOOKED_AT))}
    seen = [rows[pk] for pk in found if pk in rows and is_visible_to(person, rows[pk])]
    return [row for row in seen if row.state != State.MERGED][:SIMILAR]


@ready
def _some(*pks: int) -> QuerySet[Contribution]:
    return Contribution.objects.select_related("thread", "neighbourhood").filter(pk__in=pks)
