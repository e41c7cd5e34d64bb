"""Panels that are drawn by lot: question, quotas, draws; never who."""

from django.http import HttpRequest
from django.urls import reverse
from ninja import Query, Router

from meydan.base.edge import find
from meydan.opendata.api.schemas import Listed, PanelDetailOut, PanelOut, Problem, listed
from meydan.panels.models import Lottery, Panel
from meydan.panels.queries.draws import public_lotteries
from meydan.panels.queries.panels import page_of, panels_visible_to

router = Router(tags=["panels"])


@router.get("/panels", response={200: Listed[PanelOut], 422: Problem}, summary="Panels, the latest opened first")
def panel_list(request: HttpRequest, after: str = "", limit: int = Query(50, ge=1, le=200)) -> dict[str, object]:
    return listed(page_of(after=after, per_page=limit), show)


@router.get(
    "/panels/{number}", response={200: PanelDetailOut, 404: Problem, 422: Problem}, summary="One panel with its draws"
)
def panel_detail(request: HttpRequest, number: int) -> dict[str, object]:
    one = find(panels_visible_to(None).prefetch_related("features__values"), pk=min(number, 2**62))
    draws = [_draw(lottery) for lottery in public_lotteries(one)]
    return {**show(one), "draws": draws, "report": one.report}


def show(one: Panel) -> dict[str, object]:
    plain = (
        "title",
        "language",
        "question",
        "state",
        "size",
        "method",
        "apply_until",
        "lot_number",
        "belongs_to",
        "stage",
    )
    counts = ("least", "most", "people", "source")
    return {
        **{name: getattr(one, name) for name in plain},
        "id": one.pk,
        "kind": one.what,
        "unit": one.unit.slug,
        "quotas": [
            {"feature": feature.name, "value": value.name} | {name: getattr(value, name) for name in counts}
            for feature in one.features.all()
            for value in feature.values.all()
            if value.admits
        ],
        "url": one.get_absolute_url(),
    }


def _draw(one: Lottery) -> dict[str, object]:
    return {
        "turn": one.turn,
        "published_at": one.published_at,
        "drawn_at": one.drawn_at,
        "commitment": one.file["commitment"],
        "public_number": one.file["draw"]["public"] if one.is_drawn else "",
        "people": len(one.file["probabilities"]),
        "size": one.file["size"],
        "files": reverse("panels_files:lottery_file", args=[one.panel_id, one.turn]),
    }
