"""The desk: the list, planning one, its first statements, its report."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.conversations import actions
from meydan.conversations.forms.desk import ConversationForm, ReportForm, SeedForm, as_typed, to_begin
from meydan.conversations.models import Conversation
from meydan.conversations.queries import conversations, voting
from meydan.conversations.queries.results import result_page, took_part_words
from meydan.conversations.rules import may_erase, may_publish, may_report, may_run, may_take_votes

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
TABS = {
    "now": gettext_lazy("Open now"),
    "coming": gettext_lazy("Coming"),
    "over": gettext_lazy("Over"),
    "draft": gettext_lazy("Drafts"),
}
COLUMNS: sheets.Columns = [
    (gettext_lazy("No."), lambda one: one.pk),
    (gettext_lazy("Title"), lambda one: one.title),
    (gettext_lazy("From"), lambda one: one.opens_at),
    (gettext_lazy("To"), lambda one: one.closes_at),
    (gettext_lazy("State"), lambda one: str(one.tone[2])),
    (gettext_lazy("Unit"), lambda one: one.unit.name if one.unit else ""),
    (gettext_lazy("Statements"), lambda one: one.shown),
    (gettext_lazy("Being looked at"), lambda one: one.waiting),
    (pgettext_lazy("conversation", "People"), lambda one: one.result.voices if conversations.result_of(one) else 0),
    (gettext_lazy("Votes cast"), lambda one: one.result.votes if conversations.result_of(one) else 0),
]


@require_safe
@desk_only(may_run)
def conversation_list(request: HttpRequest) -> HttpResponse:
    tab, text = request.GET.get("tab", "now"), request.GET.get("q", "").strip()[:100]
    tab = tab if tab in TABS else "now"
    if sheets.asked(request):
        rows = conversations.desk_rows(request.person, tab=tab, text=text).order_by("-opens_at", "-id")
        return sheets.answer(request, "sohbetler", COLUMNS, rows)  # type: ignore[return-value]
    page = conversations.desk_page(request.person, tab=tab, text=text, after=request.GET.get("after", ""))
    address = reverse("conversations:desk_list")
    tabs = [{"title": word, "url": f"{address}?tab={code}", "current": code == tab} for code, word in TABS.items()]
    return render(request, "conversations/desk_list.html", {"page": page, "tabs": tabs, "tab": tab, "text": text})


@GET_POST
@desk_only(may_run)
def conversation_form(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Plan a conversation, or change it."""
    found = _find(request, pk) if pk else None
    form = ConversationForm(request.POST or None, initial=as_typed(found) if found else to_begin())
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            found = actions.save_conversation(by=request.person, conversation=found, **form.words)
        if form.is_valid() and found:
            messages.success(request, _("Saved."))
            return redirect("conversations:desk_conversation", found.pk)
    return render(request, "conversations/desk_form.html", {"form": form, "conversation": found}, status=form.status)


def _find(request: HttpRequest, pk: int) -> Conversation:
    return find(conversations.conversations_visible_to(request.person), pk=pk)


@GET_POST
@desk_only(may_run)
def conversation(request: HttpRequest, pk: int) -> HttpResponse:
    """One conversation at the desk: what can be done with it now."""
    found = _find(request, pk)
    verbs: dict[str, tuple[Any, Any]] = {
        "publish": (actions.publish_conversation, _("Published.")),
        "end": (actions.end_conversation, _("Closed.")),
        "erase": (actions.erase_votes, _("The single votes are erased.")),
    }
    if request.method == "POST" and request.POST.get("do") in verbs:
        verb, said = verbs[request.POST["do"]]
        try:
            verb(by=request.person, conversation=found)
            messages.success(request, said)
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
        return redirect("conversations:desk_conversation", found.pk)
    return render(request, "conversations/desk_conversation.html", _context(request, found))


def _context(request: HttpRequest, found: Conversation) -> dict[str, Any]:
    count = voting.shown(found).count()
    return {
        "conversation": found,
        "statements": count,
        "counted": took_part_words(conversations.result_of(found)),
        "result": result_page(found, most=3),
        "may_publish": may_publish(request.person, found, count),
        "may_report": may_report(request.person, found),
        "may_erase": may_erase(request.person, found),
        "may_take": may_take_votes(request.person, found, has_result=conversations.has_result(found)),
    }


@GET_POST
@desk_only(may_run)
def seed(request: HttpRequest, pk: int) -> HttpResponse:
    """Write many statements at once: pasted, or from a file."""
    found = _find(request, pk)
    form = SeedForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.seed_statements(
                by=request.person, conversation=found, texts=form.cleaned_data["lines"], language=found.language
            )
        if form.is_valid() and not (made.too_long or made.there_before):
            messages.success(request, _added(made))
            return redirect("conversations:desk_conversation", found.pk)
        if form.is_valid():
            rest = SeedForm(initial={"texts": "\n".join([*made.too_long, *made.there_before])})
            return render(
                request, "conversations/desk_seed.html", {"form": rest, "conversation": found, "made": made}, status=422
            )
    return render(request, "conversations/desk_seed.html", {"form": form, "conversation": found}, status=form.status)


def _added(made: actions.Seeded) -> str:
    return ngettext("%(count)s statement added.", "%(count)s statements added.", len(made.made)) % {
        "count": len(made.made)
    }


@GET_POST
@desk_only(may_run)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """Say what was found and what it changed."""
    found = _find(request, pk)
    form = ReportForm(request.POST or None, initial={"report": found.report, "outcome": found.outcome})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.publish_report(by=request.person, conversation=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("The report is public."))
            return redirect("conversations:desk_conversation", found.pk)
    context = {
        "form": form, "conversation": found, "ruling": may_report(request.person, found), "result": result_page(found),
    }  # fmt: skip
    return render(request, "conversations/desk_report.html", context, status=form.status)
