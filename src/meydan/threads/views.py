"""The thread page, and following."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import turkish
from meydan.base.cards import kind, more_in_sections, own_in_sections, sections
from meydan.base.edge import find, the_one
from meydan.base.own import Rows, say_own
from meydan.base.refs import Found, resolve
from meydan.base.same_for_all import made_anew, same_for_most
from meydan.people.models import Person
from meydan.threads import actions, queries
from meydan.threads.models import Step, Thread
from meydan.threads.timeline import road, timeline

UNSEEN = "meydan.unseen"
"""Key of `request.META` under which a thread notes what stands on it and is not public."""


@require_safe
def detail(request: HttpRequest, number: str, slug: str = "") -> HttpResponse:
    """The whole story of one thread. A joined thread leads on to the one that it was joined to."""
    thread = the_one(queries.thread_for(request.person, number))
    if thread.merged_into_id:
        return redirect(thread.merged_into.get_absolute_url() + "?" + urlencode({"joined": thread.number}))
    if slug and slug != thread.slug:  # the short address, as it is said on the phone, costs no second journey
        return redirect(thread.get_absolute_url(), permanent=False)
    context = {"thread": thread, "canonical": thread.get_absolute_url(), "whole": _whole(request, thread)}
    return render(request, "threads/thread_detail.html", context)


def _whole(request: HttpRequest, thread: Thread) -> SafeString:
    """The same for everybody, besides what is the reader's own and what they alone may see."""
    whole = same_for_most(request, "thread", "threads/_thread.html", _thread, thread, _own, _more)
    unseen = request.META.get(UNSEEN)
    if unseen and request.person is not None and resolve(request.person, unseen):
        return made_anew(request, "threads/_thread.html", _thread, thread)
    return whole


def _own(person: Person, thread: Thread) -> Rows:
    return [*queries.followed_by(person, thread), *own_in_sections("thread", person, thread)]


def _more(thread: Thread) -> Rows:
    return [*queries.if_hidden(thread), *more_in_sections("thread", thread)]


def _thread(request: HttpRequest, thread: Thread) -> dict[str, Any]:
    queries.bring_story(thread)
    steps = list(thread.steps.all())
    refs = {step.ref for step in steps if step.ref and step.ref != thread.ref}
    found = resolve(request.person, refs, whole=True)
    request.META[UNSEEN] = refs - found.keys()
    if own := kind("thread"):
        found[thread.ref] = Found(thread.ref, own, thread)
    offered = sections("thread", request, thread)
    return {
        "thread": thread,
        "goals": list(dict.fromkeys(link.target.goal for link in thread.target_links.all())),
        "story": thread.summary or _story(steps, found),
        "road": road(thread, steps),
        "timeline": timeline(thread, steps, found),
        "joined": request.GET.get("joined", "")[:12],
        "main_sections": [section for section in offered if not section["aside"]],
        "aside_sections": [section for section in offered if section["aside"]],
    }


def _story(steps: list[Step], found: dict[str, Found]) -> str:
    """What happened last, in one sentence, where staff have not written a summary. Words `aside` say something about the page
    (why two were joined), nothing about the matter."""
    happened = [step for step in steps if not step.promised]
    told = [step.words for step in happened if step.words and not step.facts.get("aside")]
    begun = [found[step.ref].title for step in happened if step.ref in found]
    return turkish.cut(told[-1] if told else begun[0] if begun else "", 280)


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, number: str) -> HttpResponse:
    """Follow a thread, or stop following it. Visitors sign in first and are brought back."""
    thread = find(queries.threads_visible_to(request.person), number=number)
    if request.person is None:
        request.session["pending_threads"] = thread.pk
        return redirect(reverse("people:sign_in") + "?" + urlencode({"next": thread.get_absolute_url()}))
    if request.method != "POST":
        return redirect(thread.get_absolute_url())
    if request.POST.get("stop"):
        actions.unfollow(by=request.person, thread=thread)
        said = _("You no longer follow this thread.")
    else:
        actions.follow(by=request.person, thread=thread)
        said = _("You follow this thread. We tell you about each step.")
    if request.htmx:
        say_own(request, *([] if request.POST.get("stop") else [("follows", thread.pk)]))
        return render(request, "threads/_follow.html", {"thread": thread})
    messages.success(request, said)
    back = request.POST.get("next", "")
    return redirect(back if url_has_allowed_host_and_scheme(back, None) else thread.get_absolute_url())


def finish_follow(request: HttpRequest) -> str | None:
    """After signing in: follow the thread that the visitor wanted to follow."""
    wanted = request.session.pop("pending_threads", None)
    if wanted is None or request.person is None:
        return None
    thread = find(queries.threads_visible_to(request.person), pk=wanted)
    actions.follow(by=request.person, thread=thread)
    messages.success(request, _("You follow this thread. We tell you about each step."))
    return thread.get_absolute_url()
