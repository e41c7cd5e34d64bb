"""Answering: what is not finished, a sheet from the web, sheets from paper and phone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from meydan.base import clock
from meydan.base.actions import note_destruction
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.people.models import Person
from meydan.proofs.models import Bond
from meydan.proofs.queries import bonds_of
from meydan.questions.actions import write_answers
from meydan.questions.models import Answer
from meydan.questions.rules import kept_of
from meydan.surveys.marks import digest_of, mark_of
from meydan.surveys.models import FORM, Code, Draft, Mark, Sheet, Survey, Who
from meydan.surveys.queries.surveys import asked_in
from meydan.surveys.rules import may_answer, may_enter, may_fill_in
from meydan.surveys.rules.reasons import CODE_NEEDED, CODE_USED, NOTHING_ANSWERED, ONCE_ONLY, WRONG_CODE

DRAFT_DAYS = 30
"""So long somebody may come back to what they have begun."""


@dataclass(frozen=True)
class Answered:
    """What came back from a sheet: answers by the names of fields, and where it came from."""

    answers: Mapping[str, Any]
    code: str = ""
    channel: str = "web"
    batch: str = ""
    words: Mapping[str, Any] = field(default_factory=dict)
    """Columns of Sheet that are known of a paper: neighbourhood, age band."""


@transaction.atomic
def keep_draft(*, survey: Survey, key: str, answers: Mapping[str, Any]) -> Draft:
    """What somebody has answered so far. It belongs to nobody but the browser that holds the key."""
    may_fill_in(survey).or_refuse()
    made, _new = Draft.objects.update_or_create(
        key=key, survey=survey, defaults={"answers": dict(answers), "changed_at": clock.now()}
    )
    return made


@transaction.atomic
def drop_draft(*, survey: Survey, key: str) -> None:
    Draft.objects.filter(survey=survey, key=key).delete()


@transaction.atomic
def send_sheet(*, by: Person | None, survey: Survey, answered: Answered, draft: str = "") -> Sheet:
    """Somebody's answers, kept as the survey promises: without a link to the person, or with it. Nobody answers twice, also
    when two windows send at the same moment."""
    survey = Survey.objects.select_related("unit").get(pk=survey.pk)
    may_answer(by, survey, marked=False).or_refuse()
    _use_up(survey, by, answered.code)
    named = by if survey.keeps_name else None
    sheet = Sheet(survey=survey, person=named, on=timezone.localdate(clock.now()))
    if by and survey.needs_account:
        _copy_profile(sheet, by)
    _write(sheet, answered, by=named)
    drop_draft(survey=survey, key=draft)
    if named:
        record("surveys.answered", by=named, ref=survey.ref)
    return sheet


def _use_up(survey: Survey, by: Person | None, code: str) -> None:
    if survey.needs_account and by:
        _mark, new = Mark.objects.get_or_create(digest=mark_of(survey, by), defaults={"survey": survey})
        if not new:
            raise Refused(ONCE_ONLY)
    elif survey.who == Who.CODES:
        _use_code(survey, code)


def _use_code(survey: Survey, typed: str) -> None:
    if not typed:
        raise Refused(CODE_NEEDED, field="code")
    code = Code.objects.select_for_update().filter(survey=survey, digest=digest_of(survey, typed)).first()
    if code is None:
        raise Refused(WRONG_CODE, field="code")
    if code.used:
        raise Refused(CODE_USED, field="code")
    Code.objects.filter(pk=code.pk).update(used=True)


def _copy_profile(sheet: Sheet, person: Person) -> None:
    """What groups are compared by, as it stands in the profile now; not who it is."""
    if "neighbourhood" in sheet.survey.compared_by:
        sheet.neighbourhood = person.neighbourhood
    if "age_band" in sheet.survey.compared_by:
        sheet.age_band = person.age_band
    if "bond" in sheet.survey.compared_by:
        proved = bonds_of(person)
        sheet.bond = next((one for one in Bond.values if one in proved), "")


def _write(sheet: Sheet, answered: Answered, *, by: Person | None) -> None:
    """The sheet and its answers. Without a name the hour is left out too: it would tell whose it is."""
    survey = sheet.survey
    if not kept_of(asked_in(survey), answered.answers):
        raise Refused(NOTHING_ANSWERED)
    sheet.save(force_insert=True)
    day = timezone.make_aware(datetime.combine(sheet.on, datetime.min.time()))
    at = None if by else day
    write_answers(by=by, of=survey.ref, form=FORM, sheet=sheet.key, given=answered.answers, at=at)


@transaction.atomic
def enter_sheet(*, by: Person, survey: Survey, answered: Answered) -> Sheet:
    """A sheet that came on paper, by phone or at the desk: which pile, and who typed it."""
    may_enter(by, survey).or_refuse()
    sheet = Sheet(
        survey=survey, channel=answered.channel, batch=answered.batch, entered_by=by, on=timezone.localdate(clock.now()),
        **answered.words,
    )  # fmt: skip
    _write(sheet, answered, by=None)
    record("surveys.entered", by=by, ref=survey.ref, channel=answered.channel)
    return sheet


@transaction.atomic
def remove_entered(*, by: Person, sheet: Sheet) -> None:
    """Take out a paper that was typed twice or wrongly. What came on the web can't be taken out by anybody."""
    may_enter(by, sheet.survey).or_refuse()
    Answer.objects.filter(sheet=sheet.key).delete()
    sheet.delete()
    record("surveys.entered_removed", by=by, ref=sheet.survey.ref)


@transaction.atomic
def forget_closed() -> int:
    """Marks go when a survey is over: from then on nothing says who has answered. So do sheets that nobody finished."""
    old = clock.now() - timedelta(days=DRAFT_DAYS)
    Draft.objects.filter(changed_at__lt=old).delete()
    Draft.objects.filter(survey__closes_at__lte=clock.now()).delete()
    gone, _each = Mark.objects.filter(survey__closes_at__lte=clock.now()).delete()
    if gone:
        record("surveys.marks_forgotten", by=None, count=gone)
        note_destruction(
            what="surveys.Mark", count=gone, rule=gettext_noop("marks of who answered, when the survey is over")
        )
    return gone
