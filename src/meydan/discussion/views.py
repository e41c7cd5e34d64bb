"""Writing, answering, editing and supporting comments; the section on other pages."""

from typing import Any
from urllib.parse import urlsplit

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import languages, refs
from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.base.own import say_own
from meydan.discussion import actions, queries
from meydan.discussion.forms import CommentForm, EditForm, form_for
from meydan.discussion.models import Comment, Position
from meydan.discussion.rules import may_edit, may_write
from meydan.people.rules import for_whom

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def section(request: HttpRequest, thing: Any) -> dict[str, Any]:
    """The discussion below a thread, a process, a project or a duty."""
    order = request.GET.get("order", "newest")
    position = request.GET.get("position", "")
    page = queries.comments_on(
        request.person, thing.ref, order=order, position=position, after=request.GET.get("after", "")
    )
    counted = queries.positions(thing.ref, page.items)
    found = refs.Found(thing.ref, refs.kind(thing.kind), thing)  # type: ignore[arg-type]
    reader = for_whom(request)
    ruling = may_write(reader, found) if reader else None
    return {
        "page": page,
        "on": thing.ref,
        "order": order if order in queries.ORDERS else "newest",
        "position": position,
        "positions": [(code, word, counted.get(code, 0)) for code, word in Position.choices],
        "total": counted.get("all", 0),
        "form": CommentForm() if ruling else None,
        "why_not": ruling.sentence if ruling is not None else "",
    }


@require_safe
def comment(request: HttpRequest, pk: int) -> HttpResponse:
    """One comment with everything that was answered to it: where links to comments lead."""
    said = find(queries.comments_visible_to(request.person), pk=pk)
    top, page = queries.conversation(request.person, said, request.GET.get("after", ""))
    if top is None:
        raise Http404
    top.answers = page.items
    if request.person is not None:
        say_own(request, *queries.own_of(request.person, [top, *page.items]))
    context = {"comment": top, "page": page, "thing": _thing(request, said.on), "on": said.on}
    return render(request, "discussion/comment.html", context)


@GET_POST
def write(request: HttpRequest, ref: str) -> HttpResponse:
    """A page of its own for writing: for visitors (who sign in afterwards), for answers, and for mistakes."""
    thing = _thing(request, ref)
    parent = None
    if answered := request.GET.get("answer") or request.POST.get("answer"):
        parent = find(queries.comments_visible_to(request.person), pk=answered, on=ref)
    form = form_for(request.POST or None, reply=parent is not None, position=request.GET.get("position", ""))
    if request.method == "POST" and form.is_valid():
        words = {
            "on": ref,
            "parent": parent.pk if parent else None,
            **form.cleaned_data,
            "language": form.cleaned_data["language"] or languages.guess(form.cleaned_data["text"]),
        }
        if request.person is None:
            request.session["pending_discussion"] = words
            return redirect(reverse("people:sign_in") + "?" + urlencode({"next": thing.url}))
        with refusals_on(form):
            comment = _write(request, words)
        if form.is_valid():
            return redirect(_shown_at(comment, thing))
    context = {"form": form, "thing": thing, "answered": parent, "on": ref}
    return render(request, "discussion/write.html", context, status=form.status)


def _write(request: HttpRequest, words: dict[str, Any]) -> Comment:
    parent = find(queries.comments_visible_to(request.person), pk=words["parent"]) if words["parent"] else None
    comment = actions.write_comment(
        by=request.person,
        on=words["on"],
        text=words["text"],
        position=words.get("position", ""),
        parent=parent,
        language=words["language"],
    )
    _say(request, comment)
    return comment


def _say(request: HttpRequest, comment: Comment) -> None:
    if comment.hidden_at:
        messages.info(request, _("Somebody looks at your comment before it is public. My page says by when."))
    else:
        messages.success(request, _("Your comment is public."))


def finish_comment(request: HttpRequest) -> str | None:
    """After signing in: publish what the visitor wrote."""
    waiting = request.session.pop("pending_discussion", None)
    if waiting is None or request.person is None:
        return None
    return _shown_at(_write(request, waiting), _thing(request, waiting["on"]))


def _shown_at(comment: Comment, thing: refs.Found) -> str:
    """A fresh comment is the first of its discussion; an answer may stand far below. What waits for a look is not there yet."""
    if comment.hidden_at:
        return thing.url
    return comment.get_absolute_url() if comment.parent_id else f"{thing.url}#comment-{comment.pk}"


@GET_POST
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change one's own comment for a while."""
    if request.person is None:
        return sign_in_first(request)
    comment = find(queries.comments_visible_to(request.person), pk=pk, author=request.person)
    ruling = may_edit(request.person, comment)
    form = EditForm(request.POST or None, initial={"text": comment.text})
    thing = _thing(request, comment.on)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            comment = actions.edit_comment(by=request.person, comment=comment, text=form.cleaned_data["text"])
        if form.is_valid():
            if comment.hidden_at:
                _say(request, comment)
            return redirect(_shown_at(comment, thing))
    return render(request, "discussion/edit.html", {"form": form, "thing": thing, "ruling": ruling}, status=form.status)


@GET_POST
def support(request: HttpRequest, pk: int) -> HttpResponse:
    """Find a comment helpful, or take that back."""
    comment = find(queries.comments_visible_to(request.person), pk=pk)
    if request.person is None:
        return redirect(reverse("people:sign_in") + "?" + urlencode({"next": comment.get_absolute_url()}))
    if request.method == "POST":
        verb = actions.withdraw_support if request.POST.get("stop") else actions.support_comment
        comment = verb(by=request.person, comment=comment)
        if request.htmx:
            say_own(request, *([] if request.POST.get("stop") else [("helpful", comment.pk)]))
            return render(request, "discussion/_support.html", {"comment": comment})
    return redirect(_back_to(request, comment))


def _back_to(request: HttpRequest, comment: Comment) -> str:
    """To the page of the discussion from which the reader came."""
    came = urlsplit(request.META.get("HTTP_REFERER", ""))
    here = came.netloc == request.get_host() and came.path != request.path
    return f"{came.path}?{came.query}#comment-{comment.pk}" if here else comment.get_absolute_url()


def _thing(request: HttpRequest, ref: str) -> refs.Found:
    try:
        found = refs.resolve(request.person, [ref])
    except ValueError:
        raise Http404 from None
    if ref not in found or ref.partition(":")[0] not in {"thread", "process", "project", "duty"}:
        raise Http404
    return found[ref]
