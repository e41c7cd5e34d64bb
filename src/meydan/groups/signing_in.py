"""Beginning first and signing in last: who wants to join or to propose a group signs in at the end."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.sentences import sentence
from meydan.groups import actions
from meydan.groups.forms.groups import ProposeForm
from meydan.groups.models import Group, Membership
from meydan.groups.queries.groups import groups_visible_to

JOINING, TYPED, SENT = "groups_joining", "groups_proposal", "groups_proposal_sent"


def keep_joining(request: HttpRequest, group: Group, words: str) -> None:
    request.session[JOINING] = {"group": group.pk, "words": words}


def keep_proposal(request: HttpRequest, form: ProposeForm) -> None:
    """What was typed, until the visitor has signed in."""
    request.session[TYPED] = {name: form.typed(name) for name in form.fields}
    request.session[SENT] = True


def kept(request: HttpRequest) -> dict[str, Any]:
    return dict(request.session.get(TYPED, {})) if request.session.session_key else {}


def send(request: HttpRequest, form: ProposeForm) -> Group:
    limit(f"groups:{request.person.pk}", "10/d")
    made = actions.propose_group(by=request.person, **form.wanted)
    request.session.pop(TYPED, None)
    messages.success(request, _("Your proposal has reached us. You hear from us by the promised day."))
    return made


def join(request: HttpRequest, group: Group, words: str) -> Membership:
    limit(f"groups-join:{request.person.pk}", "30/d")
    made = actions.join_group(by=request.person, group=group, words=words)
    said = (
        _("You are in. You hear of the next meeting.")
        if made.since
        else _("The group has your question and answers it.")
    )
    messages.success(request, said)
    return made


def finish(request: HttpRequest) -> str | None:
    """Called in the POST that signs somebody in: do what waited."""
    if request.person is None:
        return None
    return _join(request) or _propose(request)


def _join(request: HttpRequest) -> str | None:
    waiting = request.session.pop(JOINING, None)
    group = groups_visible_to(request.person).filter(pk=waiting["group"]).first() if waiting else None
    if group is None:
        return None
    try:
        join(request, group, waiting["words"])
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
    return group.get_absolute_url()


def _propose(request: HttpRequest) -> str | None:
    if not request.session.pop(SENT, False):
        return None
    form = ProposeForm(kept(request))
    if form.is_valid():
        try:
            return send(request, form).get_absolute_url()
        except Refused as refusal:
            messages.error(request, sentence(refusal.code, refusal.facts))
    return reverse("groups:propose")
