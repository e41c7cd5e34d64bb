"""A survey whose days are those of a stage goes along when the stage moves."""

from datetime import timedelta

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.ideas.models import Stage
from meydan.people.models import Person
from meydan.surveys.actions.making import index
from meydan.surveys.queries.people import told_of_dates
from meydan.surveys.queries.surveys import hanging_on

SHORTEST = timedelta(minutes=1)


@transaction.atomic
def follow_stage(by: Person, stage: Stage, reason: str) -> None:
    """Inside the transaction that moves the stage. What is over stays over: nobody knows any more who has answered. What has begun
    does not begin anew. People hear of it where the survey was public."""
    for survey in hanging_on(stage).select_for_update(of=("self",)):
        before = survey.opens_at, survey.closes_at
        if not survey.is_open:
            survey.opens_at = stage.opens_at
        survey.closes_at = max(stage.closes_at, survey.opens_at + SHORTEST)
        if survey.is_public:
            survey.closes_at = max(survey.closes_at, clock.now())
        if before == (survey.opens_at, survey.closes_at):
            continue
        survey.changed_at = clock.now()
        survey.save(update_fields=["opens_at", "closes_at", "changed_at"])
        record("surveys.followed_stage", by=by, ref=survey.ref)
        if survey.is_public:
            index(survey)
            notify(told_of_dates(survey), "surveys.moved", ref=survey.ref, but_not=by, words=reason)
