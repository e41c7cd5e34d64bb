"""Announcements, whom they reach and how far they are; election periods."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet

from meydan.base import clock
from meydan.base.cards import Crowd, cards
from meydan.notices.models import Announcement, Delivery, ElectionPeriod
from meydan.people.models import Consent, Person


def crowds() -> list[Crowd]:
    """Groups of people to whom an announcement can go, of the slices that are switched on."""
    return [one for card in cards() for one in card.crowds]


def audiences() -> list[tuple[str, Any]]:
    """Everything that can be chosen: (crowd:choice, words), those with choices below the word of their crowd."""
    found: list[tuple[str, Any]] = []
    for crowd in crowds():
        if crowd.choices is None:
            found.append((f"{crowd.code}:", crowd.word))
        else:
            found.append((str(crowd.word), [(f"{crowd.code}:{value}", words) for value, words in crowd.choices()]))
    return found


def audience_words(one: Announcement) -> str:
    for value, words in audiences():
        if value == one.audience:
            return str(words)
        if isinstance(words, list):
            for inner, name in words:
                if inner == one.audience:
                    return f"{value}: {name}"
    return ""


def people_of(one: Announcement) -> QuerySet[Person]:
    """Whom an announcement is for, as a query that can be read in slices. Promotion: only those who agreed. Who joined after
    it was approved is no part of it."""
    crowd = next((crowd for crowd in crowds() if crowd.code == one.crowd), None)
    if crowd is None:
        return Person.objects.none()
    people = Person.objects.filter(pk__in=crowd.people(one.choice), is_active=True)
    if one.promotion:
        agreed = Consent.objects.filter(purpose=Consent.Purpose.PROMOTION, withdrawn_at=None).values("person")
        people = people.filter(pk__in=agreed)
    return people.filter(joined_at__lte=one.approved_at) if one.approved_at else people


def announcements(text: str = "") -> QuerySet[Announcement]:
    rows = Announcement.objects.select_related("written_by", "approved_by")
    return rows.filter(title__says=text) if text else rows


def waiting_for_approval(person: Person) -> QuerySet[Announcement]:
    """What somebody else wrote and this person could let go."""
    return announcements().filter(state=Announcement.State.WAITING).exclude(written_by=person)


@dataclass(frozen=True)
class Progress:
    """How far an announcement is."""

    reached: int
    total: int
    sent: int
    waiting: int
    failed: int

    @property
    def percent(self) -> int:
        return min(100, 100 * self.reached // self.total) if self.total else 0


def progress(one: Announcement) -> Progress:
    rows = Delivery.objects.filter(notice__message=one.message_id)
    outside = rows.aggregate(
        sent=Count("pk", filter=~Q(sent_at=None)),
        failed=Count("pk", filter=~Q(failed_at=None)),
        waiting=Count("pk", filter=Q(sent_at=None, failed_at=None)),
    )
    return Progress(one.reached, one.total, outside["sent"], outside["waiting"], outside["failed"])


def running_period() -> QuerySet[ElectionPeriod]:
    now = clock.now()
    return ElectionPeriod.objects.filter(starts_at__lte=now, ends_at__gt=now, ended_at=None)


def in_election_period() -> bool:
    """Whether announcements and promotion wait; whoever shows elected people with name or photo asks it too."""
    return running_period().exists()


def election_periods() -> QuerySet[ElectionPeriod]:
    """All of them, the newest first: the log of who switched it on and off, when and on what basis."""
    return ElectionPeriod.objects.select_related("made_by", "ended_by").order_by("-starts_at", "-pk")


def open_periods() -> QuerySet[ElectionPeriod]:
    return ElectionPeriod.objects.filter(ended_at=None, ends_at__gt=clock.now())
