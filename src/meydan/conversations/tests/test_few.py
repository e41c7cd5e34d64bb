"""A conversation in which too few took part ends like every other: with words, and with its votes erased. And what else the desk needs."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.conversations import actions
from meydan.conversations.models import Conversation, Statement, Voice, Vote
from meydan.conversations.queries import conversations
from meydan.conversations.tests.conftest import DAY, SAID
from meydan.ideas.actions import change_stage_dates, publish_process, start_process
from meydan.ideas.models import StageKind, Template


@pytest.fixture
def few(make, camps, mehmet):
    """Seven took part, the floor is fifteen, and it is over."""
    one = make()
    camps(one, 4, 3)
    actions.end_conversation(by=mehmet, conversation=one)
    actions.refresh(conversation=one)
    return Conversation.objects.select_related("result").get(pk=one.pk)


def test_it_is_reported_in_words_and_shows_nothing_of_the_votes(client, few, signed_in, mehmet):
    signed_in(mehmet)
    assert "15 kişiden az katıldı" in client.get(f"/masa/sohbet/{few.pk}/rapor/").content.decode()
    told = {"report": "Yedi kişi katıldı; sonuç çıkmadı.", "outcome": "Pazarda kâğıtla soruyoruz."}
    assert client.post(f"/masa/sohbet/{few.pk}/rapor/", told).status_code == 302
    client.logout()
    for address in (few.get_absolute_url(), f"/sohbet/{few.pk}/sonuc/"):
        page = client.get(address).content.decode()
        assert told["report"] in page
        assert "15 kişiden az katıldı" in page
        assert "rapor.pdf" not in page
    assert client.get(f"/sohbet/{few.pk}/rapor.pdf").status_code == 404
    assert client.get(f"/sohbet/{few.pk}/sonuc.csv").status_code == 404


def test_it_leaves_the_queue_and_its_votes_go_on_their_day(few, mehmet):
    assert few in conversations.without_report()
    actions.publish_report(by=mehmet, conversation=few, report="Az kişi.", outcome="Yok.")
    assert not conversations.without_report().exists()
    with clock.at(clock.now() + timedelta(days=few.keep_days)):
        assert actions.erase_due() == 1
    assert not Vote.objects.exists()
    assert not Voice.objects.exists()


def test_so_does_one_in_which_nobody_voted(make, mehmet):
    one = make()
    actions.end_conversation(by=mehmet, conversation=one)
    assert actions.refresh(conversation=one) is None
    actions.publish_report(by=mehmet, conversation=one, report="Kimse gelmedi.", outcome="Yok.")
    assert actions.erase_votes(by=mehmet, conversation=one) == 0


def test_the_desk_finds_a_draft_by_its_title(client, signed_in, make, mehmet):
    make(published=False, title="Pazar yeri nasıl olsun?")
    signed_in(mehmet)
    assert "Pazar yeri" in client.get("/masa/sohbetler/?tab=draft&q=pazar").content.decode()
    assert "Pazar yeri" not in client.get("/masa/sohbetler/?tab=draft&q=konser").content.decode()


def test_my_answers_are_paged(client, make):
    one = make(texts=[f"{number}. cümle böyle olsun." for number in range(60)])
    for statement in Statement.objects.filter(conversation=one).order_by("number"):
        client.post(f"/sohbet/{one.pk}/oy/", {"statement": statement.pk, "value": 1})
    first = client.get(f"/sohbet/{one.pk}/benim/")
    assert [vote.statement.number for vote in first.context["page"].items] == list(range(1, 51))
    following = client.get(f"/sohbet/{one.pk}/benim/?after={first.context['page'].next}")
    assert [vote.statement.number for vote in following.context["page"].items] == list(range(51, 61))


def test_a_conversation_says_in_which_language_it_was_written(client, signed_in, plan, mehmet):
    one = actions.save_conversation(by=mehmet, **plan(language="ar"))
    signed_in(mehmet)
    client.post(f"/masa/sohbet/{one.pk}/cumleler/", {"texts": "\n".join(SAID)})
    assert set(Statement.objects.values_list("language", flat=True)) == {"ar"}
    actions.publish_conversation(by=mehmet, conversation=one)
    assert f'<h1 lang="ar" dir="rtl">{one.title}' in client.get(one.get_absolute_url()).content.decode()
    assert "language" in client.get(f"/masa/sohbet/{one.pk}/duzenle/").context["form"].fields


def test_who_keeps_one_hears_that_its_stage_moved(make, mehmet, monday):
    process = start_process(by=mehmet, template=Template.CONSULTATION, title="Gölge", summary="x", promise="x", opens_at=monday - DAY)  # fmt: skip
    stage = publish_process(by=mehmet, process=process).stages.get(kind=StageKind.DELIBERATE)
    one = make(process=process)
    moved = OutboxMessage.objects.filter(code="conversations.stage_moved")
    change_stage_dates(by=mehmet, stage=stage, opens_at=stage.opens_at, closes_at=stage.closes_at - DAY, reason="Kar")
    assert not moved.exists()
    change_stage_dates(by=mehmet, stage=stage, opens_at=stage.opens_at, closes_at=monday + 5 * DAY, reason="Kar")
    assert moved.get().to == [mehmet.ref]
    assert Conversation.objects.get().closes_at == one.closes_at
