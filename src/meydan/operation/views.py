"""The page of health at the desk, and figures for monitoring."""

from datetime import UTC, datetime, timedelta
from ipaddress import ip_address, ip_network
from secrets import compare_digest

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import desk_only, find
from meydan.base.last_backup import last_backup
from meydan.base.paging import page_by_key
from meydan.operation import actions, metrics, queries
from meydan.operation.health import findings, room
from meydan.operation.rules import may_operate


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@desk_only(may_operate)
def health(request: HttpRequest) -> HttpResponse:
    """What is wrong now, in plain words; the errors at which nobody has looked."""
    if request.method == "POST":
        actions.finish_trouble(by=request.person, trouble=find(queries.open_troubles(), pk=request.POST.get("trouble")))
        messages.success(request, _("Noted. If it happens again, it stands here anew."))
        return redirect("operation:health")
    found = findings()
    page = page_by_key(queries.open_troubles(), order=["-last_at", "-id"], after=request.GET.get("after", ""))
    context = {"findings": found, "wrong": sum(not one.fine for one in found), "page": page}
    return render(request, "operation/health.html", context)


@never_cache
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """For Prometheus. Whoever may not ask does not find it."""
    if not _may_ask(request):
        raise Http404
    lines = [*metrics.request_lines(), *metrics.gauge_lines(_gauges())]
    return HttpResponse("\n".join([*lines, ""]), "text/plain; version=0.0.4; charset=utf-8")


def _may_ask(request: HttpRequest) -> bool:
    """With the token; or without a proxy between, from an address that the settings name."""
    kind, _space, secret = request.headers.get("Authorization", "").partition(" ")
    if settings.METRICS_TOKEN and kind == "Bearer":
        return compare_digest(secret.encode(), settings.METRICS_TOKEN.encode())
    if "X-Forwarded-For" in request.headers or not settings.METRICS_FROM:
        return False
    asking = ip_address(request.META["REMOTE_ADDR"])
    return any(asking in ip_network(one) for one in settings.METRICS_FROM)


def _gauges() -> list[tuple[str, str, float | None]]:
    now, last = queries.figures(), last_backup()
    return [
        ("worker_heartbeat_age_seconds", "Since a worker last gave a sign.", now.worker_age),
        ("workers", "Workers that gave a sign within a minute.", now.workers),
        ("jobs_waiting", "Jobs that are due and not begun.", now.waiting_jobs),
        ("jobs_oldest_age_seconds", "Age of the oldest of them.", now.oldest_job_age),
        ("jobs_failed_last_day", "Jobs that failed in the last 24 hours.", now.failed_jobs),
        ("outbox_waiting", "Messages that nobody has taken up.", now.waiting_outbox),
        ("outbox_oldest_age_seconds", "Age of the oldest of them.", now.oldest_outbox_age),
        ("deliveries_waiting", "E-mails and text messages that have not left.", now.waiting_deliveries),
        ("deliveries_oldest_age_seconds", "Age of the oldest of them.", now.oldest_delivery_age),
        ("deliveries_failed", "E-mails and text messages that were given up.", now.failed_deliveries),
        ("audit_lines_unsealed", "Audit lines that wait for their seal.", now.unsealed_audit),
        ("database_bytes", "Size of the database.", now.database_bytes),
        ("database_connections", "Connections in use.", now.connections),
        ("disk_free_bytes", "Free space where the data lie.", room()[1]),
        ("backup_age_seconds", "Age of the last backup.", (datetime.now(UTC) - last[0]).total_seconds() if last else None),
        ("backup_bytes", "Size of the last backup.", last[1] if last else None),
        ("errors_last_hour", "Errors of ours in the last hour.", sum(queries.troubles_since(timedelta(hours=1)).values_list("times", flat=True))),
    ]  # fmt: skip
