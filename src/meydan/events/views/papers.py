"""The desk: photos with consent, posters and programmes, certificates, guests from a table."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.base.templatetags.ui import clock_time, day_long
from meydan.documents.queries.papers import EventPaper, poster_pdf, programme_pdf
from meydan.events import actions
from meydan.events.forms.taking_part import EventPhotoForm, GuestsForm
from meydan.events.models import Event
from meydan.events.queries import desk, taking_part
from meydan.events.queries.events import programme as sessions_of
from meydan.events.rules import may_add_guests, may_report, may_see_events_desk
from meydan.events.views.pressing import press

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@desk_only(may_see_events_desk)
def photos(request: HttpRequest, pk: int) -> HttpResponse:
    """Photos after the event: who can be recognised has agreed, and it is noted where."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    if request.POST.get("do") == "remove":
        consent = next((one for one in taking_part.photos_of(found) if str(one.pk) == request.POST.get("which")), None)
        if consent is None:
            raise Http404
        press(request, _("Removed."), actions.take_photo_down, consent=consent)
        return redirect(request.path)
    form = EventPhotoForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        data = dict(form.cleaned_data)
        with refusals_on(form):
            actions.add_event_photo(by=request.person, event=found, upload=data.pop("photo"), **data)
        if form.is_valid():
            messages.success(request, _("Saved. It is shown when a moderator has looked at it."))
            return redirect(request.path)
    context = {
        "event": found,
        "form": form,
        "photos": taking_part.photos_of(found),
        "may": may_report(request.person, found),
    }
    return render(request, "events/desk_photos.html", context, status=form.status)


@require_safe
@desk_only(may_see_events_desk)
def paper(request: HttpRequest, pk: int, what: str) -> HttpResponse:
    """The poster as A4 or A3, or the programme."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    printed = _paper(request, found)
    made = {
        "afis-a4": lambda: poster_pdf(printed, "a4"),
        "afis-a3": lambda: poster_pdf(printed, "a3"),
        "program": lambda: programme_pdf(printed),
    }
    if what not in made:
        raise Http404
    answer = HttpResponse(made[what](), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{what}-{found.pk}.pdf"'
    return answer


def _paper(request: HttpRequest, event: Event) -> EventPaper:
    days: dict[str, list[str]] = {}
    for one in sessions_of(event):
        title = f"{clock_time(one.starts_at)}–{clock_time(one.ends_at)}  {one.title}"
        access = ", ".join(str(word) for _icon, word in one.access_labels)
        parts = (title, one.track, one.where, ", ".join(one.speaking), access)
        days.setdefault(day_long(one.starts_at), []).append(" · ".join(part for part in parts if part))
    return EventPaper(
        what=str(event.get_what_display()),
        title=event.title,
        summary=event.summary,
        starts_at=event.occasion.starts_at,
        ends_at=event.occasion.ends_at,
        place=event.place_words,
        address=request.build_absolute_uri(event.get_absolute_url()),
        access=[str(word) for _icon, word in event.access_labels],
        parts=list(days.items()),
    )


@GET_POST
@desk_only(may_see_events_desk)
def guests(request: HttpRequest, pk: int) -> HttpResponse:
    """People without an account from a table: all of them get seats, or none."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    form = GuestsForm(request.POST or None, request.FILES or None)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            made = actions.add_guests(by=request.person, event=found, guests=form.cleaned_data["file"])
        if form.is_valid():
            words = ngettext("%(count)s name is on the list.", "%(count)s names are on the list.", len(made))
            messages.success(request, words % {"count": len(made)})
            return redirect("events:desk_registrations", found.pk)
    context = {"event": found, "form": form, "may": may_add_guests(request.person, found)}
    return render(request, "events/desk_guests.html", context, status=form.status)


@require_POST
@desk_only(may_see_events_desk)
def certificates(request: HttpRequest, pk: int) -> HttpResponse:
    """Certificates of attendance for one of those who came, or for all; they are printed where all certificates are."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    which = request.POST.get("which", "")
    only = find(desk.registrations(found), pk=which) if which else None
    try:
        made = actions.issue_attendance(by=request.person, event=found, only=only)
        words = ngettext("%(count)s certificate is issued.", "%(count)s certificates are issued.", len(made))
        messages.success(request, words % {"count": len(made)})
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
    return redirect(reverse("events:desk_registrations", args=[found.pk]) + "?state=came")
