"""How the town words its documents: the list, changing one with a preview, bringing the shipped text back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from meydan.base import clock
from meydan.base.edge import desk_only, refusals_on
from meydan.documents import actions
from meydan.documents.forms import WordingForm
from meydan.documents.models import WORDED
from meydan.documents.previews import preview
from meydan.documents.queries import wordings as queries
from meydan.documents.rules import may_say, may_word
from meydan.documents.sheets import official_language
from meydan.documents.views.reading import made, sent
from meydan.documents.wordings import TEMPLATES, title_of
from meydan.people.queries import mark_stand_ins


@require_safe
@desk_only(may_word)
def desk_wordings(request: HttpRequest) -> HttpResponse:
    """The kinds of documents, and who changed their words last."""
    changed = queries.changed_templates()
    mark_stand_ins(changed.values(), of_unit=False)
    rows = [{"template": code, "title": title, "changed": changed.get(code)} for code, title in WORDED]
    return render(request, "documents/desk_wordings.html", {"rows": rows})


@require_http_methods(["GET", "HEAD", "POST"])
@desk_only(may_word)
def desk_wording(request: HttpRequest, template: str) -> HttpResponse:
    """Change one text, see it before it is saved, or bring the shipped one back."""
    if template not in TEMPLATES:
        raise Http404
    if request.POST.get("reset"):
        actions.save_wording(by=request.person, template=template, text="")
        messages.success(request, _("The shipped text is back."))
        return redirect("documents:desk_wording", template)
    with official_language():  # the text; what stands around it is said in the language of the person
        text = queries.wording(template)
    form = WordingForm(request.POST or None, initial={"text": text})
    shown = None
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            answer, shown = _save_or_show(request, template, form.cleaned_data["text"])
            if answer:
                return answer
    context = _context(template) | {"form": form, "shown": shown}
    return render(request, "documents/desk_wording.html", context, status=form.status)


def _save_or_show(request: HttpRequest, template: str, text: str) -> tuple[HttpResponse | None, Any]:
    """Save it, or show it first: on the page, or as the PDF that it will be."""
    may_say(request.person, text, TEMPLATES[template].places).or_refuse()
    if look := request.POST.get("preview"):
        data = preview(template, text)
        if look == "pdf":
            return sent(made(data, clock.now(), "pdf"), f"{template}.pdf", "pdf"), None
        return None, data["sheets"][0]
    actions.save_wording(by=request.person, template=template, text=text)
    messages.success(request, _("Saved."))
    return redirect("documents:desk_wording", template), None


def _context(template: str) -> dict[str, Any]:
    with official_language():
        shipped = str(TEMPLATES[template].text)
    history = list(queries.wordings_of(template))
    mark_stand_ins(history, of_unit=False)
    return {
        "template": template,
        "title": title_of(template),
        "places": [(f"%({name})s", words) for name, words in TEMPLATES[template].places.items()],
        "history": history,
        "shipped": shipped,
    }
