"""Programs write for people: within their token, once a key, and every refusal is a problem that says why."""

import json
from datetime import timedelta

import pytest
from django.test import Client

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.discussion.models import Comment
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution, Support
from meydan.moderation.actions import list_word
from meydan.opendata import actions, personal
from meydan.opendata.models import ApiToken, KeptAnswer, Scope
from meydan.opendata.rules import TOO_MANY_TOKENS
from meydan.threads.models import Follow

IDEA = {"kind": "idea", "title": "Gölge ağacı dikelim", "text": "Durağın yanına", "place": "goksu", "targets": ["11.7"]}
PAGE = "/benim/program-erisimi/"


@pytest.fixture
def program(db):
    """program(person, *scopes): send(verb, path, body, key) with a token of the person."""

    def of(person, *scopes):
        _made, secret = actions.make_token(by=person, name="Deneme", scopes=scopes or Scope.values, days=30)

        def send(verb, path, body=None, key=""):
            headers = {"Authorization": f"Bearer {secret}"} | ({"Idempotency-Key": key} if key else {})
            data = "" if body is None else json.dumps(body)
            return Client().generic(verb, "/api/v1" + path, data, "application/json", headers=headers)

        send.secret = secret
        return send

    return of


@pytest.fixture
def problem_of_ayse(ayse, goksu, targets):
    return ideas.submit_contribution(
        by=ayse, kind="problem", title="Gölge yok", text="", neighbourhood=goksu, targets=[targets["11.7"]]
    )


def test_a_program_writes_a_contribution_that_is_like_any_other(program, deniz, goksu, targets, client):
    answer = program(deniz)("POST", "/contributions", IDEA)
    assert answer.status_code == 201
    made = Contribution.objects.get()
    assert (made.author, made.title, made.neighbourhood) == (deniz, IDEA["title"], goksu)
    assert client.get(f"/api/v1/contributions/{made.pk}").json() == answer.json()


@pytest.mark.parametrize(("asked", "english"), [("", False), ("en", True), ("ar", False), ("ku;q=0.5, en;q=0.9", True)])
def test_a_refusal_is_said_in_a_language_that_is_asked_for_and_on(deniz, client, asked, english):
    """Arabic is off here."""
    _made, secret = actions.make_token(by=deniz, name="Deneme", scopes=[Scope.CONTRIBUTE], days=30)
    headers = {"Authorization": f"Bearer {secret}", "Accept-Language": asked}
    answer = client.post("/api/v1/contributions", IDEA | {"place": "yok"}, "application/json", headers=headers)
    assert answer.status_code == 409
    assert ("there is no “yok”" in answer.json()["detail"]) == english


def test_what_waits_for_a_look_is_taken_and_not_shown(program, deniz, zeynep, goksu, targets, client):
    list_word(by=zeynep, text="gölge*")
    answer = program(deniz)("POST", "/contributions", IDEA)
    assert answer.status_code == 201
    assert client.get(f"/api/v1/contributions/{answer.json()['id']}").status_code == 404


def test_support_follow_and_comment_come_and_go(program, deniz, problem_of_ayse):
    send = program(deniz)
    number = problem_of_ayse.thread.number
    assert send("PUT", f"/contributions/{problem_of_ayse.pk}/support").json()["supports"] == 1
    assert send("PUT", f"/contributions/{problem_of_ayse.pk}/support").json()["supports"] == 1
    assert send("DELETE", f"/contributions/{problem_of_ayse.pk}/support").json()["supports"] == 0
    assert send("PUT", f"/threads/{number}/follow").json() == {"thread": number, "follows": True}
    assert Follow.objects.filter(person=deniz).count() == 1
    assert send("DELETE", f"/threads/{number}/follow").json()["follows"] is False
    first = send("POST", "/comments", {"on": problem_of_ayse.thread.ref, "text": "Bence de", "position": "for"})
    assert first.status_code == 201
    reply = {"on": problem_of_ayse.thread.ref, "text": "Evet", "answers": first.json()["id"]}
    assert send("POST", "/comments", reply).json()["answers"] == first.json()["id"]


def test_a_token_does_only_what_it_was_made_for(program, deniz, problem_of_ayse):
    send = program(deniz, Scope.FOLLOW)
    answer = send("PUT", f"/contributions/{problem_of_ayse.pk}/support")
    assert (answer.status_code, answer["Content-Type"]) == (403, "application/problem+json")
    assert answer.json()["code"] == "opendata.not_in_scope"
    assert not Support.objects.exists()


@pytest.mark.parametrize("how", ["none", "unknown", "revoked", "expired", "closed account"])
def test_without_an_open_token_nothing_is_written(program, deniz, problem_of_ayse, monday, how):
    send = program(deniz)
    if how == "revoked":
        actions.revoke_token(by=deniz, token=ApiToken.objects.get())
    elif how == "closed account":
        deniz.is_active = False
        deniz.save()
    secret = {"none": "", "unknown": "Bearer meydan_x"}.get(how, f"Bearer {send.secret}")
    with clock.at(monday + timedelta(days=31 if how == "expired" else 0)):
        path = f"/api/v1/contributions/{problem_of_ayse.pk}/support"
        answer = Client().put(path, headers={"Authorization": secret} if secret else {})
    assert (answer.status_code, answer["Content-Type"]) == (401, "application/problem+json")
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_session_writes_only_with_the_token_against_forged_requests(deniz, problem_of_ayse):
    careful = Client(enforce_csrf_checks=True)
    careful.force_login(deniz)
    path = f"/api/v1/contributions/{problem_of_ayse.pk}/support"
    assert careful.put(path).status_code == 403
    careful.get("/benim/bilgilerim/")
    token = careful.cookies["csrftoken"].value
    assert careful.put(path, headers={"X-CSRFToken": token}).status_code == 200


def test_staff_without_a_second_step_do_not_write_by_program(program, mehmet, settings, problem_of_ayse):
    send = program(mehmet)
    settings.STAFF_SECOND_FACTOR = True
    answer = send("PUT", f"/threads/{problem_of_ayse.thread.number}/follow")
    assert (answer.status_code, answer.json()["code"]) == (403, "opendata.second_step_first")
    his = Client()
    his.force_login(mehmet)
    answer = his.put(f"/api/v1/threads/{problem_of_ayse.thread.number}/follow")
    assert (answer.status_code, answer.json()["code"]) == (403, "opendata.second_step_first")


@pytest.mark.parametrize(
    ("change", "status"),
    [
        ({"kind": "poem"}, 422), ({"title": ""}, 422), ({"title": "a" * 141}, 422), ({"targets": []}, 422),
        ({"targets": ["99.9"]}, 409), ({"place": "yok"}, 409), ({"process": 5}, 404), ({"title": "a\0bc"}, 422),
        ({"title": "abc\u202egpj.exe"}, 422), ({"text": "a\x0b"}, 422), ({"title": "abc\ud800"}, 422), ({"text": "x" * 100_000}, 422),
        ({"process": 10**30}, 422), ({"process": "²"}, 422), ({"targets": ["x" * 9]}, 422), ({"title": {"a": 1}}, 422), ({"title": " abc"}, 422),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_refused_with_a_reason(program, deniz, goksu, targets, change, status):
    answer = program(deniz)("POST", "/contributions", IDEA | change)
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    assert answer.json()["detail"]
    assert not Contribution.objects.exists()


def test_what_the_pages_refuse_the_api_refuses_too(program, ayse, problem_of_ayse):
    answer = program(ayse)("PUT", f"/contributions/{problem_of_ayse.pk}/support")
    assert (answer.status_code, answer.json()["code"]) == (409, "ideas.own")


def test_the_same_key_does_it_once_and_tells_it_again(program, deniz, goksu, targets):
    send = program(deniz)
    first, second = send("POST", "/contributions", IDEA, "k1"), send("POST", "/contributions", IDEA, "k1")
    assert (first.status_code, second.status_code) == (201, 201)
    assert first.json() == second.json()
    assert (first["Idempotency-Replayed"], second["Idempotency-Replayed"]) == ("false", "true")
    assert Contribution.objects.count() == 1


def test_the_same_key_for_something_else_is_refused(program, deniz, goksu, targets):
    send = program(deniz)
    send("POST", "/contributions", IDEA, "k1")
    answer = send("POST", "/contributions", IDEA | {"title": "Başka bir şey"}, "k1")
    assert (answer.status_code, answer.json()["code"]) == (422, "opendata.other_request")
    assert Contribution.objects.count() == 1


def test_keys_of_two_people_have_nothing_to_do_with_each_other(program, deniz, ayse, goksu, targets):
    for person in (deniz, ayse):
        assert program(person)("POST", "/contributions", IDEA, "k1").status_code == 201
    assert Contribution.objects.count() == 2


def test_a_refusal_is_not_kept_so_that_it_can_be_put_right(program, deniz, goksu, targets):
    send = program(deniz)
    assert send("POST", "/contributions", IDEA | {"place": "yok"}, "k1").status_code == 409
    assert send("POST", "/contributions", IDEA, "k1").status_code == 201


def test_a_key_is_kept_for_a_day(program, deniz, goksu, targets, monday):
    send = program(deniz)
    send("POST", "/contributions", IDEA, "k1")
    with clock.at(monday + timedelta(hours=25)):
        assert personal.destroy_answers(clock.now() - timedelta(days=1)) == 1
        assert send("POST", "/contributions", IDEA, "k1").status_code == 201
    assert Contribution.objects.count() == 2


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_eight_equal_requests_at_once_one_acts_and_all_hear_the_same(program, deniz, goksu, targets, in_parallel):
    send = program(deniz)
    answers = in_parallel(lambda _n: send("POST", "/contributions", IDEA, "k1"), range(8))
    assert {one.status_code for one in answers} == {201}
    assert len({json.dumps(one.json(), sort_keys=True) for one in answers}) == 1
    assert Contribution.objects.count() == 1
    assert sum(one["Idempotency-Replayed"] == "false" for one in answers) == 1


def test_too_many_writes_are_refused_for_a_while(program, deniz, problem_of_ayse, monday):
    send = program(deniz)
    answers = [send("PUT", f"/threads/{problem_of_ayse.thread.number}/follow") for _ in range(61)]
    assert [one.status_code for one in answers] == [200] * 60 + [429]
    assert answers[0]["RateLimit"].startswith('"meydan";r=59;t=')
    assert 0 < int(answers[-1]["Retry-After"]) <= 60


def test_the_secret_is_shown_once_and_kept_as_a_hash(signed_in, deniz):
    hers = signed_in(deniz)
    page = hers.post(PAGE, {"name": "Mahalle uygulaması", "scopes": ["support"], "days": "30"})
    secret = page.context["secret"]
    assert secret in page.content.decode()
    assert secret not in hers.get(PAGE).content.decode()
    assert secret.encode() not in bytes(ApiToken.objects.get().hash)
    assert OutboxMessage.objects.filter(code="opendata.token_made", to=[deniz.ref]).count() == 1
    hers.post(PAGE, {"revoke": ApiToken.objects.get().pk})
    assert not ApiToken.objects.get().is_open


def test_nobody_revokes_the_token_of_somebody_else(signed_in, deniz, ayse, program):
    program(ayse)
    assert signed_in(deniz).post(PAGE, {"revoke": ApiToken.objects.get().pk}).status_code == 404
    assert ApiToken.objects.get().is_open


def test_at_most_ten_open_tokens(deniz, program, refused):
    for _ in range(10):
        program(deniz)
    with refused(TOO_MANY_TOKENS, most=10):
        program(deniz)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_tokens_asks_the_same_for_one_and_three(
    signed_in, deniz, program, count, django_assert_num_queries
):
    for _ in range(count):
        program(deniz)
    hers = signed_in(deniz)
    with django_assert_num_queries(3):
        hers.get(PAGE)


def test_when_it_was_last_used_is_written_down(program, deniz, problem_of_ayse):
    program(deniz)("PUT", f"/threads/{problem_of_ayse.thread.number}/follow")
    assert ApiToken.objects.get().last_used_at is not None


def test_own_data_and_forgetting(program, deniz, goksu, targets, director):
    program(deniz)("POST", "/contributions", IDEA, "k1")
    assert [one["token"] for one in personal.export_tokens(deniz)] == ["Deneme"]
    assert [one["idempotency_key"] for one in personal.export_answers(deniz)] == ["k1"]
    personal.erase_tokens(deniz)
    personal.erase_answers(deniz)
    assert not ApiToken.objects.exists()
    assert not KeptAnswer.objects.exists()
    assert not Comment.objects.exists()
