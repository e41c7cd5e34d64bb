"""Files as people have them: each is read the same way, whatever wrote it."""

import random
import struct
import zipfile
from contextlib import suppress
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from meydan.base.errors import Refused
from meydan.imports import dates
from meydan.imports.reading import files, read
from meydan.imports.reading.identity import is_identity_number, without_identity_numbers
from meydan.imports.rules import EMPTY, NO_SHEET, NOT_A_LIST, SWOLLEN, TOO_BIG, TOO_MANY_COLUMNS, TOO_MANY_ROWS
from meydan.imports.tests import messy

TABLE = [messy.HEADINGS, *messy.rows(9)]
UNREAD = [False] * 7 + [True]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1254", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_encodings_and_separators_make_no_difference(encoding, separator):
    table = read(messy.as_csv(TABLE, separator=separator, encoding=encoding))
    assert table.columns == messy.HEADINGS
    assert table.unread == UNREAD
    assert [cells[:7] for _line, cells in table.rows] == [row[:7] for row in TABLE[1:]]
    assert [line for line, _cells in table.rows] == list(range(2, 11))


def test_a_sheet_is_read_like_a_text():
    assert read(messy.as_xlsx(TABLE)) == read(messy.as_csv(TABLE))


def test_titles_blank_lines_and_repeated_headings_are_passed_over():
    table = read(
        messy.as_csv(
            [["BUCA BELEDİYESİ"], ["2024 yılı başvuruları", ""], [], TABLE[0], [], TABLE[1], TABLE[0], TABLE[2]]
        )
    )
    assert table.columns == messy.HEADINGS
    assert [line for line, _cells in table.rows] == [6, 8]


def test_merged_headings_in_two_lines_are_read_as_one():
    upper = ["Başvuru No", "Tarih", "", "", "Konu"]
    lower = ["", "", "Mahalle", "Sokak", ""]
    body = ["1", "03.02.2024", "Göksu", "Çiçek Sokak", "Gölge yok"]
    content = messy.as_xlsx(
        [["Eski başvurular", "", "", "", ""], upper, lower, body],
        merged=[
            (0, 0, 0, 4, "Eski başvurular"),
            (1, 2, 1, 3, "Adres"),
            (1, 0, 2, 0, "Başvuru No"),
            (1, 1, 2, 1, "Tarih"),
            (1, 4, 2, 4, "Konu"),
        ],
    )
    table = read(content)
    assert table.columns == ["Başvuru No", "Tarih", "Adres Mahalle", "Adres Sokak", "Konu"]
    assert table.rows == [(4, body)]


def test_a_second_line_of_headings_in_a_text_is_no_row():
    table = read(
        messy.as_csv(
            [["No", "Tarih", "", "", "Konu"], ["", "", "Mahalle", "Sokak", ""], ["1", "3.2.2024", "Göksu", "x", "y"]]
        )
    )
    assert table.columns == ["No", "Tarih", "Mahalle", "Sokak", "Konu"]
    assert len(table.rows) == 1


def test_of_a_book_the_largest_sheet_is_read_that_nobody_hid():
    table = read(messy.as_xlsx(TABLE, others=["Özet", "Notlar"], hidden="Ham veri"))
    assert (table.columns, table.sheet, table.other_sheets) == (messy.HEADINGS, "Liste", ["Özet", "Notlar"])


def test_a_sheet_can_be_named_and_one_that_is_not_there_is_said_with_those_that_are(refused):
    content = messy.as_xlsx(TABLE, others=["Özet"], hidden="Ham veri")
    assert read(content, "özet ").rows == [(2, ["Özet", "Bir satır"])]
    with refused(NO_SHEET, field="sheet", names="“Liste”, “Özet”"):
        read(content, "Ham veri")


def test_places_that_are_merged_downwards_belong_to_each_row():
    rows = [["No", "Mahalle", "Metin"], *([str(n), "", f"{n}. satır"] for n in range(1, 5))]
    table = read(messy.as_xlsx(rows, merged=[(1, 1, 2, 1, "Göksu"), (3, 1, 4, 1, "Fırat")]))
    assert [cells[1] for _line, cells in table.rows] == ["Göksu", "Göksu", "Fırat", "Fırat"]


def test_a_column_without_a_heading_has_its_number():
    table = read(messy.as_csv([["No", "", "Metin", ""], ["1", "x", "Gölge yok", ""]]))
    assert table.columns == ["No", "#2", "Metin"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("5.321234567E9", "5321234567"),
        ("5,321234567E+09", "5321234567"),
        ("2.0240118E7", "20240118"),
        ("5,32E+09", "5,32E+09"),
        ("1.5E0", "1.5E0"),
        ('="0532"', "0532"),
        ("#YOK", ""),
        ("#BAŞV!", ""),
        ("#DIV/0!", ""),
        ("#12", "#12"),
    ],
)
def test_what_only_spreadsheets_mean_is_taken_out(said, meant):
    assert read(messy.as_csv([["No", "Telefon"], ["1", said]])).rows == [(2, ["1", meant])]


def test_identity_numbers_in_powers_of_ten_are_not_read_either():
    written = f"{messy.IDENTITY[0]}.{messy.IDENTITY[1:]}E10"
    table = read(messy.as_csv([["No", "Metin", "Kod"], ["1", "x", written]]))
    assert table.unread == [False, False, True]


def test_a_cell_of_a_hundred_kilobytes_and_a_formula_stay_text():
    table = read(messy.as_csv([["No", "Metin"], ["1", "a" * 100_000], ["2", '=HYPERLINK("x")']]))
    assert [len(cells[1]) for _line, cells in table.rows] == [100_000, 15]
    assert table.rows[1][1][1].startswith("=HYPERLINK")


def test_line_breaks_inside_a_cell_stay():
    table = read(b'No;Metin\r\n1;"bir\r\niki"\r\n2;x\r\n')
    assert table.rows == [(2, ["1", "bir\niki"]), (3, ["2", "x"])]


def test_numbers_and_dates_of_a_sheet_are_written_plainly():
    table = read(messy.as_xlsx([["No", "Tarih"], [118, 45325.5]]))
    assert table.rows == [(2, ["118", "45325.5"])]


@pytest.mark.parametrize(
    "heading", ["TC NO", "T.C. Kimlik", "TCKN", "Vatandaşlık No", "Kimlik No", "National ID", "tc"]
)
def test_identity_columns_are_known_by_their_heading(heading):
    table = read(messy.as_csv([["No", heading], ["1", "gizli"], ["2", "12345678901"]]))
    assert table.unread == [False, True]
    assert [cells for _line, cells in table.rows] == [["1", ""], ["2", ""]]


def test_identity_columns_are_known_by_what_stands_in_them():
    table = read(
        messy.as_csv([["No", "Başvuran"], *([str(n), messy.identity_number(n)] for n in range(5)), ["x", "yok"]])
    )
    assert table.unread == [False, True]


def test_an_identity_number_inside_a_text_is_blotted_out():
    table = read(
        messy.as_xlsx(
            [["No", "Metin"], ["1", f"Kimliğim {messy.IDENTITY}, tel 05321112233"], [2, 10000000146], ["3", "yol"]]
        )
    )
    assert table.rows[0][1][1] == "Kimliğim •••, tel 05321112233"
    assert table.rows[1][1][1] == "•••"


def test_check_digits_tell_identity_numbers_from_others():
    good = [messy.identity_number(n) for n in range(50)]
    assert all(map(is_identity_number, good))
    assert not any(is_identity_number(one[:-1] + str((int(one[-1]) + 1) % 10)) for one in good)
    assert without_identity_numbers("2024 118 05321112233") == "2024 118 05321112233"


@pytest.mark.parametrize(
    ("said", "meant"),
    [("31.12.2024", date(2024, 12, 31)), ("2024-12-31", date(2024, 12, 31)), ("31/12/24", date(2024, 12, 31)),
     ("3 Şub 24", date(2024, 2, 3)), ("3 Şubat 2024 Cumartesi", date(2024, 2, 3)), ("45657", date(2024, 12, 31)),
     ("45657.75", datetime(2024, 12, 31, 18)), ("31.12.2024 14:30", datetime(2024, 12, 31, 14, 30)),
     ("2024-12-31T14:30:05", datetime(2024, 12, 31, 14, 30, 5)), ("2024-12-31T22:30:05Z", datetime(2024, 12, 31, 22, 30, 5, tzinfo=UTC)),
     ("31-12-2024", date(2024, 12, 31)), ("20241231", date(2024, 12, 31)), ("1 ARALIK 1999", date(1999, 12, 1)),
     ("5 Ağustos 2024", date(2024, 8, 5)), ("31.02.2024", None), ("dün", None), ("", None), ("118", None), ("12/31/24", None)],
)  # fmt: skip
def test_dates_in_many_forms(said, meant):
    assert dates.parse(said) == meant


def test_the_order_of_day_and_month_is_shown_by_the_dates_or_asked():
    assert dates.parse("12/31/24", dates.MONTH_FIRST) == date(2024, 12, 31)
    assert dates.order_of(["03/04/24", "12/31/24"]) == dates.MONTH_FIRST
    assert dates.order_of(["03/04/24", "31/12/24"]) == dates.DAY_FIRST
    assert dates.order_of(["03/04/24"]) == ""
    assert dates.order_of(["03.04.2024", "2024-05-06"]) == dates.DAY_FIRST


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", EMPTY), (b" \n ", EMPTY), (b"No;Konu\n", EMPTY), (b"PK\x03\x04 no zip", NOT_A_LIST), (bytes(range(32)) * 50, NOT_A_LIST), (b"%PDF-1.7 x", NOT_A_LIST), (b"{\\rtf1 x", NOT_A_LIST),
     (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, NOT_A_LIST), ((";".join("a" * 201) + "\n1;2\n").encode(), TOO_MANY_COLUMNS)],
)  # fmt: skip
def test_what_is_no_list_is_refused_with_its_reason(content, code, refused):
    with refused(code):
        read(content)


def test_a_file_that_is_too_large_is_refused(refused, monkeypatch):
    with refused(TOO_BIG, megabytes=30):
        read(b"x" * (files.MOST_BYTES + 1))
    with refused(TOO_MANY_ROWS, most=200_000):
        read(b"No;Konu\n" + b"1;x\n" * 200_200)


def swollen(megabytes: int, *, lie: bool) -> bytes:
    """A workbook with a part that unpacks to so many megabytes of nothing; `lie`: it says that it has ten bytes."""
    file = BytesIO(messy.as_xlsx(TABLE))
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as book:
        book.writestr("xl/media/x.bin", b"\0" * (megabytes * 1024 * 1024))
    content = file.getvalue()
    real, said = struct.pack("<L", megabytes * 1024 * 1024), struct.pack("<L", 10)
    return content.replace(real, said) if lie else content


@pytest.mark.parametrize("lie", [True, False])
def test_a_file_that_swells_when_it_is_unpacked_is_refused(lie, refused):
    content = swollen(450, lie=lie)
    assert len(content) < 2_000_000
    with refused(SWOLLEN):
        read(content)


@pytest.mark.parametrize("seed", range(30))
def test_broken_files_end_in_a_refusal_and_never_in_an_error(seed):
    luck = random.Random(seed)
    content = bytearray(messy.as_xlsx(TABLE) if seed % 2 else messy.as_csv(TABLE, encoding="cp1254"))
    for _ in range(20):
        content[luck.randrange(len(content))] = luck.randrange(256)
    with suppress(Refused):
        read(bytes(content[: luck.randrange(10, len(content))]))
