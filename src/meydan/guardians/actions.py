"""A guardian's permission: asked for, given, refused, withdrawn, ended; one way in for message, desk and paper. Behind the link nobody is
signed in: link and code speak. Other slices ask their own rule, then call `ask`, `send_link` and `decide`."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from meydan.base import clock, languages
from meydan.base.audit import record
from meydan.base.cards import Guarded, kind
from meydan.base.errors import Refused
from meydan.base.jobs import enqueue
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.base.refs import parse
from meydan.base.templatetags.ui import public_address
from meydan.base.town import town
from meydan.guardians.models import OPEN_PERMISSIONS, SALT, Permission, new_nonce
from meydan.guardians.queries import permissions_over, unanswered
from meydan.guardians.rules import (
    CODE_LIVES,
    NOT_SENT,
    WRONG_CODE,
    WRONG_STATE,
    has_code,
    is_proved,
    last_day,
    link_days,
    may_answer_by_link,
    may_ask_by_message,
    may_be_reached,
    may_become,
    may_name_contact,
    may_withdraw_by_link,
    proof_for,
)
from meydan.notices.actions import write_outside
from meydan.people.models import Person

S, How, Proof = Permission.State, Permission.How, Permission.Proof


@dataclass(frozen=True)
class Guardian:
    """Who may say yes for a minor, and how they will."""

    name: str
    contact: str
    how: str
    language: str = ""


@dataclass(frozen=True)
class What:
    """What a permission is asked for, in the words of the slice that asks."""

    of: str
    scope: str
    risk: str
    of_age_on: date | None = None


def locked(permission: Permission) -> Permission:
    return Permission.objects.select_for_update(of=("self",)).select_related("person").get(pk=permission.pk)


def owner_of(permission: Permission) -> Guarded | None:
    """Who says what it is about and hears the answer; None while that module is switched off."""
    owner = kind(parse(permission.of)[0])
    return owner.guarded if owner else None


@transaction.atomic
def ask(*, by: Person, what: What, guardian: Guardian) -> Permission:
    """Name a guardian. One request a scope and risk: naming somebody else replaces the one that waits."""
    may_name_contact(by, guardian.contact).or_refuse()
    if guardian.how == How.MESSAGE:
        may_ask_by_message(what.risk).or_refuse()
        may_be_reached(what.risk, guardian.contact).or_refuse()
    asked = _open(by, what)
    if asked.state != S.ASKED:
        raise Refused(WRONG_STATE, state=str(asked.get_state_display()))
    if (asked.contact, asked.how) != (guardian.contact, guardian.how):
        asked.link_until, asked.sent_at, asked.link_nonce = None, None, new_nonce()
    asked.of, asked.how, asked.asked_at = what.of, guardian.how, clock.now()
    asked.guardian, asked.contact, asked.language = guardian.name, guardian.contact, guardian.language
    asked.save()
    record("guardians.named", by=by, ref=by.ref, how=guardian.how)
    return asked


def _open(person: Person, what: What) -> Permission:
    """What waits or counts, locked; or a new request."""
    rows = Permission.objects.select_for_update().filter(person=person, scope=what.scope, risk=what.risk)
    rows = rows.filter(state__in=OPEN_PERMISSIONS)
    new = Permission(person=person, of=what.of, scope=what.scope, risk=what.risk, of_age_on=what.of_age_on)
    return rows.first() or new


@transaction.atomic
def send_link(*, by: Person, permission: Permission) -> Permission:
    """A new link for the guardian; older ones no longer open anything. A worker sends it."""
    contact = salted_hmac(SALT, permission.contact, algorithm="sha256").hexdigest()
    limit(f"guardian:{contact}", "3/d")
    limit(f"guardian-of:{by.pk}", "6/d")
    permission = locked(permission)
    permission.link_nonce, permission.sent_at, permission.reminded_at = new_nonce(), None, None
    permission.link_until = clock.now() + timedelta(days=link_days())
    permission.save(update_fields=["link_nonce", "sent_at", "reminded_at", "link_until"])
    _enqueue(permission)
    record("guardians.asked", by=by, ref=by.ref)
    return permission


def _enqueue(permission: Permission) -> None:
    enqueue("guardians.write", once=f"guardian:{permission.pk}", permission=permission.pk)


def write_link(permission: Permission) -> None:
    """The worker's part. Raises OSError when it could not be sent, so that the worker tries again."""
    owner = owner_of(permission)
    if permission.state != S.ASKED or not permission.contact or owner is None:
        return
    with translation.override(_language(permission)):
        subject = _("A young person asks for your permission")
        words = _("%(name)s would like to take part in “%(what)s” (Municipality of %(town)s) and named you as mother, father or guardian. Please read, then say yes or no:")  # fmt: skip
        facts = {"name": permission.person.name, "what": owner.about(permission)["title"], "town": town().name}
        address = public_address(permission.get_absolute_url())
        write_outside(to=permission.contact, subject=subject, text=f"{words % facts}\n\n{address}")
    Permission.objects.filter(pk=permission.pk).update(sent_at=clock.now())


def _language(permission: Permission) -> str:
    return languages.spoken(permission.language or permission.person.language)


def remind() -> int:
    """Who has not answered gets the link once more; the young person hears that nobody has."""
    return sum(_remind(one) for one in unanswered())


@transaction.atomic
def _remind(permission: Permission) -> bool:
    permission = locked(permission)
    if permission.reminded_at or not may_answer_by_link(permission):
        return False
    permission.reminded_at = clock.now()
    permission.save(update_fields=["reminded_at"])
    _enqueue(permission)
    notify(permission.person, "guardians.silent", ref=permission.of)
    record("guardians.reminded", by=None, ref=permission.person.ref)
    return True


def send_code(*, permission: Permission) -> None:
    """Six digits to the guardian's own contact. They go out at once: somebody waits for them."""
    limit(f"guardian-code:{permission.pk}", "5/h")
    permission = _with_new_code(permission)
    with translation.override(_language(permission)):
        text = _("Your code for the permission:") + f"\n\n{permission.code}\n\n"
        text += _("It is valid for 15 minutes. Nobody from the municipality will ever ask you for it.")
        try:
            write_outside(to=permission.contact, subject=_("Your code for the permission"), text=text)
        except OSError:
            raise Refused(NOT_SENT) from None


@transaction.atomic
def _with_new_code(permission: Permission) -> Permission:
    permission = locked(permission)
    may_answer_by_link(permission).or_refuse()
    permission.code_nonce, permission.code_until, permission.code_tries = new_nonce(), clock.now() + CODE_LIVES, 0
    permission.save(update_fields=["code_nonce", "code_until", "code_tries"])
    record("guardians.code", by=None, ref=permission.person.ref)
    return permission


def answer_by_link(*, permission: Permission, code: str, yes: bool) -> Permission:
    """The guardian says yes or no with the code. A wrong code is counted even though the answer is refused."""
    if not _fits(permission, code):
        raise Refused(WRONG_CODE, field="code")
    return _answer(permission, yes)


@transaction.atomic
def _fits(permission: Permission, code: str) -> bool:
    permission = locked(permission)
    may_answer_by_link(permission).or_refuse()
    has_code(permission).or_refuse()
    permission.code_tries += 1
    permission.save(update_fields=["code_tries"])
    return constant_time_compare(code, permission.code)


@transaction.atomic
def _answer(permission: Permission, yes: bool) -> Permission:
    permission = locked(permission)
    may_answer_by_link(permission).or_refuse()
    permission.code_until = None
    if not yes:
        return _settle(permission, S.DECLINED, by=None, proof=Proof.CODE)
    enough = proof_for(permission.risk) == Proof.CODE
    return _settle(permission, S.GIVEN if enough else S.SAID, by=None, proof=Proof.CODE)


@transaction.atomic
def withdraw_by_link(*, permission: Permission) -> Permission:
    """The guardian takes it back, at any time. Seats that lie ahead go to others."""
    permission = locked(permission)
    may_withdraw_by_link(permission).or_refuse()
    return _settle(permission, S.WITHDRAWN, by=None)


@transaction.atomic
def decide(
    *, by: Person, permission: Permission, to: str, valid_until: date | None = None, risk: str = "", proof: str = ""
) -> Permission:
    """Staff write down what the guardian said at the desk, on paper or when they were called back."""
    permission = locked(permission)
    may_become(permission, to).or_refuse()
    permission.risk = risk or permission.risk
    proof = proof or _usual_proof(permission)
    if to == S.GIVEN:
        is_proved(permission.risk, proof).or_refuse()
    return _settle(permission, to, by=by, proof=proof, valid_until=valid_until)


def _usual_proof(permission: Permission) -> str:
    if permission.state == S.SAID:
        return Proof.CALL
    return Proof.PAPER if permission.how == How.PAPER else Proof.DESK


@transaction.atomic
def note_seen(*, by: Person, person: Person, what: What, proof: str) -> Permission:
    """A guardian came along, or signed a paper, whether or not somebody was named before. Nothing is typed in about them."""
    asked = _open(person, what)
    if not asked.pk:
        asked.how = proof
        asked.save()
    return decide(by=by, permission=asked, to=S.GIVEN, proof=proof)


def _settle(
    permission: Permission, to: str, *, by: Person | None, proof: str = "", valid_until: date | None = None
) -> Permission:
    """The one place where somebody's word on a permission becomes its state. The permission is locked; `by` is None when the
    guardian did it by the link."""
    permission.state, permission.decided_at = to, clock.now()
    permission.seen_by = by or permission.seen_by
    if to in {S.GIVEN, S.SAID}:
        permission.proof = proof
        permission.valid_until = last_day(permission.of_age_on, valid_until)
    permission.save()
    _tell_owner(permission)
    record("guardians.permission", by=by, ref=permission.person.ref, to=to, proof=proof)
    return permission


def _tell_owner(permission: Permission) -> None:
    if owner := owner_of(permission):
        owner.spoke(permission)


def end_over() -> int:
    """What ends by itself: at the last day, and at 18; each in a transaction of its own."""
    found = permissions_over()
    for permission in found:
        _end(permission)
    return len(found)


@transaction.atomic
def _end(permission: Permission) -> None:
    """At 18 what is known of the guardian goes as well."""
    permission = locked(permission)
    if permission.state not in OPEN_PERMISSIONS:
        return
    permission.state = S.ENDED
    if permission.is_of_age:
        permission.guardian = permission.contact = ""
    permission.save()
    _tell_owner(permission)
    record("guardians.permission", by=None, ref=permission.person.ref, to=S.ENDED)


@transaction.atomic
def let_go(*, refs: Iterable[str]) -> int:
    """These things need no permission any more: what waits or counts ends without a word, and nothing stays known of the guardians."""
    rows = Permission.objects.filter(of__in=refs)
    rows.filter(state__in=OPEN_PERMISSIONS).update(state=S.ENDED)
    return rows.exclude(guardian="", contact="").update(guardian="", contact="")
