"""Kiosk mode: opened at the desk, locked on the tablet, cleared after each person, ended by figures."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock, qr
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.limits import limit
from meydan.base.sent_twice import outcome
from meydan.paper import actions, queries
from meydan.paper.forms import KioskEndForm, KioskForm
from meydan.paper.middleware import starts
from meydan.paper.models import Kiosk
from meydan.paper.rules import may_call

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
@desk_only(may_call)
def desk_kiosks(request: HttpRequest) -> HttpResponse:
    """Open one, see those that are open, end one. The figures are on the page once, after opening."""
    if ended := request.POST.get("end"):
        actions.end_kiosk(by=request.person, kiosk=find(queries.kiosks_open(), pk=ended))
        messages.success(request, _("The kiosk has ended."))
        return redirect("paper:desk_kiosks")
    form, opened = KioskForm(request.POST or None), {}
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            kiosk, code = actions.open_kiosk(by=request.person, **form.cleaned_data)
            address = request.build_absolute_uri(reverse("paper:kiosk", args=[kiosk.key]))
            opened = {"opened": kiosk, "code": code, "address": address, "square": mark_safe(qr.svg(address))}
    context = {"form": KioskForm() if opened else form, "rows": queries.kiosks_open(), **opened}
    answer = render(request, "paper/desk_kiosks.html", context, status=form.status)
    return outcome(answer) if opened else answer


@never_cache
@GET_POST
def lock(request: HttpRequest, key: str) -> HttpResponse:
    """This device becomes the kiosk: whoever was signed in is signed out."""
    kiosk = queries.kiosk_with(key)
    if kiosk is None:
        raise Http404
    request.session.flush()
    answer = redirect("paper:kiosk_start")
    seconds = int((kiosk.ends_at - clock.now()).total_seconds())
    answer.set_cookie(
        settings.KIOSK_COOKIE_NAME, kiosk.key, max_age=seconds, httponly=True, samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )  # fmt: skip
    return answer


def _kiosk(request: HttpRequest) -> Kiosk:
    kiosk: Kiosk | None = getattr(request, "kiosk", None)
    if kiosk is None:
        raise Http404
    return kiosk


@never_cache
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """What people choose from."""
    return render(request, "paper/kiosk_start.html", {"starts": starts(_kiosk(request))})


@never_cache
@GET_POST
def clear(request: HttpRequest) -> HttpResponse:
    """Nothing of the last person stays: neither the session nor what the browser keeps."""
    _kiosk(request)
    request.session.flush()
    answer = redirect("paper:kiosk_start")
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer


@never_cache
@GET_POST
def end(request: HttpRequest) -> HttpResponse:
    """The figures end it; few tries."""
    kiosk = _kiosk(request)
    form = KioskEndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):  # counted by itself: a wrong code takes nothing back
            limit(f"kiosk-end:{kiosk.pk}", "10/h")
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.end_kiosk(kiosk=kiosk, code=form.cleaned_data["code"])
    if not form.is_bound or not form.is_valid():
        return render(request, "paper/kiosk_end.html", {"form": form}, status=form.status)
    request.session.flush()
    answer = redirect("people:sign_in")
    answer.delete_cookie(settings.KIOSK_COOKIE_NAME)
    return answer
