"""The demo bar's buttons. In a real town these addresses do not exist."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial, wraps
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.contrib.auth import login, logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from meydan.base import languages
from meydan.base.context import prefix_of
from meydan.base.edge import View, safe_next
from meydan.base.views import csrf_failure
from meydan.front.demo import state, tour
from meydan.front.demo.actions import ask_to_begin_anew, move_clock
from meydan.front.tasks import begin_anew, do_duties
from meydan.people.queries import person_by_email

DAYS = {"day": 1, "week": 7}


def demo_only(view: View) -> View:
    """Where there is no demo town the page is not found."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        if not state.is_there():
            raise Http404
        return view(request, *args, **kwargs)

    return guarded


def from_our_pages(view: View) -> View:
    """The bar's forms carry no token, so that pages without a session stay the same for everybody; a form on another site is known
    by where the browser says it comes from."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponse:
        origin = request.headers.get("Origin")
        if origin is not None and urlsplit(origin).netloc != request.get_host():
            return csrf_failure(request)
        return view(request, *args, **kwargs)

    return guarded


@require_POST
@from_our_pages
@demo_only
def play(request: HttpRequest) -> HttpResponse:
    """See the town with the eyes of somebody else."""
    part = _play(request, request.POST.get("part", ""))
    return redirect(_page_for(part, safe_next(request)))


def _play(request: HttpRequest, code: str) -> state.Part:
    """Sign in as the person who plays this part; the visitor is signed out."""
    part = next((one for one in state.parts() if one.code == code), None)
    if part is None:
        raise Http404
    change: Callable[[], None] = partial(logout, request)
    if part.account:
        person = person_by_email(part.email)
        if person is None:
            raise Http404
        change = partial(login, request, person, settings.AUTHENTICATION_BACKENDS[0])
    tour.keeping(request, change, tour.number_of(request))
    return part


def _page_for(part: state.Part, wanted: str) -> str:
    """The page that one was on, where everybody may see it; else where this person begins."""
    path = wanted.removeprefix(prefix_of(languages.current()))  # the bar sends to an address in the page's own language
    if wanted and not path.startswith(("/masa/", "/benim/", "/bildirimler/", "/giris/")):
        return wanted
    starts = {
        "visitor": "front:home",
        "resident": "front:my_page",
        "muhtar": "front:muhtar",
    }
    return reverse(starts.get(part.code, "front:desk"))


@require_POST
@from_our_pages
@demo_only
def set_clock(request: HttpRequest) -> HttpResponse:
    """A day or a week later, or back to today; the worker does what fell due meanwhile."""
    asked = request.POST.get("by", "")
    if asked not in {*DAYS, "today"}:
        raise Http404
    _later(DAYS.get(asked))
    return redirect(safe_next(request) or "front:home")


def _later(days: int | None) -> None:
    start, end = move_clock(by=timedelta(days=days) if days else None)
    if end > start:
        do_duties.defer(start=start.isoformat(), end=end.isoformat())


@never_cache
@demo_only
@require_http_methods(["GET", "HEAD", "POST"])
def anew(request: HttpRequest) -> HttpResponse:
    """Ask once more, then let the worker load the demo town again; a second click changes nothing."""
    waiting = reverse("front:demo_anew") + "?waiting=1"
    if request.method == "POST":
        if ask_to_begin_anew():
            begin_anew.defer()
        return redirect(waiting)
    if state.is_busy():
        after = {"next": there} if (there := safe_next(request)) else {}
        return _wait(request, waiting + ("&" + urlencode(after) if after else ""))
    return redirect(safe_next(request) or "front:home") if "waiting" in request.GET else _ask_once_more(request)


def _wait(request: HttpRequest, address: str) -> HttpResponse:
    """A page that looks by itself, without JavaScript, whether the town is there."""
    answer = render(request, "front/demo_waiting.html", {"seconds": state.seconds_to_load(), "address": address})
    answer["Refresh"] = f"5; url={address}"
    return answer


def _ask_once_more(request: HttpRequest) -> HttpResponse:
    words = _(
        "Everything that was written, answered and switched in this demo is lost. It takes about %(seconds)s seconds; until then the old town stays open."
    )
    context = {
        "title": _("Begin the demo anew?"),
        "words": words % {"seconds": state.seconds_to_load()},
        "verb": _("Begin anew"),
        "back_url": reverse("front:home"),
        "danger": True,
    }
    return render(request, "ui/confirm.html", context)


@require_POST
@from_our_pages
@demo_only
def guide(request: HttpRequest) -> HttpResponse:
    """Go to a step of the tour, or close it with 0."""
    asked = request.POST.get("step", "")
    all_steps = tour.steps()
    if not asked.isdecimal() or int(asked) > len(all_steps):
        raise Http404
    number, before = int(asked), tour.number_of(request)
    request.session[tour.KEY] = number
    if number == tour.CLOSED:
        return redirect(safe_next(request) or "front:home")
    step = all_steps[number - 1]
    if step.days and number == (before or 0) + 1:  # going back does not move the clock again
        _later(step.days)
    if state.part_of(request.person) != step.part:
        tour.keeping(request, partial(_play, request, step.part), number)
    return redirect(step.page)
