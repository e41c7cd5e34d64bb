"""Catalogues of translated texts: found in the code, kept per slice as PO files, compiled with polib (no gettext tools)."""

import re
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import template as django_template

from meydan.base.languages import RIGHT_TO_LEFT_MARK, RTL
from meydan.base.text_checks import PLURAL_FORMS, faults, forms

SLICES_FOLDER = Path(__file__).resolve().parents[1]
KEYWORDS = {
    "gettext": None,
    "gettext_lazy": None,
    "_": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}

BEGINS_OTHERWISE = re.compile(r"[^\u0590-\u08ff]*?(?:[A-Za-z]|%\(|%s|\{)(?=.*[\u0590-\u08ff])", re.DOTALL)
WIDTH = 120  # of a catalogue’s lines, so that adding a text changes no other line

type Key = tuple[str | None, str, str]
"""(context, message id, plural id)"""


def catalogue(slice_name: str, language: str) -> Path:
    return SLICES_FOLDER / slice_name / "locale" / language / "LC_MESSAGES" / "django.po"


def key_of(entry: polib.POEntry) -> Key:
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def source_of(entry: polib.POEntry) -> list[str]:
    """The English words: one sentence, or where it counts two."""
    return [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]


def texts_of(entry: polib.POEntry) -> list[str]:
    """The translation: one sentence, or all its forms."""
    return [entry.msgstr_plural[form] for form in sorted(entry.msgstr_plural)] if entry.msgid_plural else [entry.msgstr]


def compile_all() -> int:
    """Write the .mo file of every catalogue that is newer than its .mo; returns how many."""
    made = 0
    for po in SLICES_FOLDER.glob("*/locale/*/LC_MESSAGES/django.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            book = polib.pofile(str(po))
            if po.parents[1].name in RTL:
                _mark_direction(book)
            book.save_as_mofile(str(mo))
            made += 1
    return made


def _mark_direction(book: polib.POFile) -> None:
    """A sentence that begins with a Latin word or with something put in is shown from the right all the same."""
    for entry in book:
        entry.msgstr = _from_the_right(entry.msgstr)
        entry.msgstr_plural = {form: _from_the_right(text) for form, text in entry.msgstr_plural.items()}


def _from_the_right(text: str) -> str:
    return RIGHT_TO_LEFT_MARK + text if BEGINS_OTHERWISE.match(text) else text


@cache
def messages_in_code(slice_name: str) -> frozenset[Key]:
    """Every message of a slice's Python files and templates. Needs Babel (a development requirement)."""
    found: set[Key] = set()
    for file in sorted((SLICES_FOLDER / slice_name).rglob("*")):
        if "tests" in file.parts or "migrations" in file.parts:
            continue
        if file.suffix == ".py":
            found |= set(_messages(file.read_text(encoding="utf-8")))
        elif file.suffix in {".html", ".txt"} and "templates" in file.parts:
            code = django_template.templatize(file.read_text(encoding="utf-8"), origin=str(file))
            found |= set(
                _messages("\n".join(line.lstrip() for line in code.splitlines()))
            )  # indentation means nothing here
    return frozenset(found)


def _messages(source: str) -> Iterator[Key]:
    from babel.messages.extract import extract

    for _line, message, _comments, context in extract("python", BytesIO(source.encode()), keywords=KEYWORDS):
        singular, plural = (message, "") if isinstance(message, str) else (message[0], message[1])
        yield context, singular, plural


def problems(language: str) -> list[str]:
    """What is wrong with the catalogues of `language`: missing, empty, fuzzy, faulty or superfluous messages; an empty list is
    good."""
    found: list[str] = []
    said: dict[Key, tuple[str, list[str]]] = {}  # Django joins all catalogues: one message has one translation
    for name in settings.SLICES:
        wanted, entries, turkish = messages_in_code(name), _entries(name, language), _entries(name, "tr")
        found += [f"{name}: missing: {key[1]!r}" for key in sorted(wanted - entries.keys(), key=str)]
        found += [f"{name}: no longer used: {key[1]!r}" for key in sorted(entries.keys() - wanted, key=str)]
        for key, entry in entries.items():
            first = said.setdefault(key, (name, texts_of(entry)))
            if first[1] != texts_of(entry):
                found.append(f"{name}: {key[1]!r} says something else than in {first[0]}; give one of them a context")
            if entry.fuzzy or not entry.translated():
                found.append(f"{name}: not translated: {key[1]!r}")
            else:
                known = texts_of(turkish[key]) if key in turkish else []
                faulty = faults(language, texts_of(entry), source_of(entry), known)
                found += [f"{name}: {key[1]!r}: {fault}" for fault in faulty]
    return found


def _entries(name: str, language: str) -> dict[Key, polib.POEntry]:
    file = catalogue(name, language)
    return {key_of(entry): entry for entry in polib.pofile(str(file))} if file.exists() else {}


def state(language: str) -> tuple[int, int]:
    """How many of all messages, each counted once, are translated."""
    wanted = {key for name in settings.SLICES for key in messages_in_code(name)}
    done = {key for name in settings.SLICES for key, entry in _entries(name, language).items() if entry.translated()}
    return len(wanted & done), len(wanted)


def write_missing(language: str) -> int:
    """Add empty entries for new messages, drop those no longer used; returns how many are waiting for a translation."""
    waiting = 0
    for name in settings.SLICES:
        wanted = messages_in_code(name)
        file = catalogue(name, language)
        if not wanted and not file.exists():
            continue
        book = polib.pofile(str(file), wrapwidth=WIDTH) if file.exists() else _new_book(language)
        kept = {key_of(entry): entry for entry in book}
        for key, entry in kept.items():
            if key not in wanted:
                book.remove(entry)
        for context, singular, plural in sorted(wanted - kept.keys(), key=str):
            empty = dict.fromkeys(range(forms(language)), "")
            strings = {"msgid_plural": plural, "msgstr_plural": empty} if plural else {"msgstr": ""}
            book.append(polib.POEntry(msgctxt=context, msgid=singular, **strings))
        file.parent.mkdir(parents=True, exist_ok=True)
        book.save(str(file))
        waiting += len(book.untranslated_entries()) + len(book.fuzzy_entries())
    return waiting


def _new_book(language: str) -> polib.POFile:
    book = polib.POFile(wrapwidth=WIDTH)
    book.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURAL_FORMS[language],
    }
    return book
