"""Lists of people at the desk, and the page on which somebody of a list answers."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.paging import page_by_key
from meydan.imports import actions, contact_pages, queries
from meydan.imports.contact_forms import ContactColumnsForm, YesForm
from meydan.imports.contact_labels import FILTERS
from meydan.imports.models import Import
from meydan.imports.queries.contacts import contact_by_link, contacts_for
from meydan.imports.rules import answer_days, may_answer, may_import
from meydan.imports.samples import people_samples

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


def columns(request: HttpRequest, one: Import) -> HttpResponse:
    """What the columns are, and where the proof of consent stands. The trial begins when nothing is missing."""
    form = ContactColumnsForm(request.POST or None, one=one)
    trial = request.POST.get("do") == "trial"
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            one = actions.answer_about_people(by=request.person, one=one, **form.said)
            if trial and not _order_is_new(form, one):
                actions.start_trial(by=request.person, one=one)
                return redirect(one)
        if form.is_valid():
            messages.info(request, _("Please look at the order of day and month.") if trial else _("Saved."))
            return redirect("imports:desk_columns", one.pk)
    context = contact_pages.columns_page(one, form)
    return render(request, "imports/desk_contact_columns.html", context, status=form.status)


def _order_is_new(form: ContactColumnsForm, one: Import) -> bool:
    """Whether another column holds the day now, and its order was not asked about."""
    return any(f"order-{field}" not in form.fields for field in one.answers["order_asked"])


@require_safe
@desk_only(may_import)
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """After a trial what would happen with each row; after the import who is there, with their answers."""
    one = find(queries.imports_for(request.person), pk=pk, of=Import.Of.PEOPLE)
    if one.state == one.State.CHECKED and not one.file_gone_at:
        after = request.GET.get("after", "")
        rows = contact_pages.trial_rows(one, int(after) if after.isdecimal() and len(after) < 8 else 0)
        return render(request, "imports/desk_trial_rows.html", rows)
    text, state = request.GET.get("q", "").strip()[:80], request.GET.get("state", "")
    found = contacts_for(request.person, one, text=text, state=state)
    page = page_by_key(found, order=["line", "id"], after=request.GET.get("after", ""), per_page=50)
    context = {"one": one, "page": page, "q": text, "state": state, "filters": FILTERS.items()}
    return render(request, "imports/desk_people.html", context)


@require_safe
@desk_only(may_import)
def sample(request: HttpRequest, name: str) -> HttpResponse:
    """An invented list of the demo."""
    found = next((one for one in people_samples() if one.file.name == name), None)
    if found is None:
        raise Http404
    answer = HttpResponse(found.file.read_bytes(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="{found.file.name}"'
    return answer


@never_cache
@GET_POST
def own(request: HttpRequest, pk: int, link: str) -> HttpResponse:
    """What a list says about somebody; yes, or no. Opening the page changes nothing."""
    contact = contact_by_link(pk, link)
    if contact is None:
        raise Http404
    does = request.POST.get("do", "")
    if does == "no":
        actions.say_no(contact=contact)
        return render(request, "imports/own_gone.html")
    form = YesForm(request.POST if does == "yes" else None)
    if does == "yes" and form.is_valid():
        with refusals_on(form):
            actions.say_yes(contact=contact, display_name=form.cleaned_data["display_name"])
        if form.is_valid():
            return redirect(request.path)
    context = {
        "contact": contact,
        "form": form,
        "proof": contact_pages.known_of(contact),
        "days": answer_days(),
        "may_answer": may_answer(contact),
        "asks_name": contact.person is None or not contact.person.display_name,
    }
    return render(request, "imports/own.html", context, status=form.status)
