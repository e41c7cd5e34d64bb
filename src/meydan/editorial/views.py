"""News and pages for everybody; what stands where, for the desk."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find
from meydan.base.templatetags.ui import public_address
from meydan.documents.queries.papers import kept_file
from meydan.editorial import queries, rules
from meydan.editorial.forms import DeskForm, NewsForm
from meydan.editorial.models import Article
from meydan.editorial.room_address import room
from meydan.moderation.queries import photos_by_ref


@require_safe
def news_list(request: HttpRequest) -> HttpResponse:
    """The newest first, with search and years."""
    filters = NewsForm(request.GET)
    page = queries.news_page(filters.wanted, request.GET.get("after", ""))
    return render(request, "editorial/list.html", {"page": page, "filters": filters, "wanted": filters.wanted})


@require_safe
def article(request: HttpRequest, slug: str, what: str) -> HttpResponse:
    found: Article = find(queries.public_articles(what), slug=slug)
    photo = next(iter(photos_by_ref(request.person, [found.ref])[found.ref]), None)
    return render(
        request,
        "editorial/article.html",
        {"article": found, "photo": photo, "is_news": what == Article.What.NEWS, "documents": found.attachments.all()},
    )


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """A document of an article that stands there; always as a file to keep, never shown inside our pages."""
    found = find(queries.attachments(), pk=pk)
    kept = kept_file(found.key, found.suffix)
    if kept is None:
        raise Http404
    answer = HttpResponse(kept[0], content_type=kept[1])
    answer["Content-Disposition"] = content_disposition_header(True, f"{found.title}.{found.suffix}")
    return answer


@require_safe
@desk_only(rules.may_write)
def desk(request: HttpRequest) -> HttpResponse:
    """What stands on the public pages, what waits, and the door to the writing room."""
    filters = DeskForm(request.GET)
    page = queries.published_page(request.person, **filters.wanted, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "news-and-pages", _columns(), page.rows)
    context = {
        "filters": filters,
        "page": page,
        "waiting": queries.waiting(request.person).select_related("by")[:20],
        "lines": queries.placed_lines(),
        "room": room(),
        "publishes": bool(rules.may_publish(request.person)),
    }
    return render(request, "editorial/desk.html", context)


def _columns() -> sheets.Columns:
    return [
        (_("Title"), lambda one: one.title),
        (_("Kind"), lambda one: one.get_what_display()),
        (_("State"), lambda one: _("Published") if one.published_at else _("Taken down")),
        (_("When"), lambda one: one.changed_at),
        (_("Name"), lambda one: one.by.name if one.by else ""),
        (_("Address"), lambda one: public_address(one.get_absolute_url())),
    ]
