"""Threads and their steps."""

from django.http import HttpRequest
from ninja import Query, Router

from meydan.base.edge import find
from meydan.base.paging import page_by_key
from meydan.languages.queries import best_for, easy_of
from meydan.opendata.api.schemas import Listed, Problem, ThreadOut, ThreadWithSteps, listed
from meydan.threads.models import Thread
from meydan.threads.queries import standing_threads, steps_of, with_targets

router = Router(tags=["threads"])


@router.get("/threads", response={200: Listed[ThreadOut], 422: Problem}, summary="Threads, the latest movement first")
def thread_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    page = page_by_key(with_targets(standing_threads()), order=["-changed_at", "-id"], after=after, per_page=limit)
    return listed(page, show)


@router.get(
    "/threads/{number}",
    response={200: ThreadWithSteps, 404: Problem, 422: Problem},
    summary="One thread with its steps",
)
def thread_detail(request: HttpRequest, number: str) -> dict[str, object]:
    thread = find(with_targets(standing_threads()), number=number)
    steps = [
        {
            "code": step.code,
            "ref": step.ref,
            "station": step.station,
            "at": step.at,
            "promised": step.promised,
            "unit": step.unit.slug if step.unit else None,
            "words": step.words,
            "language": step.language,
        }
        for step in steps_of(thread)
    ]
    return {**show(thread), "steps": steps, "easy_text": easy_text(thread.ref)}


def show(thread: Thread) -> dict[str, object]:
    return {
        "number": thread.number,
        "title": thread.title,
        "summary": thread.summary,
        "language": thread.language,
        "place": thread.neighbourhood.slug if thread.neighbourhood else None,
        "targets": [link.target.code for link in thread.target_links.all()],
        "station": thread.station,
        "created_at": thread.created_at,
        "changed_at": thread.changed_at,
        "url": thread.get_absolute_url(),
    }


def easy_text(of: str) -> dict[str, object] | None:
    """What a thing says in short sentences."""
    text = best_for(easy_of(of))
    if text is None:
        return None
    return {"language": text.language, "text": text.body, "hard_words": text.hard_words, "changed_at": text.changed_at}
