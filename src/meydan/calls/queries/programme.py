"""Ventures on their way, mentors with their loads, and who is asked after a year."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from meydan.attendance.models import Occasion
from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.prepared import of_page
from meydan.base.refs import name_all
from meydan.calls.models import Call, Meeting, Member, Mentor, Mentoring, Milestone, Support, Venture
from meydan.calls.queries.desk import calls_at_desk
from meydan.people.models import Person
from meydan.threads.models import Thread

WITH = ("application__call__unit", "application__call__keeper", "application__person", "thread")
GOING = Q(ended_at=None)


def ventures_visible_to(viewer: Viewer) -> QuerySet[Venture]:
    """For the team, its mentors, and those who run the call."""
    rows = Venture.objects.select_related(*WITH)
    if viewer is None:
        return rows.none()
    return (
        rows.filter(_concerns(viewer) | Q(application__call__in=calls_at_desk(viewer).values("pk")))
        if viewer.at_desk
        else rows.filter(_concerns(viewer))
    )


def _concerns(person: Person) -> Q:
    team = Member.objects.filter(person=person).values("application")
    beside = Mentoring.objects.filter(GOING, mentor__person=person).values("venture")
    return Q(application__person=person) | Q(application__in=team) | Q(pk__in=beside)


def load_ventures(viewer: Viewer, ids: Collection[int]) -> QuerySet[Venture]:
    """Everybody reads of those whose title is public."""
    rows = Venture.objects.select_related(*WITH)
    public = Q(application__publish=True)
    return rows.filter(public | Q(pk__in=ventures_visible_to(viewer).values("pk"))).filter(pk__in=ids)


def ventures_of(call: Call) -> list[Venture]:
    rows = Venture.objects.filter(application__call=call).select_related(*WITH)
    return list(rows.order_by("application__number"))


class Cohort(NamedTuple):
    """What the desk reads of a programme: titles, dates and names alone."""

    ventures: list[tuple[Venture, list[Mentoring], int]]
    """Each with who accompanies it, and how many milestones it has."""
    mentors: Sequence[Any]
    """Each with the `load` of ventures that they accompany."""


def cohort(call: Call) -> Cohort:
    """In one journey."""
    ventures, going, milestones, mentors = of_page("programme", _cohort, call.pk)
    beside: dict[int, list[Mentoring]] = defaultdict(list)
    for one in going:
        beside[one.venture_id].append(one)
    count = Counter(one.venture_id for one in milestones)
    return Cohort([(one, beside[one.pk], count[one.pk]) for one in ventures], list(mentors))


def _cohort(call: int) -> list[QuerySet[Any]]:
    ventures = Venture.objects.filter(application__call=call).select_related("application")
    going = Mentoring.objects.filter(GOING, venture__application__call=call).select_related("mentor__person")
    return [
        ventures.order_by("application__number"),
        going,
        Milestone.objects.filter(venture__application__call=call).only("venture"),
        _with_load(Mentor.objects.filter(call=call)),
    ]


def going_with(venture: Venture) -> list[Mentoring]:
    log = Meeting.objects.order_by("-held_on", "-pk")
    rows = venture.mentorings.filter(GOING).select_related("mentor__person")
    return list(rows.prefetch_related(Prefetch("meetings", log)))


class Around(NamedTuple):
    """What the page of a venture says besides the venture."""

    milestones: Sequence[Milestone]
    supports: Sequence[Support]
    going: list[tuple[Mentoring, list[Meeting]]]
    """Mentors beside it, each with their meetings, the latest first."""
    team: list[int]


def around(venture: Venture) -> Around:
    """In one journey."""
    sent = venture.application
    milestones, supports, going, meetings, members = of_page("venture", _around, venture.pk, sent.pk)
    log: dict[int, list[Meeting]] = defaultdict(list)
    for one in meetings:
        log[one.mentoring_id].append(one)
    team = [*([sent.person_id] if sent.person_id else []), *(one.person_id for one in members)]
    return Around(list(milestones), list(supports), [(one, log[one.pk]) for one in going], team)


def _around(venture: int, application: int) -> list[QuerySet[Any]]:
    return [
        Milestone.objects.filter(venture=venture),
        Support.objects.filter(venture=venture).select_related("booking__room"),
        Mentoring.objects.filter(GOING, venture=venture).select_related("mentor__person"),
        Meeting.objects.filter(mentoring__venture=venture, mentoring__ended_at=None),
        Member.objects.filter(application=application, person__isnull=False),
    ]


def mentors_of(call: Call) -> QuerySet[Any]:
    """Mentors, each with the `load` of ventures that they accompany."""
    return _with_load(Mentor.objects.filter(call=call))


def _with_load(mentors: QuerySet[Mentor]) -> QuerySet[Any]:
    load = Count("mentorings", filter=Q(mentorings__ended_at=None))
    return mentors.select_related("person").annotate(load=load)


def proposed_for(venture: Venture) -> list[Mentor]:
    """Mentors who have room: those who know most of its topics first, then the least loaded. A person confirms one."""
    topics = set(venture.application.topics)
    beside = venture.mentorings.filter(GOING).values("mentor")
    free = [one for one in mentors_of(venture.application.call).exclude(pk__in=beside) if one.load < one.most]
    return sorted(free, key=lambda one: (-len(topics & set(one.topics)), one.load, one.pk))


def load_of(mentor: Mentor) -> int:
    return mentor.mentorings.filter(GOING).count()


def to_ask(days: int) -> QuerySet[Venture]:
    """Whose programme ended so many days ago, and nobody has asked what became of it."""
    over = clock.today() - timedelta(days=days)
    return Venture.objects.filter(ends_on__lte=over, asked_at=None, impact_at=None).select_related(*WITH)


def of_thread(thread: Thread) -> QuerySet[Venture]:
    return Venture.objects.filter(thread=thread).select_related(*WITH)


@dataclass(frozen=True)
class DemoDay:
    """The event at which ventures of a call show themselves, as it is planned now: all that pages say of it."""

    title: str
    url: str
    where: str
    starts_at: datetime
    ends_at: datetime
    called_off_at: datetime | None

    @property
    def tone(self) -> tuple[str, str, Any]:
        """Tone, icon and word of its state."""
        if self.called_off_at:
            return "err", "x", _("Called off")
        return ("done", "check", _("Took place")) if self.ends_at <= clock.now() else ("wait", "cal", _("Planned"))


def demo_day_of(viewer: Viewer, call: Call) -> DemoDay | None:
    """None where it is not named, or the viewer may not see the event."""
    found = name_all(viewer, [call.demo_day]).get(call.demo_day) if call.demo_day else None
    if found is None:
        return None
    said = Occasion.objects.filter(of=call.demo_day).values("where", "starts_at", "ends_at", "called_off_at").first()
    return DemoDay(found.title, found.url, **said) if said else None


def mine(person: Person) -> QuerySet[Venture]:
    """Ventures to which one belongs, or beside which one stands."""
    rows = Venture.objects.filter(_concerns(person)).select_related("application__call")
    rows = rows.only("outcome", "agreed_on", "application__title", "application__call__title")
    return rows.order_by("-pk")[:5]


def concerning(person: Person) -> QuerySet[Venture]:
    return Venture.objects.filter(_concerns(person))
