"""Official papers on threads and what they are about."""

from collections.abc import Collection, Iterable

from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from meydan.base import turkish
from meydan.base.cards import Viewer
from meydan.documents import scopes
from meydan.documents.models import OfficialReference
from meydan.documents.rules import may_write_letters
from meydan.threads.models import Step, Thread


def references_on(things: Iterable[str]) -> QuerySet[OfficialReference]:
    return references().filter(of__in=list(things))


def references_of_thread(thread: Thread) -> QuerySet[OfficialReference]:
    """On its steps and on what the steps are about; one query. Those on a step say when it was (`step_at`)."""
    steps = Step.objects.filter(thread=thread).order_by()
    own = steps.annotate(own=Concat(Value("step:"), Cast("pk", CharField())))
    rows = references().annotate(step_at=Subquery(own.filter(own=OuterRef("of")).values("at")[:1]))
    return rows.filter(Q(of__in=own.values("own")) | Q(of__in=steps.values("ref")) | Q(of=thread.ref))


def load_references(viewer: Viewer, ids: Collection[int]) -> QuerySet[OfficialReference]:
    return references().filter(pk__in=ids)


def references() -> QuerySet[OfficialReference]:
    return OfficialReference.objects.select_related("unit")


def reference_files(viewer: Viewer) -> QuerySet[OfficialReference]:
    """Those with a file: public ones for everybody, the others for the Centre."""
    rows = OfficialReference.objects.exclude(key="")
    return rows if may_write_letters(viewer) else rows.filter(public=True)


def steps_of(thread: Thread) -> list[tuple[str, str]]:
    """The steps of a thread that happened, for choosing one: (ref, “21.11.2026 · Decision · Parks and Gardens”)."""
    rows = Step.objects.filter(thread=thread, promised=False).select_related("unit").order_by("-at", "-id")
    return [(f"step:{row.pk}", _step_words(row)) for row in rows]


def _step_words(step: Step) -> str:
    day = f"{timezone.localdate(step.at):%d.%m.%Y}"
    parts = [day, scopes.station_words(step), str(step.unit or ""), turkish.cut(step.words, 60)]
    return " · ".join(part for part in parts if part)
