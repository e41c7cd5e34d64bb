"""What waits for a look, hints, and the list of words."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from meydan.base import refs, sheets
from meydan.base.edge import desk_only, find, refusals_on
from meydan.base.paging import page_by_key
from meydan.moderation import actions, queries
from meydan.moderation.forms import HeldFilter, LookForm, TryForm, WordFilter, WordForm
from meydan.moderation.rules import caught_by, may_moderate, setting

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@require_safe
@desk_only(may_moderate)
def desk_held(request: HttpRequest) -> HttpResponse:
    """What waits, the nearest promise first, and texts at which many new accounts took part."""
    form = HeldFilter(request.GET or None)
    wanted = form.cleaned_data if form.is_bound and form.is_valid() else {}
    rows = queries.waiting_for_a_look(**wanted)
    if sheets.asked(request):
        return sheets.answer(request, "held", _columns(), rows)
    rushes = queries.rushes()
    found = refs.resolve(request.person, {one.ref for one in rushes})
    context = {
        "page": page_by_key(rows, order=["promised_for", "id"], after=request.GET.get("after", ""), per_page=40),
        "form": form,
        "narrowed": any(wanted.values()),
        "hints": [{"rush": one, "found": found[one.ref]} for one in rushes if one.ref in found],
        "days": setting("new_account_days", 7),
    }
    return render(request, "moderation/desk_held.html", context)


def _columns() -> sheets.Columns:
    return [
        (_("Since"), lambda row: row.at),
        (_("Thing"), lambda row: row.title),
        (_("Reasons"), lambda row: row.reasons),
        (_("To be looked at by"), lambda row: row.promised_for),
    ]


@GET_POST
@desk_only(may_moderate)
def desk_held_one(request: HttpRequest, pk: int) -> HttpResponse:
    """One thing that waits: read it, see why it waits, release it or hide it."""
    held = find(queries.all_held(), pk=pk)
    form = LookForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with refusals_on(form):
            if data["decision"] == "release":
                actions.release(by=request.person, held=held)
            else:
                actions.hide_held(by=request.person, held=held, reason=data["reason"], words=data["words"])
        if form.is_valid():
            messages.success(request, _("Decided; the author is told."))
            return redirect("moderation:desk_held")
    same = queries.same_texts(held)
    found = refs.resolve(request.person, [held.about, *same])
    thing = found.get(held.about)
    context = {
        "held": held,
        "thing": thing,
        "around": thing.around(request.person) if thing else (),
        "same": [found[ref] for ref in same if ref in found],
        "form": None if held.outcome else form,
    }
    return render(request, "moderation/desk_held_one.html", context, status=form.status)


@GET_POST
@desk_only(may_moderate)
def desk_words(request: HttpRequest) -> HttpResponse:
    """The list, a form for another word, and a box that says what the list would catch."""
    trying = "try" in request.POST
    form = WordForm(request.POST if request.method == "POST" and not trying else None)
    attempt = TryForm(request.POST if trying else None)
    if form.is_bound and form.is_valid():
        with refusals_on(form):
            actions.list_word(by=request.person, **form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Saved."))
            return redirect("moderation:desk_words")
    narrow = WordFilter(request.GET or None)
    wanted = narrow.cleaned_data if narrow.is_bound and narrow.is_valid() else {}
    words = queries.word_list(**wanted)
    if sheets.asked(request):
        return sheets.answer(request, "words", _word_columns(), words)
    caught = caught_by(attempt.cleaned_data["said"], queries.listed_words()) if trying and attempt.is_valid() else None
    context = {
        "form": form,
        "attempt": attempt,
        "narrow": narrow,
        "narrowed": any(wanted.values()),
        "page": page_by_key(words, order=["text"], after=request.GET.get("after", ""), per_page=40),
        "caught": caught,
    }
    return render(request, "moderation/desk_words.html", context, status=max(form.status, attempt.status))


def _word_columns() -> sheets.Columns:
    return [
        (_("Word"), lambda row: row.text),
        (_("Why it is on the list"), lambda row: row.note),
        (_("Since"), lambda row: row.at),
    ]


@require_POST
@desk_only(may_moderate)
def unlist_word(request: HttpRequest, pk: int) -> HttpResponse:
    actions.unlist_word(by=request.person, word=find(queries.word_list(), pk=pk))
    messages.success(request, _("Removed."))
    return redirect("moderation:desk_words")
