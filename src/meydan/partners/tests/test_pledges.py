from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST
from meydan.documents.models import Document
from meydan.partners import actions
from meydan.partners.models import Pledge
from meydan.partners.queries import pledges
from meydan.partners.rules import reasons
from meydan.threads.models import Step

DAY = timedelta(days=1)


def codes():
    return set(OutboxMessage.objects.filter(code__startswith="partners.pledge").values_list("code", flat=True))


def test_money_is_never_pledged(ayse, partner, refused):
    with refused(reasons.MONEY, field="what"):
        actions.offer_pledge(by=ayse, organisation=partner.name, what="money", title="x")
    said = {"organisation": partner, "title": "x", "promised_for": clock.today()}
    with pytest.raises(IntegrityError, match="pledges_are_never_money"), transaction.atomic():
        Pledge.objects.create(what="money", **said)


def test_who_offers_signs_in_and_names_something_that_is_there(ayse, refused):
    with refused(SIGN_IN_FIRST):
        actions.offer_pledge(by=None, organisation="x", what="time", title="x")
    with refused(reasons.NOT_FOUND, field="serves"):
        actions.offer_pledge(by=ayse, organisation="x", what="time", title="x", serves="project:0")


def test_from_the_offer_to_the_thanks(offered, partner, project, mehmet):
    assert offered.organisation == partner
    assert offered.promised_for > clock.today()
    assert pledges.serving(project.ref) == [], "nothing is shown before it is accepted"
    accepted = actions.decide_pledge(by=mehmet, pledge=offered, to="accepted")
    assert pledges.serving(project.ref) == pledges.on_thread(project.threads.get()) == [accepted]
    used = actions.use_pledge(by=mehmet, pledge=accepted, used_on=clock.today(), used="İki akşam", proof="Tutanak 3")
    step = Step.objects.get(code="partners.pledge_used")
    assert (step.ref, step.words, step.thread) == (used.ref, "İki akşam", project.threads.get())
    letter = actions.thank_for(
        by=mehmet, pledge=used, thanks=pledges.words_of_thanks(used), letter=True, address="Buca"
    )
    sheet = letter.data["sheets"][0]
    assert "“Toplantı salonu”" in sheet["subject"]
    assert "İki akşam" in " ".join(sheet["paragraphs"])
    assert sheet["to_lines"] == ["Buca"]
    assert pledges.kept_by(partner) == [used]
    assert pledges.letter_for(used) == letter
    assert codes() >= {f"partners.pledge_{one}" for one in ("offered", "accepted", "used", "thanked")}


def test_thanks_without_a_letter_make_none(used, mehmet, refused):
    with refused(reasons.NEEDS_THANKS, field="thanks"):
        actions.thank_for(by=mehmet, pledge=used, thanks=" ")
    assert actions.thank_for(by=mehmet, pledge=used, thanks="Sağ olun") is None
    assert not Document.objects.exists()
    with refused(reasons.WRONG_STATE):
        actions.thank_for(by=mehmet, pledge=used, thanks="Sağ olun")


def test_declining_needs_words_and_happens_once(offered, mehmet, selim, refused):
    with refused(NOT_STAFF):
        actions.decide_pledge(by=selim, pledge=offered, to="accepted")
    with refused(reasons.NEEDS_REASON, field="answer"):
        actions.decide_pledge(by=mehmet, pledge=offered, to="declined")
    actions.decide_pledge(by=mehmet, pledge=offered, to="declined", answer="Yerimiz var")
    with refused(reasons.WRONG_STATE):
        actions.decide_pledge(by=mehmet, pledge=offered, to="accepted")
    assert "partners.pledge_declined" in codes()


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"used": " "}, reasons.NEEDS_USE),
        ({"proof": ""}, reasons.NEEDS_USE),
        ({"used_on": 1}, reasons.FUTURE),
        ({"used_on": -1}, reasons.EARLY),
    ],
)
def test_use_has_a_day_an_amount_and_a_proof(offered, mehmet, refused, change, code):
    accepted = actions.decide_pledge(by=mehmet, pledge=offered, to="accepted")
    said = {"used_on": 0, "used": "Bir akşam", "proof": "Tutanak"} | change
    said["used_on"] = clock.today() + said["used_on"] * DAY
    with refused(code):
        actions.use_pledge(by=mehmet, pledge=accepted, **said)


def test_what_was_not_accepted_is_not_used(offered, mehmet, refused):
    with refused(reasons.WRONG_STATE):
        actions.use_pledge(by=mehmet, pledge=offered, used_on=clock.today(), used="x", proof="x")


def test_who_offered_takes_it_back_until_it_is_used(offered, ayse, deniz, mehmet, refused):
    with refused(NOT_YOURS):
        actions.take_back_pledge(by=deniz, pledge=offered)
    accepted = actions.decide_pledge(by=mehmet, pledge=offered, to="accepted")
    assert actions.take_back_pledge(by=ayse, pledge=accepted).state == "taken_back"
    with refused(reasons.WRONG_STATE):
        actions.take_back_pledge(by=ayse, pledge=accepted)
    assert pledges.serving(offered.serves) == []


def test_a_used_pledge_is_not_taken_back(used, ayse, refused):
    with refused(reasons.WRONG_STATE):
        actions.take_back_pledge(by=ayse, pledge=used)


def test_staff_type_what_came_by_letter_and_the_page_stays_silent_on_hidden_partners(mehmet, selim, project, refused):
    with refused(NOT_STAFF):
        actions.type_pledge(by=selim, organisation="Kentte İz", what="goods", title="Fidan")
    typed = actions.type_pledge(by=mehmet, organisation="Kentte İz", what="goods", title="Fidan", serves=project.ref)
    assert typed.by is None
    accepted = actions.decide_pledge(by=mehmet, pledge=typed, to="accepted")
    actions.use_pledge(by=mehmet, pledge=accepted, used_on=clock.today(), used="x", proof="x")
    assert pledges.serving(project.ref) == []
    assert not Step.objects.filter(code="partners.pledge_used").exists()


@pytest.mark.django_db(transaction=True)
def test_a_pledge_is_decided_once_by_two_at_the_same_time(in_parallel, offered, mehmet, director):
    def decide(by):
        return actions.decide_pledge(by=by, pledge=offered, to="accepted")

    outcomes = in_parallel(decide, [mehmet, director])
    assert sum(isinstance(one, Pledge) for one in outcomes) == 1
