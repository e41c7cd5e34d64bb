"""Which surveys somebody sees, and the lists of them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.ideas.models import Audience, ProcessChange, Stage
from meydan.ideas.rules.processes import may_see_inside
from meydan.questions.models import Question
from meydan.questions.queries import questions_of
from meydan.surveys.models import FORM, Survey

S = Survey.State
WITH = ("unit", "process", "thread")


def surveys_visible_to(viewer: Viewer) -> QuerySet[Survey]:
    """Published ones for everybody, those of a staff-only process for colleagues; drafts for people at the desk."""
    rows = Survey.objects.select_related(*WITH)
    if not may_see_inside(viewer):
        rows = rows.filter(_for_everybody())
    return rows if viewer is not None and viewer.at_desk else rows.exclude(state=S.DRAFT)


def _for_everybody() -> Q:
    return Q(process=None) | Q(process__audience=Audience.EVERYONE)


def public_surveys() -> QuerySet[Survey]:
    return surveys_visible_to(None)


def load_surveys(viewer: Viewer, ids: Collection[int]) -> QuerySet[Survey]:
    return surveys_visible_to(viewer).filter(pk__in=ids)


def asked_in(survey: Survey) -> list[Question]:
    return questions_of(survey.ref, FORM)


@dataclass(frozen=True)
class Wanted:
    """What a visitor looks for; empty means everything."""

    text: str = ""
    state: str = ""


def list_page(viewer: Viewer, wanted: Wanted, after: str) -> Page[Survey]:
    """The latest published first."""
    rows = surveys_visible_to(viewer).exclude(state=S.DRAFT)
    if wanted.text:
        refs = [entry.ref for entry in search.find(wanted.text, kinds=["survey"])]
        rows = rows.filter(pk__in=[int(ref.partition(":")[2]) for ref in refs])
    if wanted.state in PHASES:
        rows = rows.filter(in_phase(wanted.state))
    return page_by_key(rows, order=["-published_at", "-id"], after=after, per_page=12)


PHASES = ("draft", "published", "open", "closed", "reported")


def in_phase(phase: str) -> Q:
    """Rows whose `phase` is this one now."""
    now = clock.now()
    return {
        "draft": Q(state=S.DRAFT),
        "published": Q(state=S.PUBLISHED, opens_at__gt=now),
        "open": Q(state=S.PUBLISHED, opens_at__lte=now, closes_at__gt=now),
        "closed": Q(state=S.PUBLISHED, closes_at__lte=now),
        "reported": Q(state=S.REPORTED),
    }[phase]


def on(viewer: Viewer, **where: Any) -> list[Survey]:
    """The surveys of a process or a thread that are out, the latest first; one query."""
    rows = surveys_visible_to(viewer).exclude(state=S.DRAFT).filter(**where)
    return list(rows.order_by("-published_at", "-pk")[:3])


def of_process(process: Any) -> QuerySet[Survey]:
    """Whatever their state, and whoever may see them."""
    return Survey.objects.filter(process=process)


def of_thread(thread: Any) -> QuerySet[Survey]:
    """Whatever their state, and whoever may see them."""
    return Survey.objects.filter(thread=thread)


def open_surveys(viewer: Viewer) -> list[Survey]:
    """Those that can be answered now, the one that ends first at the front; one query."""
    return list(surveys_visible_to(viewer).filter(in_phase("open")).order_by("closes_at", "pk")[:3])


def hanging_on(stage: Stage) -> QuerySet[Survey]:
    """Surveys that have the days of this stage and are not over."""
    rows = Survey.objects.filter(process=stage.process_id, stage=stage.kind, with_stage=True)
    return rows.filter(Q(state=S.DRAFT) | Q(state=S.PUBLISHED, closes_at__gt=clock.now())).select_related(*WITH)


def last_move(survey: Survey) -> ProcessChange | None:
    """The last time its stage moved since it is public."""
    if not survey.with_stage or survey.process is None or survey.published_at is None:
        return None
    return survey.process.changes.filter(stage=survey.stage, at__gte=survey.published_at).first()


def page_of(*, after: str, per_page: int) -> Page[Survey]:
    """All public surveys for programs, the latest published first."""
    return page_by_key(public_surveys(), order=["-published_at", "-id"], after=after, per_page=per_page)


def addresses() -> Iterable[tuple[str, datetime | None]]:
    yield reverse("surveys:list"), None
    for survey in public_surveys().only("pk", "title", "changed_at", "unit", "process", "thread"):
        yield survey.get_absolute_url(), survey.changed_at
