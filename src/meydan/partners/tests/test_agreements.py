from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.base.sentences import NOT_STAFF
from meydan.partners import actions
from meydan.partners.queries import agreements
from meydan.partners.rules import reasons

DAY = timedelta(days=1)


@pytest.fixture
def agreement(partner, mehmet):
    """Signed, and ending in fifty days."""
    return actions.save_agreement(
        by=mehmet, organisation=partner, title="Protokol", number="2026/1", signed_on=clock.today(),
        starts_on=clock.today(), ends_on=clock.today() + 50 * DAY, remind_days=40,
    )  # fmt: skip


@pytest.mark.parametrize(("said", "code"), [({"ends_on": -1}, reasons.ENDS_BEFORE), ({"signed_on": 1}, reasons.FUTURE)])
def test_days_have_to_make_sense(partner, mehmet, refused, said, code):
    days = {name: clock.today() + value * DAY for name, value in said.items()}
    with refused(code, field=next(iter(said))):
        actions.save_agreement(by=mehmet, organisation=partner, title="x", starts_on=clock.today(), **days)


def test_only_what_is_signed_and_not_over_is_in_force(partner, agreement, mehmet, selim, monday, refused):
    draft = actions.save_agreement(by=mehmet, organisation=partner, title="x", starts_on=clock.today())
    with refused(reasons.NOT_SIGNED):
        actions.put_in_force(by=mehmet, agreement=draft)
    with refused(NOT_STAFF):
        actions.put_in_force(by=selim, agreement=agreement)
    with clock.at(monday + 60 * DAY), refused(reasons.OVER):
        actions.put_in_force(by=mehmet, agreement=agreement)
    agreement = actions.put_in_force(by=mehmet, agreement=agreement)
    with refused(reasons.WRONG_STATE):
        actions.put_in_force(by=mehmet, agreement=agreement)
    with refused(reasons.NOT_SIGNED, field="signed_on"):
        actions.save_agreement(by=mehmet, organisation=partner, agreement=agreement, starts_on=clock.today())


def test_it_waits_at_the_desk_from_its_day_on_and_is_announced_once(agreement, mehmet, monday):
    actions.put_in_force(by=mehmet, agreement=agreement)
    assert not agreements.ending().exists()
    for days, waits, announced in ((9, False, 0), (10, True, 1), (11, True, 0), (70, True, 0)):
        with clock.at(monday + days * DAY):
            assert (agreements.ending().exists(), actions.remind_of_agreements()) == (waits, announced)
    assert OutboxMessage.objects.filter(code="partners.agreement_ends").count() == 1


def test_a_renewal_follows_on_and_takes_its_place(agreement, mehmet, refused):
    with refused(reasons.WRONG_STATE):
        actions.renew_agreement(by=mehmet, agreement=agreement)
    actions.put_in_force(by=mehmet, agreement=agreement)
    draft = actions.renew_agreement(by=mehmet, agreement=agreement)
    assert actions.renew_agreement(by=mehmet, agreement=agreement) == draft, "asked twice it is one draft"
    assert draft.starts_on == agreement.ends_on + DAY
    said = {"number": "2026/2", "starts_on": clock.today(), "signed_on": clock.today()}
    draft = actions.save_agreement(by=mehmet, organisation=agreement.organisation, agreement=draft, **said)
    actions.put_in_force(by=mehmet, agreement=draft)
    agreement.refresh_from_db()
    assert agreement.state == "renewed"


def test_it_ends_with_a_reason(agreement, mehmet, refused):
    actions.put_in_force(by=mehmet, agreement=agreement)
    with refused(reasons.NEEDS_REASON, field="words"):
        actions.end_agreement(by=mehmet, agreement=agreement, words=" ")
    ended = actions.end_agreement(by=mehmet, agreement=agreement, words="Süresi doldu")
    with refused(reasons.WRONG_STATE):
        actions.save_agreement(by=mehmet, organisation=ended.organisation, agreement=ended, starts_on=clock.today())
