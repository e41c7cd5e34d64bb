"""What people choose: kinds, rhythm, quiet hours, news; and leaving by the link of a letter."""

from datetime import time, timedelta

import pytest
from django.core import mail as django_mail
from django.urls import reverse

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.base.outbox import notify
from meydan.notices import actions
from meydan.notices.mail import DIGEST, leave_key
from meydan.notices.models import Delivery, Digest, Notice, Preference, Rhythm
from meydan.notices.queries import types
from meydan.notices.rules import TWO_ENDS, may_wait, quiet_end
from meydan.notices.words import type_of
from meydan.people.actions import choose_consents
from meydan.people.models import Consent

pytestmark = pytest.mark.usefixtures("monday")
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
SETTINGS = "/bildirimler/ayarlar/"
PROMOTION = {"events.news", "trainings.news", "panels.call", "notices.invitation"}
ALWAYS = {
    "people.factor_added", "people.factor_removed", "people.factors_reset", "people.provider_linked", "people.provider_unlinked",
    "people.email_changed", "attendance.called_off",
}  # fmt: skip


def role_message(to, **more):
    notify(to, "people.role_granted", role="Moderatör", **more)
    return OutboxMessage.objects.latest("pk")


def agree(person, *purposes):
    choose_consents(by=person, purposes=set(purposes), version="2026-11")


def unsubscribe_of(letter):
    return letter.extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://localhost:8000")


def test_every_type_is_service_or_one_of_these_promotions():
    """Whoever adds a promotion adds it here, and thinks of the consent that it needs."""
    assert {one.code: one.agreed for one in types() if one.promotion} == dict.fromkeys(PROMOTION, "promotion") | {
        "panels.call": "research"
    }
    assert all(one.agreed in Consent.Purpose.values for one in types())


def test_what_cannot_be_switched_off_says_why_and_is_no_promotion():
    assert {one.code for one in types() if one.always} == ALWAYS
    assert not any(one.promotion for one in types() if one.always)


@pytest.mark.parametrize(("purposes", "notices"), [((), 0), (("research",), 0), (("promotion",), 1)])
def test_promotion_reaches_only_who_agreed_on_every_way(ayse, purposes, notices):
    agree(ayse, *purposes)
    notify(ayse, "events.news", words="x", title="Panel")
    assert actions.deliver_all() == notices
    assert Notice.objects.count() == notices


def test_whoever_takes_it_back_gets_no_letter_that_was_on_its_way(ayse):
    agree(ayse, "promotion")
    notify(ayse, "events.news", words="x", title="Panel")
    actions.spread(at_most=9)
    actions.choose_news(by=ayse, wanted=False)
    assert actions.deliver_all() == 0
    assert not Delivery.objects.exists()


def test_news_are_agreed_to_and_taken_back_by_one_press_each(signed_in, ayse):
    agree(ayse, "research")
    hers = signed_in(ayse)
    hers.post(reverse("notices:news"), {"wanted": "yes"})
    given = Consent.objects.get(purpose="promotion")
    assert given.version
    assert given.version in hers.get(SETTINGS).content.decode()
    hers.post(reverse("notices:news"))
    given.refresh_from_db()
    assert given.withdrawn_at
    assert Consent.objects.get(withdrawn_at=None).purpose == "research"


@pytest.mark.parametrize(
    ("hour", "begins", "ends", "until"),
    [
        (22, 21, 9, 33), (3, 21, 9, 9), (8.99, 21, 9, 9), (9, 21, 9, None), (20.9, 21, 9, None), (13, 12, 14, 14), (14, 12, 14, None),
        (11, 12, 14, None), (12, 12, 12, None),
    ],
)  # fmt: skip
def test_quiet_hours_end(monday, hour, begins, ends, until):
    midnight = monday - 12 * HOUR
    found = quiet_end(midnight + hour * HOUR, (time(begins), time(ends)))
    assert found == (midnight + until * HOUR if until else None)


def test_own_quiet_hours_hold_e_mails_only_when_chosen(ayse, monday):
    hours = {"digest": "at_once", "quiet_from": time(11), "quiet_until": time(13)}
    actions.choose_rhythm(by=ayse, **hours)
    role_message(ayse)
    assert actions.deliver_all() == 1
    actions.choose_rhythm(by=ayse, **hours, quiet_email=True)
    role_message(ayse)
    assert actions.deliver_all() == 0
    assert Delivery.objects.get(sent_at=None).tries == 0
    with clock.at(monday + HOUR):
        assert actions.deliver_all() == 1


def test_news_ring_in_nobody_s_night(ayse, monday):
    agree(ayse, "promotion")
    with clock.at(monday + 10 * HOUR):
        notify(ayse, "events.news", words="x", title="Panel")
        role_message(ayse)
        assert actions.deliver_all() == 1
    with clock.at(monday + 21 * HOUR):
        assert actions.deliver_all() == 1


def test_quiet_hours_have_two_ends(ayse, refused):
    with refused(TWO_ENDS, field="quiet_until"):
        actions.choose_rhythm(by=ayse, digest="daily", quiet_from=time(22))


@pytest.mark.parametrize(("digest", "hours"), [("daily", 21), ("weekly", 7 * 24 - 3)])
def test_a_digest_holds_what_waited_and_goes_once(ayse, monday, digest, hours):
    """`monday` is noon; digests go at nine, weekly ones on Monday."""
    actions.choose_rhythm(by=ayse, digest=digest)
    for _ in range(3):
        role_message(ayse)
    assert [actions.deliver_all(), actions.gather_digests()] == [0, 0]
    with clock.at(monday + (hours - 1) * HOUR):
        assert actions.gather_digests() == 0
    with clock.at(monday + hours * HOUR):
        assert [actions.gather_digests(), actions.gather_digests()] == [1, 0]
        assert [actions.deliver_all(), actions.deliver_all()] == [1, 0]
    letter = django_mail.outbox[0]
    assert letter.body.count("Moderatör") == 3
    assert letter.extra_headers["Message-ID"] == f"<digest-{Digest.objects.get().pk}@meydan.invalid>"
    assert not Delivery.objects.filter(sent_at=None).exists()


def test_nobody_is_written_about_what_they_have_read(ayse, monday):
    actions.choose_rhythm(by=ayse, digest="daily")
    role_message(ayse)
    actions.spread(at_most=9)
    actions.mark_read(by=ayse)
    with clock.at(monday + DAY):
        assert actions.gather_digests() == 0


def test_a_digest_whose_worker_is_killed_keeps_its_message_id(ayse, monday):
    from meydan.notices.actions.sending import claim_digest

    actions.choose_rhythm(by=ayse, digest="daily")
    role_message(ayse)
    actions.spread(at_most=9)
    with clock.at(monday + DAY):
        actions.gather_digests()
        first = claim_digest()  # and here the worker dies
        assert actions.deliver_all() == 0
    with clock.at(monday + DAY + HOUR):
        assert actions.deliver_all() == 1
    assert django_mail.outbox[0].extra_headers["Message-ID"] == f"<digest-{first.pk}@meydan.invalid>"


@pytest.mark.parametrize(("digest", "at_once"), [("at_once", 1), ("never", 0)])
def test_what_waits_follows_a_new_choice(ayse, digest, at_once):
    actions.choose_rhythm(by=ayse, digest="weekly")
    role_message(ayse)
    actions.spread(at_most=9)
    actions.choose_rhythm(by=ayse, digest=digest)
    assert actions.deliver_all() == at_once
    role_message(ayse)
    assert actions.deliver_all() == at_once
    assert Notice.objects.count() == 2


def test_what_protects_an_account_never_waits_and_is_never_off(ayse):
    actions.choose_rhythm(by=ayse, digest="never")
    actions.choose_messages(by=ayse, unwanted={"people.factor_added"})
    notify(ayse, "people.factor_added", name="Telefon")
    assert actions.deliver_all() == 1
    assert "List-Unsubscribe" not in django_mail.outbox[0].extra_headers


@pytest.mark.parametrize(
    ("code", "waits"),
    [("attendance.in_2_hours", 0), ("attendance.offered", 0), ("people.factor_added", 0), ("discussion.answered", 1)],
)
def test_what_has_its_moment_waits_for_no_digest(code, waits):
    assert may_wait(type_of(code)) == bool(waits)


def test_a_mail_program_leaves_by_one_post_without_signing_in(client, ayse):
    role_message(ayse)
    actions.deliver_all()
    letter = django_mail.outbox[0]
    assert letter.extra_headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    address = unsubscribe_of(letter)
    assert address in letter.body
    assert client.get(address).status_code == 200
    assert not Preference.objects.exists()
    for _ in range(2):
        assert client.post(address, {"List-Unsubscribe": "One-Click"}).status_code == 200
    assert Preference.objects.get().code == "people.role_granted"
    role_message(ayse)
    assert actions.deliver_all() == 0


def test_leaving_needs_no_csrf_token(ayse):
    from django.test import Client

    assert Client(enforce_csrf_checks=True).post(f"/bildirimler/birak/{leave_key(ayse, DIGEST)}/").status_code == 200
    assert Rhythm.objects.get().digest == "never"


def test_leaving_news_takes_the_consent_back_and_leaving_a_digest_keeps_the_hours(client, ayse):
    agree(ayse, "promotion", "research")
    actions.choose_rhythm(by=ayse, digest="daily", quiet_from=time(20), quiet_until=time(8))
    for code in ("events.news", DIGEST):
        client.post(f"/bildirimler/birak/{leave_key(ayse, code)}/")
    assert Consent.objects.get(withdrawn_at=None).purpose == "research"
    own = Rhythm.objects.get()
    assert (own.digest, own.quiet_from) == ("never", time(20))


def test_a_key_that_is_not_ours_is_not_found(client, ayse):
    key = leave_key(ayse, DIGEST)
    assert client.post(f"/bildirimler/birak/{key[:-2]}xx/").status_code == 404
    assert client.get(f"/bildirimler/birak/{leave_key(ayse, 'gone.type')}/").status_code == 404
    ayse.is_active = False
    ayse.save()
    assert client.get(f"/bildirimler/birak/{key}/").status_code == 404


def test_the_page_keeps_what_was_typed_when_something_is_missing(signed_in, ayse):
    hers = signed_in(ayse)
    answer = hers.post(SETTINGS, {"wanted": ["people.role_ended"], "digest": "weekly", "quiet_from": "22:30"})
    page = answer.content.decode()
    assert answer.status_code == 422
    assert 'value="people.role_ended" checked' in page
    assert 'value="people.role_granted" checked' not in page
    assert 'value="22:30"' in page
    assert not Rhythm.objects.exists()
    done = hers.post(SETTINGS, {"digest": "weekly", "quiet_from": "22:30", "quiet_until": "07:00", "quiet_email": "on"})
    assert done.status_code == 302
    own = Rhythm.objects.get()
    assert (own.digest, own.quiet_from, own.quiet_until, own.quiet_email) == ("weekly", time(22, 30), time(7), True)
    assert not Preference.objects.filter(code__in=ALWAYS).exists()


def test_what_a_person_had_comes_first(signed_in, ayse, django_assert_max_num_queries):
    for code in ("people.role_granted", "people.role_ended"):
        notify(ayse, code, role="x")
    actions.deliver_all()
    hers = signed_in(ayse)
    with django_assert_max_num_queries(15):
        page = hers.get(SETTINGS).content.decode()
    assert page.index('value="people.role_ended"') < page.index('value="events.message"')
