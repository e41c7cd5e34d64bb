"""Who writes through the API: somebody with a personal token, or somebody signed in on the site."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, JsonResponse
from ninja import Status
from ninja.security import APIKeyCookie, HttpBearer

from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.opendata.actions import do_once, person_of_token
from meydan.opendata.rules import SECOND_STEP_FIRST, may_use
from meydan.people.models import Person
from meydan.people.queries import factors_of, has_shown_factor
from meydan.people.rules import needs_factor

RATE = "60/m"


@dataclass(frozen=True)
class Writer:
    person: Person
    scopes: list[str] | None
    """None: signed in on the site."""


class PersonalToken(HttpBearer):
    """`Authorization: Bearer meydan_…`, made under /benim/program-erisimi/."""

    def authenticate(self, request: HttpRequest, token: str) -> Writer | None:
        found = person_of_token(secret=token)
        if found is None:
            return None
        if needs_factor(found.person) and not factors_of(found.person):
            raise Refused(SECOND_STEP_FIRST)
        return Writer(found.person, found.scopes)


class SignedIn(APIKeyCookie):
    """The session of the site, with the token against forged requests in the header X-CSRFToken."""

    param_name = settings.SESSION_COOKIE_NAME

    def __call__(self, request: HttpRequest) -> Writer | None:
        return super().__call__(request) if request.person else None

    def authenticate(self, request: HttpRequest, key: str | None) -> Writer | None:
        if needs_factor(request.person) and not has_shown_factor(request):
            raise Refused(SECOND_STEP_FIRST)
        return Writer(request.person, None)


WRITERS = [PersonalToken(), SignedIn()]


def write(
    request: HttpRequest, scope: str, key: str | None, act: Callable[[Person], tuple[int, Mapping[str, Any]]]
) -> Any:
    """Do `act` for the writer: within the scope, not too often, and once where the request has an Idempotency-Key."""
    writer: Writer = request.auth
    may_use(writer.scopes, scope).or_refuse()
    limit(f"api:{writer.person.pk}", RATE)
    if not key:
        return Status(*act(writer.person))
    said = f"{request.method} {request.get_full_path()}\n" + request.body.hex()
    done = do_once(by=writer.person, key=key, request=said, act=lambda: act(writer.person))
    answer = JsonResponse(done.body, status=done.status, safe=False)
    answer["Idempotency-Replayed"] = "true" if done.again else "false"
    return answer
