"""The desk: papers, words of people, all answers, the report."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.actions import note_export
from meydan.base.cards import is_on
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.templatetags.ui import public_address
from meydan.documents.queries.papers import FormPaper, FormQuestion, form_pdf
from meydan.people.models import AgeBand
from meydan.questions.models import Question, QuestionKind
from meydan.questions.queries import files_of
from meydan.questions.rules import choices_of, condition_words
from meydan.surveys import actions
from meydan.surveys.charts import charts_of
from meydan.surveys.forms.desk import PaperForm, ReportForm, TextForm
from meydan.surveys.forms.public import AnswerForm
from meydan.surveys.models import Survey
from meydan.surveys.queries import desk
from meydan.surveys.queries.results import results_of, sheet_rows, sheets_as_data
from meydan.surveys.queries.surveys import asked_in
from meydan.surveys.rules import may_enter, may_report, may_see_surveys_desk
from meydan.surveys.views.pressing import press

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@desk_only(may_see_surveys_desk)
def paper(request: HttpRequest, pk: int) -> HttpResponse:
    """Type in a sheet that came on paper or by phone; the next one begins with the same pile."""
    found = find(desk.surveys_at_desk(request.person), pk=pk)
    if request.POST.get("do") == "remove":
        sheet = find(desk.entered_in(found), pk=request.POST.get("which", ""))
        press(request, _("Removed."), actions.remove_entered, sheet=sheet)
        return redirect("surveys:desk_paper", found.pk)
    asked = [one for one in asked_in(found) if one.kind != QuestionKind.FILE]
    start = {name: request.GET.get(name, "") for name in ("channel", "batch")}
    origin = PaperForm(request.POST or None, survey=found, initial=start)
    answers = AnswerForm(request.POST or None, questions=[_optional(one) for one in asked])
    form = origin if origin.errors else answers
    if request.method == "POST" and origin.is_valid() and answers.is_valid():
        data = dict(origin.cleaned_data)
        came = {name: data.pop(name) for name in ("channel", "batch")}
        with refusals_on(answers):
            actions.enter_sheet(
                by=request.person, survey=found, answered=actions.Answered(answers.cleaned_data, words=data, **came)
            )
        if answers.is_valid():
            messages.success(request, _("Saved. The next sheet of this pile:"))
            return redirect(reverse("surveys:desk_paper", args=[found.pk], query=came))
    page = desk.entered_page(found, request.GET.get("after", ""))
    context = {
        "survey": found,
        "origin": origin,
        "answers": answers,
        "form": form,
        "page": page,
        "may": may_enter(request.person, found),
    }
    return render(request, "surveys/desk_paper.html", context, status=max(origin.status, answers.status))


def _optional(question: Question) -> Question:
    """On paper anything may be left out."""
    question.required = False
    return question


@require_safe
@desk_only(may_see_surveys_desk)
def printed(request: HttpRequest, pk: int) -> HttpResponse:
    """The survey as a form on A4, with the address as a QR code."""
    if not is_on("documents"):
        raise Http404
    found = find(desk.surveys_at_desk(request.person), pk=pk)
    asked = asked_in(found)
    numbers = {one.pk: place for place, one in enumerate(asked, 1)}
    made = FormPaper(
        title=found.title,
        words=found.summary,
        address=public_address(found.get_absolute_url()),
        until=found.last_day,
        afterwards=found.afterwards,
        questions=[
            *(_on_paper(one, numbers) for one in asked if one.kind != QuestionKind.FILE),
            *_about_groups(found, len(asked)),
        ],
        made_at=found.changed_at,
    )
    answer = HttpResponse(form_pdf(made), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="meydan-anket-{found.pk}.pdf"'
    return answer


def _on_paper(question: Question, numbers: dict[int, int]) -> FormQuestion:
    only_if = ""
    if question.only_if_id in numbers:
        facts = {"number": numbers[question.only_if_id], "answer": condition_words(question)}
        only_if = _("Only if you answered question %(number)s with “%(answer)s”") % facts
    return FormQuestion(
        number=numbers[question.pk], kind=question.kind, text=question.text, why=question.why, only_if=only_if, lines=question.lines,
        choices=[word for _code, word in choices_of(question)], ends=(question.low, question.high),
    )  # fmt: skip


def _about_groups(survey: Survey, last: int) -> list[FormQuestion]:
    """What a profile would have told, to compare groups."""
    why = _("To compare groups; leave it empty if you like.")
    asked = {
        "neighbourhood": FormQuestion(last + 1, "short", _("Which neighbourhood?"), why),
        "age_band": FormQuestion(last + 2, "one", _("Your age"), why, [str(word) for _code, word in AgeBand.choices]),
    }
    return [asked[name] for name in asked if name in survey.compared_by]


@GET_POST
@desk_only(may_see_surveys_desk)
def texts(request: HttpRequest, pk: int) -> HttpResponse:
    """What people wrote: put it under tags, and open what everybody may read."""
    found = find(desk.surveys_at_desk(request.person), pk=pk)
    chosen = {name: number_in(request, name) for name in ("question", "tag")}
    everything = request.GET.get("all") == "1"
    text = request.GET.get("q", "").strip()[:100]
    page = desk.text_page(found, request.GET.get("after", ""), unread=not everything, text=text, **chosen)
    rows = [(one, _text_form(request, one)) for one in page.items]
    if request.method == "POST" and all(form.is_valid() for _answer, form in rows):
        readings = [_reading(answer, form) for answer, form in rows if str(answer.pk) in request.POST.getlist("read")]
        press(request, _("Saved."), actions.read_texts, survey=found, readings=readings)
        return redirect(request.get_full_path())
    context = {
        "survey": found,
        "page": page,
        "rows": rows,
        "tags": desk.tags_of(found),
        "all": everything,
        "text": text,
        "chosen": chosen,
    }
    wrong = any(form.errors for _answer, form in rows)
    return render(request, "surveys/desk_texts.html", context, status=422 if wrong else 200)


def number_in(request: HttpRequest, name: str) -> int | None:
    """A number that an address asks for; None for anything else."""
    text = request.GET.get(name, "")
    return int(text) if text.isdecimal() and len(text) < 10 else None


def _text_form(request: HttpRequest, answer: Any) -> TextForm:
    reading = getattr(answer, "reading", None)
    start = {"words": reading.words if reading and reading.public else answer.value}
    if reading:
        start |= {"tags": ", ".join(tag.name for tag in reading.tags.all()), "public": reading.public}
    return TextForm(request.POST or None, prefix=f"a{answer.pk}", initial=start)


def _reading(answer: Any, form: TextForm) -> actions.Reading:
    data = form.cleaned_data
    return actions.Reading(answer, data["tags"].split(","), data["public"], data["words"])


def _columns(survey: Survey) -> sheets.Columns:
    """A sheet a row, with everything that was written; names where the survey says that it keeps them."""
    named = (
        [(gettext_lazy("Name"), lambda row: row[0].person.name if row[0].person else "")] if survey.keeps_name else []
    )
    return [
        (gettext_lazy("Day"), lambda row: row[0].on),
        (gettext_lazy("Channel"), lambda row: row[0].get_channel_display()),
        (gettext_lazy("Pile"), lambda row: row[0].batch),
        *named,
        (gettext_lazy("Neighbourhood"), lambda row: row[0].neighbourhood.name if row[0].neighbourhood else ""),
        (gettext_lazy("Age band"), lambda row: row[0].get_age_band_display()),
        (gettext_lazy("Proved bond"), lambda row: row[0].get_bond_display()),
        *((one.text, lambda row, pk=one.pk: row[1].get(pk, "")) for one in asked_in(survey)),
    ]


@require_safe
@desk_only(may_see_surveys_desk)
def answers(request: HttpRequest, pk: int) -> HttpResponseBase:
    """How it stands now, at any time; and all sheets as a file."""
    found = find(desk.surveys_at_desk(request.person), pk=pk)
    if sheets.asked(request):
        return sheets.answer(request, f"anket-{found.pk}", _columns(found), sheet_rows(found))
    if request.GET.get(sheets.PARAMETER) == "json":
        note_export(by=request.person, name=f"anket-{found.pk}", form="json")
        made = JsonResponse(sheets_as_data(found), json_dumps_params={"ensure_ascii": False, "indent": 1})
        made["Content-Disposition"] = f'attachment; filename="meydan-anket-{found.pk}.json"'
        made["Cache-Control"] = "no-store"
        return made
    came = results_of(found)
    context = {
        "survey": found,
        "came": came,
        "shown": [(one, charts_of(one)) for one in came.shown],
        "files": files_of(found.ref).count(),
        "places": desk.places_of(found).count(),
    }
    return render(request, "surveys/desk_answers.html", context)


@GET_POST
@desk_only(may_see_surveys_desk)
def report(request: HttpRequest, pk: int) -> HttpResponse:
    """What came of it, and what it changed."""
    found = find(desk.surveys_at_desk(request.person), pk=pk)
    form = ReportForm(request.POST or None, initial={"report": found.report, "changed": found.changed})
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.report_survey(by=request.person, survey=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Published. The thread is told."))
            return redirect("surveys:desk_survey", found.pk)
    context = {
        "survey": found,
        "form": form,
        "may": may_report(request.person, found),
        "unread": desk.texts_of(found, unread=True).count(),
    }
    return render(request, "surveys/desk_report.html", context, status=form.status)
