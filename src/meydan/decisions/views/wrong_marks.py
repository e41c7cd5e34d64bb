"""At a booth: a mark on the roll that was a mistake. One official says so, another one takes it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import desk_only, find, refusals_on
from meydan.decisions import actions
from meydan.decisions.forms.on_paper import WrongMarkForm
from meydan.decisions.models import Booth
from meydan.decisions.queries import on_paper
from meydan.decisions.rules import may_confirm_wrong_mark, may_see_booths


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
@desk_only(may_see_booths)
def desk_wrong_marks(request: HttpRequest, pk: int) -> HttpResponse:
    """Say which mark is wrong, and what waits for a second official."""
    booth = find(on_paper.booths_for(request.person), pk=pk)
    if request.method == "POST" and request.POST.get("mark"):
        return _settled(request, booth)
    form = WrongMarkForm(request.POST or None, booth=booth)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.tell_wrong_mark(by=request.person, **form.told)
        if form.is_valid():
            messages.success(request, _("Said. Another official has to look now."))
            return redirect("decisions:desk_wrong_marks", pk)
    rows = on_paper.wrong_marks_for(request.person).filter(batch__booth=booth)
    context = {
        "form": form,
        "booth": booth,
        "ballot": booth.ballot,
        "waiting": [(one, may_confirm_wrong_mark(request.person, one)) for one in rows],
    }
    return render(request, "decisions/desk_wrong_marks.html", context, status=form.status)


def _settled(request: HttpRequest, booth: Booth) -> HttpResponse:
    wrong = find(on_paper.wrong_marks_for(request.person).filter(batch__booth=booth), pk=request.POST["mark"])
    if request.POST.get("do") == "keep":
        actions.keep_mark(by=request.person, wrong=wrong)
        messages.success(request, _("The mark stays."))
    else:
        actions.confirm_wrong_mark(by=request.person, wrong=wrong)
        messages.success(request, _("The mark was taken back. The person can vote."))
    return redirect("decisions:desk_wrong_marks", booth.pk)
