"""The Voluntary Local Review: in public as a page, PDF and data; at the desk section by section."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import desk_only, find, refusals_on
from meydan.documents.queries.papers import PaperTable, tables_pdf
from meydan.insight import actions
from meydan.insight.forms import BeginReviewForm, PublishForm, SectionForm
from meydan.insight.models import Review
from meydan.insight.queries import reviews as queries
from meydan.insight.rules import may_bring_figures, may_work_with_figures

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
def review_list(request: HttpRequest) -> HttpResponse:
    return render(request, "insight/reviews.html", {"reviews": list(queries.published().defer("copy"))})


@require_safe
def review(request: HttpRequest, year: int) -> HttpResponse:
    """What was published, as it was."""
    found = find(queries.published(), year=year)
    context = {"review": found, "told": queries.copy_of(found, get_language() or "tr"), "is_draft": False}
    return render(request, "insight/review.html", context)


@require_safe
def review_pdf(request: HttpRequest, year: int) -> HttpResponse:
    found = find(queries.published(), year=year)
    told = queries.copy_of(found, get_language() or "tr")
    content = tables_pdf(str(found), [_table(one) for one in told.sections], at=found.published_at)  # type: ignore[arg-type]
    answer = HttpResponse(content, content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="meydan-degerlendirme-{year}.pdf"'
    return answer


def _table(section: queries.Section) -> PaperTable:
    rows = [(figure.word, figure.value, figure.query) for figure in section.figures]
    return PaperTable(section.title, [_("What"), _("Value"), _("Counted by")], rows, section.text)


@require_safe
def review_data(request: HttpRequest, year: int) -> HttpResponse:
    """The copy as data, with its fingerprint."""
    found = find(queries.published(), year=year)
    data = {"year": year, "published_at": found.published_at, "sha256": found.copy_hash, "languages": found.copy}
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


@GET_POST
@desk_only(may_work_with_figures)
def desk_reviews(request: HttpRequest) -> HttpResponse:
    form = BeginReviewForm(_posted(request))
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            made = actions.begin_review(by=request.person, year=form.cleaned_data["year"])
        if form.is_valid():
            return redirect("insight:desk_review", made.year)
    context = {"reviews": list(queries.reviews().defer("copy")), "form": form, "may": may_bring_figures(request.person)}
    return render(request, "insight/desk_reviews.html", context, status=form.status)


@GET_POST
@desk_only(may_work_with_figures)
def desk_review(request: HttpRequest, year: int) -> HttpResponse:
    """The draft with the figures of this moment; publish it when its frame is written."""
    found = find(queries.reviews(), year=year)
    form = PublishForm(_posted(request))
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.publish_review(by=request.person, review=found)
        if form.is_valid():
            messages.success(request, _("Published. Readers see this copy from now on."))
            return redirect(found.get_absolute_url())
    context = {
        "review": found,
        "told": queries.draft(found, get_language() or "tr"),
        "is_draft": True,
        "form": form,
        "unwritten": len({code for code, _language in queries.unwritten(found)}),
    }
    return render(request, "insight/desk_review.html", context, status=form.status)


@GET_POST
@desk_only(may_work_with_figures)
def desk_section(request: HttpRequest, year: int, section: str) -> HttpResponse:
    """The words of one section, in both languages."""
    found = find(queries.reviews(), year=year)
    if section not in queries.codes():
        raise Http404
    form = SectionForm(_posted(request), initial=_texts(found, section))
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.write_section(by=request.person, review=found, section=section, texts=form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("insight:desk_review", year)
    told = next(one for one in queries.draft(found, get_language() or "tr").sections if one.code == section)
    context = {"review": found, "section": told, "form": form}
    return render(request, "insight/desk_section.html", context, status=form.status)


def _posted(request: HttpRequest) -> Any:
    """What was sent, also where it is empty."""
    return request.POST if request.method == "POST" else None


def _texts(found: Review, section: str) -> dict[str, Any]:
    return dict(found.texts.filter(section=section).values_list("language", "text"))
