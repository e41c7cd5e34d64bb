"""Delivery status notifications, and what follows from them."""

import mailbox
import socket
import threading

import pytest
from django.core.management import call_command
from django.test import Client

from meydan.base.outbox import notify
from meydan.notices import actions
from meydan.notices.models import Bounce, Delivery, Notice
from meydan.notices.reports import read_reports

REPORT = """\
From: MAILER-DAEMON@mx.example.org
To: meydan@example.org
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="B"

--B
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.
--B
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.org

Final-Recipient: rfc822; {address}
Action: {action}
Status: {status}
Diagnostic-Code: smtp; 550 5.1.1 User
    unknown

--B
Content-Type: {inner}

Message-ID: <{letter}@meydan.invalid>
Subject: x

--B--
"""


def report(address, letter, *, action="failed", status="5.1.1", inner="text/rfc822-headers"):
    return REPORT.format(address=address, letter=letter, action=action, status=status, inner=inner).encode()


@pytest.fixture
def written(ayse):
    """Ayşe has had a letter; its name."""
    notify(ayse, "people.role_granted", role="x")
    actions.deliver_all()
    return f"notice-{Notice.objects.get().pk}"


@pytest.mark.parametrize("inner", ["text/rfc822-headers", "message/rfc822"])
def test_a_report_is_read(inner):
    (found,) = read_reports(report("ayse@example.org", "notice-7", inner=inner))
    assert (found.address, found.status, found.letter) == ("ayse@example.org", "5.1.1", "notice-7")
    assert found.words == "550 5.1.1 User unknown"


@pytest.mark.parametrize(
    "raw",
    [
        b"", b"\xff\x00", b"Subject: x\n\nhello", report("ayse@example.org", "notice-7", action="delayed"),
        report("ayse@example.org", "notice-7", action="delivered", status="2.0.0"), report("nobody", "notice-7"),
        report("ayse@example.org", "notice-x"), report("ayse@example.org", "notice-7", status="x"),
        report("ayse@example.org", "notice-7").replace(b"multipart/report", b"multipart/mixed"),
    ],
)  # fmt: skip
def test_what_is_no_report_of_a_failure_says_nothing(raw):
    assert read_reports(raw) == []


def take(ayse, letter, **more):
    return [actions.take_report(report=one) for one in read_reports(report(ayse.email, letter, **more))]


def test_an_address_that_does_not_exist_is_written_to_no_more_and_the_person_reads_it(ayse, written):
    take(ayse, written)
    assert Delivery.objects.get().failed_at
    assert Bounce.objects.get().dead_at
    notify(ayse, "people.role_granted", role="x")
    assert actions.deliver_all() == 0
    assert Notice.objects.filter(message__code="notices.unreachable", person=ayse).count() == 1
    take(ayse, written)
    actions.deliver_all()
    assert Notice.objects.filter(message__code="notices.unreachable").count() == 1, "told once"


def test_what_waits_for_a_dead_address_stands_on_the_desk(ayse, written):
    actions.choose_rhythm(by=ayse, digest="weekly")
    notify(ayse, "people.role_ended", role="x")
    actions.spread(at_most=9)
    take(ayse, written)
    assert Delivery.objects.filter(failed_at=None).count() == 0
    assert actions.gather_digests() == 0


def test_a_full_mailbox_counts_after_three_letters(ayse, written):
    for times in (1, 2, 3):
        take(ayse, written, status="4.2.2")
        found = Bounce.objects.get()
        assert (found.times, found.dead_at is not None) == (times, times == 3)


def test_with_a_new_address_the_person_is_reached_again(ayse, written):
    take(ayse, written)
    actions.deliver_all()
    ayse.email = "neu@example.org"
    ayse.save()
    notify(ayse, "people.role_granted", role="x")
    assert actions.deliver_all() == 1


@pytest.mark.parametrize("letter", ["notice-999999", "digest-1", "notice-"])
def test_a_report_about_a_letter_that_was_never_written_is_not_believed(ayse, written, letter):
    assert not any(take(ayse, letter))
    assert not Bounce.objects.exists()


def test_a_report_about_somebody_elses_letter_is_not_believed(ayse, deniz, written):
    take(deniz, written)
    assert not Bounce.objects.exists()


@pytest.mark.parametrize(
    ("secret", "shown", "status", "dead"),
    [("", "", 404, 0), ("s", "", 403, 0), ("s", "Bearer x", 403, 0), ("s", "Bearer s", 200, 1)],
)
def test_a_mail_server_hands_reports_in_with_the_secret(client, settings, ayse, written, secret, shown, status, dead):
    settings.BOUNCE_SECRET = secret
    body = report(ayse.email, written)
    answer = client.post(
        "/iletim/geri-donenler/", body, content_type="message/rfc822", headers={"Authorization": shown}
    )
    assert (answer.status_code, Bounce.objects.count()) == (status, dead)


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"a=1&b=2", "application/x-www-form-urlencoded"),
        (b"--B\r\n\r\nx\r\n--B--", "multipart/form-data; boundary=B"),
        (b"\0\xff", "message/rfc822"),
    ],
)
def test_what_is_sent_as_a_form_is_no_report(db, settings, body, kind):
    settings.BOUNCE_SECRET = "geheim"
    said, server = {"Authorization": "Bearer geheim"}, Client(enforce_csrf_checks=True)
    answer = server.post("/iletim/geri-donenler/", body, content_type=kind, headers=said)
    assert (answer.status_code, answer.content) == (200, b"0 of 0 taken\n")


def test_reports_are_read_from_a_mailbox_file(tmp_path, ayse, written):
    box = mailbox.mbox(tmp_path / "box")
    for raw in (report(ayse.email, written), b"Subject: x\n\nhello\n"):
        box.add(raw)
    box.close()
    call_command("bounces", str(tmp_path / "box"))
    assert Bounce.objects.get().dead_at


def test_the_person_or_the_desk_says_that_the_address_works_again(signed_in, ayse, director, written):
    take(ayse, written)
    hers = signed_in(ayse)
    assert ayse.email in hers.get("/bildirimler/ayarlar/").content.decode()
    hers.post("/bildirimler/adresim/")
    assert not Bounce.objects.exists()
    take(ayse, written)
    desk = signed_in(director)
    assert ayse.email in desk.get("/masa/geri-donen-adresler/").content.decode()
    table = b"".join(desk.get("/masa/geri-donen-adresler/?file=csv").streaming_content).decode()
    assert ayse.email in table
    desk.post("/masa/geri-donen-adresler/", {"person": ayse.pk})
    assert not Bounce.objects.exists()


def test_a_server_that_refuses_the_address_at_once_is_not_asked_again(ayse, settings):
    """A mail server on a socket: it knows nobody."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        threading.Thread(target=_refuse, args=[server], daemon=True).start()
        port = server.getsockname()[1]
        settings.MAILERS = {
            "default": {
                "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
                "OPTIONS": {"host": "127.0.0.1", "port": port, "timeout": 5},
            }
        }
        notify(ayse, "people.role_granted", role="x")
        assert actions.deliver_all() == 0
    assert (Delivery.objects.get().tries, Delivery.objects.get().failed_at is not None) == (1, True)
    assert Bounce.objects.get().dead_at


def _refuse(server):
    connection, _ = server.accept()
    with connection, connection.makefile("rwb") as stream:
        stream.write(b"220 here\r\n")
        stream.flush()
        for line in stream:
            answer = b"550 5.1.1 no such user" if line.upper().startswith(b"RCPT") else b"250 ok"
            stream.write(answer + b"\r\n")
            stream.flush()
            if line.upper().startswith(b"QUIT"):
                return
