"""The desk: who is on the list, messages, lots, what people need, what came of it."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.sent_twice import outcome
from meydan.events import actions
from meydan.events.actions.registering import SIGN_UP
from meydan.events.forms.running import (
    LookForm,
    MaterialForm,
    MessageForm,
    NumberForm,
    OutputForm,
    ReportForm,
    SupportForm,
)
from meydan.events.models import Registration, SupportRequest
from meydan.events.queries import desk
from meydan.events.queries.people import (
    draw_of,
    open_supports,
    people_for_lot,
    sessions_to_choose,
    supports_page,
    words_of_support,
)
from meydan.events.rules import (
    may_add_guests,
    may_certify,
    may_draw,
    may_publish_list,
    may_read_need,
    may_report,
    may_see_events_desk,
)
from meydan.events.views.pressing import press
from meydan.questions.models import Question
from meydan.questions.queries import answered_on, questions_of
from meydan.sealed import actions as sealed

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
STATES = {
    "": gettext_lazy("All"),
    "seat": gettext_lazy("With a seat"),
    "came": gettext_lazy("Came"),
    "line": gettext_lazy("In line"),
    "online": gettext_lazy("Online"),
    "lot": gettext_lazy("In the drum"),
    "off": gettext_lazy("Off the list"),
}


@require_safe
@desk_only(may_see_events_desk)
def registrations(request: HttpRequest, pk: int) -> HttpResponse:
    """Who is on the list, with what they answered and need; also as a file."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    state, text = request.GET.get("state", ""), request.GET.get("q", "").strip()[:100]
    sessions = list(sessions_to_choose(found))
    session = next((str(one.pk) for one in sessions if str(one.pk) == request.GET.get("session")), "")
    asked = questions_of(found.ref, SIGN_UP)
    if sheets.asked(request):
        rows = list(desk.listed(found, state=state, text=text, session=session))
        rows = _with_answers(desk.known(found, rows))
        return sheets.answer(request, f"kayitlar-{found.pk}", _columns(asked), rows)  # type: ignore[return-value]
    page = desk.registration_page(found, state=state, text=text, session=session, after=request.GET.get("after", ""))
    _with_answers(page.items)
    address, kept = reverse("events:desk_registrations", args=[found.pk]), f"&session={session}" if session else ""
    tabs = [
        {"title": word, "url": f"{address}?state={code}" + kept, "current": code == state}
        for code, word in STATES.items()
    ]
    context = {
        "event": found, "page": page, "tabs": tabs, "state": state, "text": text, "sessions": sessions, "session": session,
        "may_certify": may_certify(request.person, found), "may_add": may_add_guests(request.person, found),
    }  # fmt: skip
    return render(request, "events/desk_registrations.html", context)


def _with_answers(rows: list[Registration]) -> list[Registration]:
    answers = answered_on([one.ref for one in rows])
    for one in rows:
        one.answered = answers.get(one.ref, [])  # type: ignore[attr-defined]
    return rows


def _columns(asked: Sequence[Question]) -> sheets.Columns:
    def answer_to(question: Question) -> Any:
        return lambda one: next((words for other, words in one.answered if other.pk == question.pk), "")

    return [
        (_("Code"), lambda one: one.code),
        (_("Name"), lambda one: one.called),
        (_("How many people"), lambda one: one.size),
        (_("State"), lambda one: one.tone[2]),
        (_("Signed up at"), lambda one: one.at),
        (_("Sessions"), lambda one: ", ".join(str(session) for session in one.sessions.all())),
        *((question.text, answer_to(question)) for question in asked),
    ]


@GET_POST
@desk_only(may_see_events_desk)
def message(request: HttpRequest, pk: int) -> HttpResponse:
    """Write to those on the list: first it is shown as they will read it, then it is sent."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    form = MessageForm(request.POST or None, sessions=sessions_to_choose(found), initial={"to": "seat"})
    preview = None
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        if not data.pop("sure"):
            preview = {"people": len(desk.recipients(found, data["to"])), **data}
        else:
            with refusals_on(form):
                sent = actions.send_message(by=request.person, event=found, **data)
            if form.is_valid():
                words = ngettext("Sent to %(count)s person.", "Sent to %(count)s people.", sent) % {"count": sent}
                messages.success(request, words)
                return redirect("events:desk_event", found.pk)
    return render(
        request, "events/desk_message.html", {"event": found, "form": form, "preview": preview}, status=form.status
    )


@GET_POST
@desk_only(may_see_events_desk)
def lot(request: HttpRequest, pk: int) -> HttpResponse:
    """Seats by lot: publish the list, then enter the public number."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    form = NumberForm(request.POST if request.POST.get("do") == "draw" else None)
    if request.POST.get("do") == "publish":
        press(request, _("The list is published."), actions.publish_list, event=found)
        return redirect("events:desk_lot", found.pk)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.draw_lot(by=request.person, event=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Drawn. Everybody is told."))
            return redirect("events:desk_lot", found.pk)
    draw = draw_of(found)
    context = {
        "event": found,
        "form": form,
        "draw": draw,
        "names": None if draw else people_for_lot(found),
        "may_publish": may_publish_list(request.person, found, draw),
        "may_draw": may_draw(request.person, found, draw),
    }
    return render(request, "events/desk_lot.html", context, status=422 if form.errors else 200)


@require_safe
@desk_only(may_see_events_desk)
def supports(request: HttpRequest) -> HttpResponse:
    """What people need to be able to come, the nearest event first."""
    page = supports_page(request.person, request.GET.get("after", ""))
    return render(request, "events/desk_supports.html", {"page": page})


@GET_POST
@desk_only(may_see_events_desk)
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer one of them. Who needs it is read by who leads the event, after saying what for."""
    found = find(open_supports(request.person), pk=pk)
    reads = request.POST.get("do") == "read"
    look = LookForm(request.POST if reads else None)
    form = SupportForm(request.POST if request.method == "POST" and not reads else None)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.answer_support(by=request.person, request=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Answered. The person is told."))
            return redirect("events:desk_supports")
    context = {
        "support": found,
        "event": found.registration.event,
        "form": form,
        "look": look,
        "may_read": may_read_need(request.person, found.registration),
        "read": _read(request, found, look) if reads else None,
    }
    answer = render(request, "events/desk_support.html", context, status=max(form.status, look.status))
    return outcome(answer) if context["read"] else answer


def _read(request: HttpRequest, support: SupportRequest, look: LookForm) -> dict[str, Any] | None:
    """The name and the words, once the look is written down."""
    words = words_of_support(support)
    if not words or not look.is_valid():
        return None
    with refusals_on(look):
        text = sealed.read_words(by=request.person, words=words, purpose=look.cleaned_data["purpose"])
        return {"name": words.person.name, "text": text}
    return None


@GET_POST
@desk_only(may_see_events_desk)
def afterwards(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of it: the report, outputs that go on, materials."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    does = request.POST.get("do", "")
    report = ReportForm(request.POST if does == "report" else None, initial={"report": found.report}, auto_id="r-%s")
    output = OutputForm(request.POST if does == "output" else None, auto_id="o-%s")
    sent = does == "material"
    material = MaterialForm(request.POST if sent else None, request.FILES if sent else None, auto_id="m-%s")
    form: Any = {"output": output, "material": material}.get(does, report)
    if does == "remove":
        rows = found.materials.select_related("event__occasion__unit")
        which = find(rows, pk=request.POST.get("which", ""))
        press(request, _("Removed."), actions.remove_material, material=which)
        return redirect("events:desk_afterwards", found.pk)
    if form.is_bound and form.is_valid():
        verb: Any = {"output": actions.add_output, "material": actions.add_material}.get(does, actions.report_event)
        with refusals_on(form):
            verb(by=request.person, event=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("events:desk_afterwards", found.pk)
    context = {
        "event": found, "form": form, "report": report, "output": output, "material": material, "outputs": found.outputs.all(),
        "materials": found.materials.all(), "may": may_report(request.person, found),
    }  # fmt: skip
    return render(request, "events/desk_afterwards.html", context, status=422 if form.errors else 200)
