"""The desk: places, photos and documents as they came."""

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from meydan.base import clock
from meydan.base.actions import note_export
from meydan.base.edge import desk_only, find
from meydan.questions.models import QuestionKind
from meydan.questions.queries import file_name, packed_files
from meydan.questions.rules import file_words, said
from meydan.surveys.queries import desk
from meydan.surveys.queries.surveys import asked_in
from meydan.surveys.rules import may_see_surveys_desk
from meydan.surveys.views.reading import number_in


@require_safe
@desk_only(may_see_surveys_desk)
def files(request: HttpRequest, pk: int) -> HttpResponse:
    """Photos and documents, one by one."""
    found = find(desk.surveys_at_desk(request.person), pk=pk)
    question = number_in(request, "question")
    page = desk.file_page(found, question=question, after=request.GET.get("after", ""))
    context = {
        "survey": found,
        "page": page,
        "rows": [(one, file_name(one), file_words(one.value)) for one in page.items],
        "asked": [one for one in asked_in(found) if one.kind == QuestionKind.FILE],
        "question": question,
    }
    return render(request, "surveys/desk_files.html", context)


@require_safe
@desk_only(may_see_surveys_desk)
def all_files(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    """All of them as a zip. Who took it is written down."""
    found = find(desk.surveys_at_desk(request.person), pk=pk)
    note_export(by=request.person, name=f"anket-{found.pk}-dosyalar", form="zip")
    made = StreamingHttpResponse(packed_files(found.ref), content_type="application/zip")
    made["Content-Disposition"] = (
        f'attachment; filename="meydan-anket-{found.pk}-dosyalar-{clock.today():%Y-%m-%d}.zip"'
    )
    made["Cache-Control"] = "no-store"
    return made


@require_safe
@desk_only(may_see_surveys_desk)
def places(request: HttpRequest, pk: int) -> HttpResponse:
    """Places with the words that were written, and the point if there is one."""
    found = find(desk.surveys_at_desk(request.person), pk=pk)
    text = request.GET.get("q", "").strip()[:100]
    page = desk.place_page(found, text=text, after=request.GET.get("after", ""))
    rows = [(one, said(one.question, one.value)) for one in page.items]
    return render(request, "surveys/desk_places.html", {"survey": found, "page": page, "rows": rows, "text": text})
