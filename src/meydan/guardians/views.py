"""A guardian's own page."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.guardians import actions, queries
from meydan.guardians.forms import GuardianAnswerForm
from meydan.guardians.models import OPEN_PERMISSIONS, Permission
from meydan.guardians.rules import has_code, last_day, may_answer_by_link, may_withdraw_by_link, proof_for


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guardian(request: HttpRequest, pk: int, link: str) -> HttpResponse:
    """What it is about; a code to the guardian's own contact; yes, no, or taking it back. Opening the page changes nothing."""
    permission = queries.by_link(pk, link)
    if permission is None or actions.owner_of(permission) is None:
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
    return render(request, "guardians/guardian.html", _guardian(permission, form), status=form.status)


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
    owner = actions.owner_of(permission)
    alive = permission.state in OPEN_PERMISSIONS
    about = owner.about(permission) if owner and alive else {}
    return {
        **about,
        "permission": permission,
        "form": form,
        "alive": alive,
        "may_answer": may_answer_by_link(permission),
        "may_withdraw": may_withdraw_by_link(permission),
        "code_sent": has_code(permission),
        "call_back": proof_for(permission.risk) == Permission.Proof.CALL,
        "until": permission.valid_until or last_day(permission.of_age_on),
    }
