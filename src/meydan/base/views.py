"""Pages that belong to no subject: refusals and errors."""

from django.conf import settings
from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from meydan.base.errors import Refused
from meydan.base.sentences import SIGN_IN_FIRST, sentence


def refused(request: HttpRequest, refusal: Refused) -> HttpResponse:
    """Why not, and what to do next."""
    said = sentence(refusal.code, refusal.facts)
    status = 401 if refusal.code == SIGN_IN_FIRST else 403
    return render(request, "base/refused.html", {"said": said, "sign_in": status == 401}, status=status)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open too long, or cookies are off."""
    return render(request, "base/stale_form.html", status=403)


def too_large(request: HttpRequest) -> HttpResponse:
    """The whole request, before it is read."""
    words = _("This is too large. All files of a form together may have at most %(megabytes)s MB. Please choose fewer or smaller ones.")  # fmt: skip
    return _not_taken(request, words % {"megabytes": settings.REQUEST_MAX_BYTES // 1024**2}, 413)


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """What Django refuses to read: too much text, too many fields or files, an address that is none."""
    if isinstance(exception, RequestDataTooBig):
        words = _("This is too much text for one form. Please send less of it, or send it as a file.")
        return _not_taken(request, words, 413)
    if isinstance(exception, (TooManyFieldsSent, TooManyFilesSent)):
        return _not_taken(request, _("These are too many fields or files at once. Please send fewer."), 413)
    return _not_taken(request, _("We could not read what your browser sent. Please go back and try again."), 400)


def forms_only(request: HttpRequest, allowed: str) -> HttpResponse:
    """An address that only takes what a form sends, opened as if it were a page."""
    words = _("Nothing can be looked at here: this address only takes what a button of ours sends. Please go back and press the button.")  # fmt: skip
    answer = _not_taken(request, words, 405)
    answer["Allow"] = allowed
    return answer


def still_busy(request: HttpRequest) -> HttpResponse:
    """What was pressed before takes long."""
    return render(request, "base/still_busy.html", status=409)


def _not_taken(request: HttpRequest, words: str, status: int) -> HttpResponse:
    if request.path_info.startswith("/api/"):
        body = {"type": "about:blank", "title": "Not taken", "status": status, "detail": words}
        return JsonResponse(body, status=status, content_type="application/problem+json")
    return render(request, "base/not_taken.html", {"words": words}, status=status)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)
