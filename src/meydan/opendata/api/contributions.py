"""Contributions and what is said about them."""

from django.http import HttpRequest
from ninja import Query, Router

from meydan.base.edge import find
from meydan.base.paging import page_by_key
from meydan.discussion.models import Comment
from meydan.discussion.queries import flat_comments
from meydan.ideas.models import Contribution
from meydan.ideas.queries.contributions import Wanted, contributions_visible_to, matching, with_targets
from meydan.opendata.api.schemas import CommentOut, ContributionOut, Listed, Problem, listed
from meydan.opendata.api.used import while_used

router = Router(tags=["contributions"])
NUMBER = Query(50, ge=1, le=200)


@router.get(
    "/contributions", response={200: Listed[ContributionOut], 422: Problem}, summary="Contributions, newest first"
)
def contribution_list(
    request: HttpRequest,
    q: str = "",
    kind: str = "",
    state: str = "",
    place: str = "",
    unit: str = "",
    goal: int | None = None,
    process: int | None = None,
    after: str = "",
    limit: int = NUMBER,
) -> dict[str, object]:
    wanted = Wanted(text=q, kind=kind, state=state, place=place, unit=unit, goal=goal, process=process)
    page = page_by_key(with_targets(matching(None, wanted)), order=["-created_at", "-id"], after=after, per_page=limit)
    return listed(page, show)


@router.get(
    "/contributions/{number}", response={200: ContributionOut, 404: Problem, 422: Problem}, summary="One contribution"
)
def contribution_detail(request: HttpRequest, number: int) -> dict[str, object]:
    return show(find(with_targets(contributions_visible_to(None)), pk=min(number, 2**62)))


@router.get(
    "/comments",
    response={200: Listed[CommentOut], 422: Problem},
    summary="Comments on a thread, a process or a project, e.g. on=thread:5",
)
@while_used("discussion")
def comment_list(request: HttpRequest, on: str, after: str = "", limit: int = NUMBER) -> dict[str, object]:
    page = page_by_key(flat_comments(on[:80]), order=["at", "id"], after=after, per_page=limit)
    return listed(page, show_comment)


def show(one: Contribution) -> dict[str, object]:
    return {
        "id": one.pk,
        "thread": one.thread.number,
        "kind": one.what,
        "title": one.title,
        "text": one.text,
        "language": one.language,
        "state": one.state,
        "place": one.neighbourhood.slug if one.neighbourhood else None,
        "targets": [link.target.code for link in one.thread.target_links.all()],
        "unit": one.unit.slug if one.unit else None,
        "channel": one.channel,
        "supports": one.support_count,
        "created_at": one.created_at,
        "promised_for": one.promised_for if one.is_promised else None,
        "process": one.shown_process.pk if one.shown_process else None,
        "url": one.get_absolute_url(),
    }


def show_comment(one: Comment) -> dict[str, object]:
    return {
        "id": one.pk,
        "position": one.position,
        "text": one.text,
        "language": one.language,
        "answers": one.parent_id,
        "official": one.official,
        "supports": one.support_count,
        "created_at": one.at,
    }
