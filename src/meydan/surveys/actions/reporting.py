"""After the answers: reading what was written, reminding, the report."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction

from meydan.base import clock, turkish
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.people.models import Person
from meydan.questions.models import Answer
from meydan.surveys.actions.making import index
from meydan.surveys.marks import mark_of
from meydan.surveys.models import Survey, Tag, Text
from meydan.surveys.queries.desk import marks
from meydan.surveys.queries.people import audiences, reachable
from meydan.surveys.rules import may_remind, may_report, may_work_on
from meydan.surveys.rules.reasons import NOBODY
from meydan.threads.actions import add_step
from meydan.threads.models import Station

MOST_TAGS = 6


@dataclass(frozen=True)
class Reading:
    """What a colleague says about one answer."""

    answer: Answer
    tags: Sequence[str]
    public: bool
    words: str


@transaction.atomic
def read_texts(*, by: Person, survey: Survey, readings: Sequence[Reading]) -> int:
    """Put answers under tags, and say what of each everybody may read."""
    may_work_on(by, survey).or_refuse()
    for one in readings:
        words = one.words or str(one.answer.value)
        text, _new = Text.objects.update_or_create(
            answer=one.answer,
            defaults={"public": one.public, "words": words if one.public else "", "by": by, "at": clock.now()},
        )
        text.tags.set(_tags(one))
    Tag.objects.filter(question__of=survey.ref, texts=None).delete()
    forget_pages()
    record("surveys.texts_read", by=by, ref=survey.ref, count=len(readings))
    return len(readings)


def _tags(reading: Reading) -> list[Tag]:
    names = list(dict.fromkeys(name.strip()[:60] for name in reading.tags if name.strip()))[:MOST_TAGS]
    return [Tag.objects.get_or_create(question_id=reading.answer.question_id, name=name)[0] for name in names]


@transaction.atomic
def remind(*, by: Person, survey: Survey) -> int:
    """Tell those who follow the thread or took part in the process, once, and not those who have answered."""
    may_remind(by, survey).or_refuse()
    people = reachable(survey)
    digests = {mark_of(survey, pk): pk for pk in people}
    answered = {digests[digest] for digest in marks(survey, list(digests))}
    left = sorted(people - answered - {by.pk})
    if not left:
        raise Refused(NOBODY)
    survey.reminded_at = clock.now()
    survey.save(update_fields=["reminded_at"])
    notify([f"person:{pk}" for pk in left], "surveys.reminder", ref=survey.ref, words=survey.summary)
    record("surveys.reminded", by=by, ref=survey.ref, count=len(left))
    return len(left)


@transaction.atomic
def report_survey(*, by: Person, survey: Survey, report: str, changed: str) -> Survey:
    """Say in public what came of it, and what it changed. The thread is told; the results are open from now on."""
    may_report(by, survey).or_refuse()
    first = survey.state != Survey.State.REPORTED
    survey.report, survey.changed, survey.state = report, changed, Survey.State.REPORTED
    survey.reported_at, survey.changed_at = survey.reported_at or clock.now(), clock.now()
    survey.save(update_fields=["report", "changed", "state", "reported_at", "changed_at"])
    index(survey)
    if survey.thread and first:
        add_step(
            thread=survey.thread, code="surveys.reported", ref=survey.ref, station=Station.DELIBERATION, unit=survey.unit,
            words=survey.title, language=survey.language, text=(changed or report)[:600],
        )  # fmt: skip
    if first and (told := audiences(survey)):
        notify(told, "surveys.reported", ref=survey.ref, but_not=by, words=turkish.cut(changed or report, 300))
    record("surveys.reported", by=by, ref=survey.ref)
    return survey
