"""What the town has switched off is not found through the API either."""

import pytest
from django.conf import settings

from meydan.base import remembered
from meydan.opendata.api import SLICES

READ = {
    "ideas": ["contributions", "contributions/1", "processes"],
    "discussion": ["comments?on=thread:1"],
    "decisions": ["votes"],
    "conversations": ["conversations"],
    "surveys": ["surveys"],
    "projects": ["projects", "pilots", "impact", "plan"],
    "partners": ["partners"],
    "groups": ["groups", "meetings"],
    "volunteering": ["duties"],
    "events": ["events"],
    "panels": ["panels"],
    "calls": ["calls"],
    "trainings": ["trainings"],
    "editorial": ["news"],
    "insight": ["account", "indicators", "reviews", "done/2026"],
    "opendata": ["tables", "goals", "places", "threads", "projects"],
}


@pytest.fixture
def switched(db):
    """switched("panels", "off")"""

    def to(name, state):
        remembered.keep({f"module:{name}": state})

    yield to
    remembered.keep({})


@pytest.mark.parametrize("name", READ)
def test_what_is_switched_off_is_not_found(client, switched, name):
    switched(name, "off")
    for path in READ[name]:
        answer = client.get(f"/api/v1/{path}")
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json"), path
        assert answer.json()["detail"] == "There is no such thing, or it is not public."
    assert client.get("/api/v1/threads").status_code == (404 if name == "opendata" else 200)


@pytest.mark.parametrize("name", READ)
def test_what_is_on_answers(client, switched, name):
    switched(name, "on")
    assert client.get(f"/api/v1/{READ[name][0]}").status_code == 200


def test_nothing_is_written_where_its_slice_is_off(client, switched, ayse, goksu, targets):
    client.force_login(ayse)
    switched("ideas", "off")
    said = {"kind": "idea", "title": "Gölgelik", "place": "goksu", "targets": ["11.7"]}
    for verb, path, body in [
        ("post", "contributions", said),
        ("put", "contributions/1/support", None),
        ("delete", "contributions/1/support", None),
    ]:
        answer = getattr(client, verb)(f"/api/v1/{path}", body, content_type="application/json")
        assert answer.status_code == 404, path
    switched("discussion", "off")
    body = {"on": "thread:1", "text": "Evet"}
    assert client.post("/api/v1/comments", body, content_type="application/json").status_code == 404


def test_every_part_of_the_api_names_its_slice():
    assert set(SLICES.values()) <= set(settings.SLICES)
