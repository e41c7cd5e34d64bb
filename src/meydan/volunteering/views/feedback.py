"""How it was, said by who served."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from meydan.base.edge import find, refusals_on, sign_in_first
from meydan.volunteering import actions
from meydan.volunteering.forms.volunteers import HowWasItForm
from meydan.volunteering.queries import feedback, people
from meydan.volunteering.rules import may_say_how_it_was


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def how_was_it(request: HttpRequest, pk: int) -> HttpResponse:
    """The questions that the duty asks afterwards."""
    if request.person is None:
        return sign_in_first(request)
    found = find(people.placements_visible_to(request.person), pk=pk, person=request.person)
    questions = feedback.asked_after(found.role)
    if not questions:
        raise Http404
    may = may_say_how_it_was(request.person, found, served=feedback.has_served(found))
    form = HowWasItForm(request.POST or None, questions=questions)
    if request.method == "POST" and form.is_valid():
        with refusals_on(form):
            actions.say_how_it_was(by=request.person, placement=found, given=form.cleaned_data)
        if form.is_valid():
            messages.success(request, _("Thank you. It helps to make the next one better."))
            return redirect("volunteering:mine")
    context = {"form": form, "placement": found, "may": may}
    return render(request, "volunteering/how_was_it.html", context, status=form.status)
