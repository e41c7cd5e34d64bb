"""Who may vote, what a valid paper is, and until when."""

from datetime import timedelta

import pytest
from django.db import IntegrityError

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.decisions import actions, envelopes
from meydan.decisions.models import Roll
from meydan.decisions.rules import Said, may_open_paper, reasons
from meydan.decisions.tests.conftest import SAID
from meydan.people.models import Person


def code_of(act):
    """Why something was refused; nothing where it was done."""
    try:
        act()
    except Refused as refusal:
        return refusal.code
    return ""


def test_a_vote_is_sealed_and_the_receipt_is_kept_nowhere(ballot, ayse, vote):
    receipt = vote(ballot, ayse, "Park")
    line = Roll.objects.get()
    assert (line.person, line.channel) == (ayse, "web")
    assert receipt.encode() not in bytes(line.envelope)
    assert envelopes.opener(ballot.key_id)(bytes(line.envelope)).receipt == receipt


def test_all_envelopes_are_equally_long(ballot, neighbours, vote):
    one, two = neighbours(2)
    vote(ballot, one, "Park")
    vote(ballot, two, "Park", "Yol", "Bisiklet")
    assert len({len(line.envelope) for line in Roll.objects.all()}) == 1


def test_a_new_vote_replaces_the_old_one_where_it_may(make_ballot, ayse, vote, finish):
    ballot = make_ballot()
    vote(ballot, ayse, "Park")
    vote(ballot, ayse, "Yol")
    finish(ballot)
    [paper] = ballot.papers.all()
    assert [ballot.options.get(pk=one).title for one in paper.choices] == ["Yol"]


def test_a_second_vote_is_refused_where_papers_stay(make_ballot, ayse, vote, refused):
    ballot = make_ballot(may_change=False)
    vote(ballot, ayse, "Park")
    with refused(reasons.VOTED):
        vote(ballot, ayse, "Yol")


def test_the_database_knows_one_vote_a_person(ballot, ayse, vote):
    vote(ballot, ayse, "Park")
    with pytest.raises(IntegrityError):
        Roll.objects.create(ballot=ballot, person=ayse)


@pytest.mark.parametrize(
    ("seconds", "began", "code"),
    [
        (-1, None, reasons.NOT_OPEN_YET),
        (0, None, ""),
        (7 * 86400 - 1, None, ""),
        (7 * 86400, None, reasons.CLOSED),
        (7 * 86400 + 299, 7 * 86400 - 1, ""),  # opened a second before the end
        (7 * 86400 + 300, 7 * 86400 - 1, reasons.CLOSED),
        (7 * 86400 + 10, 7 * 86400, reasons.CLOSED),  # opened too late
    ],
)
def test_voting_opens_and_closes_to_the_second(ballot, monday, seconds, began, code):
    with clock.at(monday + timedelta(seconds=seconds)):
        opened = None if began is None else monday + timedelta(seconds=began)
        assert may_open_paper(ballot, opened).code == code


@pytest.mark.parametrize(
    ("words", "said", "code"),
    [
        ({}, Said(old_enough=True), reasons.NO_BOND),
        ({}, Said("works", old_enough=True), reasons.NO_BOND),
        ({}, Said("lives"), reasons.TOO_YOUNG),
        ({"age_from": 0}, Said("lives"), ""),
        ({"bonds": []}, Said(old_enough=True), ""),
        ({"bonds": ["studies", "works"]}, Said("works", old_enough=True), ""),
        ({"by_code": True}, SAID, reasons.NO_CODE),
        ({"members_of": "group:1"}, SAID, reasons.NO_MEMBER),
        ({"members_of": "role:director"}, SAID, reasons.NO_MEMBER),
    ],
)
def test_who_may_vote_is_a_setting(make_ballot, ayse, vote, words, said, code):
    ballot = make_ballot(**words)
    assert code_of(lambda: vote(ballot, ayse, "Park", said=said)) == code


def test_members_of_an_audience_vote(make_ballot, director, vote):
    assert vote(make_ballot(members_of="role:director"), director, "Park")


def test_grown_ups_only_does_not_trust_a_tick_against_the_profile(make_ballot, make_person, vote, refused):
    young = make_person("Ece", age_band="under-18")
    with refused(reasons.TOO_YOUNG):
        vote(make_ballot(age_from=18), young, "Park")
    assert vote(make_ballot(age_from=16), young, "Park")


def test_only_people_of_the_neighbourhoods_vote(make_ballot, ayse, goksu, firat, vote, refused):
    ballot = make_ballot(places=[goksu])
    with refused(reasons.OTHER_PLACE):
        vote(ballot, ayse, "Park", said=Said("lives", firat, True))
    assert vote(ballot, ayse, "Park", said=Said("lives", goksu, True))


def test_a_code_is_used_once_and_kept_as_a_mark(make_ballot, director, ayse, deniz, vote, refused):
    ballot = make_ballot(by_code=True, announced=False)
    assert actions.add_codes(by=director, ballot=ballot, codes=["abc-123", " ABC123 ", "XYZ"]) == 2
    ballot = actions.announce_ballot(by=director, ballot=ballot)
    assert "ABC123" not in str(list(ballot.codes.values()))
    vote(ballot, ayse, "Park", said=Said("lives", None, True, "ABC-123"))
    with refused(reasons.CODE_USED):
        vote(ballot, deniz, "Park", said=Said("lives", None, True, "abc 123"))
    assert vote(ballot, ayse, "Yol", said=SAID)  # a change needs no code again
    with refused(reasons.LAST_CODES):
        actions.add_codes(by=director, ballot=ballot, codes=["NEW"])


@pytest.mark.parametrize(
    ("words", "titles", "points", "code"),
    [
        ({}, [], None, reasons.NOTHING_CHOSEN),
        ({"most": 1}, ["Park", "Yol"], None, reasons.TOO_MANY),
        ({}, ["Park", "Park"], None, reasons.TWICE),
        ({}, ["Park"], [3], reasons.NOT_ON_PAPER),
        ({"paper": "choose-1"}, ["Park", "Yol"], None, reasons.ONE_ONLY),
        ({"paper": "choose-1"}, ["Park"], None, ""),
        ({"paper": "knapsack"}, ["Park", "Yol"], None, reasons.OVER_PURSE),
        ({"paper": "knapsack"}, ["Park", "Bisiklet"], None, ""),
        ({"paper": "cumulative", "most": 5}, ["Park", "Yol"], [3, 3], reasons.OVER_POINTS),
        ({"paper": "cumulative", "most": 5}, ["Park"], [0], reasons.NOT_ON_PAPER),
        ({"paper": "cumulative", "most": 5}, ["Park", "Yol"], [3, 2], ""),
        ({"paper": "ordinal", "most": 2}, ["Yol", "Park"], None, ""),
        ({}, ["Park", "Yol"], None, ""),  # for shares the sum is information, not a limit
    ],
)
def test_a_paper_keeps_the_rules_of_its_kind(make_ballot, ayse, vote, words, titles, points, code):
    ballot = make_ballot(**words)
    assert code_of(lambda: vote(ballot, ayse, *titles, points=points)) == code


def test_options_of_another_vote_are_not_on_the_paper(make_ballot, ayse, refused):
    ballot, other = make_ballot(), make_ballot()
    with refused(reasons.NOT_ON_PAPER):
        actions.cast_vote(by=ayse, ballot=ballot, choices=[other.options.first().pk], said=SAID)


def test_a_list_belongs_to_its_area(make_ballot, ayse, goksu, firat, vote, refused):
    costs = {"Park": 60, "Yol": 50, "Bank@Göksu": 5, "Lamba@Göksu": 5}
    ballot = make_ballot(costs, areas=[("Göksu", [goksu], 1000), ("Fırat", [firat], None)])
    with refused(reasons.OTHER_AREA):
        vote(ballot, ayse, "Bank", said=Said("lives", firat, True))
    assert vote(ballot, ayse, "Park", "Bank", said=Said("lives", goksu, True))


def test_while_it_is_paused_nobody_votes_and_the_reason_is_said(ballot, director, ayse, vote, refused):
    actions.pause_ballot(by=director, ballot=ballot, reason="Sistem bakımı")
    with refused(reasons.PAUSED, reason="Sistem bakımı"):
        vote(ballot, ayse, "Park")
    actions.resume_ballot(by=director, ballot=ballot, reason="Bitti")
    assert vote(ballot, ayse, "Park")


@pytest.mark.django_db(transaction=True)
def test_forty_clients_lose_nothing_and_double_nothing(monday, make_ballot, vote, neighbours, in_parallel, finish):
    """Twenty people, each from two places at once."""
    ballot, people = make_ballot(), neighbours(20)

    def cast(pk):
        with clock.at(monday):
            return vote(ballot, Person.objects.get(pk=pk), "Park")

    outcomes = in_parallel(cast, [one.pk for one in people for _ in range(2)])
    assert all(isinstance(one, str) for one in outcomes), "the second press changes the vote of the first"
    finish(ballot)
    assert ballot.roll.count() == 20 == ballot.papers.filter(list=None).count()
    assert not ballot.papers.filter(spoiled=True).exists()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_votes_sent_twice_at_once_one_line_stays_and_one_of_two_people_gets_a_code(
    make_ballot, neighbours, vote, in_parallel, director
):
    ballot = make_ballot(by_code=True, announced=False)
    actions.add_codes(by=director, ballot=ballot, codes=["KOD11111"])
    ballot = actions.announce_ballot(by=director, ballot=ballot)
    one, two = neighbours(2)
    said = Said(bond="lives", old_enough=True, code="KOD11111")
    outcomes = in_parallel(lambda person: vote(ballot, person, "Park", said=said), [one, one, two])
    assert Roll.objects.count() == 1
    assert any(isinstance(outcome, str) for outcome in outcomes)
    assert all(isinstance(outcome, (str, Refused, IntegrityError)) for outcome in outcomes)
