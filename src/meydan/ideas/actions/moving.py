"""What every verb does that moves a contribution: lock it, write the change, know who is concerned."""

from meydan.base import clock
from meydan.ideas.models import Contribution, PendingAnswer, StateChange
from meydan.ideas.models.contributions import WAITING
from meydan.people.models import Person
from meydan.places.models import Unit


def locked(contribution: Contribution) -> Contribution:
    """The row as it is now, kept until the transaction ends."""
    links = ("thread__merged_into", "merged_into__thread__merged_into", "unit", "process")
    rows = Contribution.objects.select_for_update(of=("self",)).select_related(*links)
    return rows.get(pk=contribution.pk)


def move(by: Person | None, contribution: Contribution, after: str, words: str = "") -> None:
    """Write a change of state; the caller has asked the rule. What waited for approval is overtaken where nothing is owed
    any more."""
    StateChange.objects.create(
        contribution=contribution,
        before=contribution.state,
        after=after,
        words=words,
        unit=contribution.unit,
        by=by,
        at=clock.now(),
    )
    contribution.state = after
    contribution.changed_at = clock.now()
    contribution.save()
    if after not in WAITING:
        overtake(contribution)


def give_to(contribution: Contribution, unit: Unit) -> None:
    """This unit answers from now on: nobody of another one keeps it, and what its offices were to approve waits no more.
    The caller saves."""
    if contribution.unit_id != unit.pk:
        overtake(contribution)
        contribution.assigned_to = None
    contribution.unit = unit


def overtake(contribution: Contribution) -> None:
    """Answers that wait for approval wait no more: it was settled otherwise."""
    waiting = PendingAnswer.objects.filter(contribution=contribution, ending="")
    waiting.update(ending=PendingAnswer.Ending.OVERTAKEN, waits_for="", ended_at=clock.now())


def concerned(contribution: Contribution) -> list[str]:
    """The author, even one who does not follow, and everybody who follows the thread."""
    author = [f"person:{contribution.author_id}"] if contribution.author_id else []
    return [*author, f"followers:{contribution.home.ref}"]
