"""Texts that are easy to read."""

import pytest

from meydan.base.search import find
from meydan.ideas import actions as ideas
from meydan.languages import actions, rules
from meydan.languages.plain import hints, meanings_of, parts_of
from meydan.languages.queries import easy_of
from meydan.threads.actions import hide_thread

BODY = "# Ne oldu?\nBir anne yazdı.\nKaldırım dardı.\n\n# Şimdi\nAğaç dikiyoruz."


@pytest.fixture
def thread(monday, ayse, goksu, targets):
    words = {"kind": "problem", "title": "Gölge yok", "text": "x", "targets": [targets["11.7"]]}
    return ideas.submit_contribution(by=ayse, neighbourhood=goksu, **words).thread


@pytest.fixture
def easy(thread, director):
    return actions.write_easy_text(
        by=director, of=thread.ref, language="tr", body=BODY, hard_words="Meclis: Karar verenler.", readers="Üç komşu"
    )


def test_a_text_is_written_and_written_anew(director, thread, easy):
    again = actions.write_easy_text(by=director, of=thread.ref, language="tr", body="Kısa.")
    assert (again.pk, again.body, again.readers) == (easy.pk, "Kısa.", "")


def test_only_threads_and_processes_have_one(director, refused):
    with refused(rules.NOT_EASY):
        actions.write_easy_text(by=director, of="comment:1", language="tr", body="x")


def test_the_page_the_link_and_the_search(client, thread, easy):
    address = easy.get_absolute_url()
    assert address in client.get(thread.get_absolute_url()).content.decode()
    page = client.get(address).content.decode()
    for words in (
        "data-kolay",
        '<h2 class="t-1">Ne oldu?</h2>',
        "<p>Kaldırım dardı.</p>",
        "Karar verenler.",
        "Üç komşu",
    ):
        assert words in page
    assert [entry.ref for entry in find("kaldırım dar", kinds=["easy_text"])] == [easy.ref]
    assert "Kolay okunur: Gölge yok" in client.get("/ara/?q=kaldırım").content.decode()


def test_an_easy_text_hides_with_its_thread(client, thread, easy):
    hide_thread(thread=thread, hidden=True)
    assert client.get(easy.get_absolute_url()).status_code == 404


@pytest.mark.parametrize("ref", ["thread:999", "comment:1", "x"])
def test_what_is_not_there_has_no_page(client, db, ref):
    assert client.get(f"/kolay-okunur/{ref}/").status_code == 404


def test_staff_look_at_hints_before_they_save(signed_in, director, thread):
    client, address = signed_in(director), f"/masa/kolay-okunur/{thread.ref}/"
    said = {"body": "Karar, ilgili müdürlük tarafından verildi.", "language": "tr"}
    looked = client.post(address, said).content.decode()
    assert "Kim yapıyor? verildi bunu söylemiyor." in looked
    assert client.get(f"/kolay-okunur/{thread.ref}/").status_code == 404
    assert client.post(address, said | {"save": "1"}).status_code == 302
    assert client.post(address, said | {"save": "1", "body": ""}).status_code == 422
    assert client.get(f"/kolay-okunur/{thread.ref}/").status_code == 200


@pytest.mark.parametrize(
    ("sentence", "count"),
    [
        ("Ağaç dikiyoruz.", 0),
        ("Bir iki üç dört beş altı yedi sekiz dokuz on on bir on iki.", 1),
        ("Sürdürülebilirliğimiz arttı.", 1),
        ("Kaldırım genişletilecek.", 1),
        ("Meclis para ayırdı.", 0),
    ],
)
def test_hints_name_what_is_hard(sentence, count):
    assert len(hints(sentence)) == count


def test_a_text_without_headings_is_one_part():
    assert [(part.heading, part.sentences) for part in parts_of("Bir.\nİki.")] == [("", ["Bir.", "İki."])]
    assert meanings_of("Meclis: Karar verenler.\nBoş:\nYok") == [("Meclis", "Karar verenler.")]


def test_each_language_has_a_text_of_its_own_and_readers_get_theirs(client, director, thread, easy):
    english = actions.write_easy_text(by=director, of=thread.ref, language="en", body="A mother wrote.")
    assert english.pk != easy.pk
    address = easy.get_absolute_url()
    turkish, foreign = client.get(address).content.decode(), client.get("/en" + address).content.decode()
    assert "Bir anne yazdı." in turkish
    assert "A mother wrote." in foreign
    assert 'href="?dil=en" lang="en"' in turkish
    assert "A mother wrote." in client.get(address + "?dil=en").content.decode()
    assert "Bir anne yazdı." in client.get(address + "?dil=ku").content.decode()  # the one that counts
    assert {entry.ref for entry in find("mother", kinds=["easy_text"])} == {english.ref}


def test_whoever_writes_another_language_keeps_the_first(signed_in, director, thread, easy):
    client, address = signed_in(director), f"/masa/kolay-okunur/{thread.ref}/"
    assert "Bir anne yazdı." in client.get(address).content.decode()
    assert "Bir anne yazdı." not in client.get(address + "?dil=en").content.decode()
    client.post(address, {"body": "A mother wrote.", "language": "en", "save": "1"})
    assert [(one.language, one.body) for one in easy_of(thread.ref).order_by("language")] == [
        ("en", "A mother wrote."),
        ("tr", BODY),
    ]
    easy.refresh_from_db()
    assert easy.hard_words


def test_with_the_words_of_a_thread_all_of_them_go(director, thread, easy):
    actions.write_easy_text(by=director, of=thread.ref, language="en", body="x")
    actions.forget_easy_text(of=thread.ref)
    assert not easy_of(thread.ref).exists()
