"""Asking for volunteers without working at the desk: a muhtar for the neighbourhood; and what became of what one asked for."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import find, find_seen, refusals_on, sign_in_first
from meydan.base.limits import limit
from meydan.places.queries import neighbourhoods
from meydan.volunteering import actions
from meydan.volunteering.forms.raising import RaiseNeedForm
from meydan.volunteering.queries import desk, people
from meydan.volunteering.rules import may_raise_for

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def ask(request: HttpRequest, slug: str) -> HttpResponse:
    """A muhtar asks for volunteers; the desk looks at it, and the unit opens a duty."""
    if request.person is None:
        return sign_in_first(request)
    place = find(neighbourhoods(), slug=slug)
    if not may_raise_for(request.person, place):
        raise Http404
    form = RaiseNeedForm(request.POST or None, initial={"neighbourhood": place})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            limit(f"submit:{request.person.pk}", "20/h")
            made = actions.raise_for_neighbourhood(by=request.person, place=place, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Sent. The Centre looks at it, and you hear what becomes of it."))
            return redirect("volunteering:own_need", made.pk)
    return render(request, "volunteering/ask.html", {"form": form, "place": place}, status=form.status)


@never_cache
@require_safe
def own_need(request: HttpRequest, pk: int) -> HttpResponse:
    """What one asked for: how far it is, why, and the duties that came of it. Staff go on to the desk."""
    if request.person is None:
        return sign_in_first(request)
    if desk.needs_visible_to(request.person).filter(pk=pk).exists():
        return redirect("volunteering:desk_need", pk)
    need = find_seen(desk.needs_raised_by, request.person, pk)
    context = {"need": need, "roles": desk.public_roles_of(need), "changes": people.changes_of(need)}
    return render(request, "volunteering/own_need.html", context)
