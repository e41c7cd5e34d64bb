"""Reading comments."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from meydan.base import refs
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.discussion.models import Comment, CommentSupport, Position
from meydan.people.models import Person

ORDERS = {"newest": ("-at", "-id"), "oldest": ("at", "id"), "supported": ("-support_count", "-id")}
PER_PAGE = 10


def comments_visible_to(viewer: Viewer) -> QuerySet[Comment]:
    """Hidden comments are for people at the desk only."""
    comments = Comment.objects.select_related("author", "unit")
    return comments if viewer is not None and viewer.at_desk else comments.filter(hidden_at=None)


def comments_on(
    viewer: Viewer, ref: str, *, order: str = "newest", position: str = "", after: str = ""
) -> Page[Comment]:
    """One page of comments with their replies: two queries, whatever their number."""
    supported = CommentSupport.objects.filter(comment=OuterRef("pk"), person=viewer.pk if viewer else None)
    rows = comments_visible_to(viewer).annotate(supported_by_me=Exists(supported))
    replies = Prefetch("replies", rows.order_by("at", "id"), to_attr="answers")
    top = rows.filter(on=ref, parent=None).prefetch_related(replies)
    if position in Position.values:
        top = top.filter(position=position)
    return page_by_key(top, order=ORDERS.get(order, ORDERS["newest"]), after=after, per_page=PER_PAGE)


def positions(ref: str) -> dict[str, int]:
    """How many visible comments of each position; replies under the empty name."""
    rows = Comment.objects.filter(on=ref, hidden_at=None).order_by().values_list("position")
    return dict(rows.annotate(Count("id")))


def counts(refs: Iterable[str]) -> dict[str, int]:
    """Visible comments and replies per ref, one query."""
    rows = Comment.objects.filter(on__in=list(refs), hidden_at=None).order_by().values_list("on")
    return dict(rows.annotate(Count("id")))


def participants(refs: Iterable[str]) -> QuerySet[Comment, int]:
    """Ids of the people who said something on any of these."""
    rows = Comment.objects.filter(on__in=list(refs), hidden_at=None).exclude(author=None)
    return rows.order_by().values_list("author_id", flat=True).distinct()


def load_many(viewer: Viewer, ids: Collection[int]) -> dict[int, Comment]:
    """Those on things that the viewer may see."""
    rows = comments_visible_to(viewer).in_bulk(ids)
    seen = refs.resolve(viewer, {row.on for row in rows.values()})
    return {pk: row for pk, row in rows.items() if row.on in seen}


def questions_without_answer(before: datetime) -> QuerySet[Comment]:
    """Questions older than `before` that nobody from the municipality has answered, the oldest first."""
    answered = Comment.objects.filter(parent=OuterRef("pk"), official=True, hidden_at=None)
    rows = Comment.objects.filter(position=Position.QUESTION, parent=None, hidden_at=None, at__lt=before)
    return rows.filter(~Exists(answered), official=False).order_by("at", "id")


@dataclass(frozen=True)
class Mine:
    """A comment of a person and how many answers it got."""

    comment: Comment
    answers: int


def of_person(person: Person, limit: int = 5) -> list[Mine]:
    rows = Comment.objects.filter(author=person, hidden_at=None)
    rows = rows.annotate(answer_count=Count("replies", filter=Q(replies__hidden_at=None))).order_by("-at")
    return [Mine(row, row.answer_count) for row in rows[:limit]]


def address(comment: Comment, base: str) -> str:
    return f"{base}#comment-{comment.pk}"


def flat_comments(ref: str) -> QuerySet[Comment]:
    """What everybody may read on a thing: comments and replies, without their order. Nothing where the thing itself is
    hidden or unknown."""
    try:
        public = ref in refs.resolve(None, [ref])
    except ValueError:
        public = False
    return Comment.objects.filter(on=ref, hidden_at=None) if public else Comment.objects.none()
