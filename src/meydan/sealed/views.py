"""A person's own sealed words, and who looked at them."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import find, sign_in_first
from meydan.base.refs import resolve
from meydan.sealed import actions, queries


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """What one left, until when, and each look at it; with one press it is gone."""
    if request.person is None:
        return sign_in_first(request)
    if request.method == "POST":
        words = find(queries.own_words(request.person), pk=request.POST.get("words") or 0)
        actions.throw_away(by=request.person, words=words)
        messages.success(request, _("Deleted."))
        return redirect("sealed:mine")
    words = list(queries.own_words(request.person))
    page = queries.looks_at(request.person, request.GET.get("after", ""))
    things = resolve(request.person, {one.of for one in [*words, *page.items]})
    context = {
        "words": [{"words": one, "text": one.unseal(), "of": things.get(one.of)} for one in words],
        "looks": [{"look": one, "of": things.get(one.of)} for one in page.items],
        "page": page,
    }
    return render(request, "sealed/mine.html", context)
