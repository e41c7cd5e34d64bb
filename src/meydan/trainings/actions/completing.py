"""The end of a run: who completed it, what that brings, and papers for it."""

from collections.abc import Sequence

from django.db import transaction
from django.utils import timezone

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.documents.actions import issue_certificate
from meydan.documents.models import Certificate, CertificateKind, Claim, Service
from meydan.documents.queries.certificates import paper_frame
from meydan.documents.queries.papers import official_language
from meydan.people.models import Person
from meydan.threads.actions import add_step
from meydan.trainings.models import Enrolment, Run
from meydan.trainings.queries.desk import open_lists, runs_to_ask_again
from meydan.trainings.queries.people import WITH, Standing, participants, standing_of, standings
from meydan.trainings.rules import asked_again_at, may_complete_run, may_lead
from meydan.trainings.rules.reasons import NOT_COMPLETED
from meydan.volunteering.actions import give_qualification

O = Enrolment.Outcome  # noqa: E741


@transaction.atomic
def complete_run(*, by: Person, run: Run) -> tuple[int, int]:
    """Say of everybody who took part whether they completed it, by the rule; (how many did, how many did not)."""
    run = Run.objects.select_for_update(of=("self",)).select_related("course__unit", "course__thread").get(pk=run.pk)
    may_complete_run(by, run, open_lists(run)).or_refuse()
    first, people = run.state == Run.State.OPEN, list(participants(run))
    if first:
        run.state, run.done_at = Run.State.DONE, clock.now()
        run.save(update_fields=["state", "done_at"])
    done = sum(_settle(one) for one in standings(run, people))
    if first and done and run.course.thread and run.course.is_public:
        add_step(
            thread=run.course.thread, code="trainings.held", ref=run.course.ref, unit=run.course.unit,
            words=run.course.title, language=run.course.language, people=done,
        )  # fmt: skip
    record("trainings.run_completed", by=by, ref=run.ref, completed=done, others=len(people) - done)
    return done, len(people) - done


def settle_again(enrolment: Enrolment) -> None:
    """Something was passed after the run had been completed: look again."""
    if Run.objects.filter(pk=enrolment.run_id, state=Run.State.DONE).exists():
        kept = Enrolment.objects.select_for_update(of=("self",)).select_related(*WITH).get(pk=enrolment.pk)
        _settle(standing_of(kept))


def _settle(standing: Standing) -> bool:
    """What the rule says now. Who has completed a course does not lose it again; the person is told of what is new."""
    one, result = standing.enrolment, standing.completion
    if one.outcome == O.COMPLETED:
        return True
    before, one.outcome = one.outcome, O.COMPLETED if result.done else O.FAILED
    one.outcome_at, one.minutes = clock.now(), result.minutes
    one.save(update_fields=["outcome", "outcome_at", "minutes"])
    if one.person and before != one.outcome:
        code = f"trainings.{one.outcome}"
        notify(one.person, code, ref=one.ref, percent=result.percent, threshold=result.threshold)
    if result.done:
        _qualify(one)
    return result.done


def _qualify(enrolment: Enrolment) -> None:
    """What duties may ask for, until the day on which it runs out."""
    qualification = enrolment.run.course.qualification
    if enrolment.person and qualification:
        give_qualification(by=None, person=enrolment.person, qualification=qualification, source=enrolment.ref)


def certify(*, by: Person, enrolment: Enrolment) -> Certificate:
    """A certificate of achievement for who completed a course that looks whether it was learned, of attendance for who was there enough."""
    return _certify(by, standing_of(enrolment))


def _certify(by: Person, standing: Standing, frame: tuple[str, str] | None = None) -> Certificate:
    one, result = standing.enrolment, standing.completion
    may_lead(by, one.run).or_refuse()
    if not result.attended or one.outcome == O.OPEN or one.person is None:
        raise Refused(NOT_COMPLETED, reason=result.reason)
    claim = Claim(kind_for(standing), one.ref, [_service(standing)])
    return issue_certificate(by=by, person=one.person, claim=claim, name=one.person.name, frame=frame)


def kind_for(standing: Standing) -> str:
    looked = any(one.required for one in standing.assessments)
    passed = looked and standing.enrolment.outcome == O.COMPLETED
    return CertificateKind.ACHIEVEMENT if passed else CertificateKind.ATTENDANCE


def _service(standing: Standing) -> Service:
    course, held = standing.enrolment.run.course, [one.occasion for one in standing.sessions]
    link = course.goal_links.select_related("goal").first()
    with official_language():
        return Service(
            course.title, course.unit.name, timezone.localdate(held[0].starts_at), timezone.localdate(held[-1].ends_at),
            minutes=standing.completion.minutes, times=standing.completion.sessions, goal=str(link.goal) if link else "",
        )  # fmt: skip


def certify_run(*, by: Person, run: Run, enrolments: Sequence[Enrolment]) -> tuple[list[Certificate], list[Refused]]:
    """Each by itself: one who can't have a paper stops nobody else. What was issued, and why the others were not."""
    made: list[Certificate] = []
    refused: list[Refused] = []
    frames = {kind: paper_frame(kind) for kind in (CertificateKind.ACHIEVEMENT, CertificateKind.ATTENDANCE)}
    for standing in standings(run, enrolments):
        try:
            made.append(_certify(by, standing, frames[CertificateKind(kind_for(standing))]))
        except Refused as refusal:
            refused.append(refusal)
    record("trainings.certified", by=by, ref=run.ref, papers=len(made))
    return made, refused


def ask_again() -> int:
    """Some months after the end people are asked what they use of it. Once a run, whatever runs at the same time."""
    due = [one for one in runs_to_ask_again()[:50] if asked_again_at(one) <= clock.now()]
    return sum(_ask_again(one) for one in due)


@transaction.atomic
def _ask_again(run: Run) -> int:
    if not Run.objects.filter(pk=run.pk, asked_again_at=None).update(asked_again_at=clock.now()):
        return 0
    asked = [one for one in participants(run) if one.person_id and one.came]
    for one in asked:
        notify(f"person:{one.person_id}", "trainings.use_asked", ref=one.ref)
    record("trainings.asked_again", by=None, ref=run.ref, people=len(asked))
    return len(asked)
