"""Public panels: lists, one panel with its features, what it belongs to."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.base.refs import parse
from meydan.ideas.models import Process, Stage
from meydan.panels.models import WORKED_OUT, Effect, Feature, Panel, Sitting, State, Value
from meydan.people.models import Consent
from meydan.threads.models import Thread

WITH = ("unit", "keeper", "thread")


def panels_visible_to(viewer: Viewer) -> QuerySet[Panel]:
    """Those that have been opened for everybody; all for people at the desk."""
    rows = Panel.objects.select_related(*WITH)
    return rows if viewer is not None and viewer.at_desk else rows.filter(published_at__isnull=False)


def load_panels(viewer: Viewer, ids: Collection[int]) -> QuerySet[Panel]:
    return panels_visible_to(viewer).filter(pk__in=ids)


@dataclass(frozen=True)
class Wanted:
    """What a visitor looks for; empty means everything."""

    text: str = ""
    kind: str = ""
    open: bool = False


def list_page(wanted: Wanted, after: str) -> Page[Panel]:
    rows = Panel.objects.filter(published_at__isnull=False).select_related("unit")
    if wanted.text:
        refs = [entry.ref for entry in search.find(wanted.text, kinds=[Panel.kind])]
        rows = rows.filter(pk__in=[int(ref.partition(":")[2]) for ref in refs])
    if wanted.kind:
        rows = rows.filter(what=wanted.kind)
    if wanted.open:
        rows = rows.filter(state=State.INVITING, apply_until__gt=clock.now())
    return page_by_key(rows, order=["-published_at", "-pk"], after=after, per_page=12)


def page_of(*, after: str, per_page: int) -> Page[Panel]:
    """For programs, the latest opened first."""
    rows = panels_visible_to(None).prefetch_related("features__values")
    return page_by_key(rows, order=["-published_at", "-pk"], after=after, per_page=per_page)


def features_of(panel: Panel) -> list[Feature]:
    """Features with their values, in two queries."""
    return list(panel.features.prefetch_related("values"))


def values_of(features: Iterable[Feature]) -> list[Value]:
    return [value for feature in features for value in feature.values.all()]


def effects_of(panel: Panel) -> QuerySet[Effect]:
    return panel.effects.all()


def sittings_of(panel: Panel) -> QuerySet[Sitting]:
    """In the order of time, with what is said of a recording."""
    rows = panel.sittings.select_related("occasion__leader", "note_taker", "recording__transcript", "panel__unit")
    return rows.order_by("occasion__starts_at", "pk")


def dates_of(panel: Panel) -> QuerySet[Sitting]:
    """Sittings as they are listed: titles and when they are."""
    return panel.sittings.select_related("occasion").order_by("occasion__starts_at", "pk")


def load_sittings(viewer: Viewer, ids: Collection[int]) -> QuerySet[Sitting]:
    rows = Sitting.objects.select_related("occasion", "panel")
    if viewer is None or not viewer.at_desk:
        rows = rows.filter(panel__published_at__isnull=False)
    return rows.filter(pk__in=ids)


def belonging(ref: str) -> list[Panel]:
    """What belongs to a process or a project, the newest first."""
    rows = Panel.objects.filter(belongs_to=ref, published_at__isnull=False).select_related("unit")
    return list(rows.order_by("-published_at", "-pk")[:5])


def stage_of(belongs_to: str, kind: str) -> Stage | None:
    """A stage of the process behind a ref; of anything else none."""
    name, number = parse(belongs_to) if belongs_to and kind else ("", 0)
    return Stage.objects.filter(process=number, kind=kind).first() if name == Process.kind else None


def outside(stage: Stage) -> QuerySet[Panel]:
    """Panels of this stage that are not over, and whose applications or sittings lie before or after it."""
    ahead = Panel.objects.filter(belongs_to=stage.process.ref, stage=stage.kind)
    ahead = ahead.exclude(state__in=(*WORKED_OUT, State.CANCELLED)).select_related("keeper")
    sits = Sitting.objects.filter(panel=OuterRef("pk"), occasion__called_off_at=None)
    beyond = Q(occasion__starts_at__lt=stage.opens_at) | Q(occasion__ends_at__gt=stage.closes_at)
    applies = Q(apply_until__lt=stage.opens_at) | Q(apply_until__gt=stage.closes_at)
    return ahead.filter(applies | Exists(sits.filter(beyond)))


def is_outside(panel: Panel) -> bool:
    """Whether its days no longer go together with its stage."""
    stage = stage_of(panel.belongs_to, panel.stage)
    return stage is not None and outside(stage).filter(pk=panel.pk).exists()


def of_thread(thread: Thread) -> list[Panel]:
    rows = Panel.objects.filter(thread=thread, published_at__isnull=False).select_related("unit")
    return list(rows.order_by("-published_at", "-pk")[:5])


def to_apply_for() -> QuerySet[Panel]:
    return Panel.objects.filter(state=State.INVITING, apply_until__gt=clock.now())


def addresses() -> Iterable[tuple[str, datetime | None]]:
    for one in Panel.objects.filter(published_at__isnull=False).order_by("pk").iterator():
        yield one.get_absolute_url(), one.changed_at


def volunteers(_of: str) -> Iterable[int]:
    """Who agreed to be asked to take part in such things."""
    rows = Consent.objects.filter(purpose=Consent.Purpose.RESEARCH, withdrawn_at=None)
    return rows.values_list("person", flat=True)


def in_hands() -> QuerySet[Panel]:
    """Panels that are not over."""
    return Panel.objects.exclude(state__in=(State.TOLD, State.CANCELLED)).select_related("unit")


def sittings_at_desk() -> QuerySet[Sitting]:
    return Sitting.objects.select_related(
        "occasion__leader", "note_taker", "recording__transcript", "panel__unit", "panel__keeper"
    )
