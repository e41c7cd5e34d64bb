"""The desk: announcements, from the first word to the last letter."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.errors import Refused
from meydan.base.paging import page_by_key
from meydan.base.sentences import sentence
from meydan.notices import actions, queries, rules
from meydan.notices.forms.desk import AnnouncementForm
from meydan.notices.models import Announcement

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
VERBS = {
    "submit": actions.submit_announcement,
    "approve": actions.approve_announcement,
    "send_back": actions.send_back_announcement,
    "pause": actions.pause_announcement,
    "resume": actions.resume_announcement,
    "cancel": actions.cancel_announcement,
}


@require_safe
@desk_only(rules.may_see_announcements)
def desk_announcements(request: HttpRequest) -> HttpResponse:
    """All of them, the newest first."""
    text = request.GET.get("q", "").strip()[:100]
    page = page_by_key(queries.announcements(text), order=["-written_at", "-pk"], after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "announcements", _columns(), page.rows)
    return render(request, "notices/desk_announcements.html", {"page": page, "text": text, **_silence()})


def _columns() -> sheets.Columns:
    return [
        (_("Title"), lambda one: one.title),
        (_("State"), lambda one: one.get_state_display()),
        (_("Kind"), lambda one: _("News and invitations") if one.promotion else _("Service")),
        (_("When"), lambda one: one.written_at),
        (_("people"), lambda one: one.total),
    ]


def _silence() -> dict[str, Any]:
    return {"silence": queries.running_period().first()}


@GET_POST
@desk_only(rules.may_see_announcements)
def desk_announcement_form(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Write one, or change one that is not yet on its way."""
    found = find(queries.announcements(), pk=pk) if pk else None
    names = ("title", "language", "text", "audience", "promotion")
    form = AnnouncementForm(
        request.POST or None, initial={name: getattr(found, name) for name in names} if found else None
    )
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            found = actions.save_announcement(by=request.person, announcement=found, **form.cleaned_data)
        if form.is_valid() and found:
            return redirect("notices:desk_announcement", found.pk)
    return render(request, "notices/desk_announcement_form.html", {"form": form, "one": found}, status=form.status)


@GET_POST
@desk_only(rules.may_see_announcements)
def desk_announcement(request: HttpRequest, pk: int) -> HttpResponse:
    """One: as people will read it, how many it reaches, what can be done now, and how far it is."""
    found = find(queries.announcements(), pk=pk)
    if verb := VERBS.get(request.POST.get("do", "")):
        try:
            verb(by=request.person, announcement=found)
            messages.success(request, _("Saved."))
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
        return redirect("notices:desk_announcement", found.pk)
    return render(request, "notices/desk_announcement.html", {"one": found, **_facts(request, found), **_silence()})


def _facts(request: HttpRequest, one: Announcement) -> dict[str, Any]:
    may = {
        name: getattr(rules, f"may_{name}_announcement")(request.person, one)
        for name in ("write", "submit", "approve", "pause", "resume", "cancel")
    }
    return {
        "may": may,
        "to": queries.audience_words(one),
        "people": one.total if one.message_id else queries.people_of(one).count(),
        "progress": queries.progress(one) if one.message_id else None,
    }
