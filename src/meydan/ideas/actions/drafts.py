"""What a visitor writes before signing in."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_noop

from meydan.base import clock
from meydan.base.actions import note_destruction
from meydan.goals.models import Target
from meydan.ideas.actions.writing import submit_contribution
from meydan.ideas.models import Contribution, Draft, Process
from meydan.moderation.actions import move_photos, remove_photo
from meydan.moderation.queries import photos_of_draft
from meydan.people.models import Person
from meydan.places.models import Neighbourhood


@transaction.atomic
def save_draft(*, draft: Draft | None, words: Mapping[str, Any]) -> Draft:
    """Keep what a visitor has written so far."""
    draft = draft or Draft()
    draft.words = {**draft.words, **words}
    draft.changed_at = clock.now()
    draft.save()
    return draft


@transaction.atomic
def submit_draft(*, by: Person, draft: Draft) -> Contribution:
    """Publish a draft. A draft that was sent before gives the contribution that it became."""
    draft = Draft.objects.select_for_update().get(pk=draft.pk)
    if draft.sent_as:
        return draft.sent_as
    made = submit_contribution(by=by, **_chosen(draft.words))
    move_photos(from_ref=draft.ref, to_ref=made.ref, by=by)
    draft.sent_as, draft.words = made, {}
    draft.save(update_fields=["sent_as", "words"])
    return made


def _chosen(words: Mapping[str, Any]) -> dict[str, Any]:
    """The words of a draft with the things that they name."""
    codes = words.get("targets", [])
    known = {target.code: target for target in Target.objects.filter(code__in=codes)}
    return {
        "kind": words["kind"],
        "scope": words.get("scope", ""),
        "title": words["title"],
        "text": words.get("text", ""),
        "neighbourhood": Neighbourhood.objects.filter(slug=words.get("neighbourhood", "")).first(),
        "place_words": words.get("place_words", ""),
        "latitude": words.get("latitude"),
        "longitude": words.get("longitude"),
        "targets": [known[code] for code in codes if code in known],
        "process": Process.objects.filter(pk=words.get("process") or 0).prefetch_related("stages").first(),
        "language": words.get("language", "tr"),
    }


@transaction.atomic
def throw_away_old_drafts(*, older_than: timedelta = timedelta(days=7)) -> int:
    """Drafts that nobody touched for a week, with their photos; returns how many."""
    old = Draft.objects.filter(changed_at__lt=clock.now() - older_than)
    for draft in old.filter(sent_as=None):
        for photo in photos_of_draft(draft.ref):
            remove_photo(by=None, photo=photo)
    count = old.delete()[0]
    note_destruction(what="ideas.Draft", count=count, rule=gettext_noop("drafts that nobody touched for a week"))
    return count
