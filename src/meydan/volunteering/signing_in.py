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
from meydan.base.write_first import NEW, Waiting
from meydan.volunteering import actions
from meydan.volunteering.agreement import version
from meydan.volunteering.forms.legal import OrganisationForm
from meydan.volunteering.forms.volunteers import SignUpForm
from meydan.volunteering.models import Application, OrganisationSignUp, Role
from meydan.volunteering.queries import people, roles

WAITING = Waiting("volunteering_form")
ORGANISATION = Waiting("volunteering_organisation")


def form_for(request: HttpRequest, role: Role, data: Any = None, **initial: Any) -> SignUpForm:
    """The form of a duty, with what is known of the person."""
    shift = (data or initial).get("shift")
    volunteer = people.volunteer_of(request.person)
    return SignUpForm(
        data, role=role, volunteer=volunteer, with_shift=bool(shift), questions=roles.asked_in(role), initial=initial
    )


def send(request: HttpRequest, role: Role, form: SignUpForm) -> Application:
    """Apply, and take the seat that was chosen if the place is ready at once."""
    limit(f"volunteering:{request.person.pk}", "20/d")
    agreed = version() if form.cleaned_data.get("agreed") else ""
    made = actions.apply(
        by=request.person,
        role=role,
        about=form.about,
        agreement=agreed,
        guardian=form.guardian_named,
        answers=form.answers,
    )
    WAITING.drop(request)
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
        seat = actions.ask_for_shift(by=request.person, shift=shift, size=size)
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
        return None
    words = {
        State.BOOKED: _("Your seat is booked: %(when)s."),
        State.OFFERED: _("A seat is kept for you: %(when)s. It is yours as soon as your guardian agrees."),
    }.get(State(seat.state), _("You are in line: %(when)s. We ask you when a seat is free."))
    messages.success(request, words % {"when": moment(seat.starts_at)})
    return seat


def organisation_form(request: HttpRequest) -> OrganisationForm:
    """As it was sent, or with what was typed before the code."""
    if request.method == "POST":
        return OrganisationForm(request.POST)
    kept = ORGANISATION.kept(request, NEW)
    return OrganisationForm(initial=kept.dict() if kept else None)


def send_organisation(request: HttpRequest, form: OrganisationForm) -> OrganisationSignUp:
    made = actions.sign_up_organisation(by=request.person, **form.cleaned_data)
    ORGANISATION.drop(request)
    messages.success(request, _("Thank you. We look at the decision and answer by the promised day."))
    return made


def finish(request: HttpRequest) -> str | None:
    """Whoever wrote both sees the organisation, and finds the application on their own page."""
    application, organisation = _finish_application(request), _finish_organisation(request)
    return organisation or application


def _finish_application(request: HttpRequest) -> str | None:
    def send_it(role: Role, form: SignUpForm) -> str:
        send(request, role, form)
        return role.get_absolute_url()

    return WAITING.finish(
        request,
        roles.roles_visible_to(request.person),
        form_for=lambda role, typed: form_for(request, role, typed),
        send=send_it,
        back=lambda role: reverse("volunteering:sign_up", args=[role.pk]),
    )


def _finish_organisation(request: HttpRequest) -> str | None:
    return ORGANISATION.finish_new(
        request,
        form_for=OrganisationForm,
        send=lambda form: send_organisation(request, form).get_absolute_url(),
        back=reverse("volunteering:organisation_new"),
    )
