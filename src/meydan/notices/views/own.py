"""A person's own: the inbox, what comes outside and when, leaving by a link; and the demo's letter box."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meydan.base import languages
from meydan.base.cards import NoticeType
from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.notices import actions, queries
from meydan.notices.forms.own import RhythmForm
from meydan.notices.mail import DIGEST
from meydan.notices.mailbox import letters
from meydan.notices.words import in_general, say, type_of
from meydan.people.models import Person

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def inbox(request: HttpRequest) -> HttpResponse:
    """Messages, the newest first. Opening the page does not mark them read; the button does."""
    if request.person is None:
        return sign_in_first(request)
    if request.method == "POST":
        actions.mark_read(by=request.person)
        return redirect("notices:inbox")
    page, own = queries.inbox(request.person, request.GET.get("after", ""))
    said = say([notice.message for notice in page.items], request.person, own)
    rows = [{"pk": one.pk, "at": one.at, "is_new": not one.read_at, "said": said[one.message_id]} for one in page.items]
    return render(request, "notices/inbox.html", {"page": page, "rows": rows})


@never_cache
@require_safe
def opened(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one message read and go to what it is about."""
    if request.person is None:
        return sign_in_first(request)
    notice = find(queries.notices_of(request.person), pk=pk)
    actions.mark_read(by=request.person, notice=notice)
    return redirect(say([notice.message], request.person)[notice.message_id].url or "notices:inbox")


@never_cache
@GET_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Which messages also come by e-mail or as a text message, when, and when nothing rings."""
    person = request.person
    if person is None:
        return sign_in_first(request)
    rhythm = queries.rhythm(person)
    now = {name: getattr(rhythm, name) for name in ("digest", "quiet_from", "quiet_until", "quiet_email")}
    form = RhythmForm(request.POST or None, initial=now)
    if request.method == "POST":
        wanted, texted = set(request.POST.getlist("wanted")), set(request.POST.getlist("texted"))
        types = queries.types()
        unwanted = {one.code for one in types if not one.always} - wanted
        texted &= {one.code for one in types if one.sms}
        if form.is_valid():
            with refusals_on(form):
                actions.choose_rhythm(by=person, **form.cleaned_data)
                actions.choose_messages(by=person, unwanted=unwanted, texted=texted)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("notices:settings")
    else:
        unwanted, texted = queries.unwanted(person), queries.texted(person)
    context = {"form": form, "subjects": _subjects(person, unwanted, texted), **_about(person)}
    return render(request, "notices/settings.html", context, status=form.status)


def _about(person: Person) -> dict[str, Any]:
    consents = {one.purpose: one for one in queries.standing_consents(person)}
    language = languages.spoken(person.language)
    return {
        "news": consents.get("promotion"),
        "dead": queries.dead_address(person),
        "language": languages.NAMES.get(language, language),
    }


def _subjects(person: Person, unwanted: set[str], texted: set[str]) -> list[dict[str, Any]]:
    """Message types by subject; first those that the person has had, because these are what they came for."""
    had = queries.codes_had(person)
    found = [
        {"title": one.title, "rows": [_row(kind, unwanted, texted) for kind in one.types]} for one in queries.subjects()
    ]
    rows = [row for one in found for row in one["rows"] if row["code"] in had]
    first = [{"title": _("What you have had so far"), "rows": rows, "open": True}] if rows else []
    for one in found:
        one["rows"] = [row for row in one["rows"] if row["code"] not in had]
    return first + [one for one in found if one["rows"]]


def _row(kind: NoticeType, unwanted: set[str], texted: set[str]) -> dict[str, Any]:
    return {
        "code": kind.code,
        "words": in_general(kind),
        "on": kind.code not in unwanted,
        "always": kind.always,
        "promotion": kind.promotion,
        "sms": bool(kind.sms),
        "texted": kind.code in texted,
    }


@never_cache
@require_POST
def news(request: HttpRequest) -> HttpResponse:
    """Agree to news and invitations, or take it back: one press each way."""
    if request.person is None:
        return sign_in_first(request)
    actions.choose_news(by=request.person, wanted=request.POST.get("wanted") == "yes")
    messages.success(request, _("Saved."))
    return redirect("notices:settings")


@never_cache
@require_POST
def write_again(request: HttpRequest) -> HttpResponse:
    """Somebody says that their mailbox takes letters again."""
    if request.person is None:
        return sign_in_first(request)
    actions.write_again(by=request.person, person=request.person)
    messages.success(request, _("We write to this address again."))
    return redirect("notices:settings")


@csrf_exempt
@never_cache
@GET_POST
def leave(request: HttpRequest, key: str) -> HttpResponse:
    """The link in each letter: a button; a mail program's POST (RFC 8058) does it at once. The key is the proof, so that it
    works without signing in."""
    found = queries.reader_of(key)
    if found is None:
        raise Http404
    person, code = found
    if request.method == "POST":
        actions.leave(person=person, code=code)
        return render(request, "notices/left.html", {"what": _what(code)})
    context = {
        "title": _("No more of these e-mails?"),
        "words": _what(code),
        "verb": _("No more of these"),
        "back_url": reverse("front:home"),
    }
    return render(request, "ui/confirm.html", context)


def _what(code: str) -> str:
    """What stops, in the words of the type; news stop all together, because that is what was agreed to."""
    if code == DIGEST:
        return _("The e-mails that collect your messages. They stay readable in Meydan.")
    kind = type_of(code)
    if kind.promotion:
        return _("All news and invitations. Messages about what you gave and booked go on.")
    return _("“%(message)s”. It stays readable in Meydan.") % {"message": in_general(kind)}


@never_cache
@require_safe
def dev_mail(request: HttpRequest) -> HttpResponse:
    """What the demo sent; not found elsewhere."""
    if not (settings.DEMO or settings.DEBUG):
        raise Http404
    return render(request, "notices/dev_mail.html", {"letters": letters()})
