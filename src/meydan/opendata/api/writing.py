"""What programs may write in a person's name. Each refusal is a problem that says why."""

from typing import Annotated, Any, Literal

from django.http import HttpRequest
from ninja import Header, Router, Schema
from pydantic import Field, StringConstraints

from meydan.base.edge import find
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.discussion.actions import write_comment
from meydan.discussion.models import Comment
from meydan.discussion.queries import comments_visible_to
from meydan.goals.models import Target
from meydan.goals.queries import targets
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution
from meydan.ideas.queries.contributions import contributions_visible_to, with_targets, written_by
from meydan.ideas.queries.processes import processes_visible_to
from meydan.opendata.api import contributions
from meydan.opendata.api.access import WRITERS, write
from meydan.opendata.api.schemas import CommentOut, ContributionOut, FollowOut, Problem, SupportOut
from meydan.opendata.api.used import while_used
from meydan.opendata.rules import UNKNOWN_WORD
from meydan.people.models import Person
from meydan.places.models import Neighbourhood
from meydan.places.queries import neighbourhoods
from meydan.threads.actions import follow, unfollow
from meydan.threads.models import Thread
from meydan.threads.queries import standing_threads

router = Router(tags=["writing"], auth=WRITERS)
UNSEEN = r"\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\u202a-\u202e\u2066-\u2069\ufffe\uffff"
"""What `base/plain.py` takes out of forms; a program is told instead."""
PLAIN = f"^[^{UNSEEN}]*$"
BEGUN = f"^[^\\s{UNSEEN}][^{UNSEEN}]*$"
"""The same, with a sign that is seen in front."""
REFUSALS = {400: Problem, 401: Problem, 403: Problem, 404: Problem, 409: Problem, 422: Problem, 429: Problem}
Key = Annotated[str | None, Header(alias="Idempotency-Key", max_length=120, pattern=r"^[!-~]+$")]


def words(most: int, *, least: int = 0) -> Any:
    return StringConstraints(min_length=least, max_length=most, pattern=PLAIN)


class ContributionIn(Schema):
    kind: Literal["problem", "idea", "opinion", "proposal"]
    title: Annotated[str, StringConstraints(min_length=3, max_length=140, pattern=BEGUN)]
    text: Annotated[str, words(2000)] = ""
    place: Annotated[str, words(60)] | None = None
    place_words: Annotated[str, words(120)] = ""
    targets: list[Annotated[str, words(8)]] = Field(min_length=1, max_length=3)
    process: int | None = Field(None, ge=1, le=2**31)
    language: Literal["tr", "en", "ar", "ku"] = "tr"


class CommentIn(Schema):
    on: Annotated[str, StringConstraints(pattern=r"^(thread|process|project):[1-9][0-9]{0,8}$")]
    text: Annotated[str, StringConstraints(min_length=1, max_length=2000, pattern=BEGUN)]
    position: Literal["for", "against", "question", "experience", ""] = ""
    answers: int | None = Field(None, ge=1, le=2**31)
    language: Literal["tr", "en", "ar", "ku"] = "tr"


@contributions.router.post(
    "/contributions", response={201: ContributionOut, **REFUSALS}, summary="Write a contribution", auth=WRITERS
)
def contribute(request: HttpRequest, said: ContributionIn, idempotency_key: Key = None) -> Any:
    def act(person: Person) -> tuple[int, dict[str, object]]:
        limit(f"submit:{person.pk}", "20/h")
        made = ideas.submit_contribution(
            by=person,
            kind=said.kind,
            title=said.title.strip(),
            text=said.text.strip(),
            neighbourhood=_place(said.place),
            place_words=said.place_words.strip(),
            targets=_targets(said.targets),
            process=find(processes_visible_to(person), pk=said.process) if said.process else None,
            language=said.language,
        )
        return 201, contributions.show(find(with_targets(written_by(person)), pk=made.pk))

    return write(request, "contribute", idempotency_key, act)


def _place(slug: str | None) -> Neighbourhood | None:
    found = neighbourhoods().filter(slug=slug).first() if slug else None
    if slug and found is None:
        raise Refused(UNKNOWN_WORD, field="place", value=slug)
    return found


def _targets(codes: list[str]) -> list[Target]:
    """In the order given; the first is the main one."""
    known = {one.code: one for one in targets().filter(code__in=codes)}
    for code in codes:
        if code not in known:
            raise Refused(UNKNOWN_WORD, field="targets", value=code)
    return [known[code] for code in dict.fromkeys(codes)]


@router.put(
    "/contributions/{number}/support", response={200: SupportOut, **REFUSALS}, summary="Support a contribution, once"
)
@while_used("ideas")
def support(request: HttpRequest, number: int, idempotency_key: Key = None) -> Any:
    def act(person: Person) -> tuple[int, dict[str, object]]:
        one = ideas.support(by=person, contribution=_contribution(person, number))
        return 200, {"contribution": one.pk, "supported": True, "supports": one.support_count}

    return write(request, "support", idempotency_key, act)


@router.delete(
    "/contributions/{number}/support", response={200: SupportOut, **REFUSALS}, summary="Take one's support back"
)
@while_used("ideas")
def withdraw_support(request: HttpRequest, number: int, idempotency_key: Key = None) -> Any:
    def act(person: Person) -> tuple[int, dict[str, object]]:
        one = ideas.withdraw_support(by=person, contribution=_contribution(person, number))
        return 200, {"contribution": one.pk, "supported": False, "supports": one.support_count}

    return write(request, "support", idempotency_key, act)


def _contribution(person: Person, number: int) -> Contribution:
    return find(contributions_visible_to(person), pk=_within(number))


def _within(number: int) -> int:
    return min(max(number, 0), 2**62)


@router.put("/threads/{number}/follow", response={200: FollowOut, **REFUSALS}, summary="Follow a thread")
def follow_thread(request: HttpRequest, number: str, idempotency_key: Key = None) -> Any:
    def act(person: Person) -> tuple[int, dict[str, object]]:
        thread = _thread(number)
        follow(by=person, thread=thread)
        return 200, {"thread": thread.number, "follows": True}

    return write(request, "follow", idempotency_key, act)


@router.delete("/threads/{number}/follow", response={200: FollowOut, **REFUSALS}, summary="Stop following a thread")
def unfollow_thread(request: HttpRequest, number: str, idempotency_key: Key = None) -> Any:
    def act(person: Person) -> tuple[int, dict[str, object]]:
        thread = _thread(number)
        unfollow(by=person, thread=thread)
        return 200, {"thread": thread.number, "follows": False}

    return write(request, "follow", idempotency_key, act)


def _thread(number: str) -> Thread:
    return find(standing_threads(), number=number)


@contributions.router.post(
    "/comments",
    response={201: CommentOut, **REFUSALS},
    auth=WRITERS,
    summary="Write a comment with a position, or answer one (answers: its id)",
)
@while_used("discussion")
def comment(request: HttpRequest, said: CommentIn, idempotency_key: Key = None) -> Any:
    def act(person: Person) -> tuple[int, dict[str, object]]:
        made = write_comment(
            by=person,
            on=said.on,
            text=said.text,
            position=said.position,
            parent=_answered(person, said) if said.answers else None,
            language=said.language,
        )
        return 201, contributions.show_comment(made)

    return write(request, "comment", idempotency_key, act)


def _answered(person: Person, said: CommentIn) -> Comment:
    return find(comments_visible_to(person), pk=said.answers, on=said.on)
