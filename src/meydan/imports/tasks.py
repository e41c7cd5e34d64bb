"""What happens to imports by itself."""

from procrastinate import RetryStrategy

from meydan.base.jobs import enqueue, periodic, task
from meydan.imports import actions, queries


@task(name="imports.carry_on")
def carry_on(import_id: int) -> None:
    """What a person began at the desk."""
    actions.carry_on(import_id=import_id)


@task(name="imports.write_to_contact", retry=RetryStrategy(max_attempts=6, exponential_wait=5))
def write_to_contact(contact: int) -> None:
    """Somebody pressed the button that writes to the people of a list."""
    actions.write_to(contact=contact)


@periodic(cron="* * * * *")
@task(queueing_lock="pick_up_imports")
def pick_up_imports(timestamp: int) -> None:
    """Every minute: go on with what a worker that died left behind. Where one is at work nothing happens."""
    for one in queries.unfinished():
        enqueue("imports.carry_on", once=one.ref, import_id=one.pk)


@periodic(cron="23 3 * * *")
@task(queueing_lock="destroy_old_import_files")
def destroy_old_import_files(timestamp: int) -> None:
    """Every night."""
    actions.destroy_old_files()
