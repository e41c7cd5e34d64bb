"""The desk: the list of panels, planning one, its quotas, invitations, the pool."""

from functools import partial
from math import ceil
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.pressing import Verb, press
from meydan.documents.queries.papers import InvitationPaper, invitations_pdf
from meydan.panels import actions
from meydan.panels.drawing import sentence_of
from meydan.panels.forms.desk import (
    ApprovalForm,
    CallerForm,
    CodesForm,
    FeatureForm,
    PanelForm,
    QuotaForm,
    SendBackForm,
    WhyForm,
    as_typed,
)
from meydan.panels.forms.running import WhichForm
from meydan.panels.models import Application, Panel
from meydan.panels.queries import desk, panels, pool
from meydan.panels.rules import desk as rules
from meydan.panels.rules.desk import may_see_panels_desk
from meydan.panels.signing_in import form_for

MOST_LETTERS = 300
"""In one file, so that it is there before somebody presses again."""
GET_POST = require_http_methods(["GET", "HEAD", "POST"])
TABS = {
    "planned": gettext_lazy("In planning"),
    "open": gettext_lazy("Under way"),
    "working": gettext_lazy("Being written up"),
    "over": gettext_lazy("Over"),
}
COLUMNS: sheets.Columns = [
    (gettext_lazy("Code"), lambda one: one.code),
    (gettext_lazy("Name"), lambda one: one.person.name if one.person else ""),
    (gettext_lazy("State"), lambda one: one.get_state_display()),
    (gettext_lazy("Answers"), lambda one: ", ".join(str(given.value) for given in one.given.all())),
    (gettext_lazy("Applied"), lambda one: one.at),
]


LISTED: sheets.Columns = [
    (gettext_lazy("No."), lambda one: one.pk),
    (gettext_lazy("Title"), lambda one: one.title),
    (gettext_lazy("Kind"), lambda one: one.get_what_display()),
    (gettext_lazy("State"), lambda one: one.tone[2]),
    (gettext_lazy("Unit"), lambda one: one.unit.name),
    (gettext_lazy("Applied"), lambda one: one.pool),
    (gettext_lazy("Members"), lambda one: one.seated),
]


def found_at_desk(request: HttpRequest, pk: int) -> Panel:
    return find(desk.panels_at_desk(request.person), pk=pk)


@require_safe
@desk_only(may_see_panels_desk)
def panel_list(request: HttpRequest) -> HttpResponse:
    """Panels by where they stand."""
    tab, text = request.GET.get("tab", "open"), request.GET.get("q", "").strip()[:100]
    tab = tab if tab in TABS else "open"
    if sheets.asked(request):
        rows = desk.desk_rows(request.person, tab=tab, text=text).order_by("-created_at", "-pk")
        return sheets.answer(request, "paneller", LISTED, rows)  # type: ignore[return-value]
    page = desk.desk_page(request.person, tab=tab, text=text, after=request.GET.get("after", ""))
    address = reverse("panels:desk_list")
    tabs = [{"title": word, "url": f"{address}?tab={code}", "current": code == tab} for code, word in TABS.items()]
    return render(request, "panels/desk_list.html", {"page": page, "tabs": tabs, "tab": tab, "text": text})


@GET_POST
@desk_only(rules.may_plan)
def panel_form(request: HttpRequest, pk: int | None = None) -> HttpResponse:
    """Set the question, or change the words of a panel."""
    found = found_at_desk(request, pk) if pk else None
    start = as_typed(found) if found else {"keeper": request.person.pk}
    form = PanelForm(request.POST or None, person=request.person, panel=found, initial=start)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            found = actions.save_panel(by=request.person, plan=form.plan, panel=found)
        if form.is_valid() and found:
            messages.success(request, _("Saved."))
            return redirect("panels:desk_panel", found.pk)
    return render(request, "panels/desk_form.html", {"form": form, "panel": found}, status=form.status)


@GET_POST
@desk_only(may_see_panels_desk)
def panel(request: HttpRequest, pk: int) -> HttpResponse:
    """One panel at the desk: where it stands, and the verb that comes next."""
    found = found_at_desk(request, pk)
    by = {"by": request.person, "panel": found}
    verbs = {
        "design": Verb(lambda: actions.submit_design(**by), _("Sent for approval.")),
        "approve": Verb(lambda **said: actions.approve_panel(**by, **said), _("The design is approved."), ApprovalForm),
        "send_back": Verb(
            lambda **said: actions.send_back(**by, **said), _("Sent back with your words."), SendBackForm
        ),
        "open": Verb(lambda: actions.open_call(**by), _("Published. People can apply.")),
        "close": Verb(lambda: actions.close_list(**by), _("The list is closed. The lottery is being worked out.")),
        "hold": Verb(lambda: actions.close_sittings(**by), _("Saved. Everybody who was there is thanked.")),
        "cancel": Verb(
            lambda **said: actions.cancel_panel(**by, **said), _("Cancelled. Everybody in the pool is told."), WhyForm
        ),
    }
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("panels:desk_panel", found.pk)
    return render(request, "panels/desk_panel.html", _hub(request, found) | {"pressed": pressed}, status=pressed.status)


def _hub(request: HttpRequest, found: Panel) -> dict[str, Any]:
    person, features = request.person, panels.features_of(found)
    occasions = [one.occasion for one in panels.dates_of(found) if not one.occasion.called_off_at]
    people = pool.people_in_pool(found)
    return {
        "panel": found,
        "people": people,
        "counts": pool.states_of(found),
        "sittings": len(occasions),
        "outside": panels.is_outside(found),
        "may": {
            "change": rules.may_change(person, found),
            "design": rules.may_submit_design(person, found, features),
            "approve": rules.may_approve(person, found),
            "open": rules.may_open(person, found, features),
            "close": rules.may_close_list(person, found, pool=people),
            "hold": rules.may_hold_sittings(person, found, occasions),
            "cancel": rules.may_cancel(person, found, "x"),
        },
    }


@GET_POST
@desk_only(may_see_panels_desk)
def quotas(request: HttpRequest, pk: int) -> HttpResponse:
    """What is asked and how many of each kind the panel needs; whether it could be drawn from who has applied."""
    found = found_at_desk(request, pk)
    features = panels.features_of(found)
    by = {"by": request.person, "panel": found}
    verbs = {
        "quotas": Verb(lambda bands: actions.save_quotas(**by, bands=bands), _("Saved."), partial(QuotaForm, values=panels.values_of(features))),
        "feature": Verb(lambda **said: actions.add_feature(**by, **said), _("Saved."), FeatureForm),
        "remove": Verb(lambda which: _remove(request, features, which), _("Removed."), WhichForm),
        "try": Verb(lambda: actions.try_quotas(**by), _("It is being tried. Please look again in a minute.")),
        "take": Verb(lambda: actions.take_proposal(**by, problem=found.trial.get("problem", {})), _("Saved.")),
    }  # fmt: skip
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("panels:desk_quotas", found.pk)
    context = {
        "panel": found,
        "tables": _with_fields(pool.counted(found, features), pressed.forms["quotas"]),
        "lowest": 100 * found.trial.get("lowest", 0),
        "fits": rules.quotas_fit(found, features),
        "problem": problem_words(found.trial.get("problem")),
        "may_features": rules.may_change_features(request.person, found),
        "may_quotas": rules.may_change_quotas(request.person, found, pool.open_lottery(found)),
        "may_try": found.state == "inviting" and rules.may_work_on(request.person, found),
        "pressed": pressed,
    }
    return render(request, "panels/desk_quotas.html", context, status=pressed.status)


def _with_fields(tables: list[Any], form: Any) -> list[Any]:
    """Each row with its two fields."""
    return [
        (
            feature,
            [
                {"value": row.value, "share": row.share, "people": row.people, "missing": row.missing}
                | ({name: form[f"{name}{row.value.pk}"] for name in ("least", "most")} if row.value.admits else {})
                for row in rows
            ],
        )
        for feature, rows in tables
    ]


def _remove(request: HttpRequest, features: list[Any], which: int) -> None:
    for one in features:
        if one.pk == which:
            actions.remove_feature(by=request.person, feature=one)


def problem_words(problem: Any) -> dict[str, Any] | None:
    """What adil says, and which quotas would have to give way."""
    if not problem:
        return None
    return {"words": sentence_of(problem, get_language() or "tr"), "helps": problem["helps"]}


@GET_POST
@desk_only(may_see_panels_desk)
def invitations(request: HttpRequest, pk: int) -> HttpResponse:
    """Codes for letters, doors and muhtars."""
    found = found_at_desk(request, pk)
    verbs = {
        "make": Verb(lambda **said: actions.make_codes(by=request.person, panel=found, **said), _("Made."), CodesForm)
    }
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("panels:desk_invitations", found.pk)
    context = {
        "panel": found,
        "batches": [(one, range(1, ceil(one.codes / MOST_LETTERS) + 1)) for one in pool.batches_of(found)],
        "may": rules.may_invite(request.person, found),
        "pressed": pressed,
    }
    return render(request, "panels/desk_invitations.html", context, status=pressed.status)


@require_safe
@desk_only(may_see_panels_desk)
def letters(request: HttpRequest, pk: int, batch: int) -> HttpResponse:
    """A letter a code, as PDF; of a large batch one part."""
    found = found_at_desk(request, pk)
    asked = request.GET.get("part", "1")
    part = int(asked) if asked.isdecimal() and len(asked) < 4 else 1
    codes = pool.codes_of(find(pool.batches_of(found), pk=batch))[(part - 1) * MOST_LETTERS : part * MOST_LETTERS]
    if not codes:
        raise Http404
    return sheets.secrets_pdf(f"davet-{found.pk}-{batch}-{part}", invitations_pdf(_letters(found, codes)))


def _letters(found: Panel, codes: list[str]) -> InvitationPaper:
    address = settings.ADDRESS.rstrip("/") + reverse("panels:apply", args=[found.pk])
    return InvitationPaper(
        title=found.title, question=found.question, afterwards=found.afterwards, until=found.apply_until, members=found.size,
        expenses=found.expenses, where=address.partition("//")[2], codes=[(code, f"{address}?kod={code}") for code in codes],
        made_at=found.changed_at,
    )  # fmt: skip


@GET_POST
@desk_only(may_see_panels_desk)
def enter(request: HttpRequest, pk: int) -> HttpResponse:
    """Put down the name of somebody who called, came or was met at the door."""
    found = found_at_desk(request, pk)
    caller, answers = CallerForm(request.POST or None, auto_id="c-%s"), form_for(found, request.POST or None)
    sent = request.method == "POST" and caller.is_valid()
    if sent and answers.is_valid():
        made = None
        with refusals_on(answers):
            made = actions.enter_application(
                by=request.person, panel=found, channel=caller.cleaned_data["channel"], person=caller.person, said=answers.wanted
            )  # fmt: skip
        if made and answers.is_valid():
            messages.success(request, _entered(made))
            return redirect("panels:desk_enter", found.pk)
    context = {
        "panel": found,
        "caller": caller,
        "answers": answers,
        "form": caller if caller.errors else answers,
        "may": rules.may_enter_application(request.person, found),
    }
    status = max(caller.status, answers.status)
    return render(request, "panels/desk_enter.html", context, status=status)


def _entered(made: Application) -> str:
    state = _("Written down under the code %(code)s: %(state)s.") % {"code": made.code, "state": made.get_state_display()}  # fmt: skip
    if not made.household:
        return state
    return f"{state} {_('Their household code: %(household)s') % {'household': made.household}}"


@require_safe
@desk_only(may_see_panels_desk)
def pool_list(request: HttpRequest, pk: int) -> HttpResponse:
    """Who applied, with what they answered; also as a file."""
    found = found_at_desk(request, pk)
    state, text = request.GET.get("state", ""), request.GET.get("q", "").strip()[:100]
    if sheets.asked(request):
        rows = list(pool.pool_rows(found, state=state, text=text))
        return sheets.answer(request, f"panel-{found.pk}", COLUMNS, rows)  # type: ignore[return-value]
    page = pool.pool_page(found, state=state, text=text, after=request.GET.get("after", ""))
    address, counts = reverse("panels:desk_pool", args=[found.pk]), pool.states_of(found)
    known = [("", gettext_lazy("All")), *(one for one in Application.State.choices if counts.get(one[0]))]
    tabs = [
        {"title": word, "url": f"{address}?state={code}", "current": code == state, "count": counts.get(code)}
        for code, word in known
    ]
    may_enter = rules.may_enter_application(request.person, found)
    context = {"panel": found, "page": page, "tabs": tabs, "state": state, "text": text, "may_enter": may_enter}
    return render(request, "panels/desk_pool.html", context)
