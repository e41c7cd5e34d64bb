"""Votes in which the bond to the town has to be proved: on the web beforehand, at a desk by what is shown there."""

from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.urls import reverse

from meydan.base import clock, remembered
from meydan.decisions import actions
from meydan.decisions.forms.desk import BallotForm
from meydan.decisions.models import Ballot, Roll
from meydan.decisions.rules import Said, checks, reasons
from meydan.decisions.tests.conftest import someone
from meydan.proofs import actions as proofs

SEEN = {"lives": "register", "studies": "school", "works": "employer"}


@pytest.fixture
def proved(make_ballot) -> Ballot:
    return make_ballot(proved=True, bonds=["lives", "works"])


@pytest.fixture
def prove(mehmet):
    """prove(person, "lives") → a proof, seen at the desk."""

    def seen(person, bond):
        return proofs.prove(by=mehmet, person=person, bond=bond, seen=SEEN[bond])

    return seen


def test_ones_word_is_not_enough(proved, ayse, vote, prove, refused):
    with refused(reasons.NOT_PROVED):
        vote(proved, ayse, "Park")
    prove(ayse, "works")
    with refused(reasons.NOT_PROVED):
        vote(proved, ayse, "Park")  # she says that she lives here
    assert vote(proved, ayse, "Park", said=Said("works", old_enough=True))


def test_without_the_setting_ones_word_counts(ballot, ayse, vote):
    assert vote(ballot, ayse, "Park")


def test_a_proof_that_ran_out_or_was_ended_counts_no_more(proved, ayse, vote, prove, mehmet, refused):
    proof = prove(ayse, "lives")
    type(proof).objects.filter(pk=proof.pk).update(valid_until=clock.today() - timedelta(days=1))
    with refused(reasons.NOT_PROVED):
        vote(proved, ayse, "Park")
    proofs.end_proof(by=mehmet, proof=prove(ayse, "lives"), because="Taşındı")
    with refused(reasons.NOT_PROVED):
        vote(proved, ayse, "Park")


def test_who_has_voted_may_change_the_vote_when_the_proof_has_run_out(proved, ayse, vote, prove):
    proof = prove(ayse, "lives")
    vote(proved, ayse, "Park")
    type(proof).objects.filter(pk=proof.pk).update(valid_until=clock.today() - timedelta(days=1))
    assert vote(proved, ayse, "Yol")


def test_at_a_booth_somebody_looks_at_a_document(proved, director, selim, refused):
    booth = actions.save_booth(by=director, ballot=proved, name="Göksu muhtarlığı", hours="9–17", clerks=[selim])
    actions.issue_batch(by=director, booth=booth, size=20)
    give = {"by": selim, "booth": booth, "said": Said("lives", old_enough=True), "person": someone("Hatice Işık")}
    with refused(reasons.NOT_SHOWN, field="shown"):
        actions.hand_out_sheet(**give)
    assert not Roll.objects.exists()
    actions.hand_out_sheet(**give, shown=True)
    assert Roll.objects.get().channel == "paper"


def test_the_booths_form_asks_for_it_only_where_the_vote_does(client, signed_in, proved, ballot, director, goksu):
    signed_in(director)
    forms = {}
    for one in (proved, ballot):
        booth = actions.save_booth(by=director, ballot=one, name="Göksu muhtarlığı", hours="9–17", clerks=[])
        actions.issue_batch(by=director, booth=booth, size=20)
        forms[one] = reverse("decisions:desk_hand_out", args=[booth.pk])
    came = {"name": "Hatice Işık", "age": "65+", "neighbourhood": goksu.pk, "bond": "lives", "old_enough": "on", "notice_shown": "on"}  # fmt: skip
    assert 'name="shown"' not in client.get(forms[ballot]).content.decode()
    assert client.post(forms[proved], came).status_code == 422
    assert client.post(forms[proved], came | {"shown": "on"}).status_code == 302


def test_at_the_tablet_whoever_admits_has_looked(client, signed_in, proved, director):
    signed_in(director)
    address = reverse("decisions:desk_admit", args=[proved.pk])
    came = {"age_band": "30-44", "contact": "0532 123 45 67", "notice_shown": "on"}
    assert client.post(address, came).status_code == 422
    shown = client.post(address, came | {"shown": "on"})
    assert shown.status_code == 200
    path = shown.context["address"].partition("/oylama/")[2]
    client.logout()
    client.post(f"/oylama/{path}", {"list-0": [proved.options.get(title="Park").pk]})
    said = {"bond": "lives", "old_enough": "on"}
    assert client.post(f"/oylama/{path}".replace("/oy/", "/kontrol/"), said).status_code == 200
    assert Roll.objects.get().channel == "desk"


def test_the_pages_say_it_before_somebody_chooses(client, signed_in, proved, ayse, prove):
    mine = reverse("proofs:mine")
    assert mine in client.get(proved.get_absolute_url()).content.decode()
    signed_in(ayse)
    client.post(f"/oylama/{proved.pk}/oy/", {"list-0": [proved.options.get(title="Park").pk]})
    check = f"/oylama/{proved.pk}/kontrol/"
    assert mine in client.get(check).content.decode()
    refused = client.post(check, {"bond": "lives", "old_enough": "on"})
    assert refused.status_code == 422
    assert "Park" in refused.content.decode()  # what she chose is still there
    prove(ayse, "lives")
    assert client.post(check, {"bond": "lives", "old_enough": "on"}).status_code == 200
    assert Roll.objects.get().person == ayse


def test_programs_read_who_may_vote(client, proved):
    told = client.get(f"/api/v1/votes/{proved.pk}").json()
    assert (told["bonds"], told["bonds_proved"], told["age_from"]) == (["lives", "works"], True, 16)


def test_nothing_is_announced_that_nobody_can_prove(make_ballot, director):
    ballot = make_ballot(proved=True, announced=False)
    options = list(ballot.options.all())
    assert all(one.right for one in checks(ballot, options, []))
    remembered.keep({"module:proofs": "off"})
    try:
        assert not all(one.right for one in checks(ballot, options, []))
    finally:
        remembered.keep({})


def test_what_is_proved_is_a_bond(make_ballot, db):
    form = BallotForm({"proved": "on"})
    assert "bonds" in form.errors
    with pytest.raises(IntegrityError):
        make_ballot(proved=True, bonds=[])
