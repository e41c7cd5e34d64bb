"""The public page on which anybody checks a paper by its code."""

from allauth.account.adapter import get_adapter
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from meydan.base.limits import limit
from meydan.documents import signing
from meydan.documents.certificates import is_genuine
from meydan.documents.codes import read_code
from meydan.documents.models import Certificate
from meydan.documents.queries import certificates as queries

GUESSES = "60/h"
"""So many codes are looked up for one address. A code with a slip costs nothing: its check sign tells."""


@never_cache
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Type the code of a paper."""
    typed = request.GET.get("kod", "").strip()
    code = read_code(typed[:40])
    if code:
        return redirect("documents:verified", f"{code[:5]}-{code[5:]}")
    return _page(request, {"typed": typed, "slip": bool(typed)}, status=422 if typed else 200)


@never_cache
@require_safe
def verified(request: HttpRequest, code: str) -> HttpResponse:
    """Genuine, revoked, replaced, or unknown; and what the holder opened."""
    if not read_code(code):
        return _page(request, {"typed": code[:40], "slip": True}, status=404)
    limit(f"certificate:{get_adapter().get_client_ip(request)}", GUESSES)
    found = queries.certificate_with(code)
    if found is None:
        return _page(request, {"typed": code, "unknown": True}, status=404)
    return _page(request, {"typed": found.spoken_code, **_said(found)})


def _said(found: Certificate) -> dict[str, object]:
    if not is_genuine(found):
        return {"changed": True}
    return {"certificate": found, "tone": found.tone, "told": queries.what_is_open(found)}


def _page(request: HttpRequest, context: dict[str, object], status: int = 200) -> HttpResponse:
    answer = render(request, "documents/verify.html", context, status=status)
    answer["X-Robots-Tag"] = "noindex"
    return answer


@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    """The public keys with which the town's seals are checked (JWK set)."""
    answer = JsonResponse(signing.public_keys(), content_type="application/jwk-set+json")
    answer["Cache-Control"] = "public, max-age=3600"
    return answer
