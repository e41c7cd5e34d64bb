"""The desk: the list of surveys, one of them, its settings, a preview."""

from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock, sheets
from meydan.base.cards import is_on
from meydan.base.code_form import CodesForm
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.sent_twice import outcome
from meydan.base.templatetags.ui import public_address
from meydan.documents.queries.papers import CodesPaper, codes_pdf
from meydan.questions.rules import condition_words
from meydan.surveys import actions
from meydan.surveys.forms.desk import (
    NewSurveyForm,
    ProlongForm,
    SurveyForm,
    TemplateForm,
    as_typed,
    midnight,
)
from meydan.surveys.forms.public import AnswerForm
from meydan.surveys.models import Survey, Who
from meydan.surveys.queries import desk
from meydan.surveys.queries.ready import ready_templates
from meydan.surveys.queries.surveys import asked_in
from meydan.surveys.rules import (
    may_ask,
    may_change,
    may_close,
    may_enter,
    may_keep_template,
    may_publish,
    may_remind,
    may_report,
    may_see_surveys_desk,
)
from meydan.surveys.views.pressing import press

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
TABS = {
    "draft": gettext_lazy("Drafts"),
    "published": gettext_lazy("Opens later"),
    "open": pgettext_lazy("survey", "Open"),
    "closed": gettext_lazy("Closed"),
    "reported": gettext_lazy("With results"),
}
COLUMNS: sheets.Columns = [
    (gettext_lazy("No."), lambda one: one.pk),
    (gettext_lazy("Title"), lambda one: one.title),
    (gettext_lazy("State"), lambda one: one.tone[2]),
    (gettext_lazy("Who may answer"), lambda one: one.get_who_display()),
    (gettext_lazy("From"), lambda one: one.opens_at),
    (gettext_lazy("To"), lambda one: one.closes_at),
    (gettext_lazy("Unit"), lambda one: one.unit.name),
    (gettext_lazy("Sheets"), lambda one: one.people),
]


@require_safe
@desk_only(may_see_surveys_desk)
def survey_list(request: HttpRequest) -> HttpResponse:
    """Surveys by state."""
    tab, text = request.GET.get("tab", "open"), request.GET.get("q", "").strip()[:100]
    tab = tab if tab in TABS else "open"
    if sheets.asked(request):
        rows = desk.desk_rows(request.person, tab=tab, text=text).order_by("-created_at")
        return sheets.answer(request, "anketler", COLUMNS, rows)  # type: ignore[return-value]
    page = desk.desk_page(request.person, tab=tab, text=text, after=request.GET.get("after", ""))
    address = reverse("surveys:desk_list")
    tabs = [{"title": word, "url": f"{address}?tab={code}", "current": code == tab} for code, word in TABS.items()]
    return render(request, "surveys/desk_list.html", {"page": page, "tabs": tabs, "tab": tab, "text": text})


@GET_POST
@desk_only(may_see_surveys_desk)
def template_list(request: HttpRequest) -> HttpResponse:
    """Sets of questions that colleagues kept."""
    if request.method == "POST":
        kept = find(desk.templates(), pk=request.POST.get("which", ""))
        press(request, _("Removed."), actions.remove_template, template=kept)
        return redirect("surveys:desk_templates")
    text = request.GET.get("q", "").strip()[:100]
    page = desk.template_page(text=text, after=request.GET.get("after", ""))
    rows = [(one, may_keep_template(request.person, one)) for one in page.items]
    return render(request, "surveys/desk_templates.html", {"page": page, "rows": rows, "text": text})


def _offered() -> list[tuple[str, str]]:
    """Templates to begin from: those that come along, and those that colleagues kept."""
    ready = [(f"ready:{code}", name) for code, (name, _asked) in ready_templates().items()]
    return [*ready, *((f"kept:{one.pk}", one.name) for one in desk.templates())]


def _questions_of(template: str) -> list[dict[str, Any]]:
    kind, _sign, which = template.partition(":")
    if kind == "ready":
        return ready_templates()[which][1]
    return list(find(desk.templates(), pk=which).questions) if kind == "kept" else []


@GET_POST
@desk_only(may_see_surveys_desk)
def new(request: HttpRequest) -> HttpResponse:
    """A new survey, with the questions of a template or without."""
    form = NewSurveyForm(request.POST or None, person=request.person, offered=_offered())
    if request.method == "POST" and form.is_valid():
        template = form.cleaned_data.pop("template")
        with refusals_on(form):
            made = actions.save_survey(by=request.person, **form.cleaned_data)
            actions.begin_from(by=request.person, survey=made, questions=_questions_of(template))
        if form.is_valid():
            messages.success(request, _("Saved. Now look at the questions."))
            return redirect("surveys:desk_survey", made.pk)
    return render(request, "surveys/desk_form.html", {"form": form}, status=form.status)


@GET_POST
@desk_only(may_see_surveys_desk)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change what it is and who may answer."""
    found = find(desk.surveys_at_desk(request.person), pk=pk)
    form = SurveyForm(request.POST or None, person=request.person, initial=as_typed(found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.save_survey(by=request.person, survey=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("surveys:desk_survey", found.pk)
    return render(request, "surveys/desk_form.html", {"form": form, "survey": found}, status=form.status)


BUTTONS: dict[str, tuple[Any, Any]] = {
    "publish": (actions.publish_survey, gettext_lazy("Published.")),
    "close": (actions.close_survey, gettext_lazy("Closed.")),
    "remind": (actions.remind, gettext_lazy("Reminded, once.")),
}


@GET_POST
@desk_only(may_see_surveys_desk)
def survey(request: HttpRequest, pk: int) -> HttpResponse:
    """One survey at the desk: what can be done with it now."""
    found = find(desk.surveys_at_desk(request.person), pk=pk)
    does = request.POST.get("do", "")
    if does in BUTTONS:
        verb, done = BUTTONS[does]
        press(request, str(done), verb, survey=found)
        return redirect("surveys:desk_survey", found.pk)
    prolong = ProlongForm(request.POST if does == "prolong" else None, auto_id="p-%s")
    template = TemplateForm(request.POST if does == "template" else None, initial={"name": found.title}, auto_id="t-%s")
    form: Any = template if does == "template" else prolong
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            _write(request, found, form)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("surveys:desk_survey", found.pk)
    context = _survey(request, found) | {"form": form, "prolong": prolong, "template": template}
    return render(request, "surveys/desk_survey.html", context, status=form.status)


def _write(request: HttpRequest, survey: Survey, form: Any) -> None:
    if isinstance(form, TemplateForm):
        actions.save_template(by=request.person, survey=survey, **form.cleaned_data)
    else:
        closes_at = midnight(form.cleaned_data["last_day"] + timedelta(days=1))
        actions.prolong_survey(by=request.person, survey=survey, closes_at=closes_at)


def _survey(request: HttpRequest, survey: Survey) -> dict[str, Any]:
    person, codes = request.person, desk.codes_of(survey)
    asked = len(asked_in(survey))
    channels = desk.people_by_channel(survey)
    return {
        "survey": survey,
        "questions": asked,
        "channels": channels,
        "sheets": sum(channels.values()),
        "codes": codes,
        "by_codes": survey.who == Who.CODES,
        "prints": is_on("documents"),
        "unread": desk.texts_of(survey, unread=True).count(),
        "may_ask": may_ask(person, survey),
        "may_change": may_change(person, survey),
        "may_publish": may_publish(person, survey, questions=asked, codes=codes[0]),
        "may_close": may_close(person, survey),
        "may_enter": may_enter(person, survey),
        "may_remind": may_remind(person, survey),
        "may_report": may_report(person, survey),
    }


@GET_POST
@desk_only(may_see_surveys_desk)
def codes(request: HttpRequest, pk: int) -> HttpResponse:
    """Make codes. They go along as a file this once and are never shown again."""
    found = find(desk.surveys_at_desk(request.person), pk=pk, who=Who.CODES)
    form = CodesForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.make_codes(by=request.person, survey=found, count=form.cleaned_data["count"])
        if form.is_valid():
            name = f"anket-{found.pk}-kodlar"
            return outcome(_letters(found, name, made) if form.as_letters else sheets.secrets_file(name, made))
    there, used = desk.codes_of(found)
    context = {"survey": found, "form": form, "there": there, "used": used}
    return render(request, "surveys/desk_codes.html", context, status=form.status)


def _letters(survey: Survey, name: str, codes: list[str]) -> HttpResponse:
    paper = CodesPaper(
        title=survey.title, summary=survey.summary, afterwards=survey.afterwards, until=survey.last_day,
        address=public_address(survey.get_absolute_url()), codes=codes, made_at=clock.now(),
    )  # fmt: skip
    return sheets.secrets_pdf(name, codes_pdf(paper))


@require_safe
@desk_only(may_see_surveys_desk)
def preview(request: HttpRequest, pk: int) -> HttpResponse:
    """All pages as a resident sees them on a phone, with what they hang on."""
    found = find(desk.surveys_at_desk(request.person), pk=pk)
    pages: dict[int, list[Any]] = {}
    for one in asked_in(found):
        pages.setdefault(one.page, []).append(one)
    shown = [
        (number, list(zip(AnswerForm(questions=asked, auto_id=f"p{number}-%s"), [(one, condition_words(one)) for one in asked], strict=True)))
        for number, asked in enumerate(pages.values(), 1)
    ]  # fmt: skip
    return render(request, "surveys/desk_preview.html", {"survey": found, "pages": shown, "total": len(pages)})
