"""What was done in a year, as tables that add up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from meydan.insight.queries import deeds


@require_safe
def done(request: HttpRequest) -> HttpResponse:
    """By goal, target or neighbourhood."""
    known, asked = deeds.years(), request.GET.get("yil", "")
    year = int(asked) if asked.isdecimal() and int(asked[:5]) in known else known[0]
    by = request.GET.get("by", "goal")
    by = by if by in deeds.BY else "goal"
    words = {"goal": _("By goal"), "target": _("By target"), "place": _("By neighbourhood")}
    tabs = [{"url": f"?yil={year}&by={name}", "title": word, "current": name == by} for name, word in words.items()]
    context = {"year": year, "years": known, "by": by, "tabs": tabs, "table": deeds.table(year, by), "title": words[by]}
    return render(request, "insight/done.html", context)
