"""Files: figures of statements for everybody, the report as PDF, and for the desk the votes as Polis writes them."""

from io import BytesIO

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.views.decorators.http import require_safe

from meydan.base.actions import note_export
from meydan.base.edge import desk_only, find
from meydan.conversations.polis import write_zip
from meydan.conversations.queries import conversations, statements
from meydan.conversations.queries.results import figures_csv, result_page
from meydan.conversations.queries.votes import votes_of
from meydan.conversations.report import paper
from meydan.conversations.rules import may_run, may_take_votes


@require_safe
def result_csv(request: HttpRequest, pk: int) -> HttpResponse:
    """Each statement with its counts, in all and by group; not found below the floor."""
    found = find(conversations.conversations_visible_to(request.person), pk=pk)
    result = result_page(found)
    if result is None or not result.is_there:
        raise Http404
    name = f'attachment; filename="sohbet-{found.pk}.csv"'
    return HttpResponse(
        figures_csv(found, result), content_type="text/csv; charset=utf-8", headers={"Content-Disposition": name}
    )


@require_safe
def report_pdf(request: HttpRequest, pk: int) -> HttpResponse:
    """The report on paper; at the desk before it is public too."""
    found = find(conversations.conversations_visible_to(request.person), pk=pk)
    result = result_page(found)
    if result is None or not result.is_there or not (found.report_at or may_run(request.person)):
        raise Http404
    name = f'inline; filename="sohbet-{found.pk}.pdf"'
    return HttpResponse(paper(found, result), content_type="application/pdf", headers={"Content-Disposition": name})


@require_safe
@desk_only(may_run)
def polis_zip(request: HttpRequest, pk: int) -> HttpResponseBase:
    found = find(conversations.conversations_visible_to(request.person), pk=pk)
    may_take_votes(request.person, found, has_result=conversations.has_result(found)).or_refuse()
    note_export(by=request.person, name=found.ref, form="polis")
    file = BytesIO()
    write_zip(file, found, statements.standing(found), votes_of(found))
    file.seek(0)
    return FileResponse(
        file, as_attachment=True, filename=f"sohbet-{found.pk}-polis.zip", content_type="application/zip"
    )
