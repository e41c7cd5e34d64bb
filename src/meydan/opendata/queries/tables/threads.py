"""What people brought, how it was answered, and where it has come to."""

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, StringAgg, Value, When
from django.utils.translation import gettext_lazy as _

from meydan.ideas.models import Answer, Contribution, Routing, State
from meydan.opendata.queries.tables.shape import Column, Kind, Table
from meydan.projects.models import Origin
from meydan.threads.models import Thread

THREAD = Column(
    "thread", _("Number of the thread; its page is /konu/number/"), "thread__number", "threads.Thread.number"
)
PLACE = Column("neighbourhood", _("The neighbourhood that it is about; empty: the whole town, or not said"), "neighbourhood__slug", "places.Neighbourhood.slug")  # fmt: skip
TARGETS = _("Targets of the goals, the main one first, parted by spaces")


def threads() -> QuerySet[Thread]:
    rows = Thread.objects.filter(hidden_at=None).order_by("pk")
    codes = StringAgg("target_links__target__code", Value(" "), order_by="target_links__position")
    return rows.annotate(codes=codes)


def contributions() -> QuerySet[Contribution]:
    """Those that have a page for everybody, also those that were joined, sent on, or brought in from an earlier list."""
    begun = Exists(Origin.objects.filter(contribution=OuterRef("pk")))
    codes = StringAgg("thread__target_links__target__code", Value(" "), order_by="thread__target_links__position")
    elsewhere = Routing.objects.filter(contribution=OuterRef("pk"), ended_at=None, answered_on__isnull=False)
    rows = Contribution.objects.filter(hidden_at=None, inside=False).order_by("pk")
    told = rows.annotate(codes=codes, begun=begun, imported=Q(source__isnull=False), shown_process=_process())
    return told.annotate(sent_on_answered=Q(Exists(elsewhere), state=State.ROUTED))


def _process() -> Case:
    """Not that of colleagues from which something was published."""
    return Case(When(process__audience="staff", then=Value(None)), default=F("process"))


def answers() -> QuerySet[Answer]:
    return Answer.objects.filter(contribution__hidden_at=None, contribution__inside=False).order_by("pk")


TABLES = [
    Table(
        code="threads",
        needs=["ideas"],
        theme="GOVE",
        title=_("Threads"),
        words=_("Each thread with its station on the road, its neighbourhood and its targets."),
        kind=Kind.ACTS,
        rows=threads,
        columns=[
            Column("number", THREAD.meaning, "", "threads.Thread.number"),
            Column("station", _("The furthest station on the road"), "", "threads.Thread.station"),
            PLACE,
            Column("targets", TARGETS, "codes", "goals.Target.code"),
            Column("joined_to", _("Number of the thread to which it was joined"), "merged_into__number", "threads.Thread.number"),
            Column("created_at", _("When it began"), "", "threads.Thread.created_at", unit="UTC"),
            Column("changed_at", _("When something happened there last"), "", "threads.Thread.changed_at", unit="UTC"),
        ],
    ),
    Table(
        code="contributions",
        needs=["ideas"],
        theme="GOVE",
        title=_("Contributions"),
        words=_("Kind, neighbourhood, targets, state, promised days and the day of the answer. No text and no names."),
        kind=Kind.ACTS,
        rows=contributions,
        columns=[
            Column("id", _("Number of the contribution; its page is /katki/id/"), "", "ideas.Contribution.id"),
            THREAD,
            Column("kind", _("What it is"), "what", "ideas.Contribution.what"),
            Column("channel", _("How it came"), "", "ideas.Contribution.channel"),
            Column("imported", _("Whether it was brought in from an earlier list; nobody promised an answer there"), "", "ideas.Contribution.source", type="boolean"),
            Column("state", _("What has become of it"), "", "ideas.Contribution.state"),
            PLACE,
            Column("targets", TARGETS, "codes", "goals.Target.code"),
            Column("unit", _("The unit that answers"), "unit__slug", "places.Unit.slug"),
            Column("process", _("Number of the process in which it was written"), "shown_process", "ideas.Process.id"),
            Column("created_at", _("When it came"), "", "ideas.Contribution.created_at", unit="UTC"),
            Column("first_promise", _("The first promised day of the answer; it never changes"), "", "ideas.Contribution.first_promise"),
            Column("promised_for", _("The day promised now; an interim answer moves it"), "", "ideas.Contribution.promised_for"),
            Column("answered_at", _("When the final answer was given"), "", "ideas.Contribution.answered_at", unit="UTC"),
            Column("in_project", _("Whether a project has begun from it"), "begun", "projects.Origin.contribution", type="boolean"),
            Column("sent_on_answered", _("Sent on: whether the other body has answered"), "", "ideas.Routing.answered_on", type="boolean"),
        ],
    ),
    Table(
        code="answers",
        needs=["ideas"],
        theme="GOVE",
        title=_("Answers"),
        words=_("Each official answer with its decision, its day and its working days. An interim one names a new day."),
        kind=Kind.ACTS,
        rows=answers,
        columns=[
            Column("id", _("Number of the answer"), "", "ideas.Answer.id"),
            Column("contribution", _("Number of the contribution that it answers"), "contribution_id", "ideas.Contribution.id"),
            Column("decision", _("What was decided"), "", "ideas.Answer.decision"),
            Column("reason", _("Why it was declined, as a code"), "", "ideas.Answer.reason"),
            Column("unit", _("The unit that answered"), "unit__slug", "places.Unit.slug"),
            Column("at", _("When it was given"), "", "ideas.Answer.at", unit="UTC"),
            Column("new_date", _("The new promised day of an interim answer"), "", "ideas.Answer.new_date"),
            Column("workdays", _("From the contribution to this answer"), "", "ideas.Answer.workdays", unit=_("working days")),
        ],
    ),
]  # fmt: skip
