"""One contribution at the desk, and every verb that may be done with it now."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
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
from meydan.ideas.queries import at_desk, chain
from meydan.ideas.queries import contributions as queries
from meydan.ideas.rules.approval import may_decide
from meydan.ideas.rules.contributions import may_handle, may_work_at_desk
from meydan.ideas.views.sections import promise_of
from meydan.ideas.views.sorting import carry_out
from meydan.moderation.queries import photos_by_ref
from meydan.moderation.rules import may_moderate
from meydan.people.queries import mark_stand_ins


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only(may_work_at_desk)
def contribution(request: HttpRequest, pk: int) -> HttpResponse:
    """Read it, its history and similar ones; do one verb, each with its own form and its own errors."""
    rows = queries.for_cards(at_desk.for_desk(request.person))
    found = find(rows.select_related("unit", "author", "assigned_to", "process"), pk=pk)
    done, hanging = request.POST.get("do", ""), chain.hanging_on(found)
    pending = _pending(request, hanging["pending"])
    forms = _forms(found, hanging["joining"]) | _answer_forms(found, pending, done)
    preview = None
    if request.method == "POST" and done == "answer" and done in forms and request.POST.get("use_text"):
        forms[done] = _with_text(request)
    elif request.method == "POST" and done in forms:
        form = forms[done] = _bound(request, forms[done], done)
        if form.is_valid() and request.POST.get("preview"):
            preview = _preview(found, form)
        elif form.is_valid() and _carry_out(request, found, done, form, pending):
            return _back(request, pk)
    bad = done in forms and bool(forms[done].errors)
    context = hanging | {
        **_context(request, found, hanging),
        "forms": forms,
        "open_form": done,
        "preview": preview,
        "pending": pending,
    }
    context["suggested"] = _suggested(request, found, forms, context["similar"])
    return render(request, "ideas/desk_contribution.html", context, status=422 if bad else 200)


def _pending(request: HttpRequest, pending: list[PendingAnswer]) -> list[PendingAnswer]:
    """Written answers; each knows whether the person may decide it, and whether nobody can."""
    for one in pending:
        one.may_decide = bool(may_decide(request.person, one))  # type: ignore[attr-defined]
        one.nobody = not one.ending and not chain.holders_for(one.waits_for, one.unit)  # type: ignore[attr-defined]
    return pending


def _back(request: HttpRequest, pk: int) -> HttpResponse:
    """To the same page; to the list when it lies with another unit now."""
    still_ours = at_desk.for_desk(request.person).filter(pk=pk).exists()
    return redirect("ideas:desk_contribution", pk) if still_ours else redirect("ideas:desk_contributions")


def _context(request: HttpRequest, found: Contribution, hanging: dict[str, Any]) -> dict[str, Any]:
    ruling = may_handle(request.person, found)
    history = list(queries.changes_of(found))
    photos = photos_by_ref(request.person, [found.ref])[found.ref] if hanging["has_photos"] else []
    mark_stand_ins([*history, *hanging["answers"]])
    return {
        "contribution": found,
        "promise": promise_of(found),
        "may": ruling,
        "history": history,
        "photos": photos,
        "similar": queries.similar(request.person, found.title, but_not=found.pk, limit=5),
        "templates": queries.all_templates(),
        "may_moderate": may_moderate(request.person),
        "sections": sections("contribution_desk", request, found) if ruling else [],
    }


def _forms(found: Contribution, joining: Joining | None) -> dict[str, Any]:
    """The forms of the verbs that the state allows."""
    unit = {"unit": found.unit}
    forms: dict[str, Any] = {
        "assign": UnitForm(initial=unit, prefix="assign"),
        "correct": CorrectForm(initial=CorrectForm.start(found), prefix="correct"),
    }
    if "in_review" in found.moves:
        forms["review"] = UnitForm(initial=unit, prefix="review")
    if found.is_waiting:
        forms["clock"] = ClockForm(initial={"code": found.clock_code}, prefix="clock")
        forms["ask"] = AskForm(prefix="ask")
    if "routed" in found.moves:
        forms["route"] = SortingForm(initial={"scope": found.scope}, is_problem=found.what == "problem", prefix="route")
    if found.state == "routed":
        forms["reference"] = ReferenceForm(prefix="reference")
        forms["their_answer"] = TheirAnswerForm(initial={"answered_on": clock.today()}, prefix="their_answer")
        forms["take_back"] = TakeBackForm(prefix="take_back")
    if "merged" in found.moves:
        forms["merge"] = OtherForm(prefix="merge")
    if found.what != "problem" and found.state != "merged":
        forms["link"] = OtherForm(prefix="link")
    if joining:
        forms["part"] = PartForm(prefix="part")
    return {"take": MeydanForm(prefix="take"), **forms}


def _answer_forms(found: Contribution, pending: Sequence[PendingAnswer], done: str) -> dict[str, Any]:
    """An answer that waits can be taken back; otherwise one can be written, from the text that came back. What somebody has
    just typed stays on the page, even if a colleague was quicker."""
    forms: dict[str, Any] = {}
    kinds: list[tuple[str, type[MeydanForm], bool]] = [
        ("answer", AnswerForm, bool({"accepted", "declined", "answered"} & found.moves)),
        ("interim", InterimForm, found.is_waiting),
    ]
    for name, of, allowed in kinds:
        last = _last(pending, name)
        if last and not last.ending:
            forms[f"{name}_back"] = MeydanForm(prefix=f"{name}_back")
        if allowed and (f"{name}_back" not in forms or done == name):
            forms[name] = of(initial={"unit": found.unit} | _text_of(last), prefix=name)
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


def _carry_out(
    request: HttpRequest, found: Contribution, done: str, form: Any, pending: Sequence[PendingAnswer]
) -> bool:
    """Do the verb; a refusal stays on the form."""
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
            actions.take_answer_back(by=request.person, pending=_last(pending, done.removesuffix("_back")))
        elif done == "correct":
            _correct(request, found, form)
        elif done == "route":
            carry_out(request, [found], form.cleaned_data)
        elif done == "part":
            actions.part_contributions(by=request.person, joining=queries.joining_to_undo(found), **form.cleaned_data)
        else:
            _join(request, found, done, form)
    if form.is_valid():
        messages.success(
            request, _waits(made) if isinstance(made, PendingAnswer) else _("Done. Those concerned are told.")
        )
    return bool(form.is_valid())


def _waits(pending: PendingAnswer) -> str:
    role = pending.get_waits_for_display()
    return _("Handed in. It waits for approval: %(role)s. The promised day does not wait.") % {"role": role}


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
        return _("Please choose one, or write its number.")
    if not queries.is_number(text) and queries.searched(rows, text).exists():
        return _("Please choose one of these.")
    return _("There is nothing with this number or these words. Please look again.")


def _suggested(request: HttpRequest, found: Contribution, forms: dict[str, Any], similar: list[Any]) -> dict[str, Any]:
    """For joining and linking: what was searched for, or else what is similar."""
    suggested = {}
    for name in {"merge", "link"} & forms.keys():
        text = forms[name].data.get(f"{name}-number", "")
        if text and not queries.is_number(text):
            suggested[name] = list(queries.searched(_others(request, found, name), text)[:6])
        else:
            suggested[name] = [one for one in similar if name == "merge" or one.what == "problem"]
    return suggested
