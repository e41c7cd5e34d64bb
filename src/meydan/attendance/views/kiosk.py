"""The tablet at the place: the page where people check in by themselves, and the page on which the leader opens it."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.attendance import actions, queries
from meydan.attendance.forms import CodeForm
from meydan.attendance.models import Occasion, Seat
from meydan.attendance.rules import is_kiosk_open, may_open_kiosk
from meydan.base import qr
from meydan.base.edge import find, find_seen, refusals_on, sign_in_first
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.refs import resolve
from meydan.base.sentences import sentence

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
SECONDS_SHOWN = 20
"""Then the page is empty for the next person."""
MOST_TRIES = "30/m"


@never_cache
@GET_POST
def kiosk(request: HttpRequest, key: str) -> HttpResponse:
    """Type six figures, be checked in, and the page is empty again. It shows no list and no name."""
    occasion, seat = find(queries.kiosk_at(key)), None
    form = CodeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            limit(f"kiosk:{occasion.pk}", MOST_TRIES)
        if form.is_valid():
            with refusals_on(form):
                seat = _act(request, occasion, form.cleaned_data["code"])
    context = {
        "form": form,
        "seat": seat,
        "code": seat.code if seat else "",
        "occasion": occasion,
        "of": resolve(None, [occasion.of]).get(occasion.of),
        "open": is_kiosk_open(occasion),
    }
    answer = render(request, "attendance/kiosk.html", context, status=form.status)
    if form.is_bound:
        answer["Refresh"] = f"{SECONDS_SHOWN}; url={request.path}"
    return answer


def _act(request: HttpRequest, occasion: Occasion, code: str) -> Seat:
    verb = actions.check_out_at_kiosk if request.POST.get("do") == "out" else actions.check_in_at_kiosk
    return verb(occasion=occasion, code=code)


@never_cache
@GET_POST
def kiosk_keeping(request: HttpRequest, pk: int) -> HttpResponse:
    """The leader opens the tablet's page, on another device or on this one, and closes it."""
    if request.person is None:
        return sign_in_first(request)
    occasion = find_seen(queries.occasions_visible_to, request.person, pk)
    if request.method == "POST":
        return _keep(request, occasion)
    opened = occasion.kiosk_key and is_kiosk_open(occasion)
    address = reverse("attendance:kiosk", args=[occasion.kiosk_key]) if opened else ""
    address = request.build_absolute_uri(address) if opened else ""
    context = {
        "occasion": occasion,
        "address": address,
        "code": mark_safe(qr.svg(address)) if opened else "",
        "may_open": may_open_kiosk(request.person, occasion),
    }
    return render(request, "attendance/kiosk_keeping.html", context)


def _keep(request: HttpRequest, occasion: Occasion) -> HttpResponse:
    does = request.POST.get("do")
    try:
        if does == "close":
            actions.close_kiosk(by=request.person, occasion=occasion)
            messages.success(request, _("The tablet’s page is closed."))
        elif does in {"open", "here"}:
            occasion = actions.open_kiosk(by=request.person, occasion=occasion)
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
    else:
        if does == "here":  # what stands in public hands knows nobody
            logout(request)
            return redirect("attendance:kiosk", occasion.kiosk_key)
    return redirect("attendance:kiosk_keeping", occasion.pk)
