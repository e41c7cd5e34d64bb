"""`./meydan check`: each unsafe setting is named with what to do, and then it ends with 1."""

from pathlib import Path

import pytest
from django.core.management import call_command

from meydan.operation import safety


@pytest.fixture
def fit(db, settings, monkeypatch, tmp_path):
    """Settings as docs/operate.md asks for."""
    monkeypatch.setenv("MEYDAN_HOSTS", "meydan.example")
    settings.DEMO = settings.DEBUG = False
    settings.SECRET_KEY = "k" * 20 + "abcdefghijklmnopqrstuvwxyz0123456789"
    settings.ALLOWED_HOSTS, settings.ADDRESS = ["meydan.example"], "https://meydan.example"
    settings.HTTPS = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = settings.STAFF_SECOND_FACTOR = True
    settings.SECURE_HSTS_SECONDS, settings.SECURE_PROXY_SSL_HEADER = 31536000, ("HTTP_X_FORWARDED_PROTO", "https")
    settings.DATA = tmp_path
    key = tmp_path / "secret_key"
    key.touch(mode=0o600)
    monkeypatch.setattr("os.geteuid", lambda: 1000)
    return settings


GOOD = {"superuser": False, "makes_roles": False, "version": 150001, "encoding": "UTF8", "fsync": "on"}
ABOUT = (safety.of_settings, safety.of_people_and_monitoring, safety.of_files, safety.of_django)


def answers():
    return [answer for of in ABOUT for answer in of()]


def missing(found=None):
    return {one.what for one in found or answers() if one.needed and not one.fine}


def test_with_what_the_handbook_asks_for_nothing_is_missing(fit):
    found = [*answers(), *safety.of_database(GOOD)]
    assert missing(found) == set()
    words, is_fit = safety.report(found)
    assert is_fit
    assert words.endswith("Nothing needed is missing.")


@pytest.mark.parametrize(
    ("name", "value", "what"),
    [
        ("DEMO", True, "demo mode"), ("DEBUG", True, "debug pages"), ("SECRET_KEY", "short", "secret key"),
        ("ALLOWED_HOSTS", ["*"], "hosts"), ("ADDRESS", "http://meydan.example", "address"), ("ADDRESS", "https://other.example", "address"),
        ("SESSION_COOKIE_SECURE", False, "cookies"), ("CSRF_COOKIE_SECURE", False, "cookies"), ("SECURE_HSTS_SECONDS", 0, "transport"),
        ("SECURE_PROXY_SSL_HEADER", None, "proxy"), ("STAFF_SECOND_FACTOR", False, "second step"),
        ("SECURE_CONTENT_TYPE_NOSNIFF", False, "security.W006"), ("X_FRAME_OPTIONS", "SAMEORIGIN", "security.W019"),
    ],
)  # fmt: skip
def test_each_unsafe_setting_is_named_and_fails_the_check(fit, name, value, what, capsys):
    setattr(fit, name, value)
    assert what in missing()
    assert safety.report(answers())[1] is False
    with pytest.raises(SystemExit) as ended:
        call_command("check_town")
    assert ended.value.code == 1
    said = capsys.readouterr().out
    assert "→" in said.split(what)[1]


def test_a_key_that_others_may_read_is_named(fit):
    key = Path(fit.DATA) / "keys" / "seal"
    key.parent.mkdir(mode=0o700)
    key.touch(mode=0o644)
    assert missing() == {"keys"}
    key.chmod(0o600)
    assert missing() == set()


@pytest.mark.parametrize(
    ("fact", "value", "what"),
    [("superuser", True, "role"), ("makes_roles", True, "role"), ("version", 140000, "PostgreSQL"), ("encoding", "SQL_ASCII", "encoding"), ("fsync", "off", "durable")],
)  # fmt: skip
def test_a_database_that_may_or_forgets_too_much_is_named(db, fact, value, what):
    assert missing(safety.of_database(GOOD | {fact: value})) == {what}


def test_root_is_named(fit, monkeypatch):
    monkeypatch.setattr("os.geteuid", lambda: 0)
    assert missing() == {"user"}


def test_the_real_database_answers_what_is_asked_of_it(db):
    from meydan.operation.queries import role

    assert role().keys() == {"superuser", "makes_roles", "version", "encoding", "fsync"}


def test_what_stands_still_is_in_the_answers_too(db, settings):
    said = {one.what: one for one in safety.answers()}
    assert not said["worker"].fine
    assert said["worker"].words == "There is none."
