"""The sorting desk: what came in, one after the other, to whoever answers it."""

import re
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods

from meydan.base.edge import desk_only, refusals_on
from meydan.base.templatetags.ui import page_url
from meydan.ideas import actions
from meydan.ideas.forms.lists import SortingListForm
from meydan.ideas.forms.sorting import UNIT, SortingForm
from meydan.ideas.models import Contribution
from meydan.ideas.queries import at_desk
from meydan.ideas.queries import contributions as queries
from meydan.ideas.rules.contributions import may_work_at_desk
from meydan.moderation.queries import photos_of, shown_to

MOST_AT_ONCE = 100


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only(may_work_at_desk)
def sorting(request: HttpRequest) -> HttpResponse:
    """The list, and the form of the chosen one. One sentence, one press: then the next one stands there."""
    said = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "place", "hint")}
    after = _asked(request, "after")
    page = at_desk.sorting_page(request.person, after, text=said["q"], place=said["place"], hint=said["hint"])
    chosen = _chosen(request, page.items)
    form = None
    alike: list[int] = []
    if chosen:
        alike = queries.alike_lately(chosen.title, chosen.pk)
        form = _form(request, chosen, alike)
        if request.method == "POST" and request.POST.get("merge"):
            if _merge(request, chosen):
                return redirect(_address(request, _after(page.items, [chosen]), mend=f"part:{chosen.pk}"))
        elif request.method == "POST" and form.is_valid():
            rows = _together(request, chosen)
            with refusals_on(form):
                carry_out(request, rows, form.cleaned_data)
            if form.is_valid():
                messages.success(request, _told(rows))
                sent = rows if form.cleaned_data["who"] == UNIT else []
                mend = "" if sent or len(rows) > 1 else f"take_back:{chosen.pk}"
                return redirect(_address(request, _after(page.items, rows), sent, mend=mend))
    here = _address(request, None)
    context = {
        "page": page,
        "chosen": chosen,
        "form": form,
        "counts": at_desk.desk_counts(request.person),
        "ticked": set(request.POST.getlist("also")),
        "after": after,
        "to": f"{here}{'&' if '?' in here else '?'}one=",
        "letter": _letter(request),
        "mend": _mend(request),
        "filters": SortingListForm(request.GET, hints=at_desk.hints_now(request.person), auto_id="f-%s"),
        "narrowed": any(said.values()),
        **_about(request, chosen, alike, page.items),
    }
    return render(request, "ideas/desk_sorting.html", context, status=form.status if form else 200)


def _asked(request: HttpRequest, name: str) -> str:
    return request.POST.get(name) or request.GET.get(name, "")


def _chosen(request: HttpRequest, items: Sequence[Contribution]) -> Contribution | None:
    """The one that was asked for, as long as it waits; otherwise the first of the page."""
    asked = _asked(request, "one")
    found = next((one for one in items if str(one.pk) == asked), None)
    if not found and asked.isdecimal() and len(asked) < 12:
        found = at_desk.to_sort(request.person).filter(pk=asked).first()
    return found or (items[0] if items else None)


def _form(request: HttpRequest, chosen: Contribution, alike: list[int]) -> SortingForm:
    is_problem = chosen.what == "problem"
    if request.method == "POST" and not request.POST.get("merge"):
        return SortingForm(request.POST, is_problem=is_problem)
    guess = at_desk.suggested_by(alike)
    start: dict[str, Any] = {"scope": chosen.scope, "who": UNIT, "unit": chosen.unit_id}
    if guess and not chosen.unit_id:
        start |= {"who": guess.to, "unit": guess.unit_id, "body": guess.body}
    form = SortingForm(initial=start, is_problem=is_problem)
    form.guess = guess  # type: ignore[attr-defined]
    return form


def _together(request: HttpRequest, chosen: Contribution) -> list[Contribution]:
    """The chosen one and those ticked in the list."""
    pks = [pk for pk in request.POST.getlist("also") if pk.isdecimal() and len(pk) < 12][:MOST_AT_ONCE]
    ticked = at_desk.to_sort(request.person).filter(pk__in=pks).exclude(pk=chosen.pk)
    return [chosen, *ticked]


@transaction.atomic
def carry_out(request: HttpRequest, rows: list[Contribution], data: dict[str, Any]) -> None:
    """What a SortingForm says, for all of `rows` or for none."""
    scope, words = data.get("scope", ""), data["words"]
    if data["who"] == UNIT:
        actions.sort_to_unit(by=request.person, contributions=rows, unit=data["unit"], scope=scope, words=words)
        return
    facts = {name: data[name] for name in ("body", "reference", "sent_on")}
    for one in rows:
        actions.route(by=request.person, contribution=one, to=data["who"], words=words, scope=scope, **facts)


def _merge(request: HttpRequest, chosen: Contribution) -> bool:
    """Join the chosen one to one that says the same."""
    pk = request.POST["merge"]
    rows = queries.contributions_visible_to(request.person).filter(hidden_at=None)
    into = rows.filter(pk=pk).first() if pk.isdecimal() and len(pk) < 12 else None
    form = SortingForm({})
    with refusals_on(form):
        if into:
            actions.merge_contributions(by=request.person, duplicate=chosen, into=into, words="")
            messages.success(request, _("Joined. Those concerned are told."))
            return True
    for error in form.non_field_errors():
        messages.error(request, error)
    return False


def _told(rows: list[Contribution]) -> str:
    count = len(rows)
    return ngettext("Sent on. Those concerned are told.", "%(count)s sent on. Those concerned are told.", count) % {
        "count": count
    }


def _after(items: Sequence[Contribution], done: list[Contribution]) -> Contribution | None:
    """The next in the list that still waits; from the end one begins anew."""
    gone = {one.pk for one in done}
    place = next((i for i, one in enumerate(items) if one.pk == done[0].pk), -1)
    return next((one for one in [*items[place + 1 :], *items[: max(place, 0)]] if one.pk not in gone), None)


def _address(
    request: HttpRequest, one: Contribution | None, sent: Sequence[Contribution] = (), *, mend: str = ""
) -> str:
    """This page with the next one, narrowed as before; `sent` went to a unit and can go along in one letter; `mend` says with
    which verb the last press is put right."""
    asked: dict[str, Any] = {name: said for name in ("q", "place", "hint") if (said := request.GET.get(name))}
    if one:
        asked["one"] = one.pk
    if after := _asked(request, "after"):
        asked["after"] = after
    if sent:
        asked["sent"] = [row.ref for row in sent]
    if mend:
        asked["mend"] = mend
    return reverse("ideas:desk_sorting") + ("?" + urlencode(asked, doseq=True) if asked else "")


def _letter(request: HttpRequest) -> str:
    """The page on which one letter about those that were just sent to a unit is made, where the town writes letters."""
    refs = [ref for ref in request.GET.getlist("sent") if re.fullmatch(r"idea:\d{1,12}", ref)][:MOST_AT_ONCE]
    address = page_url("documents:desk_letter")
    return f"{address}?{urlencode({'ref': refs}, doseq=True)}" if refs and address else ""


def _mend(request: HttpRequest) -> str:
    """Where the last press is put right: with the verb for it open. What went to a unit together is put right one by one, in
    the list of what lies with units."""
    sent = [ref.removeprefix("idea:") for ref in request.GET.getlist("sent") if re.fullmatch(r"idea:\d{1,12}", ref)]
    if len(sent) > 1:
        return reverse("ideas:desk_contributions") + "?tab=review"
    asked = f"assign:{sent[0]}" if sent else request.GET.get("mend", "")
    if not re.fullmatch(r"(assign|part|take_back):\d{1,12}", asked):
        return ""
    verb, pk = asked.split(":")
    return f"{reverse('ideas:desk_contribution', args=[pk])}?do={verb}#do-{verb}"


def _about(
    request: HttpRequest, chosen: Contribution | None, alike: list[int], items: Sequence[Contribution]
) -> dict[str, Any]:
    if chosen is None:
        return {}
    place = next((i for i, one in enumerate(items) if one.pk == chosen.pk), -1)
    return {
        "photos": shown_to(request.person, photos_of(chosen.ref)),
        "similar": queries.first_of(request.person, alike, 2),
        "before": items[place - 1] if place > 0 else None,
        "next": items[place + 1] if 0 <= place < len(items) - 1 else None,
    }
