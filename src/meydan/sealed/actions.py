"""Leaving words, reading them with a purpose, throwing them away, and sealing everything anew under a new key."""

from collections.abc import Collection
from datetime import date

from django.apps import apps
from django.db import transaction
from django.utils.translation import gettext_noop

from meydan.base import clock, sealing
from meydan.base.actions import note_destruction
from meydan.base.audit import record
from meydan.people.models import Person
from meydan.sealed.models import Look, Words
from meydan.sealed.rules import MOST_WORDS, is_own, may_read

BATCH = 200


@transaction.atomic
def leave_words(*, by: Person, of: str, what: str, text: str, delete_on: date) -> Words:
    """Leave words of one's own for a thing, in place of earlier ones. The slice of the thing has asked its rule before."""
    made, _ = Words.objects.select_for_update().get_or_create(
        person=by, of=of, what=what, defaults={"delete_on": delete_on}
    )
    made.seal(text[:MOST_WORDS])
    made.written_at, made.delete_on = clock.now(), delete_on
    made.save()
    record("sealed.left", by=by, ref=of, what=what)
    return made


@transaction.atomic
def read_words(*, by: Person, words: Words, purpose: str) -> str:
    """Read what somebody else left. The look is written down first; its owner sees it."""
    may_read(by, words, purpose).or_refuse()
    note_look(by=by, of=words.of, what=words.what, purpose=purpose, whose=words.person)
    record("sealed.read", by=by, ref=words.of, what=words.what)
    return words.unseal()


@transaction.atomic
def note_look(*, by: Person, of: str, what: str, purpose: str, whose: Person | None = None) -> Look:
    """Write down that somebody reads what is sealed. The slice of the thing has asked its rule before, and records it."""
    return Look.objects.create(person=whose, by=by, of=of, what=what, purpose=purpose.strip()[:200], at=clock.now())


@transaction.atomic
def throw_away(*, by: Person, words: Words) -> None:
    """The owner takes the words back."""
    is_own(by, words).or_refuse()
    Words.objects.filter(pk=words.pk).delete()
    record("sealed.thrown_away", by=by, ref=words.of, what=words.what)


@transaction.atomic
def delete_words(*, refs: Collection[str], what: Collection[str]) -> int:
    """What was left for these things is not needed any more."""
    count = Words.objects.filter(of__in=refs, what__in=what).delete()[0]
    if count:
        record("sealed.deleted", by=None, words=count)
        note_destruction(
            what="sealed.Words", count=count, rule=gettext_noop("sealed words that are not needed any more")
        )
    return count


@transaction.atomic
def keep_until(*, refs: Collection[str], what: str, delete_on: date) -> None:
    """What these things are about takes place on another day: the words are deleted after that one."""
    Words.objects.filter(of__in=refs, what=what).update(delete_on=delete_on)


@transaction.atomic
def delete_over() -> int:
    """Words whose time is over."""
    count = Words.objects.filter(delete_on__lt=clock.today()).delete()[0]
    if count:
        record("sealed.deleted", by=None, words=count)
        note_destruction(what="sealed.Words", count=count, rule=gettext_noop("sealed words after the day beside them"))
    return count


def reseal() -> int:
    """Seal everything that stands under an older key under the newest one. Can be stopped and begun again."""
    tables = [model for model in apps.get_models() if issubclass(model, sealing.Sealed)]
    return sum(_reseal(model) for model in tables)


def _reseal(model: type[sealing.Sealed]) -> int:
    done, newest = 0, sealing.newest()
    while count := _reseal_some(model, newest):
        done += count
    return done


@transaction.atomic
def _reseal_some(model: type[sealing.Sealed], newest: str) -> int:
    rows = list(model._default_manager.select_for_update().exclude(key_id=newest).order_by("pk")[:BATCH])
    for row in rows:
        row.seal(row.unseal())
        row.save(update_fields=["key_id", "content"])
    if rows:
        record("sealed.resealed", by=None, table=model._meta.label, rows=len(rows))
    return len(rows)
