"""Answers that wait for approval: several at once, by keyboard, without JavaScript."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, refusals_on
from meydan.base.paging import page_by_key
from meydan.ideas import actions
from meydan.ideas.forms.approving import ApprovalListForm, DecideForm, UnitListForm
from meydan.ideas.models import PendingAnswer
from meydan.ideas.queries import chain
from meydan.ideas.rules.approval import may_decide
from meydan.ideas.rules.contributions import may_work_at_desk
from meydan.ideas.views.desk_files import approval_columns, unit_columns
from meydan.people.queries import mark_stand_ins
from meydan.people.rules import may_see_people

PER_PAGE = 10
MOST_AT_ONCE = 100
MINE, ALL = "mine", "all"


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only(may_work_at_desk)
def approvals(request: HttpRequest) -> HttpResponse:
    """What waits for this person, the nearest promise first; under the other tab what waits for others."""
    form = DecideForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _decide(request, form)
        if form.is_valid():
            return redirect(request.get_full_path())
    tab = ALL if request.GET.get("tab") == ALL else MINE
    said = {"text": request.GET.get("q", "").strip()[:100], "unit": request.GET.get("unit", "")[:100]}
    lists = {MINE: chain.to_approve(request.person), ALL: chain.waiting_answers(request.person)}
    rows = chain.with_steps(chain.searched_answers(lists[tab], **said))
    if sheets.asked(request):
        return sheets.answer(request, "approvals", approval_columns(), rows)
    page = page_by_key(rows, order=["due", "id"], after=request.GET.get("after", ""), per_page=PER_PAGE)
    for one in page.items:
        one.may_decide = may_decide(request.person, one)  # type: ignore[attr-defined]
    mark_stand_ins(chain.approvals_of(page.items))
    context = {
        "page": page,
        "form": form,
        "tabs": _tabs(tab),
        "ticked": set(request.POST.getlist("answer")),
        "filters": ApprovalListForm({**request.GET.dict(), "tab": tab}, auto_id="d-%s"),
        "any_mine": any(one.may_decide for one in page.items),  # type: ignore[attr-defined]
    }
    return render(request, "ideas/desk_approvals.html", context, status=form.status)


def _tabs(tab: str) -> list[dict[str, Any]]:
    address = reverse("ideas:desk_approvals")
    titles = {MINE: _("Waiting for you"), ALL: _("Waiting for anybody")}
    return [{"title": title, "url": f"{address}?tab={code}", "current": code == tab} for code, title in titles.items()]


def _decide(request: HttpRequest, form: DecideForm) -> None:
    """Each of the chosen ones by itself: what a colleague decided meanwhile does not stop the others."""
    back = request.POST.get("do") == "back"
    done = 0
    chosen = _chosen(request)
    if not chosen:
        form.add_error(None, _("Please tick at least one answer."))
    for pending, position in chosen:
        with refusals_on(form):
            said = {"by": request.person, "pending": pending, "position": position}
            if back:
                actions.send_answer_back(**said, words=form.cleaned_data.get("words", ""))
            else:
                actions.approve_answer(**said)
            done += 1
    if done:
        messages.success(request, _told(done, back=back))


def _chosen(request: HttpRequest) -> list[tuple[PendingAnswer, int]]:
    """The one whose button was pressed, or those that were ticked, each with the step that was looked at (`12:0`)."""
    asked = [request.POST["one"]] if request.POST.get("one") else request.POST.getlist("answer")[:MOST_AT_ONCE]
    looked_at: dict[int, int] = {}
    for pk, _colon, position in (one.partition(":") for one in asked):
        if pk.isdecimal() and position.isdecimal() and len(pk + position) < 12:
            looked_at[int(pk)] = int(position)
    found = chain.written_answers(request.person, looked_at)
    return [(one, looked_at[one.pk]) for one in found]


def _told(count: int, *, back: bool) -> str:
    if back:
        words = ngettext("Sent back. The writer is told.", "%(count)s sent back. The writers are told.", count)
    else:
        words = ngettext("Approved.", "%(count)s approved.", count)
    return words % {"count": count}


@require_safe
@desk_only(may_work_at_desk)
def unit_list(request: HttpRequest) -> HttpResponse:
    """Who holds what for each unit, what is open and late there, and where somebody is missing."""
    filters = UnitListForm(request.GET, auto_id="d-%s")
    filters.is_valid()
    rows = chain.unit_chains(text=filters.cleaned_data.get("q", ""), gaps=bool(request.GET.get("gaps")))
    if sheets.asked(request):
        return sheets.answer(request, "units", unit_columns(), rows)
    context = {"rows": rows, "filters": filters, "may_give_roles": may_see_people(request.person)}
    return render(request, "ideas/desk_units.html", context)
