from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.base.cards import cards
from meydan.base.models import OutboxMessage
from meydan.base.sentences import NOT_STAFF
from meydan.base.town import town
from meydan.partners import actions
from meydan.partners.models import Bid
from meydan.partners.queries import funds
from meydan.partners.queries.funds import bids_late
from meydan.partners.rules import reasons
from meydan.people.rules import MAY_NOT_HOLD
from meydan.threads.models import Step

DAY = timedelta(days=1)


def test_a_call_says_amounts_in_order(mehmet, selim, monday, refused):
    said = {"title": "x", "body": "x", "closes_at": monday}
    with refused(reasons.AMOUNTS, field="most"):
        actions.save_call(by=mehmet, least=200, most=100, **said)
    with refused(NOT_STAFF):
        actions.save_call(by=selim, **said)


def test_no_bid_begins_after_the_deadline(make_bid, monday, refused):
    with clock.at(monday + 21 * DAY), refused(reasons.LATE):
        make_bid()


def test_it_is_submitted_with_the_councils_authorisation_only(make_bid, mehmet, refused):
    bid = make_bid(council=False)
    with refused(reasons.COUNCIL):
        actions.submit_bid(by=mehmet, bid=bid, on=clock.today())
    with refused(reasons.BASIS, field="council_basis"):
        actions.save_bid(by=mehmet, bid=bid, council_asked=False)
    bid = actions.save_bid(by=mehmet, bid=bid, council_asked=False, council_basis="Meclis genel yetki verdi")
    bid = actions.submit_bid(by=mehmet, bid=bid, on=clock.today())
    with refused(reasons.COUNCIL, field="council_number"):
        actions.save_bid(by=mehmet, bid=bid, council_asked=True)


@pytest.mark.parametrize(
    ("said", "days", "code"),
    [
        ({"budget": 0}, 0, reasons.NO_BUDGET),
        ({}, 1, reasons.FUTURE),
        ({}, -1, reasons.EARLY),
    ],
)
def test_what_a_submission_needs(make_bid, mehmet, refused, said, days, code):
    with refused(code):
        actions.submit_bid(by=mehmet, bid=make_bid(**said), on=clock.today() + days * DAY)


def test_it_is_not_submitted_after_the_deadline(make_bid, mehmet, monday, refused):
    bid = make_bid()
    with clock.at(monday + 25 * DAY), refused(reasons.DEADLINE_PAST):
        actions.submit_bid(by=mehmet, bid=bid, on=clock.today())


def test_it_is_signed_with_the_ministrys_permission_and_closed_when_nothing_is_due(make_bid, mehmet, refused):
    bid = actions.submit_bid(by=mehmet, bid=make_bid(ministry=False), on=clock.today())
    with refused(reasons.NEEDS_REASON, field="result"):
        actions.record_result(by=mehmet, bid=bid, to="won", on=clock.today(), result="")
    bid = actions.record_result(by=mehmet, bid=bid, to="won", on=clock.today(), result="Kazandı")
    with refused(reasons.MINISTRY):
        actions.sign_grant(by=mehmet, bid=bid, number="S-1", on=clock.today())
    papers = {"ministry_number": "B-1", "ministry_on": clock.today(), "ministry_basis": "Genelge"}
    bid = actions.save_bid(by=mehmet, bid=bid, **papers)
    with refused(reasons.NO_AGREEMENT, field="number"):
        actions.sign_grant(by=mehmet, bid=bid, number=" ", on=clock.today())
    bid = actions.sign_grant(by=mehmet, bid=bid, number="S-1", on=clock.today())
    due = actions.add_due(by=mehmet, bid=bid, what="report", title="Ara rapor", on=clock.today() + DAY)
    with refused(reasons.DUES_OPEN):
        actions.close_bid(by=mehmet, bid=bid)
    with refused(reasons.NEEDS_PROOF, field="proof"):
        actions.finish_due(by=mehmet, due=due, on=clock.today(), proof=" ")
    actions.finish_due(by=mehmet, due=due, on=clock.today(), proof="E-12", amount=50_000_00)
    with refused(reasons.WRONG_STATE):
        actions.finish_due(by=mehmet, due=due, on=clock.today(), proof="E-12")
    bid = actions.close_bid(by=mehmet, bid=bid)
    with refused(reasons.WRONG_STATE):
        actions.save_bid(by=mehmet, bid=bid)


def test_what_was_lost_has_no_money_and_goes_no_further(make_bid, mehmet, refused):
    bid = actions.submit_bid(by=mehmet, bid=make_bid(), on=clock.today())
    bid = actions.record_result(by=mehmet, bid=bid, to="lost", on=clock.today(), result="Puan yetmedi", granted=5)
    assert bid.granted == 0
    for act in (
        lambda: actions.sign_grant(by=mehmet, bid=bid, number="x", on=clock.today()),
        lambda: actions.publish_fund(by=mehmet, bid=bid),
        lambda: actions.add_due(by=mehmet, bid=bid, what="report", title="x", on=clock.today()),
        lambda: actions.give_up_bid(by=mehmet, bid=bid, result="x"),
    ):
        with refused(reasons.WRONG_STATE):
            act()


def test_only_what_was_won_and_has_a_project_is_public(won, project, mehmet, refused):
    assert not funds.funds_of(project).exists()
    without = actions.save_bid(by=mehmet, bid=won, project=None)
    with refused(reasons.NO_PROJECT):
        actions.publish_fund(by=mehmet, bid=without)
    bid = actions.publish_fund(by=mehmet, bid=actions.save_bid(by=mehmet, bid=without, project=project))
    assert list(funds.funds_of(project)) == [bid]
    assert Step.objects.get(code="partners.fund_won").facts["granted"] == 900_000_00
    with refused(reasons.NO_PROJECT, field="project"):
        actions.save_bid(by=mehmet, bid=bid, project=None)
    with refused(reasons.NEEDS_REASON, field="result"):
        actions.give_up_bid(by=mehmet, bid=bid, result="")
    actions.give_up_bid(by=mehmet, bid=bid, result="Ortak çekildi")
    assert not funds.funds_of(project).exists()
    assert Step.objects.filter(code="partners.fund_given_up").exists()


def test_deadlines_and_dues_wait_at_the_desk_and_are_announced(won, make_bid, mehmet, selim, monday):
    preparing = make_bid()
    assert list(funds.closing_bids(mehmet)) == [preparing]
    assert not funds.closing_bids(selim).exists()
    due = actions.add_due(by=mehmet, bid=won, what="spending", title="Harcama", on=clock.today() + 40 * DAY)
    for days, waits, announced in ((0, [], 0), (26, [due], 1), (27, [due], 0), (40, [due], 1), (50, [due], 0)):
        with clock.at(monday + days * DAY):
            assert (list(funds.waiting_dues(mehmet)), actions.remind_of_dues()) == (waits, announced)
    assert OutboxMessage.objects.filter(code="partners.due").count() == 2


def test_open_bids_are_handed_over_to_somebody_who_works_with_partners(won, make_bid, mehmet, director, selim, refused):
    lost = actions.give_up_bid(by=mehmet, bid=make_bid(), result="Vazgeçildi")
    (work,) = [one for card in cards() for one in card.work if one.code == "partners.bids"]
    assert list(work.held()) == [won]
    with refused(MAY_NOT_HOLD):
        work.hand_over(by=director, person=mehmet, to=selim)
    assert work.hand_over(by=director, person=mehmet, to=director) == [won]
    assert Bid.objects.get(pk=won.pk).owner == director
    assert Bid.objects.get(pk=lost.pk).owner == mehmet


def late():
    return list(Bid.objects.filter(bids_late()).order_by("pk"))


def test_a_bid_is_late_with_its_deadline_or_with_what_is_due(won, make_bid, mehmet, monday):
    waiting = make_bid()
    assert late() == []
    actions.add_due(by=mehmet, bid=won, what="report", title="Ara rapor", on=monday.date() + 2 * DAY)
    with clock.at(monday + 3 * DAY):
        assert late() == [won]
    with clock.at(monday + 30 * DAY):
        assert late() == [won, waiting]


def test_a_town_that_asks_for_nothing_says_so(make_bid, mehmet, monkeypatch):
    monkeypatch.setitem(town().data, "partners", {"council": False, "ministry": False})
    bid = make_bid(council=False, ministry=False)
    assert (bid.council_asked, bid.council_basis) == (False, "–")
    assert actions.submit_bid(by=mehmet, bid=bid, on=clock.today()).state == "submitted"
