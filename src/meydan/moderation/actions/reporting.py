"""Reporting, hiding, and showing again."""

from django.db import transaction

from meydan.base import clock, refs, turkish
from meydan.base.audit import record
from meydan.base.cards import kind
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.moderation.models import Appeal, Hiding, Report
from meydan.moderation.rules import HIDDEN_ALREADY, REPORTED_ALREADY, SHOWN_AGAIN, may_moderate, may_report
from meydan.people.models import Person


@transaction.atomic
def report(*, by: Person, ref: str, reason: str, words: str = "") -> Report:
    """Ask the moderators to look at a thing; once a person and thing."""
    may_report(by).or_refuse()
    limit(f"report:{by.pk}", "20/h")
    made, fresh = Report.objects.get_or_create(
        ref=ref, by=by, outcome="", defaults={"reason": reason, "words": words, "at": clock.now()}
    )
    if not fresh:
        raise Refused(REPORTED_ALREADY)
    record("moderation.reported", by=by, ref=ref, reason=reason)
    return made


@transaction.atomic
def decide_reports(*, by: Person, ref: str, hide_it: bool, reason: str, words: str) -> None:
    """Close all open reports on a thing: hide it, or keep it. Those who reported are told."""
    may_moderate(by).or_refuse()
    reports = list(Report.objects.select_for_update().filter(ref=ref, outcome=""))
    if hide_it:
        hide(by=by, ref=ref, reason=reason, words=words)
    outcome = Report.Outcome.HIDDEN if hide_it else Report.Outcome.KEPT
    for one in reports:
        one.outcome, one.decided_by, one.decided_at = outcome, by, clock.now()
        one.save(update_fields=["outcome", "decided_by", "decided_at"])
        if one.by:
            notify(one.by, f"moderation.report_{outcome}", ref=ref if not hide_it else "", words=words)
    record("moderation.decided", by=by, ref=ref, outcome=outcome)


@transaction.atomic
def hide(*, by: Person, ref: str, reason: str, words: str) -> Hiding:
    """Take a thing out of the public eye, tell its author why, and write a line into the public log."""
    may_moderate(by).or_refuse()
    if Hiding.objects.filter(ref=ref, lifted_at=None).exists():
        raise Refused(HIDDEN_ALREADY)
    name, _number = refs.parse(ref)
    found = refs.resolve(by, [ref]).get(ref)
    tell_slice(by=by, ref=ref, reason=reason, hidden=True)
    made = Hiding.objects.create(
        ref=ref,
        kind=name,
        title=turkish.cut(found.title, 200) if found else "",
        reason=reason,
        words=words,
        author=author_of(found),
        by=by,
        at=clock.now(),
    )
    if made.author:
        reason_words = str(made.get_reason_display())
        notify(made.author, "moderation.hidden", ref=made.own_ref, reason=reason_words, words=words)
    record("moderation.hidden", by=by, ref=ref, reason=reason)
    return made


@transaction.atomic
def unhide(*, by: Person, hiding: Hiding) -> Hiding:
    """Show it again; the line in the log stays and says so. An appeal that waits is answered by it."""
    may_moderate(by).or_refuse()
    hiding = Hiding.objects.select_for_update().get(pk=hiding.pk)
    if hiding.lifted_at:
        raise Refused(SHOWN_AGAIN)
    show_again(by=by, hiding=hiding)
    Appeal.objects.filter(hiding=hiding, outcome="").update(
        outcome=Appeal.Outcome.RESTORED, decided_by=by, decided_at=clock.now()
    )
    if hiding.author:
        notify(hiding.author, "moderation.shown_again", ref=hiding.ref)
    return hiding


def show_again(*, by: Person, hiding: Hiding) -> None:
    """Lift a hiding in the caller's transaction."""
    tell_slice(by=by, ref=hiding.ref, reason="", hidden=False)
    hiding.lifted_at = clock.now()
    hiding.save(update_fields=["lifted_at"])
    record("moderation.shown_again", by=by, ref=hiding.ref)


def tell_slice(*, by: Person | None, ref: str, reason: str, hidden: bool) -> None:
    """The slice to which a thing belongs hides it or shows it."""
    name, number = refs.parse(ref)
    owner = kind(name)
    if owner is None or owner.hide is None:
        raise ValueError(f"{name} can't be hidden")
    owner.hide(by=by, thing_id=number, reason=reason, hidden=hidden)
    forget_pages()


def author_of(found: refs.Found | None) -> Person | None:
    if found is None or found.kind.author is None:
        return None
    return Person.objects.filter(pk=found.kind.author(found.thing) or 0).first()
