"""The pack of legal texts: read, word anew, approve, and take along as PDF or DOCX."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock, turkish
from meydan.base.edge import desk_only, refusals_on
from meydan.documents import actions, pack
from meydan.documents.forms import ApprovalForm, PackTextForm
from meydan.documents.models import PackKind, PackText
from meydan.documents.queries import pack as queries
from meydan.documents.rules import may_approve_text, may_say, may_see_certificates, may_word
from meydan.documents.sheets import official_language
from meydan.documents.summaries import SHORT
from meydan.documents.views.reading import MAKERS, made, sent


@require_safe
@desk_only(may_see_certificates)
def desk_pack(request: HttpRequest) -> HttpResponse:
    """The texts, and which of them are approved."""
    latest = queries.latest_pack_texts()
    rows = [{"kind": kind, "latest": latest.get(kind.value)} for kind in PackKind]
    return render(request, "documents/desk_pack.html", {"rows": rows, "may_word": may_word(request.person)})


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only(may_see_certificates)
def desk_pack_text(request: HttpRequest, what: str) -> HttpResponse:
    """One text: what it says, its versions, and for those who may: a new wording, and the approval."""
    if what not in PackKind.values:
        raise Http404
    history = queries.pack_history(what)
    does = request.POST.get("do", "")
    form = PackTextForm(request.POST if does in {"save", "preview"} else None, initial={"text": _text(what, history)})
    approval = ApprovalForm(request.POST if does == "approve" else None)
    used = approval if does == "approve" else form
    shown = _text(what, history)
    if request.method == "POST" and (does == "reset" or (used.is_bound and used.is_valid())):
        with refusals_on(used):
            if does == "preview":
                may_say(request.person, form.cleaned_data["text"], pack.PLACES).or_refuse()
                shown = form.cleaned_data["text"]
            else:
                _act(request, what, does, used)
        if does != "preview" and not used.errors:
            return redirect("documents:desk_pack_text", what)
    context = _context(request, what, history) | {
        "form": form,
        "approval": approval,
        "used": used,
        "shown": pack.below_the_title(pack.filled(shown)),
        "short": SHORT.get(what),
    }
    return render(request, "documents/desk_pack_text.html", context, status=used.status)


def _text(what: str, history: list[PackText]) -> str:
    return pack.text_of(what, history[0] if history else None)


def _act(request: HttpRequest, what: str, does: str, form: Any) -> None:
    if does == "approve":
        actions.approve_pack_text(by=request.person, what=what, **form.cleaned_data)
        messages.success(request, _("Approved. It is the text in use now."))
    else:
        text = "" if does == "reset" else form.cleaned_data["text"]
        actions.save_pack_text(by=request.person, what=what, text=text)
        messages.success(request, _("Saved. It waits for approval."))


def _context(request: HttpRequest, what: str, history: list[PackText]) -> dict[str, Any]:
    latest = history[0] if history else None
    return {
        "kind": PackKind(what),
        "latest": latest,
        "history": history,
        "places": [(f"%({name})s", words) for name, words in pack.PLACES.items()],
        "may_word": may_word(request.person),
        "may_approve": may_approve_text(request.person, latest),
    }


@require_safe
@desk_only(may_see_certificates)
def desk_pack_file(request: HttpRequest, what: str, form: str) -> HttpResponse:
    """The latest version as PDF or DOCX; while it waits for approval it says so on its head."""
    if what not in PackKind.values or form not in MAKERS:
        raise Http404
    latest = queries.latest_pack_texts().get(what)
    with official_language():
        approved = latest if latest and latest.approved_at else None
        data = pack.paper(what, pack.text_of(what, latest), approved=approved)
    at = latest.at if latest else clock.now()
    return sent(made(data, at, form), f"{turkish.slug(data['title'])}.{form}", form)
