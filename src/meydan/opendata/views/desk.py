"""The desk of open data: which editions were made, what waits, and making them now."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from meydan.base.edge import desk_only
from meydan.base.jobs import enqueue
from meydan.opendata.queries import editions
from meydan.opendata.rules import editions_kept, least_changes, may_work_with_editions


@require_safe
@desk_only(may_work_with_editions)
def desk_data(request: HttpRequest) -> HttpResponse:
    context = {
        "found": editions.at_desk(),
        "newest": [(one, editions.title_of(one)) for one in editions.newest(12)],
        "least": least_changes(),
        "kept": editions_kept(),
    }
    return render(request, "opendata/desk_data.html", context)


@require_POST
@desk_only(may_work_with_editions)
def make_now(request: HttpRequest) -> HttpResponse:
    """A worker looks at every table before the night does."""
    enqueue("meydan.opendata.tasks.make_editions_now", once="make_editions_now", by=request.person.pk)
    messages.success(request, _("The tables are being looked at. Please look again in a minute."))
    return redirect("opendata:desk_data")
