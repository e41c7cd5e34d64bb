"""What somebody has answered so far, held by a signed cookie of their browser: it works without an account, and belongs to nobody."""

import secrets
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.core.signing import BadSignature
from django.http import HttpRequest, HttpResponse

from meydan.surveys.actions.answering import DRAFT_DAYS
from meydan.surveys.models import Draft, Survey
from meydan.surveys.queries.desk import draft_by_key

SALT = "surveys.draft"


def _name(survey: Survey) -> str:
    return f"anket-{survey.pk}"


def key_of(request: HttpRequest, survey: Survey) -> str:
    """The key that the browser holds; empty when it holds none."""
    try:
        return str(request.get_signed_cookie(_name(survey), default="", salt=SALT, max_age=DRAFT_DAYS * 86400))
    except (BadSignature, SuspiciousOperation):
        return ""


def new_key() -> str:
    return secrets.token_hex(16)


def draft_of(survey: Survey, key: str) -> Draft | None:
    return draft_by_key(survey, key) if key else None


def answers_of(survey: Survey, key: str) -> dict[str, Any]:
    draft = draft_of(survey, key)
    return dict(draft.answers) if draft else {}


def hold(answer: HttpResponse, request: HttpRequest, survey: Survey, key: str) -> HttpResponse:
    """The browser keeps the key for some weeks."""
    answer.set_signed_cookie(
        _name(survey),
        key,
        salt=SALT,
        max_age=DRAFT_DAYS * 86400,
        httponly=True,
        samesite="Lax",
        secure=request.is_secure(),
    )
    return answer


def let_go(answer: HttpResponse, survey: Survey) -> HttpResponse:
    answer.delete_cookie(_name(survey))
    return answer
