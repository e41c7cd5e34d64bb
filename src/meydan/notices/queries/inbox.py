"""Reading notices."""

from django.db.models import Count, F, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from meydan.base.paging import Page, page_by_key
from meydan.notices.models import Bounce, Delivery, Notice
from meydan.people.models import Person


def notices_of(person: Person) -> QuerySet[Notice]:
    return Notice.objects.filter(person=person).select_related("message")


def inbox(person: Person, after: str) -> Page[Notice]:
    return page_by_key(notices_of(person), order=["-at", "-id"], after=after)


def unread() -> Coalesce:
    """How many messages wait for the person of a row."""
    waiting = Notice.objects.filter(person=OuterRef("pk"), read_at=None).order_by().values("person")
    return Coalesce(Subquery(waiting.annotate(count=Count("pk")).values("count")), 0)


def failed() -> QuerySet[Delivery]:
    return Delivery.objects.exclude(failed_at=None).select_related("notice__message").order_by("-failed_at", "-id")


def dead_addresses() -> QuerySet[Bounce]:
    """Addresses that take no letters, of people who have no other one yet."""
    rows = Bounce.objects.exclude(dead_at=None).filter(address=F("person__email"), person__is_active=True)
    return rows.select_related("person").order_by("-dead_at", "-pk")


def letters_delivered() -> bool:
    """Whether an e-mail ever left and was accepted."""
    return Delivery.objects.exclude(sent_at=None).exists()
