"""What is kept, for how long, and what never is."""

import gzip
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.db import connection

from meydan.base import clock
from meydan.ideas.models import Contribution
from meydan.imports import actions, store
from meydan.imports.models import Import, RejectedRow
from meydan.imports.personal import erase_contacts, export_contacts
from meydan.imports.tests import messy

pytestmark = pytest.mark.django_db


def everything_in_the_database() -> str:
    """Each row of each table as text."""
    with connection.cursor() as cursor:
        cursor.execute("select table_name from information_schema.tables where table_schema = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        found = []
        for name in tables:
            cursor.execute(f'select t::text from "{name}" t')
            found += [row for (row,) in cursor.fetchall()]
    return "\n".join(found)


def everything_in_the_data_folder() -> str:
    files = [file for file in Path(settings.DATA).rglob("*") if file.is_file()]
    packed = [gzip.decompress(file.read_bytes()) if file.suffix == ".gz" else file.read_bytes() for file in files]
    return "\n".join(one.decode("utf-8", "replace") for one in packed)


def test_identity_numbers_reach_neither_the_database_nor_the_data_folder(
    signed_in, mehmet, goksu, firat, parks, works, monday
):
    numbers = [messy.identity_number(n) for n in range(8)]
    table = [[*messy.HEADINGS, "Not"], *([*row, f"Kimlik {numbers[n]}"] for n, row in enumerate(messy.rows(8)))]
    table[3][1] = "31.02.2024"  # its row is rejected, and could be downloaded
    table[4][2] += f" Ben {numbers[3]}."
    client = signed_in(mehmet)
    from io import BytesIO

    file = BytesIO(messy.as_xlsx(table))
    file.name = f"liste {numbers[0]}.xlsx"
    client.post("/masa/aktarim/yeni/", {"file": file, "origin": "Eski", "kind": "problem"})
    one = Import.objects.get()
    pages = [client.get(f"/masa/aktarim/{one.pk}/sutunlar/")]
    for verb in (actions.start_trial, actions.begin_import):
        actions.carry_on(import_id=verb(by=mehmet, one=one).pk)
        pages.append(client.get(f"/masa/aktarim/{one.pk}/"))
    pages.append(client.get(f"/masa/aktarim/{one.pk}/alinmayanlar.csv"))
    assert Contribution.objects.count() == 7
    kept = [everything_in_the_database(), everything_in_the_data_folder(), *(page.content.decode() for page in pages)]
    assert "2024/118" in kept[0]
    assert "2024/118" in kept[1]
    assert [number for number in numbers for text in kept if number in text] == []


def test_rows_samples_and_rejected_rows_are_destroyed_after_thirty_days(tried, monday):
    table = [messy.HEADINGS, *messy.rows(3)]
    table[1][1] = "31.02.2024"
    one = tried(table)
    with clock.at(monday + timedelta(days=29)):
        assert actions.destroy_old_files() == 0
    assert store.path(one.key).exists()
    with clock.at(monday + timedelta(days=31)):
        assert actions.destroy_old_files() == 1
    one.refresh_from_db()
    assert not store.path(one.key).exists()
    assert (RejectedRow.objects.count(), one.file_gone_at is None, one.columns[0]["samples"]) == (0, False, [])
    assert "31.02.2024" not in everything_in_the_database()


def test_a_file_that_no_import_names_goes_too_but_not_at_once(uploaded):
    import os

    one = uploaded()
    store.write("stray", [(1, ["x"])])
    actions.destroy_old_files()
    assert store.path("stray").exists()
    os.utime(store.path("stray"), (1, 1))
    actions.destroy_old_files()
    assert not store.path("stray").exists()
    assert store.path(one.key).exists()


def test_whoever_left_an_address_can_have_it_erased(uploaded, mehmet, ayse):
    table = [["No", "Tarih", "Metin", "E-posta"], ["1", "03.02.2024", "Gölge yok", "AYSE@example.org"]]
    one = uploaded(table)
    actions.answer_questions(
        by=mehmet, one=one, fields={3: "contact"}, kind="problem", undated="reject", date_order={}, words={}
    )
    for verb in (actions.start_trial, actions.begin_import):
        actions.carry_on(import_id=verb(by=mehmet, one=one).pk)
    assert [line["contact"] for line in export_contacts(ayse)] == ["AYSE@example.org"]
    erase_contacts(ayse)
    assert list(export_contacts(ayse)) == []


def test_the_command_does_the_same_as_the_pages(tmp_path, mehmet, goksu, firat, parks, works, monday, capsys):
    file = tmp_path / "Ariza-masasi.xlsx"
    table = [messy.HEADINGS, *messy.rows(4), ["9", "31.02.2024", "x", "Göksu", "", "", "", ""]]
    file.write_bytes(messy.as_xlsx(table))
    call_command("import_contributions", file, "--trial")
    assert Contribution.objects.count() == 0
    call_command("import_contributions", file, "--column", "MAH.=", "--word", "state:YAPILDI=accepted")
    said = capsys.readouterr().out
    assert "row 6: rejected: The date can't be read: 31.02.2024" in said
    assert "4 new, 0 there before, 1 rejected" in said
    assert "4 imported" in said
    assert Import.objects.last().origin == "Ariza masasi"
    assert set(Contribution.objects.values_list("neighbourhood", flat=True)) == {None}
    assert Contribution.objects.filter(state="accepted").count() == 1
    call_command("import_contributions", file)
    assert "0 new, 4 there before, 1 rejected" in capsys.readouterr().out


@pytest.mark.parametrize("words", [["--column", "YOK=text"], ["--word", "state:x=y"], ["--by", "nobody@example.org"]])
def test_the_command_says_what_it_does_not_understand(tmp_path, words, mehmet, goksu, monday):
    file = tmp_path / "x.csv"
    file.write_bytes(messy.as_csv([messy.HEADINGS, *messy.rows(1)]))
    with pytest.raises(CommandError):
        call_command("import_contributions", file, *words)


def test_the_command_says_in_words_that_there_is_no_file(tmp_path, mehmet):
    with pytest.raises(CommandError, match=r"^There is no file .*missing\.csv\.$"):
        call_command("import_contributions", tmp_path / "missing.csv")
    with pytest.raises(CommandError, match="is a folder"):
        call_command("import_contributions", tmp_path)


def test_the_command_shows_how_to_explain_words_that_are_not_certain(tmp_path, mehmet, goksu, monday, capsys):
    file = tmp_path / "x.csv"
    file.write_bytes(messy.as_csv([["Tarih", "Metin", "Durum"], ["03.02.2024", "Gölge yok", "Kapandı"]]))
    with pytest.raises(CommandError, match=r"with --word what the words with a question mark mean.* answered.* done"):
        call_command("import_contributions", file, "--trial")
    assert "--word 'state:Kapandı=?' (please check; 1 rows)" in capsys.readouterr().out
    call_command("import_contributions", file, "--trial", "--word", "state:Kapandı=done")
    assert "--word 'state:Kapandı=done'" in (said := capsys.readouterr().out)
    assert "1 new, 0 there before, 0 rejected" in said
