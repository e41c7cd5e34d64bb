"""Moving in from a list: choose the file, look at its columns, see the trial, import, publish or undo."""

import csv
from collections.abc import Callable
from functools import wraps
from io import StringIO
from typing import Any

from django.contrib import messages
from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRefresh

from meydan.base import sheets, turkish
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.paging import page_by_key
from meydan.base.sent_twice import once
from meydan.imports import actions, contact_pages, contact_views, pages, queries
from meydan.imports.contact_labels import REASONS as CONTACT_REASONS
from meydan.imports.forms import ColumnsForm, PeopleUploadForm, UploadForm
from meydan.imports.labels import REASONS
from meydan.imports.models import Import
from meydan.imports.reading.files import MOST_BYTES
from meydan.imports.rules import SENTENCES, TOO_BIG, may_import
from meydan.imports.samples import people_samples, samples
from meydan.people.queries import mark_stand_ins

GET_POST = require_http_methods(["GET", "HEAD", "POST"])
View = Callable[..., HttpResponse]


class _InMemory(MemoryFileUploadHandler):
    """However large: a file may hold identity numbers, which must never touch the disk."""

    def handle_raw_input(self, *args: Any, **kwargs: Any) -> None:
        self.activated = True


def _never_on_disk(view: View) -> View:
    """The body is read only after its handler is set, so the check of the form's token comes after that."""

    @csrf_exempt
    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        request.upload_handlers = [_InMemory(request)]
        return csrf_protect(once(view))(request, *args, **kwargs)

    return guarded


@require_safe
@desk_only(may_import)
def import_list(request: HttpRequest) -> HttpResponse:
    """What was imported, the newest first."""
    text = request.GET.get("q", "").strip()[:100]
    rows = queries.imports_called(request.person, text)
    page = page_by_key(rows, order=["-at", "-id"], after=request.GET.get("after", ""), per_page=25)
    if sheets.asked(request):
        return sheets.answer(request, "imports", _columns(), page.rows)
    mark_stand_ins(page.items, of_unit=False)
    return render(request, "imports/desk_imports.html", {"page": page, "text": text})


def _columns() -> sheets.Columns:
    return [
        (_("List"), lambda one: one.origin),
        (_("File"), lambda one: one.name),
        (_("Kind"), lambda one: one.get_of_display()),
        (_("State"), lambda one: one.get_state_display()),
        (_("Day"), lambda one: one.at),
        (_("Rows"), lambda one: one.rows),
        (_("Rows taken"), lambda one: one.made),
    ]


@GET_POST
@desk_only(may_import)
def new(request: HttpRequest) -> HttpResponse:
    """Choose a file. One that is far too large is refused before it is read."""
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES + 1024 * 1024:
        form = _upload_form(request)({}, {})
        form.add_error("file", SENTENCES[TOO_BIG] % {"megabytes": MOST_BYTES // 1024 // 1024})
        return _upload_page(request, form, 413)
    return _never_on_disk(_upload)(request)


new.csrf_exempt = True


def _of(request: HttpRequest) -> str:
    """What the rows of the list are."""
    asked = request.GET.get("of", "")
    return asked if asked in Import.Of else Import.Of.CONTRIBUTIONS


def _upload_form(request: HttpRequest) -> type[UploadForm]:
    return PeopleUploadForm if _of(request) == Import.Of.PEOPLE else UploadForm


def _upload(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return _upload_page(request, _upload_form(request)())
    if sample := request.POST.get("sample"):
        return _take_sample(request, sample)
    form = _upload_form(request)(request.POST, request.FILES)
    if form.is_valid():
        data = form.cleaned_data
        with refusals_on(form):
            one = actions.upload(
                by=request.person,
                name=data["file"].name,
                content=data["file"].read(),
                origin=data["origin"],
                kind=data.get("kind", ""),
                of=_of(request),
                sheet=data["sheet"],
            )
        if form.is_valid():
            return redirect("imports:desk_columns", one.pk)
    return _upload_page(request, form)


def _upload_page(request: HttpRequest, form: UploadForm, status: int = 0) -> HttpResponse:
    of_people = _of(request) == Import.Of.PEOPLE
    context = {"form": form, "origins": queries.origins(), "samples": people_samples() if of_people else samples()}
    context["of_people"] = of_people
    return render(request, "imports/desk_new.html", context, status=status or form.status)


def _take_sample(request: HttpRequest, name: str) -> HttpResponse:
    """An invented list of the demo."""
    found = next((one for one in samples() if one.file.name == name), None)
    if found is None:
        raise Http404
    content = found.file.read_bytes()
    one = actions.upload(by=request.person, name=name, content=content, origin=found.origin, kind="problem")
    return redirect("imports:desk_columns", one.pk)


@GET_POST
@desk_only(may_import)
def columns(request: HttpRequest, pk: int) -> HttpResponse:
    """What the columns and words mean. A trial begins when nothing is open any more."""
    one = find(queries.imports_for(request.person), pk=pk)
    if one.state not in {one.State.COLUMNS, one.State.CHECKED} or one.file_gone_at:
        return redirect(one)
    if one.is_of_people:
        return contact_views.columns(request, one)
    known, trial = queries.lookups(), request.POST.get("do") == "trial"
    form = ColumnsForm(request.POST or None, one=one, lookups=known, complete=trial)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            one = actions.answer_questions(by=request.person, one=one, **form.answers)
            if trial and not _new_questions(form, one):
                actions.start_trial(by=request.person, one=one)
                return redirect(one)
        if form.is_valid():
            said = _("Some words are new on this page. Please look at them.") if trial else _("Saved.")
            messages.info(request, said)
            return redirect("imports:desk_columns", pk)
    return render(request, "imports/desk_columns.html", pages.columns_page(one, form, known), status=form.status)


def _new_questions(form: ColumnsForm, one: Import) -> bool:
    """Whether a column that changed its meaning brought words that nobody has seen."""
    seen = {(field, word["key"]) for field, words in form.asked.items() for word in words}
    answered = {(field, key) for field, words in one.answers["words"].items() for key in words}
    shown = ColumnsForm(one=one, lookups=form.lookups).asked
    return any((field, word["key"]) not in seen | answered for field, words in shown.items() for word in words)


VERBS: dict[str, Callable[..., Import]] = {
    "import": actions.begin_import,
    "publish": lambda **who: actions.publish(everything=False, **who),
    "publish_all": lambda **who: actions.publish(everything=True, **who),
    "tell": actions.tell,
    "undo": actions.undo,
    "revive": actions.revive,
}


@GET_POST
@desk_only(may_import)
def one_import(request: HttpRequest, pk: int) -> HttpResponse:
    """One import: its progress, its trial, or its result."""
    one = find(queries.imports_for(request.person), pk=pk)
    if request.method == "POST" and (verb := VERBS.get(request.POST.get("do", ""))):
        verb(by=request.person, one=one)
        return redirect(one)
    if request.htmx:
        return (
            render(request, "imports/_progress.html", {"one": one}) if one.is_working else HttpResponseClientRefresh()
        )
    if one.state == one.State.COLUMNS and not one.file_gone_at:
        return redirect("imports:desk_columns", pk)
    if one.is_of_people:
        return render(request, "imports/desk_import.html", contact_pages.import_page(request.person, one))
    if sheets.asked(request):
        return sheets.answer(
            request, "import", pages.result_columns(), pages.found_rows(one, request.GET).order_by("line")
        )
    return render(request, "imports/desk_import.html", pages.import_page(request.person, one, request.GET))


@require_safe
@desk_only(may_import)
def rejected(request: HttpRequest, pk: int) -> HttpResponse:
    """The rows that are not taken, with their reasons, to be corrected and dropped again."""
    one = find(queries.imports_for(request.person), pk=pk)
    file = StringIO()
    writer = csv.writer(file, delimiter=";")
    kept = [x for x, column in enumerate(one.columns) if not (column["identity"] or one.is_of_people)]
    names = [one.columns[x]["name"] for x in kept]
    writer.writerow([_("Row"), _("Reason"), *map(_harmless, names)])
    for row in queries.rejected_rows(one).iterator():
        word = (CONTACT_REASONS if one.is_of_people else REASONS)[row.reason][0]
        writer.writerow([row.line, word, *(_harmless(row.cells[x]) for x in kept)])
    answer = HttpResponse("\ufeff" + file.getvalue(), content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="alinmayan-{turkish.slug(one.name) or one.pk}.csv"'
    return answer


def _harmless(cell: str) -> str:
    """A spreadsheet must not take a cell for a formula."""
    return f"'{cell}" if cell[:1] in {"=", "+", "-", "@", "\t", "\r"} else cell
