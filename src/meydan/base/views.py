"""Pages that belong to no subject: refusals and errors."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "404.html", status=404)
