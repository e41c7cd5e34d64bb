"""Writing letters and notes: choose, read what will stand in it, change it, make it."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from meydan.base import clock
from meydan.base.cards import Matter, Scope
from meydan.base.edge import desk_only, refusals_on
from meydan.base.town import town
from meydan.documents import actions, scopes
from meydan.documents import letters as words
from meydan.documents.forms import AnswerLetterForm, NoteForm, UnitLetterForm, WaitingForm, WeeklyForm
from meydan.documents.letters import Signer
from meydan.documents.models import Document, DocumentKind
from meydan.documents.queries import letters as queries
from meydan.documents.queries.wordings import wording
from meydan.documents.rules import MOST_MATTERS, may_send_about, may_write_letters
from meydan.documents.sheets import official_language
from meydan.documents.waiting import WITHOUT_LETTER, narrowed
from meydan.documents.wordings import fill
from meydan.people.queries import load_people

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@desk_only(may_write_letters)
def to_unit(request: HttpRequest) -> HttpResponse:
    """A letter to a unit about the contributions in `ref`; without any, choose them first."""
    asked = [*request.GET.getlist("ref"), *request.POST.getlist("ref")][: MOST_MATTERS + 1]
    try:
        matters, earlier = queries.matters_and_earlier(request.person, asked)
    except ValueError:
        raise Http404 from None
    if not matters:
        return _choose(request)
    start = None if request.POST else _start_unit_letter(matters)
    form = UnitLetterForm(request.POST or None, initial=start, earlier=earlier)
    if request.method == "POST" and form.is_valid():
        data = _signed(form)
        ticked = data.pop("earlier", ())
        with refusals_on(form):
            made = actions.write_to_unit(
                by=request.person, matters=matters, earlier=[one for one in earlier if one.ref in ticked], **data
            )
        if form.is_valid():
            return _made(request, made)
    context = {"form": form, "matters": matters, "may": may_send_about(request.person, matters)}
    return render(request, "documents/desk_letter.html", context, status=form.status)


def _matters(request: HttpRequest, asked: list[str]) -> list[Matter]:
    try:
        return queries.matters(request.person, asked)
    except ValueError:
        raise Http404 from None


def _choose(request: HttpRequest) -> HttpResponse:
    """What waits for an answer of units, by unit: tick for one letter, or write to all of them at once."""
    if request.method == "POST" and request.POST.get("do") == "each":
        return _write_to_each(request)
    waiting = queries.waiting_by_unit(request.person)
    sent = queries.sent_before([one.ref for _unit, rows in waiting for one in rows])
    said = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "unit", "letter")}
    shown = narrowed(waiting, sent, text=said["q"], unit=said["unit"], state=said["letter"])
    without = narrowed(shown, sent, state=WITHOUT_LETTER)
    bad = request.method == "POST" or "chosen" in request.GET
    context = {
        "waiting": shown,
        "sent": sent,
        "nothing_chosen": bad,
        "filters": WaitingForm(said, of=[unit for unit, _rows in waiting], auto_id="f-%s"),
        "narrowed": any(said.values()),
        "without": [one.ref for _unit, rows in without for one in rows],
        "units_without": len(without),
    }
    return render(request, "documents/desk_choose.html", context, status=422 if bad else 200)


def _write_to_each(request: HttpRequest) -> HttpResponse:
    """A letter to each unit about what the page showed and a colleague has not written about meanwhile; then all of them as
    one file to print."""
    shown = set(request.POST.getlist("about"))
    refs = [one.ref for _unit, rows in queries.waiting_by_unit(request.person) for one in rows if one.ref in shown]
    sent = queries.sent_before(refs)
    usual = _usual_signature()
    made = actions.write_to_units(
        by=request.person,
        matters=queries.matters(request.person, [ref for ref in refs if ref not in sent]),
        signer=Signer(usual["signer"], usual["signer_title"]),
    )
    count = len(made)
    words = ngettext("%(count)s letter is ready.", "%(count)s letters are ready.", count) % {"count": count}
    messages.success(request, words)
    asked = urlencode({"ready": [one.pk for one in made]}, doseq=True)
    return redirect(f"{reverse('documents:desk_documents')}?{asked}")


def _start_unit_letter(matters: list[Matter]) -> dict[str, Any]:
    """The form as it opens: the unit that has them, the town's wording filled in, the usual signer."""
    with official_language():
        unit = next((one for one in matters if one.unit_id), matters[0])
        facts = words.unit_letter_facts(matters, unit.unit)
        text = fill(wording(DocumentKind.UNIT_LETTER), facts)
        return {"unit": unit.unit_id, "subject": facts["subject"], "text": text, **_usual_signature()}


def _usual_signature() -> dict[str, str]:
    return {"signer": queries.usual_signer(), "signer_title": town().say("letters", "signer_title")}


def _signed(form: Any) -> dict[str, Any]:
    data = dict(form.cleaned_data)
    signer = Signer(data.pop("signer"), data.pop("signer_title"))
    return {**data, "signer": signer}


def _made(request: HttpRequest, made: Document) -> HttpResponse:
    messages.success(request, _("The document is ready. You can save it as PDF or DOCX."))
    return redirect(made)


@GET_POST
@desk_only(may_write_letters)
def to_resident(request: HttpRequest, ref: str) -> HttpResponse:
    """An answer letter to the person who wrote a contribution."""
    matter = next(iter(_matters(request, [ref])), None)
    if matter is None:
        raise Http404
    form = AnswerLetterForm(request.POST or None, initial=None if request.POST else _start_answer(request, matter))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.write_to_resident(by=request.person, matter=matter, **_signed(form))
        if form.is_valid():
            return _made(request, made)
    return render(request, "documents/desk_answer.html", {"form": form, "matter": matter}, status=form.status)


def _start_answer(request: HttpRequest, matter: Matter) -> dict[str, Any]:
    person = load_people(request.person, [matter.person_id]).get(matter.person_id) if matter.person_id else None
    name = person.display_name if person else ""
    with official_language():
        text = fill(wording(DocumentKind.ANSWER_LETTER), words.answer_letter_facts(matter, name))
        return {"name": name, "text": text, **_usual_signature()}


@GET_POST
@desk_only(may_write_letters)
def note(request: HttpRequest) -> HttpResponse:
    """One page for the mayor: choose the subject, the place, the goal and the period."""
    today = clock.today()
    start = {"since": today - timedelta(days=90), "until": today, "place": request.GET.get("mahalle", "")}
    form = NoteForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        place, goal = data["place"], data["goal"]
        within = (data.pop("since"), data.pop("until"))
        scope = Scope(*within, place.pk if place else None, goal.number if goal else None, data.pop("subject").strip())
        with refusals_on(form):
            made = actions.write_note(by=request.person, scope=scope, **data)
        if form.is_valid():
            return _made(request, made)
    return render(request, "documents/desk_note.html", {"form": form}, status=form.status)


@GET_POST
@desk_only(may_write_letters)
def weekly(request: HttpRequest) -> HttpResponse:
    """A page for the muhtar of one neighbourhood, or of each in one document."""
    since, until = scopes.last_week()
    start = {"since": since, "until": until, "place": request.GET.get("mahalle", "")}
    form = WeeklyForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.write_weekly(by=request.person, **form.cleaned_data)
        if form.is_valid():
            return _made(request, made)
    return render(request, "documents/desk_weekly.html", {"form": form}, status=form.status)
