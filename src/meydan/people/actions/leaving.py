"""Verbs with which people leave: forgetting them, and their wish to be forgotten."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext_noop

from meydan.base import audit, clock
from meydan.base.actions import note_destruction
from meydan.base.audit import record
from meydan.base.cards import all_cards
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.base.town import town
from meydan.base.workdays import promised_day
from meydan.people.actions.delegations import end_all
from meydan.people.actions.erasures import note_erasure
from meydan.people.actions.locking import locked
from meydan.people.actions.roles import keep_an_administrator, refuse_with_work
from meydan.people.models import Delegation, ErasureRequest, Person
from meydan.people.rules import FORGETTING, may_forget


@transaction.atomic
def ask_to_be_forgotten(*, by: Person, withdraw: bool = False) -> ErasureRequest | None:
    """Whoever holds no role is forgotten at once (None). For the others their work must be handed over first: the wish gets a
    promised day and waits at the desk. With `withdraw` what they said in public goes too."""
    if not by.own_grants:
        erase_person(by=by, person=by, withdraw=withdraw)
        return None
    promise = town().clock("data_request")
    wish, made = ErasureRequest.objects.get_or_create(
        person=by,
        defaults={
            "asked_at": clock.now(),
            "promised_for": promised_day(promise, clock.today()),
            "withdraw": withdraw,
            "basis": promise.basis,
        },
    )
    if made:
        day = wish.promised_for.isoformat()
        notify([f"role:{role}" for role in sorted(FORGETTING)], "people.wants_to_go", ref=wish.ref, but_not=by, day=day)
        record("people.erasure_asked", by=by, ref=by.ref, day=day)
    return wish


@transaction.atomic
def stay(*, by: Person) -> None:
    """Take the wish to be forgotten back."""
    gone, _ = ErasureRequest.objects.filter(person=by).delete()
    if gone:
        record("people.erasure_withdrawn", by=by, ref=by.ref)


@transaction.atomic
def forget_colleague(*, by: Person, person: Person) -> None:
    """Fulfil the wish of a colleague whose work is handed over."""
    may_forget(by, person).or_refuse()
    wish = ErasureRequest.objects.filter(person=person).first()
    erase_person(by=by, person=person, withdraw=wish is not None and wish.withdraw)


@transaction.atomic
def erase_person(*, by: Person | None, person: Person, withdraw: bool = False) -> None:
    """Forget a person: every card forgets its part, then the row is emptied and the audit log can no longer be linked.
    With `withdraw` every card first takes back what they said in public. Refused while work lies with them."""
    person = locked(person)[person.pk]
    refuse_with_work(person)
    for grant in person.own_grants:
        keep_an_administrator(grant)
    end_all(by=by, delegations=Delegation.objects.filter(Q(grant__person=person) | Q(stand_in=person)))
    record("people.erased", by=by, ref=person.ref)
    lines = [data for card in sorted(all_cards(), key=lambda card: card.erase_order) for data in card.personal_data]
    if withdraw:
        for data in lines:
            if data.withdraw:
                data.withdraw(person)
    for data in lines:
        data.erase(person)
    note_destruction(what="people.Person", count=1, rule=gettext_noop("accounts, when somebody wants to be forgotten"))
    EmailAddress.objects.filter(user=person).delete()
    empty = {
        "email": None,
        "phone": None,
        "phone_verified": False,
        "display_name": "",
        "age_band": "",
        "sex": "",
        "is_student": None,
        "neighbourhood": None,
    }
    Person.objects.filter(pk=person.pk).update(
        **empty,
        password="!",  # noqa: S106 (no password at all)
        is_active=False,
        is_superuser=False,
        erased_at=clock.now(),
        words_withdrawn=withdraw,
    )
    person.refresh_from_db()
    note_erasure(person)
    audit.forget(person)
    forget_pages()


def erase_again(*, lines: Iterable[Mapping[str, Any]], since: datetime) -> tuple[list[int], list[int]]:
    """After a restore: erase whom the lines name and a backup of `since` still holds.

    Returns (erased, refused): numbers of people. Refused are those with whom work lies; it has to be handed over first.
    """
    wanted = {one["person"]: one for one in lines if datetime.fromisoformat(one["erased_at"]) > since}
    done: tuple[list[int], list[int]] = ([], [])
    for person in Person.objects.filter(pk__in=wanted, erased_at=None).order_by("pk"):
        line = wanted[person.pk]
        if person.joined_at.isoformat() == line["joined_at"]:
            try:
                erase_person(by=None, person=person, withdraw=bool(line.get("withdrawn")))
                done[0].append(person.pk)
            except Refused:
                done[1].append(person.pk)
    return done


@transaction.atomic
def remove_strangers(*, older_than: timedelta = timedelta(days=2)) -> int:
    """Remove persons who asked for a code and never entered it; returns how many."""
    stale = Person.objects.filter(age_band="", last_login=None, joined_at__lt=clock.now() - older_than, erased_at=None)
    count = 0
    for person in stale.filter(role_grants=None):
        erase_person(by=None, person=person)
        count += 1
    return count
