"""One page a week for the director: on the screen, printed, and as an office file."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

from meydan.base import clock
from meydan.base.actions import note_export
from meydan.base.edge import desk_only
from meydan.base.templatetags.ui import day, number
from meydan.documents.queries.papers import PaperTable, official_language, own_words, tables_docx
from meydan.insight.queries.week import ENDING, Gap, Load, Threat, Week, last_monday
from meydan.insight.queries.week import behind as behind_figure
from meydan.insight.queries.week import week as week_of
from meydan.insight.rules import may_bring_figures

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@desk_only(may_bring_figures)
def week(request: HttpRequest) -> HttpResponse:
    """The last whole week, or the one that is asked for by a day in it."""
    told = week_of(_monday(request.GET.get("hafta", "")))
    if request.GET.get("file") == "docx":
        return _docx(request, told)
    context = {"week": told, "earlier": told.monday - timedelta(days=7), "later": told.monday + timedelta(days=7)}
    context["is_last"] = told.monday >= last_monday()
    return render(request, "insight/week.html", context)


TITLES = {
    "came": gettext_lazy("Contributions that came"),
    "answered": gettext_lazy("Answers given"),
    "late": gettext_lazy("Answers late"),
}


@require_safe
@desk_only(may_bring_figures)
def behind(request: HttpRequest, part: str) -> HttpResponse:
    """The contributions that a figure of the week counts."""
    if part not in TITLES:
        raise Http404
    monday = _monday(request.GET.get("hafta", ""))
    context = {
        "page": behind_figure(monday, part, request.GET.get("after", "")),
        "title": TITLES[part],
        "monday": monday,
        "sunday": monday + timedelta(days=6),
        "number": monday.isocalendar().week,
    }
    return render(request, "insight/week_part.html", context)


def _monday(text: str) -> date:
    try:
        asked = date.fromisoformat(text)
    except ValueError:
        return last_monday()
    monday = asked - timedelta(days=asked.weekday())
    return monday if date(2000, 1, 1) < monday <= clock.today() else last_monday()


def _docx(request: HttpRequest, told: Week) -> HttpResponse:
    with official_language():
        title = _("The week %(since)s – %(until)s") % {"since": day(told.monday), "until": day(told.sunday)}
        content = tables_docx(title, _tables(told))
    note_export(by=request.person, name="week", form="docx")
    answer = HttpResponse(content, content_type=DOCX)
    answer["Content-Disposition"] = f'attachment; filename="meydan-hafta-{told.monday}.docx"'
    answer["Cache-Control"] = "no-store"
    return answer


def _tables(told: Week) -> list[PaperTable]:
    pairs = [(str(word), getattr(told.this, part), getattr(told.before, part)) for part, word in TITLES.items()]
    head = ["", _("This week"), _("The week before")]
    return [
        PaperTable(_("Asked and answered"), head, [[word, number(this), number(before)] for word, this, before in pairs], _beside(told)),
        PaperTable(_("Who is missing?"), [_("Group"), _("Gap in points"), _("What is planned")], [_gap(one) for one in told.gaps]),
        PaperTable(_("What is coming"), [_("Day"), "", ""], [[day(one.day), str(one.word), own_words(one.title, one.language)] for one in told.coming]),
        PaperTable(_("Risks"), [_("Day"), _("What it is about"), _("Risk")], [[day(one.day), own_words(one.title, one.language), _threat(one)] for one in told.risks]),
        PaperTable(_("The team’s work"), [_("Who"), _("Open work"), _("Past its day"), _("Leave")], [[one.person.name, number(one.open), number(one.late), _leave(one)] for one in told.team]),
    ]  # fmt: skip


def _beside(told: Week) -> str:
    """What stands beside the figures: how long it takes to a first duty, and what waits for the director."""
    said = []
    if told.days_to_duty is not None:
        said.append(f"{_('days from the application to the first duty, the median')}: {number(told.days_to_duty, 0)}.")
    if count := told.decisions:
        words = ngettext(
            "%(count)s answer waits for your approval.", "%(count)s answers wait for your approval.", count
        )
        said.append(words % {"count": number(count)})
    return " ".join(said)


def _leave(one: Load) -> str:
    leave = one.leave
    return f"{day(leave.starts_at)} – {day(leave.last_day)}, {leave.stand_in.name}" if leave else "–"


def _threat(one: Threat) -> str:
    if one.what == ENDING:
        return f"{_('Agreement ends')}: {one.words}"
    return one.words or _("past its end")


def _gap(one: Gap) -> list[str]:
    planned = f"{one.task.title}, {day(one.task.on)}" if one.task else _("Nothing is planned yet.")
    return [one.line.word, number(one.line.gap, 1), planned]
