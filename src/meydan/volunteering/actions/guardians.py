"""What goes to a guardian by message, and what comes back through the link. Nobody is signed in here: link and code speak."""

from datetime import timedelta

from django.db import transaction
from django.utils import translation
from django.utils.crypto import constant_time_compare, salted_hmac
from django.utils.translation import gettext as _

from meydan.base import clock, languages
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.jobs import enqueue
from meydan.base.limits import limit
from meydan.base.templatetags.ui import public_address
from meydan.base.town import town
from meydan.notices.actions import write_outside
from meydan.people.models import Person
from meydan.volunteering.actions.permissions import locked, settle
from meydan.volunteering.models import Permission
from meydan.volunteering.models.guardians import SALT, new_nonce
from meydan.volunteering.rules import has_code, may_answer_by_link, may_withdraw_by_link, proof_for
from meydan.volunteering.rules.guardians import CODE_LIVES, NOT_SENT, WRONG_CODE, link_days

S, Proof = Permission.State, Permission.Proof


@transaction.atomic
def send_link(*, by: Person, permission: Permission) -> Permission:
    """A new link for the guardian; older ones no longer open anything. A worker sends it."""
    contact = salted_hmac(SALT, permission.contact, algorithm="sha256").hexdigest()
    limit(f"guardian:{contact}", "3/d")
    limit(f"guardian-of:{by.pk}", "6/d")
    permission = locked(permission)
    permission.link_nonce, permission.sent_at = new_nonce(), None
    permission.link_until = clock.now() + timedelta(days=link_days())
    permission.save(update_fields=["link_nonce", "sent_at", "link_until"])
    enqueue("volunteering.write_to_guardian", once=f"guardian:{permission.pk}", permission=permission.pk)
    record("volunteering.guardian_asked", by=by, ref=by.ref)
    return permission


def write_link(permission: Permission) -> None:
    """The worker's part. Raises OSError when it could not be sent, so that the worker tries again."""
    if permission.state != S.ASKED or not permission.contact:
        return
    with translation.override(languages.spoken(permission.person.language)):
        subject = _("A young person asks for your permission")
        words = _(
            "%(name)s would like to volunteer with the Municipality of %(town)s and named you. Please read, then say yes or no:"
        )
        text = words % {"name": permission.person.name, "town": town().name}
        write_outside(
            to=permission.contact, subject=subject, text=f"{text}\n\n{public_address(permission.get_absolute_url())}"
        )
    Permission.objects.filter(pk=permission.pk).update(sent_at=clock.now())


def send_code(*, permission: Permission) -> None:
    """Six digits to the guardian's own contact. They go out at once: somebody waits for them."""
    limit(f"guardian-code:{permission.pk}", "5/h")
    permission = _with_new_code(permission)
    with translation.override(languages.spoken(permission.person.language)):
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
    record("volunteering.guardian_code", by=None, ref=permission.person.ref)
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
        return settle(permission, S.DECLINED, by=None, proof=Proof.CODE)
    enough = proof_for(permission.risk) == Proof.CODE
    return settle(permission, S.GIVEN if enough else S.SAID, by=None, proof=Proof.CODE)


@transaction.atomic
def withdraw_by_link(*, permission: Permission) -> Permission:
    """The guardian takes it back, at any time. Seats that lie ahead go to others."""
    permission = locked(permission)
    may_withdraw_by_link(permission).or_refuse()
    return settle(permission, S.WITHDRAWN, by=None)
