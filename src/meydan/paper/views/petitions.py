"""Making an official petition of a contribution: the author's page, and the desk's."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock, sheets
from meydan.base.edge import desk_only, find, refusals_on, sign_in_first
from meydan.base.forms import MeydanForm
from meydan.base.paging import page_by_key
from meydan.ideas.queries.contributions import contributions_visible_to
from meydan.paper import actions, queries
from meydan.paper.forms import FileForm, PetitionFilter, SaidForm
from meydan.paper.models import How
from meydan.paper.rules import may_call, may_file, may_offer, what_the_law_asks
from meydan.people.models import Person

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
def petition(request: HttpRequest, pk: int) -> HttpResponse:
    """The author reads what a petition needs and says yes or no. Whoever files petitions and follows a message is sent on to the desk's
    page of it."""
    if request.person is None:
        return sign_in_first(request)
    if request.method != "POST" and may_call(request.person) and not _is_own(request.person, pk):
        return redirect("paper:desk_petition", pk)
    contribution = find(queries.own_contributions(request.person), pk=pk)
    form = MeydanForm(request.POST or None)
    if request.method == "POST":
        agree = request.POST.get("agree") == "yes"
        with refusals_on(form):
            actions.answer_offer(by=request.person, contribution=contribution, agree=agree, how=How.WEB)
        if not form.errors:
            messages.success(
                request, _("Thank you. The participation desk gets in touch.") if agree else _("It stays as it is.")
            )
            return redirect("paper:petition", pk)
    context = {
        "contribution": contribution,
        "petition": queries.petition_of(contribution),
        "form": form,
        "law": what_the_law_asks(),
    }
    return render(request, "paper/petition.html", context, status=422 if form.errors else 200)


def _is_own(person: Person, pk: int) -> bool:
    return queries.own_contributions(person).filter(pk=pk).exists()


@require_safe
@desk_only(may_call)
def desk_petitions(request: HttpRequest) -> HttpResponse:
    """Authors who said yes: what has to be filed; and on request what was offered, refused or filed."""
    form = PetitionFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows, order = queries.petitions_found(**wanted)
    if sheets.asked(request):
        return sheets.answer(request, "petitions", _columns(), rows)
    page = page_by_key(rows, order=order, after=request.GET.get("after", ""), per_page=40)
    return render(request, "paper/desk_petitions.html", {"page": page, "form": form, "narrowed": any(wanted.values())})


def _columns() -> sheets.Columns:
    return [
        (_("Thread number"), lambda one: one.contribution.thread.number),
        (_("Title"), lambda one: one.contribution.title),
        (_("Day"), lambda one: one.answered_at),
        (_("Channel"), lambda one: one.get_answered_how_display()),
        (_("State"), lambda one: one.get_state_display()),
        (_("Number"), lambda one: one.number),
        (_("Filed on"), lambda one: one.filed_on),
    ]


@GET_POST
@desk_only(may_call)
def desk_petition(request: HttpRequest, pk: int) -> HttpResponse:
    """Offer it, write down what the author said, file it: one of them at a time."""
    contribution = find(contributions_visible_to(request.person), pk=pk)
    done = request.POST.get("do", "")
    forms = _forms(request, contribution, done)
    form = forms.get(done)
    if form is not None and form.is_valid():
        with refusals_on(form):
            _carry_out(request, contribution, done, form)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("paper:desk_petition", pk)
    context = {
        "contribution": contribution,
        "petition": queries.petition_of(contribution),
        "forms": forms,
        "law": what_the_law_asks(),
    }
    return render(request, "paper/desk_petition.html", context, status=form.status if form is not None else 200)


def _forms(request: HttpRequest, contribution: Any, done: str) -> dict[str, Any]:
    petition = queries.petition_of(contribution)
    filed = petition is not None and petition.state == "filed"
    if filed or not may_offer(request.person, contribution):
        return {}

    def data(name: str) -> Any:
        return request.POST if done == name else None

    forms: dict[str, Any] = {"said": SaidForm(data("said"))}
    if petition is None:
        forms["offer"] = MeydanForm(data("offer"))
    elif may_file(request.person, petition):
        start = {"filed_on": clock.today(), "unit": contribution.unit}
        forms["file"] = FileForm(data("file"), initial=start)
    return forms


def _carry_out(request: HttpRequest, contribution: Any, done: str, form: Any) -> None:
    if done == "offer":
        actions.offer_petition(by=request.person, contribution=contribution)
    elif done == "said":
        said = form.cleaned_data
        actions.answer_offer(
            by=request.person, contribution=contribution, agree=said["agree"] == "yes", how=said["how"]
        )
    else:
        actions.file_petition(by=request.person, petition=queries.petition_of(contribution), **form.cleaned_data)
