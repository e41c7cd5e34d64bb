"""Voting: one answer a voice and statement, no account needed, and what comes next."""

import re
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from meydan.base import clock
from meydan.base.models import AuditLine
from meydan.base.sentences import SIGN_IN_FIRST, TOO_FAST
from meydan.conversations import actions, rules
from meydan.conversations.actions import voting as casting
from meydan.conversations.models import AGREE, DISAGREE, PASS, Statement, Voice, Vote
from meydan.conversations.queries import voting
from meydan.conversations.voices import keys_of
from meydan.notices.mailbox import letters


def first(conversation):
    return Statement.objects.filter(conversation=conversation).order_by("number").first()


@pytest.fixture
def vote(conversation):
    """vote(1, token="a") → what came of a vote on the first statement."""

    def cast(value=AGREE, *, by=None, token="", of=None, statement=None):
        of = of or conversation
        return actions.cast_vote(by=by, token=token, conversation=of, statement=statement or first(of), value=value, address="10.0.0.1")  # fmt: skip

    return cast


def test_a_visitor_gets_a_voice_and_keeps_it(vote, conversation):
    cast = vote()
    again = vote(DISAGREE, token=cast.token)
    assert (again.voice, again.token) == (cast.voice, cast.token)
    assert [one.value for one in Vote.objects.all()] == [DISAGREE], "the last answer counts, once"
    assert cast.token not in str(bytes(cast.voice.key)), "the cookie is not in the database"


def test_a_vote_leaves_no_line_in_the_audit_log(vote, conversation):
    before = AuditLine.objects.count()
    vote()
    assert AuditLine.objects.count() == before


def test_an_account_is_one_voice_on_every_device_and_no_row_names_it(vote, ayse):
    one, other = vote(by=ayse), vote(DISAGREE, by=ayse)
    assert one.voice == other.voice
    assert one.token == "", "no cookie is needed"
    assert {field.name for field in Voice._meta.fields} == {"id", "conversation", "key", "fresh"}
    assert {field.name for field in Vote._meta.fields} == {"pk", "voice", "statement", "value"}


def test_who_voted_by_cookie_and_signs_in_goes_on_with_the_same_voice(vote, ayse):
    cast = vote()
    assert vote(by=ayse, token=cast.token).voice == cast.voice
    assert Voice.objects.count() == 1


def test_one_cookie_is_another_voice_in_another_conversation(vote, make):
    cast = vote()
    other = make(title="Başka bir soru?")
    key = vote(of=other, token=cast.token).voice.key
    assert bytes(key) != bytes(cast.voice.key)


def test_keys_hang_on_the_salt(conversation, ayse):
    before = keys_of(conversation, ayse, "x")
    conversation.salt = b"another"
    assert not set(before) & set(keys_of(conversation, ayse, "x"))


@pytest.mark.parametrize(
    ("days", "code"), [(-1, rules.NOT_YET), (11, rules.OVER)], ids=["before it opens", "after it closed"]
)
def test_votes_count_while_it_is_open(vote, monday, refused, days, code):
    with clock.at(monday + timedelta(days=days)), refused(code):
        vote()
    assert not Voice.objects.exists()


def test_the_edges_of_the_time(conversation, vote, refused):
    with clock.at(conversation.opens_at):
        vote()
    with clock.at(conversation.closes_at), refused(rules.OVER):
        vote()


def test_a_draft_takes_no_votes(make, vote, refused):
    with refused(rules.NOT_YET):
        vote(of=make(published=False))


def test_with_account_asks_for_one(make, vote, ayse, refused):
    one = make(with_account=True)
    with refused(SIGN_IN_FIRST):
        vote(of=one, token="cookie")
    assert vote(of=one, by=ayse, token="cookie").voice == vote(of=one, by=ayse).voice, "the cookie plays no part"


@pytest.mark.parametrize("state", ["waiting", "declined", "hidden", "merged"])
def test_what_is_not_shown_takes_no_votes(conversation, vote, refused, mehmet, state):
    statement, other = Statement.objects.filter(conversation=conversation)[:2]
    if state == "hidden":
        actions.hide_statement(by=None, thing_id=statement.pk, reason="insult")
    elif state == "declined":
        actions.decline_statement(by=mehmet, statement=statement, reason="unclear")
    elif state == "merged":
        actions.join_statement(by=mehmet, statement=statement, into=other)
    else:
        Statement.objects.filter(pk=statement.pk).update(state=state)
    statement.refresh_from_db()
    with refused(rules.NOT_SHOWN):
        vote(statement=statement)


def test_a_voice_that_votes_like_a_machine_is_slowed_down(vote, refused, monkeypatch):
    monkeypatch.setattr(casting, "PER_VOICE", "3/m")
    token = vote().token
    for _ in range(2):
        vote(token=token)
    with refused(TOO_FAST):
        vote(token=token)


def test_one_address_makes_only_so_many_voices(client, conversation, monkeypatch, settings):
    monkeypatch.setattr(casting, "PER_ADDRESS", "2/h")
    settings.HTTPS = True

    def vote_from(address):
        return type(client)().post(f"/sohbet/{conversation.pk}/oy/", {"statement": first(conversation).pk, "value": 1}, headers={"X-Forwarded-For": address})  # fmt: skip

    answers = [vote_from(f"10.9.9.9, {address}").status_code for address in ["192.0.2.1"] * 3 + ["192.0.2.2"]]
    assert answers == [302, 302, 429, 302], "the last address is the one that our proxy saw"
    assert Voice.objects.count() == 3


@pytest.mark.parametrize("value", [2, -2])
def test_the_database_knows_three_answers(vote, value):
    cast = vote()
    with pytest.raises(IntegrityError), transaction.atomic():
        Vote.objects.filter(voice=cast.voice).update(value=value)


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_votes_at_once_each_voice_has_one(conversation, ayse, in_parallel):
    """A double click on many devices of one account: one voice, one answer, and nobody is turned away."""
    statement, now = first(conversation), clock.now()

    def cast(value):
        with clock.at(now):
            return actions.cast_vote(by=ayse, token="", conversation=conversation, statement=statement, value=value)

    outcomes = in_parallel(cast, [AGREE, DISAGREE, PASS] * 3)
    assert {type(one) for one in outcomes} == {actions.Cast}
    assert (Voice.objects.count(), Vote.objects.count()) == (1, 1)


def test_next_comes_what_the_voice_has_not_seen_until_all_is_said(conversation, vote):
    token, seen = "", []
    for _ in range(8):
        voice = voting.voice_of(conversation, None, token)
        card = voting.card_for(conversation, voice)
        seen.append(card.statement.number)
        token = vote(PASS, token=token, statement=card.statement).token
    assert sorted(seen) == list(range(1, 9))
    card = voting.card_for(conversation, voting.voice_of(conversation, None, token))
    assert (card.statement, card.seen, card.left) == (None, 8, 0)


def test_heavy_statements_come_sooner(conversation):
    Statement.objects.filter(conversation=conversation).update(weight=0.001)
    heavy = Statement.objects.filter(conversation=conversation, number=5)
    heavy.update(weight=1000)
    drawn = [voting.card_for(conversation, None).statement.number for _ in range(20)]
    assert drawn.count(5) >= 19


def test_rounds_are_twelve_long():
    places = [
        (one.place, one.round_length) for one in (voting.Card(None, None, seen, 30) for seen in (0, 11, 12, 24, 29))
    ]
    assert places == [(1, 12), (12, 12), (1, 12), (1, 6), (6, 6)]


# pages


def answer(client, conversation, value=1, *, statement=None, **headers):
    asked = {"statement": (statement or first(conversation)).pk, "value": value}
    return client.post(f"/sohbet/{conversation.pk}/oy/", asked, **headers)


def test_the_page_shows_one_statement_and_sets_no_voice(client, conversation):
    page = client.get(conversation.get_absolute_url())
    assert page.content.decode().count("<blockquote") == 1
    assert "voice" not in page.cookies
    assert "8 cümleden 1. cümle" in page.content.decode()


def test_voting_without_javascript(client, conversation):
    response = answer(client, conversation, -1)
    assert response.status_code == 302
    cookie = response.cookies["voice"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
    page = client.get(response.url).content.decode()
    assert "Kaydedildi: 1 numaralı cümle, “Katılmıyorum”." in page
    answer(client, conversation, 1)
    assert list(Vote.objects.values_list("value", flat=True)) == [1]


def test_with_htmx_only_the_card_comes_back(client, conversation):
    response = answer(client, conversation, headers={"HX-Request": "true"})
    text = response.content.decode()
    assert text.startswith(("{#", "<section")) or "<section" in text[:400]
    assert "<html" not in text
    assert "data-fresh" in text, "its quote takes the focus"
    assert "voice" in response.cookies


def test_what_does_not_count_is_said_in_the_card(client, conversation):
    with clock.at(conversation.closes_at):
        response = answer(client, conversation, headers={"HX-Request": "true"})
    assert response.status_code == 422
    assert 'role="alert"' in response.content.decode()
    assert "<html" not in response.content.decode()


def test_a_forged_cookie_is_no_voice(client, conversation):
    token = answer(client, conversation).cookies["voice"].value
    client.cookies["voice"] = token[:-2] + "xx"
    answer(client, conversation)
    assert Voice.objects.count() == 2
    assert settings.SECRET_KEY not in token


@pytest.mark.parametrize(
    "asked", [{}, {"statement": "x"}, {"statement": 1, "value": 7}, {"statement": 2**40, "value": 1}]
)
def test_what_makes_no_sense_does_no_harm(client, conversation, asked):
    assert client.post(f"/sohbet/{conversation.pk}/oy/", asked).status_code in {302, 404}
    assert not Vote.objects.exists()


def test_a_statement_of_another_conversation_is_not_found(client, conversation, make):
    other = make(title="Başka")
    assert answer(client, conversation, statement=first(other)).status_code == 404


def test_one_goes_back_to_an_answer_and_changes_it(client, conversation):
    answer(client, conversation, 1)
    page = client.get(conversation.get_absolute_url() + "?statement=1").content.decode()
    assert 'value="1" aria-pressed="true"' in page


def test_when_it_is_over_the_page_says_so(client, conversation):
    with clock.at(conversation.closes_at):
        page = client.get(conversation.get_absolute_url()).content.decode()
        refused = answer(client, conversation)
    assert "<blockquote" not in page
    assert refused.status_code == 403


@pytest.fixture
def mail(settings, tmp_path):
    settings.MAIL_FOLDER = tmp_path
    settings.MAILERS = {
        "default": {"BACKEND": "django.core.mail.backends.filebased.EmailBackend", "OPTIONS": {"file_path": tmp_path}}
    }
    return lambda: re.search(r"\d{6}", letters()[0].code).group()


def test_where_an_account_is_asked_for_one_votes_first_and_signs_in_last(client, make, ayse, mail):
    one = make(with_account=True)
    there = answer(client, one, -1).url
    assert there.startswith("/giris/")
    assert not Vote.objects.exists()
    client.post(there, {"contact": ayse.email})
    done = client.post("/giris/kod/", {"code": mail()})
    assert done.url == one.get_absolute_url()
    assert Vote.objects.get().value == DISAGREE
    assert voting.voice_of(one, ayse, "") == Voice.objects.get()
    assert answer(client, one, headers={"HX-Request": "true"}).status_code == 200


def test_htmx_sends_the_whole_page_to_the_sign_in(client, make):
    response = answer(client, make(with_account=True), headers={"HX-Request": "true"})
    assert response["HX-Redirect"].startswith("/giris/")


@pytest.mark.parametrize("count", [1, 3])
def test_pages_cost_the_same(client, make, camps, count, django_assert_max_num_queries):
    one = make()
    camps(one, 10 * count, 8 * count)
    actions.refresh(conversation=one)
    for number in range(count):
        make(title=f"Soru {number}")
    with django_assert_max_num_queries(8):
        client.get(one.get_absolute_url())
    with django_assert_max_num_queries(15):
        answer(client, one, headers={"HX-Request": "true"})
    with django_assert_max_num_queries(12):
        answer(client, one, headers={"HX-Request": "true"})
    for address in ("/sohbetler/", f"/sohbet/{one.pk}/sonuc/", f"/sohbet/{one.pk}/benim/"):
        with django_assert_max_num_queries(8):
            assert client.get(address).status_code == 200
