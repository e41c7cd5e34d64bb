"""Bringing out what colleagues wrote for colleagues: by choice, and without names unless their authors agree."""

from django.db import transaction

from meydan.base.audit import record
from meydan.base.outbox import notify
from meydan.discussion.actions import take_names_off
from meydan.ideas.actions.moving import locked
from meydan.ideas.actions.processes import make_process_findable
from meydan.ideas.actions.writing import make_findable
from meydan.ideas.models import Audience, Contribution, Process
from meydan.ideas.queries.contributions import inside_on
from meydan.ideas.rules.contributions import may_name_author, may_publish
from meydan.ideas.rules.processes import may_manage_processes
from meydan.people.models import Person
from meydan.threads.actions import add_step, hide_thread


@transaction.atomic
def publish_contribution(*, by: Person, contribution: Contribution) -> Contribution:
    """From now on everybody reads it, with all that is told on its thread. Comments so far lose their names."""
    contribution = locked(contribution)
    may_publish(by, contribution).or_refuse()
    home = contribution.home
    for one in inside_on(home.pk):
        row = locked(one)
        row.inside = False
        row.save(update_fields=["inside"])
        make_findable(row)
        if row.author_id:
            notify(f"person:{row.author_id}", "ideas.published", ref=row.ref)
        record("ideas.published", by=by, ref=row.ref)
    take_names_off(on=home.ref)
    hide_thread(thread=home, hidden=contribution.hidden_at is not None)
    add_step(thread=home, code="ideas.published", ref=contribution.ref)
    contribution.refresh_from_db()
    return contribution


@transaction.atomic
def open_process_to_all(*, by: Person, process: Process) -> Process:
    """A staff-only process becomes one for everybody, with everything that was written in it."""
    may_manage_processes(by).or_refuse()
    process = Process.objects.select_for_update(of=("self",)).get(pk=process.pk)
    process.audience = Audience.EVERYONE
    process.save(update_fields=["audience"])
    for one in Contribution.objects.filter(process=process, inside=True).order_by("pk"):
        one.refresh_from_db(fields=["inside"])  # it may have come out together with another one
        if one.inside:
            publish_contribution(by=by, contribution=one)
    take_names_off(on=process.ref)
    make_process_findable(process)
    record("ideas.process_opened", by=by, ref=process.ref)
    return process


@transaction.atomic
def name_author(*, by: Person, contribution: Contribution) -> Contribution:
    """The author agrees to be named."""
    contribution = locked(contribution)
    may_name_author(by, contribution).or_refuse()
    contribution.named = True
    contribution.save(update_fields=["named"])
    record("ideas.named", by=by, ref=contribution.ref)
    return contribution
