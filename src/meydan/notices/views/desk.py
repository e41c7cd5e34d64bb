"""The desk: what did not arrive, and addresses that take no letters."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meydan.base import sheets
from meydan.base.edge import desk_only, find
from meydan.base.paging import page_by_key
from meydan.notices import actions, queries
from meydan.notices.forms.desk import BounceFilter, FailedFilter
from meydan.notices.models import Delivery
from meydan.notices.words import in_general, is_type, type_of
from meydan.people.rules import may_see_people

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@desk_only(may_see_people)
def desk_failed(request: HttpRequest) -> HttpResponse:
    """E-mails and text messages that could not be delivered."""
    if request.method == "POST":
        actions.try_again(by=request.person, delivery=find(queries.failed(), pk=request.POST.get("delivery")))
        return redirect("notices:desk_failed")
    form = FailedFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.failed(**wanted)
    if sheets.asked(request):
        return sheets.answer(request, "failed-messages", _columns(), rows)
    page = page_by_key(rows, order=["-failed_at", "-id"], after=request.GET.get("after", ""))
    context = {
        "page": page,
        "rows": [(one, _message(one)) for one in page.items],
        "form": form,
        "narrowed": any(wanted.values()),
    }
    return render(request, "notices/desk_failed.html", context)


def _message(one: Delivery) -> str:
    """Which kind of message it was; never whom it was for."""
    code = one.notice.message.code
    return in_general(type_of(code)) if is_type(code) else code


def _columns() -> sheets.Columns:
    return [
        (_("Message"), _message),
        (_("How"), lambda one: one.get_channel_display()),
        (_("Failed at"), lambda one: one.failed_at),
        (_("Tries"), lambda one: one.tries),
        (_("What went wrong"), lambda one: one.problem),
    ]


@GET_POST
@desk_only(may_see_people)
def desk_bounces(request: HttpRequest) -> HttpResponse:
    """Addresses from which letters came back; no letters go there until somebody says that they work again."""
    if request.method == "POST":
        found = find(queries.dead_addresses(), pk=request.POST.get("person"))
        actions.write_again(by=request.person, person=found.person)
        messages.success(request, _("We write to this address again."))
        return redirect("notices:desk_bounces")
    form = BounceFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.dead_addresses(**wanted)
    if sheets.asked(request):
        return sheets.answer(request, "dead-addresses", _bounce_columns(), rows)
    page = page_by_key(rows, order=["-dead_at", "-pk"], after=request.GET.get("after", ""))
    context = {"page": page, "form": form, "narrowed": any(wanted.values())}
    return render(request, "notices/desk_bounces.html", context)


def _bounce_columns() -> sheets.Columns:
    return [
        (_("Name"), lambda one: one.person.name),
        (_("E-mail"), lambda one: one.address),
        (_("Came back at"), lambda one: one.dead_at),
        (_("Status code"), lambda one: one.status),
        (_("What went wrong"), lambda one: one.words),
    ]
