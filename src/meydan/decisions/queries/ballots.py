"""Reading votes: lists, the paper, who may vote where, how many voted."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.urls import reverse

from meydan.base import clock, search
from meydan.base.cards import Viewer
from meydan.base.memory import remembered
from meydan.base.paging import Page, page_by_key
from meydan.base.ready import first, ready
from meydan.base.together import rows_together
from meydan.decisions.models import AreaGroup, Ballot, Channel, Option, Paper, Roll, State, Valuation
from meydan.decisions.rules import MANAGING
from meydan.ideas.models import Process, Stage
from meydan.people.models import Person
from meydan.places.models import Neighbourhood

OPTIONS = 24
"""Of a vote on a page that is read."""


def ballots_visible_to(viewer: Viewer) -> QuerySet[Ballot]:
    """Announced ones for everybody; drafts for those who prepare votes."""
    rows = Ballot.objects.select_related("process", "unit")
    if viewer is not None and viewer.has_role(*MANAGING):
        return rows
    return rows.exclude(announced_at=None)


def ballot_for(viewer: Viewer, pk: int) -> list[Ballot]:
    """The one, if the viewer may see it."""
    return _seen_by(viewer, _ballot(pk))


def ballot_with_line(viewer: Viewer, pk: int) -> tuple[list[Ballot], Roll | None]:
    """`ballot_for` and `roll_line` in one journey."""
    if viewer is None:
        return ballot_for(None, pk), None
    found, lines = rows_together(_ballot.about(pk), _line.about(pk, viewer.pk))
    return _seen_by(viewer, found), first(lines)


def _seen_by(viewer: Viewer, found: Iterable[Ballot]) -> list[Ballot]:
    return [one for one in found if one.announced_at or (viewer is not None and viewer.has_role(*MANAGING))]


@ready
def _ballot(pk: int) -> QuerySet[Ballot]:
    return Ballot.objects.select_related("process", "unit").filter(pk=pk)


@ready
def ballot_alone(pk: int) -> QuerySet[Ballot]:
    return Ballot.objects.filter(pk=pk)


def load_many(viewer: Viewer, ids: Collection[int]) -> QuerySet[Ballot]:
    return ballots_visible_to(viewer).filter(pk__in=ids)


@dataclass(frozen=True)
class Wanted:
    """What a visitor looks for; empty means everything."""

    text: str = ""
    when: str = ""


def open_now() -> Q:
    now = clock.now()
    return Q(state=State.ANNOUNCED, opens_at__lte=now, closes_at__gt=now)


def coming() -> Q:
    return Q(state=State.ANNOUNCED, opens_at__gt=clock.now())


def over() -> Q:
    return Q(closes_at__lte=clock.now()) | Q(state__in=[State.COUNTED, State.OPENED, State.CANCELLED])


def list_page(wanted: Wanted, after: str) -> Page[Ballot]:
    """Announced votes, the latest end first."""
    rows = ballots_visible_to(None)
    if wanted.text:
        refs = [entry.ref for entry in search.find(wanted.text, kinds=["ballot"])]
        rows = rows.filter(pk__in=[int(ref.partition(":")[2]) for ref in refs])
    conditions = {"now": open_now, "coming": coming, "over": over}
    if wanted.when in conditions:
        rows = rows.filter(conditions[wanted.when]())
    return page_by_key(rows, order=["-closes_at", "-id"], after=after, per_page=12)


def for_api() -> QuerySet[Ballot]:
    """With options, results and lists; three queries more whatever the size."""
    options = Option.objects.filter(number__isnull=False).select_related("area").order_by("number")
    rows = ballots_visible_to(None).prefetch_related(Prefetch("options", options, to_attr="shown_options"))
    return rows.prefetch_related("results__list")


def of_process(process: Process) -> list[Ballot]:
    return list(ballots_visible_to(None).filter(process=process).order_by("-closes_at")[:3])


def outside(stage: Stage) -> QuerySet[Ballot]:
    """Votes of its process that are not over and do not lie within the stage."""
    ahead = Ballot.objects.filter(process=stage.process_id, closes_at__gt=clock.now()).exclude(state=State.CANCELLED)
    beyond = Q(opens_at__lt=stage.opens_at) | Q(closes_at__gt=stage.closes_at)
    return ahead.filter(beyond).select_related("made_by")


def open_rows() -> QuerySet[Ballot]:
    return Ballot.objects.filter(open_now())


def open_ballots() -> list[Ballot]:
    """Those nearest their end first."""
    return list(open_rows().order_by("closes_at", "id")[:3])


def of_thread(thread: int) -> list[Option]:
    """Where contributions of a thread stood on a paper, the latest first."""
    rows = Option.objects.filter(contribution__thread=thread, number__isnull=False).select_related("ballot")
    return list(rows.exclude(ballot__announced_at=None).order_by("-ballot__closes_at")[:3])


def votes_for(person: Person) -> QuerySet[Ballot]:
    """Open votes, those nearest their end first, each saying in `voted` whether the person has voted."""
    voted = Exists(Roll.objects.filter(person=person, ballot=OuterRef("pk")))
    rows = open_rows().only("title", "language", "state", "opens_at", "closes_at")
    return rows.annotate(voted=voted).order_by("closes_at", "id")[:3]


def on_paper(ballot: Ballot) -> list[Option]:
    """What can be chosen, in the order of its numbers."""
    rows = ballot.options.filter(valuation=Valuation.FEASIBLE)
    return list(rows.select_related("area", "neighbourhood", "goal", "contribution__thread").order_by("number", "id"))


def option_page(ballot: Ballot, *, text: str = "", after: str = "") -> Page[Option]:
    """The same for reading, with search; of a draft in the order in which they came."""
    rows = ballot.options.filter(valuation=Valuation.FEASIBLE).annotate(place=Coalesce("number", 0))
    rows = rows.filter(Q(title__says=text) | Q(neighbourhood__name__says=text)) if text else rows
    rows = rows.select_related("area", "neighbourhood", "goal", "contribution__thread")
    return page_by_key(rows, order=["place", "id"], after=after, per_page=OPTIONS)


def refused_page(ballot: Ballot, *, text: str = "", after: str = "", per_page: int = OPTIONS) -> Page[Option]:
    """What units called not feasible."""
    rows = ballot.options.filter(valuation=Valuation.NOT_FEASIBLE).select_related("unit")
    rows = rows.filter(Q(title__says=text) | Q(reason__says=text)) if text else rows
    return page_by_key(rows, order=["id"], after=after, per_page=per_page)


def count_on_paper(ballot: Ballot) -> int:
    return ballot.options.filter(valuation=Valuation.FEASIBLE).count()


def not_feasible(ballot: Ballot) -> list[Option]:
    return list(ballot.options.filter(valuation=Valuation.NOT_FEASIBLE).select_related("unit"))


def areas_of(ballot: Ballot) -> list[AreaGroup]:
    """Those fixed before the opening, with their neighbourhoods."""
    return list(ballot.areas.filter(merged=False).prefetch_related("neighbourhoods"))


def places_of(ballot: Ballot) -> list[int]:
    """Ids of the only neighbourhoods that vote; empty: all."""
    return list(ballot.places.values_list("pk", flat=True))


@dataclass(frozen=True)
class Fixed:
    """What never changes once a vote is announced. Shared by all who vote: to be read only."""

    options: Mapping[int, Option]
    """On the paper, by id, in the order of their numbers."""
    areas: Sequence[AreaGroup]
    places: Sequence[int]
    """Ids of the only neighbourhoods that vote; empty: all."""

    def area_of(self, place: Neighbourhood | None) -> AreaGroup | None:
        """The area group that a neighbourhood belongs to."""
        return next((one for one in self.areas if place and place in one.neighbourhoods.all()), None)


def fixed(ballot: Ballot) -> Fixed:
    """The same for everybody, so that a vote does not ask for it anew. A draft is another one than what is announced."""
    return _fixed(ballot.pk, ballot.announced_at)


@remembered
def _fixed(ballot: int, _announced_at: datetime | None) -> Fixed:
    one = Ballot.objects.get(pk=ballot)
    return Fixed({option.pk: option for option in on_paper(one)}, areas_of(one), places_of(one))


def roll_line(person: Viewer, ballot: Ballot) -> Roll | None:
    return first(_line(ballot.pk, person.pk)) if person else None


@ready
def _line(ballot: int, person: int) -> QuerySet[Roll]:
    return Roll.objects.filter(ballot=ballot, person=person)


@ready
def line_to_lock(ballot: int, person: int) -> QuerySet[Roll]:
    """Held until the end of the transaction; asked inside of one."""
    return Roll.objects.select_for_update().filter(ballot=ballot, person=person)


def voter_at_desk(pk: int) -> Person | None:
    """Whom the desk gave a paper."""
    return Person.objects.select_related("neighbourhood").filter(pk=pk, is_active=True).first()


@remembered
def turnout(ballot: int) -> dict[str, int]:
    """How many voted, by channel; nobody learns more before the end. A vote that was brought in has papers and no roll."""
    rows = Roll.objects.filter(ballot=ballot).order_by().values_list("channel").annotate(count=Count("pk"))
    counted = dict(rows) or _papers_by_channel(ballot)
    return {channel: counted.get(channel, 0) for channel in Channel.values}


def _papers_by_channel(ballot: int) -> dict[str, int]:
    papers = Paper.objects.filter(ballot=ballot, list=None).exclude(ballot__source="")
    rows = papers.order_by().values_list("channel").annotate(count=Count("pk"))
    counted: dict[str, int] = {}
    for channel, count in rows:
        counted[channel or Channel.WEB] = counted.get(channel or Channel.WEB, 0) + count
    return counted


def turnout_by_area(ballot: Ballot) -> list[tuple[str, int]]:
    """For the desk, while votes are taken: how many of each area voted."""
    rows = Roll.objects.filter(ballot=ballot).order_by().values_list("area__name").annotate(count=Count("pk"))
    return sorted(((name or "", count) for name, count in rows), key=lambda row: -row[1])


def voters(ref: str) -> Iterable[int]:
    """Ids of the people who voted, for messages: `voters:5`."""
    return Roll.objects.filter(ballot=int(ref), person__isnull=False).values_list("person_id", flat=True)


def to_open() -> QuerySet[Ballot]:
    """Votes whose time is over and whose envelopes are closed."""
    return Ballot.objects.filter(state__in=[State.ANNOUNCED, State.PAUSED], closes_at__lte=clock.now()).order_by(
        "closes_at"
    )


def opened_among(key_ids: Collection[str]) -> list[str]:
    """Those keys of which the envelopes are open: nobody needs them any more."""
    opened = Ballot.objects.filter(key_id__in=key_ids, opened_at__isnull=False) if key_ids else Ballot.objects.none()
    return list(opened.values_list("key_id", flat=True))


def to_count() -> QuerySet[Ballot]:
    return Ballot.objects.filter(state=State.OPENED).order_by("closes_at")


def addresses() -> Iterable[tuple[str, datetime | None]]:
    for ballot in ballots_visible_to(None):
        yield reverse("decisions:ballot", args=[ballot.pk, ballot.slug]), ballot.counted_at or ballot.announced_at
