"""Languages at the desk, reports on texts, and what is easy to read."""

from collections.abc import Iterable

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import languages, refs, sheets
from meydan.base.edge import desk_only, find, refusals_on, safe_next
from meydan.base.errors import Refused
from meydan.base.paging import page_by_key
from meydan.base.sentences import sentence
from meydan.languages import actions, queries
from meydan.languages.forms import EasyTextForm, ReadForm, ReportFilter, TextReportForm
from meydan.languages.models import EasyText
from meydan.languages.plain import hints, meanings_of, parts_of
from meydan.languages.rules import EASY, may_set_languages, may_write_easy

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
ICONS = {"thread": "route", "process": "flag"}


@GET_POST
def report(request: HttpRequest) -> HttpResponse:
    """Say that a text of the interface is wrong, in the language of the page; no account is needed."""
    form = TextReportForm(request.POST or None, initial={"path": safe_next(request)})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.report_text(
                language=languages.current(), address=get_adapter().get_client_ip(request), **form.cleaned_data
            )
        if form.is_valid():
            return redirect(reverse("languages:report") + "?thanks=1")
    return render(
        request, "languages/report.html", {"form": form, "thanks": "thanks" in request.GET}, status=form.status
    )


@GET_POST
@desk_only(may_set_languages)
def desk(request: HttpRequest) -> HttpResponse:
    """Every language: on or off, draft or read by whom, and what was reported."""
    refusal, status, form = "", 200, ReadForm()
    if request.method == "POST":
        code, act = request.POST.get("language", ""), request.POST.get("act", "")
        try:
            if act == "read":
                form = ReadForm(request.POST)
                if form.is_valid():
                    actions.mark_as_read(by=request.person, code=code, readers=form.cleaned_data["readers"])
            elif act == "draft":
                actions.mark_as_draft(by=request.person, code=code)
            else:
                actions.switch_language(by=request.person, code=code, on=act == "on")
            if form.status == 200:
                messages.success(request, _("Switched. It reaches every page within a few seconds."))
                return redirect("languages:desk")
        except Refused as refused:
            refusal, status = sentence(refused.code, refused.facts), 422
    context = {"spoken": queries.spoken(), "form": form, "refusal": refusal, "asked": request.POST.get("language")}
    return render(request, "languages/desk.html", context, status=max(status, form.status))


@GET_POST
@desk_only(may_set_languages)
def desk_reports(request: HttpRequest) -> HttpResponse:
    """What readers say about texts, the oldest first; each is settled with one click."""
    refusal, status = "", 200
    if request.method == "POST":
        try:
            actions.settle_report(by=request.person, report=find(queries.open_reports(), pk=request.POST.get("report")))
            messages.success(request, _("Settled."))
            return redirect("languages:desk_reports")
        except Refused as refused:
            refusal, status = sentence(refused.code, refused.facts), 422
    form = ReportFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    found = queries.open_reports(**wanted)
    page = page_by_key(found, order=["at", "pk"], after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "reported-texts", _columns(), page.rows)
    rows = [(one, languages.NAMES.get(one.language, one.language)) for one in page.items]
    context = {"page": page, "rows": rows, "refusal": refusal, "form": form, "narrowed": any(wanted.values())}
    return render(request, "languages/desk_reports.html", context, status=status)


def _columns() -> sheets.Columns:
    return [
        (_("Day"), lambda one: one.at),
        (_("Language"), lambda one: languages.NAMES.get(one.language, one.language)),
        (_("Text"), lambda one: one.words),
        (_("How would you say it?"), lambda one: one.better),
        (_("Address"), lambda one: one.path),
    ]


@require_safe
def easy(request: HttpRequest, ref: str) -> HttpResponse:
    """A thread or a process in short sentences."""
    about = _about(request, ref)
    texts = list(queries.easy_texts(request.person, ref))
    text = queries.best_for(texts, request.GET.get("dil", ""))
    if text is None:
        raise Http404
    context = {
        "others": _named(one for one in texts if one != text),
        "about": about,
        "text": text,
        "parts": parts_of(text.body),
        "meanings": meanings_of(text.hard_words),
        "icon_name": ICONS[about.kind.name],
        "easy": True,
    }
    return render(request, "languages/easy.html", context)


@GET_POST
@desk_only(may_write_easy)
def desk_easy(request: HttpRequest, ref: str) -> HttpResponse:
    """Write the easy text of a thread or a process; hints say what could be easier."""
    about = _about(request, ref)
    texts = list(queries.easy_of(ref))
    asked = request.POST.get("language") or request.GET.get("dil", "")
    now = next((one for one in texts if one.language == asked), None) if asked else queries.best_for(texts)
    names = ("body", "hard_words", "readers", "language")
    start = {name: getattr(now, name) for name in names} if now else {"language": asked or languages.current()}
    form = EasyTextForm(request.POST or None, initial=start)
    if request.method == "POST" and form.is_valid() and "save" in request.POST:
        with refusals_on(form):
            actions.write_easy_text(by=request.person, of=ref, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect(f"{reverse('languages:easy', args=[ref])}?dil={form.cleaned_data['language']}")
    said = request.POST.get("body", now.body if now else "")
    context = {"about": about, "form": form, "text": now, "hints": hints(said, asked or start["language"])}
    context |= {"looked_at": bool(said), "texts": _named(texts), "ref": ref}
    return render(request, "languages/desk_easy.html", context, status=form.status)


def _named(texts: Iterable[EasyText]) -> list[tuple[str, str]]:
    """Language and its name, of each."""
    return [(one.language, languages.NAMES.get(one.language, one.language)) for one in texts]


def _about(request: HttpRequest, ref: str) -> refs.Found:
    try:
        found = refs.resolve(request.person, [ref])
    except ValueError:
        raise Http404 from None
    if ref not in found or found[ref].kind.name not in EASY:
        raise Http404
    return found[ref]
