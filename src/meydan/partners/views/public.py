"""The directory, an organisation's page, the library of what worked."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from meydan.base.edge import find
from meydan.partners.forms.public import FilterForm, LibraryForm
from meydan.partners.queries import agreements, organisations, pledges, practices
from meydan.partners.rules import may_keep_partners


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Whom the town works with, with search and filters."""
    filters = FilterForm(request.GET)
    wanted = filters.wanted
    page = organisations.directory_page(wanted, request.GET.get("after", ""))
    return render(request, "partners/list.html", {"page": page, "filters": filters, "wanted": wanted})


@require_safe
def organisation(request: HttpRequest, pk: int, slug: str) -> HttpResponse:
    """One organisation: what it does, what is done together, which promises it kept."""
    rows = organisations.organisations_visible_to(request.person)
    found = find(rows.prefetch_related("goals"), pk=pk)
    if slug != found.slug:
        return redirect(found, permanent=True)
    context = {
        "organisation": found,
        "logo": organisations.logo_of(request.person, found),
        "together": organisations.done_together(request.person, found),
        "kept": pledges.kept_by(found),
        "practices": practices.practices_of(found),
        "agreements": agreements.public_agreements(found),
        "speaks": found.pk in organisations.represented_by(request.person),
        "keeps": bool(may_keep_partners(request.person)),
    }
    return render(request, "partners/detail.html", context)


@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """What worked, here and elsewhere."""
    filters = LibraryForm(request.GET)
    wanted = filters.wanted
    page = practices.library_page(wanted, request.GET.get("after", ""))
    return render(request, "partners/practices.html", {"page": page, "filters": filters, "wanted": wanted})


@require_safe
def practice(request: HttpRequest, pk: int) -> HttpResponse:
    found = find(practices.practices_visible_to(request.person), pk=pk)
    return render(request, "partners/practice.html", {"practice": found})
