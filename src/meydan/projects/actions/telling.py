"""What each act leaves on the threads, in the search and in people's inboxes."""

from datetime import datetime
from typing import Any

from meydan.base import clock, search
from meydan.base.outbox import notify
from meydan.people.models import Person
from meydan.projects.models import Project
from meydan.threads.actions import add_step
from meydan.threads.models import Thread


def threads_of(project: Project) -> list[Thread]:
    return list(project.threads.filter(merged_into=None))


def tell(
    project: Project,
    code: str,
    *,
    by: Person | None,
    words: str,
    language: str = "",
    station: str = "",
    at: datetime | None = None,
    promised: bool = False,
    quiet: bool = False,
    **facts: Any,
) -> None:
    """One step on every thread of the project, and one message to everyone who follows any of them. Words without a language of
    their own have that of the project."""
    threads = threads_of(project)
    for thread in threads:
        add_step(
            thread=thread,
            code=code,
            ref=project.ref,
            station=station,
            at=at,
            promised=promised,
            unit=project.unit,
            words=words,
            language=language or project.language,
            **facts,
        )
    project.changed_at = clock.now()
    project.save(update_fields=["changed_at"])
    if threads and not quiet:
        notify([f"followers:{one.ref}" for one in threads], code, ref=project.ref, but_not=by, words=words, **facts)


def make_findable(project: Project) -> None:
    search.index(
        project.ref, title=project.title, body=project.summary, at=project.created_at, public=project.hidden_at is None
    )
