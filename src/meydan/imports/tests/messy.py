"""Lists as they come: several encodings, merged headings, titles above, dates in three forms, rows twice, numbers of identity."""

from collections.abc import Iterator, Sequence
from io import BytesIO

import xlsxwriter

IDENTITY = "10000000146"
"""Valid by its check digits, and nobody's."""
HEADINGS = ["BAŞVURU NO", "TARİH", "KONU / AÇIKLAMA", "MAH.", "SORUMLU MD.", "SONUÇ", "TELEFON", "TC NO"]
SUBJECTS = ["Parkta gölge yok, çocuklar güneşte oynuyor.", "Pazar yerinde çöp kalıyor.", "Kitaplık için raf isteği."]
PLACES = ["GÖKSU MH", "Fırat", "göksu mah.", "Göksu Mahallesi"]
UNITS = ["Park Bahçe", "Fen İşl.", "Fen İşleri Md."]
STATES = ["REDDEDİLDİ", "İŞLEMDE", "YAPILDI", ""]


def date_in_form(number: int) -> str:
    """Three forms in turn: 31.12.2024, 2024-12-31, 3 Şub 24."""
    day, month = number % 28 + 1, number % 12 + 1
    months = ["Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"]
    forms = (f"{day:02}.{month:02}.2024", f"2024-{month:02}-{day:02}", f"{day} {months[month - 1]} 24")
    return forms[number % 3]


def identity_number(number: int) -> str:
    """Valid by its check digits, one for each number."""
    digits = [int(one) for one in f"{100_000_000 + number:09}"]
    digits.append((sum(digits[0::2]) * 7 - sum(digits[1::2])) % 10)
    digits.append(sum(digits) % 10)
    return "".join(map(str, digits))


def rows(count: int) -> Iterator[list[str]]:
    for n in range(count):
        yield [
            f"2024/{n + 118}", date_in_form(n), f"{SUBJECTS[n % 3]} ({n})", PLACES[n % 4], UNITS[n % 3], STATES[n % 4],
            f"0532 {n % 1000:03} 00 {n % 100:02}", identity_number(n),
        ]  # fmt: skip


def as_csv(table: Sequence[Sequence[str]], *, separator: str = ";", encoding: str = "utf-8") -> bytes:
    quoted = (separator.join(f'"{cell.replace('"', '""')}"' for cell in row) for row in table)
    return "\r\n".join(quoted).encode(encoding)


def as_xlsx(
    table: Sequence[Sequence[object]],
    *,
    merged: Sequence[tuple[int, int, int, int, str]] = (),
    others: Sequence[str] = (),
    hidden: str = "",
) -> bytes:
    """`merged`: (first row, first column, last row, last column, text), counted from 0. `others`: small sheets that stand
    beside it; `hidden`: a sheet far larger than the list, which nobody sees."""
    file = BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    sheet = book.add_worksheet("Liste")
    for y, row in enumerate(table):
        for x, cell in enumerate(row):
            if cell != "":
                sheet.write(y, x, cell)
    for top, left, bottom, right, text in merged:
        sheet.merge_range(top, left, bottom, right, text)
    for name in others:
        other = book.add_worksheet(name)
        other.write_row(0, 0, ["No", "Metin"])
        other.write_row(1, 0, [name, "Bir satır"])
    if hidden:
        raw = book.add_worksheet(hidden)
        raw.hide()
        for y in range(300):
            raw.write_row(y, 0, [f"iç kayıt {y}-{x}" for x in range(12)])
    book.close()
    return file.getvalue()
