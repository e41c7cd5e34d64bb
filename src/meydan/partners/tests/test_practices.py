import pytest

from meydan.base import search
from meydan.base.sentences import NOT_STAFF, NOT_YOURS
from meydan.partners import actions
from meydan.partners.queries import practices
from meydan.partners.rules import reasons


@pytest.fixture
def said(targets):
    return {"title": "Yağmur bahçesi", "what": "Kazıldı", "where": "Lund", "worked": "Kök tuttu", "cost": "low", "goal": targets["13.1"].goal}  # fmt: skip


def test_partners_and_staff_write_and_a_colleague_publishes(
    speaker, partner, said, mehmet, director, selim, deniz, refused
):
    with refused(reasons.NOT_A_PARTNER):
        actions.write_practice(by=deniz, **said)
    with refused(NOT_YOURS):
        actions.write_practice(by=deniz, organisation=partner, **said)
    written = actions.write_practice(by=speaker, organisation=partner, **said)
    assert not practices.practices_visible_to(None).exists()
    with refused(NOT_STAFF):
        actions.review_practice(by=selim, practice=written, to="published")
    with refused(reasons.NEEDS_REASON, field="reason"):
        actions.review_practice(by=mehmet, practice=written, to="sent_back")
    actions.review_practice(by=mehmet, practice=written, to="published")
    assert [entry.ref for entry in search.find("yağmur bahçesi")] == [written.ref]
    assert practices.practices_of(partner) == [written]
    with refused(reasons.WRONG_STATE):
        actions.review_practice(by=director, practice=written, to="published")
    with refused(reasons.NEEDS_REASON, field="words"):
        actions.withdraw_practice(by=director, practice=written, reason=" ")
    actions.withdraw_practice(by=director, practice=written, reason="Eskidi")
    with refused(reasons.WRONG_STATE):
        actions.withdraw_practice(by=director, practice=written, reason="Eskidi")
    assert not search.find("yağmur bahçesi")


def test_nobody_reviews_what_they_wrote(said, mehmet, selim, refused):
    own = actions.write_practice(by=mehmet, **said)
    with refused(reasons.OWN_PRACTICE):
        actions.review_practice(by=mehmet, practice=own, to="published")
    assert actions.review_practice(by=mehmet, practice=actions.write_practice(by=selim, **said), to="published")
