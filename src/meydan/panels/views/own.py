"""One's own application: where it stands, one's chance, yes or no, what helps, what it cost, and the members' check."""

from functools import partial
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import find, sign_in_first
from meydan.base.limits import limit
from meydan.base.pressing import Verb, press
from meydan.guardians.rules import may_ask_by_message
from meydan.panels import actions
from meydan.panels.forms.public import CheckForm, ExpenseForm, GuardianForm, NeedsForm, RecordingForm
from meydan.panels.models import Application
from meydan.panels.queries import minors, panels, pool
from meydan.panels.rules.people import (
    may_ask_expense,
    may_change_recording,
    may_check,
    may_confirm,
    may_decline,
    may_name_guardian,
    may_say_needs,
    may_take_back,
)
from meydan.panels.rules.reasons import guardian_risk

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@never_cache
@GET_POST
def own(request: HttpRequest, pk: int) -> HttpResponse:
    if request.person is None:
        return sign_in_first(request)
    found = find(pool.own_applications(request.person).prefetch_related("given__value", "given__feature"), pk=pk)
    if request.method == "POST":
        limit(f"panels.own:{request.person.pk}", "120/d")
    pressed = press(request, _verbs(request, found))
    if pressed.done:
        return redirect(found)
    return render(request, "panels/own.html", _own(request, found) | {"pressed": pressed}, status=pressed.status)


def _verbs(request: HttpRequest, found: Application) -> dict[str, Verb]:
    by = {"by": request.person, "application": found}
    return {
        "confirm": Verb(lambda: actions.confirm_place(**by), _("You are a member. We look forward to seeing you.")),
        "decline": Verb(lambda: actions.decline_place(**by), _("Thank you for telling us. Your seat goes to somebody else.")),
        "take_back": Verb(lambda: actions.take_back(**by), _("Your name is out of the drum.")),
        "guardian": Verb(lambda guardian, guardian_contact, language: actions.name_guardian(**by, name=guardian, contact=guardian_contact, language=language), _("The link is on its way to your guardian."), partial(GuardianForm, initial=_named(found))),
        "recording": Verb(lambda **said: actions.agree_to_recording(**by, **said), _("Saved."), RecordingForm),
        "needs": Verb(lambda **said: actions.say_needs(**by, **said), _("Saved. Only those who arrange it can open this."), NeedsForm),
        "expense": Verb(lambda **said: actions.ask_expense(**by, **said), _("Saved."), ExpenseForm),
        "check": Verb(lambda **said: actions.check_summary(**by, **said), _("Thank you. The report says how many agreed."), CheckForm),
    }  # fmt: skip


def _named(found: Application) -> dict[str, Any]:
    """Who was named before, so that the link is sent again with one tap."""
    known = minors.open_permission(found) if found.is_minor else None
    if known is None or not known.contact:
        return {}
    return {"guardian": known.guardian, "guardian_contact": known.contact, "language": known.language}


def _own(request: HttpRequest, found: Application) -> dict[str, Any]:
    person = request.person
    return {
        "application": found,
        "panel": found.panel,
        "mine": 100 * found.chance if found.chance is not None else None,
        "given": pool.given_by(found),
        "sittings": panels.sittings_of(found.panel) if found.state in {"selected", "confirmed", "came"} else [],
        "expenses": found.expenses.order_by("at", "pk"),
        "left": pool.needs_of(found),
        "permission": minors.permissions_of([found]).get(found.ref) if found.is_minor else None,
        "by_message": may_ask_by_message(guardian_risk()),
        "living": pool.in_household(found) if found.household else 0,
        "may": {
            "confirm": may_confirm(person, found),
            "decline": may_decline(person, found),
            "take_back": may_take_back(person, found),
            "guardian": may_name_guardian(person, found),
            "recording": may_change_recording(person, found),
            "needs": may_say_needs(person, found),
            "expense": may_ask_expense(person, found),
            "check": may_check(person, found, agrees=True, words=""),
        },
    }
