"""The author reads why something is hidden and appeals; another person decides."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import refs, sheets
from meydan.base.edge import desk_only, find, refusals_on, sign_in_first
from meydan.base.paging import page_by_key
from meydan.base.sentences import sentence
from meydan.moderation import actions, queries
from meydan.moderation.forms import AppealFilter, AppealForm, DecideAppealForm
from meydan.moderation.rules import RULES, appeal_until, may_appeal, may_decide_appeal, may_see_appeals, setting

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
def own_hiding(request: HttpRequest, pk: int) -> HttpResponse:
    """What was hidden, why, by which rule, and the one appeal."""
    if request.person is None:
        return sign_in_first(request)
    hiding = find(queries.hidings_of(request.person), pk=pk)
    ruling = may_appeal(request.person, hiding)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.appeal(by=request.person, hiding=hiding, words=form.cleaned_data["words"])
        if form.is_valid():
            messages.success(request, _("Another person looks at it and writes to you."))
            return redirect(hiding)
    context = {
        "hiding": hiding,
        "rule": RULES[hiding.reason],
        "until": appeal_until(hiding),
        "form": form if ruling or form.is_bound else None,
        "basis": setting("basis", ""),
    }
    return render(request, "moderation/own_hiding.html", context, status=form.status)


@require_safe
@desk_only(may_see_appeals)
def desk_appeals(request: HttpRequest) -> HttpResponse:
    """Appeals that the person may decide, with the day by which it is promised."""
    form = AppealFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.appeals_for(request.person, **wanted)
    if sheets.asked(request):
        return sheets.answer(request, "appeals", _columns(), rows)
    page = page_by_key(rows, order=["promised_for", "id"], after=request.GET.get("after", ""), per_page=40)
    context = {"page": page, "form": form, "narrowed": any(wanted.values())}
    return render(request, "moderation/desk_appeals.html", context)


def _columns() -> sheets.Columns:
    return [
        (_("Since"), lambda row: row.at),
        (_("Thing"), lambda row: row.title),
        (_("Reason"), lambda row: row.hiding.get_reason_display()),
        (_("Promised for"), lambda row: row.promised_for),
    ]


@GET_POST
@desk_only(may_see_appeals)
def desk_appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """One appeal: the thing, the first decision and the author’s words; then the second decision."""
    appeal = find(queries.all_appeals(), pk=pk)
    ruling = may_decide_appeal(request.person, appeal)
    form = DecideAppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            restore = form.cleaned_data["decision"] == "restored"
            actions.decide_appeal(by=request.person, appeal=appeal, restore=restore, reason=form.cleaned_data["reason"])
        if form.is_valid():
            messages.success(request, _("Decided. The author and the moderator are told."))
            return redirect("moderation:desk_appeals")
    thing = refs.resolve(request.person, [appeal.hiding.ref]).get(appeal.hiding.ref)
    context = {
        "appeal": appeal,
        "thing": thing,
        "around": thing.around(request.person) if thing else (),
        "rule": RULES[appeal.hiding.reason],
        "form": form if ruling and not appeal.outcome else None,
        "why_not": "" if ruling else sentence(ruling.code, ruling.facts),
    }
    return render(request, "moderation/desk_appeal.html", context, status=form.status)
