"""Finishing what a visitor began before signing in."""

from django.contrib import messages
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.sentences import sentence
from meydan.base.templatetags.ui import day_long
from meydan.ideas import actions
from meydan.ideas.models import Contribution, Draft
from meydan.ideas.queries import contributions as queries

WAITING = "pending_ideas"


def finish(request: HttpRequest) -> str | None:
    """Called in the POST that signs somebody in: send the draft, or add the support, that waited."""
    waiting = request.session.pop(WAITING, None)
    if not waiting or request.person is None:
        return None
    return _send_waiting(request, waiting.get("draft", "")) or _support_waiting(request, waiting.get("support"))


def _send_waiting(request: HttpRequest, key: str) -> str | None:
    draft = queries.draft_by_key(key)
    if draft is None:
        return None
    try:
        return send(request, draft)
    except Refused as refusal:  # the draft stays; the last page shows it
        messages.error(request, sentence(refusal.code, refusal.facts))
        return reverse("ideas:new_step", args=["gonder"])


def _support_waiting(request: HttpRequest, pk: int | None) -> str | None:
    contribution = queries.contributions_visible_to(request.person).filter(pk=pk).first()
    if contribution is None:
        return None
    try:
        actions.support(by=request.person, contribution=contribution)
        messages.success(request, _("Your support is counted."))
    except Refused as refusal:
        messages.error(request, sentence(refusal.code, refusal.facts))
    return contribution.home.get_absolute_url()


def send(request: HttpRequest, draft: Draft) -> str:
    """Publish the draft, once; the address of its thread."""
    if draft.sent_as is None:
        limit(f"submit:{request.person.pk}", "20/h")
        thank(request, actions.submit_draft(by=request.person, draft=draft))
        draft.refresh_from_db()
    request.session.pop("draft_ref", None)
    return where_it_is(draft.sent_as)


def where_it_is(made: Contribution) -> str:
    """Its thread; while it waits for a look the author's own page, which says by when."""
    return reverse("front:my_page") if made.hidden_at else made.home.get_absolute_url()


def thank(request: HttpRequest, made: Contribution) -> None:
    if made.hidden_at:
        words = _(
            "Thank you. Your number is %(number)s. Somebody looks at it before it is public; below you see by when."
        )
        messages.info(request, words % {"number": made.thread.number})
        return
    words = _("Thank you. Your contribution reached us: number %(number)s. We answer by %(day)s.")
    messages.success(request, words % {"number": made.thread.number, "day": day_long(made.promised_for)})
