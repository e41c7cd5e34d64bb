"""The cookie of a visitor who votes. It is set by the first vote, is the same for all conversations, and names nobody."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

NAME, SALT, DAYS = "voice", "conversations.voice", 180


def token_of(request: HttpRequest) -> str:
    """What the cookie holds; empty where there is none or where it was not ours."""
    return str(request.get_signed_cookie(NAME, "", salt=SALT, max_age=DAYS * 86400))


def keep_token(response: HttpResponse, token: str) -> None:
    if token:
        response.set_signed_cookie(
            NAME, token, salt=SALT, max_age=DAYS * 86400, httponly=True, secure=settings.HTTPS, samesite="Lax"
        )
