"""Reading notices."""

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from meydan.base.cards import NoticeType, cards
from meydan.base.paging import Page, page_by_key
from meydan.notices.models import Delivery, Notice, Preference, TextChoice
from meydan.people.models import Person


def notices_of(person: Person) -> QuerySet[Notice]:
    return Notice.objects.filter(person=person).select_related("message")


def inbox(person: Person, after: str) -> Page[Notice]:
    return page_by_key(notices_of(person), order=["-at", "-id"], after=after)


def unread() -> Coalesce:
    """How many messages wait for the person of a row."""
    waiting = Notice.objects.filter(person=OuterRef("pk"), read_at=None).order_by().values("person")
    return Coalesce(Subquery(waiting.annotate(count=Count("pk")).values("count")), 0)


def types() -> list[NoticeType]:
    """Every type of message of the slices that are switched on."""
    return [one for card in cards() for one in card.notices]


def unwanted(person: Person) -> set[str]:
    return set(Preference.objects.filter(person=person).values_list("code", flat=True))


def texted(person: Person) -> set[str]:
    return set(TextChoice.objects.filter(person=person).values_list("code", flat=True))


def failed() -> QuerySet[Delivery]:
    return Delivery.objects.exclude(failed_at=None).select_related("notice__message").order_by("-failed_at", "-id")


def letters_delivered() -> bool:
    """Whether an e-mail ever left and was accepted."""
    return Delivery.objects.exclude(sent_at=None).exists()
