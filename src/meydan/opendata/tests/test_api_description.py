"""The API keeps what its description says, whatever it is asked."""

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from hypothesis import given, settings

from meydan.base.models import Counted
from meydan.discussion.actions import write_comment
from meydan.ideas import actions
from meydan.opendata.actions import make_token
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


@pytest.mark.parametrize("who", ["visitor", "program"])
def test_every_answer_is_as_described(described, deniz, who):
    operations = [found.ok() for found in described.get_all_operations()]
    assert len(operations) >= 20
    headers = {"Accept-Encoding": "identity"}
    if who == "program":
        _made, secret = make_token(by=deniz, name="Deneme", scopes=Scope.values, days=30)
        headers["Authorization"] = f"Bearer {secret}"
    for operation in operations:
        Counted.objects.all().delete()  # the limits of one minute

        @settings(max_examples=15, deadline=None, derandomize=True)
        @given(case=operation.as_strategy())
        def answers_as_described(case):
            case.call_and_validate(headers=headers)

        answers_as_described()
