"""Text messages through any provider: against a gateway on this machine that fails, delays and doubles."""

import json
import threading
from collections import Counter
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

import pytest

from meydan.base import clock
from meydan.base.outbox import notify
from meydan.notices import actions
from meydan.notices.models import Delivery
from meydan.notices.sms import HttpBackend

CODE = "attendance.in_2_hours"
pytestmark = pytest.mark.usefixtures("monday")


class Gateway(ThreadingHTTPServer):
    """Answers as it is told, the last answer for ever. It keeps each request and sends a text once a key, as providers do
    that know idempotency keys."""

    def __init__(self):
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers, self.requests, self.rung, self.released = [(200, "OK")], [], Counter(), threading.Event()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server_address[1]}/send"

    def handle_error(self, request, client_address):
        """Whoever gave up waiting is gone."""


class Handler(BaseHTTPRequestHandler):
    def do_POST(self):
        gateway = self.server
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        gateway.requests.append((self.command, self.path, dict(self.headers), body))
        status, said = gateway.answers.pop(0) if len(gateway.answers) > 1 else gateway.answers[0]
        if status != 503:  # it took the message, whatever became of the answer
            gateway.rung[self.headers["Idempotency-Key"]] = 1
        if status == 0:
            gateway.released.wait(5)
            return
        self.send_response(status)
        self.end_headers()
        self.wfile.write(said.encode())

    do_GET = do_PUT = do_POST

    def log_message(self, *args):
        """Silent."""


@pytest.fixture
def gateway(settings):
    with Gateway() as one:
        thread = threading.Thread(target=one.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        settings.SMS_BACKEND, settings.SMS_HTTP_URL = "meydan.notices.sms.HttpBackend", one.address
        settings.SMS_HTTP_SECONDS = 0.2
        yield one
        one.released.set()
        one.shutdown()
        thread.join()


@pytest.fixture
def reminded(ayse, monday, gateway):
    """Ayşe waits for one text message."""
    ayse.phone, ayse.phone_verified, ayse.email = "+905320000000", True, None
    ayse.save()
    actions.choose_messages(by=ayse, unwanted=set(), texted={CODE})
    notify(ayse, CODE, at=(monday + timedelta(hours=8)).isoformat(), title="Ağaç")


def later(monday, minutes):
    return clock.at(monday + timedelta(minutes=minutes))


def test_a_gateway_that_fails_is_asked_again_after_growing_pauses_with_the_same_key(reminded, gateway, monday):
    gateway.answers = [(503, ""), (503, ""), (200, "OK")]
    sent = []
    for minute in (0, 1, 2, 5, 6, 7):
        with later(monday, minute):
            sent.append(actions.deliver_all())
    assert sent == [0, 0, 0, 0, 1, 0], "after two minutes, then after four"
    assert len({headers["Idempotency-Key"] for _verb, _path, headers, _body in gateway.requests}) == 1
    assert (len(gateway.requests), list(gateway.rung.values())) == (3, [1])


def test_a_gateway_that_is_slow_is_given_up_and_rings_once(reminded, gateway, monday):
    gateway.answers = [(0, ""), (200, "OK")]
    assert actions.deliver_all() == 0
    assert Delivery.objects.get().problem
    with later(monday, 3):
        assert actions.deliver_all() == 1
    assert (len(gateway.requests), list(gateway.rung.values())) == (2, [1])


def test_a_gateway_that_took_it_and_says_error_is_asked_again_and_rings_once(reminded, gateway, monday):
    gateway.answers = [(500, "oops"), (200, "OK")]
    assert actions.deliver_all() == 0
    with later(monday, 3):
        assert actions.deliver_all() == 1
    assert list(gateway.rung.values()) == [1]


def test_an_answer_without_the_word_of_success_is_a_failure(reminded, gateway, settings):
    settings.SMS_HTTP_SUCCESS = r'"code":\s*"00"'
    gateway.answers = [(200, '{"code": "30"}')]
    assert actions.deliver_all() == 0
    assert '"30"' in Delivery.objects.get().problem


TEXT = "Ağaç & \"su\" <3 'x'"


@pytest.mark.parametrize(
    ("type_", "body", "read"),
    [
        ("application/json", '{"no": "{to}", "m": "{text}"}', lambda raw: (json.loads(raw)["no"], json.loads(raw)["m"])),
        ("application/x-www-form-urlencoded", "no={to}&m={text}", lambda raw: tuple(parse_qs(raw)[k][0] for k in ("no", "m"))),
    ],
)  # fmt: skip
def test_values_are_written_as_the_body_s_type_asks(gateway, settings, type_, body, read):
    settings.SMS_HTTP_TYPE, settings.SMS_HTTP_BODY = type_, body
    HttpBackend().send("+905320000000", TEXT)
    assert read(gateway.requests[0][3]) == ("+905320000000", TEXT)


def test_in_xml_what_people_wrote_stays_text(gateway, settings):
    settings.SMS_HTTP_TYPE, settings.SMS_HTTP_BODY = "text/xml", "<m><s>{secret}</s>{text}</m>"
    settings.SMS_HTTP_TOKEN = "geheim"
    HttpBackend().send("+905320000000", "</m>{secret}")
    _verb, _path, headers, body = gateway.requests[0]
    assert body == "<m><s>geheim</s>&lt;/m&gt;{secret}</m>"
    assert "Authorization" not in headers


def test_verb_and_address_are_settings_and_the_secret_is_a_bearer_token(gateway, settings):
    settings.SMS_HTTP_METHOD, settings.SMS_HTTP_TOKEN = "PUT", "geheim"
    settings.SMS_HTTP_URL = f"{gateway.address}?to={{to}}"
    HttpBackend().send("+905320000000", "x")
    verb, path, headers, _body = gateway.requests[0]
    assert (verb, path, headers["Authorization"]) == ("PUT", "/send?to=%2B905320000000", "Bearer geheim")


@pytest.mark.parametrize("url", ["http://example.org/", "http://127.0.0.1.example.org/", "file:///etc/passwd", ""])
def test_secrets_go_only_to_https_or_this_machine(settings, url):
    settings.SMS_HTTP_URL = url
    with pytest.raises(OSError, match="https"):
        HttpBackend().send("+905320000000", "x")
