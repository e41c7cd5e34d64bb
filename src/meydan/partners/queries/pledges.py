"""Pledges: one's own, those at the desk, and those on the pages of what they serve."""

from collections.abc import Collection

from django.conf import settings
from django.db.models import Q, QuerySet
from django.utils import timezone

from meydan.base import turkish
from meydan.base.cards import Matter, Viewer
from meydan.base.paging import Page, page_by_key
from meydan.base.templatetags.ui import day
from meydan.documents.models import Document, DocumentKind
from meydan.documents.queries.wordings import worded
from meydan.partners.models import KEPT, SHOWN, Organisation, Pledge
from meydan.partners.queries.things import public_thing
from meydan.partners.rules import may_keep_partners
from meydan.people.models import Person
from meydan.threads.models import Thread


def _public() -> QuerySet[Pledge]:
    rows = Pledge.objects.filter(state__in=SHOWN, organisation__published_at__isnull=False)
    return rows.select_related("organisation")


def pledges_visible_to(viewer: Viewer) -> QuerySet[Pledge]:
    """What was accepted from an organisation in the directory; one's own; at the desk all."""
    rows = Pledge.objects.select_related("organisation", "by", "thread")
    if may_keep_partners(viewer):
        return rows
    public = Q(state__in=SHOWN, organisation__published_at__isnull=False)
    return rows.filter(public | Q(by=viewer)) if viewer else rows.filter(public)


def own_pledges(person: Viewer) -> QuerySet[Pledge]:
    rows = Pledge.objects.select_related("organisation")
    return rows.filter(by=person).order_by("-offered_at", "-pk") if person else rows.none()


def load_pledges(viewer: Viewer, ids: Collection[int]) -> QuerySet[Pledge]:
    return pledges_visible_to(viewer).filter(pk__in=ids)


def pledges_at_desk(person: Viewer) -> QuerySet[Pledge]:
    rows = Pledge.objects.select_related("organisation", "by", "thread")
    return rows if may_keep_partners(person) else rows.none()


def waiting_pledges(person: Viewer) -> QuerySet[Pledge]:
    """What has to be decided, and what was used and nobody has said thanks for; the nearest promised day first."""
    rows = pledges_at_desk(person).filter(state__in=(Pledge.State.OFFERED, Pledge.State.USED))
    return rows.order_by("promised_for", "pk")


def pledge_page(person: Person, *, state: str, text: str, after: str) -> Page[Pledge]:
    rows = pledges_at_desk(person)
    if state in Pledge.State.values:
        rows = rows.filter(state=state)
    if text:
        rows = rows.filter(Q(title__says=text) | Q(organisation__folded__contains=turkish.fold(text)))
    return page_by_key(rows, order=["-offered_at", "-pk"], after=after)


def kept_by(organisation: Organisation) -> list[Pledge]:
    """What was used, the latest first."""
    return list(organisation.pledges.filter(state__in=KEPT).order_by("-used_on", "-pk")[:30])


def serving(ref: str) -> list[Pledge]:
    return list(_public().filter(serves=ref).order_by("-offered_at", "-pk")[:12])


def on_thread(thread: Thread) -> list[Pledge]:
    return list(_public().filter(thread=thread).order_by("-offered_at", "-pk")[:12])


def page_for_programs(*, after: str, per_page: int) -> Page[Pledge]:
    return page_by_key(_public(), order=["-offered_at", "-pk"], after=after, per_page=per_page)


def matter_of(pledge: Pledge) -> Matter:
    """What a letter of thanks says about a pledge: the page of what it served, else that of the organisation."""
    served = public_thing(pledge.serves) if pledge.serves else None
    url = served.url if served else pledge.organisation.get_absolute_url()
    return Matter(
        ref=pledge.ref,
        number=pledge.thread.number if pledge.thread else "",
        title=pledge.title,
        written_on=timezone.localdate(pledge.offered_at),
        url=settings.ADDRESS.rstrip("/") + url,
    )


def words_of_thanks(pledge: Pledge) -> str:
    """The town's wording of a letter of thanks, filled in."""
    facts = {
        "name": pledge.organisation.name,
        "title": pledge.title,
        "used": pledge.used,
        "used_on": day(pledge.used_on),
    }
    return worded(DocumentKind.THANKS, facts)


def letter_for(pledge: Pledge) -> Document | None:
    rows = Document.objects.filter(what=DocumentKind.THANKS, about__contains=[pledge.ref])
    return rows.defer("data").order_by("-at", "-pk").first()
