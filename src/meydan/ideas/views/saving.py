"""Saving a search, one's saved searches, and the link that ends one."""

from django.contrib import messages
from django.core.signing import BadSignature
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.base.sent_twice import outcome
from meydan.ideas import actions
from meydan.ideas.forms.lists import SavedSearchForm
from meydan.ideas.queries import saving as queries
from meydan.ideas.views.reading import wanted_from

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def save(request: HttpRequest) -> HttpResponse:
    """Give the search of the address a name and keep it."""
    if request.person is None:
        return sign_in_first(request)
    wanted, name = queries.known(request.person, wanted_from(request))
    form = SavedSearchForm(request.POST or None, initial={"name": name})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.save_search(by=request.person, wanted=wanted, name=form.cleaned_data["name"])
        if form.is_valid():
            messages.success(request, _("Saved. We tell you when there is something new, at most once a day."))
            return redirect("ideas:saved")
    context = {"form": form, "back": reverse("ideas:list") + "?" + request.GET.urlencode()}
    return render(request, "ideas/save_search.html", context, status=form.status)


@never_cache
@GET_POST
def saved(request: HttpRequest) -> HttpResponse:
    """One's saved searches; each can be opened and ended."""
    if request.person is None:
        return sign_in_first(request)
    mine = queries.saved_by(request.person)
    if request.method == "POST":
        actions.forget_search(by=request.person, saved=find(mine, pk=request.POST.get("saved")))
        messages.success(request, _("Ended. You hear no more of it."))
        return redirect("ideas:saved")
    return render(request, "ideas/saved_searches.html", {"searches": mine})


@never_cache
@GET_POST
def stop(request: HttpRequest, key: str) -> HttpResponse:
    """The link of a message: ends one saved search, without signing in."""
    try:
        found = queries.saved_by_key(key)
    except BadSignature:
        raise Http404 from None
    if found is None:  # pressed once more, perhaps in an older message
        return render(request, "ideas/saved_stopped.html")
    if request.method == "POST":
        actions.forget_search(by=found.person, saved=found)
        return outcome(render(request, "ideas/saved_stopped.html", {"name": found.name}))
    context = {
        "title": _("Hear no more of “%(name)s”?") % {"name": found.name},
        "words": _("You can save the search again at any time."),
        "verb": _("Hear no more of it"),
        "back_url": reverse("ideas:list"),
    }
    return render(request, "ui/confirm.html", context)
