"""The desk: the programme of an event: sessions and speakers are added, changed and removed."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meydan.base.edge import desk_only, find, refusals_on
from meydan.events import actions
from meydan.events.forms.desk import SessionForm, SpeakerForm, session_as_typed, speaker_as_typed
from meydan.events.models import Event
from meydan.events.queries import desk
from meydan.events.queries.events import programme as sessions_of
from meydan.events.rules import may_see_events_desk
from meydan.events.views.pressing import press


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only(may_see_events_desk)
def programme(request: HttpRequest, pk: int) -> HttpResponse:
    """Sessions and speakers; one of them is changed where the address names it."""
    found = find(desk.events_at_desk(request.person), pk=pk)
    does = request.POST.get("do", "")
    if does in {"remove_session", "remove_speaker"}:
        _remove(request, found, does)
        return redirect("events:desk_programme", found.pk)
    changed, named = _chosen(request, found, "session"), _chosen(request, found, "speaker")
    new = {"day": timezone.localdate(found.occasion.starts_at), "language": found.language}
    session = SessionForm(
        request.POST if does == "session" else None,
        initial=session_as_typed(changed) if changed else new,
        auto_id="s-%s",
    )
    speaker = SpeakerForm(
        request.POST if does == "speaker" else None, event=found, initial=speaker_as_typed(named) if named else {}, auto_id="p-%s"
    )  # fmt: skip
    form: Any = speaker if does == "speaker" else session
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            if does == "session":
                actions.save_session(by=request.person, event=found, session=changed, **form.session)
            else:
                actions.save_speaker(by=request.person, event=found, speaker=named, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("events:desk_programme", found.pk)
    context = {
        "event": found, "session": session, "speaker": speaker, "form": form, "changed": changed, "named": named,
        "programme": sessions_of(found), "speakers": found.speakers.select_related("session"),
    }  # fmt: skip
    return render(request, "events/desk_programme.html", context, status=422 if form.errors else 200)


def _chosen(request: HttpRequest, event: Event, what: str) -> Any:
    """The session or the speaker that is changed; None where a new one is written."""
    which = request.POST.get("which", "") if request.POST.get("do") == what else request.GET.get(what, "")
    return find(desk.parts_of(event, what), pk=which) if which else None


def _remove(request: HttpRequest, event: Event, does: str) -> None:
    which = request.POST.get("which", "")
    if does == "remove_session":
        press(request, _("Removed."), actions.remove_session, session=find(desk.parts_of(event, "session"), pk=which))
    else:
        press(request, _("Removed."), actions.remove_speaker, speaker=find(desk.parts_of(event, "speaker"), pk=which))
