"""Reading saved searches, and what is new for them."""

from collections.abc import Collection
from datetime import datetime

from django.core import signing
from django.db.models import Q, QuerySet

from meydan.base import clock, turkish
from meydan.base.cards import Viewer
from meydan.goals.models import Goal
from meydan.ideas.models import Contribution, ContributionKind, SavedSearch
from meydan.ideas.queries.contributions import Wanted, matching
from meydan.ideas.queries.processes import processes_visible_to
from meydan.people.models import Person
from meydan.places.models import Neighbourhood

SALT = "ideas.saved"


def saved_by(person: Person) -> QuerySet[SavedSearch]:
    return SavedSearch.objects.filter(person=person)


def load_saved(viewer: Viewer, ids: Collection[int]) -> QuerySet[SavedSearch]:
    """One's own only."""
    return saved_by(viewer).filter(pk__in=ids) if viewer else SavedSearch.objects.none()


def wanted_by(saved: SavedSearch) -> Wanted:
    return Wanted(text=saved.text, kind=saved.what, goal=saved.goal, place=saved.place, process=saved.process_id)


def known(viewer: Viewer, wanted: Wanted) -> tuple[Wanted, str]:
    """What of a search can be kept, without what does not exist, and a name for it: “park” · Fikir · Göksu."""
    place = Neighbourhood.objects.filter(slug=wanted.place).first() if wanted.place else None
    goal = Goal.objects.filter(number=min(wanted.goal, 99)).first() if wanted.goal else None
    process = processes_visible_to(viewer).filter(pk=wanted.process).first() if wanted.process else None
    kind = ContributionKind(wanted.kind) if wanted.kind in ContributionKind.values else None
    parts = [
        f"“{wanted.text}”" if wanted.text else "",
        kind.label if kind else "",
        place.name if place else "",
        str(goal or ""),
        process.title if process else "",
    ]
    kept = Wanted(
        text=wanted.text,
        kind=kind or "",
        place=place.slug if place else "",
        goal=goal.number if goal else None,
        process=process.pk if process else None,
    )
    return kept, turkish.cut(" · ".join(str(part) for part in parts if part), 120)


def newest_before(moment: datetime) -> datetime | None:
    """When the newest contribution was written that is not younger than `moment`."""
    rows = Contribution.objects.filter(created_at__lte=moment).order_by("-created_at", "-pk")
    return rows.values_list("created_at", flat=True).first()


def searches_behind(newest: datetime) -> QuerySet[SavedSearch]:
    """Those for which there may be something new, and which were not told today."""
    free_today = Q(told_on=None) | Q(told_on__lt=clock.today())
    return SavedSearch.objects.filter(free_today, seen_until__lt=newest, person__is_active=True)


def new_for(saved: SavedSearch, until: datetime) -> QuerySet[Contribution]:
    """What was written after `seen_until` by others, the newest first."""
    rows = matching(None, wanted_by(saved)).filter(created_at__gt=saved.seen_until, created_at__lte=until)
    return rows.exclude(author=saved.person_id).order_by("-created_at", "-pk")


def stop_key(saved: SavedSearch) -> str:
    """A key for the link that ends a saved search without signing in."""
    return signing.dumps(saved.pk, salt=SALT)


def saved_by_key(key: str) -> SavedSearch | None:
    """What a link of ours ends; None when it has ended already. Raises BadSignature for a link that is not ours."""
    return SavedSearch.objects.filter(pk=signing.loads(key, salt=SALT)).first()
