"""Saving searches, and telling people what is new for them."""

from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.urls import reverse
from django.utils import translation

from meydan.base import clock, languages
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.ideas.models import SavedSearch
from meydan.ideas.queries.contributions import Wanted
from meydan.ideas.queries.saving import new_for, newest_before, saved_by, searches_behind, stop_key
from meydan.ideas.rules.saving import may_save
from meydan.people.models import Person

BATCH = 50
TITLES = 5
"""Titles in one notice; the page has all of them."""
SETTLED = timedelta(minutes=2)
"""What is younger is left for the next time: another transaction may still be writing something older."""


@transaction.atomic
def save_search(*, by: Person, wanted: Wanted, name: str) -> SavedSearch:
    """Hear of what is new from now on; saving the same twice changes only its name."""
    Person.objects.select_for_update().get(pk=by.pk)
    asked = {
        "text": wanted.text,
        "what": wanted.kind,
        "goal": wanted.goal,
        "place": wanted.place,
        "process_id": wanted.process,
    }
    others = saved_by(by).exclude(**asked).count()
    may_save(by, saved=others, empty=not any(asked.values())).or_refuse()
    fresh = {"name": name, "made_at": clock.now(), "seen_until": clock.now()}
    saved, _ = SavedSearch.objects.update_or_create(person=by, **asked, defaults={"name": name}, create_defaults=fresh)
    record("ideas.search_saved", by=by, ref=saved.ref)
    return saved


@transaction.atomic
def forget_search(*, by: Person, saved: SavedSearch) -> None:
    record("ideas.search_forgotten", by=by, ref=saved.ref)
    saved.delete()


def tell_all() -> int:
    """Everybody who is to hear of something; returns how many notices were written. Work stops where nothing is new."""
    until = clock.now() - SETTLED
    newest = newest_before(until)
    told = 0
    while newest and (batch := tell_batch(until=until, newest=newest)) is not None:
        told += batch
    return told


@transaction.atomic
def tell_batch(*, until: datetime, newest: datetime) -> int | None:
    """Some saved searches: the notice and the mark up to which was looked are one transaction, so a crash loses and
    doubles nothing. None when no search is left."""
    waiting = searches_behind(newest).select_for_update(skip_locked=True, of=("self",)).select_related("person")
    batch, told = list(waiting.order_by("pk")[:BATCH]), 0
    for saved in batch:
        found = new_for(saved, until)
        titles = list(found.values_list("title", flat=True)[:TITLES])
        if titles:
            _tell(saved, found.order_by().count(), titles)
            saved.told_on = clock.today()
            told += 1
        saved.seen_until = until
        saved.save(update_fields=["told_on", "seen_until"])
    return told if batch else None


def _tell(saved: SavedSearch, count: int, titles: list[str]) -> None:
    with translation.override(languages.spoken(saved.person.language)):
        stop = settings.ADDRESS.rstrip("/") + reverse("ideas:saved_stop", args=[stop_key(saved)])
    notify(saved.person, "ideas.found_new", ref=saved.ref, count=count, titles="\n".join(titles), stop=stop)
