"""The public API, version 1. Everybody reads; people write with a token or their session. Described at /api/v1/openapi.json and, for people, at /veri/api/."""

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation
from django.utils.cache import patch_vary_headers
from django.views.decorators.http import require_safe
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError
from ninja.responses import Response

from meydan.base import languages
from meydan.base.edge import refusal_of
from meydan.base.errors import Refused
from meydan.base.fragments import kept
from meydan.base.sentences import SIGN_IN_FIRST, TOO_FAST, sentence
from meydan.opendata.api import (
    calls,
    contributions,
    conversations,
    decisions,
    editorial,
    events,
    figures,
    goals,
    groups,
    panels,
    partners,
    places,
    processes,
    projects,
    surveys,
    threads,
    trainings,
    volunteering,
    writing,
)
from meydan.opendata.api.examples import add_examples
from meydan.opendata.api.reading import Reading
from meydan.opendata.api.schemas import Problem
from meydan.opendata.api.used import while_used
from meydan.opendata.rules import NOT_IN_SCOPE, OTHER_REQUEST, SECOND_STEP_FIRST

PROBLEM = "application/problem+json"


class PublicAPI(NinjaAPI):
    """An API whose description names the content type of its problems, which ninja writes down as plain JSON, tells of every
    address that it may be asked too often or belong to what the town does not use, and has an example for every answer."""

    def get_openapi_schema(self, **options: Any) -> dict[str, Any]:
        schema: dict[str, Any] = super().get_openapi_schema(**options)
        for operations in schema["paths"].values():
            for operation in operations.values():
                operation["responses"].setdefault(404, _NOT_USED)
                operation["responses"].setdefault(429, _TOO_OFTEN)
                for answer in operation["responses"].values():
                    content = answer.get("content", {})
                    if content.get("application/json", {}).get("schema", {}).get("$ref", "").endswith("/Problem"):
                        answer["content"] = {PROBLEM: content["application/json"]}
        add_examples(schema)
        return schema


_PROBLEM = {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}}
_TOO_OFTEN = {"description": "Too Many Requests", "content": _PROBLEM}
_NOT_USED = {"description": "Not Found", "content": _PROBLEM}


def described_once(_view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The description in place of ninja's view, which writes it anew for each reader. It knows nobody and takes long."""

    @require_safe
    def description(request: HttpRequest) -> HttpResponse:
        text = kept(lambda: Response(api.get_openapi_schema()).content, "description of the API")
        return HttpResponse(text, content_type="application/json")

    return description


api = PublicAPI(
    title="Meydan",
    version="1",
    description="Everything that the town square shows in public: threads, contributions, processes, votes, conversations, surveys, panels and their draws, open calls and their results, "
    "projects and what they changed, volunteer duties, events, trainings, partners and what they gave, who took part against who lives "
    "here, what was done, local indicators, and the tables as files. "
    "With a personal token (or a session and X-CSRFToken) also writing: contributions, support, follows, comments. "
    "A request with an Idempotency-Key is done once in 24 hours, however often it is sent. "
    "Addresses of a module that the town does not use are not found (404).",
    docs_url=None,
    docs_decorator=described_once,
    openapi_url="/openapi.json",
    urls_namespace="api-1",
    throttle=[Reading()],
)
SLICES = {
    goals: "goals",
    places: "places",
    threads: "threads",
    contributions: "ideas",
    processes: "ideas",
    decisions: "decisions",
    conversations: "conversations",
    surveys: "surveys",
    projects: "projects",
    partners: "partners",
    groups: "groups",
    volunteering: "volunteering",
    events: "events",
    panels: "panels",
    calls: "calls",
    trainings: "trainings",
    editorial: "editorial",
    figures: "opendata",
    writing: "threads",
}
"""Part of the API → the slice without which it has nothing to say; what a part borrows from others says so itself."""
for part, name in SLICES.items():
    part.router.add_decorator(while_used("opendata", name))
    api.add_router("", part.router)


def problem(request: HttpRequest, status: int, title: str, detail: str = "", **more: Any) -> HttpResponse:
    """Problem details, RFC 9457; the sentences of refusals in the language that the program asks for."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    answer = api.create_response(request, body, status=status)
    answer["Content-Type"] = PROBLEM
    patch_vary_headers(answer, ["Accept-Language"])
    return answer


def sentence_for(request: HttpRequest, error: Refused) -> str:
    with translation.override(languages.spoken(translation.get_language_from_request(request))):
        return sentence(error.code, error.facts)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(request, 404, "Not found", "There is no such thing, or it is not public.")


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"where": ".".join(map(str, one["loc"][1:])), "what": one["msg"]} for one in error.errors]
    return problem(request, 422, "Not understood", "One or more parameters are not valid.", errors=errors)


STATUS = {TOO_FAST: 429, SIGN_IN_FIRST: 401, NOT_IN_SCOPE: 403, SECOND_STEP_FIRST: 403, OTHER_REQUEST: 422}
"""Reason code → status; everything else that is refused stands against the present state (409)."""


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return problem(request, STATUS.get(error.code, 409), "Refused", sentence_for(request, error), code=error.code)


@api.exception_handler(IntegrityError)
def taken(request: HttpRequest, error: IntegrityError) -> HttpResponse:
    return refused(request, refusal_of(error))


@api.exception_handler(HttpError)
def not_allowed(request: HttpRequest, error: HttpError) -> HttpResponse:
    """Without a token or a session, with a forged request, or with a body that is no JSON."""
    titles = {401: "Who are you?", 403: "Not allowed", 429: "Too many requests"}
    answer = problem(request, error.status_code, titles.get(error.status_code, "Not understood"), str(error))
    if error.status_code == 401:
        answer["WWW-Authenticate"] = 'Bearer realm="Meydan"'
    return answer


__all__ = ["Problem", "api"]
