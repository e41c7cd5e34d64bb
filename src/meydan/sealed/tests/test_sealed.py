"""Sealed words: unreadable in the database, read by those named with a purpose, each look shown, keys that rotate."""

from datetime import date

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connection, transaction

from meydan.base import clock, sealing
from meydan.base.cards import Kind
from meydan.base.rulings import no, yes
from meydan.base.sentences import UNREADABLE
from meydan.sealed import actions, personal, queries
from meydan.sealed.models import Look, Words
from meydan.sealed.rules import NO_PURPOSE, NOT_NAMED

TEXT = "Tekerlekli sandalye kullanıyorum"
LAST = date(2027, 1, 1)


@pytest.fixture(autouse=True)
def keys(settings, tmp_path):
    settings.SEALING_KEYS, settings.SEALING_FILE = "", tmp_path / "sealing_keys"
    return settings.SEALING_FILE


@pytest.fixture
def words(monday, ayse):
    return actions.leave_words(by=ayse, of="thread:1", what="access", text=TEXT, delete_on=LAST)


@pytest.fixture
def named(monkeypatch, mehmet):
    """The slice of the thing says: Mehmet may read."""
    thing = Kind("thread", "", lambda viewer, ids: {}, str, str, may_open=lambda by, words: yes() if by == mehmet else no(NOT_NAMED))  # fmt: skip
    monkeypatch.setattr("meydan.sealed.rules.kind", lambda name: thing)


def test_the_database_holds_no_plain_word(words):
    with connection.cursor() as cursor:
        cursor.execute("select content, sealed_words::text from sealed_words")
        content, row = cursor.fetchone()
    assert TEXT.encode() not in bytes(content)
    assert "Tekerlekli" not in row
    assert words.unseal() == TEXT


def test_nobody_reads_what_no_slice_opens(words, mehmet, director, zeynep, deniz, make_person, refused):
    administrator = make_person("Bilge", ("administrator", None))
    for by in (mehmet, director, zeynep, deniz, administrator):
        with refused(NOT_NAMED):
            actions.read_words(by=by, words=words, purpose="Merak")
    assert not Look.objects.exists()


def test_who_is_named_reads_with_a_purpose_and_is_written_down(words, named, mehmet, director, ayse, refused):
    with refused(NO_PURPOSE, field="purpose"):
        actions.read_words(by=mehmet, words=words, purpose="  ")
    with refused(NOT_NAMED):
        actions.read_words(by=director, words=words, purpose="Merak")
    assert actions.read_words(by=mehmet, words=words, purpose="Rampa hazırlamak") == TEXT
    look = queries.looks_at(ayse).items[0]
    assert (look.by, look.purpose, look.what) == (mehmet, "Rampa hazırlamak", "access")
    actions.throw_away(by=ayse, words=words)
    assert len(queries.looks_at(ayse)) == 1


def test_a_purpose_is_kept_by_the_database(words, ayse):
    with pytest.raises(IntegrityError), transaction.atomic():
        Look.objects.create(person=ayse, of="thread:1", what="access", purpose="")


def test_words_copied_into_another_row_do_not_open(words, deniz, refused):
    other = actions.leave_words(by=deniz, of="thread:1", what="access", text="x", delete_on=LAST)
    Words.objects.filter(pk=other.pk).update(content=words.content, key_id=words.key_id)
    with refused(UNREADABLE):
        Words.objects.get(pk=other.pk).unseal()


def test_a_new_key_keeps_old_words_readable_and_then_seals_them_anew(words, keys, ayse, refused):
    first = words.key_id
    second = sealing.add_key()
    assert Words.objects.get().unseal() == TEXT
    later = actions.leave_words(by=ayse, of="thread:2", what="access", text="yeni", delete_on=LAST)
    assert (later.key_id, words.key_id) == (second, first)
    call_command("reseal", "--new-key", stdout=__import__("io").StringIO())
    newest = sealing.newest()
    assert {one.key_id for one in Words.objects.all()} == {newest} - {first, second}
    keys.write_text(keys.read_text().splitlines()[0])
    assert {one.unseal() for one in Words.objects.all()} == {TEXT, "yeni"}
    keys.write_text(sealing.new_key())
    with refused(UNREADABLE):
        Words.objects.first().unseal()


def test_keys_may_come_from_the_environment(settings, ayse, monday):
    settings.SEALING_KEYS = f"{sealing.new_key()},{sealing.new_key()}"
    made = actions.leave_words(by=ayse, of="thread:1", what="access", text=TEXT, delete_on=LAST)
    assert made.key_id == settings.SEALING_KEYS.partition(":")[0]
    assert made.unseal() == TEXT


def test_writing_again_replaces_and_what_is_over_is_deleted(words, ayse, monday):
    again = actions.leave_words(by=ayse, of="thread:1", what="access", text="Rampa", delete_on=date(2026, 12, 1))
    assert (again.pk, again.unseal()) == (words.pk, "Rampa")
    assert actions.delete_over() == 0
    with clock.at(monday.replace(month=12, day=2)):
        assert actions.delete_over() == 1


def test_only_the_owner_throws_away(words, deniz, ayse, refused):
    with refused("base.not_yours"):
        actions.throw_away(by=deniz, words=words)


def test_the_page_shows_ones_own_words_and_who_looked(signed_in, words, named, mehmet, ayse, deniz):
    actions.read_words(by=mehmet, words=words, purpose="Rampa hazırlamak")
    client = signed_in(ayse)
    page = client.get("/benim/gizli-bilgilerim/").content.decode()
    assert TEXT in page
    assert "Rampa hazırlamak" in page
    assert "gizli-bilgilerim" in client.get("/benim/").content.decode()
    other = signed_in(deniz)
    assert TEXT not in other.get("/benim/gizli-bilgilerim/").content.decode()
    assert other.post("/benim/gizli-bilgilerim/", {"words": words.pk}).status_code == 404
    assert signed_in(ayse).post("/benim/gizli-bilgilerim/", {"words": words.pk}).status_code == 302
    assert not Words.objects.exists()


def test_export_and_erasure(words, named, mehmet, ayse):
    actions.read_words(by=mehmet, words=words, purpose="Rampa")
    assert [row["words"] for row in personal.export_words(ayse)] == [TEXT]
    assert [row["by"] for row in personal.export_looks(ayse)] == ["Mehmet"]
    assert len(list(personal.export_own_looks(mehmet))) == 1
    personal.forget_own_looks(mehmet)
    assert Look.objects.get().by is None
    personal.forget_looks(ayse)
    personal.forget_words(ayse)
    assert not Look.objects.exists()
    assert not Words.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_number_of_questions(
    signed_in, words, named, mehmet, ayse, django_assert_max_num_queries, count
):
    for number in range(count):
        actions.leave_words(by=ayse, of=f"thread:{number}", what="emergency", text="x", delete_on=LAST)
        actions.read_words(by=mehmet, words=words, purpose="x")
    client = signed_in(ayse)
    with django_assert_max_num_queries(12):
        client.get("/benim/gizli-bilgilerim/")
