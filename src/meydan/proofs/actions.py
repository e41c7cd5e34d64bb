"""Proving a bond at a desk or by a code letter; marking an identity number; ending a proof; moving marks to a new key."""

import hmac
import secrets
from collections.abc import Collection
from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from django.utils.translation import gettext, gettext_noop

from meydan.base import clock
from meydan.base.actions import note_destruction
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.proofs import marks
from meydan.proofs.models import Bond, CodeLetter, IdentityMark, Proof, Seen
from meydan.proofs.queries import bonds_of, open_letter_of
from meydan.proofs.rules import (
    NO_LETTER,
    NO_NUMBER,
    OTHER_NUMBER,
    PRINTING,
    TAKEN_NUMBER,
    last_day,
    letter_days,
    may_ask_letter,
    may_end,
    may_print,
    may_prove,
    may_take_word,
    may_type_code,
)

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""Without those that look alike."""
BATCH = 500


@transaction.atomic
def prove(*, by: Person, person: Person, bond: str, seen: str, number: str = "") -> Proof:
    """Somebody at the desk showed a document. Its kind is written down and who saw it; of the identity number only a mark."""
    may_prove(by, person, bond, seen).or_refuse()
    if number:
        _mark(person, number)
    made = _renew(person, bond, seen, by)
    notify(person, "proofs.proved", bond=str(made.get_bond_display()), day=made.valid_until.isoformat())
    record("proofs.proved", by=by, ref=person.ref, bond=bond, seen=seen)
    return made


def _renew(person: Person, bond: str, seen: str, by: Person | None, provider: str = "") -> Proof:
    """The proof that was there ends; the new one counts."""
    Person.objects.select_for_update().get(pk=person.pk)
    renewed = _in_the_towns_language(gettext_noop("Proved anew"))
    Proof.objects.filter(person=person, bond=bond, ended_at=None).update(ended_at=clock.now(), ended_because=renewed)
    return Proof.objects.create(
        person=person, bond=bond, seen=seen, by=by, provider=provider, at=clock.now(), valid_until=last_day()
    )


def _in_the_towns_language(words: str) -> str:
    with translation.override(settings.LANGUAGE_CODE):
        return gettext(words)


@transaction.atomic
def take_word(person: Person, provider: str, bonds: Collection[str]) -> None:
    """What the sign-in provider proves by the town file, each time it opens the account: new bonds are proved, and those that
    it has said and no longer says end. What was seen at the desk or by letter stays as it is."""
    Person.objects.select_for_update().get(pk=person.pk)
    said = list(Proof.objects.filter(person=person, seen=Seen.PROVIDER, ended_at=None))
    for proof in said:
        if proof.provider != provider or proof.bond not in bonds:
            _end(proof, _in_the_towns_language(gettext_noop("The provider no longer says it.")))
            record("proofs.ended", by=None, ref=person.ref, bond=proof.bond)
    for bond in bonds:
        latest = Proof.objects.filter(person=person, bond=bond).order_by("-at", "-id").first()
        if may_take_word(latest):
            made = _renew(person, bond, Seen.PROVIDER, None, provider)
            notify(person, "proofs.said", bond=str(made.get_bond_display()), day=made.valid_until.isoformat())
            record("proofs.proved", by=None, ref=person.ref, bond=bond, seen=Seen.PROVIDER)


def _mark(person: Person, number: str) -> None:
    """Refused when the number is another account's, or another one than this account's."""
    if not marks.is_identity_number(number):
        raise Refused(NO_NUMBER, field="number")
    known = list(marks.marks_of(number))
    same = Q()
    for key_id, mark in known:
        same |= Q(key_id=key_id, mark=mark)
    found = IdentityMark.objects.filter(same | Q(person=person)).values_list("person_id", "mark")
    for owner, mark in found:
        if owner != person.pk:
            raise Refused(TAKEN_NUMBER, field="number")
        if mark not in {one for _key, one in known}:
            raise Refused(OTHER_NUMBER, field="number")
    if not found:
        key_id, mark = known[-1]
        IdentityMark.objects.create(person=person, key_id=key_id, mark=mark, at=clock.now())


@transaction.atomic
def end_proof(*, by: Person, proof: Proof, because: str) -> Proof:
    """It does not hold any more; the person is told why."""
    proof = Proof.objects.select_for_update().get(pk=proof.pk)
    may_end(by, proof).or_refuse()
    proof.overruled = bool(proof.provider)
    _end(proof, because.strip())
    record("proofs.ended", by=by, ref=f"person:{proof.person_id}", bond=proof.bond)
    return proof


def _end(proof: Proof, because: str) -> None:
    proof.ended_at, proof.ended_because = clock.now(), because
    proof.save(update_fields=["ended_at", "ended_because", "overruled"])
    notify(f"person:{proof.person_id}", "proofs.ended", bond=str(proof.get_bond_display()), because=proof.ended_because)


@transaction.atomic
def ask_letter(*, by: Person, name: str, address: str) -> CodeLetter:
    """A letter with a code, to the address where somebody says they live."""
    Person.objects.select_for_update().get(pk=by.pk)
    may_ask_letter(by, proved=Bond.LIVES in bonds_of(by), open_letter=open_letter_of(by) is not None).or_refuse()
    limit(f"code_letter:{by.pk}", "3/d")
    made = CodeLetter.objects.create(person=by, name=name.strip(), address=address.strip(), asked_at=clock.now())
    notify([f"role:{role}" for role in sorted(PRINTING)], "proofs.letter_asked", ref=made.ref, but_not=by)
    record("proofs.letter_asked", by=by, ref=made.ref)
    return made


@transaction.atomic
def print_letter(*, by: Person, letter: CodeLetter) -> str:
    """The code for the paper, said this once. Printed again it is another one, and the earlier paper is worth nothing."""
    may_print(by).or_refuse()
    letter = CodeLetter.objects.select_for_update().get(pk=letter.pk)
    if letter.closed_at:
        raise Refused(NO_LETTER)
    code = "".join(secrets.choice(LETTERS) for _ in range(8))
    letter.fingerprint, letter.printed_at, letter.printed_by, letter.tries = (
        _fingerprint(letter, code),
        clock.now(),
        by,
        0,
    )
    letter.valid_until = clock.today() + timedelta(days=letter_days())
    letter.save()
    record("proofs.letter_printed", by=by, ref=letter.ref)
    return f"{code[:4]}-{code[4:]}"


@transaction.atomic
def type_code(*, by: Person, code: str) -> Proof | None:
    """The code from the letter proves that its owner gets mail there. None when it is wrong: a try that stays counted."""
    limit(f"proof_code:{by.pk}", "10/h")
    letter = CodeLetter.objects.select_for_update().filter(person=by, closed_at=None).first()
    may_type_code(letter).or_refuse()
    assert letter is not None
    letter.tries += 1
    letter.save(update_fields=["tries"])
    right = hmac.compare_digest(letter.fingerprint, _fingerprint(letter, code))
    return _taken(letter, by) if right else None


def _taken(letter: CodeLetter, by: Person) -> Proof:
    _close(letter)
    record("proofs.proved", by=by, ref=by.ref, bond=Bond.LIVES, seen=Seen.LETTER)
    return _renew(by, Bond.LIVES, Seen.LETTER, None)


def _close(letter: CodeLetter) -> None:
    letter.name = letter.address = letter.fingerprint = ""
    letter.closed_at = clock.now()
    letter.save()


def _fingerprint(letter: CodeLetter, code: str) -> str:
    plain = "".join(sign for sign in code if sign.isalnum()).upper()  # ascii
    key = f"{settings.SECRET_KEY}:proofs.code_letter".encode()
    return hmac.digest(key, f"{letter.pk}:{letter.person_id}:{plain}".encode(), "sha256").hex()


@transaction.atomic
def forget_letters(*, rule: str) -> int:
    """Letters whose time is over, and those that nobody printed for twice as long: name and address go."""
    never = clock.now() - timedelta(days=2 * letter_days())
    old = CodeLetter.objects.select_for_update().filter(closed_at=None)
    gone = list(old.filter(Q(valid_until__lt=clock.today()) | Q(printed_at=None, asked_at__lt=never)))
    for letter in gone:
        _close(letter)
    note_destruction(what="proofs.CodeLetter", count=len(gone), rule=rule)
    return len(gone)


def move_marks() -> int:
    """Carry all marks on to the newest key; can be stopped and begun again. Returns how many."""
    done = 0
    while count := _move_some():
        done += count
    return done


@transaction.atomic
def _move_some() -> int:
    rows = list(IdentityMark.objects.select_for_update().exclude(key_id=marks.newest()).order_by("pk")[:BATCH])
    for row in rows:
        row.key_id, row.mark = marks.moved_on(row.mark, row.key_id)
        row.save(update_fields=["key_id", "mark"])
    if rows:
        record("proofs.marks_moved", by=None, marks=len(rows))
    return len(rows)
