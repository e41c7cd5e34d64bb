"""The audit log. `record` is the last line of every action; a worker seals lines into a hash chain; `verify` checks it.

A line holds no name: `actor` is HMAC-SHA256(salt of the person, "person:<id>"). Whoever holds the salt can show that a line
is theirs; once the salt is erased nobody can, and the chain, which covers only the commitment, still verifies.
"""

import hashlib
import hmac
import json
import secrets
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from django.db import connection, transaction
from django.db.models import CharField, OuterRef, Subquery, Value
from django.db.models.functions import Cast, Concat

from meydan.base.models import AuditLine, AuditSalt, AuditSeal
from meydan.base.noting import note

if TYPE_CHECKING:
    from meydan.people.models import Person

SYSTEM = "system"  # the actor of what a worker or a command does by itself
FOUND_OR_MADE = """
    with found as (select salt from base_auditsalt where person = %s),
    made as (
        insert into base_auditsalt (person, salt) select %s, %s where not exists (select from found)
        on conflict (person) do update set person = excluded.person returning salt
    )
    select salt from found union all select salt from made
"""


def actor_of(person: "Person | None") -> bytes:
    """The commitment that stands for a person in the log; for the system it is public."""
    if person is None:
        return hashlib.sha256(SYSTEM.encode()).digest()
    who = f"person:{person.pk}"
    return hmac.digest(bytes(person.audit_salt or _salt(who)), who.encode(), hashlib.sha256)


def kept_salt() -> Subquery:
    """For whoever reads people before a transaction begins, as `audit_salt`: their lines then need no look at it."""
    who = Concat(Value("person:"), Cast(OuterRef("pk"), CharField()))
    return Subquery(AuditSalt.objects.filter(person=who).values("salt"))


def _salt(who: str) -> bytes:
    """Made with the first line. Not remembered: the transaction that made it may be taken back."""
    with connection.cursor() as cursor:
        cursor.execute(FOUND_OR_MADE, [who, who, secrets.token_bytes(32)])
        return bytes(cursor.fetchone()[0])


def record(code: str, *, by: "Person | None", ref: str = "", **facts: Any) -> None:
    """Write one line in the caller's transaction. `facts` are codes, numbers and refs: never names or free text.
    Who acts by the role of somebody else acts in their own name; the line says by which role."""
    if by is not None and by.acts_for:
        facts["standing_in"] = by.acts_for.pk
    note(AuditLine(code=code, ref=ref, actor=actor_of(by), facts=facts))


def forget(person: "Person") -> None:
    """Cut the link between a person and their lines."""
    AuditSalt.objects.filter(person=f"person:{person.pk}").delete()
    person.audit_salt = None


@transaction.atomic
def seal(*, at_most: int = 5000) -> AuditSeal | None:
    """Seal the oldest unsealed lines whose transactions can no longer be overtaken by a slower one with smaller ids."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('meydan.audit.seal'))")
        cursor.execute("select pg_snapshot_xmin(pg_current_snapshot())::text::bigint")
        (oldest_running,) = cursor.fetchone()
    lines = list(
        AuditLine.objects.filter(seal=None, transaction__lt=oldest_running).order_by("id").select_for_update()[:at_most]
    )
    if not lines:
        return None
    last = AuditSeal.objects.order_by("id").last()
    previous = bytes(last.hash) if last else b""
    made = AuditSeal.objects.create(lines=len(lines), previous=previous, hash=_hash(previous, lines))
    AuditLine.objects.filter(pk__in=[line.pk for line in lines]).update(seal=made)
    return made


def verify() -> list[int]:
    """Numbers of the seals that do not match their lines or their predecessor; an empty list means that all is well."""
    broken, previous = [], b""
    for made in AuditSeal.objects.order_by("id").iterator():
        lines = list(made.sealed.order_by("id"))
        sound = bytes(made.previous) == previous and len(lines) == made.lines
        if not (sound and bytes(made.hash) == _hash(previous, lines)):
            broken.append(made.pk)
        previous = bytes(made.hash)
    return broken


def _hash(previous: bytes, lines: Iterable[AuditLine]) -> bytes:
    chain = hashlib.sha256(previous)
    for line in lines:
        row = [line.pk, line.at.isoformat(), line.code, line.ref, bytes(line.actor).hex(), line.facts]
        chain.update(json.dumps(row, sort_keys=True, ensure_ascii=False).encode())
    return chain.digest()
