"""What people do by themselves: going through pages, taking a quiz, handing something in. And what the trainer says to it."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.documents.actions import drop_upload, keep_upload
from meydan.people.models import Person
from meydan.trainings.actions.completing import settle_again
from meydan.trainings.models import Assessment, Attempt, Enrolment, Observed, Page, Progress, Submission
from meydan.trainings.queries.people import attempts_at, submission_to
from meydan.trainings.queries.teaching import teachers_of, teaches
from meydan.trainings.rules import may_hand_in, may_learn, may_mark, may_observe, may_take_quiz, percent_right
from meydan.trainings.rules.reasons import EMPTY

if TYPE_CHECKING:
    from django.core.files.uploadedfile import UploadedFile


def _locked(enrolment: Enrolment) -> None:
    """What one person does in a run happens one after the other."""
    Enrolment.objects.select_for_update().get(pk=enrolment.pk)


@transaction.atomic
def finish_page(*, by: Person, enrolment: Enrolment, page: Page) -> Progress:
    """Gone through; saying it twice changes nothing."""
    may_learn(by, enrolment).or_refuse()
    kept, _new = Progress.objects.get_or_create(enrolment=enrolment, page=page, defaults={"at": clock.now()})
    record("trainings.page_finished", by=by, ref=enrolment.ref, page=page.pk)
    return kept


@transaction.atomic
def take_quiz(*, by: Person, enrolment: Enrolment, quiz: Assessment, given: Mapping[str, Any]) -> Attempt:
    """Answer a quiz. What was right is told as a share, never question by question: there may be another attempt."""
    _locked(enrolment)
    items, taken = list(quiz.items.all()), attempts_at(enrolment, quiz)
    may_take_quiz(by, enrolment, quiz, taken, len(items)).or_refuse()
    percent = percent_right(items, given)
    made = Attempt.objects.create(
        assessment=quiz, enrolment=enrolment, number=len(taken) + 1, given=dict(given), percent=percent,
        passed=percent >= quiz.pass_percent, at=clock.now(),
    )  # fmt: skip
    settle_again(enrolment)
    record("trainings.quiz_taken", by=by, ref=enrolment.ref, assessment=quiz.pk, passed=made.passed)
    return made


@transaction.atomic
def hand_in(
    *, by: Person, enrolment: Enrolment, assignment: Assessment, text: str = "", upload: "UploadedFile[Any] | None" = None
) -> Submission:  # fmt: skip
    """Hand an assignment in, or a better version of it."""
    _locked(enrolment)
    before = submission_to(enrolment, assignment)
    may_hand_in(by, enrolment, before).or_refuse()
    kept = before or Submission(assessment=assignment, enrolment=enrolment)
    if not text and upload is None and not kept.key:
        raise Refused(EMPTY, field="text")
    kept.text, kept.state, kept.at = text, Submission.State.WAITING, clock.now()
    if upload:
        old = kept.key
        kept.key, kept.suffix = keep_upload(upload=upload)
        transaction.on_commit(lambda: drop_upload(key=old))
    kept.save()
    if enrolment.run.leader:
        notify(enrolment.run.leader, "trainings.handed_in", ref=kept.ref, but_not=by)
    for one in teachers_of(enrolment.run):
        notify(one.person, "trainings.to_mark", ref=one.ref, but_not=by)
    record("trainings.handed_in", by=by, ref=enrolment.ref, assessment=assignment.pk)
    return kept


@transaction.atomic
def mark_submission(*, by: Person, submission: Submission, to: str, words: str = "") -> Submission:
    """The trainer says that it is passed, or what is missing."""
    rows = Submission.objects.select_for_update(of=("self",)).select_related(
        "assessment", "enrolment__run__course__unit", "enrolment__person"
    )
    submission = rows.get(pk=submission.pk)
    may_mark(by, submission, to, words, teaches=teaches(by, submission.enrolment.run)).or_refuse()
    submission.state, submission.words, submission.marked_by, submission.marked_at = to, words, by, clock.now()
    submission.save()
    settle_again(submission.enrolment)
    if submission.enrolment.person:
        notify(submission.enrolment.person, f"trainings.{to}", ref=submission.enrolment.ref, words=words)
    record("trainings.marked", by=by, ref=submission.ref, state=to)
    return submission


@transaction.atomic
def observe(
    *, by: Person, enrolment: Enrolment, observation: Assessment, seen: Sequence[int], words: str = ""
) -> Observed:
    """The trainer ticks what was seen. Passed with so many of the points as the observation asks for."""
    may_observe(by, enrolment, teaches=teaches(by, enrolment.run)).or_refuse()
    points = sorted({one for one in seen if 0 <= one < len(observation.points)})
    passed = len(points) * 100 >= observation.pass_percent * len(observation.points)
    said = {"seen": points, "passed": passed, "words": words, "by": by, "at": clock.now()}
    kept, _new = Observed.objects.update_or_create(assessment=observation, enrolment=enrolment, defaults=said)
    settle_again(enrolment)
    record("trainings.observed", by=by, ref=enrolment.ref, assessment=observation.pk, passed=passed)
    return kept
