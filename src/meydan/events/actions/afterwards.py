"""What came of it: the report, materials, outputs on the thread, feedback."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.documents.actions import drop_upload, keep_upload
from meydan.events.actions.registering import FEEDBACK
from meydan.events.models import Event, Material, Output, Registration
from meydan.events.models.registrations import new_code
from meydan.events.rules import may_give_feedback, may_report
from meydan.events.rules.reasons import NO_THREAD, ONCE_ONLY, ONE_OF_BOTH, WORDLESS
from meydan.goals.models import Target
from meydan.ideas.actions import submit_contribution
from meydan.people.models import Person
from meydan.questions.actions import write_answers
from meydan.threads.actions import add_step
from meydan.threads.models import Station, Thread

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile

STATIONS = {Output.What.DECISION: Station.DECISION, Output.What.FINDING: Station.DELIBERATION}


@transaction.atomic
def report_event(*, by: Person, event: Event, report: str) -> Event:
    """Say in public what came of it."""
    may_report(by, event).or_refuse()
    event.report, event.state, event.changed_at = report, Event.State.REPORTED, clock.now()
    event.save(update_fields=["report", "state", "changed_at"])
    words = "\n".join((event.summary, event.text, report))
    search.index(event.ref, title=event.title, body=words, at=event.changed_at)
    record("events.reported", by=by, ref=event.ref)
    return event


@transaction.atomic
def add_output(
    *,
    by: Person,
    event: Event,
    what: str,
    title: str,
    text: str,
    thread: Thread | None = None,
    targets: Sequence[Target] = (),
) -> Output:
    """A finding, a decision or a lesson becomes a step of the thread; an idea becomes a contribution, with a number and a promised day."""
    may_report(by, event).or_refuse()
    became = ""
    if what == Output.What.IDEA:
        made = submit_contribution(
            by=by, kind="idea", title=title, text=text, neighbourhood=event.neighbourhood, targets=targets, language=event.language, in_name_of=event.title[:120]
        )  # fmt: skip
        became = made.ref
    elif thread or event.thread:
        about = thread or event.thread
        assert about is not None
        add_step(
            thread=about, code=f"events.{what}", ref=event.ref, station=STATIONS.get(Output.What(what), ""), unit=event.occasion.unit,
            words=title, language=event.language, text=text[:600],
        )  # fmt: skip
        became = about.ref
    elif what != Output.What.LESSON:
        raise Refused(NO_THREAD, field="number")
    output = Output.objects.create(event=event, what=what, title=title, text=text, became=became, by=by, at=clock.now())
    if what == Output.What.LESSON:
        search.index(output.ref, title=title, body=text, at=output.at)
    record("events.output", by=by, ref=event.ref, what=what, became=became)
    return output


@transaction.atomic
def add_material(
    *, by: Person, event: Event, title: str, url: str = "", upload: "UploadedFile[Any] | None" = None, recording: bool = False,
    words: str = "",
) -> Material:  # fmt: skip
    """Slides, a recording, a report: something to read or watch, by its address or as a file. A recording says in words what is heard
    and seen."""
    may_report(by, event).or_refuse()
    if bool(url) == bool(upload):
        raise Refused(ONE_OF_BOTH, field="url")
    if recording and not words:
        raise Refused(WORDLESS, field="words")
    key, suffix = keep_upload(upload=upload) if upload else ("", "")
    made = Material.objects.create(
        event=event, title=title, url=url, key=key, suffix=suffix, recording=recording, words=words
    )
    record("events.material", by=by, ref=event.ref)
    return made


@transaction.atomic
def remove_material(*, by: Person, material: Material) -> None:
    may_report(by, material.event).or_refuse()
    material.delete()
    transaction.on_commit(lambda: drop_upload(key=material.key))
    record("events.material_removed", by=by, ref=material.event.ref)


@transaction.atomic
def give_feedback(*, by: Person, event: Event, registration: Registration | None, given: Mapping[str, Any]) -> int:
    """What somebody thinks of it, kept without a name. Who has given feedback is remembered, not which."""
    may_give_feedback(by, event, registration).or_refuse()
    if registration:
        row = Registration.objects.select_for_update(of=("self",)).get(pk=registration.pk)
        if row.feedback_given:
            raise Refused(ONCE_ONLY)
        row.feedback_given = True
        row.save(update_fields=["feedback_given"])
    count = write_answers(by=None, of=event.ref, form=FEEDBACK, sheet=f"{event.ref}:{new_code()}", given=given)
    record("events.feedback", by=None, ref=event.ref)
    return count
