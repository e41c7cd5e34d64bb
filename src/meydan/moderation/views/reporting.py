"""Reporting, the public log, and the moderators' desk."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import refs, sheets
from meydan.base.cards import Kind, all_cards
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.paging import page_by_key
from meydan.moderation import actions, queries
from meydan.moderation.forms import CaseFilter, DecideForm, ReportForm
from meydan.moderation.models import Reason, Report
from meydan.moderation.rules import may_moderate

MOST_IN_A_FILE = 5_000
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
def report(request: HttpRequest, ref: str) -> HttpResponse:
    """Say what is wrong with a thing; sign in afterwards."""
    thing = _thing(request, ref)
    form = ReportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        if request.person is None:
            request.session["pending_moderation"] = {"ref": ref, **form.cleaned_data}
            return redirect(reverse("people:sign_in") + "?" + urlencode({"next": thing.url}))
        with refusals_on(form):
            actions.report(by=request.person, ref=ref, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Thank you. A moderator looks at it and tells you the outcome."))
            return redirect(thing.url)
    return render(request, "moderation/report.html", {"form": form, "thing": thing}, status=form.status)


def finish_report(request: HttpRequest) -> str | None:
    """After signing in: send the report that the visitor wrote."""
    waiting = request.session.pop("pending_moderation", None)
    if waiting is None or request.person is None:
        return None
    actions.report(by=request.person, **waiting)
    messages.success(request, _("Thank you. A moderator looks at it and tells you the outcome."))
    return _thing(request, waiting["ref"]).url


def _thing(request: HttpRequest, ref: str) -> refs.Found:
    try:
        found = refs.resolve(request.person, [ref])
    except ValueError:
        raise Http404 from None
    if ref not in found or found[ref].kind.hide is None:
        raise Http404
    return found[ref]


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """What was hidden, when and why; no names, no texts."""
    reason = request.GET.get("reason", "")
    reason = reason if reason in Reason.values else ""
    page = page_by_key(
        queries.public_log(reason), order=["-at", "-id"], after=request.GET.get("after", ""), per_page=30
    )
    words = {kind.name: kind.word for kind in _kinds()}
    rows = [{"line": line, "kind": words.get(line.kind, line.kind)} for line in page.items]
    context = {
        "page": page,
        "rows": rows,
        "reason": reason,
        "reasons": Reason.choices,
        "months": queries.per_month(),
        "moderator": bool(may_moderate(request.person)),
    }
    return render(request, "moderation/log.html", context)


def _kinds() -> list[Kind]:
    return [kind for card in all_cards() for kind in card.kinds]


@GET_POST
@desk_only(may_moderate)
def unhide(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a hidden thing again."""
    hiding = find(queries.public_log(), pk=pk, lifted_at=None)
    if request.method == "POST":
        actions.unhide(by=request.person, hiding=hiding)
        messages.success(request, _("It is public again."))
        return redirect("moderation:log")
    return render(request, "moderation/unhide.html", {"hiding": hiding})


@require_safe
@desk_only(may_moderate)
def desk_reports(request: HttpRequest) -> HttpResponse:
    """Things with open reports, the oldest first."""
    form = CaseFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    cases = queries.cases_found(**wanted)
    if sheets.asked(request):
        return sheets.answer(
            request, "reports", _columns(), _cases(request, cases.order_by("at", "id")[:MOST_IN_A_FILE])
        )
    page = page_by_key(cases, order=["at", "id"], after=request.GET.get("after", ""), per_page=40)
    context = {"page": page, "rows": _cases(request, page.items), "form": form, "narrowed": any(wanted.values())}
    return render(request, "moderation/desk_reports.html", context)


def _cases(request: HttpRequest, first: Iterable[Report]) -> list[dict[str, Any]]:
    """Each thing with all its open reports; `first`: the oldest report of each."""
    cases = list(first)
    found = refs.resolve(request.person, [case.ref for case in cases])
    reports = queries.reports_on([case.ref for case in cases])
    return [{"case": case, "found": found.get(case.ref), "reports": reports[case.ref]} for case in cases]


def _columns() -> sheets.Columns:
    return [
        (_("Since"), lambda row: row["case"].at),
        (_("Thing"), lambda row: row["found"].title if row["found"] else row["case"].ref),
        (_("Reports"), lambda row: len(row["reports"])),
        (_("Reasons"), lambda row: ", ".join(sorted({str(one.get_reason_display()) for one in row["reports"]}))),
    ]


@GET_POST
@desk_only(may_moderate)
def desk_decide(request: HttpRequest, ref: str) -> HttpResponse:
    """One thing: read it, read the reports, decide."""
    thing = _thing(request, ref)
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        hide_it = form.cleaned_data["decision"] == "hide"
        with refusals_on(form):
            actions.decide_reports(
                by=request.person,
                ref=ref,
                hide_it=hide_it,
                reason=form.cleaned_data["reason"],
                words=form.cleaned_data["words"],
            )
        if form.is_valid():
            messages.success(request, _("It is hidden; the author is told why.") if hide_it else _("It stays."))
            return redirect("moderation:desk_reports")
    author = thing.kind.author(thing.thing) if thing.kind.author else None
    context = {
        "form": form,
        "thing": thing,
        "around": thing.around(request.person),
        "reports": queries.reports_on([ref])[ref],
        "hidden_before": queries.hidden_of(author),
    }
    return render(request, "moderation/desk_decide.html", context, status=form.status)
