"""Contributions at the desk: the list, entering for somebody, texts to start answers from."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.ideas import actions
from meydan.ideas.forms.at_desk import DeskEntryForm, TemplateForm
from meydan.ideas.forms.lists import DeskListForm
from meydan.ideas.models import Contribution
from meydan.ideas.queries import at_desk, processes
from meydan.ideas.queries import contributions as queries
from meydan.ideas.rules.contributions import may_submit, may_work_at_desk
from meydan.ideas.views.desk_files import contribution_columns, template_columns
from meydan.ideas.views.desk_verbs import contribution
from meydan.ideas.views.signing_in import thank
from meydan.moderation.actions import add_photo
from meydan.people.queries import notice_version

__all__ = ["contribution", "contribution_list", "new", "template", "templates"]
GET_POST = require_http_methods(["GET", "HEAD", "POST"])
USUAL = "new"


@require_safe
@desk_only(may_work_at_desk)
def contribution_list(request: HttpRequest, tab: str = "") -> HttpResponse:
    """What waits and what was answered, the nearest promise first."""
    asked = tab or request.GET.get("tab", USUAL)
    chosen = asked if asked in at_desk.TABS else USUAL
    said: dict[str, Any] = {name: request.GET.get(name, "").strip()[:100] for name in ("unit", "place", "goal")}
    said |= {"text": request.GET.get("q", "").strip()[:100], "mine": bool(request.GET.get("mine"))}
    if sheets.asked(request):
        rows = at_desk.desk_rows(request.person, chosen, **said).order_by(*at_desk.desk_order(chosen))
        return sheets.answer(request, "contributions", contribution_columns(), rows)
    page = at_desk.desk_page(request.person, chosen, request.GET.get("after", ""), **said)
    context = {
        "page": page,
        "rows": [at_desk.row_of(one, request.person) for one in page.items],
        "tabs": _tabs(at_desk.desk_counts(request.person), chosen),
        "filters": DeskListForm({**request.GET.dict(), "tab": chosen}, auto_id="d-%s"),
    }
    return render(request, "ideas/desk_contributions.html", context)


def _tabs(counts: dict[str, int], chosen: str) -> list[dict[str, Any]]:
    titles = {
        "new": _("New"),
        "review": _("In review"),
        "fault_desk": _("With the fault desk"),
        "body": _("With another body"),
        "owed": _("Without an answer"),
        "late": _("Late"),
        "answered": _("Answered"),
        "all": _("All"),
    }
    address = reverse("ideas:desk_contributions")
    return [
        {"title": title, "url": f"{address}?tab={code}", "current": code == chosen, "count": counts[code]}
        for code, title in titles.items()
        if code != "owed" or code == chosen  # reached from the list of units
    ]


@GET_POST
@desk_only(may_work_at_desk)
def new(request: HttpRequest) -> HttpResponse:
    """Enter a contribution for somebody at a desk, on the phone or from paper."""
    collecting = [one for one in processes.open_processes(50, request.person) if may_submit(request.person, one)]
    form = DeskEntryForm(request.POST or None, request.FILES or None, processes=collecting)
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
    made = actions.enter_at_desk(
        by=request.person,
        person={
            "display_name": data["person_name"],
            "age_band": data["person_age"],
            "neighbourhood": data["person_neighbourhood"],
            "notice_version": notice_version(),
            "phone": contact if how == "phone" else None,
            "email": contact if how == "email" else None,
        },
        kind=data["kind"],
        scope=data["scope"],
        clock_code=data["clock_code"] or "default",
        title=data["title"],
        text=data["text"],
        neighbourhood=data["neighbourhood"],
        place_words=data["place_words"],
        targets=form.chosen_targets,
        process=data["process"],
        channel=data["channel"],
        language=get_language() or "tr",
    )
    for upload in data["photos"]:
        add_photo(by=request.person, ref=made.ref, upload=upload)
    return made


@GET_POST
@desk_only(may_work_at_desk)
def templates(request: HttpRequest) -> HttpResponse:
    """Texts to start answers from, and a new one."""
    text = request.GET.get("q", "").strip()[:100]
    found = queries.templates(text)
    if sheets.asked(request):
        return sheets.answer(request, "answer-texts", template_columns(), found)
    form = TemplateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.save_template(by=request.person, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("ideas:desk_templates")
    context = {"form": form, "templates": found, "text": text}
    return render(request, "ideas/desk_templates.html", context, status=form.status)


@GET_POST
@desk_only(may_work_at_desk)
def template(request: HttpRequest, pk: int) -> HttpResponse:
    """Change or remove one text."""
    found = find(queries.templates(), pk=pk)
    if request.method == "POST" and request.POST.get("remove"):
        actions.remove_template(by=request.person, template=found)
        messages.success(request, _("Removed."))
        return redirect("ideas:desk_templates")
    form = TemplateForm(request.POST or None, initial={"name": found.name, "text": found.text})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.save_template(by=request.person, template=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("ideas:desk_templates")
    return render(request, "ideas/desk_template.html", {"form": form, "template": found}, status=form.status)
