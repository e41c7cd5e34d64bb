"""Reading imports. What one may not see is not found."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet

from meydan.base.cards import Viewer
from meydan.base.models import AuditLine
from meydan.discussion.models import Comment
from meydan.goals.queries import goals, targets
from meydan.ideas.models import Contribution, Support
from meydan.imports.matching import Lookups
from meydan.imports.models import Import, ImportedRow, RejectedRow
from meydan.imports.rules import may_import
from meydan.places.queries import neighbourhoods, units
from meydan.threads.models import Follow, Thread

SUPPORTED, DISCUSSED, FOLLOWED, WORKED_ON = "supported", "discussed", "followed", "worked_on"


def imports_for(viewer: Viewer) -> QuerySet[Import]:
    """All of them, for those who may import."""
    rows = Import.objects.select_related("by")
    return rows if may_import(viewer) else rows.none()


def imports_called(viewer: Viewer, text: str) -> QuerySet[Import]:
    """Those whose list or file is called so."""
    rows = imports_for(viewer)
    return rows.filter(Q(origin__says=text) | Q(name__says=text)) if text else rows


def load_many(viewer: Viewer, ids: Collection[int]) -> QuerySet[Import]:
    return imports_for(viewer).filter(pk__in=ids)


def unfinished() -> QuerySet[Import]:
    """Imports whose work is to go on by itself."""
    return Import.objects.filter(state__in=Import.WORKING, failures__lt=Import.MOST_FAILURES)


def lookups() -> Lookups:
    """What the words of a list can stand for; four queries."""
    places, known_units = list(neighbourhoods()), list(units())
    known_targets = list(targets().order_by("-local", "order"))
    return Lookups(
        places={one.slug: one.name for one in places},
        units={one.slug: (one.name_tr, one.name_en) for one in known_units},
        goals={one.number: (one.name_tr, one.name_en) for one in goals()},
        targets={one.code: one.pk for one in known_targets},
        target_names={one.code: (one.name_tr, one.name_en) for one in known_targets},
        place_ids={one.slug: one.pk for one in places},
        unit_ids={one.slug: one.pk for one in known_units},
    )


def origins() -> list[str]:
    """Names that were given to lists before."""
    return list(Import.objects.order_by("origin").values_list("origin", flat=True).distinct()[:50])


def there_already(sources: Collection[str]) -> dict[str, int | None]:
    """Those of `sources` that were imported before, with the import they came by."""
    rows = Contribution.objects.filter(source__in=sources).values_list("source", "imported_row__of")
    return {source: of for source, of in rows if source}


def rejected_rows(one: Import) -> QuerySet[RejectedRow]:
    return RejectedRow.objects.filter(of=one).order_by("line")


def rejected_by_reason(one: Import) -> dict[str, int]:
    rows = RejectedRow.objects.filter(of=one).order_by().values_list("reason")
    return dict(rows.annotate(Count("id")))


def imported_rows(one: Import) -> QuerySet[ImportedRow]:
    return ImportedRow.objects.filter(of=one).select_related("contribution__thread", "contribution__neighbourhood")


HIDDEN, PERSONAL = "hidden", "personal"


def rows_found(one: Import, *, text: str = "", which: str = "") -> QuerySet[ImportedRow]:
    """Rows by words of their title or by their old number; only hidden ones, or only those that look personal."""
    rows = imported_rows(one)
    if text:
        rows = rows.filter(Q(contribution__title__says=text) | Q(number__says=text))
    if which == HIDDEN:
        rows = rows.filter(contribution__hidden_at__isnull=False)
    return rows.filter(personal=True) if which == PERSONAL else rows


def figures(one: Import) -> dict[str, int]:
    """How many of its threads there are, are hidden, and have personal words; one query."""
    hidden = {"contribution__hidden_at__isnull": False}
    return {
        "there": imported_rows(one).count(),
        "hidden": imported_rows(one).filter(**hidden).count(),
        "personal": imported_rows(one).filter(personal=True, **hidden).count(),
    }


def touched(rows: Sequence[ImportedRow]) -> Mapping[int, str]:
    """Id of the contribution → what somebody did with it since it was imported. Every action leaves a line in the audit
    log; comments, supports and follows are asked for by themselves, since their lines name the comment or nothing."""
    by_thread = {one.contribution.thread.ref: one.contribution_id for one in rows}
    by_ref: dict[str, int] = {one.contribution.ref: one.contribution_id for one in rows} | by_thread
    found: dict[int, str] = {}
    found |= dict.fromkeys(_joined_to(rows), WORKED_ON)
    lines: Any = AuditLine.objects.filter(ref__in=by_ref).values_list("ref", flat=True)
    found |= {by_ref[ref]: WORKED_ON for ref in lines}
    followed = Follow.objects.filter(thread__in=[one.contribution.thread_id for one in rows])
    found |= {by_thread[f"thread:{pk}"]: FOLLOWED for pk in followed.values_list("thread_id", flat=True)}
    said: Any = Comment.objects.filter(on__in=by_thread).values_list("on", flat=True)
    found |= {by_thread[ref]: DISCUSSED for ref in said}
    supported = Support.objects.filter(contribution__in=by_ref.values()).values_list("contribution_id", flat=True)
    return found | dict.fromkeys(supported, SUPPORTED)


def _joined_to(rows: Sequence[ImportedRow]) -> list[int]:
    """Ids of those to which another contribution was joined; the line in the log names the other one."""
    ideas = {one.contribution_id: one.contribution.thread_id for one in rows}
    to_idea = Contribution.objects.filter(merged_into__in=ideas).values_list("merged_into_id", flat=True)
    to_thread = set(Thread.objects.filter(merged_into__in=ideas.values()).values_list("merged_into_id", flat=True))
    return [*filter(None, to_idea), *(pk for pk, thread in ideas.items() if thread in to_thread)]


def rows_of_thread(thread: Thread) -> QuerySet[ImportedRow]:
    return ImportedRow.objects.filter(contribution__thread=thread)


def of_thread(thread: Thread) -> ImportedRow | None:
    return rows_of_thread(thread).select_related("of", "contribution").first()
