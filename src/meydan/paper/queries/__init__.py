"""Reading: people at the desk, answers that have to be brought, petitions, the answer behind a code."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time
from typing import Any

from django.db.models import Count, F, OuterRef, Q, QuerySet, Subquery
from django.utils import timezone

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.ideas.models import Answer, Contribution
from meydan.ideas.queries.contributions import contributions_visible_to
from meydan.paper.codes import hash_of, typed
from meydan.paper.models import FormBatch, Kiosk, Petition, PrintedForm, ReplyRoute
from meydan.paper.rules import may_call
from meydan.people.models import Person
from meydan.places.models import Neighbourhood

MOST_FOUND = 8


def people_by(text: str) -> list[Person]:
    """Who may be meant by a name or a whole phone number; a few, so that nobody leafs through people."""
    text = text.strip()
    digits = "".join(sign for sign in text if sign.isdigit()).lstrip("0").removeprefix("90")
    if len(digits) == 10:
        match = Q(phone__endswith=digits)
    elif len(text) >= 3 and not digits:
        match = Q(display_name__says=text)
    else:
        return []
    rows = Person.objects.filter(match, is_active=True).select_related("neighbourhood")
    return list(rows.order_by("display_name", "pk")[:MOST_FOUND])


def residents() -> QuerySet[Person]:
    return Person.objects.filter(is_active=True)


def entered_by(person: Person) -> QuerySet[Contribution]:
    """What somebody has written down for others, the latest first."""
    rows = Contribution.objects.filter(entered_by=person).select_related("thread", "reply_route")
    return rows.order_by("-created_at", "-id")


def latest_answer(contribution_id: int) -> Answer | None:
    return Answer.objects.filter(contribution=contribution_id).order_by("-id").first()


def routes() -> QuerySet[Any]:
    """With the id of the latest answer of each."""
    latest = Answer.objects.filter(contribution=OuterRef("contribution")).order_by("-id").values("pk")[:1]
    rows = ReplyRoute.objects.annotate(latest=Subquery(latest))
    return rows.select_related("contribution__thread__merged_into", "place")


def to_tell() -> QuerySet[Any]:
    """Answers that nobody has brought yet, the oldest contribution first."""
    rows = routes().filter(done_at=None, latest__isnull=False, latest__gt=F("told"))
    return rows.order_by("contribution_id")


def replies_found(*, q: str = "", way: str = "", place: Neighbourhood | None = None) -> QuerySet[Any]:
    """Of these the ones with a number, a name or words; of one way; of one muhtar's office."""
    rows = to_tell()
    if q:
        number = Q(contribution__thread__number=q)
        rows = rows.filter(number | Q(name__says=q) | Q(contribution__title__says=q))
    rows = rows.filter(way=way) if way else rows
    return rows.filter(place=place) if place else rows


def petitions_to_file() -> QuerySet[Petition]:
    rows = Petition.objects.filter(state=Petition.State.AGREED).select_related("contribution__thread")
    return rows.order_by("answered_at", "id")


def petitions_found(*, q: str = "", state: str = "", how: str = "") -> tuple[QuerySet[Petition], list[str]]:
    """What waits to be filed, the longest first; or those in another state, the latest first. With words, or a number: of the
    thread, or of the document system. And the order in which they stand."""
    rows, order = petitions_to_file(), ["answered_at", "id"]
    if state:
        rows = Petition.objects.filter(state=state).select_related("contribution__thread")
        order = ["-at", "-id"]
    if q:
        number = Q(contribution__thread__number=q) | Q(number__says=q)
        rows = rows.filter(number | Q(contribution__title__says=q))
    return (rows.filter(answered_how=how) if how else rows).order_by(*order), order


def petition_of(contribution: Contribution) -> Petition | None:
    return Petition.objects.filter(contribution=contribution).select_related("unit").first()


def own_contributions(person: Person | None) -> QuerySet[Contribution]:
    rows = contributions_visible_to(person)
    return rows.filter(author=person) if person else rows.none()


def load_petitions(viewer: Viewer, ids: Collection[int]) -> dict[int, Petition]:
    """Filed ones for everybody who sees the contribution; others for the author and those who file."""
    rows = Petition.objects.select_related("contribution", "unit").in_bulk(ids)
    seen = set(
        contributions_visible_to(viewer)
        .filter(pk__in=[one.contribution_id for one in rows.values()])
        .values_list("pk", flat=True)
    )
    files = bool(may_call(viewer))

    def may_read(one: Petition) -> bool:
        mine = viewer is not None and one.contribution.author_id == viewer.pk
        return one.contribution_id in seen and (one.state == Petition.State.FILED or mine or files)

    return {pk: one for pk, one in rows.items() if may_read(one)}


def load_routes(viewer: Viewer, ids: Collection[int]) -> dict[int, ReplyRoute]:
    return routes().in_bulk(ids) if may_call(viewer) else {}


@dataclass(frozen=True)
class Told:
    """What whoever holds a slip reads: no name, no contact."""

    contribution: Contribution
    answers: list[Answer]


def behind(text: str) -> Told | None:
    """What a code on a slip leads to, or nothing."""
    code = typed(text)
    route = ReplyRoute.objects.filter(code_hash=hash_of(code)).select_related("contribution__thread").first()
    if not code or route is None:
        return None
    answers = Answer.objects.filter(contribution=route.contribution).select_related("unit").order_by("at", "id")
    return Told(route.contribution, list(answers))


def batches() -> QuerySet[FormBatch]:
    """With how many of each were typed in, the latest first."""
    typed_in = Count("forms", filter=Q(forms__contribution__isnull=False))
    return FormBatch.objects.select_related("process", "place").annotate(typed=typed_in)


SERIAL = re.compile(r"F?-?(20\d\d)-?(\d{1,6})")


def form_with(serial: str) -> PrintedForm | None:
    """The printed form with this number, written with or without its signs."""
    match = SERIAL.fullmatch("".join(serial.split()).replace("f", "F"))
    if match is None:
        return None
    rows = PrintedForm.objects.select_related("batch__process", "batch__place")
    return rows.filter(year=int(match[1]), number=int(match[2])).first()


def typed_today(person: Person) -> QuerySet[Contribution]:
    """What somebody typed in from paper today, the latest first."""
    begin = timezone.make_aware(datetime.combine(clock.today(), time()))
    return entered_by(person).filter(channel="paper", created_at__gte=begin, hidden_at=None)


def kiosk_with(key: str) -> Kiosk | None:
    """The open kiosk with this key; without a query for what is no key."""
    return Kiosk.objects.open_now().filter(key=key).first() if 20 < len(key) < 44 else None


def kiosks_open() -> QuerySet[Kiosk]:
    rows: QuerySet[Kiosk] = Kiosk.objects.open_now().select_related("opened_by")
    return rows
