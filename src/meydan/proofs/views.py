"""One's own proofs, letters with codes, and the desk where bonds are proved."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from meydan.base import clock, sheets
from meydan.base.edge import desk_only, find, refusals_on, sign_in_first
from meydan.base.errors import Refused
from meydan.base.paging import page_by_key
from meydan.base.sent_twice import outcome
from meydan.people.models import Person
from meydan.people.queries import link_of
from meydan.proofs import actions, queries
from meydan.proofs.forms import CodeForm, EndForm, LetterForm, ProofFilter, ProveForm
from meydan.proofs.models import Bond
from meydan.proofs.rules import (
    NO_ACCOUNT,
    may_ask_letter,
    may_print,
    may_see_desk,
    may_type_code,
    provider_that_proves,
)

LETTERS = 30
GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def mine(request: HttpRequest) -> HttpResponse:
    """What is proved, by what, until when; to ask for a letter, and to type its code in."""
    person = request.person
    if person is None:
        return sign_in_first(request)
    do = request.POST.get("do") if request.method == "POST" else None
    asking, typing = LetterForm(request.POST if do == "ask" else None), CodeForm(request.POST if do == "code" else None)
    if do == "ask" and asking.is_valid():
        with refusals_on(asking):
            actions.ask_letter(by=person, **asking.cleaned_data)
        if asking.is_valid():
            messages.success(request, _("The letter is asked for. It comes by post."))
            return redirect("proofs:mine")
    if do == "code" and typing.is_valid() and _typed(person, typing):
        messages.success(request, _("Proved: you live here. We have forgotten the address."))
        return redirect("proofs:mine")
    letter, bonds = queries.open_letter_of(person), queries.bonds_of(person)
    context = {
        "proofs": queries.proofs_of(person),
        "level": queries.level_of(person, bonds),
        "letter": letter,
        "asking": asking
        if may_ask_letter(person, proved=Bond.LIVES in bonds, open_letter=letter is not None)
        else None,
        "provider": provider_that_proves(),
        "linked": link_of(person) is not None,
        "typing": typing if do == "code" or may_type_code(letter) else None,
    }
    return render(request, "proofs/mine.html", context, status=max(asking.status, typing.status))


def _typed(person: Person, form: CodeForm) -> bool:
    proof = None
    with refusals_on(form):
        proof = actions.type_code(by=person, code=form.cleaned_data["code"])
    if proof is None and form.is_valid():
        form.add_error("code", _("This is not the code in the letter. Please look again."))
    return proof is not None


@GET_POST
@desk_only(may_see_desk)
def desk(request: HttpRequest) -> HttpResponseBase:
    """Whose bond was proved, and the letters that wait to be printed."""
    form = ProofFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.proofs_found(request.person, text=wanted.get("q", ""), bond=wanted.get("bond", ""))
    if sheets.asked(request):
        return sheets.answer(request, "proofs", _columns(), rows.order_by("-at", "-id"))
    page = page_by_key(rows, order=["-at", "-id"], after=request.GET.get("after", ""), per_page=30)
    waiting, printed = (
        queries.letters_to_print(request.person),
        queries.letters_printed(request.person, wanted.get("q", "")),
    )
    letters = [*waiting[:LETTERS], *printed[:LETTERS]]  # what is printed leaves the first part, so the rest comes up
    context = {"page": page, "form": form, "narrowed": any(wanted.values()), "letters": letters}
    return render(request, "proofs/desk.html", context)


def _columns() -> sheets.Columns:
    return [
        (_("Name"), lambda one: one.person.name),
        (_("Bond"), lambda one: one.get_bond_display()),
        (_("What was seen"), lambda one: one.get_seen_display()),
        (_("Seen by"), lambda one: one.by.name if one.by else one.provider_host),
        (_("When"), lambda one: one.at),
        (_("Valid until"), lambda one: one.valid_until),
        (_("Why it ended"), lambda one: one.ended_because),
    ]


@GET_POST
@desk_only(may_see_desk)
def desk_new(request: HttpRequest) -> HttpResponse:
    """Somebody stands at the desk and shows a document."""
    form = ProveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        with refusals_on(form):
            person = queries.account_of(*said["contact"])
            if person is None:
                raise Refused(NO_ACCOUNT, field="contact")
            actions.prove(by=request.person, person=person, bond=said["bond"], seen=said["seen"], number=said["number"])
        if form.is_valid():
            messages.success(request, _("Proved. The person is told."))
            return redirect("proofs:desk")
    return render(request, "proofs/desk_new.html", {"form": form}, status=form.status)


@GET_POST
@desk_only(may_see_desk)
def desk_proof(request: HttpRequest, pk: int) -> HttpResponse:
    """One proof, to end it with a reason."""
    found = find(queries.proofs_found(request.person, text="", bond=""), pk=pk)
    form = EndForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.end_proof(by=request.person, proof=found, because=form.cleaned_data["because"])
        if form.is_valid():
            messages.success(request, _("It has ended. The person is told."))
            return redirect("proofs:desk")
    return render(request, "proofs/desk_proof.html", {"proof": found, "form": form}, status=form.status)


@require_POST
@desk_only(may_print)
def desk_letter(request: HttpRequest, pk: int) -> HttpResponse:
    """The letter as PDF. Each print makes a new code, and nobody but the paper knows it."""
    letter = find(queries.letters_at_desk(request.person), pk=pk)
    code = actions.print_letter(by=request.person, letter=letter)
    letter = find(queries.letters_at_desk(request.person), pk=pk)
    paper = queries.CodeLetterPaper(
        name=letter.name,
        address=letter.address,
        code=code,
        url=settings.ADDRESS.rstrip("/") + reverse("proofs:mine"),
        until=letter.valid_until or clock.today(),
        made_at=clock.now(),
    )
    answer = HttpResponse(queries.code_letter_pdf(paper), content_type="application/pdf")
    answer["Content-Disposition"] = f'attachment; filename="kod-mektubu-{letter.pk}.pdf"'
    answer["Cache-Control"] = "no-store"
    return outcome(answer)
