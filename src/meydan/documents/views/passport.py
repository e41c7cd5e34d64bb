"""A person's passport: one page to print, and the file that the town signs."""

import json

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from meydan.base.edge import sign_in_first
from meydan.base.limits import limit
from meydan.documents.passports import signed_passport
from meydan.documents.queries import passport as queries

FILES = "20/h"


@never_cache
@require_safe
def passport(request: HttpRequest) -> HttpResponse:
    """Duties, hours, qualifications, papers and groups of one person, on one page."""
    if request.person is None:
        return sign_in_first(request)
    return render(request, "documents/passport.html", {"parts": queries.passport_of(request.person)})


@never_cache
@require_safe
def passport_file(request: HttpRequest) -> HttpResponse:
    """The same, signed with the town's key."""
    if request.person is None:
        return sign_in_first(request)
    limit(f"passport:{request.person.pk}", FILES)
    signed = signed_passport(request.person.name, queries.passport_of(request.person))
    answer = HttpResponse(json.dumps(signed, indent=1), content_type="application/jose+json")
    answer["Content-Disposition"] = 'attachment; filename="meydan-pasaportu.json"'
    return answer
