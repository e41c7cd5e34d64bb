"""What volunteers leave for their safety, and who reads it when."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import find, find_seen, refusals_on, sign_in_first
from meydan.base.sent_twice import outcome
from meydan.sealed import actions as sealed
from meydan.sealed.models import What
from meydan.sealed.rules import may_open
from meydan.volunteering import actions
from meydan.volunteering.forms.safety import AccessForm, ContactForm, EmergencyLookForm, LookForm
from meydan.volunteering.models import Placement
from meydan.volunteering.queries import adults, people
from meydan.volunteering.rules.adults import emergency_is_open

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def safety(request: HttpRequest, pk: int) -> HttpResponse:
    """Emergency contact and access needs of one's own place: both may stay empty."""
    if request.person is None:
        return sign_in_first(request)
    placement = find(people.placements_visible_to(request.person), pk=pk, person=request.person)
    does, left = request.POST.get("do"), adults.sealed_words_of(placement)
    contact = ContactForm(request.POST if does == "contact" else None, initial=_contact(left), auto_id="c-%s")
    access = AccessForm(request.POST if does == "access" else None, initial=_access(left), auto_id="a-%s")
    form = access if does == "access" else contact
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _leave(request, placement, form)
        if form.is_valid():
            messages.success(request, _("Kept. Only the people named here can read it."))
            return redirect("volunteering:safety", placement.pk)
    context = {"placement": placement, "contact": contact, "access": access, "form": form, "left": left}
    return render(request, "volunteering/safety.html", context, status=form.status)


def _contact(left: dict[str, Any]) -> dict[str, str]:
    if What.EMERGENCY not in left:
        return {}
    name, _sign, phone = left[What.EMERGENCY].unseal().partition("\n")
    return {"name": name, "phone": phone}


def _access(left: dict[str, Any]) -> dict[str, str]:
    return {"text": left[What.ACCESS].unseal()} if What.ACCESS in left else {}


def _leave(request: HttpRequest, placement: Placement, form: ContactForm | AccessForm) -> None:
    if isinstance(form, AccessForm):
        actions.leave_access_needs(by=request.person, placement=placement, text=form.cleaned_data["text"])
    else:
        actions.leave_contact(by=request.person, placement=placement, **form.cleaned_data)


@never_cache
@GET_POST
def emergency(request: HttpRequest, pk: int) -> HttpResponse:
    """For the leader of a shift, around it: whom to call for whom. A number is shown after saying what happened."""
    if request.person is None:
        return sign_in_first(request)
    shift = find_seen(adults.led_now, request.person, pk)
    left = adults.emergency_words(shift) if (open_now := emergency_is_open(request.person, shift.occasion)) else []
    form = EmergencyLookForm(request.POST or None)
    shown = None
    if request.method == "POST" and form.is_valid():
        words = next((one for one in left if one.pk == form.cleaned_data["words"]), None)
        if words is None:
            raise Http404
        with refusals_on(form):
            name, _sign, phone = sealed.read_words(
                by=request.person, words=words, purpose=form.purpose_words
            ).partition("\n")
            shown = {"words": words, "name": name, "phone": phone}
    context = {"shift": shift, "open": open_now, "left": left, "form": form, "shown": shown}
    answer = render(request, "volunteering/emergency.html", context, status=form.status)
    return outcome(answer) if shown else answer


@never_cache
@GET_POST
def access(request: HttpRequest, pk: int) -> HttpResponse:
    """For who looks after the duty: what would help a volunteer, after saying what it is needed for."""
    if request.person is None:
        return sign_in_first(request)
    words = find(adults.access_words(pk))
    if not may_open(request.person, words):
        raise Http404
    form, text = LookForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            text = sealed.read_words(by=request.person, words=words, purpose=form.cleaned_data["purpose"])
    context = {"words": words, "form": form, "text": text, "placement_id": pk}
    answer = render(request, "volunteering/access.html", context, status=form.status)
    return outcome(answer) if text else answer
