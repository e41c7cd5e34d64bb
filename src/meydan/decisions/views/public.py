"""The list, one vote or its result, the files, and an objection."""

import csv
from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.cards import sections
from meydan.base.edge import find, refusals_on, sign_in_first, the_one
from meydan.base.limits import address_of, limit
from meydan.decisions import actions
from meydan.decisions.forms.public import AppealForm, FilterForm, ReceiptForm
from meydan.decisions.models import AreaGroup, Ballot, State
from meydan.decisions.queries import ballots, files, results
from meydan.decisions.queries.desk import members_of
from meydan.decisions.queries.on_paper import public_booths
from meydan.decisions.queries.report import report_pdf
from meydan.decisions.rules import may_appeal, may_open_paper, may_vote_again, setting

APPEALS_SHOWN = 3
"""On the page of the result; all of them have a page of their own."""
REFUSED_SHOWN = 10
"""Of what could not be put on the paper, likewise."""
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def ballot_list(request: HttpRequest) -> HttpResponse:
    """All announced votes, with search."""
    form = FilterForm(request.GET)
    form.is_valid()
    wanted = ballots.Wanted(form.cleaned_data.get("q", ""), form.cleaned_data.get("when", ""))
    page = ballots.list_page(wanted, request.GET.get("after", ""))
    return render(request, "decisions/list.html", {"page": page, "filters": FilterForm(request.GET)})


def find_ballot(request: HttpRequest, pk: int) -> Ballot:
    return the_one(ballots.ballot_for(request.person, pk))


@require_safe
def ballot(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """What is voted on and how; when it is counted, what came out."""
    found = find_ballot(request, pk)
    if slug != found.slug:
        return redirect(found.get_absolute_url())
    if found.state == State.COUNTED:
        return render(request, "decisions/result.html", _result(request, found))
    line = ballots.roll_line(request.person, found)
    text, after = request.GET.get("q", "").strip()[:100], request.GET.get("after", "")
    page = ballots.option_page(found, text=text, after=after)
    whole = page.is_first and not page.next and not text
    context = {
        "ballot": found,
        "booths": public_booths(found),
        "page": page,
        "text": text,
        "options": len(page) if whole else ballots.count_on_paper(found),
        "refused": ballots.refused_page(found, per_page=REFUSED_SHOWN),
        "may": may_open_paper(found) if may_vote_again(found, line) else may_vote_again(found, line),
        "line": line,
        "turnout": ballots.turnout(found.pk) if found.is_public and not found.is_coming else None,
        "places": list(found.places.all()),
        "members": members_of(request.person, found),
        "changes": list(found.changes.all()),
        "sections": sections("ballot", request, found) if found.is_public else [],
    }
    context["voted"] = sum((context["turnout"] or {}).values())
    return render(request, "decisions/ballot.html", context)


def _result(request: HttpRequest, found: Ballot) -> dict[str, Any]:
    told = results.results_of(found)
    turnout = ballots.turnout(found.pk)
    found.won = [line.option for one in told for line in one.winners if line.option.contribution_id]  # type: ignore[attr-defined]
    offered = sections("ballot_result", request, found)
    return {
        "ballot": found,
        "told": told,
        "turnout": turnout,
        "voted": sum(turnout.values()),
        "refused": ballots.refused_page(found, per_page=REFUSED_SHOWN),
        "changes": list(found.changes.all()),
        "appeals": results.answered_page(found, per_page=APPEALS_SHOWN),
        "may_appeal": may_appeal(request.person, found) or request.person is None,
        "file": _file_name(found),
        "command": files.repeat_command(found, _file_name(found)),
        "basis": setting("basis", ""),
        "aside": [one for one in offered if one["aside"]],
        "below": [one for one in offered if not one["aside"]],
    }


def _file_name(found: Ballot, area: AreaGroup | None = None) -> str:
    return f"oylama-{found.pk}{f'-{area.pk}' if area else ''}.pb"


@never_cache
@GET_POST
def share(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the share of a paper went, for whoever holds its receipt. The code stands in no address and in no log."""
    found = find(ballots.ballots_visible_to(request.person), pk=pk, state=State.COUNTED)
    form = ReceiptForm(request.POST or None)
    shares = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            limit(f"receipt:{address_of(request)}", "30/h")
        if form.is_valid():
            shares = results.shares_by(found, form.cleaned_data["receipt"])
            if shares is None:
                form.add_error("receipt", _("No paper belongs to this code. Please check it letter by letter; a code of a vote that was changed later does not count."))  # fmt: skip
    return render(
        request, "decisions/share.html", {"ballot": found, "form": form, "shares": shares}, status=form.status
    )


@require_safe
def appeals(request: HttpRequest, pk: int) -> HttpResponse:
    """All objections to a result that were answered, without names."""
    found = find(ballots.ballots_visible_to(request.person), pk=pk, state=State.COUNTED)
    page = results.answered_page(found, request.GET.get("after", ""))
    return render(request, "decisions/appeals.html", {"ballot": found, "page": page})


@require_safe
def refused(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything that could not be put on the paper, and why."""
    found = find_ballot(request, pk)
    text = request.GET.get("q", "").strip()[:100]
    page = ballots.refused_page(found, text=text, after=request.GET.get("after", ""))
    return render(request, "decisions/refused.html", {"ballot": found, "page": page, "text": text})


@never_cache
@GET_POST
def appeal(request: HttpRequest, pk: int) -> HttpResponse:
    """Object to a result."""
    found = find(ballots.ballots_visible_to(request.person), pk=pk, state=State.COUNTED)
    if request.person is None:
        return sign_in_first(request)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.appeal(by=request.person, ballot=found, text=form.cleaned_data["text"])
        if form.is_valid():
            messages.success(request, _("Your objection reached us. We answer before the result becomes final."))
            return redirect("decisions:appeal", found.pk)
    context = {"ballot": found, "form": form, "may": may_appeal(request.person, found), "own": results.own_appeals(request.person, found)}  # fmt: skip
    return render(request, "decisions/appeal.html", context, status=form.status)


@require_safe
def ballot_file(request: HttpRequest, pk: int, area: int | None = None) -> StreamingHttpResponse:
    """The file from which anybody repeats the count."""
    found = find(ballots.ballots_visible_to(None), pk=pk, state=State.COUNTED)
    of = find(found.areas.filter(purse__isnull=False), pk=area) if area is not None else None
    lines = (f"{line}\n" for line in files.ballot_file(found, of))
    answer = StreamingHttpResponse(lines, content_type="text/plain; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{_file_name(found, of)}"'
    return answer


@require_safe
def result_table(request: HttpRequest, pk: int) -> HttpResponse:
    """The result as a table, as Turkish programs open it."""
    found = find(ballots.ballots_visible_to(None), pk=pk, state=State.COUNTED)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="oylama-{found.pk}.csv"'
    writer = csv.writer(answer, delimiter=";")
    writer.writerow([title for title, _value in COLUMNS])
    for told in results.results_of(found):
        writer.writerows([_cell(value(told, line)) for _title, value in COLUMNS] for line in told.lines)
    return answer


@require_safe
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """The result on paper."""
    found = find(ballots.ballots_visible_to(None), pk=pk, state=State.COUNTED)
    answer = HttpResponse(report_pdf(found), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="oylama-{found.pk}.pdf"'
    return answer


def lira(kurus: int | None) -> str:
    return "" if kurus is None else files.written(kurus)


COLUMNS: Sequence[tuple[str, Callable[[results.Told, results.Line], Any]]] = (
    ("list", lambda told, line: told.result.list.name if told.result.list else ""),
    ("number", lambda told, line: line.option.number),
    ("title", lambda told, line: line.option.title),
    ("thread", lambda told, line: line.option.contribution.thread.number if line.option.contribution else ""),
    ("cost_try", lambda told, line: lira(line.option.cost)),
    ("votes", lambda told, line: line.votes),
    ("won", lambda told, line: int(line.won)),
    ("won_by_plain_count", lambda told, line: int(line.plain)),
    ("each_paid_at_most_try", lambda told, line: lira(line.each)),
    ("lacking_try", lambda told, line: lira(line.missing)),
)


def _cell(value: Any) -> Any:
    """Nothing that a program of sheets would compute."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@")) else value
