"""A form sent twice is carried out once: the second press waits for the first and gets its answer (decision 48).

The token against forged requests is masked anew each time a page is made. The same token with the same cookies, address and words
is therefore the same page sent again, by a trembling hand or because the first answer was lost on the way. Whoever wants the same
thing a second time sends a fresh page.

Answers that are kept hold what their readers alone may see (a receipt, sealed words): sealed with a key that is made of the page
and stored nowhere, for minutes.
"""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from hashlib import sha256
from secrets import token_bytes
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from meydan.base.models import Press

TOKEN = "csrfmiddlewaretoken"  # noqa: S105 (the name of a field)
KEPT, GIVEN_UP, PATIENCE, PAUSE = 300, 60, 10, 0.05
"""Seconds: how long an answer is given again, when a press without an answer counts as dead, how long a second press waits, and
how long between two looks."""
NONCE, END = 12, b"\n\n"
CLAIM = """
    insert into base_press as one (key, at) values (%s, now()) on conflict (key) do update set at = now(), answer = null
    where one.at < now() - make_interval(secs => case when one.answer is null then %s else %s end) returning key
"""


@dataclass(frozen=True)
class Sent:
    """What was sent, as two secrets that only the sender's page can make: one names the row, one opens its answer."""

    key: str
    seal: bytes

    def claim(self) -> bool:
        """Whether nobody is carrying this out, or has."""
        with connection.cursor() as cursor:
            cursor.execute(CLAIM, [self.key, GIVEN_UP, KEPT])
            return cursor.fetchone() is not None

    def answer(self) -> HttpResponse | None:
        """What the first press was answered, if it has been."""
        kept = Press.objects.filter(key=self.key).values_list("answer", flat=True).first()
        return _open(bytes(kept), self.seal) if kept else None

    def settle(self, answer: HttpResponseBase) -> None:
        """Who was sent on has done it, and so has who is shown what came of it. Whatever else came back (a form to correct, an
        error) may be tried again."""
        sent_on = 300 <= answer.status_code < 400 and answer.has_header("Location")
        if isinstance(answer, HttpResponse) and (sent_on or getattr(answer, "is_outcome", False)):
            end, kept = "update base_press set answer = %s where key = %s", [_close(answer, self.seal)]
        else:
            end, kept = "delete from base_press where key = %s", []
        with connection.cursor() as cursor:  # written by hand: a vote's page ends here, for a whole town
            cursor.execute(end, [*kept, self.key])


def outcome(answer: HttpResponse) -> HttpResponse:
    """Say that a page is what came of the form (a code, a letter, a receipt): a second press is shown it again."""
    answer.is_outcome = True  # type: ignore[attr-defined]
    return answer


def _close(answer: HttpResponse, seal: bytes) -> bytes:
    cookies = [one.OutputString() for one in answer.cookies.values()]
    head = json.dumps([answer.status_code, dict(answer.items()), cookies]).encode()
    nonce = token_bytes(NONCE)
    return nonce + AESGCM(seal).encrypt(nonce, head + END + answer.content, None)


def _open(kept: bytes, seal: bytes) -> HttpResponse:
    said = AESGCM(seal).decrypt(kept[:NONCE], kept[NONCE:], None)
    head, _end, content = said.partition(END)
    status, headers, cookies = json.loads(head)
    answer = HttpResponse(content, status=status, headers=headers)
    for cookie in cookies:
        answer.cookies.load(cookie)
    return answer


def sent(request: HttpRequest) -> Sent:
    words = [
        request.get_full_path(),
        [request.COOKIES.get(name) for name in (settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME)],
        sorted(request.POST.lists()),
        [(name, file.name, file.size) for name, files in request.FILES.lists() for file in files],
    ]
    said = json.dumps(words).encode()
    return Sent(sha256(b"key" + said).hexdigest(), sha256(b"seal" + said).digest())


def first_of(request: HttpRequest) -> HttpResponse | None:
    """None for the first press of a page: it is to be carried out. For another one the answer of the first."""
    if TOKEN not in request.POST:  # a program; it has an Idempotency-Key for this
        return None
    press, until = sent(request), time.monotonic() + PATIENCE
    while not press.claim():
        answer = press.answer()
        if answer is not None:
            return answer
        if time.monotonic() > until:
            from meydan.base.views import still_busy  # views import the register of cards

            return still_busy(request)
        time.sleep(PAUSE)
    request.press = press  # type: ignore[attr-defined]
    return None


def once(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For a page that reads its form in its own way, after the check of the token."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        answer = first_of(request) if request.method == "POST" else None
        return answer or view(request, *args, **kwargs)

    return guarded


class PressMiddleware:
    """The innermost: whom a guard sends elsewhere has pressed nothing yet."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: object, kwargs: object
    ) -> HttpResponse | None:
        by_itself = getattr(view, "csrf_exempt", False)
        return None if request.method != "POST" or by_itself else first_of(request)


class AnsweredMiddleware:
    """Outside of whatever sets cookies: what was said to be done, and who is signed in now, belong to the answer. And outside of what
    packs it: the browser that presses twice takes the same packed page twice."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        answer = self.get_response(request)
        press: Sent | None = getattr(request, "press", None)
        if press:
            press.settle(answer)
        return answer


def forget_old_presses() -> int:
    """Remove what nobody is answered with any more; returns how many."""
    with connection.cursor() as cursor:
        cursor.execute("delete from base_press where at < now() - make_interval(secs => %s)", [KEPT])
        return int(cursor.rowcount)
