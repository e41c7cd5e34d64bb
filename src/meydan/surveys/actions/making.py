"""Making a survey: what it is, its questions from a template, publishing, its codes, its end."""

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.refs import Found, resolve
from meydan.people.models import Person
from meydan.questions.actions import save_question
from meydan.questions.models import Question
from meydan.surveys.marks import digest_of
from meydan.surveys.models import FORM, Code, Survey, Template, Who
from meydan.surveys.queries.desk import codes_of
from meydan.surveys.queries.surveys import asked_in
from meydan.surveys.rules import (
    may_ask,
    may_change,
    may_close,
    may_compare,
    may_keep_template,
    may_make,
    may_prolong,
    may_publish,
    may_work_on,
)
from meydan.surveys.rules.reasons import HAS_ANSWERS, NO_STAGE, STAGE_NEEDED, TOO_MANY_CODES, WRONG_STATE
from meydan.threads.actions import add_step
from meydan.threads.models import Station

MOST_CODES = 20_000
LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
"""Those that nobody takes for another."""
TEXTS = ("title", "summary", "text", "afterwards", "report", "changed")
SHAPE = ("kind", "text", "why", "choices", "lines", "low", "high", "shuffled", "required", "page", "only_if_is")
"""What a template keeps of a question; `only_if` is the place of another one in it."""


@transaction.atomic
def save_survey(*, by: Person, survey: Survey | None = None, **said: Any) -> Survey:
    """Make a survey, or change it (`said`: columns of Survey). Who may answer stays once somebody has."""
    may_make(by, said["unit"]).or_refuse()
    _check_stage(said)
    said |= _days_of_stage(said)
    if survey:
        may_change(by, survey).or_refuse()
        _check_not_over(survey, said)
        fixed = any(getattr(survey, name) != said[name] for name in ("who", "compared_by") if name in said)
        if fixed and survey.sheets.exists():
            raise Refused(HAS_ANSWERS, field="who")
    may_compare(said.get("who", Who.ANYONE), said.get("compared_by", ())).or_refuse()
    kept = survey or Survey()
    for name, value in said.items():
        setattr(kept, name, value)
    kept.changed_at = clock.now()
    kept.save()
    if kept.is_public:
        index(kept)
    record("surveys.saved", by=by, ref=kept.ref)
    return kept


def _check_not_over(survey: Survey, said: Mapping[str, Any]) -> None:
    """What is over is not opened again: nobody knows any more who has answered."""
    if survey.is_closed and said.get("closes_at", survey.closes_at) != survey.closes_at:
        raise Refused(WRONG_STATE, state=str(survey.tone[2]), field="last_day")


def _check_stage(said: Mapping[str, Any]) -> None:
    process, stage = said.get("process"), said.get("stage")
    if stage and not (process and process.stages.filter(kind=stage).exists()):
        raise Refused(NO_STAGE, field="stage")


def _days_of_stage(said: Mapping[str, Any]) -> dict[str, Any]:
    """First and last moment, where they are those of the stage."""
    if not said.get("with_stage"):
        return {}
    if not said.get("stage"):
        raise Refused(STAGE_NEEDED, field="stage")
    stage = said["process"].stages.get(kind=said["stage"])
    return {"opens_at": stage.opens_at, "closes_at": stage.closes_at}


def index(survey: Survey) -> None:
    """Findable by everybody, unless its process is for colleagues only."""
    inside = survey.process is not None and survey.process.is_inside
    body = "\n".join(getattr(survey, name) for name in TEXTS[1:])
    search.index(survey.ref, title=survey.title, body=body, at=survey.changed_at, public=not inside)


@transaction.atomic
def publish_survey(*, by: Person, survey: Survey) -> Survey:
    """From now on it is public; it can be answered from its first to its last day. Its thread is told."""
    survey = (
        Survey.objects.select_for_update(of=("self",)).select_related("unit", "process", "thread").get(pk=survey.pk)
    )
    codes, _used = codes_of(survey)
    may_publish(by, survey, questions=len(asked_in(survey)), codes=codes).or_refuse()
    survey.state, survey.published_at, survey.changed_at = Survey.State.PUBLISHED, clock.now(), clock.now()
    survey.save(update_fields=["state", "published_at", "changed_at"])
    index(survey)
    if survey.thread:
        add_step(
            thread=survey.thread, code="surveys.published", ref=survey.ref, station=Station.DELIBERATION, unit=survey.unit,
            words=survey.title, language=survey.language,
        )  # fmt: skip
        notify(f"followers:{survey.thread.ref}", "surveys.published", ref=survey.ref, but_not=by, words=survey.summary)
    record("surveys.published", by=by, ref=survey.ref)
    return survey


@transaction.atomic
def close_survey(*, by: Person, survey: Survey) -> Survey:
    """Close it before its last day."""
    may_close(by, survey).or_refuse()
    survey.closes_at, survey.changed_at, survey.with_stage = clock.now(), clock.now(), False
    survey.save(update_fields=["closes_at", "changed_at", "with_stage"])
    record("surveys.closed", by=by, ref=survey.ref)
    return survey


@transaction.atomic
def prolong_survey(*, by: Person, survey: Survey, closes_at: datetime) -> Survey:
    """Another last day, while it is not over: afterwards nobody knows any more who has answered. From then on it has days of its own."""
    may_prolong(by, survey, closes_at).or_refuse()
    survey.closes_at, survey.changed_at, survey.with_stage = closes_at, clock.now(), False
    survey.save(update_fields=["closes_at", "changed_at", "with_stage"])
    record("surveys.prolonged", by=by, ref=survey.ref)
    return survey


@transaction.atomic
def make_codes(*, by: Person, survey: Survey, count: int) -> list[str]:
    """So many further codes. They are shown this once; what is kept opens nothing."""
    may_change(by, survey).or_refuse()
    there, _used = codes_of(survey)
    if there + count > MOST_CODES:
        raise Refused(TOO_MANY_CODES, most=MOST_CODES, field="count")
    codes = ["".join(secrets.choice(LETTERS) for _ in range(8)) for _ in range(count)]
    Code.objects.bulk_create(Code(digest=digest_of(survey, code), survey=survey) for code in codes)
    record("surveys.codes_made", by=by, ref=survey.ref, count=count)
    return [f"{code[:4]}-{code[4:]}" for code in codes]


@transaction.atomic
def begin_from(*, by: Person, survey: Survey, questions: Sequence[Mapping[str, Any]]) -> None:
    """Add the questions of a template."""
    may_ask(by, survey).or_refuse()
    about = _found(by, survey)
    made: list[Question] = []
    for one in questions:
        only_if = made[one["only_if"]] if one.get("only_if") is not None else None
        fields = {name: one[name] for name in SHAPE if name in one}
        made.append(save_question(by=by, about=about, form=FORM, only_if=only_if, **fields))
    record("surveys.begun_from", by=by, ref=survey.ref)


def _found(by: Person, survey: Survey) -> Found:
    return resolve(by, [survey.ref])[survey.ref]


@transaction.atomic
def save_template(*, by: Person, survey: Survey, name: str) -> Template:
    """Keep the questions of a survey under a name, instead of what stood there."""
    may_work_on(by, survey).or_refuse()
    may_keep_template(by, Template.objects.filter(name=name).first()).or_refuse()
    asked = asked_in(survey)
    places = {one.pk: place for place, one in enumerate(asked)}
    kept = [
        {part: getattr(one, part) for part in SHAPE}
        | {"only_if": places.get(one.only_if_id) if one.only_if_id else None}
        for one in asked
    ]
    made, _new = Template.objects.update_or_create(name=name, defaults={"questions": kept, "by": by, "at": clock.now()})
    record("surveys.template_saved", by=by, ref=survey.ref, template=made.pk)
    return made


@transaction.atomic
def remove_template(*, by: Person, template: Template) -> None:
    """Surveys that began with it keep their questions."""
    may_keep_template(by, template).or_refuse()
    template.delete()
    record("surveys.template_removed", by=by)
