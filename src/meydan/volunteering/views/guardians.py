"""A guardian's own page, and the page on which a young person names one."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.volunteering import actions
from meydan.volunteering.forms.guardians import GuardianAnswerForm, NameGuardianForm
from meydan.volunteering.models import Permission, Placement
from meydan.volunteering.queries import people, roles
from meydan.volunteering.rules import has_code, last_day_of, may_answer_by_link, may_withdraw_by_link, proof_for
from meydan.volunteering.rules.adults import adults_needed
from meydan.volunteering.rules.guardians import link_days
from meydan.volunteering.rules.reasons import minor_minutes, minor_until

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def guardian(request: HttpRequest, pk: int, link: str) -> HttpResponse:
    """What it is about; a code to the guardian's own contact; yes, no, or taking it back. Opening the page changes nothing."""
    permission = people.permission_by_link(pk, link)
    if permission is None:
        raise Http404
    does = request.POST.get("do", "")
    form = GuardianAnswerForm(request.POST if does == "answer" else None)
    if request.method == "POST" and (not form.is_bound or form.is_valid()):
        try:
            _act(permission, does, form)
            return redirect(request.path)
        except Refused as refusal:  # a wrong code stays counted, so nothing is rolled back here
            form = form if form.is_bound else GuardianAnswerForm({})
            form.errors.clear() if does != "answer" else None
            form.add_error(_field_of(refusal, does), sentence(refusal.code, refusal.facts))
    return render(request, "volunteering/guardian.html", _guardian(permission, form), status=form.status)


def _field_of(refusal: Refused, does: str) -> str | None:
    return refusal.facts.get("field") if does == "answer" else None


def _act(permission: Permission, does: str, form: GuardianAnswerForm) -> None:
    if does == "code":
        actions.send_code(permission=permission)
    elif does == "withdraw":
        actions.withdraw_by_link(permission=permission)
    elif form.is_bound:
        data = form.cleaned_data
        actions.answer_by_link(permission=permission, code=data["code"], yes=data["answer"] == "yes")


def _guardian(permission: Permission, form: GuardianAnswerForm) -> dict[str, Any]:
    role = permission.role
    alive = permission.state in {"asked", "said", "given"}
    return {
        "permission": permission,
        "form": form,
        "role": role,
        "alive": alive,
        "shifts": roles.shifts_ahead(role, at_most=3) if role and alive else [],
        "may_answer": may_answer_by_link(permission),
        "may_withdraw": may_withdraw_by_link(permission),
        "code_sent": has_code(permission),
        "call_back": proof_for(permission.risk) == Permission.Proof.CALL,
        "until": permission.valid_until or last_day_of(permission.person.volunteer) if alive else None,
        **_limits(),
    }


def _limits() -> dict[str, Any]:
    """What everybody under 18 is promised."""
    return {"minutes": minor_minutes(), "by": f"{minor_until():%H.%M}", "adults": adults_needed()}


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
        "until": last_day_of(placement.person.volunteer) if placement.person else None,
        "days": link_days(),
        **_limits(),
    }
    return render(request, "volunteering/name_guardian.html", context, status=form.status)


def _known(permission: Permission | None) -> dict[str, Any]:
    if permission is None:
        return {}
    return {"guardian": permission.guardian, "guardian_contact": permission.contact, "how": permission.how}


def _ask(request: HttpRequest, placement: Placement, form: NameGuardianForm) -> None:
    asked = actions.ask_guardian(by=request.person, role=placement.role, guardian=form.named)
    if asked.how == Permission.How.MESSAGE and asked.state == Permission.State.ASKED:
        actions.send_link(by=request.person, permission=asked)
        messages.success(request, _("The link is on its way to your guardian."))
    else:
        messages.success(request, _("Saved."))
