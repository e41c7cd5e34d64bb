"""Reading languages, reports on their texts, and what is easy to read."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from meydan.base import languages, refs
from meydan.base.cards import Viewer
from meydan.base.town import town
from meydan.languages.models import EasyText, Review, TextReport
from meydan.people.models import Person


@dataclass(frozen=True)
class Spoken:
    """A language and how it stands with it in this town."""

    code: str
    name: str
    on: bool
    draft: bool
    fixed: bool
    by_file: bool
    """What the town file says about on and off."""
    review: Review | None
    reports: int


def spoken() -> list[Spoken]:
    """Every language that Meydan knows, in two queries."""
    reviews = {one.language: one for one in Review.objects.filter(ended_at=None).select_related("by")}
    reports: dict[str, int] = {}
    for code in open_reports().values_list("language", flat=True):
        reports[code] = reports.get(code, 0) + 1
    return [
        Spoken(
            code, name, languages.is_on(code), languages.is_draft(code), code == languages.BINDING, code in town().languages,
            reviews.get(code), reports.get(code, 0),
        )
        for code, name in languages.NAMES.items()
    ]  # fmt: skip


def open_reports(*, q: str = "", language: str = "") -> QuerySet[TextReport]:
    rows = TextReport.objects.filter(settled_at=None)
    if q:
        rows = rows.filter(Q(words__says=q) | Q(better__says=q) | Q(path__says=q))
    return rows.filter(language=language) if language else rows


def reviews_by(person: Person) -> QuerySet[Review]:
    return Review.objects.filter(by=person)


def easy_texts(viewer: Viewer, of: str) -> QuerySet[EasyText]:
    """The easy texts of a thing, one a language; nothing where the viewer may not see the thing."""
    rows = EasyText.objects.filter(of=of)
    try:
        return rows if of in refs.resolve(viewer, [of]) else rows.none()
    except ValueError:
        return rows.none()


def load_easy(viewer: Viewer, ids: Collection[int]) -> dict[int, EasyText]:
    """Those about things that the viewer may see; one query, and one for each kind of thing. The title is that of the thing."""
    rows = list(EasyText.objects.filter(pk__in=ids))
    found = refs.resolve(viewer, {row.of for row in rows})
    for row in rows:
        row.title = found[row.of].title if row.of in found else ""  # type: ignore[attr-defined]
    return {row.pk: row for row in rows if row.of in found}


def easy_of(of: str) -> QuerySet[EasyText]:
    return EasyText.objects.filter(of=of)


def best_for(texts: Iterable[EasyText], language: str = "") -> EasyText | None:
    """The one in a language, else in that of the reader, else the one that counts, else any."""
    wanted = [language, languages.current(), languages.BINDING]
    ranked = sorted(texts, key=lambda one: wanted.index(one.language) if one.language in wanted else len(wanted))
    return next(iter(ranked), None)


def load_reports(viewer: Viewer, ids: Collection[int]) -> dict[int, TextReport]:
    from meydan.languages.rules import may_set_languages

    return TextReport.objects.in_bulk(ids) if may_set_languages(viewer) else {}
