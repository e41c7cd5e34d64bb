"""The page on which a young person names a guardian."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.guardians.actions import send_link
from meydan.guardians.models import Permission
from meydan.guardians.rules import last_day, link_days
from meydan.volunteering import actions
from meydan.volunteering.forms.guardians import NameGuardianForm
from meydan.volunteering.models import Placement
from meydan.volunteering.queries import people
from meydan.volunteering.queries.guarded import promises

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def name_guardian(request: HttpRequest, pk: int) -> HttpResponse:
    """Who says yes for me? Also to name somebody else, and to have the link sent again."""
    if request.person is None:
        return sign_in_first(request)
    placement = find(people.placements_visible_to(request.person), pk=pk, person=request.person)
    known = people.permission_for(request.person, placement.role)
    form = NameGuardianForm(request.POST or None, risk=placement.role.risk, initial=_known(known))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            _ask(request, placement, form)
        if form.is_valid():
            return redirect("volunteering:name_guardian", placement.pk)
    context = {
        "placement": placement,
        "form": form,
        "permission": known,
        "volunteer": people.volunteer_of(request.person),
        "until": last_day(placement.person.volunteer.comes_of_age) if placement.person else None,
        "days": link_days(),
        **promises(),
    }
    return render(request, "volunteering/name_guardian.html", context, status=form.status)


def _known(permission: Permission | None) -> dict[str, Any]:
    if permission is None:
        return {}
    said = {"guardian": permission.guardian, "guardian_contact": permission.contact, "how": permission.how}
    return said | ({"language": permission.language} if permission.language else {})


def _ask(request: HttpRequest, placement: Placement, form: NameGuardianForm) -> None:
    asked = actions.ask_guardian(by=request.person, role=placement.role, guardian=form.named)
    if asked.how == Permission.How.MESSAGE and asked.state == Permission.State.ASKED:
        send_link(by=request.person, permission=asked)
        messages.success(request, _("The link is on its way to your guardian."))
    else:
        messages.success(request, _("Saved."))
