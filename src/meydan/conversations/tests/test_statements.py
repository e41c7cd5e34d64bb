"""Statements: written, looked at, corrected once, joined; and what becomes of them."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction

from meydan.base import clock
from meydan.base.sentences import NOT_STAFF, NOT_YOURS, SIGN_IN_FIRST, TOO_FAST
from meydan.conversations import actions, rules
from meydan.conversations.models import Conversation, Statement
from meydan.conversations.queries import statements, voting
from meydan.moderation.actions import hide
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice

NEW = "Çocuklar için kaykay yeri olsun."


@pytest.fixture
def write(conversation):
    """write("…", by=ayse) → the new statement."""

    def made(text=NEW, *, by=None, token="a-cookie", of=None):
        one, _cast = actions.write_statement(by=by, token=token, conversation=of or conversation, text=text)
        return one

    return made


def test_a_new_statement_is_shown_at_once_or_waits(write, make, mehmet):
    assert write().is_shown
    waits = write(of=make(title="Önce bakılır", moderation="before"))
    assert waits.state == "waiting"
    assert statements.to_look_at().first() == waits, "what waits comes before what is shown"


def test_it_is_no_vote_and_names_its_writer_one_way_only(write, ayse):
    by_account, by_cookie = write(by=ayse, token="a-cookie"), write("Gece bekçisi olsun.")
    assert (by_account.author, by_account.voice) == (ayse, None), "no line from the account to a voice"
    assert (by_cookie.author, by_cookie.voice is None) == (None, False)
    assert not by_account.votes.exists()
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=by_cookie.pk).update(author=ayse)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("x" * 141, rules.TOO_LONG),
        ("parkta GECE ışığı yansın", rules.SAID_ALREADY),
        ("  Çimlere   basılabilsin ", rules.SAID_ALREADY),
    ],
)
def test_what_cannot_be_written(write, refused, text, code):
    with refused(code):
        write(text)


def test_140_characters_are_enough(write):
    assert write("ş" * 140).is_shown


def test_numbers_count_on(write):
    assert [write("Bir").number, write("İki").number] == [9, 10]


def test_ten_an_hour(write, refused):
    for number in range(10):
        write(f"Cümle {number}")
    with refused(TOO_FAST):
        write("Bir tane daha")


def test_after_the_end_nothing_is_written(write, conversation, refused):
    with clock.at(conversation.closes_at), refused(rules.OVER):
        write()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_who_write_the_same_at_once_one_is_taken(conversation, in_parallel):
    now = clock.now()

    def act(number):
        with clock.at(now):
            return actions.write_statement(by=None, token=f"cookie-{number}", conversation=conversation, text=NEW)

    outcomes = in_parallel(act, range(6))
    assert sorted(type(one).__name__ for one in outcomes) == ["Refused"] * 5 + ["tuple"]
    assert Statement.objects.filter(conversation=conversation).count() == 9


# looking at them


def test_declining_needs_a_reason_and_tells_the_writer(write, zeynep, ayse, refused):
    one = write(by=ayse)
    with refused(rules.REASON_NEEDED):
        actions.decline_statement(by=zeynep, statement=one, reason="")
    actions.decline_statement(by=zeynep, statement=one, reason="several", words="İkiye bölün.")
    deliver_all()
    told = Notice.objects.get(person=ayse)
    assert told.message.code == "conversations.declined"
    assert "İkiye bölün." in str(told.message.facts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=one.pk).update(reason="")


def test_several_are_let_through_at_once(signed_in, make, write, zeynep, ayse):
    before = make(title="Önce", moderation="before")
    ours, theirs = write(by=ayse, of=before), write("Çeşme de olsun.", of=before)
    after, decided = write("Bank da olsun."), write("Işık da olsun.")
    actions.decline_statement(by=zeynep, statement=decided, reason="several")
    client, address = signed_in(zeynep), "/masa/sohbetler/cumleler/"
    page = client.get(address).content.decode()
    assert page.index(ours.text) < page.index(after.text), "those that wait come first"
    ticked = {"which": [ours.pk, theirs.pk, after.pk, decided.pk, "x", "9" * 30]}
    answer = client.post(address + "?tab=look", ticked, follow=True)
    assert answer.redirect_chain == [(address + "?tab=look", 302)]
    assert "3 cümle oylamada." in answer.content.decode()
    states = dict(Statement.objects.filter(looked_at__isnull=False).exclude(seed=True).values_list("text", "state"))
    assert states.pop(decided.text) == "declined", "what a colleague has decided stays"
    assert set(states.values()) == {"shown"}
    assert len(states) == 3
    assert "en az bir cümle" in client.post(address, {}, follow=True).content.decode()


def test_a_statement_that_waited_is_shown_and_its_writer_told(write, make, zeynep, ayse):
    one = write(by=ayse, of=make(title="Önce", moderation="before"))
    actions.show_statement(by=zeynep, statement=one)
    assert one.is_shown
    deliver_all()
    assert Notice.objects.get(person=ayse).message.code == "conversations.shown"
    assert not statements.to_look_at().exists()


def test_to_leave_what_is_shown_tells_nobody(write, zeynep, ayse):
    actions.show_statement(by=zeynep, statement=write(by=ayse))
    deliver_all()
    assert not Notice.objects.exists()


def test_joining_and_undoing_it(write, zeynep, conversation):
    first, second = write("Kaykay yeri olsun."), write("Kaykay için yer açılsın.")
    third = write("Kaykaya yer!")
    actions.join_statement(by=zeynep, statement=second, into=first)
    assert (second.state, second.merged_into) == ("merged", first)
    actions.join_statement(by=zeynep, statement=first, into=third)
    second.refresh_from_db()
    assert second.merged_into == third, "no chains"
    actions.show_statement(by=zeynep, statement=second)
    assert (second.state, second.merged_into) == ("shown", None)
    with pytest.raises(IntegrityError), transaction.atomic():
        Statement.objects.filter(pk=first.pk).update(merged_into=None)


def test_what_can_not_be_joined(write, make, zeynep, refused):
    one, elsewhere = write(), make(title="Başka").statements.first()
    with refused(rules.SAME_STATEMENT):
        actions.join_statement(by=zeynep, statement=one, into=one)
    with refused(rules.ELSEWHERE):
        actions.join_statement(by=zeynep, statement=one, into=elsewhere)
    other = write("Bir")
    actions.decline_statement(by=zeynep, statement=other, reason="advert")
    with refused(rules.ELSEWHERE):
        actions.join_statement(by=zeynep, statement=one, into=other)


@pytest.mark.parametrize("who", ["deniz", "selim"])
def test_others_decide_nothing(write, request, refused, who):
    one, by = write(), request.getfixturevalue(who)
    for verb, more in (
        (actions.show_statement, {}),
        (actions.decline_statement, {"reason": "advert"}),
        (actions.join_statement, {"into": one}),
        (actions.fix_statement_at_desk, {"text": "x"}),
    ):
        with refused(NOT_STAFF):
            verb(by=by, statement=one, **more)


def test_hidden_by_moderation_and_shown_again(write, zeynep, ayse):
    one = write(by=ayse)
    hide(by=zeynep, ref=one.ref, reason="insult", words="")
    one.refresh_from_db()
    assert not one.is_shown
    assert one.pk not in statements.load_own(None, [one.pk])
    assert one.pk in statements.load_own(ayse, [one.pk])
    actions.hide_statement(by=None, thing_id=one.pk, reason="", hidden=False)
    one.refresh_from_db()
    assert one.is_shown


def test_alike_finds_what_shares_words(write, conversation):
    one = write("Parkta geceleri ışık yansın, bekçi olsun.")
    assert statements.alike(one)[0].text == "Parkta gece ışığı yansın."


# one correction


def fix(statement, text, *, by=None, token="a-cookie"):
    return actions.fix_statement(by=by, token=token, statement=statement, text=text)


def test_a_slip_is_mended_once_by_its_writer(write, refused, ayse):
    one = write("Kaykay yeri osun.")
    with refused(NOT_YOURS):
        fix(one, "Kaykay yeri olsun.", token="another")
    with refused(NOT_YOURS):
        fix(one, "Kaykay yeri olsun.", by=ayse, token="")
    fix(one, "Kaykay yeri olsun.")
    assert (one.text, one.text_before) == ("Kaykay yeri olsun.", "Kaykay yeri osun.")
    with refused(rules.FIXED_ALREADY):
        fix(one, "Kaykay yeri olsun!")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kaykay yeri olmasın da salıncak olsun.", rules.FIX_TOO_LARGE),
        ("Çocuklar için kaykay yeri olsun.", rules.FIX_CHANGES_NOTHING),
        ("x" * 141, rules.TOO_LONG),
    ],
)
def test_a_correction_is_small(write, refused, text, code):
    with refused(code):
        fix(write(), text)


def test_a_correction_is_quick_unless_it_waits(write, make, refused):
    one, waits = write(), write(of=make(title="Önce", moderation="before"))
    with clock.at(clock.now() + timedelta(hours=2)):
        with refused(rules.FIX_TOO_LATE):
            fix(one, NEW[:-1])
        assert fix(waits, NEW[:-1]).fixed_at


def test_what_is_voted_on_is_mended_by_the_desk_alone(write, refused, zeynep):
    one = write()
    Statement.objects.filter(pk=one.pk).update(agree=1)
    with refused(rules.FIX_TOO_LATE):
        fix(one, NEW[:-1])
    assert actions.fix_statement_at_desk(by=zeynep, statement=one, text=NEW[:-1]).text == NEW[:-1]


def test_seeds_are_mended_by_nobody_without_a_role(conversation, refused):
    seed = conversation.statements.first()
    with refused(NOT_YOURS):
        actions.fix_statement(by=None, token="", statement=seed, text=seed.text + "!")


@pytest.mark.parametrize(
    ("one", "other", "changes"),
    [
        ("", "", 0),
        ("", "abc", 3),
        ("kitten", "sitting", 3),
        ("olsun", "olmasın", 3),
        ("şımarık", "simarik", 3),
        ("ab", "ba", 2),
    ],
)
def test_distance_counts_changes(one, other, changes):
    assert rules.distance(one, other) == rules.distance(other, one) == changes


# at the desk


def test_seeding_says_what_was_left_out(conversation, mehmet):
    made = actions.seed_statements(
        by=mehmet,
        conversation=conversation,
        texts=["Yeni bir cümle.", "YENİ BİR CÜMLE", "Çimlere basılabilsin", "y" * 141, "  "],
    )
    assert [one.text for one in made.made] == ["Yeni bir cümle."]
    assert (made.there_before, made.too_long) == (["YENİ BİR CÜMLE", "Çimlere basılabilsin"], ["y" * 141])


def test_only_the_centre_plans(plan, refused, deniz, zeynep):
    for person, code in ((None, SIGN_IN_FIRST), (deniz, NOT_STAFF), (zeynep, NOT_STAFF)):
        with refused(code):
            actions.save_conversation(by=person, **plan())
    assert not Conversation.objects.exists()


def test_times_and_publishing(make, plan, mehmet, refused, monday):
    with refused(rules.DATES):
        make(closes_at=monday - timedelta(days=2))
    with refused(rules.TOO_FEW_STATEMENTS):
        make(texts=["Bir", "İki"])
    one = make()
    with refused(rules.KEEP_DATES):
        actions.save_conversation(by=mehmet, conversation=one, **plan(opens_at=monday))
    later = plan(closes_at=one.closes_at + timedelta(days=5))
    assert actions.save_conversation(by=mehmet, conversation=one, **later).published_at, "other verbs' columns stay"
    with pytest.raises(ValueError, match="report"):
        actions.save_conversation(by=mehmet, conversation=one, **plan(), report="x")


def test_my_statements_and_what_became_of_them(client, conversation, zeynep):
    client.post(f"/sohbet/{conversation.pk}/cumle/", {"text": NEW})
    one = Statement.objects.get(text=NEW)
    actions.decline_statement(by=zeynep, statement=one, reason="off_topic", words="Bu konu başka sohbette.")
    page = client.get(f"/sohbet/{conversation.pk}/benim/").content.decode()
    for said in (NEW, "Alınmadı", "Başka bir konu hakkında.", "Bu konu başka sohbette."):
        assert said in page
    assert NEW not in type(client)().get(f"/sohbet/{conversation.pk}/benim/").content.decode()


def test_mistakes_lose_nothing(client, conversation):
    long = "Ç" * 141
    response = client.post(f"/sohbet/{conversation.pk}/cumle/", {"text": long})
    assert response.status_code == 422
    assert long in response.content.decode()


def test_mending_on_the_page(client, conversation):
    client.post(f"/sohbet/{conversation.pk}/cumle/", {"text": "Kaykay yeri osun."})
    address = f"/sohbet/{conversation.pk}/cumle/9/duzelt/"
    assert client.post(address, {"text": "Bambaşka bir şey olsun."}).status_code == 422
    assert client.post(address, {"text": "Kaykay yeri olsun."}).status_code == 302
    assert (
        "Düzeltildi; önceki hâli: “Kaykay yeri osun.”"
        in client.get(f"/sohbet/{conversation.pk}/benim/").content.decode()
    )
    assert type(client)().get(address).status_code == 404


def test_the_queue_of_the_desk(client, signed_in, conversation, zeynep, write):
    one, other = write(), write("Kaykaycılara yer olsun.")
    signed_in(zeynep)
    assert NEW in client.get("/masa/sohbetler/cumleler/").content.decode()
    assert NEW in client.get("/masa/").content.decode()
    address = f"/masa/sohbet-cumle/{one.pk}/"
    assert client.post(address, {"do": "decline"}).status_code == 422
    assert client.post(address, {"do": "join", "into": "99"}).status_code == 422
    assert client.post(address, {"do": "join", "into": str(other.number)}).status_code == 302
    assert client.post(f"/masa/sohbet-cumle/{other.pk}/", {"do": "show"}).status_code == 302
    assert NEW not in client.get("/masa/sohbetler/cumleler/").content.decode()
    assert NEW in client.get(f"/masa/sohbetler/cumleler/?tab=merged&conversation={conversation.pk}").content.decode()


def test_the_voice_of_a_writer_is_found_again(write, conversation):
    one = write()
    voice = voting.voice_of(conversation, None, "a-cookie")
    assert voting.written_page(voting.written_by(conversation, None, voice)).items == [one]


@pytest.mark.parametrize("count", [1, 3])
def test_pages_of_the_desk_cost_the_same(client, signed_in, make, write, mehmet, count, django_assert_max_num_queries):
    for number in range(count):
        write(f"Cümle {number}", of=make(title=f"Soru {number}"))
    one = Conversation.objects.latest("pk")
    signed_in(mehmet)
    client.get("/masa/sohbetler/")
    statement = one.statements.latest("pk").pk
    for address in (
        "/masa/sohbetler/",
        f"/masa/sohbet/{one.pk}/",
        "/masa/sohbetler/cumleler/",
        f"/masa/sohbet-cumle/{statement}/",
    ):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_many_statements_from_a_file(client, signed_in, conversation, mehmet):
    signed_in(mehmet)
    address = f"/masa/sohbet/{conversation.pk}/cumleler/"
    table = SimpleUploadedFile("x.csv", "no;Cümle\n1;Bank sayısı artsın.\n2;Parkta gece ışığı yansın.\n".encode())
    response = client.post(address, {"file": table})
    assert response.status_code == 422, "what was left out is shown"
    assert "Zaten var:" in response.content.decode()
    assert Statement.objects.filter(text="Bank sayısı artsın.", seed=True).exists()
    assert client.post(address, {"texts": "Bir\n\nİki"}).status_code == 302
    assert client.post(address, {"texts": " "}).status_code == 422
    assert client.post(address, {"file": SimpleUploadedFile("x.txt", b"\xff\xfe\x00")}).status_code == 422


def test_planning_on_the_pages(client, signed_in, mehmet, monday):
    signed_in(mehmet)
    typed = {
        "title": "Yeni soru?", "summary": "x", "promise": "x", "opens_on": "2026-11-23", "closes_on": "23.11.2026", "moderation": "before",
        "floor": "20", "keep_days": "0",
    }  # fmt: skip
    assert client.post("/masa/sohbetler/yeni/", typed | {"floor": "14"}).status_code == 422
    assert client.post("/masa/sohbetler/yeni/", typed | {"closes_on": "2026-11-22"}).status_code == 422
    assert client.post("/masa/sohbetler/yeni/", typed | {"number": "2026-9999"}).status_code == 422
    assert client.post("/masa/sohbetler/yeni/", typed).status_code == 302
    one = Conversation.objects.get()
    assert (one.closes_at - one.opens_at, one.moderation) == (timedelta(days=1), "before")
    address = f"/masa/sohbet/{one.pk}/"
    client.post(address, {"do": "publish"})
    assert "en az 5 cümle" in client.get(address).content.decode()
    actions.seed_statements(by=mehmet, conversation=one, texts=["1", "2", "3", "4", "5"])
    client.post(address, {"do": "publish"})
    client.post(address, {"do": "end"})
    one.refresh_from_db()
    assert one.published_at
    assert one.is_over
