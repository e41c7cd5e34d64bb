"""The desk: who is asked what something costs, codes that are made here, groups that vote, stages that move."""

from datetime import timedelta

import pytest
from django.urls import reverse

from meydan.base import search
from meydan.base.models import OutboxMessage
from meydan.decisions import actions
from meydan.decisions.actions.preparing import MOST_CODES
from meydan.decisions.forms.desk import BallotForm
from meydan.decisions.models import Ballot
from meydan.decisions.rules import Said, reasons
from meydan.ideas.actions import change_stage_dates, publish_process, start_process
from meydan.ideas.models import StageKind, Template

DAY = timedelta(days=1)
VALUES = "/masa/oylamalar/degerleme/"


@pytest.fixture
def asked(make_ballot, director, parks):
    """asked(3) → a draft with so many options of which Parks and Gardens says what they cost."""

    def made(count):
        ballot = make_ballot(announced=False)
        for number in range(count):
            words = actions.OptionWords(f"Bank {number}", unit=parks)
            actions.save_option(by=director, ballot=ballot, words=words)
        return ballot

    return made


def test_a_unit_pages_through_what_it_was_asked(client, signed_in, asked, selim):
    asked(45)
    signed_in(selim)
    seen, address = set(), VALUES
    while address:
        page = client.get(address)
        seen |= {one.title for one in page.context["page"].items}
        following = page.context["page"].next
        address = f"{VALUES}?after={following}" if following else ""
    assert len(seen) == 45


def test_it_searches_and_finds_what_it_said_to_correct_it(client, signed_in, asked, selim):
    ballot = asked(3)
    signed_in(selim)
    one = ballot.options.get(title="Bank 1")
    actions.value_option(by=selim, option=one, valuation="not_feasible", reason="Zemin uygun değil")
    waiting, done = (client.get(VALUES + query).content.decode() for query in ("", "?done=1"))
    assert "Bank 1" not in waiting
    assert "Bank 0" in waiting
    assert "Zemin uygun değil" in done
    assert "Bank 0" not in done
    found = client.get(VALUES + "?q=Bank+2").content.decode()
    assert "Bank 2" in found
    assert "Bank 0" not in found
    assert client.post(reverse("decisions:desk_value", args=[one.pk]), {"valuation": "feasible", "cost": "40"}).status_code == 302  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_for_one_and_for_three(client, signed_in, asked, selim, count, django_assert_max_num_queries):  # fmt: skip
    asked(count)
    signed_in(selim)
    with django_assert_max_num_queries(12):
        client.get(VALUES)


def test_codes_are_made_and_shown_once(client, signed_in, make_ballot, director, ayse, vote):
    ballot = make_ballot(by_code=True, announced=False)
    signed_in(director)
    address = reverse("decisions:desk_codes", args=[ballot.pk])
    file = client.post(address, {"do": "make", "count": "3", "way": "list"})
    codes = file.content.decode().lstrip("\ufeff").split()
    assert len(set(codes)) == 3
    assert file["Cache-Control"] == "no-store"
    page = client.get(address).content.decode()
    assert not any(code in page for code in codes)
    assert ballot.codes.count() == 3
    ballot = actions.announce_ballot(by=director, ballot=ballot)
    assert vote(ballot, ayse, "Park", said=Said("lives", None, True, codes[0].lower()))


def test_codes_go_along_as_letters(client, signed_in, make_ballot, director):
    ballot = make_ballot(by_code=True, announced=False)
    signed_in(director)
    address = reverse("decisions:desk_codes", args=[ballot.pk])
    file = client.post(address, {"do": "make", "count": "2", "way": "letters"})
    assert file.content.startswith(b"%PDF-")
    assert file["Cache-Control"] == "no-store"
    assert client.post(address, {"do": "make", "count": "301", "way": "letters"}).status_code == 422
    assert client.post(address, {"do": "make", "count": "3"}).status_code == 422
    assert ballot.codes.count() == 2


def test_codes_have_an_end(make_ballot, director, refused, client, signed_in):
    ballot = make_ballot(by_code=True, announced=False)
    with refused(reasons.TOO_MANY_CODES, field="count"):
        actions.make_codes(by=director, ballot=ballot, count=MOST_CODES + 1)
    signed_in(director)
    address = reverse("decisions:desk_codes", args=[ballot.pk])
    assert client.post(address, {"do": "make", "count": "none"}).status_code == 422
    assert client.post(address, {"codes": ""}).status_code == 422
    assert client.post(address, {"codes": "ABC-1\nABC-2"}).status_code == 302
    assert ballot.codes.count() == 2


def test_after_the_announcement_no_code_is_made(make_ballot, director, refused):
    ballot = make_ballot(by_code=True)
    with refused(reasons.LAST_CODES):
        actions.make_codes(by=director, ballot=ballot, count=1)


def test_the_group_that_votes_is_chosen_by_its_name(make_ballot, director, monday):
    search.index("group:5", title="Bisiklet grubu", at=monday)
    search.index("group:6", title="Öneri aşamasında", at=monday, public=False)
    assert dict(BallotForm().fields["members_of"].choices) == {"": "–", "group:5": "Bisiklet grubu"}
    kept = BallotForm(ballot=make_ballot(members_of="role:director", announced=False))
    assert "role:director" in dict(kept.fields["members_of"].choices)  # what stands there stays
    wrong = BallotForm({"members_of": "group:6"})
    assert "members_of" in wrong.errors


def test_who_prepared_a_vote_hears_that_its_stage_moved(make_ballot, director, mehmet, monday):
    process = start_process(by=mehmet, template=Template.CONSULTATION, title="Gölge", summary="x", promise="x", opens_at=monday - 60 * DAY)  # fmt: skip
    process = publish_process(by=mehmet, process=process)
    stage = process.stages.get(kind=StageKind.DECIDE)
    change_stage_dates(by=mehmet, stage=stage, opens_at=monday - DAY, closes_at=monday + 8 * DAY, reason="Bayram")
    ballot = make_ballot(process=process)
    moved = OutboxMessage.objects.filter(code="decisions.stage_moved")
    change_stage_dates(by=mehmet, stage=stage, opens_at=monday - DAY, closes_at=monday + 7 * DAY, reason="Kar")
    assert not moved.exists()  # it still lies within
    change_stage_dates(by=mehmet, stage=stage, opens_at=monday - DAY, closes_at=monday + 5 * DAY, reason="Kar")
    assert moved.get().to == [director.ref]
    assert Ballot.objects.get().closes_at == ballot.closes_at
