"""Official papers: attaching, correcting, removing, and reading their files."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock, refs
from meydan.base.edge import desk_only, find, refusals_on
from meydan.documents import actions, files
from meydan.documents.forms import ReferenceForm
from meydan.documents.models import OfficialReference, Paper
from meydan.documents.queries import references as queries
from meydan.documents.rules import may_write_letters
from meydan.documents.views.reading import sent
from meydan.threads.models import Thread

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@desk_only(may_write_letters)
def attach(request: HttpRequest, ref: str) -> HttpResponse:
    """A new official paper about a thing; of a thread one may choose the step."""
    thing = _thing(request, ref)
    steps = queries.steps_of(thing.thing) if isinstance(thing.thing, Thread) else ()
    what = request.GET.get("ne", "")
    unit = getattr(thing.thing, "unit_id", None)  # with whom it lies is usually whose paper it is
    start = {"dated": clock.today(), "what": what if what in Paper.values else Paper.OTHER, "unit": unit}
    form = ReferenceForm(request.POST or None, request.FILES or None, initial=start, steps=steps)
    if request.method == "POST" and form.is_valid():
        data = {**form.cleaned_data, "of": form.cleaned_data.get("of") or ref}
        with refusals_on(form):
            actions.attach_reference(by=request.person, **data)
        if form.is_valid():
            messages.success(request, _("The paper is attached."))
            return redirect("documents:desk_attach", ref)
    context = {"form": form, "thing": thing, "papers": queries.references_on([ref, *(step for step, _words in steps)])}
    return render(request, "documents/desk_attach.html", context, status=form.status)


def _thing(request: HttpRequest, ref: str) -> refs.Found:
    """What a paper may belong to: a step, or what steps are about."""
    try:
        found = refs.resolve(request.person, [ref]).get(ref)
    except ValueError:
        raise Http404 from None
    if found is None or not (found.kind.step_template or found.kind.name == "step"):
        raise Http404
    return found


@GET_POST
@desk_only(may_write_letters)
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct a paper, replace its file, make the file public, or take the paper away."""
    found = find(queries.references(), pk=pk)
    if request.method == "POST" and request.POST.get("remove"):
        actions.remove_reference(by=request.person, reference=found)
        messages.success(request, _("Removed."))
        return redirect("documents:desk_attach", found.of)
    form = ReferenceForm(request.POST or None, request.FILES or None, initial=_said(found))
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.change_reference(by=request.person, reference=found, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("documents:desk_reference", pk)
    thing = refs.resolve(request.person, [found.of]).get(found.of)
    context = {"form": form, "reference": found, "thing": thing}
    return render(request, "documents/desk_reference.html", context, status=form.status)


def _said(found: OfficialReference) -> dict[str, Any]:
    return {name: getattr(found, name) for name in ("what", "number", "dated", "unit", "words", "public")}


@require_safe
def file(request: HttpRequest, pk: int) -> HttpResponse:
    """The file of a paper: a public one for those who may see its thing, any for the Centre."""
    found = find(queries.reference_files(request.person), pk=pk)
    _thing(request, found.of)
    try:
        content = files.path(found.key).read_bytes()
    except FileNotFoundError:
        raise Http404 from None
    return sent(content, found.file_name, found.suffix)
