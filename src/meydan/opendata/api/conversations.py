"""Conversations: statements, groups by what they say, common ground; never a single vote."""

from collections.abc import Iterable

from django.http import HttpRequest
from ninja import Query, Router

from meydan.base.edge import find
from meydan.conversations.models import Conversation
from meydan.conversations.queries.conversations import conversations_visible_to, page_of, result_of
from meydan.conversations.queries.results import Line, result_page
from meydan.conversations.queries.voting import shown
from meydan.opendata.api.schemas import ConversationOut, ConversationWithResult, Listed, Problem, listed

router = Router(tags=["conversations"])


@router.get(
    "/conversations",
    response={200: Listed[ConversationOut], 422: Problem},
    summary="Conversations, the latest first; no voices, no single votes",
)
def conversation_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    return listed(page_of(after=after, per_page=limit), show)


@router.get(
    "/conversations/{number}",
    response={200: ConversationWithResult, 404: Problem, 422: Problem},
    summary="One conversation with its result, once enough people have taken part",
)
def conversation_detail(request: HttpRequest, number: int) -> dict[str, object]:
    one = find(conversations_visible_to(None), pk=min(number, 2**62))
    found = result_page(one)
    if found is None or not found.is_there:
        nothing = {name: [] for name in ("common", "divisive", "groups", "statements")}
        return {**show(one), **nothing, "refreshed_at": found.result.at if found else None, "headline": ""}
    groups = [
        {"letter": group.letter, "people": group.people, "unites": _lines(group.unites), "parts": _lines(group.parts)}
        for group in found.groups
    ]
    return {
        **show(one),
        "refreshed_at": found.result.at,
        "headline": found.headline,
        "common": _lines(found.common),
        "divisive": _lines(found.divisive),
        "groups": groups,
        "statements": [
            {
                **{name: getattr(said, name) for name in ("number", "text", "language", "agree", "disagree", "passed")},
                "by_the_centre": said.seed,
            }
            for said in shown(one).order_by("number")
        ],
    }


def _lines(lines: Iterable[Line]) -> list[dict[str, int]]:
    return [{"statement": line.statement.number, "answer": line.answer} for line in lines]


def show(one: Conversation) -> dict[str, object]:
    result = result_of(one)
    plain = ("title", "summary", "promise", "opens_at", "closes_at", "with_account", "report", "outcome")
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "process": one.process_id,
        "thread": one.thread.number if one.thread and not one.thread.hidden_at else None,
        "unit": one.unit.slug if one.unit else None,
        "voices": result.voices if result else 0,
        "votes": result.votes if result else 0,
        "url": one.get_absolute_url(),
    }
