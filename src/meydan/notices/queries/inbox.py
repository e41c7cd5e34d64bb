"""Reading notices."""

from collections.abc import Sequence

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from meydan.base import languages
from meydan.base.paging import PER_PAGE, Page, first_page, page_by_key
from meydan.base.ready import ready
from meydan.base.together import rows_together
from meydan.notices.models import Bounce, Delivery, Notice, Wording
from meydan.people.models import Person


def notices_of(person: Person) -> QuerySet[Notice]:
    return Notice.objects.filter(person=person).select_related("message")


NEWEST = ["-at", "-id"]


def inbox(person: Person, after: str) -> tuple[Page[Notice], Sequence[Wording] | None]:
    """A page of messages; with the first one, which nearly everybody opens, the town's own words for them come in the same journey."""
    rows = notices_of(person)
    if after:
        return page_by_key(rows, order=NEWEST, after=after), None
    found, own = rows_together(_newest.about(person.pk), _worded.about(languages.current(), person.pk))
    return first_page(found, order=NEWEST, whole=lambda: rows), own


@ready
def _newest(person: int) -> QuerySet[Notice]:
    return Notice.objects.filter(person=person).select_related("message").order_by(*NEWEST)[: PER_PAGE + 1]


@ready
def _worded(language: str, person: int) -> QuerySet[Wording]:
    shown = Notice.objects.filter(person=person).order_by(*NEWEST)[: PER_PAGE + 1]
    return Wording.objects.filter(language=language, code__in=shown.values("message__code"))


def unread() -> Coalesce:
    """How many messages wait for the person of a row."""
    waiting = Notice.objects.filter(person=OuterRef("pk"), read_at=None).order_by().values("person")
    return Coalesce(Subquery(waiting.annotate(count=Count("pk")).values("count")), 0)


def failed(*, q: str = "", channel: str = "") -> QuerySet[Delivery]:
    rows = Delivery.objects.exclude(failed_at=None).select_related("notice__message").order_by("-failed_at", "-id")
    rows = rows.filter(problem__says=q) if q else rows
    return rows.filter(channel=channel) if channel else rows


def dead_addresses(*, q: str = "") -> QuerySet[Bounce]:
    """Addresses that take no letters, of people who have no other one yet."""
    rows = Bounce.objects.exclude(dead_at=None).filter(address=F("person__email"), person__is_active=True)
    if q:
        rows = rows.filter(Q(person__display_name__says=q) | Q(address__says=q))
    return rows.select_related("person").order_by("-dead_at", "-pk")


def letters_delivered() -> bool:
    """Whether an e-mail ever left and was accepted."""
    return Delivery.objects.exclude(sent_at=None).exists()
