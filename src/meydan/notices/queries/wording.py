"""What the town words itself."""

from meydan.notices.models import Wording


def worded_codes() -> set[str]:
    return set(Wording.objects.order_by().values_list("code", flat=True).distinct())


def wording(code: str, language: str) -> Wording | None:
    return Wording.objects.filter(code=code, language=language).select_related("changed_by").first()
