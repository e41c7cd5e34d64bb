"""The desk: pledges from the offer to the thanks, and practices to read."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.pressing import Verb, press
from meydan.partners import actions
from meydan.partners.forms.desk import DecidePledgeForm, ReviewForm, ThanksForm, TypedPledgeForm, UseForm, WordsForm
from meydan.partners.models import Pledge, Practice
from meydan.partners.queries import organisations, pledges, practices
from meydan.partners.queries.things import public_thing
from meydan.partners.rules import may_keep_partners, may_review
from meydan.partners.views.organisations import tabs_of

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(may_keep_partners)
def desk_pledges(request: HttpRequest) -> HttpResponse:
    state, text = request.GET.get("state", Pledge.State.OFFERED), request.GET.get("q", "").strip()[:100]
    page = pledges.pledge_page(request.person, state=state, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "pledges", _pledge_columns(), page.rows)
    tabs = tabs_of("partners:desk_pledges", [*Pledge.State.choices, ("all", _("All"))], state)
    return render(request, "partners/desk_pledges.html", {"page": page, "tabs": tabs, "state": state, "text": text})


def _pledge_columns() -> sheets.Columns:
    return [
        (_("Title"), lambda one: one.title),
        (_("Organisation"), lambda one: one.organisation.name),
        (_("Kind"), lambda one: one.get_what_display()),
        (_("How much?"), lambda one: one.amount),
        (_("When"), lambda one: one.offered_at),
        (_("State"), lambda one: one.tone[2]),
    ]


@GET_POST
@desk_only(may_keep_partners)
def desk_pledge_new(request: HttpRequest) -> HttpResponse:
    """Write down what an organisation offered by letter or on the phone."""
    form = TypedPledgeForm(request.POST or None, initial=_start(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = actions.type_pledge(by=request.person, **form.cleaned_data)
        if form.is_valid():
            return redirect("partners:desk_pledge", made.pk)
    return render(request, "partners/desk_pledge_new.html", {"form": form}, status=form.status)


def _start(request: HttpRequest) -> dict[str, Any]:
    number = request.GET.get("kurum", "")
    rows = organisations.organisations_at_desk(request.person)
    chosen = rows.filter(pk=number).first() if number.isdecimal() else None
    return {"organisation": chosen.name} if chosen else {}


@GET_POST
@desk_only(may_keep_partners)
def desk_pledge(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide about a pledge, write down that it was used, and say thanks."""
    found = find(pledges.pledges_at_desk(request.person), pk=pk)
    by: dict[str, Any] = {"by": request.person, "pledge": found}

    def decide_form(*args: Any, **kwargs: Any) -> DecidePledgeForm:
        return DecidePledgeForm(*args, initial={"serves": found.serves}, **kwargs)

    def thanks_form(*args: Any, **kwargs: Any) -> ThanksForm:
        start = {"thanks": pledges.words_of_thanks(found)} if found.state == Pledge.State.USED else {}
        return ThanksForm(*args, initial={"letter": True} | start, **kwargs)

    verbs = {
        "decide": Verb(lambda **said: actions.decide_pledge(**by, **said), _("Decided. Who offered it is told."), decide_form),
        "use": Verb(lambda **said: actions.use_pledge(**by, **said), _("Saved."), UseForm),
        "thank": Verb(lambda **said: actions.thank_for(**by, **said), _("Thanks are said."), thanks_form),
    }  # fmt: skip
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("partners:desk_pledge", pk)
    context = {
        "pledge": found,
        "pressed": pressed,
        "served": public_thing(found.serves) if found.serves else None,
        "letter": pledges.letter_for(found),
    }
    return render(request, "partners/desk_pledge.html", context, status=pressed.status)


@require_safe
@desk_only(may_keep_partners)
def desk_practices(request: HttpRequest) -> HttpResponse:
    state, text = request.GET.get("state", Practice.State.SENT), request.GET.get("q", "").strip()[:100]
    page = practices.practice_page(request.person, state=state, text=text, after=request.GET.get("after", ""))
    if sheets.asked(request):
        return sheets.answer(request, "practices", _practice_columns(), page.rows)
    tabs = tabs_of("partners:desk_practices", [*Practice.State.choices, ("all", _("All"))], state)
    return render(request, "partners/desk_practices.html", {"page": page, "tabs": tabs, "state": state, "text": text})


def _practice_columns() -> sheets.Columns:
    return [
        (_("Title"), lambda one: one.title),
        (_("Where?"), lambda one: one.where),
        (_("Organisation"), lambda one: one.organisation.name if one.organisation else ""),
        (_("When"), lambda one: one.sent_at),
        (_("State"), lambda one: one.tone[2]),
    ]


@GET_POST
@desk_only(may_keep_partners)
def desk_practice(request: HttpRequest, pk: int) -> HttpResponse:
    """Read what worked, and publish it or send it back; take it out of the library again."""
    found = find(practices.practices_visible_to(request.person), pk=pk)
    by: dict[str, Any] = {"by": request.person, "practice": found}
    verbs = {
        "review": Verb(lambda **said: actions.review_practice(**by, **said), _("Decided. Who wrote it is told."), ReviewForm),
        "withdraw": Verb(
            lambda words: actions.withdraw_practice(**by, reason=words), _("It is out of the library."), WordsForm
        ),
    }  # fmt: skip
    pressed = press(request, verbs)
    if pressed.done:
        return redirect("partners:desk_practice", pk)
    may = may_review(request.person, found, Practice.State.PUBLISHED)
    context = {"practice": found, "pressed": pressed, "may_review": may}
    return render(request, "partners/desk_practice.html", context, status=pressed.status)
