"""What a volunteer offers; qualifications that duties ask for."""

from typing import Any

from django.contrib import messages
from django.forms.models import model_to_dict
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import desk_only, find, refusals_on, sign_in_first
from meydan.base.limits import limit
from meydan.people.models import Person
from meydan.volunteering import actions
from meydan.volunteering.forms.offers import PreferencesForm, QualificationForm
from meydan.volunteering.queries import offers, people
from meydan.volunteering.rules import may_run_volunteering

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def preferences(request: HttpRequest) -> HttpResponse:
    """What one likes, when one can, where: all of it optional."""
    if request.person is None:
        return sign_in_first(request)
    form = PreferencesForm(request.POST or None, initial=_said(request.person))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            limit(f"preferences:{request.person.pk}", "60/h")
            actions.save_preferences(by=request.person, **form.offer)
        if form.is_valid():
            messages.success(request, _("Saved. You can change it at any time."))
            return redirect("volunteering:mine")
    held = offers.held_by(request.person)
    return render(request, "volunteering/preferences.html", {"form": form, "held": held}, status=form.status)


def _said(person: Person) -> dict[str, Any]:
    """What was said here before, or with an application."""
    said = offers.preferences_of(person)
    if said:
        return model_to_dict(said) | {"fields_of_interest": said.fields, "places": said.places.all()}
    volunteer = people.volunteer_of(person)
    return {"skills": volunteer.skills, "languages": volunteer.languages} if volunteer else {}


@require_safe
@desk_only(may_run_volunteering)
def qualification_list(request: HttpRequest) -> HttpResponse:
    """What duties may ask for."""
    return render(request, "volunteering/desk_qualifications.html", {"qualifications": offers.qualifications()})


@GET_POST
@desk_only(may_run_volunteering)
def qualification(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Add a qualification or change it."""
    found = find(offers.qualifications(), pk=pk) if pk else None
    form = QualificationForm(
        request.POST or None, qualification=found, initial=model_to_dict(found) if found else {"active": True}
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.save_qualification(by=request.person, qualification=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("volunteering:desk_qualifications")
    context = {"form": form, "qualification": found}
    return render(request, "volunteering/desk_qualification.html", context, status=form.status)
