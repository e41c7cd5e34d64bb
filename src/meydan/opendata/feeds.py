"""Atom feeds: what moves on the threads and in the projects, for readers and programs. The same as the pages show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import escape
from django.utils.http import http_date
from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meydan.base import turkish
from meydan.base.cards import is_on
from meydan.base.edge import find
from meydan.base.refs import resolve
from meydan.base.templatetags.ui import moment
from meydan.base.town import town
from meydan.editorial.queries import latest_news
from meydan.events.queries.events import latest_published
from meydan.goals.queries import goals
from meydan.opendata.queries.editions import newest, title_of
from meydan.places.queries import neighbourhoods
from meydan.projects.models import Update
from meydan.projects.queries import latest_updates
from meydan.threads.models import Station, Step, Thread
from meydan.threads.queries import latest_threads, steps_of, threads_visible_to
from meydan.trainings.queries.courses import latest_runs

ENTRIES = 30
BEGINNING = datetime(2026, 1, 1, tzinfo=UTC)
"""When an empty feed changed last."""


@dataclass(frozen=True)
class Entry:
    ref: str
    title: str
    words: str
    path: str
    made: datetime
    changed: datetime


class _Feed(Atom1Feed):
    """An empty feed has not just changed."""

    def latest_post_date(self) -> datetime:
        return max((item["updateddate"] for item in self.items), default=BEGINNING)


def tag(ref: str, made: datetime) -> str:
    """A name for ever (RFC 4151): it stays when titles and addresses change."""
    return f"tag:{urlsplit(settings.ADDRESS).hostname},{made:%Y-%m-%d}:{ref}"


def _answer(request: HttpRequest, title: str, path: str, entries: Iterable[Entry]) -> HttpResponse:
    """The feed, or 304 for whoever has it already."""
    address = settings.ADDRESS.rstrip("/")
    feed = _Feed(
        title=f"{title} – Meydan {town().name}",
        link=address + path,
        description=None,
        language=get_language(),
        author_name=town().say("municipality"),
        feed_url=address + request.path,
        feed_guid=tag(request.path.strip("/"), BEGINNING),
    )
    for one in entries:
        feed.add_item(
            title=one.title,
            link=address + one.path,
            description=escape(turkish.cut(one.words, 500)),
            unique_id=tag(one.ref, one.made),
            pubdate=one.made,
            updateddate=max(one.changed, one.made),  # of what was written first and published later
        )
    text = feed.writeString("utf-8")
    etag = f'"{sha256(text.encode()).hexdigest()[:32]}"'
    changed = int(feed.latest_post_date().timestamp())
    answer = HttpResponse(text, "application/atom+xml; charset=utf-8")
    answer["ETag"], answer["Last-Modified"] = etag, http_date(changed)
    patch_cache_control(answer, public=True, max_age=300)
    return get_conditional_response(request, etag, changed, answer)


def _of_threads(threads: QuerySet[Thread]) -> list[Entry]:
    return [
        Entry(
            one.ref,
            one.title,
            " · ".join(
                [one.number, str(Station(one.station).label), *([one.neighbourhood.name] if one.neighbourhood else [])]
            )
            + (f". {one.summary}" if one.summary else ""),
            one.get_absolute_url(),
            one.created_at,
            one.changed_at,
        )
        for one in threads[:ENTRIES]
    ]


@require_safe
def threads(request: HttpRequest) -> HttpResponse:
    """Threads, the latest movement first."""
    return _answer(request, _("Threads"), reverse("ideas:list"), _of_threads(latest_threads()))


@require_safe
def threads_of_place(request: HttpRequest, slug: str) -> HttpResponse:
    place = find(neighbourhoods(), slug=slug)
    rows = latest_threads().filter(neighbourhood=place)
    return _answer(request, place.name, reverse("places:detail", args=[slug]), _of_threads(rows))


@require_safe
def threads_of_goal(request: HttpRequest, number: int) -> HttpResponse:
    goal = find(goals(), number=number)
    rows = latest_threads(goal=number)
    return _answer(request, f"{number} {goal.name}", reverse("goals:detail", args=[number]), _of_threads(rows))


@require_safe
def steps(request: HttpRequest, number: str) -> HttpResponse:
    """One thread's steps. A joined thread leads on to the one that it was joined to."""
    thread = find(threads_visible_to(None), number=number)
    if thread.merged_into:
        return redirect("opendata:feed_thread", thread.merged_into.number)
    happened = [one for one in steps_of(thread) if not one.promised][-ENTRIES:]
    found = resolve(None, {one.ref for one in happened if one.ref})
    told = [one for one in reversed(happened) if not one.ref or one.ref in found]
    titles = {one.pk: found[one.ref].title if one.ref else thread.title for one in told}
    entries = [_of_step(thread, one, titles[one.pk]) for one in told]
    return _answer(request, f"{thread.number} {thread.title}", thread.get_absolute_url(), entries)


def _of_step(thread: Thread, step: Step, title: str) -> Entry:
    station = str(Station(step.station).label) if step.station else ""
    return Entry(
        f"step:{step.pk}",
        f"{station}: {title}" if station else title,
        " · ".join(part for part in (step.words, step.unit.name if step.unit else "") if part),
        thread.get_absolute_url(),
        step.at,
        max(step.at, step.written_at),
    )


@require_safe
def updates(request: HttpRequest) -> HttpResponse:
    """News of all projects."""
    if not is_on("projects"):
        raise Http404
    return _answer(
        request, _("Projects"), reverse("projects:list"), [_of_update(one) for one in latest_updates()[:ENTRIES]]
    )


def _of_update(one: Update) -> Entry:
    return Entry(one.ref, f"{one.project.title}: {one.title}", one.text, one.project.get_absolute_url(), one.at, one.at)


@require_safe
def events(request: HttpRequest) -> HttpResponse:
    """Events, the latest published first."""
    if not is_on("events"):
        raise Http404
    entries = [
        Entry(
            one.ref,
            one.title,
            " · ".join(part for part in (moment(one.occasion.starts_at), one.place_words, one.summary) if part),
            one.get_absolute_url(),
            one.published_at or one.created_at,
            max(one.changed_at, one.occasion.changed_at),
        )
        for one in latest_published(ENTRIES)
    ]
    return _answer(request, _("Events"), reverse("events:list"), entries)


@require_safe
def trainings(request: HttpRequest) -> HttpResponse:
    """Runs of trainings that one can apply for, the latest published first."""
    if not is_on("trainings"):
        raise Http404
    entries = [
        Entry(
            one.ref,
            one.course.title,
            " · ".join(part for part in (moment(one.line.starts_at), one.place_words, one.course.summary) if part),
            one.get_absolute_url(),
            one.published_at or one.created_at,
            max(one.line.changed_at, one.course.changed_at),
        )
        for one in latest_runs(ENTRIES)
        if one.line
    ]
    return _answer(request, _("Trainings"), reverse("trainings:list"), entries)


@require_safe
def news(request: HttpRequest) -> HttpResponse:
    """What the Centre tells, the newest first."""
    if not is_on("editorial"):
        raise Http404
    entries = [
        Entry(one.ref, one.title, one.summary, one.get_absolute_url(), one.first_published_at, one.changed_at)
        for one in latest_news(ENTRIES)
        if one.first_published_at
    ]
    return _answer(request, pgettext("of the Centre", "News"), reverse("editorial:list"), entries)


@require_safe
def editions(request: HttpRequest) -> HttpResponse:
    """New editions of the tables."""
    entries = [
        Entry(
            f"edition:{one.pk}",
            _("%(table)s, edition %(number)s") % {"table": title_of(one), "number": one.number},
            f"SHA-256 (CSV): {one.csv_sha256}",
            reverse("opendata:table", args=[one.table]),
            one.made_at,
            one.made_at,
        )
        for one in newest(ENTRIES)
    ]
    return _answer(request, _("Open data"), reverse("opendata:data"), entries)
