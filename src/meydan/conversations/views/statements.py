"""The desk: looking at statements."""

from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.paging import PER_PAGE
from meydan.conversations import actions
from meydan.conversations.forms.desk import CorrectForm, DeclineForm, JoinForm
from meydan.conversations.models import State, Statement
from meydan.conversations.queries import statements
from meydan.conversations.rules import may_fix_at_desk, may_look

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
TABS = {"look": gettext_lazy("To be looked at"), **{one.value: one.label for one in State if one != State.WAITING}}


@GET_POST
@desk_only(may_look)
def statement_list(request: HttpRequest) -> HttpResponse:
    """First what nobody has looked at; of all conversations, or of one. Several that are fine are let through at once."""
    if request.method == "POST":
        return _show_many(request)
    tab, text = request.GET.get("tab", "look"), request.GET.get("q", "").strip()[:100]
    tab = tab if tab in TABS else "look"
    asked = request.GET.get("conversation", "")
    of = int(asked) if asked.isdecimal() and len(asked) < 10 else None
    page = statements.desk_page(request.person, tab=tab, text=text, conversation=of, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "statements", _columns(), page.rows)
    tabs = [{"title": word, "url": _address(code, of), "current": code == tab} for code, word in TABS.items()]
    context = {"page": page, "tabs": tabs, "tab": tab, "text": text, "of": of}
    return render(request, "conversations/desk_statements.html", context)


def _show_many(request: HttpRequest) -> HttpResponse:
    """Those that are ticked and that nobody has decided about in the meantime."""
    ticked = [int(pk) for pk in request.POST.getlist("which")[:PER_PAGE] if pk.isdecimal() and len(pk) < 19]
    count = actions.show_statements(by=request.person, statements=list(statements.to_look_at().filter(pk__in=ticked)))
    if count:
        words = ngettext("People vote on %(count)s statement.", "People vote on %(count)s statements.", count)
        messages.success(request, words % {"count": count})
    else:
        messages.error(request, _("Please tick at least one statement."))
    return redirect(request.get_full_path())


def _columns() -> sheets.Columns:
    return [
        (_("Conversation"), lambda one: one.conversation.title),
        (_("No."), lambda one: one.number),
        (_("Statement"), lambda one: one.text),
        (_("State"), lambda one: one.tone[2]),
        (_("When"), lambda one: one.created_at),
    ]


def _address(tab: str, of: int | None) -> str:
    return (
        reverse("conversations:desk_statements") + "?" + urlencode({"tab": tab, **({"conversation": of} if of else {})})
    )


@GET_POST
@desk_only(may_look)
def statement(request: HttpRequest, pk: int) -> HttpResponse:
    """Show it, decline it with the reason, join it to one that says the same, or mend a slip."""
    found = find(statements.statements_visible_to(request.person), pk=pk)
    does = request.POST.get("do", "")
    forms: dict[str, Form] = {
        "decline": DeclineForm(request.POST if does == "decline" else None, auto_id="d-%s"),
        "join": JoinForm(request.POST if does == "join" else None, statement=found, auto_id="j-%s"),
        "correct": CorrectForm(
            request.POST if does == "correct" else None, initial={"text": found.text}, auto_id="c-%s"
        ),
    }
    form = forms.get(does)
    if request.method == "POST" and does == "show":
        actions.show_statement(by=request.person, statement=found)
        return _done(request, _("People vote on it."))
    if form and form.is_valid():
        with refusals_on(form):
            _act(request, does, found, form.cleaned_data)
        if form.is_valid():
            return _done(request, _("Decided. A writer with an account is told."))
    context = {**forms, "form": form, "statement": found, "alike": statements.alike(found), "may_fix": may_fix_at_desk(request.person, found)}  # fmt: skip
    return render(request, "conversations/desk_statement.html", context, status=422 if form and form.errors else 200)


def _act(request: HttpRequest, does: str, found: Statement, data: dict[str, Any]) -> None:
    verb = {
        "decline": actions.decline_statement,
        "join": actions.join_statement,
        "correct": actions.fix_statement_at_desk,
    }[does]
    verb(by=request.person, statement=found, **data)


def _done(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("conversations:desk_statements")
