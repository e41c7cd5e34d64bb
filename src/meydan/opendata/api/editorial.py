"""What the Centre tells: news and pages, in each of their languages."""

from django.http import HttpRequest
from ninja import Query, Router

from meydan.editorial import queries
from meydan.editorial.models import Article
from meydan.opendata.api.schemas import Listed, NewsOut, Problem, listed

router = Router(tags=["news"])


@router.get(
    "/news", response={200: Listed[NewsOut], 422: Problem}, summary="News and pages of the Centre, the latest first"
)
def news_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    return listed(queries.page_for_programs(after=after, per_page=limit), _news)


def _news(one: Article) -> dict[str, object]:
    names = ("title", "summary", "body")
    words = {code: {name: said.get(name, "") for name in names} for code, said in one.words.items()}
    return {
        "id": one.pk,
        "what": one.what,
        "words": words,
        "published_at": one.first_published_at,
        "changed_at": one.changed_at,
        "url": one.get_absolute_url(),
    }
