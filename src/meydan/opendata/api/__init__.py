"""The public API, version 1, read only. Described at /api/v1/openapi.json and, for people, at /acik-veri/."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import NinjaAPI
from ninja.errors import ValidationError

from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.opendata.api import contributions, goals, places, processes, projects, threads
from meydan.opendata.api.schemas import Problem

PROBLEM = "application/problem+json"


class PublicAPI(NinjaAPI):
    """An API whose description names the content type of its problems, which ninja writes down as plain JSON."""

    def get_openapi_schema(self, **options: Any) -> dict[str, Any]:
        schema: dict[str, Any] = super().get_openapi_schema(**options)
        for operations in schema["paths"].values():
            for operation in operations.values():
                for answer in operation["responses"].values():
                    content = answer.get("content", {})
                    if content.get("application/json", {}).get("schema", {}).get("$ref", "").endswith("/Problem"):
                        answer["content"] = {PROBLEM: content["application/json"]}
        return schema


api = PublicAPI(
    title="Meydan",
    version="1",
    description="Everything that the town square shows in public: threads, contributions, processes, projects and what they changed.",
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api-1",
)
for router in (goals.router, places.router, threads.router, contributions.router, processes.router, projects.router):
    api.add_router("", router)


def problem(request: HttpRequest, status: int, title: str, detail: str = "", **more: Any) -> HttpResponse:
    """Problem details, RFC 9457."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    answer = api.create_response(request, body, status=status)
    answer["Content-Type"] = PROBLEM
    return answer


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Exception) -> HttpResponse:
    return problem(request, 404, "Not found", "There is no such thing, or it is not public.")


@api.exception_handler(ValidationError)
def not_understood(request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"where": ".".join(map(str, one["loc"][1:])), "what": one["msg"]} for one in error.errors]
    return problem(request, 422, "Not understood", "One or more parameters are not valid.", errors=errors)


@api.exception_handler(Refused)
def refused(request: HttpRequest, error: Refused) -> HttpResponse:
    return problem(request, 409, "Refused", sentence(error.code, error.facts), code=error.code)


__all__ = ["Problem", "api"]
