"""Texts as a sheet that people read and correct without programming, and back into the catalogues.

A sheet is CSV (semicolons, UTF-8, as every program of sheets opens it): key, where the text stands, English, Turkish, and one
column for each form of the translation. JSON does the same for programs: {key: text, or a list of its forms}.
"""

import csv
import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import polib
from django.conf import settings

from meydan.base.text_checks import faults, forms
from meydan.base.texts import WIDTH, Key, catalogue, key_of, source_of, texts_of

HEAD = ["key", "where", "context", "english", "english plural", "turkish"]
type Texts = Mapping[str, Sequence[str]]
"""Key of a message → the forms of its translation."""


def code_of(key: Key) -> str:
    """A short name for a message that stays the same as long as its English words do."""
    return hashlib.sha256("\x04".join(part or "" for part in key).encode()).hexdigest()[:10]


def _books(language: str) -> Iterator[tuple[str, polib.POFile]]:
    for name in settings.SLICES:
        if (file := catalogue(name, language)).exists():
            yield name, polib.pofile(str(file), wrapwidth=WIDTH)


def write_sheet(language: str, file: Path, *, only_open: bool = False) -> int:
    """Write every message once, those of the first pages first; returns how many."""
    turkish = {key_of(entry): texts_of(entry) for _name, book in _books("tr") for entry in book}
    rows: dict[Key, tuple[polib.POEntry, list[str]]] = {}
    for name, book in _books(language):
        for entry in book:
            rows.setdefault(key_of(entry), (entry, []))[1].append(name)
    chosen = {key: row for key, row in rows.items() if not (only_open and row[0].translated())}
    with file.open("w", encoding="utf-8-sig", newline="") as out:
        sheet = csv.writer(out, delimiter=";")
        sheet.writerow([*HEAD, *(f"{language} {number}" for number in range(1, forms(language) + 1))])
        for key, (entry, names) in chosen.items():
            context, singular, plural = key
            said = next(iter(turkish.get(key, [])), "")
            sheet.writerow([code_of(key), " ".join(names), context or "", singular, plural, said, *texts_of(entry)])
    return len(chosen)


def read_sheet(file: Path) -> Texts:
    """The translations of a sheet or a JSON file; rows without one are left out."""
    if file.suffix == ".json":
        told = json.loads(file.read_text(encoding="utf-8"))
        return {key: [said] if isinstance(said, str) else said for key, said in told.items()}
    with file.open(encoding="utf-8-sig", newline="") as lines:
        mark = ";" if ";" in lines.readline() else ","
        lines.seek(0)
        rows = list(csv.reader(lines, delimiter=mark))[1:]
    found = {row[0]: [text for text in row[len(HEAD) :] if text] for row in rows if row}
    return {key: said for key, said in found.items() if said}


def take_in(language: str, told: Texts) -> tuple[int, list[str]]:
    """Put translations into the catalogues of all slices that use the message. What is faulty stays out; returns how many
    messages were filled, and what is wrong with the others."""
    turkish = {key_of(entry): texts_of(entry) for _name, book in _books("tr") for entry in book}
    filled: set[str] = set()
    wrong: dict[str, str] = {}
    for _name, book in _books(language):
        for entry in book:
            code = code_of(key_of(entry))
            if code not in told:
                continue
            if found := faults(language, told[code], source_of(entry), turkish.get(key_of(entry), [])):
                wrong[code] = f"{code} {entry.msgid!r}: {'; '.join(found)}"
                continue
            _fill(entry, told[code])
            filled.add(code)
        book.save(str(book.fpath))
    unknown = [f"{code}: no such message" for code in told if code not in filled and code not in wrong]
    return len(filled), [*wrong.values(), *unknown]


def _fill(entry: polib.POEntry, texts: Sequence[str]) -> None:
    if entry.msgid_plural:
        entry.msgstr_plural = dict(enumerate(texts))
    else:
        (entry.msgstr,) = texts
    entry.flags = [flag for flag in entry.flags if flag != "fuzzy"]
