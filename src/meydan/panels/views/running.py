"""The desk: the lottery, members and what they need, sittings and recordings."""

from decimal import Decimal
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.errors import Refused
from meydan.base.pressing import Verb, press
from meydan.base.sent_twice import outcome
from meydan.panels import actions
from meydan.panels.forms.desk import WhyForm
from meydan.panels.forms.running import (
    DeletionForm,
    LookForm,
    NoteForm,
    NotesForm,
    NumberForm,
    ObjectionAnswerForm,
    ReplaceForm,
    SettleForm,
    SittingForm,
    as_typed,
)
from meydan.panels.models import WITH_MEMBERS, Expense, Lottery, Panel, Sitting
from meydan.panels.queries import draws, panels, pool
from meydan.panels.rules import desk as rules
from meydan.panels.rules.desk import may_see_panels_desk
from meydan.panels.views.desk import found_at_desk, problem_words
from meydan.sealed import actions as sealed
from meydan.sealed.rules import may_open

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
MOST_EXPENSES = 50
"""On the page; the next ones come as these are settled."""
EXPENSES: sheets.Columns = [
    (_("Code"), lambda one: one.application.code),
    (_("Name"), lambda one: one.application.person.name if one.application.person else ""),
    (_("For what"), lambda one: one.get_what_display()),
    (_("Amount (₺)"), lambda one: Decimal(one.kurus) / 100),
    (_("State"), lambda one: one.get_state_display()),
    (_("Why it is not paid"), lambda one: one.words),
    (_("Day"), lambda one: one.at),
]


@GET_POST
@desk_only(may_see_panels_desk)
def lottery(request: HttpRequest, pk: int) -> HttpResponse:
    """Worked out, published, drawn; lotteries for free seats; objections."""
    found = found_at_desk(request, pk)
    now = pool.open_lottery(found)
    by = {"by": request.person}
    answered = request.GET.get("answered") == "1"
    verbs = {
        "replace": Verb(lambda **said: actions.start_replacement(**by, panel=found, **said), _("The lottery is being worked out."), ReplaceForm),
        "answer": Verb(lambda which, answer: _answer(request, found, which, answer), _("Answered. It stands beside the draw."), ObjectionAnswerForm),
        **(_of_open(by, now) if now else {}),
    }  # fmt: skip
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("panels:desk_lottery", found.pk)
    page = pool.objection_page(found, answered=answered, after=request.GET.get("after", ""))
    context = _lottery(request, found, now) | {"page": page, "answered": answered, "pressed": pressed}
    return render(request, "panels/desk_lottery.html", context, status=pressed.status)


def _of_open(by: dict[str, Any], now: Lottery) -> dict[str, Verb]:
    return {
        "again": Verb(lambda: actions.work_out_again(**by, lottery=now), _("The lottery is being worked out.")),
        "publish": Verb(lambda: actions.publish_lottery(**by, lottery=now), _("Published. Now the number may be told.")),
        "draw": Verb(lambda public: actions.draw_lottery(**by, lottery=now, public=public), _("Drawn. Everybody is told."), NumberForm),
        "take": Verb(lambda: actions.take_proposal(**by, panel=now.panel, problem=now.problem), _("Saved. Have it worked out again.")),
    }  # fmt: skip


def _lottery(request: HttpRequest, found: Panel, now: Lottery | None) -> dict[str, Any]:
    person, free = request.person, pool.free_seats(found).count()
    return {
        "panel": found,
        "now": now,
        "lotteries": draws.drawn_lotteries(found),
        "problem": problem_words(now.problem) if now else None,
        "free": free,
        "objected": pool.objections_of(found).exists(),
        "may": {
            "again": now and rules.may_work_out_again(person, now),
            "publish": now and rules.may_publish(person, now),
            "draw": now and rules.may_draw(person, now),
            "replace": rules.may_replace(person, found, free=free, is_open=now is not None),
        },
    }


def _answer(request: HttpRequest, found: Panel, which: int, answer: str) -> None:
    actions.answer_objection(by=request.person, objection=find(pool.objections_of(found), pk=which), answer=answer)


@GET_POST
@desk_only(may_see_panels_desk)
def members(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Who was drawn and what they said; what they need; what it cost them, which goes along as a file too."""
    found = found_at_desk(request, pk)
    expenses = pool.expenses_of(found)
    if sheets.asked(request):
        return sheets.answer(request, f"panel-{found.pk}-giderler", EXPENSES, expenses)
    verbs = {
        "note": Verb(lambda which, comes: _note(request, found, which, comes), _("Saved."), NoteForm),
        "settle": Verb(lambda which, **said: _settle(request, expenses, which, said), _("Saved."), SettleForm),
    }
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("panels:desk_members", found.pk)
    page, asked = pool.member_page(found, request.GET.get("after", "")), found.state in WITH_MEMBERS
    context = {
        "panel": found,
        "page": page,
        "needing": pool.with_needs(page.items),
        "may_call": rules.may_work_on(request.person, found),
        "expenses": pool.asked_expenses(found, MOST_EXPENSES),
        "paid": pool.paid_back(found),
        "counts": pool.states_of(found) if asked else {},
        "free": pool.free_seats(found).count() if asked else 0,
        "pressed": pressed,
    }
    return render(request, "panels/desk_members.html", context, status=pressed.status)


def _note(request: HttpRequest, found: Panel, which: int, comes: bool) -> None:
    actions.note_answer(by=request.person, application=find(pool.members_of(found), pk=which), comes=comes)


def _settle(request: HttpRequest, expenses: QuerySet[Expense], which: int, said: dict[str, Any]) -> None:
    actions.settle_expense(by=request.person, expense=find(expenses, pk=which), **said)


@never_cache
@GET_POST
@desk_only(may_see_panels_desk)
def needs(request: HttpRequest, pk: int) -> HttpResponse:
    """What helps a member, after saying what it is needed for."""
    words = find(pool.words_of(pk))
    if not may_open(request.person, words):
        raise Http404
    form, text = LookForm(request.POST or None), ""
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            text = sealed.read_words(by=request.person, words=words, purpose=form.cleaned_data["purpose"])
    context = {"words": words, "form": form, "text": text, "application": find(pool.all_applications(), pk=pk)}
    answer = render(request, "panels/desk_needs.html", context, status=form.status)
    return outcome(answer) if text else answer


@GET_POST
@desk_only(may_see_panels_desk)
def sittings(request: HttpRequest, pk: int) -> HttpResponse:
    """Sittings of a panel, and planning one."""
    found = found_at_desk(request, pk)
    form = SittingForm(request.POST or None, panel=found)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made, busy = actions.plan_sitting(by=request.person, panel=found, **form.cleaned_data)
        if form.is_valid():
            _say_busy(request, busy)
            return redirect("panels:desk_sitting", made.pk)
    context = {
        "panel": found,
        "sittings": panels.dates_of(found),
        "form": form,
        "may": rules.may_plan_sitting(request.person, found, found.created_at.date()),
    }
    return render(request, "panels/desk_sittings.html", context, status=form.status)


def _say_busy(request: HttpRequest, busy: int) -> None:
    if busy:
        words = ngettext(
            "Planned. %(count)s member is elsewhere at that time.", "Planned. %(count)s members are elsewhere at that time.", busy
        )  # fmt: skip
        messages.warning(request, words % {"count": busy})
    else:
        messages.success(request, _("Planned. Members have a seat."))


@never_cache
@GET_POST
@desk_only(may_see_panels_desk)
def sitting(request: HttpRequest, pk: int) -> HttpResponse:
    """One sitting: times and guide, who was there, notes, the recording and its end."""
    found = find(panels.sittings_at_desk(), pk=pk)
    found_at_desk(request, found.panel_id)
    by = {"by": request.person, "sitting": found}
    recording = getattr(found, "recording", None)
    verbs = {
        "move": Verb(lambda **said: actions.move_sitting(**by, **said), _("Saved."), partial(SittingForm, panel=found.panel, sitting=found, initial=as_typed(found))),
        "notes": Verb(lambda **said: actions.write_notes(**by, **said), _("Saved."), partial(NotesForm, initial={"notes": found.notes})),
        "call_off": Verb(lambda **said: actions.call_off_sitting(**by, **said), _("Called off. Members are told."), WhyForm),
        "deleted": Verb(lambda how: actions.note_deletion(by=request.person, recording=recording, how=how), _("Saved. It stands in the public log."), DeletionForm),
    }  # fmt: skip
    if recording is None:
        del verbs["deleted"]
    transcript = _transcript(request, found) if request.POST.get("do") == "read" else ""
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("panels:desk_sitting", found.pk)
    context = {
        "sitting": found,
        "panel": found.panel,
        "recording": recording,
        "has_transcript": hasattr(recording, "transcript"),
        "transcript": transcript,
        "may_notes": rules.may_write_notes(request.person, found.panel),
        "pressed": pressed,
    }
    return render(request, "panels/desk_sitting.html", context, status=pressed.status)


def _transcript(request: HttpRequest, found: Sitting) -> str:
    try:
        return actions.read_transcript(by=request.person, sitting=found)
    except Refused:
        return ""
