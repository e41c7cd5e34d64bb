"""Assisted entry: find somebody or begin with a new person, read the notice out, write it down, hand over the slip."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.limits import limit
from meydan.base.town import town
from meydan.ideas.models import Contribution, Process
from meydan.ideas.queries import processes
from meydan.ideas.rules.contributions import may_submit
from meydan.paper import actions, queries
from meydan.paper.codes import code_of, spoken
from meydan.paper.forms import EntryForm, FindForm
from meydan.paper.papers import slip_pdf
from meydan.paper.rules import may_take_down
from meydan.people.models import Person

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
MOST_SEARCHES = "60/h"


@require_safe
@desk_only(may_take_down)
def find_person(request: HttpRequest) -> HttpResponse:
    """The first step. Nobody leafs through people: few are found, and searches are counted."""
    form = FindForm(request.GET or None)
    found: list[Person] | None = None
    if request.GET.get("q") and form.is_valid():
        with refusals_on(form):
            limit(f"find-person:{request.person.pk}", MOST_SEARCHES)
            found = queries.people_by(form.cleaned_data["q"])
    return render(request, "paper/find.html", {"form": form, "found": found}, status=form.status)


@GET_POST
@desk_only(may_take_down)
def write(request: HttpRequest) -> HttpResponse:
    """The second step: everything else on one page."""
    known = _known(request)
    form = entry_form(request, known)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = take_down(request, form, known)
        if form.is_valid():
            return redirect("paper:entered", made.pk)
    context = {"form": form, "known": known, "notice": _notice(), "notice_language": town().language_of("privacy")}
    return render(request, "paper/write.html", context, status=form.status)


def _known(request: HttpRequest) -> Person | None:
    asked = request.POST.get("kisi") or request.GET.get("kisi") or ""
    return find(queries.residents(), pk=asked) if asked else None


def _notice() -> str:
    """Without the line that says which version it is."""
    return town().text("privacy").partition("\n")[2].strip()


def entry_form(request: HttpRequest, known: Person | None, **start: Any) -> EntryForm:
    reachable = known is not None and bool(known.email or known.phone)
    return EntryForm(
        request.POST or None, known=known is not None, reachable=reachable, processes=collecting(request), initial=start
    )


def collecting(request: HttpRequest) -> list[Process]:
    """Processes that take contributions now."""
    return [one for one in processes.open_processes(50, request.person) if may_submit(request.person, one)]


def take_down(request: HttpRequest, form: EntryForm, known: Person | None) -> Contribution:
    said = form.cleaned_data
    how, contact = said.get("person_contact") or ("", "")
    fresh = {
        "display_name": said.get("person_name", ""),
        "age_band": said.get("person_age", ""),
        "neighbourhood": said.get("person_neighbourhood"),
        "phone": contact if how == "phone" else None,
        "email": contact if how == "email" else None,
    }
    entry = actions.Entry(said["channel"], said["notice"] == "aloud", known=known, fresh=None if known else fresh)
    return actions.take_down(by=request.person, entry=entry, reply=reply_of(form), **contribution_of(form))


def reply_of(form: EntryForm) -> actions.Reply | None:
    said = form.cleaned_data
    if not said.get("way"):
        return None
    where = {name: said[name] for name in ("phone", "address", "place")}
    return actions.Reply(said["way"], name=said["reply_name"], **where)


def contribution_of(form: EntryForm) -> dict[str, Any]:
    names = ("kind", "scope", "title", "text", "neighbourhood", "place_words", "process")
    said = {name: form.cleaned_data[name] for name in names}
    return {**said, "targets": [form.cleaned_data["target"]], "language": form.written_in}


@require_safe
@desk_only(may_take_down)
def entered(request: HttpRequest, pk: int) -> HttpResponse:
    """The third step: what the person takes along."""
    made = find(queries.entered_by(request.person), pk=pk)
    route = getattr(made, "reply_route", None)
    context = {"contribution": made, "route": route, "code": spoken(code_of(route.seed)) if route else ""}
    return render(request, "paper/entered.html", context)


@require_safe
@desk_only(may_take_down)
def slip(request: HttpRequest, pk: int) -> HttpResponse:
    """The slip with the code, as accessible PDF, for whoever wrote it down."""
    made = find(queries.entered_by(request.person), pk=pk, reply_route__isnull=False)
    answer = HttpResponse(slip_pdf(request, made.reply_route), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="fis-{made.thread.number}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer
