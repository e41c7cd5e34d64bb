"""Contributions at the desk: the list, the page of one, entering for somebody, texts to start from."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.cards import sections
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.paging import page_by_key
from meydan.ideas import actions
from meydan.ideas.forms import (
    AnswerForm,
    CorrectForm,
    DeskEntryForm,
    InterimForm,
    NumberForm,
    TemplateForm,
    UnitForm,
)
from meydan.ideas.models import Contribution
from meydan.ideas.queries import contributions as queries
from meydan.ideas.rules.contributions import may_handle, may_work_at_desk
from meydan.ideas.views.writing import thank
from meydan.moderation.queries import photos_by_ref
from meydan.people.actions import enter_person
from meydan.people.queries import notice_version
from meydan.places.queries import neighbourhoods, units

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
TABS = ["new", "review", "late", "answered", "all"]


@require_safe
@desk_only(may_work_at_desk)
def contribution_list(request: HttpRequest) -> HttpResponse:
    """What waits and what was answered, the nearest promise first."""
    tab = request.GET.get("tab", "new")
    tab = tab if tab in TABS else "new"
    rows = queries.desk_tab(request.person, tab)
    text = request.GET.get("q", "").strip()[:100]
    if text:
        rows = (
            rows.filter(pk__in=queries.found_ids(text))
            if not text[:4].isdecimal()
            else rows.filter(thread__number=text)
        )
    for name in ("unit", "place"):
        if chosen := request.GET.get(name, "")[:60]:
            rows = rows.filter(**{"unit__slug" if name == "unit" else "neighbourhood__slug": chosen})
    if request.GET.get("mine"):
        rows = rows.filter(assigned_to=request.person)
    page = page_by_key(rows, order=["promised_for", "id"], after=request.GET.get("after", ""), per_page=25)
    counts = {name: queries.desk_tab(request.person, name).count() for name in TABS}
    context = {
        "page": page,
        "tab": tab,
        "counts": counts,
        "text": text,
        "units": units(),
        "places": neighbourhoods(),
        "tabs": [
            ("new", _("New"), counts["new"]),
            ("review", _("In review"), counts["review"]),
            ("late", _("Late"), counts["late"]),
            ("answered", _("Answered"), counts["answered"]),
            ("all", _("All"), counts["all"]),
        ],
    }
    return render(request, "ideas/desk_contributions.html", context)


@GET_POST
@desk_only(may_work_at_desk)
def contribution(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything about one contribution, and every verb that may be done with it now."""
    found = find(queries.for_cards(queries.for_desk(request.person)), pk=pk)
    forms = _forms(found)
    done = request.POST.get("do", "")
    if request.method == "POST" and done in forms:
        form = forms[done] = _bound(request, found, done)
        if form.is_valid() and _carry_out(request, found, done, form):
            return redirect("ideas:desk_contribution", pk)
    context = {
        "contribution": found,
        "forms": forms,
        "open_form": done,
        "may": may_handle(request.person, found),
        "history": queries.changes_of(found),
        "answers": found.answers.select_related("unit"),
        "similar": queries.similar(request.person, found.title, but_not=found.pk),
        "photos": photos_by_ref(request.person, [found.ref])[found.ref],
        "templates": queries.templates(),
        "sections": sections("contribution_desk", request, found),
    }
    bad = done in forms and forms[done].is_bound and not forms[done].is_valid()
    return render(request, "ideas/desk_contribution.html", context, status=422 if bad else 200)


def _forms(found: Contribution) -> dict[str, Any]:
    """The forms of the verbs that the state allows."""
    unit = {"unit": found.unit}
    forms: dict[str, Any] = {
        "assign": UnitForm(initial=unit, prefix="assign"),
        "correct": CorrectForm(initial=CorrectForm.start(found), prefix="correct"),
    }
    if "in_review" in found.moves:
        forms["review"] = UnitForm(initial=unit, prefix="review")
    if {"accepted", "declined", "answered"} & found.moves:
        forms["answer"] = AnswerForm(initial=unit, prefix="answer")
    if found.is_waiting:
        forms["interim"] = InterimForm(prefix="interim")
    if "merged" in found.moves:
        forms["merge"] = NumberForm(prefix="merge")
    if found.what != "problem" and found.state != "merged":
        forms["link"] = NumberForm(prefix="link")
    return forms


def _bound(request: HttpRequest, found: Contribution, done: str) -> Any:
    return type(_forms(found)[done])(request.POST, prefix=done)


def _carry_out(request: HttpRequest, found: Contribution, done: str, form: Any) -> bool:
    """Do the verb; a refusal stays on the form."""
    by, data = request.person, form.cleaned_data
    with refusals_on(form):
        if done == "assign":
            actions.assign_unit(by=by, contribution=found, unit=data["unit"])
        elif done == "review":
            actions.begin_review(by=by, contribution=found, unit=data["unit"])
        elif done == "answer":
            actions.answer_contribution(by=by, contribution=found, **data)
        elif done == "interim":
            actions.interim_answer(by=by, contribution=found, **data)
        elif done == "correct":
            actions.correct_contribution(
                by=by,
                contribution=found,
                title=data["title"],
                text=data["text"],
                targets=form.chosen_targets,
                neighbourhood=data["neighbourhood"],
                place_words=data["place_words"],
                reason=data["correction"],
                quote=data["quote"],
            )
        else:
            _join(request, found, done, form)
    if form.is_valid():
        messages.success(request, _("Done. Those concerned are told."))
    return bool(form.is_valid())


def _join(request: HttpRequest, found: Contribution, done: str, form: Any) -> None:
    other = queries.by_number_or_id(request.person, form.cleaned_data["number"]).first()
    if other is None:
        form.add_error("number", _("There is no contribution with this number. Please look again."))
    elif done == "merge":
        actions.merge_contributions(by=request.person, duplicate=found, into=other, words=form.cleaned_data["words"])
    else:
        actions.link_contributions(by=request.person, idea=found, problem=other, words=form.cleaned_data["words"])


@GET_POST
@desk_only(may_work_at_desk)
def new(request: HttpRequest) -> HttpResponse:
    """Enter a contribution for somebody at a desk, on the phone or from paper."""
    form = DeskEntryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = _enter(request, form)
        if form.is_valid():
            thank(request, made)
            return redirect("ideas:desk_contribution", made.pk)
    return render(request, "ideas/desk_new.html", {"form": form}, status=form.status)


def _enter(request: HttpRequest, form: DeskEntryForm) -> Contribution:
    data = form.cleaned_data
    how, contact = data["person_contact"]
    person = enter_person(
        by=request.person,
        display_name=data["person_name"],
        age_band=data["person_age"],
        neighbourhood=data["neighbourhood"],
        notice_version=notice_version(),
        channel=data["channel"],
        phone=contact if how == "phone" else None,
        email=contact if how == "email" else None,
    )
    return actions.submit_contribution(
        by=person,
        kind=data["kind"],
        title=data["title"],
        text=data["text"],
        neighbourhood=data["neighbourhood"],
        place_words=data["place_words"],
        targets=form.chosen_targets,
        channel=data["channel"],
        entered_by=request.person,
        language=get_language() or "tr",
    )


@GET_POST
@desk_only(may_work_at_desk)
def templates(request: HttpRequest) -> HttpResponse:
    """Texts to start answers from."""
    form = TemplateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.save_template(by=request.person, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("ideas:desk_templates")
    return render(
        request, "ideas/desk_templates.html", {"form": form, "templates": queries.templates()}, status=form.status
    )
