"""Reading statements: for the desk, for refs, and what stands in a conversation."""

from collections.abc import Collection, Iterator
from datetime import datetime
from typing import Any

from django.db.models import Count, F, FloatField, Q, QuerySet
from django.db.models.functions import Cast, NullIf

from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.conversations.models import Conversation, State, Statement
from meydan.conversations.rules import same_words
from meydan.people.models import Person


def standing_texts(conversation: Conversation) -> Iterator[str]:
    """Words of everything that is shown or waits."""
    rows = Statement.objects.filter(conversation=conversation, state__in=[State.SHOWN, State.WAITING], hidden_at=None)
    return rows.values_list("text", flat=True).iterator()


def statements_visible_to(viewer: Viewer) -> QuerySet[Statement]:
    """What people vote on, of published conversations; everything for people at the desk. Who wrote one is never shown."""
    rows = Statement.objects.select_related("conversation", "merged_into")
    if viewer is not None and viewer.at_desk:
        return rows
    return rows.filter(state=State.SHOWN, hidden_at=None).exclude(conversation__published_at=None)


def statements_of_conversation(conversation: Conversation) -> QuerySet[Statement]:
    """Of one conversation, in whatever state: the rule says why one can't be voted on."""
    return Statement.objects.filter(conversation=conversation)


def standing(conversation: Conversation) -> list[Statement]:
    """Everything but joined ones, by number."""
    return list(Statement.objects.filter(conversation=conversation).exclude(state=State.MERGED).order_by("number"))


def load_many(viewer: Viewer, ids: Collection[int]) -> dict[int, Statement]:
    return statements_visible_to(viewer).in_bulk(ids)


def load_own(viewer: Viewer, ids: Collection[int]) -> dict[int, Statement]:
    """Also one's own that was not taken, so that messages about it reach their writer."""
    found = load_many(viewer, ids)
    missing = set(ids) - set(found)
    if viewer is not None and missing:
        found |= Statement.objects.select_related("conversation").filter(author=viewer).in_bulk(missing)
    return found


def to_look_at() -> QuerySet[Statement]:
    """Written by participants and looked at by nobody, the oldest first; those that wait before those that are shown."""
    rows = Statement.objects.filter(looked_at=None, hidden_at=None).exclude(conversation__published_at=None)
    return rows.select_related("conversation").order_by("-state", "created_at", "id")


ORDERS: dict[str, list[str]] = {"new": ["-number"], "agreed": ["-share", "-number"], "voted": ["-cast", "-number"]}


def desk_page(viewer: Person, *, tab: str, text: str, conversation: int | None, after: str) -> Page[Statement]:
    """Statements of all conversations, or of one; `tab`: look (nobody has looked), or a state."""
    rows = to_look_at() if tab == "look" else Statement.objects.filter(state=tab).select_related("conversation")
    if conversation:
        rows = rows.filter(conversation=conversation)
    if text:
        rows = rows.filter(text__says=text)
    return page_by_key(
        rows, order=["-created_at", "-id"] if tab != "look" else ["-state", "created_at", "id"], after=after
    )


def alike(statement: Statement, *, limit: int = 5) -> list[Statement]:
    """Shown statements of the same conversation that share the most words with it."""
    words = set(_words(statement.text))
    rows = Statement.objects.filter(conversation=statement.conversation_id, state=State.SHOWN, hidden_at=None)
    scored = [
        (len(words & set(_words(one.text))), one) for one in rows.exclude(pk=statement.pk).only("id", "number", "text")
    ]
    scored.sort(key=lambda pair: (-pair[0], pair[1].number))
    return [one for shared, one in scored[:limit] if shared]


def newcomers_at(since: datetime, made_since: datetime, many: int) -> dict[str, tuple[int, int]]:
    """Conversations in which many people with new accounts wrote: ref → (people, of them with new accounts). Votes are nobody's, so
    they are not counted."""
    rows = Statement.objects.filter(created_at__gte=since, author__isnull=False).order_by().values("conversation")
    new = Count("author", distinct=True, filter=Q(author__joined_at__gte=made_since))
    counted = rows.annotate(people=Count("author", distinct=True), new=new).filter(new__gte=many)
    return {f"{Conversation.kind}:{row['conversation']}": (row["people"], row["new"]) for row in counted}


def _words(text: str) -> list[str]:
    return [word[:5] for word in same_words(text).split() if len(word) > 2]


def all_of(conversation: Conversation, *, order: str, text: str, after: str) -> Page[Statement]:
    """The table of the result: what people voted on, with shares."""
    cast = F("agree") + F("disagree") + F("passed")
    rows: Any = Statement.objects.filter(conversation=conversation, state=State.SHOWN, hidden_at=None)
    rows = rows.annotate(cast=cast, share=Cast("agree", FloatField()) / NullIf(Cast(cast, FloatField()), 0.0))
    if text:
        rows = rows.filter(text__says=text)
    if order == "agreed":
        rows = rows.filter(cast__gt=0)
    return page_by_key(rows, order=ORDERS.get(order, ORDERS["voted"]), after=after, per_page=25)
