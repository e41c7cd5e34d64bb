"""The official path of one project at the desk."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meydan.base import clock
from meydan.base.edge import desk_only, find, refusals_on
from meydan.projects import actions
from meydan.projects.forms import EndForm, SendForm
from meydan.projects.models.official_path import FIRST, PathStop
from meydan.projects.queries import managed_by, with_all
from meydan.projects.queries.official_path import road_of
from meydan.projects.rules import may_change, may_work_on_projects


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only(may_work_on_projects)
def desk_path(request: HttpRequest, pk: int) -> HttpResponse:
    """Where the project stands, and the one thing that can happen next."""
    project = with_all(find(managed_by(request.person), pk=pk))
    past = list(project.path.all())
    last = past[-1] if past else None
    form = _form(request, last)
    if request.method == "POST" and form is not None and form.is_valid():
        with refusals_on(form):
            if last and last.is_waiting:
                actions.end_stop(by=request.person, stop=last, **form.cleaned_data)
            else:
                actions.send_to_stop(by=request.person, project=project, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Done. Those concerned are told."))
            return redirect("projects:desk_path", pk)
    context = {
        "project": project,
        "road": road_of(project),
        "past": past,
        "last": last,
        "form": form,
        "may": may_change(request.person, project),
    }
    return render(request, "projects/desk_path.html", context, status=422 if request.method == "POST" else 200)


def _form(request: HttpRequest, last: PathStop | None) -> Any:
    """To end the stop at which it waits, or to send it on; none at the end of the path."""
    if last and last.is_waiting:
        today = clock.today()
        said = {"ended_on": min(last.agenda_on or today, today), "agenda": last.agenda, "agenda_on": last.agenda_on}
        return EndForm(request.POST or None, stop=last.stop, initial=said)
    stops = last.goes_on_to if last else FIRST
    return SendForm(request.POST or None, stops=stops, initial={"since": clock.today()}) if stops else None
