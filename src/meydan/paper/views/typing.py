"""Printing contribution forms, and typing them in one after the other with the keyboard alone."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meydan.base import languages
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.errors import Refused
from meydan.ideas.models import Contribution
from meydan.paper import actions, queries
from meydan.paper.forms import BatchForm, TypingForm
from meydan.paper.models import PrintedForm
from meydan.paper.papers import forms_pdf
from meydan.paper.rules import UNKNOWN_FORM, may_call, may_take_down, may_undo
from meydan.paper.views.entry import collecting, contribution_of, reply_of

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@desk_only(may_call)
def desk_forms(request: HttpRequest) -> HttpResponse:
    """Batches of forms: print one, see how many came back."""
    form = BatchForm(request.POST or None, processes=collecting(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.print_forms(by=request.person, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("The forms are ready to be printed."))
            return redirect("paper:forms")
    context = {"form": form, "rows": queries.batches()[:50], "spoken": languages.switched_on()}
    return render(request, "paper/desk_forms.html", context, status=form.status)


@require_safe
@desk_only(may_call)
def batch_file(request: HttpRequest, pk: int) -> HttpResponse:
    """All forms of a batch as accessible PDF, in a language of the town. The numbers are the same in each."""
    batch, language = find(queries.batches(), pk=pk), request.GET.get("dil", "")
    language = language if languages.is_on(language) else ""
    answer = HttpResponse(forms_pdf(request, batch, language), content_type="application/pdf")
    name = "-".join(part for part in (f"katki-formu-{batch.pk}", language) if part)
    answer["Content-Disposition"] = f'attachment; filename="{name}.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


@require_safe
@desk_only(may_take_down)
def by_serial(request: HttpRequest, serial: str) -> HttpResponse:
    """Where the square code of a form leads."""
    return redirect(reverse("paper:type") + "?" + urlencode({"form": serial}))


@GET_POST
@desk_only(may_take_down)
def type_in(request: HttpRequest) -> HttpResponse:
    """One form after the other: the page is empty again after each, but for what the forms have in common."""
    form = TypingForm(request.POST or None, processes=collecting(request), initial=_start(request))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            made = _type(request, form)
        if form.is_valid():
            messages.success(request, _("Typed in: number %(number)s.") % {"number": made.thread.number})
            kept = {"place": made.neighbourhood_id or "", "process": made.process_id or ""}
            return redirect(reverse("paper:type") + "?" + urlencode(kept))
    mine = queries.typed_today(request.person)
    last = mine.first()
    context = {
        "form": form,
        "count": mine.count(),
        "last": last,
        "may_undo": last is not None and bool(may_undo(request.person, last)),
    }
    return render(request, "paper/type.html", context, status=form.status)


def _start(request: HttpRequest) -> dict[str, Any]:
    printed = queries.form_with(request.GET.get("form", ""))
    if printed is None:
        return {"neighbourhood": request.GET.get("place"), "process": request.GET.get("process")}
    batch = printed.batch
    return {"serial": printed.serial, "neighbourhood": batch.place_id, "process": batch.process_id}


def _type(request: HttpRequest, form: TypingForm) -> Contribution:
    serial = form.cleaned_data["serial"]
    printed: PrintedForm | None = queries.form_with(serial) if serial else None
    if serial and printed is None:
        raise Refused(UNKNOWN_FORM, field="serial")
    fresh = {"display_name": "", "age_band": "", "neighbourhood": form.cleaned_data["person_neighbourhood"]}
    entry = actions.Entry("paper", aloud=False, fresh=fresh)
    reply = reply_of(form) or actions.Reply("")
    return actions.type_in(by=request.person, form=printed, entry=entry, reply=reply, **contribution_of(form))


@require_POST
@desk_only(may_take_down)
def undo(request: HttpRequest) -> HttpResponse:
    """Take the last one back."""
    last = queries.typed_today(request.person).first()
    if last is not None:
        actions.undo_typing(by=request.person, contribution=last)
        messages.success(request, _("Taken back. The form can be typed in again."))
    return redirect("paper:type")
