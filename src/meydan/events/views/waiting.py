"""The desk: certificates of attendance that wait to be issued, of all events together."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from meydan.base import sheets
from meydan.base.cards import is_on
from meydan.base.edge import desk_only
from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.events.actions import issue_waiting
from meydan.events.forms.running import WaitingPapersForm
from meydan.events.models import Registration
from meydan.events.queries import papers
from meydan.events.rules import may_see_events_desk

MOST_AT_ONCE = 100
COLUMNS: sheets.Columns = [
    (gettext_lazy("Name"), lambda one: one.person.display_name),
    (gettext_lazy("Event"), lambda one: one.event.title),
    (gettext_lazy("From"), lambda one: one.event.occasion.starts_at),
    (gettext_lazy("To"), lambda one: one.event.occasion.ends_at),
    (gettext_lazy("Unit"), lambda one: one.event.occasion.unit.name if one.event.occasion.unit else ""),
    (gettext_lazy("Code"), lambda one: one.code),
]


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only(may_see_events_desk)
def certificates(request: HttpRequest) -> HttpResponse:
    """Searched, by event, as a file; those that are chosen are issued together, or all that were found."""
    if not is_on("documents"):
        raise Http404
    said = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "event")}
    filters = WaitingPapersForm(said, events=papers.with_papers_to_issue(request.person), auto_id="f-%s")
    filters.is_valid()
    rows = papers.papers_rows(
        request.person, text=filters.cleaned_data.get("q", ""), event=filters.cleaned_data.get("event")
    )
    if request.method == "POST":
        chosen = [int(pk) for pk in request.POST.getlist("one") if pk.isdecimal() and len(pk) < 19]
        _issue(request, list((rows if "all" in request.POST else rows.filter(pk__in=chosen))[:MOST_AT_ONCE]))
        return redirect(request.get_full_path())
    if sheets.asked(request):
        return sheets.answer(request, "etkinlik-belgeleri", COLUMNS, rows)  # type: ignore[return-value]
    page = papers.papers_page(rows, request.GET.get("after", ""))
    context = {"page": page, "filters": filters, "filtered": any(said.values()), "most": MOST_AT_ONCE}
    return render(request, "events/desk_waiting_certificates.html", context)


def _issue(request: HttpRequest, rows: list[Registration]) -> None:
    if not rows:
        messages.error(request, _("Please choose at least one person."))
        return
    try:
        made = issue_waiting(by=request.person, rows=rows)
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
    else:
        words = ngettext("%(count)s certificate is issued.", "%(count)s certificates are issued.", len(made))
        messages.success(request, words % {"count": len(made)})
