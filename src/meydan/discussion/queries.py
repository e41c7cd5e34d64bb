"""Reading comments."""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import cache, partial

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, Window
from django.db.models.functions import Coalesce, JSONObject, RowNumber

from meydan.base import refs
from meydan.base.cards import Viewer
from meydan.base.own import Rows, own_rows
from meydan.base.paging import Page, first_page, page_by_key
from meydan.base.prepared import of_many, of_page, values_of_page
from meydan.base.ready import Ready, ready
from meydan.discussion.models import Comment, CommentSupport, Position
from meydan.people.models import Person

ORDERS = {"newest": ("-at", "-id"), "oldest": ("at", "id"), "supported": ("-support_count", "-id")}
PER_PAGE = 10
REPLIES = 20
"""Shown below a comment at once; a longer conversation has pages of its own."""


def comments_visible_to(viewer: Viewer) -> QuerySet[Comment]:
    """Hidden comments are for people at the desk only."""
    comments = Comment.objects.select_related("author", "unit")
    return comments if viewer is not None and viewer.at_desk else comments.filter(hidden_at=None)


def comments_on(
    viewer: Viewer, ref: str, *, order: str = "newest", position: str = "", after: str = ""
) -> Page[Comment]:
    """One page of comments with their first replies: two queries, whatever their number. Each knows `positions`, see below."""
    fields = ORDERS.get(order, ORDERS["newest"])
    rows = _top(viewer, ref, position).order_by(*fields)
    seen = " with hidden ones" if viewer is not None and viewer.at_desk else ""
    if after:
        page = page_by_key(rows, order=fields, after=after, per_page=PER_PAGE)
    else:
        kind, number = refs.parse(ref)
        about = f"comments of a {kind} {fields} {position if position in Position.values else ''}{seen}"
        (found,) = of_page(
            about, lambda pk: [_top(viewer, f"{kind}:{pk}", position).order_by(*fields)[: PER_PAGE + 1]], number
        )
        page = first_page(list(found), order=fields, whole=lambda: rows, per_page=PER_PAGE)
    (replies,) = of_many(f"replies{seen}", partial(_replies, viewer), [one.pk for one in page.items])
    answers = defaultdict(list)
    for reply in replies:
        answers[reply.parent_id].append(reply)
    for one in page.items:
        one.answers = answers[one.pk]  # type: ignore[attr-defined]
    return page


def _top(viewer: Viewer, ref: str, position: str) -> QuerySet[Comment]:
    rows = comments_visible_to(viewer).filter(on=ref, parent=None)
    if position in Position.values:
        rows = rows.filter(position=position)
    return _with_answer_count(viewer, rows).annotate(positions=Subquery(_positions(ref)))


def _replies(viewer: Viewer, parents: Collection[int]) -> list[QuerySet[Comment]]:
    """The first ones to each of these."""
    nth = Window(RowNumber(), partition_by=F("parent"), order_by=["at", "id"])
    rows = comments_visible_to(viewer).filter(parent__in=parents).annotate(nth=nth)
    return [rows.filter(nth__lte=REPLIES).order_by("at", "id")]


def conversation(viewer: Viewer, said: Comment, after: str = "") -> tuple[Comment | None, Page[Comment]]:
    """A comment with one page of what was answered to it; for an answer the comment above it, and the page that it stands on.
    Nothing above it where that is hidden."""
    rows = comments_visible_to(viewer)
    top = _with_answer_count(viewer, rows).filter(pk=said.parent_id or said.pk).first()
    answers = rows.filter(parent=said.parent_id or said.pk)
    late = Q(at__gt=said.at) | Q(at=said.at, pk__gte=said.pk)
    from_it = bool(said.parent_id and not after and answers.filter(~late)[REPLIES - 1 : REPLIES].exists())
    page = page_by_key(answers.filter(late) if from_it else answers, order=["at", "id"], after=after, per_page=REPLIES)
    return top, replace(page, is_first=False) if from_it else page


def own_on(person: Person, ref: str) -> Rows:
    """Which comments on a thing a person finds helpful, and which they said."""
    helpful = CommentSupport.objects.filter(person=person, comment__on=ref)
    return [
        own_rows("helpful", helpful, "comment_id"),
        own_rows("said", Comment.objects.filter(on=ref, author=person)),
    ]


def hidden_on(ref: str) -> QuerySet[Comment]:
    """Only people at the desk see them."""
    return Comment.objects.filter(on=ref).exclude(hidden_at=None)


def own_of(person: Person, comments: Collection[Comment]) -> list[tuple[str, int]]:
    """The same of these alone."""
    helpful = CommentSupport.objects.filter(person=person, comment__in=comments)
    said = [("said", one.pk) for one in comments if one.author_id == person.pk]
    return [*said, *own_rows("helpful", helpful, "comment_id")]


def _with_answer_count(viewer: Viewer, rows: QuerySet[Comment]) -> QuerySet[Comment]:
    answers = comments_visible_to(viewer).select_related(None).filter(parent=OuterRef("pk")).order_by().values("parent")
    return rows.annotate(answer_count=Coalesce(Subquery(answers.annotate(count=Count("pk")).values("count")), 0))


def positions(ref: str, read: Sequence[Comment]) -> dict[str, int]:
    """How many visible comments of each position, and "all" with replies; one query where none of them was read before."""
    if read:
        return read[0].positions or {}  # type: ignore[attr-defined]
    kind, number = refs.parse(ref)
    found = values_of_page(f"positions on a {kind}", lambda pk: _positions(f"{kind}:{pk}"), number)
    return json.loads(found[0][0]) if found else {}  # as PostgreSQL says it


def _positions(ref: str) -> QuerySet[Comment, dict[str, int]]:
    each = {code: Count("id", filter=Q(position=code)) for code in Position.values}
    rows = Comment.objects.filter(on=ref, hidden_at=None).order_by().values("on")
    return rows.annotate(told=JSONObject(all=Count("id"), **each)).values_list("told", flat=True)


def counts(refs: Iterable[str]) -> dict[str, int]:
    """Visible comments and replies per ref, one query."""
    rows = Comment.objects.filter(on__in=list(refs), hidden_at=None).order_by().values_list("on")
    return dict(rows.annotate(Count("id")))


def how_many_on(column: str) -> Coalesce:
    """The same for each of many rows, as seen from them: `column` holds the ref."""
    rows = Comment.objects.filter(on=OuterRef(column), hidden_at=None).order_by().values("on")
    return Coalesce(Subquery(rows.annotate(count=Count("pk")).values("count")), 0)


def participants(refs: Iterable[str]) -> QuerySet[Comment, int]:
    """Ids of the people who said something on any of these."""
    rows = Comment.objects.filter(on__in=list(refs), hidden_at=None).exclude(author=None)
    return rows.order_by().values_list("author_id", flat=True).distinct()


def load_many(viewer: Viewer, ids: Collection[int]) -> dict[int, Comment]:
    """Those on things that the viewer may see."""
    rows = comments_visible_to(viewer).in_bulk(ids)
    seen = refs.resolve(viewer, {row.on for row in rows.values()})
    return {pk: row for pk, row in rows.items() if row.on in seen}


EXCHANGE, BESIDE = 200, 2


def exchange(viewer: Viewer, comment: Comment) -> list[Comment]:
    """The comment that a reply answers, the reply, and the few replies before and after it; one query."""
    first = comment.parent_id or comment.pk
    rows = comments_visible_to(viewer).filter(Q(pk=first) | Q(parent=first)).order_by("at", "id")[:EXCHANGE]
    root, replies = [one for one in rows if one.pk == first], [one for one in rows if one.pk != first]
    place = next((i for i, one in enumerate(replies) if one.pk == comment.pk), 0)
    return root + replies[max(0, place - BESIDE) : place + BESIDE + 1]


def questions_without_answer(before: datetime) -> QuerySet[Comment]:
    """Questions older than `before` that nobody from the municipality has answered, the oldest first."""
    answered = Comment.objects.filter(parent=OuterRef("pk"), official=True, hidden_at=None)
    rows = Comment.objects.filter(position=Position.QUESTION, parent=None, hidden_at=None, at__lt=before)
    return rows.filter(~Exists(answered), official=False).order_by("at", "id")


def first_questions(before: datetime, at_most: int) -> list[Comment]:
    """So many of them."""
    return _first_questions(at_most)(before)


@cache
def _first_questions(at_most: int) -> Ready[Comment]:
    return ready(lambda before: questions_without_answer(before)[:at_most])


def of_person(person: Person, limit: int = 5) -> QuerySet[Comment]:
    """Each with the number of its answers as `answer_count`."""
    rows = Comment.objects.filter(author=person, hidden_at=None)
    return rows.annotate(answer_count=Count("replies", filter=Q(replies__hidden_at=None))).order_by("-at")[:limit]


def flat_comments(ref: str) -> QuerySet[Comment]:
    """What everybody may read on a thing: comments and replies, without their order. Nothing where the thing itself is
    hidden or unknown."""
    try:
        public = ref in refs.resolve(None, [ref])
    except ValueError:
        public = False
    return Comment.objects.filter(on=ref, hidden_at=None) if public else Comment.objects.none()


def newcomers_at(since: datetime, made_since: datetime, many: int) -> dict[str, tuple[int, int]]:
    """Things on which many people with new accounts commented: ref → (people, of them with new accounts)."""
    rows = Comment.objects.filter(at__gte=since, author__isnull=False).order_by().values("on")
    new = Count("author", distinct=True, filter=Q(author__joined_at__gte=made_since))
    counted = rows.annotate(people=Count("author", distinct=True), new=new).filter(new__gte=many)
    return {row["on"]: (row["people"], row["new"]) for row in counted}
