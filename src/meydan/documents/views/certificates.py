"""Certificates: for their holder, and at the desk."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import sheets
from meydan.base.edge import desk_only, find, refusals_on, sign_in_first
from meydan.documents import actions
from meydan.documents.certificates import facts_told, is_genuine
from meydan.documents.codes import read_code
from meydan.documents.forms import CertificateSearchForm, OpeningForm, RevokeForm
from meydan.documents.models import Certificate
from meydan.documents.queries import certificates as queries
from meydan.documents.rules import may_revoke, may_see_certificates
from meydan.documents.views.reading import made, sent

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
MOST_AT_ONCE = 100


@never_cache
@require_safe
def own_certificates(request: HttpRequest) -> HttpResponse:
    """All papers of a person, also those that are not valid any more."""
    if request.person is None:
        return sign_in_first(request)
    rows = list(queries.certificates_of(request.person)[:200])
    return render(request, "documents/own_certificates.html", {"certificates": rows})


@never_cache
@GET_POST
def own_certificate(request: HttpRequest, code: str) -> HttpResponse:
    """One paper of one's own: take it along, and choose what others see of it."""
    if request.person is None:
        return sign_in_first(request)
    found = find(queries.certificates_of(request.person), code=read_code(code))
    form = OpeningForm(
        request.POST if request.method == "POST" else None, what=found.what, initial={"opened": found.opened}
    )
    if form.is_valid():
        actions.open_certificate(by=request.person, certificate=found, opened=form.cleaned_data["opened"])
        messages.success(request, _("Saved."))
        return redirect("documents:own_certificate", found.spoken_code)
    context = {"certificate": found, "tone": found.tone, "form": form, "told": queries.what_is_open(found)}
    return render(request, "documents/own_certificate.html", context, status=form.status)


@never_cache
@require_safe
def own_file(request: HttpRequest, code: str) -> HttpResponse:
    """A paper of one's own as accessible PDF."""
    if request.person is None:
        return sign_in_first(request)
    return _printed([find(queries.certificates_of(request.person), code=read_code(code))], "pdf")


def _printed(rows: list[Certificate], form: str) -> HttpResponse:
    data = queries.certificates_data(rows)
    if not data["sheets"]:
        raise Http404
    name = rows[0].spoken_code if len(rows) == 1 else "belgeler"
    return sent(made(data, max(one.at for one in rows), form), f"{name}.{form}", form)


@GET_POST
@desk_only(may_see_certificates)
def desk_certificates(request: HttpRequest) -> HttpResponse:
    """Everything that was issued; chosen papers are printed in one file."""
    if request.method == "POST":
        chosen = [int(pk) for pk in request.POST.getlist("certificate") if pk.isdecimal() and len(pk) < 19]
        rows = list(queries.certificates().filter(pk__in=chosen[:MOST_AT_ONCE]).order_by("-at", "-id"))
        if rows:
            return _printed(rows, "pdf")
        messages.error(request, _("Please choose at least one paper."))
        return redirect(request.get_full_path())
    said = {name: request.GET.get(name, "").strip()[:100] for name in ("q", "kind", "state")}
    after = request.GET.get("after", "")
    page = queries.certificate_page(request.person, text=said["q"], kind=said["kind"], state=said["state"], after=after)
    if sheets.asked(request):
        return sheets.answer(request, "certificates", _columns(), page.rows)
    context = {"page": page, "filters": CertificateSearchForm(said, auto_id="f-%s"), "filtered": any(said.values())}
    return render(request, "documents/desk_certificates.html", context)


def _columns() -> sheets.Columns:
    return [
        (_("Name"), lambda one: one.facts.get("name")),
        (_("Kind"), lambda one: one.get_what_display()),
        (_("Issued on"), lambda one: one.issued_on),
        (_("Valid until"), lambda one: one.valid_until),
        (_("Code"), lambda one: one.spoken_code),
        (_("State"), lambda one: one.tone[2]),
    ]


@GET_POST
@desk_only(may_see_certificates)
def desk_certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper: what stands in it, its history, and the way to revoke it."""
    found = find(queries.certificates().select_related("issued_by", "revoked_by"), pk=pk)
    form = RevokeForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.revoke_certificate(by=request.person, certificate=found, reason=form.cleaned_data["reason"])
        if form.is_valid():
            messages.success(request, _("Revoked. The holder is told why."))
            return redirect("documents:desk_certificate", pk)
    return render(request, "documents/desk_certificate.html", _shown(request, found, form), status=form.status)


def _shown(request: HttpRequest, found: Certificate, form: RevokeForm) -> dict[str, Any]:
    return {
        "certificate": found,
        "tone": found.tone,
        "facts": facts_told(found.facts) if found.facts else [],
        "form": form,
        "may_revoke": may_revoke(request.person, found),
        "genuine": is_genuine(found),
        "told": queries.what_is_open(found),
    }


@require_safe
@desk_only(may_see_certificates)
def desk_certificate_file(request: HttpRequest, pk: int, form: str) -> HttpResponse:
    if form not in {"pdf", "docx"}:
        raise Http404
    return _printed([find(queries.certificates(), pk=pk)], form)
