"""Telling the threads behind a need that volunteers are wanted."""

from meydan.threads.actions import add_step
from meydan.threads.models import Station, Thread
from meydan.volunteering.models import Need, Role


def threads_of(need: Need) -> set[Thread]:
    """The thread that the need names, and those of its project."""
    found = {need.thread} if need.thread else set()
    return found | (set(need.project.threads.filter(merged_into=None)) if need.project else set())


def tell_threads(role: Role) -> None:
    """Each thread reaches the stop “work”, with one step a duty."""
    for thread in threads_of(role.need):
        if not thread.steps.filter(ref=role.ref).exists():
            add_step(
                thread=thread,
                code="volunteering.opened",
                ref=role.ref,
                station=Station.WORK,
                unit=role.need.unit,
                words=role.title,
            )
