"""A statement with a word of the town's list waits until a person has looked, with an account and without one."""

from datetime import timedelta

import pytest
from django.urls import reverse

from meydan.base import clock
from meydan.conversations import actions
from meydan.conversations.models import Statement
from meydan.conversations.queries import statements
from meydan.moderation import actions as moderation
from meydan.moderation import queries
from meydan.moderation.models import Fingerprint, Held
from meydan.notices.models import Notice

BAD = "Buraya aptallar karar vermesin."


@pytest.fixture(autouse=True)
def listed(zeynep):
    return moderation.list_word(by=zeynep, text="Aptal*", note="Hakaret")


@pytest.fixture
def write(conversation):
    def made(text=BAD, *, by=None, token="a-cookie", of=None):
        one, _cast = actions.write_statement(by=by, token=token, conversation=of or conversation, text=text)
        return one

    return made


@pytest.mark.parametrize("account", [True, False])
def test_it_waits_unseen_and_a_moderator_lets_it_go(account, write, ayse, zeynep, conversation):
    one = write(by=ayse if account else None)
    held = Held.objects.get()
    assert (held.about, held.caught, held.author) == (one.ref, ["aptal*"], ayse if account else None)
    assert not one.is_shown
    assert one not in statements.to_look_at()  # it waits in one queue, not in two
    moderation.release(by=zeynep, held=held)
    one.refresh_from_db()
    assert one.is_shown
    assert (one.looked_by, one in statements.to_look_at()) == (zeynep, False)


def test_nothing_is_kept_of_whoever_writes_without_an_account(write):
    write("Herkes için gölge olsun.")
    write()
    assert not Fingerprint.objects.exists()
    assert not Notice.objects.exists()


@pytest.mark.parametrize("text", ["Çocuklar için kaykay yeri olsun.", "Kaptanlar da gelsin."])
def test_words_that_only_look_alike_do_not_wait(text, write):
    assert write(text).is_shown


def test_links_of_writers_without_an_account_wait(write):
    assert not write("Bakın: https://a.example ve https://b.example").is_shown


def test_where_everything_is_looked_at_first_it_waits_once(write, make):
    one = write(of=make(title="Önce bakılır", moderation="before"))
    assert (one.state, one.hidden_at) == ("waiting", None)
    assert not Held.objects.exists()


def test_the_desk_is_not_guarded(write, mehmet, conversation):
    assert write(by=mehmet).is_shown
    assert actions.seed_statements(by=mehmet, conversation=conversation, texts=["Aptalca bir soru yoktur."]).made


def test_a_corrected_slip_is_looked_at_as_well(write):
    one = write("Buraya aptollar karar vermesin.")
    assert one.is_shown
    fixed = actions.fix_statement(by=None, token="a-cookie", statement=one, text=BAD)
    assert not fixed.is_shown
    assert Held.objects.get().about == one.ref


def test_its_writer_reads_that_it_waits(client, conversation):
    client.post(reverse("conversations:write", args=[conversation.pk]), {"text": BAD})
    shown = client.get(reverse("conversations:own", args=[conversation.pk])).content.decode()
    assert BAD in shown
    assert "İncelenmeyi bekliyor" in shown
    assert "Gizlendi" not in shown
    assert BAD not in client.get(conversation.get_absolute_url()).content.decode()


def test_many_new_accounts_in_one_conversation_are_a_hint(write, make_person, conversation):
    with clock.at(clock.now()):
        for number in range(5):
            person = make_person(f"Yeni{number}")
            person.joined_at = clock.now() - timedelta(days=1)
            person.save()
            write(f"Görüş {number}", by=person)
    assert [(one.ref, one.people, one.new) for one in queries.rushes()] == [(conversation.ref, 5, 5)]
    assert Statement.objects.filter(author__isnull=False).count() == 5
