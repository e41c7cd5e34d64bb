"""Setting up the town at the desk: what is missing, and which modules are on."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from meydan.base.clock import today
from meydan.base.edge import desk_only
from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.base.town import town
from meydan.front.actions import name_units, send_test_letter, switch_module
from meydan.front.checklist import checks
from meydan.front.modules import modules
from meydan.front.rules import may_set_up
from meydan.ideas.rules.accountability import may_name_units, names_units

GET_POST = require_http_methods(["GET", "HEAD", "POST"])


@GET_POST
@desk_only(may_set_up)
def checklist(request: HttpRequest) -> HttpResponse:
    """What is missing before the town can start; a button sends a message to try the e-mail."""
    if request.method == "POST":
        send_test_letter(by=request.person)
        messages.success(request, _("The message is on its way to %(email)s.") % {"email": request.person.email})
        return redirect("front:checklist")
    found = checks()
    context = {"checks": found, "missing": sum(not one.done for one in found), "file": town().folder.name}
    return render(request, "front/checklist.html", context)


@GET_POST
@desk_only(may_set_up)
def module_switches(request: HttpRequest) -> HttpResponse:
    """Switch modules on and off; what another one needs stays on. Here the town also says whether it names units."""
    refusal, status = "", 200
    if request.method == "POST":
        on = request.POST.get("to") == "on"
        try:
            if "units" in request.POST:
                name_units(by=request.person, on=on)
            else:
                switch_module(by=request.person, name=request.POST.get("module", ""), on=on)
            messages.success(request, _("Switched. It reaches every page within a few seconds."))
            return redirect("front:modules")
        except Refused as refused:
            refusal, status = sentence(refused.code, refused.facts), 422
    context = {"modules": modules(), "refusal": refusal, "names": names_units(), "naming": may_name_units(on=today())}
    return render(request, "front/modules.html", context, status=status)
