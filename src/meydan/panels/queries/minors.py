"""Applicants under 18, and the permissions of their guardians."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.refs import parse
from meydan.guardians.models import OPEN_PERMISSIONS, Permission
from meydan.guardians.queries import of_scope
from meydan.panels.models import Application, Panel, State
from meydan.panels.queries.panels import sittings_of
from meydan.panels.queries.pool import all_applications, applications_of

S = Application.State
OUT = (S.OUT, S.WITHDRAWN, S.DECLINED, S.LAPSED)
OVER = (State.REPORTED, State.TOLD, State.CANCELLED)


def minors_of(panel: Panel) -> QuerySet[Application]:
    """Applicants under 18, in the order in which they came."""
    return applications_of(panel).filter(is_minor=True).exclude(state__in=(S.OUT, S.WITHDRAWN))


def permissions_of(applications: Iterable[Application]) -> Mapping[str, Permission]:
    """The latest word of each guardian, by the ref of the application; one query."""
    rows = Permission.objects.filter(of__in=[one.ref for one in applications])
    return {one.of: one for one in rows.select_related("seen_by").order_by("pk")}


def open_permission(application: Application) -> Permission | None:
    """The one that waits or counts."""
    return Permission.objects.filter(of=application.ref, state__in=OPEN_PERMISSIONS).first()


def application_behind(permission: Permission) -> Application | None:
    return all_applications().filter(pk=parse(permission.of)[1]).first()


def to_remind(before: datetime) -> QuerySet[Application]:
    """Under 18, without a guardian's yes, and the applications end soon."""
    rows = Application.objects.filter(state=S.WAITING, reminded_at=None, panel__state=State.INVITING)
    return rows.filter(panel__apply_until__gt=clock.now(), panel__apply_until__lte=before).select_related("panel", "person")  # fmt: skip


def applications_without_need() -> list[str]:
    """Refs of applications with something left of a guardian, though the panel is over or they are out of it."""
    left = of_scope("panel:").filter(Q(state__in=OPEN_PERMISSIONS) | ~Q(guardian="") | ~Q(contact=""))
    refs = list(left.values_list("of", flat=True))
    needed = Application.objects.filter(pk__in=[parse(ref)[1] for ref in refs])
    needed = needed.exclude(panel__state__in=OVER).exclude(state__in=OUT)
    return sorted(set(refs) - {f"{Application.kind}:{pk}" for pk in needed.values_list("pk", flat=True)})


def about(permission: Permission) -> dict[str, Any]:
    """What a guardian reads."""
    found = application_behind(permission)
    return {
        "title": found.panel.title if found else "",
        "headline": _("%(young)s would like to take part in a panel") % {"young": permission.person.name},
        "template": "panels/_guardian.html",
        "panel": found.panel if found else None,
        "sittings": sittings_of(found.panel) if found else [],
    }
