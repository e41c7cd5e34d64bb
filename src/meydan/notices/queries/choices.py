"""Which messages there are, and what a person chose about them."""

from dataclasses import dataclass
from typing import Any

from meydan.base.cards import NoticeType, cards
from meydan.notices.mail import DIGEST, read_leave_key
from meydan.notices.models import Bounce, Delivery, Lane, Notice, Preference, Rhythm, TextChoice
from meydan.notices.words import is_type, type_of
from meydan.people.models import Consent, Person
from meydan.people.queries import everybody


@dataclass(frozen=True)
class Subject:
    """The message types of one slice."""

    title: Any
    types: list[NoticeType]


def subjects() -> list[Subject]:
    """Every type of message of the slices that are switched on, by slice."""
    return [Subject(card.name, list(card.notices)) for card in cards() if card.notices]


def types() -> list[NoticeType]:
    return [one for card in cards() for one in card.notices]


def codes_had(person: Person) -> set[str]:
    """The types of which a person has had a message."""
    return set(Notice.objects.filter(person=person).order_by().values_list("message__code", flat=True).distinct())


def unwanted(person: Person) -> set[str]:
    return set(Preference.objects.filter(person=person).values_list("code", flat=True))


def texted(person: Person) -> set[str]:
    return set(TextChoice.objects.filter(person=person).values_list("code", flat=True))


def rhythm(person: Person) -> Rhythm:
    return Rhythm.objects.filter(person=person).first() or Rhythm(person=person)


def dead_address(person: Person) -> Bounce | None:
    """That letters to the address that a person has now come back, if they do."""
    return Bounce.objects.exclude(dead_at=None).filter(person=person, address=person.email).first()


def standing_consents(person: Person) -> list[Consent]:
    return list(Consent.objects.filter(person=person, withdrawn_at=None))


def still_agreed(delivery: Delivery) -> bool:
    """Promotion is asked once more in the moment in which it goes out: somebody may just have said no."""
    if delivery.lane != Lane.PROMOTION:
        return True
    purpose = type_of(delivery.notice.message.code).agreed
    return Consent.objects.filter(person=delivery.notice.person_id, purpose=purpose, withdrawn_at=None).exists()


def reader_of(key: str) -> tuple[Person, str] | None:
    """Whose letter it was and what it was about, by the key in its link."""
    pk, code = read_leave_key(key) or (0, "")
    person = everybody().filter(pk=pk, is_active=True).first()
    return (person, code) if person and (code == DIGEST or is_type(code)) else None
