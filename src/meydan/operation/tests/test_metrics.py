"""Figures for Prometheus: well-formed, added up over processes, without a person, and not for everybody."""

import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest

from meydan.operation import metrics
from meydan.operation.metrics import Counter, class_of, counter, request_lines

LINE = re.compile(r'^(# (HELP|TYPE) meydan_\w+ .+|meydan_\w+(\{\w+="[^"]+"(,\w+="[^"]+")*\})? -?[0-9.e+-]+)$')


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "public"), ("/konular/", "public"), ("/en/konular/", "public"), ("/masa/", "desk"), ("/ar/masa/x/", "desk"), ("/en/", "public"),
        ("/benim/", "own"), ("/giris/kod/", "own"), ("/api/v1/goals", "api"), ("/static/meydan.css", "files"), ("//", "public"), ("", "public"),
    ],
)  # fmt: skip
def test_addresses_have_a_class(path, kind):
    assert class_of(path) == kind


@pytest.fixture
def asked(client, db, settings, tmp_path):
    settings.DATA, settings.METRICS_TOKEN = tmp_path, "token"

    def ask(**headers):
        return client.get("/metrics", headers={"Authorization": "Bearer token"} | headers)

    return ask


def value(text, name):
    return float(next(line for line in text.splitlines() if line.startswith(name + " ")).rpartition(" ")[2])


def test_requests_are_counted_by_class_and_status(client, asked):
    client.get("/masa/yok/")
    client.get("/api/v1/goals")
    text = asked().content.decode()
    assert value(text, 'meydan_requests_total{class="desk",status="4xx"}') == 1
    assert value(text, 'meydan_requests_total{class="api",status="2xx"}') == 1
    assert value(text, 'meydan_request_seconds_count{class="api"}') == 1
    assert 0 < value(text, 'meydan_request_seconds_sum{class="api"}') < 60


def test_every_line_is_as_prometheus_reads_it(asked):
    text = asked().content.decode()
    assert [line for line in text.splitlines() if not LINE.match(line)] == []
    names = re.findall(r"^# TYPE (\w+)", text, re.M)
    assert len(names) == len(set(names))
    assert {"meydan_outbox_waiting", "meydan_database_bytes", "meydan_disk_free_bytes"} <= set(names)


def test_first_requests_at_the_same_moment_count_in_the_same_file(settings, tmp_path):
    settings.DATA = tmp_path
    at_once = Barrier(16)

    def first(_number: int) -> Counter:
        at_once.wait()
        counter().count("public", 200, 0.01)
        return counter()

    with ThreadPoolExecutor(16) as threads:
        assert len({id(found) for found in threads.map(first, range(16))}) == 1
    assert sum(metrics.sums()[: metrics.ROW]) == pytest.approx(32 + 0.16)


def test_buckets_only_grow(settings, tmp_path):
    settings.DATA = tmp_path
    for seconds in (0.001, 0.01, 0.3, 99):
        counter().count("public", 200, seconds)
    lines = [line for line in request_lines() if line.startswith('meydan_request_seconds_bucket{class="public"')]
    counts = [int(line.rpartition(" ")[2]) for line in lines]
    assert counts == sorted(counts)
    assert (counts[0], counts[-1]) == (2, 4)


def test_a_process_that_ended_still_counts_and_leaves_no_file(settings, tmp_path, monkeypatch):
    settings.DATA = tmp_path
    counter().count("public", 200, 0.1)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    monkeypatch.setattr("os.getpid", lambda: ended.pid)
    Counter(metrics.folder()).count("public", 500, 0.1)
    monkeypatch.undo()
    settings.DATA = tmp_path
    for _ in range(2):
        text = "\n".join(request_lines())
        assert value(text, 'meydan_requests_total{class="public",status="5xx"}') == 1
        assert value(text, 'meydan_requests_total{class="public",status="2xx"}') == 1
    assert not list(metrics.folder().glob(f"*-{ended.pid}"))


@pytest.mark.parametrize(
    ("from_", "headers", "status"),
    [
        ([], {}, 404), (["127.0.0.1"], {}, 200), (["10.0.0.0/8", "127.0.0.0/8"], {}, 200), (["10.0.0.0/8"], {}, 404),
        (["127.0.0.1"], {"X-Forwarded-For": "127.0.0.1"}, 404), ([], {"Authorization": "Bearer token"}, 200),
        ([], {"Authorization": "Bearer tokem"}, 404), ([], {"Authorization": "Basic token"}, 404), ([], {"Authorization": "Bearer şifre"}, 404),
    ],
)  # fmt: skip
def test_only_who_may_ask_finds_it(client, db, settings, from_, headers, status):
    settings.METRICS_TOKEN, settings.METRICS_FROM = "token", from_
    assert client.get("/metrics", headers=headers).status_code == status


def test_without_a_token_in_the_settings_an_empty_one_opens_nothing(client, db):
    assert client.get("/metrics", headers={"Authorization": "Bearer "}).status_code == 404


def test_nothing_in_it_is_about_a_person(client, asked, ayse):
    client.force_login(ayse)
    client.get("/benim/")
    assert "ayse" not in asked().content.decode().casefold()
