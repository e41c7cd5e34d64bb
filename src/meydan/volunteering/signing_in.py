"""Signing up first and signing in last: what a visitor wrote waits in the session until the code is entered."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.attendance.models import Seat, State
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.sentences import sentence
from meydan.base.templatetags.ui import day_long, moment
from meydan.volunteering import actions
from meydan.volunteering.agreement import version
from meydan.volunteering.forms.volunteers import SignUpForm
from meydan.volunteering.models import Application, Role
from meydan.volunteering.queries import people, roles

WAITING, SENT = "volunteering_form", "volunteering_sent"


def form_for(request: HttpRequest, role: Role, data: Any = None, **initial: Any) -> SignUpForm:
    """The form of a duty, with what is known of the person."""
    shift = (data or initial).get("shift")
    volunteer = people.volunteer_of(request.person)
    return SignUpForm(data, role=role, volunteer=volunteer, with_shift=bool(shift), initial=initial)


def keep(request: HttpRequest, role: Role, form: SignUpForm) -> None:
    """What was typed, until the visitor has signed in."""
    request.session[WAITING] = {"role": role.pk, **{name: form.data.get(name, "") for name in form.fields}}
    request.session[SENT] = True


def kept(request: HttpRequest, role: Role) -> dict[str, Any]:
    """What was typed for this duty before."""
    waiting = request.session.get(WAITING, {}) if request.session.session_key else {}
    return dict(waiting) if waiting.get("role") == role.pk else {}


def send(request: HttpRequest, role: Role, form: SignUpForm) -> Application:
    """Apply, and take the seat that was chosen if the place is ready at once."""
    limit(f"volunteering:{request.person.pk}", "20/d")
    agreed = version() if form.cleaned_data.get("agreed") else ""
    made = actions.apply(by=request.person, role=role, about=form.about, agreement=agreed, guardian=form.guardian_named)
    request.session.pop(WAITING, None)
    _thank(request, made)
    if (pk := form.cleaned_data.get("shift")) and role.direct:
        join(request, role, pk, form.cleaned_data.get("size") or 1)
    return made


def _thank(request: HttpRequest, made: Application) -> None:
    if made.state == Application.State.SUITABLE:
        messages.success(request, _("Welcome. You are a volunteer of this duty."))
    else:
        words = _("Thank you. Your application has reached us; we answer by %(day)s.")
        messages.success(request, words % {"day": day_long(made.promised_for)})


def join(request: HttpRequest, role: Role, pk: int, size: int = 1) -> Seat | None:
    """Take a seat at a shift of the duty, or join the line; say what became of it."""
    shift = roles.coming_shifts().filter(role=role, pk=pk).first()
    if shift is None:
        messages.error(request, _("This shift is not there any more. Please choose another one."))
        return None
    try:
        seat = actions.join_shift(by=request.person, shift=shift, size=size)
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
        return None
    booked = seat.state == State.BOOKED
    words = (
        _("Your seat is booked: %(when)s.")
        if booked
        else _("You are in line: %(when)s. We ask you when a seat is free.")
    )
    messages.success(request, words % {"when": moment(seat.starts_at)})
    return seat


def finish(request: HttpRequest) -> str | None:
    """Called in the POST that signs somebody in: send what waited. What can't be sent is shown again with the reason."""
    if not request.session.pop(SENT, False):
        return None
    waiting = request.session.get(WAITING, {})
    role = roles.roles_visible_to(request.person).filter(pk=waiting.get("role")).first()
    if role is None:
        return None
    form = form_for(request, role, waiting)
    if form.is_valid():
        try:
            send(request, role, form)
            return role.get_absolute_url()
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
    return reverse("volunteering:sign_up", args=[role.pk])
