"""The desk: the list of calls, planning one, its criteria, applications and the first selection."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.pressing import Verb, press
from meydan.calls import actions
from meydan.calls.forms.deciding import AnswerObjectionForm, DecideForm, NoteForm, ReserveForm, TalkForm
from meydan.calls.forms.desk import (
    AskMoreForm,
    CallForm,
    CriterionForm,
    GiveForm,
    MoveForm,
    ScreenForm,
    ShownForm,
    as_typed,
)
from meydan.calls.forms.fields import WhichForm, WhyForm
from meydan.calls.models import FORM, Application, Call
from meydan.calls.queries import applications, calls, desk, jury
from meydan.calls.queries.objections import objections_to, others_taken
from meydan.calls.rules import desk as rules
from meydan.calls.rules.desk import may_see_calls_desk
from meydan.questions.queries import answered_on

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
TABS = {
    "planned": gettext_lazy("In planning"),
    "open": gettext_lazy("Open"),
    "jury": gettext_lazy("With the jury"),
    "programme": gettext_lazy("Programme"),
    "over": gettext_lazy("Over"),
}
COLUMNS: sheets.Columns = [
    (gettext_lazy("Number"), lambda one: one.number),
    (gettext_lazy("Title"), lambda one: one.title),
    (gettext_lazy("Who"), lambda one: one.person.name if one.person else ""),
    (gettext_lazy("Organisation"), lambda one: one.organisation),
    (gettext_lazy("Topics"), lambda one: ", ".join(one.topics)),
    (gettext_lazy("State"), lambda one: one.get_state_display()),
    (gettext_lazy("Sent at"), lambda one: one.submitted_at),
]


def found_at_desk(request: HttpRequest, pk: int) -> Call:
    return find(desk.calls_at_desk(request.person), pk=pk)


def found_with_files(request: HttpRequest, pk: int) -> Call:
    """Not found for whoever sits in its jury."""
    return find(desk.calls_with_files(request.person), pk=pk)


@require_safe
@desk_only(may_see_calls_desk)
def call_list(request: HttpRequest) -> HttpResponse:
    """Calls by where they stand."""
    tab, text = request.GET.get("tab", "open"), request.GET.get("q", "").strip()[:100]
    tab = tab if tab in TABS else "open"
    page = desk.desk_page(request.person, tab=tab, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "calls", _columns(), page.rows)
    address = reverse("calls:desk_list")
    tabs = [{"title": word, "url": f"{address}?tab={code}", "current": code == tab} for code, word in TABS.items()]
    return render(request, "calls/desk_list.html", {"page": page, "tabs": tabs, "tab": tab, "text": text})


def _columns() -> sheets.Columns:
    return [
        (_("Call"), lambda one: one.title),
        (_("Kind"), lambda one: one.get_what_display()),
        (_("Unit"), lambda one: one.unit.name),
        (_("State"), lambda one: one.tone[2]),
        (_("Applied"), lambda one: one.sent),
        (_("Last day to apply"), lambda one: one.closes_at),
    ]


@GET_POST
@desk_only(may_see_calls_desk)
def call_form(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Plan a call, or change its words."""
    found = found_at_desk(request, pk) if pk else None
    start = as_typed(found) if found else {"keeper": request.person.pk}
    form = CallForm(request.POST or None, person=request.person, call=found, initial=start)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            found = actions.save_call(by=request.person, draft=form.draft, call=found)
        if form.is_valid() and found:
            messages.success(request, _("Saved."))
            return redirect("calls:desk_call", found.pk)
    return render(request, "calls/desk_form.html", {"form": form, "call": found}, status=form.status)


@GET_POST
@desk_only(may_see_calls_desk)
def call(request: HttpRequest, pk: int) -> HttpResponse:
    """One call at the desk: where it stands, and the verb that comes next."""
    found = found_at_desk(request, pk)
    by = {"by": request.person, "call": found}
    verbs = {
        "publish": Verb(lambda: actions.publish_call(**by), gettext_lazy("Published. Criteria and weights stand from now on.")),
        "close": Verb(lambda: actions.close_call(**by), gettext_lazy("The first selection begins.")),
        "close_jury": Verb(lambda: actions.close_jury(**by), gettext_lazy("Every score is there. Now it is decided.")),
        "cancel": Verb(lambda **said: actions.cancel_call(**by, **said), gettext_lazy("Cancelled. Everybody who applied is told."), WhyForm),
    }  # fmt: skip
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("calls:desk_call", found.pk)
    criteria, asked = calls.criteria_of(found), calls.asked_in(found)
    reads = rules.may_read_files(request.person, found, jury.people_in_jury(found))
    missing = jury.lacking_in(found)
    context = {
        "call": found,
        "criteria": criteria,
        "asked": asked,
        "reads": reads,
        "counts": applications.states_of(found) if reads else {},
        "may": {
            "change": rules.may_change(request.person, found),
            "publish": rules.may_publish(request.person, found, criteria, [one.pk for one in asked]),
            "close": rules.may_close(request.person, found),
            "close_jury": rules.may_close_jury(request.person, found, missing=missing),
            "cancel": rules.may_cancel(request.person, found),
        },
        "pressed": pressed,
    }
    return render(request, "calls/desk_call.html", context, status=pressed.status)


@GET_POST
@desk_only(may_see_calls_desk)
def criteria(request: HttpRequest, pk: int) -> HttpResponse:
    """By what it is judged, and what the jury does not see; fixed once it is published."""
    found = found_at_desk(request, pk)
    rows, asked = calls.criteria_of(found), calls.asked_in(found)
    by = {"by": request.person, "call": found}
    verbs = {
        "add": Verb(lambda **said: actions.add_criterion(**by, **said), gettext_lazy("Saved."), CriterionForm),
        "remove": Verb(lambda which: _remove(request, rows, which), gettext_lazy("Removed."), WhichForm),
        "shown": Verb(lambda **said: actions.choose_shown(**by, **said), gettext_lazy("Saved."), partial(ShownForm, questions=asked, initial={"shown": found.shown})),
    }  # fmt: skip
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("calls:desk_criteria", found.pk)
    context = {
        "call": found,
        "criteria": rows,
        "asked": asked,
        "form_name": FORM,
        "fits": rules.weights_fit(rows),
        "may": rules.may_change_criteria(request.person, found),
        "pressed": pressed,
    }
    return render(request, "calls/desk_criteria.html", context, status=pressed.status)


def _remove(request: HttpRequest, rows: list[Any], which: int) -> None:
    for one in rows:
        if one.pk == which:
            actions.remove_criterion(by=request.person, criterion=one)


@never_cache
@GET_POST
@desk_only(may_see_calls_desk)
def application_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Who applied with what; also as a file."""
    found = found_with_files(request, pk)
    state, topic = request.GET.get("state", ""), request.GET.get("topic", "")[:60]
    text = request.GET.get("q", "").strip()[:100]
    if sheets.asked(request):
        rows = applications.desk_rows(found, state=state, topic=topic, text=text)
        return sheets.answer(request, f"cagri-{found.pk}", COLUMNS, rows)  # type: ignore[return-value]
    verbs = {
        "shortlist": Verb(lambda: actions.shortlist_eligible(by=request.person, call=found), gettext_lazy("Saved."))
    }
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("calls:desk_applications", found.pk)
    page = applications.desk_page(found, state=state, topic=topic, text=text, after=request.GET.get("after", ""))
    counts, address = applications.states_of(found), reverse("calls:desk_applications", args=[found.pk])
    known = [
        ("", gettext_lazy("All")),
        *(one for one in Application.State.choices if one[0] != "draft" and counts.get(one[0])),
    ]
    tabs = [
        {"title": word, "url": f"{address}?state={code}", "current": code == state, "count": counts.get(code)}
        for code, word in known
    ]
    context = {
        "call": found,
        "page": page,
        "tabs": tabs,
        "state": state,
        "topic": topic,
        "text": text,
        "counts": counts,
        "pressed": pressed,
    }
    return render(request, "calls/desk_applications.html", context)


@never_cache
@GET_POST
@desk_only(may_see_calls_desk)
def application(request: HttpRequest, pk: int) -> HttpResponse:
    """One application: what was written, the first selection, the jury, the decision."""
    found = find(applications.at_desk(request.person), pk=pk)
    pressed = press(request, _verbs(request, found))
    if pressed.done:
        return redirect(found.desk_url)
    fields: dict[str, Any] = pressed.forms["move"].fields
    context = _application(request, found) | {
        "pressed": pressed,
        "offered": [*iter(fields["to"].choices)]
        if found.call.state == "jury"
        else [],  # read once for all of its files
    }
    return render(request, "calls/desk_application.html", context, status=pressed.status)


def _verbs(request: HttpRequest, found: Application) -> dict[str, Verb]:
    by = {"by": request.person, "application": found}
    jurors = jury.jurors_of(found.call)
    said = {name: getattr(found, name) for name in ("decision", "reason", "condition")}
    talk_at = found.talk_at and timezone.localtime(found.talk_at)
    planned = {"day": talk_at.date(), "starts": talk_at.time(), "where": found.talk_where} if talk_at else {}
    return {
        "screen": Verb(lambda **said: actions.screen(**by, **said), gettext_lazy("Saved."), partial(ScreenForm, initial={"to": found.state, "reason": found.reason})),
        "ask": Verb(lambda **said: actions.ask_more(**by, **said), gettext_lazy("Asked. We tell you when the answer is here."), AskMoreForm),
        "talk": Verb(lambda: actions.have_talked(**by), gettext_lazy("The jurors are asked to talk about it.")),
        "move": Verb(lambda **said: _move(request, found, **said), gettext_lazy("The file went to another juror."), partial(MoveForm, jurors=jurors)),
        "add": Verb(lambda **said: actions.add_file(**by, **said), gettext_lazy("The file went to one more juror."), partial(GiveForm, jurors=jurors)),
        "invite": Verb(lambda **said: actions.invite_to_talk(**by, **said), gettext_lazy("Invited. Everybody who belongs to it is told."), partial(TalkForm, initial=planned)),
        "note": Verb(lambda **said: actions.note_talk(**by, **said), gettext_lazy("Saved."), partial(NoteForm, initial={"words": found.talk_words})),
        "objection": Verb(lambda **said: actions.answer_objection(by=request.person, objection=find(objections_to(found)), **said), gettext_lazy("Answered. The applicant is told."), AnswerObjectionForm),
        "again": Verb(lambda **said: actions.decide_again(**by, **said), gettext_lazy("Decided again. Everybody who belongs to it is told."), partial(DecideForm, initial=said)),
        "decide": Verb(lambda **said: actions.decide(**by, **said), gettext_lazy("Saved. Nobody is told before the result is out."), partial(DecideForm, initial=said)),
        "reserve": Verb(lambda **said: actions.take_from_reserve(**by, **said), gettext_lazy("Accepted. The applicant is told."), ReserveForm),
    }  # fmt: skip


def _move(request: HttpRequest, found: Application, which: int, **said: Any) -> None:
    actions.move_file(by=request.person, assignment=find(jury.files_in(found), pk=which), **said)


def _application(request: HttpRequest, found: Application) -> dict[str, Any]:
    person, call, around = request.person, found.call, jury.around(found)
    jurors, objection, missing = around.jurors, around.objection, around.missing(call.jurors_each)
    if objection:
        objection.application = found
    return {
        "application": found,
        "objection": objection,
        "call": call,
        "answers": answered_on([found.ref]).get(found.ref, []),
        "members": around.members,
        "files": around.files,
        "missing": missing,
        "lacking": call.state == "jury" and len(around.files) < call.jurors_each,
        "may": {
            "screen": rules.may_screen(person, found, to="eligible", reason="", jurors=jurors),
            "ask": rules.may_ask_more(person, found, jurors),
            "talk": rules.may_have_talked(person, found, missing=missing),
            "decide": rules.may_decide(person, found, decision="declined", reason="x", condition="", jurors=jurors),
            "reserve": found.state == "reserve" and call.is_told,
            "invite": rules.may_talk_to(person, found, jurors),
            "note": rules.may_note_talk(person, found, jurors),
            "objection": objection and rules.may_answer_objection(person, objection, jurors),
            "again": rules.may_decide_again(
                person,
                found,
                objection,
                decision="accepted",
                reason="x",
                condition="",
                taken=others_taken(found) if objection else 0,
            ),
        },
    }
