"""The API keeps what its description says, whatever it is asked."""

import json

import jsonschema_rs
import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.middleware.csrf import CSRF_SECRET_LENGTH
from django.test import Client
from hypothesis import given, settings
from tests.turns import FULL, in_turn

from meydan.base.models import Counted
from meydan.discussion.actions import write_comment
from meydan.ideas import actions
from meydan.opendata.actions import make_token
from meydan.opendata.api import api, reading
from meydan.opendata.models import Scope


@pytest.fixture
def described(db, ayse, deniz, mehmet, parks, goksu, targets):
    """The description, on a town with one answered and discussed contribution."""
    from meydan.wsgi import application

    problem = actions.submit_contribution(
        by=ayse, kind="problem", title="Gölge yok", text="", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    write_comment(by=deniz, on=problem.thread.ref, text="Bence de", position="for")
    actions.answer_contribution(by=mehmet, contribution=problem, decision="accepted", text="Evet", unit=parks)
    for signal in (request_started, request_finished):  # the test's transaction lives in this connection
        signal.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", application)
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def headers_of(who, person):
    """Of somebody unknown, of a program with a token, of somebody signed in on the site."""
    headers = {"Accept-Encoding": "identity"}
    if who == "program":
        _made, secret = make_token(by=person, name="Deneme", scopes=Scope.values, days=30)
        headers["Authorization"] = f"Bearer {secret}"
    elif who == "session":
        browser, secret = Client(), "k" * CSRF_SECRET_LENGTH
        browser.force_login(person)
        headers["X-CSRFToken"] = secret
        headers["Cookie"] = f"csrftoken={secret}; sessionid={browser.cookies['sessionid'].value}"
    return headers


def test_the_description_holds_the_whole_api(described):
    told = {(one.ok().method.upper(), one.ok().full_path) for one in described.get_all_operations()}
    real = {(verb, f"/api/v1{path}") for path, view in api_operations() for verb in view.methods}
    assert told == real
    assert len(told) >= 20


def test_whoever_reads_too_often_is_told_how_long_to_wait(client, db, monkeypatch):
    monkeypatch.setattr(reading, "RATE", "1/m")
    assert client.get("/api/v1/goals?first").status_code == 200
    answer = client.get("/api/v1/goals?second")
    assert (answer.status_code, answer["Content-Type"]) == (429, "application/problem+json")
    assert 0 < int(answer["Retry-After"]) <= 60
    assert answer["RateLimit"].startswith('"meydan";r=0;t=')


def test_figures_of_the_whole_are_in_the_api(client, published):
    told = client.get("/api/v1/participation/town:2026").json()
    places = {row["group"]: row for row in told["tables"][0]["groups"]}
    assert places["firat"]["people"] == 30
    assert client.get("/api/v1/participation/process:999").status_code == 404
    assert client.get("/api/v1/indicators").json()["items"][0]["values"][-1] == {"on": "2025-12-31", "value": "5.25"}
    files = {one["code"]: one for one in client.get("/api/v1/tables").json()}
    assert files["projects"]["csv_sha256"] == published["projects"].csv_sha256
    assert client.get("/api/v1/done/2026").status_code == 200
    year = client.get("/api/v1/account").json()["years"][0]
    assert (year["year"], year["answered"], year["on_time"], year["accepted"]) == (2026, 3, 2, 1)
    assert client.get("/api/v1/reviews").json() == []


def test_every_answer_has_an_example_that_is_as_described(db):
    description = api.get_openapi_schema()
    shapes = json.dumps(description["components"])
    told = 0
    for path, verbs in description["paths"].items():
        for operation in verbs.values():
            for status, answer in operation["responses"].items():
                for content in answer.get("content", {}).values():
                    shape = content["schema"] | {"components": json.loads(shapes)}
                    assert jsonschema_rs.is_valid(shape, content["example"]), (path, status)
                    told += 1
    assert told > 100


def test_the_description_says_the_same_to_everybody(client, db, deniz):
    said = client.get("/api/v1/openapi.json")
    assert said.json() == json.loads(json.dumps(api.get_openapi_schema()))
    assert said["Content-Type"].partition(";")[0] == "application/json"
    asked_by_deniz = client.get("/api/v1/openapi.json", headers=headers_of("program", deniz))
    assert asked_by_deniz.content == said.content


def api_operations():
    for _prefix, router in api._routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                yield path, operation


@pytest.mark.parametrize("who", ["visitor", "program", "session"])
def test_every_answer_is_as_described(described, deniz, who):
    headers = headers_of(who, deniz)
    for operation in in_turn([found.ok() for found in described.get_all_operations()], 3):
        Counted.objects.all().delete()  # the limits of one minute

        @settings(max_examples=60 if FULL else 15, deadline=None, derandomize=True)
        @given(case=operation.as_strategy())
        def answers_as_described(case):
            case.call_and_validate(headers=headers)

        answers_as_described()


BODIES = {
    "no JSON": (b"{", "application/json"),
    "not UTF-8": (b'{"title": "\xff"}', "application/json"),
    "half a sign": (b'{"kind": "idea", "title": "abc\\ud800", "targets": ["11.7"]}', "application/json"),
    "a number too large": (b'{"process": ' + b"9" * 5000 + b"}", "application/json"),
    "nested": (b"[" * 50_000, "application/json"),
    "another form": (b"title=x", "application/x-www-form-urlencoded"),
    "parts": (
        b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nx\r\n--x--\r\n',
        "multipart/form-data; boundary=x",
    ),
    "broken parts": (b"--x", "multipart/form-data"),
    "too large": (b'"' + b"x" * (6 * 1024 * 1024) + b'"', "application/json"),
    "nothing": (b"", "application/json"),
}


@pytest.mark.parametrize("who", ["visitor", "program", "session"])
@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_bodies_that_nobody_expects_are_problems_and_no_errors(client, deniz, who, body):
    client.raise_request_exception = False
    headers = headers_of(who, deniz)
    for path in ("/contributions", "/comments"):
        answer = client.generic("POST", f"/api/v1{path}", *body, headers=headers)
        assert answer.status_code in {401} if who == "visitor" else {400, 413, 422}, answer.exc_info
        assert answer["Content-Type"] == "application/problem+json"
        assert answer.json()["detail"]
