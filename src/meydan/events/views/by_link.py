"""The link in a letter: see one's registration, say that one comes, change it, give it back. Opening it changes nothing."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.attendance import actions as attendance
from meydan.base.edge import find, refusals_on
from meydan.events import actions
from meydan.events.forms.public import LinkForm
from meydan.events.models import Registration
from meydan.events.queries.people import registration_by_link, sessions_to_choose
from meydan.events.rules import may_change_registration, may_withdraw
from meydan.events.views.pressing import press_as


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def by_link(request: HttpRequest, key: str) -> HttpResponse:
    found = find(registration_by_link(key))
    does = request.POST.get("do", "")
    form = _form(request if does == "change" else None, found)
    if does in {"accept", "confirm", "withdraw"}:
        _press(request, found, does)
        return redirect(request.path)
    if form and form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.change_registration(by=found.person, registration=found, **form.wanted)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect(request.path)
    context = {
        "registration": found, "event": found.event, "form": form, "may_withdraw": may_withdraw(found.person, found),
        "sessions": found.sessions.all(),
    }  # fmt: skip
    return render(request, "events/by_link.html", context, status=form.status if form else 200)


def _form(request: HttpRequest | None, registration: Registration) -> LinkForm | None:
    """None where there is nothing to change: one person, no sessions, no other way to take part."""
    if not may_change_registration(registration.person, registration):
        return None
    sessions = list(sessions_to_choose(registration.event)) if registration.seat else []
    now = {
        "way": "online" if registration.online else "seat",
        "size": registration.size,
        "sessions": [str(pk) for pk in registration.sessions.values_list("pk", flat=True)],
    }
    form = LinkForm(request.POST if request else None, event=registration.event, sessions=sessions, initial=now)
    return form if form.fields else None


def _press(request: HttpRequest, registration: Registration, does: str) -> None:
    verbs: dict[str, tuple[str, Any, dict[str, Any]]] = {
        "accept": (_("The seat is yours."), attendance.accept_offer, {"seat": registration.seat}),
        "confirm": (_("Thank you. See you there."), attendance.confirm_seat, {"seat": registration.seat}),
        "withdraw": (
            _("Your name is off the list. Thank you for telling us."),
            actions.withdraw_registration,
            {"registration": registration},
        ),
    }
    done, verb, what = verbs[does]
    if registration.seat or does == "withdraw":
        press_as(request, registration.person, done, verb, **what)
