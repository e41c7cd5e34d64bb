"""Where the mail server hands in what came back."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from meydan.notices import actions
from meydan.notices.reports import read_reports

LONGEST = 1024 * 1024


@csrf_exempt
@require_POST
def take_reports(request: HttpRequest) -> HttpResponse:
    """A delivery status notification as the mail server got it, with the town's secret as a bearer token. What it says of
    letters that were never ours is passed over."""
    if not settings.BOUNCE_SECRET:
        raise Http404
    shown = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not constant_time_compare(shown, settings.BOUNCE_SECRET):
        return HttpResponse("The secret is wrong.\n", status=403, content_type="text/plain")
    if int(request.headers.get("Content-Length") or 0) > LONGEST:
        return HttpResponse("A report is at most one megabyte.\n", status=413, content_type="text/plain")
    taken = [actions.take_report(report=one) for one in read_reports(request.body)]
    return HttpResponse(f"{sum(one is not None for one in taken)} of {len(taken)} taken\n", content_type="text/plain")
