"""What looks odd waits for a person; nobody is punished by a program."""

from datetime import timedelta

from django.db import transaction

from meydan.base import clock, turkish
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.moderation import queries
from meydan.moderation.actions.reporting import hide, tell_slice
from meydan.moderation.models import Fingerprint, Held, HeldFor, Hiding, ListedWord
from meydan.moderation.rules import (
    HIDDEN_ALREADY,
    LISTED_ALREADY,
    LOOKED_ALREADY,
    NO_WORD,
    as_listed,
    caught_by,
    hash_of,
    is_new,
    links_in,
    may_moderate,
    setting,
)
from meydan.people.models import Person, Role

KEPT_DAYS = 30
"""For so long a fingerprint of a text is kept."""


@transaction.atomic
def look_first(*, by: Person | None, ref: str, text: str) -> Held | None:
    """Called by the slice that has just written or changed a thing, in its transaction. Where the text looks odd the thing
    waits, unseen, until somebody has looked; None: it is public. What the desk writes does not wait. `by` is None where
    people write without an account: then only words and links count, and nothing of the writer is kept."""
    if by is not None and by.at_desk:
        return None
    caught = caught_by(text, queries.listed_words())
    odd = {
        HeldFor.WORDS: bool(caught),
        HeldFor.LINKS: (by is None or is_new(by)) and links_in(text) > int(setting("new_account_links", 1)),
        HeldFor.SAME_TEXT: by is not None and _said_by_many(by, ref, text),
    }
    why = [code for code, found in odd.items() if found]
    if not why:
        return None
    tell_slice(by=None, ref=ref, reason="held", hidden=True)
    now = clock.now()
    held = Held.objects.create(
        about=ref,
        title=turkish.cut(text, 200),
        why=why,
        caught=caught,
        author=by,
        at=now,
        promised_for=now + timedelta(hours=int(setting("held_hours", 24))),
    )
    hours = int(setting("held_hours", 24))
    if by is not None:
        notify(by, "moderation.held", title=held.title, hours=hours)
    notify([f"role:{Role.MODERATOR}", f"role:{Role.ADMINISTRATOR}"], "moderation.to_look", ref=held.ref, hours=hours)
    record("moderation.held", by=None, ref=ref, why=",".join(why))
    return held


def _said_by_many(by: Person, ref: str, text: str) -> bool:
    """Keep the text's fingerprint; whether enough people wrote the same in the last days."""
    many, fingerprint = int(setting("same_text", 3)), hash_of(text)
    if not fingerprint or not many:
        return False
    Fingerprint.objects.update_or_create(about=ref, defaults={"hash": fingerprint, "person": by, "at": clock.now()})
    return queries.people_with_text(fingerprint) >= many


@transaction.atomic
def release(*, by: Person, held: Held) -> Held:
    """It becomes public; its author is told."""
    held = _locked(by, held)
    if Hiding.objects.filter(ref=held.about, lifted_at=None).exists():
        raise Refused(HIDDEN_ALREADY)
    tell_slice(by=by, ref=held.about, reason="", hidden=False)
    if held.author:
        notify(held.author, "moderation.released", ref=held.about)
    return _decided(by, held, Held.Outcome.RELEASED)


@transaction.atomic
def hide_held(*, by: Person, held: Held, reason: str, words: str) -> Held:
    """It stays unseen; its author is told why and can appeal."""
    held = _locked(by, held)
    hide(by=by, ref=held.about, reason=reason, words=words)
    return _decided(by, held, Held.Outcome.HIDDEN)


def _locked(by: Person, held: Held) -> Held:
    may_moderate(by).or_refuse()
    held = Held.objects.select_for_update(of=("self",)).select_related("author").get(pk=held.pk)
    if held.outcome:
        raise Refused(LOOKED_ALREADY)
    return held


def _decided(by: Person, held: Held, outcome: str) -> Held:
    held.outcome, held.decided_by, held.decided_at = outcome, by, clock.now()
    held.save(update_fields=["outcome", "decided_by", "decided_at"])
    record("moderation.looked", by=by, ref=held.about, outcome=outcome)
    return held


@transaction.atomic
def list_word(*, by: Person, text: str, note: str = "") -> ListedWord:
    """From now on texts with this word wait for a look."""
    may_moderate(by).or_refuse()
    word = as_listed(text)
    if not word:
        raise Refused(NO_WORD, field="text")
    made, fresh = ListedWord.objects.get_or_create(text=word, defaults={"note": note, "by": by, "at": clock.now()})
    if not fresh:
        raise Refused(LISTED_ALREADY, field="text")
    record("moderation.word_listed", by=by, ref="", word=word)
    return made


@transaction.atomic
def unlist_word(*, by: Person, word: ListedWord) -> None:
    may_moderate(by).or_refuse()
    word.delete()
    record("moderation.word_unlisted", by=by, ref="", word=word.text)


def forget_fingerprints() -> int:
    """Those that are too old to say anything; returns how many."""
    old = clock.now() - timedelta(days=KEPT_DAYS)
    return Fingerprint.objects.filter(at__lt=old).delete()[0]
