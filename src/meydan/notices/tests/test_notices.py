"""From the outbox to the inbox and the letter box."""

from datetime import UTC, datetime

import pytest
from django.core import mail as django_mail
from django.core.mail import EmailMessage
from django.urls import reverse

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.base.outbox import notify
from meydan.notices import actions, sms
from meydan.notices.mailbox import FileBackend, letters
from meydan.notices.models import Delivery, Notice, Preference
from meydan.people.models import Role


def role_message(to, **more):
    notify(to, "people.role_granted", role="Moderatör", **more)
    return OutboxMessage.objects.latest("pk")


def test_a_message_reaches_the_inbox_and_the_letter_box(ayse):
    role_message(ayse)
    assert actions.deliver_all() == 1
    assert Notice.objects.get().person == ayse
    letter = django_mail.outbox[0]
    assert letter.to == [ayse.email]
    assert "Moderatör" in letter.subject
    assert letter.extra_headers["Message-ID"] == f"<notice-{Notice.objects.get().pk}@meydan.invalid>"


def test_delivering_twice_sends_once(ayse):
    role_message(ayse)
    assert [actions.deliver_all(), actions.deliver_all()] == [1, 0]


def test_each_person_gets_one_notice_and_the_one_who_acted_none(ayse, zeynep, make_person):
    other = make_person("Ikinci", (Role.MODERATOR, None))
    role_message(["role:moderator", zeynep.ref, ayse.ref], but_not=ayse)
    actions.deliver_all()
    assert set(Notice.objects.values_list("person", flat=True)) == {zeynep.pk, other.pk}


def test_an_unwanted_type_stays_in_the_inbox_only(ayse):
    actions.choose_messages(by=ayse, unwanted={"people.role_granted"})
    role_message(ayse)
    assert actions.deliver_all() == 0
    assert Notice.objects.count() == 1
    actions.choose_messages(by=ayse, unwanted=set())
    assert not Preference.objects.exists()


def test_people_without_an_address_read_it_in_the_app(make_person):
    from meydan.people.models import Person

    offline = Person.objects.create_user(None, display_name="Hatice", age_band="65+")
    role_message(offline)
    assert actions.deliver_all() == 0
    assert Notice.objects.get().person == offline


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_parallel_workers_send_each_message_once(ayse, in_parallel):
    for _ in range(8):
        role_message(ayse)
    in_parallel(lambda _n: actions.deliver_all(), range(4))
    assert OutboxMessage.objects.filter(done_at=None).count() == 0
    assert Notice.objects.count() == 8
    assert len(django_mail.outbox) == 8


def test_a_worker_killed_between_claim_and_send_doubles_nothing_and_loses_nothing(ayse, monday):
    from datetime import timedelta

    from meydan.base import clock

    role_message(ayse)
    actions.spread(at_most=10)
    assert actions.claim() is not None  # and here the worker dies
    assert actions.deliver_all() == 0
    with clock.at(monday + timedelta(minutes=5)):
        assert actions.deliver_all() == 1
    assert Delivery.objects.get().sent_at is not None


def test_a_letter_box_that_refuses_is_tried_six_times_and_then_shown(ayse, monday, settings, signed_in, director):
    from datetime import timedelta

    from meydan.base import clock

    settings.MAILERS = {
        "default": {
            "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
            "OPTIONS": {"host": "127.0.0.1", "port": 1, "timeout": 1},
        }
    }
    role_message(ayse)
    for number in range(8):
        with clock.at(monday + timedelta(days=number)):
            actions.deliver_all()
    delivery = Delivery.objects.get()
    assert (delivery.tries, delivery.failed_at is not None) == (6, True)
    assert "Yeni göreviniz" in signed_in(director).get(reverse("notices:desk_failed")).content.decode()


def test_the_inbox_marks_read_only_on_request(signed_in, ayse, django_assert_max_num_queries):
    for _ in range(3):
        role_message(ayse)
    actions.deliver_all()
    hers = signed_in(ayse)
    with django_assert_max_num_queries(10):
        hers.get(reverse("notices:inbox"))
    assert Notice.objects.filter(read_at=None).count() == 3
    hers.get(reverse("notices:opened", args=[Notice.objects.first().pk]))
    assert Notice.objects.filter(read_at=None).count() == 2
    hers.post(reverse("notices:inbox"))
    assert Notice.objects.filter(read_at=None).count() == 0


def test_nobody_opens_the_notice_of_somebody_else(signed_in, ayse, deniz):
    role_message(ayse)
    actions.deliver_all()
    assert signed_in(deniz).get(reverse("notices:opened", args=[Notice.objects.get().pk])).status_code == 404


def test_the_demo_letter_box_shows_when_it_was_by_our_clock(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    with clock.at(datetime(2027, 3, 4, 9, 30, tzinfo=UTC)):
        FileBackend(file_path=tmp_path, alias="default").send_messages(
            [EmailMessage("Merhaba", "a", to=["a@example.org"])]
        )
        sms.FileBackend().send("+905550000000", "Kısa")
    assert {letter.at for letter in letters()} == {datetime(2027, 3, 4, 9, 30, tzinfo=UTC)}
    assert {letter.to for letter in letters()} == {"a@example.org", "+905550000000"}


def test_the_demo_letter_box_is_not_found_outside_the_demo(client, settings, db):
    settings.DEMO = settings.DEBUG = False
    assert client.get("/dev/mail/").status_code == 404
    settings.DEMO = True
    assert client.get("/dev/mail/").status_code == 200
