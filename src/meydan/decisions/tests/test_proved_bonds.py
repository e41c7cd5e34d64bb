"""Votes for which the bond to the town has to be proved: by an account, or by what a colleague at the desk or the booth was shown."""

from datetime import timedelta

import pytest
from django.urls import reverse

from meydan.base import clock
from meydan.decisions import actions
from meydan.decisions.forms.desk import BallotForm
from meydan.decisions.models import Roll
from meydan.decisions.rules import Said, reasons
from meydan.decisions.tests.conftest import SAID
from meydan.decisions.tests.test_pages import ADMIT, admitted, pages
from meydan.decisions.tests.test_pages import SAID as TYPED
from meydan.proofs.actions import prove

SHOWN = Said("lives", old_enough=True, seen=True)


@pytest.fixture
def ballot(make_ballot):
    return make_ballot(proved=True)


def test_what_is_only_stated_is_not_enough(ballot, ayse, mehmet, vote, refused):
    with refused(reasons.NOT_PROVED, field="bond"):
        vote(ballot, ayse, "Park")
    prove(by=mehmet, person=ayse, bond="studies", seen="school")
    with refused(reasons.NOT_PROVED):
        vote(ballot, ayse, "Park")
    prove(by=mehmet, person=ayse, bond="lives", seen="bill")
    assert vote(ballot, ayse, "Park")


def test_a_vote_that_does_not_ask_for_it_asks_no_proof_and_no_query(make_ballot, ayse, vote):
    assert vote(make_ballot(), ayse, "Park")
    assert vote(make_ballot(bonds=[], proved=True), ayse, "Park", said=Said(old_enough=True))


def test_whoever_is_on_the_roll_changes_their_vote_when_the_proof_has_ended_meanwhile(
    ballot, ayse, mehmet, vote, refused
):
    with clock.at(clock.now() - timedelta(days=728)):
        prove(by=mehmet, person=ayse, bond="lives", seen="bill")
    vote(ballot, ayse, "Park")
    with clock.at(clock.now() + timedelta(days=5)):
        assert vote(ballot, ayse, "Yol")


def test_at_the_booth_a_shown_document_counts(make_ballot, director, selim, hand_out, refused):
    ballot = make_ballot(proved=True)
    booth = actions.save_booth(by=director, ballot=ballot, name="Göksu", hours="Pzt 9–17", clerks=[selim])
    actions.issue_batch(by=director, booth=booth, size=20)
    with refused(reasons.NOT_PROVED):
        hand_out(booth, "Nine", said=SAID)
    assert hand_out(booth, "Nine", said=SHOWN)


def test_on_the_tablet_of_the_desk_too(client, signed_in, ballot, director):
    park = ballot.options.get(title="Park").pk
    signed_in(director)
    without, shown = admitted(client, ballot), admitted(client, ballot, seen="on", contact="0532 999 99 99")
    client.logout()
    client.post(without, {"list-0": [park]})
    assert client.post(without.replace("/oy/", "/kontrol/"), TYPED).status_code == 422
    client.post(shown, {"list-0": [park]})
    assert client.post(shown.replace("/oy/", "/kontrol/"), TYPED).status_code == 200
    assert Roll.objects.get().person.phone == "+905329999999"


def test_the_pages_say_it_before_somebody_chooses(client, signed_in, ballot, make_ballot, ayse, director):
    way = reverse("proofs:mine")
    assert way in client.get(ballot.get_absolute_url()).content.decode()
    plain = make_ballot(title="Bir başka oylama")
    assert way not in client.get(plain.get_absolute_url()).content.decode()
    signed_in(ayse)
    client.post(pages(ballot)["paper"], {"list-0": [ballot.options.first().pk]})
    assert way in client.get(pages(ballot)["check"]).content.decode()
    answer = client.post(pages(ballot)["check"], TYPED)
    assert answer.status_code == 422
    assert "Kanıtlarım" in answer.content.decode()
    signed_in(director)
    admit = reverse("decisions:desk_admit", args=[plain.pk])
    assert 'name="seen"' not in client.get(admit).content.decode()
    assert client.post(admit, ADMIT).status_code == 200


def test_the_desk_chooses_what_has_to_be_proved(make_ballot):
    ballot = make_ballot(announced=False)
    assert "proved" in BallotForm(ballot=ballot).fields
    assert "proved" in BallotForm({"proved": "on"}, ballot=ballot).errors
    assert "proved" not in BallotForm({"proved": "on", "bonds": ["lives"]}, ballot=ballot).errors
