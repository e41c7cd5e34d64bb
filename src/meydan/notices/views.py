"""The inbox, what comes by e-mail, and the demo's letter box."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, sign_in_first
from meydan.base.paging import page_by_key
from meydan.notices import actions, queries
from meydan.notices.mailbox import letters
from meydan.notices.words import say
from meydan.people.rules import may_see_people

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
    page = queries.inbox(request.person, request.GET.get("after", ""))
    said = say([notice.message for notice in page.items], request.person)
    rows = [{"notice": notice, "said": said[notice.message_id]} for notice in page.items]
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
    """Which messages also come by e-mail or as a text message."""
    if request.person is None:
        return sign_in_first(request)
    types = queries.types()
    if request.method == "POST":
        wanted = set(request.POST.getlist("wanted"))
        texted = {one.code for one in types if one.sms} & set(request.POST.getlist("texted"))
        unwanted = {one.code for one in types} - wanted
        actions.choose_messages(by=request.person, unwanted=unwanted, texted=texted)
        messages.success(request, _("Saved."))
        return redirect("notices:settings")
    unwanted, texted = queries.unwanted(request.person), queries.texted(request.person)
    rows = [
        {
            "code": one.code,
            "words": str(one.subject) % _Dots(),
            "on": one.code not in unwanted,
            "sms": bool(one.sms),
            "texted": one.code in texted,
        }
        for one in types
    ]
    return render(request, "notices/settings.html", {"rows": rows, "text_rows": [row for row in rows if row["sms"]]})


class _Dots(dict[str, str]):
    """Fills the facts of a sentence with three dots."""

    def __missing__(self, key: str) -> str:
        return "…"


@GET_POST
@desk_only(may_see_people)
def desk_failed(request: HttpRequest) -> HttpResponse:
    """E-mails and text messages that could not be delivered."""
    if request.method == "POST":
        actions.try_again(by=request.person, delivery=find(queries.failed(), pk=request.POST.get("delivery")))
        return redirect("notices:desk_failed")
    if sheets.asked(request):
        return sheets.answer(request, "failed-messages", _columns(), queries.failed())
    page = page_by_key(queries.failed(), order=["-failed_at", "-id"], after=request.GET.get("after", ""))
    return render(request, "notices/desk_failed.html", {"page": page})


def _columns() -> sheets.Columns:
    return [
        (_("Message"), lambda one: one.notice.message.code),
        (_("How"), lambda one: one.get_channel_display()),
        (_("Failed at"), lambda one: one.failed_at),
        (_("Tries"), lambda one: one.tries),
        (_("What went wrong"), lambda one: one.problem),
    ]


@never_cache
@require_safe
def dev_mail(request: HttpRequest) -> HttpResponse:
    """What the demo sent; not found elsewhere."""
    if not (settings.DEMO or settings.DEBUG):
        raise Http404
    return render(request, "notices/dev_mail.html", {"letters": letters()})
