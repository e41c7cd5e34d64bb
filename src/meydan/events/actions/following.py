"""What becomes of events when the stages of their process get other dates."""

from meydan.base.outbox import notify
from meydan.base.templatetags.ui import moment
from meydan.events.queries.events import coming, stages_of
from meydan.events.rules import may_follow
from meydan.ideas.models import Stage
from meydan.people.models import Person


def follow_stage(by: Person, stage: Stage, reason: str) -> None:
    """Inside the transaction that moves the stage. An event stays on its day, people have it in their calendars; but who leads one
    that now lies behind the stages hears of it."""
    ref = stage.process.ref
    stages = stages_of(ref)
    for event in coming(limit=None, belongs_to=ref):
        leader = event.occasion.leader
        if leader and not may_follow(stages, event.occasion.starts_at, on_purpose=False):
            notify(leader, "events.stage_over", ref=event.ref, but_not=by, words=moment(event.occasion.starts_at))
