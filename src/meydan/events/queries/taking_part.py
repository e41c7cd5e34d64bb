"""Questions from the audience, proposals to speak, photos with consent."""

from collections.abc import Sequence

from django.db.models import Case, Exists, IntegerField, OuterRef, QuerySet, Value, When

from meydan.base.paging import Page, page_by_key
from meydan.events.models import AudienceQuestion, AudienceVote, Event, PhotoConsent, TalkProposal
from meydan.events.queries.desk import events_at_desk
from meydan.moderation.models import Photo
from meydan.people.models import Person

State = AudienceQuestion.State
MOST_ON_SCREEN = 5
ORDER = ["rank", "-votes", "pk"]


def _ranked(event: Event) -> QuerySet[AudienceQuestion]:
    """Those to be answered first, the most wanted on top; what is answered stays below."""
    rank = Case(When(state=State.ANSWERED, then=Value(1)), default=Value(0), output_field=IntegerField())
    return AudienceQuestion.objects.filter(event=event).annotate(rank=rank).select_related("event__occasion__unit")


def audience_page(event: Event, *, voter: str, after: str) -> Page[AudienceQuestion]:
    """What everybody sees, with whether this one voted (`voted`)."""
    mine = AudienceVote.objects.filter(question=OuterRef("pk"), voter=voter)
    rows = _ranked(event).filter(state__in=(State.SHOWN, State.ANSWERED)).annotate(voted=Exists(mine))
    return page_by_key(rows, order=ORDER, after=after, per_page=30)


def question_of(event: Event) -> QuerySet[AudienceQuestion]:
    return AudienceQuestion.objects.filter(event=event).select_related("event__occasion__unit")


def floor_page(event: Event, *, state: str, after: str) -> Page[AudienceQuestion]:
    """For the moderator."""
    rows = _ranked(event)
    return page_by_key(rows.filter(state=state) if state else rows, order=ORDER, after=after, per_page=30)


def on_screen(event: Event) -> QuerySet[AudienceQuestion]:
    return _ranked(event).filter(state=State.SHOWN).order_by("-votes", "pk")[:MOST_ON_SCREEN]


def open_proposals(person: Person) -> QuerySet[TalkProposal]:
    """Those that wait for an answer, the oldest first."""
    rows = TalkProposal.objects.filter(state=TalkProposal.State.SENT, event__in=events_at_desk(person).values("pk"))
    return rows.select_related("event__occasion", "person").order_by("at", "pk")


def proposals_page(event: Event, after: str) -> Page[TalkProposal]:
    return page_by_key(event.proposals.select_related("person"), order=["-at", "-pk"], after=after)


def own_proposal(person: Person | None, event: Event) -> TalkProposal | None:
    """The latest one."""
    return event.proposals.filter(person=person).order_by("-at", "-pk").first() if person else None


def load_proposals(viewer: Person | None, ids: Sequence[int]) -> dict[int, TalkProposal]:
    """One's own; those who plan the event see them at the desk."""
    rows = TalkProposal.objects.select_related("event__occasion")
    return rows.filter(person=viewer).in_bulk(ids) if viewer else {}


def photos_of(event: Event) -> list[PhotoConsent]:
    """At the desk: all of them, with what was noted."""
    return list(PhotoConsent.objects.filter(event=event).select_related("photo").order_by("photo"))


def public_photos(event: Event) -> list[Photo]:
    """Checked by a moderator, and everybody on them agreed."""
    return list(Photo.objects.filter(consent__event=event, state=Photo.State.PUBLISHED).order_by("at", "pk"))
