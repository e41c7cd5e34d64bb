"""Goals and targets."""

from django.http import HttpRequest
from ninja import Router

from meydan.goals.models import Goal, Target
from meydan.goals.queries import goals, targets
from meydan.opendata.api.schemas import GoalOut, TargetOut

router = Router(tags=["goals"])


@router.get("/goals", response=list[GoalOut], summary="The 17 goals")
def goal_list(request: HttpRequest) -> list[Goal]:
    return list(goals())


@router.get("/targets", response=list[TargetOut], summary="The 169 targets")
def target_list(request: HttpRequest) -> list[dict[str, object]]:
    return [show(target) for target in targets()]


def show(target: Target) -> dict[str, object]:
    words = {name: getattr(target, name) for name in ("code", "name_tr", "name_en", "local")}
    return {**words, "goal": target.goal_id}
