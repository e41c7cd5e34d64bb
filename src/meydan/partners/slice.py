"""What partners show to the house."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, DeskLink, DueBy, Kind, NoticeType, PersonalData, Queue, Section, Task, Work
from meydan.base.lines import line
from meydan.base.templatetags.ui import moment
from meydan.base.workdays import end_of
from meydan.partners import personal, rules
from meydan.partners.actions import hand_over_bids
from meydan.partners.models import Agreement, Bid, Change, Due, Organisation, Pledge, Practice
from meydan.partners.queries import agreements, funds, organisations, pledges, practices
from meydan.partners.rules.reasons import KEEPING, KEPT_FOR
from meydan.partners.signing_in import finish
from meydan.people.models import Person


def _link(one: Any) -> str:
    return str(one.get_absolute_url())


def _change_link(one: Change) -> str:
    return address("partners:desk_change", one.pk)


def _describe_pledge(one: Pledge) -> str:
    return f"{one.organisation.name}: {one.title}"


def _change_task(one: Change) -> Task:
    url = address("partners:desk_change", one.pk)
    return Task(title=one.organisation.name, verb=_("Decide"), url=url, due=end_of(one.promised_for), ref=one.ref)


def _pledge_task(one: Pledge) -> Task:
    offered = one.state == Pledge.State.OFFERED
    return Task(
        title=one.title,
        verb=_("Decide") if offered else _("Say thanks"),
        url=address("partners:desk_pledge", one.pk),
        facts=[one.organisation.name, str(one.get_what_display())],
        due=end_of(one.promised_for) if offered else None,
        ref=one.ref,
    )


def _practice_task(one: Practice) -> Task:
    url = address("partners:desk_practice", one.pk)
    facts = [one.organisation.name] if one.organisation else []
    return Task(title=one.title, verb=_("Read it"), url=url, facts=facts, due=end_of(one.promised_for), ref=one.ref)


def _agreement_task(one: Agreement) -> Task:
    due = end_of(one.ends_on) if one.ends_on else None
    return Task(
        title=one.title, verb=_("Renew or end it"), url=_link(one), facts=[one.organisation.name], due=due, ref=one.ref
    )


def _bid_task(one: Bid) -> Task:
    facts = [one.call.body, moment(one.call.closes_at)]
    return Task(title=one.title, verb=_("Submit it"), url=_link(one), facts=facts, due=one.call.closes_at, ref=one.ref, unit_id=one.unit_id, assigned_to=one.owner_id)  # fmt: skip


def _due_task(one: Due) -> Task:
    url = address("partners:desk_due", one.pk)
    return Task(title=one.title, verb=_("Write it down"), url=url, facts=[one.bid.title, str(one.get_what_display())], due=end_of(one.on), ref=one.bid.ref, unit_id=one.bid.unit_id, assigned_to=one.bid.owner_id)  # fmt: skip


def _queue(
    code: str, title: Any, rows: Callable[[Person], Any], task: Callable[[Any], Task], page: str = "", **by: Any
) -> Queue:
    """The most urgent rows as tasks; all of them counted."""

    def load(person: Person, at_most: int) -> Sequence[Task]:
        return [task(one) for one in rows(person)[:at_most]]

    return Queue(code, title, KEEPING, load, rows, page, **by)


def _with_partners(request: HttpRequest, thing: Any) -> dict[str, Any] | None:
    """Who does it together with the town, and what was pledged for it."""
    found = list(organisations.partners_in(thing.ref))
    return {"organisations": found, "ref": thing.ref} if found else None


def _pledged(request: HttpRequest, thing: Any) -> dict[str, Any] | None:
    found = pledges.serving(thing.ref)
    return {"pledges": found} if found else None


def _pledges_for(thing: Any) -> QuerySet[Pledge]:
    return Pledge.objects.filter(serves=thing.ref)


def _on_thread(request: HttpRequest, thread: Any) -> dict[str, Any] | None:
    found = pledges.on_thread(thread)
    return {"pledges": found} if found else None


def _paid_by(request: HttpRequest, project: Any) -> dict[str, Any] | None:
    found = list(funds.funds_of(project))
    return {"bids": found} if found else None


def _on_goal(request: HttpRequest, goal: Any, found: Any) -> dict[str, Any] | None:
    return {"organisations": found, "more": reverse("partners:list") + f"?goal={goal.number}"} if found else None


def _on_my_page(request: HttpRequest, person: Any, speaks: Any, given: Any) -> dict[str, Any] | None:
    """For who speaks for an organisation or has pledged something."""
    pledged = [(line(one.tone, one.title, "", one.organisation.name), one.get_absolute_url()) for one in given]
    return {"organisations": speaks, "lines": pledged} if speaks or pledged else None


def _in_directory(**which: Any) -> QuerySet[Organisation]:
    return Organisation.objects.filter(published_at__isnull=False, **which)


PARTNERS, PLEDGES = "partners/_partners.html", "partners/_pledges.html"
# Official papers are attached to what steps can be about, so agreements and bids have a template of steps.
CARD = Card(
    name=_("Partners and funds"),
    icon="people",
    kinds=[
        Kind("partner", _("Partner"), organisations.load_organisations, _link, str, step_template="partners/_step.html"),
        Kind("partner_change", _("Proposal for a page"), organisations.load_changes, _change_link, str),
        Kind("agreement", _("Agreement"), agreements.load_agreements, _link, str, step_template="partners/_step.html"),
        Kind("pledge", _("Pledge"), pledges.load_pledges, _link, _describe_pledge, step_template="partners/_step.html"),
        Kind("practice", _("Good practice"), practices.load_practices, _link, str),
        Kind("fund_call", _("Call of a fund"), funds.load_calls, _link, str),
        Kind("bid", _("Bid for a fund"), funds.load_bids, _link, str, step_template="partners/_step.html"),
    ],
    sections=[
        Section("project", PARTNERS, _with_partners, 60, aside=True, among=lambda project: _in_directory(joint__ref=project.ref)),
        Section("event", PARTNERS, _with_partners, 60, aside=True, among=lambda event: _in_directory(joint__ref=event.ref)),
        Section("project", "partners/_funds.html", _paid_by, 62, aside=True, among=funds.funds_of),
        Section("project", PLEDGES, _pledged, 30, among=_pledges_for),
        Section("thread", PLEDGES, _on_thread, 32, among=lambda thread: Pledge.objects.filter(thread=thread)),
        Section("group", PLEDGES, _pledged, 40, among=_pledges_for),
        Section("goal", PARTNERS, _on_goal, 60, aside=True, asks=lambda goal: [organisations.for_goal(goal.number)[:6]]),
        Section(
            "person", "partners/_mine.html", _on_my_page, 50,
            among=lambda person: Organisation.objects.filter(Q(representatives__person=person) | Q(pledges__by=person)),
            asks=lambda person: [organisations.own_organisations(person)[:6], pledges.own_pledges(person)[:6]],
        ),
    ],
    desk=[
        _queue("partners.pledges", _("Pledges"), pledges.waiting_pledges, _pledge_task, "partners:desk_pledges", due=DueBy("promised_for", only=Q(state=Pledge.State.OFFERED))),
        _queue("partners.changes", _("Pages of partners"), organisations.waiting_changes, _change_task, due="promised_for"),
        _queue("partners.practices", _("Good practices to read"), practices.waiting_practices, _practice_task, "partners:desk_practices", due="promised_for"),
        _queue("partners.agreements", _("Agreements that end soon"), lambda person: agreements.ending(), _agreement_task, "partners:desk_agreements", due="ends_on"),
        _queue("partners.bids", _("Bids with a deadline"), funds.closing_bids, _bid_task, "partners:desk_bids", due="call__closes_at", holder="owner"),
        _queue("partners.dues", _("Spending and reports of funds"), funds.waiting_dues, _due_task, due="on", holder="bid__owner"),
    ],
    desk_links=[
        DeskLink(_("Partners"), "partners:desk_list", KEEPING),
        DeskLink(_("Calls of funds"), "partners:desk_calls", KEEPING),
    ],
    work=[Work("partners.bids", _("Bids for funds"), funds.bids_in_hands, "owner", rules.may_hold_bid, hand_over_bids, _link, late=funds.bids_late)],
    notices=[
        NoticeType("partners.represents", _("You speak for an organisation here: %(title)s"), _("You find its page under “my page” and can propose what stands on it.")),
        NoticeType("partners.change", _("A partner would like to change its page: %(title)s"), _("Please decide at the desk by the promised day.")),
        NoticeType("partners.change_approved", _("Your page is renewed: %(title)s"), _("What you proposed is public now.")),
        NoticeType("partners.change_sent_back", _("Please look at your proposal again: %(title)s"), _("%(words)s")),
        NoticeType("partners.pledge_offered", _("Something is offered: %(title)s"), _("Please decide at the desk by the promised day.")),
        NoticeType("partners.pledge_accepted", _("We take it with pleasure: %(title)s"), _("Thank you. We write when it is needed. %(words)s")),
        NoticeType("partners.pledge_declined", _("Not this time: %(title)s"), _("%(words)s")),
        NoticeType("partners.pledge_used", _("It was used: %(title)s"), _("%(words)s")),
        NoticeType("partners.pledge_thanked", _("Thank you: %(title)s"), _("%(words)s")),
        NoticeType("partners.pledge_taken_back", _("Taken back: %(title)s"), _("Who offered it can’t give it any more.")),
        NoticeType("partners.practice", _("A good practice to read: %(title)s"), _("Please decide at the desk by the promised day.")),
        NoticeType("partners.practice_published", _("It is in the library: %(title)s"), _("Thank you. Others can learn from it now.")),
        NoticeType("partners.practice_sent_back", _("Please look at it again: %(title)s"), _("%(words)s")),
        NoticeType("partners.agreement_ends", _("An agreement ends soon: %(title)s"), _("Its last day is %(day)s. Please renew or end it.")),
        NoticeType("partners.due", _("Something is due: %(title)s"), _("%(due)s, by %(day)s.")),
    ],
    sentences=rules.SENTENCES,
    after_sign_in=finish,
    personal_data=[
        PersonalData(
            "partners.Representative",
            ("person",),
            _("To know who speaks for an organisation"),
            personal.export_representations,
            personal.forget_representations,
            None,
            _("while the account exists"),
        ),
        PersonalData(
            "partners.Contact",
            ("email",),
            _("To reach somebody at an organisation who agreed to it"),
            personal.export_contacts,
            personal.forget_contacts,
            timedelta(days=KEPT_FOR),
            _("consent, until the day that was agreed; then it is deleted by itself"),
            destroy=personal.destroy_contacts,
        ),
        PersonalData(
            "partners.Change",
            ("by",),
            _("To answer who proposes something for a page"),
            personal.export_changes,
            personal.forget_changes,
            None,
            _("while the account exists; what the organisation said stays"),
        ),
        PersonalData(
            "partners.Pledge",
            ("by",),
            _("To answer and thank who offers something"),
            personal.export_pledges,
            personal.forget_pledges,
            None,
            _("while the account exists; the organisation's promise stays"),
        ),
        PersonalData(
            "partners.Practice",
            ("by",),
            _("To answer who wrote down what worked"),
            personal.export_practices,
            personal.forget_practices,
            None,
            _("while the account exists; the practice stays without the name"),
        ),
        *(
            PersonalData(
                model,
                (column,),
                _("To know who of the staff did something"),
                partial(personal.export_work, model, column),
                partial(personal.forget_work, model, column),
                None,
                _("as proof of who did it"),
            )
            for model, column in personal.STAFF
        ),
    ],
    sitemap=organisations.addresses,
)  # fmt: skip
