"""One contribution at the desk, and every verb that may be done with it now."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from meydan.base import clock
from meydan.base.cards import sections
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.forms import MeydanForm
from meydan.ideas import actions
from meydan.ideas.forms.at_desk import AnswerForm, InterimForm, OtherForm, PartForm, UnitForm
from meydan.ideas.forms.sorting import AskForm, ClockForm, ReferenceForm, SortingForm, TakeBackForm, TheirAnswerForm
from meydan.ideas.forms.writing import CorrectForm
from meydan.ideas.models import Answer, Contribution, Joining, PendingAnswer
from meydan.ideas.queries import at_desk, chain, handling
from meydan.ideas.queries import contributions as queries
from meydan.ideas.rules.approval import may_decide
from meydan.ideas.rules.contributions import may_handle, may_work_at_desk
from meydan.ideas.views.sections import promise_of
from meydan.ideas.views.sorting import carry_out
from meydan.moderation.rules import may_moderate
from meydan.people.queries import mark_stand_ins

VERBS = {
    "assign": _("Give it to a unit"),
    "review": _("Begin the review"),
    "answer": pgettext_lazy("official", "Answer"),
    "interim": _("Interim answer with a new date"),
    "route": _("Send it on"),
    "their_answer": _("Their answer"),
    "reference": _("Note the number there"),
    "take_back": _("Answer it ourselves after all"),
    "ask": _("Ask the author"),
    "clock": _("Another promised time"),
    "merge": _("Join it to a similar one"),
    "link": _("It answers a problem"),
    "part": _("Undo the joining"),
    "correct": _("Correct it"),
}
"""Those that stand on the page as titles, in this order; one of them is open, and only its form is made (decision 72)."""
USUAL = ("their_answer", "assign", "answer")
type Forms = dict[str, Callable[[], Any]]
"""How the form of each verb is made that the state allows."""


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only(may_work_at_desk)
def contribution(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it, its history and similar ones; do one verb, with its own form and its own errors."""
    one = handling.handled(request.person, pk)
    if one is None:
        raise Http404
    found, sent = one.contribution, request.POST.get("do", "")
    allowed = _forms(found, one.joining) | _answer_forms(found, one.pending, sent)
    opened = _opened(request, one, allowed)
    form, preview = allowed[opened]() if opened else None, None
    if sent and sent == opened:
        if sent == "answer" and request.POST.get("use_text"):
            form = _with_text(request)
        else:
            form = _bound(request, form, sent)
            if form.is_valid() and request.POST.get("preview"):
                preview = _preview(found, form)
            elif form.is_valid() and _carry_out(request, one, sent, form):
                return _back(request, pk)
    context = _context(request, one) | {
        "verbs": [(name, words, name == opened) for name, words in VERBS.items() if name in allowed],
        "opened": opened if opened in VERBS else "",
        "form": form,
        "preview": preview,
        "may_take_over": found.assigned_to_id != request.person.pk and found.is_waiting,
    }
    context["suggested"] = _suggested(request, found, opened, form, context["similar"])
    bad = form is not None and bool(form.errors)
    return render(request, "ideas/desk_contribution.html", context, status=422 if bad else 200)


def _opened(request: HttpRequest, one: handling.Handled, allowed: Collection[str]) -> str:
    """The verb whose form stands on the page: the one that was sent or asked for, or else what is usually done next."""
    if (sent := request.POST.get("do", "")) in allowed:
        return sent
    wanted = [request.GET.get("do", "")]
    if one.pending and one.pending[0].came_back:  # its text stands in the form again
        wanted.append("interim" if one.pending[0].is_interim else "answer")
    wanted += [name for name in USUAL if name != "assign" or not one.contribution.unit_id]
    return next((name for name in wanted if name in VERBS and name in allowed), "")


def _mark_pending(request: HttpRequest, pending: list[PendingAnswer]) -> None:
    """Each knows whether the person may decide it, and whether nobody can."""
    for one in pending:
        one.may_decide = bool(may_decide(request.person, one))  # type: ignore[attr-defined]
        one.nobody = not one.ending and not chain.holders_for(one.waits_for, one.unit)  # type: ignore[attr-defined]


def _back(request: HttpRequest, pk: int) -> HttpResponse:
    """To the same page; to the list when it lies with another unit now."""
    still_ours = at_desk.for_desk(request.person).filter(pk=pk).exists()
    return redirect("ideas:desk_contribution", pk) if still_ours else redirect("ideas:desk_contributions")


def _context(request: HttpRequest, one: handling.Handled) -> dict[str, Any]:
    found, ruling = one.contribution, may_handle(request.person, one.contribution)
    by_staff = [change for change in one.history if change.by_id != found.author_id]
    mark_stand_ins([*by_staff, *one.answers, *chain.approvals_of(one.pending)])
    _mark_pending(request, one.pending)
    return {
        "contribution": found,
        "one": one,
        "photos": one.photos,
        "promise": promise_of(found),
        "may": ruling,
        "similar": handling.similar_at_desk(request.person, found),
        "templates": queries.all_templates(),
        "may_moderate": may_moderate(request.person),
        "sections": sections("contribution_desk", request, found) if ruling and not found.merged_into else [],
    }


def _forms(found: Contribution, joining: Joining | None) -> Forms:
    """The verbs that the state allows, without those about an answer."""
    unit = {"unit": found.unit}
    forms: Forms = {"correct": lambda: CorrectForm(initial=CorrectForm.start(found), prefix="correct")}
    if found.state != "merged":
        forms["take"] = lambda: MeydanForm(prefix="take")
        forms["assign"] = lambda: UnitForm(initial=unit, prefix="assign")
    if "in_review" in found.moves:
        forms["review"] = lambda: UnitForm(initial=unit, prefix="review")
    if found.is_waiting:
        forms["clock"] = lambda: ClockForm(initial={"code": found.clock_code}, prefix="clock")
        forms["ask"] = lambda: AskForm(prefix="ask")
    if "routed" in found.moves:
        is_problem = found.what == "problem"
        forms["route"] = lambda: SortingForm(initial={"scope": found.scope}, is_problem=is_problem, prefix="route")
    if found.state == "routed":
        today = {"answered_on": clock.today()}
        forms["reference"] = lambda: ReferenceForm(prefix="reference")
        forms["their_answer"] = lambda: TheirAnswerForm(initial=today, prefix="their_answer")
        forms["take_back"] = lambda: TakeBackForm(prefix="take_back")
    if "merged" in found.moves:
        forms["merge"] = lambda: OtherForm(prefix="merge")
    if found.what != "problem" and found.state != "merged":
        forms["link"] = lambda: OtherForm(prefix="link")
    if joining:
        forms["part"] = lambda: PartForm(prefix="part")
    return forms


def _answer_forms(found: Contribution, pending: Sequence[PendingAnswer], sent: str) -> Forms:
    """An answer that waits can be taken back; otherwise one can be written, from the text that came back. What somebody has
    just typed stays on the page, even if a colleague was quicker."""
    forms: Forms = {}
    kinds: list[tuple[str, type[MeydanForm], bool]] = [
        ("answer", AnswerForm, bool({"accepted", "declined", "answered"} & found.moves)),
        ("interim", InterimForm, found.is_waiting),
    ]
    for name, of, allowed in kinds:
        last = _last(pending, name)
        if last and not last.ending:
            forms[f"{name}_back"] = partial(MeydanForm, prefix=f"{name}_back")
        if allowed and (f"{name}_back" not in forms or sent == name):
            forms[name] = partial(of, initial={"unit": found.unit} | _text_of(last), prefix=name)
    return forms


def _last(pending: Sequence[PendingAnswer], name: str) -> PendingAnswer | None:
    return next((one for one in pending if one.is_interim == (name == "interim")), None)


def _text_of(last: PendingAnswer | None) -> dict[str, Any]:
    names = ("decision", "reason", "text", "language", "new_date", "unit", "minutes")
    return {name: getattr(last, name) for name in names} if last and last.came_back else {}


def _bound(request: HttpRequest, form: Any, done: str) -> Any:
    facts = {"is_problem": "scope" in form.fields} if done == "route" else {}
    return type(form)(request.POST, prefix=done, **facts)


def _with_text(request: HttpRequest) -> AnswerForm:
    """The answer as typed so far, with a text to start from below it."""
    names = ("decision", "reason", "text", "language", "unit", "minutes")
    typed = {name: request.POST.get(f"answer-{name}", "") for name in names}
    chosen = find(queries.templates(), pk=request.POST["use_text"])
    typed["text"] = "\n\n".join(part for part in (typed["text"].strip(), chosen.text) if part)
    return AnswerForm(initial=typed, prefix="answer")


def _preview(found: Contribution, form: AnswerForm) -> Answer:
    """The answer as the resident will read it; nothing is written."""
    return Answer(contribution=found, at=clock.now(), **form.cleaned_data)


def _carry_out(request: HttpRequest, one: handling.Handled, done: str, form: Any) -> bool:
    """Do the verb; a refusal stays on the form."""
    found = one.contribution
    verbs: dict[str, Callable[..., Any]] = {
        "take": actions.take_over,
        "assign": actions.assign_unit,
        "review": actions.begin_review,
        "answer": actions.answer_contribution,
        "interim": actions.interim_answer,
        "clock": actions.choose_clock,
        "ask": actions.ask_author,
        "reference": actions.note_reference,
        "their_answer": actions.record_their_answer,
        "take_back": actions.take_back,
    }
    made = None
    with refusals_on(form):
        if done in verbs:
            made = verbs[done](by=request.person, contribution=found, **form.cleaned_data)
        elif done in {"answer_back", "interim_back"}:
            actions.take_answer_back(by=request.person, pending=_last(one.pending, done.removesuffix("_back")))
        elif done == "correct":
            _correct(request, found, form)
        elif done == "route":
            carry_out(request, [found], form.cleaned_data)
        elif done == "part":
            actions.part_contributions(by=request.person, joining=one.joining, **form.cleaned_data)
        else:
            _join(request, found, done, form)
    if form.is_valid():
        messages.success(
            request, _waits(made) if isinstance(made, PendingAnswer) else gettext("Done. Those concerned are told.")
        )
    return bool(form.is_valid())


def _waits(pending: PendingAnswer) -> str:
    role = pending.get_waits_for_display()
    return gettext("Handed in. It waits for approval: %(role)s. The promised day does not wait.") % {"role": role}


def _correct(request: HttpRequest, found: Contribution, form: CorrectForm) -> None:
    data = form.cleaned_data
    actions.correct_contribution(
        by=request.person,
        contribution=found,
        title=data["title"],
        text=data["text"],
        targets=form.chosen_targets,
        neighbourhood=data["neighbourhood"],
        place_words=data["place_words"],
        reason=data["correction"],
        quote=data["quote"],
    )


def _others(request: HttpRequest, found: Contribution, done: str) -> QuerySet[Contribution]:
    """What it may be joined or linked to."""
    rows = queries.contributions_visible_to(request.person).filter(hidden_at=None).exclude(state="merged")
    rows = rows.exclude(pk=found.pk)
    return rows.filter(what="problem") if done == "link" else rows


def _join(request: HttpRequest, found: Contribution, done: str, form: OtherForm) -> None:
    rows = _others(request, found, done)
    pick, text = form.cleaned_data["pick"], form.cleaned_data["number"]
    other = rows.filter(pk=pick).first() if pick.isdecimal() else None
    if other is None and queries.is_number(text):
        other = queries.searched(rows, text).first()
    if other is None:
        form.add_error("number", _why_none(rows, text))
    elif done == "merge":
        actions.merge_contributions(by=request.person, duplicate=found, into=other, words=form.cleaned_data["words"])
    else:
        actions.link_contributions(by=request.person, idea=found, problem=other, words=form.cleaned_data["words"])


def _why_none(rows: QuerySet[Contribution], text: str) -> str:
    if not text:
        return gettext("Please choose one, or write its number.")
    if not queries.is_number(text) and queries.searched(rows, text).exists():
        return gettext("Please choose one of these.")
    return gettext("There is nothing with this number or these words. Please look again.")


def _suggested(request: HttpRequest, found: Contribution, name: str, form: Any, similar: list[Any]) -> list[Any]:
    """For joining and linking: what was searched for, or else what is similar."""
    if name not in {"merge", "link"}:
        return []
    text = form.data.get(f"{name}-number", "")
    if text and not queries.is_number(text):
        return list(queries.searched(_others(request, found, name), text)[:6])
    return [one for one in similar if name == "merge" or one.what == "problem"]
