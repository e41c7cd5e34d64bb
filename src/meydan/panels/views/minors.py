"""The desk: applicants under 18 and the permission of their guardians."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from meydan.base.edge import desk_only, find
from meydan.base.paging import page_by_key
from meydan.base.pressing import Verb, press
from meydan.guardians.models import OPEN_PERMISSIONS, Permission
from meydan.panels import actions
from meydan.panels.forms.running import SEEN, PermissionForm, WhichForm
from meydan.panels.models import Application
from meydan.panels.queries.minors import minors_of, permissions_of
from meydan.panels.rules.desk import may_note_permission, may_see_panels_desk, may_withdraw_permission
from meydan.panels.views.desk import found_at_desk


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only(may_see_panels_desk)
def minors(request: HttpRequest, pk: int) -> HttpResponse:
    """Who waits for a guardian, and who has the permission."""
    found = found_at_desk(request, pk)
    rows = minors_of(found)

    def one(which: int) -> dict[str, Any]:
        return {"by": request.person, "application": find(rows, pk=which)}

    verbs = {
        "permit": Verb(lambda which, proof: actions.note_permission(**one(which), proof=proof), _("Written down. The name is in the drum."), PermissionForm),
        "withdraw": Verb(lambda which: actions.withdraw_permission(**one(which)), _("Written down. The young person is told."), WhichForm),
    }  # fmt: skip
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("panels:desk_minors", found.pk)
    page = page_by_key(rows.order_by("at", "pk"), order=["at", "pk"], after=request.GET.get("after", ""), per_page=50)
    permissions = permissions_of(page.items)
    page.items[:] = [_row(request, found, row, permissions.get(row.ref)) for row in page.items]
    context = {"panel": found, "page": page, "pressed": pressed, "proofs": SEEN}
    return render(request, "panels/desk_minors.html", context, status=pressed.status)


def _row(request: HttpRequest, panel: Any, row: Application, permission: Permission | None) -> dict[str, Any]:
    row.panel = panel
    heard = permission is not None and permission.state in OPEN_PERMISSIONS
    return {
        "one": row,
        "permission": permission,
        "may_note": may_note_permission(request.person, row),
        "may_withdraw": heard and may_withdraw_permission(request.person, row),
    }
