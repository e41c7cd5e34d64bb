"""Certificates of volunteers: prepared by themselves, and issued at the desk."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base import sheets
from meydan.base.cards import is_on
from meydan.base.edge import desk_only, refusals_on, sign_in_first
from meydan.base.limits import limit
from meydan.base.sentences import sentence
from meydan.base.templatetags.ui import duration
from meydan.documents.queries.certificates import certificate_preview
from meydan.documents.queries.papers import official_language
from meydan.people.models import Person
from meydan.people.queries import load_people
from meydan.volunteering import actions
from meydan.volunteering.forms.recognition import IssueForm, OwnCertificateForm
from meydan.volunteering.queries import recognition
from meydan.volunteering.queries.recognition import Span
from meydan.volunteering.rules import may_certify, may_have_certificate, may_run_volunteering, may_see_needs

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
MOST_AT_ONCE = 100
OWN_PAPERS = "20/d"


def _needs_documents() -> None:
    """Papers belong to documents: where the town has switched them off there are no pages about them."""
    if not is_on("documents"):
        raise Http404


@never_cache
@GET_POST
def own_certificate(request: HttpRequest) -> HttpResponse:
    """Prepare a certificate of one duty, or a record of service."""
    if request.person is None:
        return sign_in_first(request)
    _needs_documents()
    work = recognition.confirmed_work(request.person, Span())
    may = may_have_certificate(sum(one.minutes for one in work))
    posted = request.POST if request.method == "POST" and may else None
    form = OwnCertificateForm(posted, work=work, initial={"what": "all", "name": request.person.display_name})
    if form.is_valid():
        with refusals_on(form):
            limit(f"own-paper:{request.person.pk}", OWN_PAPERS)
            made = actions.certify(
                by=request.person, person=request.person, span=form.span, name=form.cleaned_data["name"]
            )
        if form.is_valid():
            messages.success(request, _("Your paper is ready. Thank you for your work."))
            return redirect("documents:own_certificate", made.spoken_code)
    return render(request, "volunteering/certificate.html", {"form": form, "may": may}, status=form.status)


@GET_POST
@desk_only(may_see_needs)
def desk_certificates(request: HttpRequest) -> HttpResponse:
    """Who has enough confirmed hours for a paper; several are issued at once, or all of them by the worker."""
    _needs_documents()
    keeps = bool(may_run_volunteering(request.person))
    form = IssueForm(request.GET, roles=recognition.roles_with_hours(request.person), all_duties=keeps, auto_id="f-%s")
    span = form.span
    if request.method == "POST":
        return _issue(request, span) if keeps or span.role else _first_a_duty(request)
    page = None
    if keeps or span.role:
        page = recognition.people_to_certify(
            request.person,
            span,
            text=form.cleaned_data.get("q") or "",
            everybody=bool(form.cleaned_data.get("everybody")),
            after=request.GET.get("after", ""),
        )
        if sheets.asked(request):
            return sheets.answer(request, "papers-to-issue", _columns(), page.rows)
    return render(request, "volunteering/desk_certificates.html", _shown(request.person, form, span, page))


def _columns() -> sheets.Columns:
    return [
        (_("Name"), lambda one: one.name),
        (_("Time spent"), lambda one: duration(one.minutes)),
        (_("Paper"), lambda one: _("There is one") if one.has_paper else ""),
    ]


def _shown(by: Person, form: IssueForm, span: Span, page: Any) -> dict[str, Any]:
    filtered, without = bool(form.data.get("q")), recognition.count_without(by, span) if page else 0
    return {
        "filters": form,
        "span": span,
        "page": page,
        "kind": span.kind.label,
        "filtered": filtered,
        "without": without,
    }


def _preview(request: HttpRequest, person: Person, span: Span) -> HttpResponse:
    """The paper of the first one chosen, without a seal."""
    may_certify(request.person, person, span.role).or_refuse()
    work = recognition.confirmed_work(person, span)
    may_have_certificate(sum(one.minutes for one in work)).or_refuse()
    with official_language():
        made = certificate_preview(recognition.claim_of(span, work), person.name)
    answer = HttpResponse(made, content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="onizleme.pdf"'
    return answer


def _first_a_duty(request: HttpRequest) -> HttpResponse:
    messages.error(request, _("Please choose a duty"))
    return redirect(request.get_full_path())


def _issue(request: HttpRequest, span: Span) -> HttpResponse:
    if request.POST.get("do") == "all":
        count = actions.certify_all(by=request.person, span=span)
        words = ngettext("%(count)s paper is being issued. It takes a moment.", "%(count)s papers are being issued. It takes a moment.", count)  # fmt: skip
        messages.success(request, words % {"count": count})
        return redirect(request.get_full_path())
    chosen = [int(pk) for pk in request.POST.getlist("person") if pk.isdecimal() and len(pk) < 19][:MOST_AT_ONCE]
    people = load_people(request.person, chosen)
    if request.POST.get("do") == "preview" and people:
        return _preview(request, next(iter(people.values())), span)
    made, refused = actions.certify_many(by=request.person, people=list(people.values()), span=span)
    for refusal in refused[:5]:
        messages.error(request, sentence(refusal.code, refusal.facts))
    if made:
        words = ngettext("%(count)s paper was issued.", "%(count)s papers were issued.", len(made))
        messages.success(request, words % {"count": len(made)})
    elif not refused:
        messages.error(request, _("Please choose at least one person."))
    return redirect(request.get_full_path())
