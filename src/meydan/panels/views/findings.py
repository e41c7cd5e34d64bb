"""The desk: from what was said to what it changed."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from meydan.base.edge import desk_only, find
from meydan.base.pressing import Verb, press
from meydan.panels import actions
from meydan.panels.forms.running import EffectForm, QuoteForm, ReportForm, SummaryForm, ThemeForm, WhichForm
from meydan.panels.models import Panel, State
from meydan.panels.queries import panels, pool, themes
from meydan.panels.rules import desk as rules
from meydan.panels.rules.desk import may_see_panels_desk
from meydan.panels.views.desk import found_at_desk
from meydan.panels.views.themes import themes_shown

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@desk_only(may_see_panels_desk)
def findings(request: HttpRequest, pk: int) -> HttpResponse:
    """Themes and quotes, the members' check, the report, and what it changed."""
    found = found_at_desk(request, pk)
    pressed = press(request, _verbs(request, found))
    if pressed.done:
        return redirect(request.get_full_path())
    context = themes_shown(request, found) | _findings(request, found) | {"pressed": pressed}
    return render(request, "panels/desk_findings.html", context, status=pressed.status)


def _verbs(request: HttpRequest, found: Panel) -> dict[str, Verb]:
    by = {"by": request.person, "panel": found}
    steps = {f"to_{to}": Verb(partial(actions.go_on, **by, to=to), _("Saved.")) for to in rules.NEXT}
    return {
        **steps,
        "theme": Verb(lambda **said: actions.add_theme(**by, **said), _("Saved."), ThemeForm),
        "quote": Verb(lambda **said: actions.add_quote(by=request.person, **said), _("Saved."), partial(QuoteForm, panel=found)),
        "remove_theme": Verb(lambda which: actions.remove_theme(by=request.person, theme=find(found.themes, pk=which)), _("Removed."), WhichForm),
        "remove_quote": Verb(lambda which: actions.remove_quote(by=request.person, quote=find(themes.quotes_of(found), pk=which)), _("Removed."), WhichForm),
        "summary": Verb(lambda **said: actions.send_summary(**by, **said), _("Sent to the members."), SummaryForm),
        "report": Verb(lambda **said: actions.publish_report(**by, **said), _("Published."), ReportForm),
        "effect": Verb(lambda **said: actions.tell_effect(**by, **said), _("It is a step of the thread now."), EffectForm),
    }  # fmt: skip


def _findings(request: HttpRequest, found: Panel) -> dict[str, Any]:
    person = request.person
    return {
        "checks": pool.checks_of(found),
        "objecting": pool.objecting(found),
        "effects": panels.effects_of(found),
        "next": next((to for to, now in rules.NEXT.items() if now == found.state), ""),
        "next_word": next((State(to).label for to, now in rules.NEXT.items() if now == found.state), ""),
        "may": {
            "themes": rules.may_write_themes(person, found),
            "summary": rules.may_send_summary(person, found),
            "report": rules.may_report(person, found, silent=pool.silent_members(found)),
            "effect": rules.may_tell_effect(person, found),
        },
    }
