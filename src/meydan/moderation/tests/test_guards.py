"""What looks odd waits for a person: words, links of new accounts, the same text by many. Nobody is punished by a program."""

from datetime import timedelta

import pytest
from django.urls import reverse

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.base.sentences import NOT_STAFF
from meydan.discussion.actions import edit_comment, write_comment
from meydan.discussion.models import Comment
from meydan.ideas.actions import submit_contribution, support
from meydan.moderation import actions, queries, rules
from meydan.moderation.models import Fingerprint, Held, Hiding
from meydan.people.models import Role
from meydan.threads.actions import open_thread

LONG = "Bu mahallede gölge yok, çocuklar okula güneşte yürüyor, ağaç istiyoruz."


@pytest.fixture
def thread(db, monday):
    return open_thread(title="Gölge yok", neighbourhood=None)


@pytest.fixture
def say(thread):
    """say(ayse, "…") → her comment."""
    return lambda by, text, **more: write_comment(by=by, on=thread.ref, text=text, position="for", **more)


@pytest.fixture
def listed(zeynep):
    return actions.list_word(by=zeynep, text="Aptal*", note="Hakaret")


@pytest.fixture
def held(listed, say, ayse):
    say(ayse, "Aptallar bunu anlamaz.")
    return Held.objects.get()


@pytest.mark.parametrize(
    ("listed", "text", "caught"),
    [
        ("aptal", "Aptal mısınız?", True),
        ("aptal", "APTAL!", True),
        ("aptal", "Aptallar", False),
        ("aptal*", "Aptallar", True),
        ("iki kelime", "Bunlar İKİ, kelime.", True),
        ("iki kelime", "iki uzun kelime", False),
        ("sik*", "Sık sık geliyorum, sıkıldım.", False),
        ("ılık", "ILIK su", True),
        ("ilik", "ILIK su", False),
        ("rant", "garanti verildi", False),
    ],
)
def test_words_are_whole_and_turkish(listed, text, caught):
    assert bool(rules.caught_by(text, [listed])) is caught


@pytest.mark.parametrize(
    ("text", "kept"), [(" Aptal* ", "aptal*"), ("İKİ  kelime", "iki kelime"), ("***", ""), ("…", "")]
)
def test_a_word_is_kept_in_small_letters(text, kept):
    assert rules.as_listed(text) == kept


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("https://a.example/x ve www.b.example", 2),
        ("satis.com ve ucuz-satis.com.tr/kampanya", 2),
        ("Saat 18.30’da, 1.250 kişi. Bkz. madde 5.a", 0),
    ],
)
def test_links_are_counted(text, links):
    assert rules.links_in(text) == links


def test_a_listed_word_waits_and_its_author_knows_by_when(held, ayse, zeynep, signed_in):
    comment = Comment.objects.get()
    assert comment.hidden_at
    assert (held.why, held.caught) == (["words"], ["aptal*"])
    assert held.promised_for - held.at == timedelta(hours=24)
    told = {one.code: one.to for one in OutboxMessage.objects.filter(code__startswith="moderation.")}
    assert told == {"moderation.held": [ayse.ref], "moderation.to_look": ["role:moderator", "role:administrator"]}
    assert "İncelenmeyi bekliyor" in signed_in(ayse).get(reverse("front:my_page")).content.decode()


def test_released_it_is_public_and_the_author_is_told(held, zeynep, refused):
    actions.release(by=zeynep, held=held)
    assert Comment.objects.get().hidden_at is None
    assert OutboxMessage.objects.filter(code="moderation.released").count() == 1
    with refused(rules.LOOKED_ALREADY):
        actions.hide_held(by=zeynep, held=held, reason="insult", words="x")


def test_hidden_it_has_a_reason_and_an_appeal(held, zeynep, ayse):
    actions.hide_held(by=zeynep, held=held, reason="insult", words="Lütfen kişiyi değil konuyu yazın.")
    hiding = Hiding.objects.get()
    assert (hiding.author, hiding.reason) == (ayse, "insult")
    assert rules.may_appeal(ayse, hiding)
    assert list(queries.held_of(ayse)) == []


def test_what_a_moderator_has_hidden_meanwhile_is_not_released(held, zeynep, refused):
    actions.hide(by=zeynep, ref=held.about, reason="spam", words="x")
    with refused(rules.HIDDEN_ALREADY):
        actions.release(by=zeynep, held=held)


@pytest.mark.parametrize("who", ["ayse", "mehmet", "director"])
def test_only_moderators_look_and_list(held, listed, who, request, refused):
    person = request.getfixturevalue(who)
    for act in (
        lambda: actions.release(by=person, held=held),
        lambda: actions.hide_held(by=person, held=held, reason="spam", words="x"),
        lambda: actions.list_word(by=person, text="x"),
        lambda: actions.unlist_word(by=person, word=listed),
    ):
        with refused(NOT_STAFF):
            act()


def test_an_edit_does_not_slip_past(listed, say, ayse):
    comment = say(ayse, "Güzel olur.")
    assert edit_comment(by=ayse, comment=comment, text="Aptal olur.").hidden_at


def test_what_the_desk_writes_does_not_wait(listed, say, mehmet):
    assert say(mehmet, "“Aptal” demeyelim.").hidden_at is None


@pytest.mark.parametrize(("days", "waits"), [(6, True), (8, False)])
def test_links_wait_only_from_new_accounts(say, ayse, monday, days, waits):
    ayse.joined_at = monday - timedelta(days=days)
    assert bool(say(ayse, "Bakın: https://a.example ve https://b.example").hidden_at) is waits
    assert say(ayse, "Bakın: https://a.example").hidden_at is None


def test_the_third_person_with_the_same_text_waits_and_the_others_stay(say, ayse, deniz, make_person, zeynep):
    first, second = say(ayse, LONG), say(deniz, LONG.upper().replace("I", "İ").replace(",", " ,"))
    third = say(make_person("Ece"), LONG)
    assert [bool(one.hidden_at) for one in (first, second, third)] == [False, False, True]
    assert set(queries.same_texts(Held.objects.get())) == {first.ref, second.ref}


def test_short_texts_and_one_person_alone_do_not_wait(say, ayse, deniz, make_person):
    assert not any(say(one, "Katılıyorum.").hidden_at for one in (ayse, deniz, make_person("Ece")))
    assert not any(say(ayse, LONG).hidden_at for _ in range(3))


def test_fingerprints_are_forgotten(say, ayse, monday):
    say(ayse, LONG)
    with clock.at(monday + timedelta(days=31)):
        assert actions.forget_fingerprints() == 1
    assert not Fingerprint.objects.exists()


def test_a_contribution_that_waits_is_unseen_and_reaches_the_desk_afterwards(
    listed, ayse, zeynep, goksu, targets, client, signed_in
):
    made = submit_contribution(
        by=ayse, kind="idea", title="Aptal bir fikir değil", text="x", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    assert made.hidden_at
    assert client.get(made.thread.get_absolute_url()).status_code == 404
    assert not OutboxMessage.objects.filter(code__in=["ideas.received", "ideas.arrived"]).exists()
    actions.release(by=zeynep, held=Held.objects.get())
    assert client.get(made.thread.get_absolute_url()).status_code == 200


def test_many_new_accounts_are_a_hint_with_figures_and_nothing_else(
    monday, ayse, zeynep, goksu, targets, make_person, signed_in
):
    made = submit_contribution(
        by=ayse, kind="idea", title="Gölge", text="x", neighbourhood=goksu, targets=[targets["11.7"]]
    )
    for number in range(6):
        joined = monday - timedelta(days=1 if number else 100)
        support(by=make_person(f"Yeni{number}", joined_at=joined), contribution=made)
    (hint,) = queries.rushes()
    assert (hint.ref, hint.people, hint.new) == (made.ref, 6, 5)
    made.refresh_from_db()
    assert (made.support_count, made.hidden_at) == (6, None)
    assert "Gölge" in signed_in(zeynep).get(reverse("moderation:desk_held")).content.decode()


def test_the_desk_looks_on_a_page(held, zeynep, signed_in):
    page = signed_in(zeynep)
    address = held.get_absolute_url()
    assert "aptal*" in page.get(address).content.decode()
    assert page.post(address, {"decision": "hide", "reason": "insult", "words": ""}).status_code == 422
    assert page.post(address, {"decision": "release", "reason": "insult", "words": ""}).status_code == 302
    assert Held.objects.get().outcome == "released"


@pytest.mark.parametrize(("said", "words"), [("APTALSIN", "aptal*"), ("Güzel", "hemen yayımlanır")])
def test_the_test_box_says_what_the_list_would_catch(listed, zeynep, signed_in, said, words):
    page = signed_in(zeynep).post(reverse("moderation:desk_words"), {"said": said, "try": "1"})
    assert page.status_code == 200
    assert words in page.content.decode().partition('id="try"')[2]


def test_words_are_listed_and_taken_off_on_a_page(listed, zeynep, signed_in):
    page, address = signed_in(zeynep), reverse("moderation:desk_words")
    assert page.post(address, {"text": "aptal*"}).status_code == 422
    assert page.post(address, {"text": "…"}).status_code == 422
    assert page.post(address, {"text": "Bedava bonus"}).status_code == 302
    assert set(queries.listed_words()) == {"aptal*", "bedava bonus"}
    page.post(reverse("moderation:unlist_word", args=[listed.pk]))
    assert queries.listed_words() == ["bedava bonus"]


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_of_words_is_searched_filtered_and_counted(zeynep, signed_in, django_assert_max_num_queries, count):
    for number in range(count):
        actions.list_word(by=zeynep, text=f"İndirim{number}*", note="Reklam")
    actions.list_word(by=zeynep, text="salak", note="Hakaret")
    page, address = signed_in(zeynep), reverse("moderation:desk_words")
    with django_assert_max_num_queries(6):
        assert page.get(address).content.decode().count("indirim") >= count
    for found in ({"q": "INDIRIM"}, {"q": "reklam"}, {"ends": "all"}):
        shown = page.get(address, found).content.decode()
        assert "indirim0*" in shown
        assert "salak" not in shown
    assert "indirim" not in page.get(address, {"ends": "whole"}).content.decode()
    assert "Bulunamadı" in page.get(address, {"q": "%"}).content.decode()
    assert "salak" in b"".join(page.get(address, {"file": "csv"})).decode()


def test_the_list_of_words_turns_its_pages_and_keeps_the_search_beside_a_refused_word(zeynep, signed_in):
    for number in range(41):
        actions.list_word(by=zeynep, text=f"kelime{number:02}")
    page, address = signed_in(zeynep), reverse("moderation:desk_words")
    first = page.get(address)
    assert "kelime40" not in first.content.decode()
    assert "kelime40" in page.get(address, {"after": first.context["page"].next}).content.decode()
    refused = page.post(f"{address}?q=kelime40", {"text": "…"})
    assert refused.status_code == 422
    assert "kelime40" in refused.content.decode()


def test_pages_ask_the_same_number_of_questions(listed, say, ayse, zeynep, signed_in, django_assert_num_queries):
    page, address = signed_in(zeynep), reverse("moderation:desk_held")
    say(ayse, "Aptal bir")
    page.get(address)
    with django_assert_num_queries(8) as counted:
        page.get(address)
    for number in range(2):
        say(ayse, f"Aptal {number}")
    with django_assert_num_queries(len(counted)):
        page.get(address)


def test_what_waits_is_searched_and_filtered(zeynep, signed_in, monday):
    for title, why in (("Sokak lambası", ["words"]), ("Reklam", ["links"])):
        Held.objects.create(about=f"comment:{len(title)}", title=title, why=why, promised_for=monday)
    page, address = signed_in(zeynep), reverse("moderation:desk_held")
    both = page.get(address).content.decode()
    assert "Sokak lambası" in both
    assert "Reklam" in both
    for narrowed in ({"q": "lamba"}, {"why": "words"}):
        shown = page.get(address, narrowed).content.decode()
        assert "Sokak lambası" in shown
        assert "Reklam</h2>" not in shown


def test_who_decides_reads_the_whole_text_and_what_was_said_before_and_after(
    thread, say, ayse, deniz, make_person, zeynep, signed_in, django_assert_max_num_queries
):
    ending = "Bunu yazan son sözcükleri de okunsun."
    first = say(ayse, "Gölge yok. " * 20 + ending)
    people = [make_person(f"Ece{number}") for number in range(8)]
    replies = [write_comment(by=one, on=thread.ref, text=f"Yanıt {n}", parent=first) for n, one in enumerate(people)]
    actions.report(by=deniz, ref=replies[4].ref, reason="insult", words="")
    page, address = signed_in(zeynep), reverse("moderation:desk_decide", args=[replies[4].ref])
    page.get(address)
    with django_assert_max_num_queries(15):
        shown = page.get(address).content.decode()
    assert ending in shown
    assert [f"Yanıt {number}" in shown for number in range(8)] == [False, False, True, True, True, True, True, False]
    assert thread.title in shown
    actions.report(by=deniz, ref=first.ref, reason="insult", words="")
    shown = page.get(reverse("moderation:desk_decide", args=[first.ref])).content.decode()
    assert ending in shown
    assert "Yanıt 0" in shown
    actions.hide(by=zeynep, ref=first.ref, reason="insult", words="x")
    appeal = actions.appeal(by=ayse, hiding=Hiding.objects.get(), words="Değil.")
    other = make_person("Veli", (Role.MODERATOR, None))
    assert ending in signed_in(other).get(appeal.get_absolute_url()).content.decode()


def test_a_contribution_that_waits_is_read_in_full(listed, ayse, zeynep, goksu, targets, signed_in):
    submit_contribution(
        by=ayse,
        kind="idea",
        title="Aptal bir fikir",
        text="Uzun metnin sonu.",
        neighbourhood=goksu,
        targets=[targets["11.7"]],
    )
    assert "Uzun metnin sonu." in signed_in(zeynep).get(Held.objects.get().get_absolute_url()).content.decode()
