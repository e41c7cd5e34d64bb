"""Catalogues of translated texts: found in the code, kept per slice as PO files, compiled with polib (no gettext tools)."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import polib
from django.conf import settings
from django.utils.translation import template as django_template

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

WIDTH = 120  # of a catalogue’s lines, so that adding a text changes no other line

type Key = tuple[str | None, str, str]
"""(context, message id, plural id)"""


def catalogue(slice_name: str, language: str) -> Path:
    return SLICES_FOLDER / slice_name / "locale" / language / "LC_MESSAGES" / "django.po"


def compile_all() -> int:
    """Write the .mo file of every catalogue that is newer than its .mo; returns how many."""
    made = 0
    for po in SLICES_FOLDER.glob("*/locale/*/LC_MESSAGES/django.po"):
        mo = po.with_suffix(".mo")
        if not mo.exists() or mo.stat().st_mtime < po.stat().st_mtime:
            polib.pofile(str(po)).save_as_mofile(str(mo))
            made += 1
    return made


def messages_in_code(slice_name: str) -> set[Key]:
    """Every message of a slice's Python files and templates. Needs Babel (a development requirement)."""
    found = set()
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
    return found


def _messages(source: str) -> Iterator[Key]:
    from babel.messages.extract import extract

    for _line, message, _comments, context in extract("python", BytesIO(source.encode()), keywords=KEYWORDS):
        singular, plural = (message, "") if isinstance(message, str) else (message[0], message[1])
        yield context, singular, plural


def problems(language: str) -> list[str]:
    """What is wrong with the catalogues of `language`: missing, empty, fuzzy or superfluous messages; an empty list is good."""
    found: list[str] = []
    said: dict[Key, tuple[str, object]] = {}  # Django joins all catalogues: one message has one translation
    for name in settings.SLICES:
        wanted = messages_in_code(name)
        file = catalogue(name, language)
        entries = {(e.msgctxt, e.msgid, e.msgid_plural): e for e in polib.pofile(str(file))} if file.exists() else {}
        found += [f"{name}: missing: {key[1]!r}" for key in sorted(wanted - entries.keys(), key=str)]
        found += [f"{name}: no longer used: {key[1]!r}" for key in sorted(entries.keys() - wanted, key=str)]
        for key, entry in entries.items():
            first = said.setdefault(key, (name, entry.msgstr or entry.msgstr_plural))
            if first[1] != (entry.msgstr or entry.msgstr_plural):
                found.append(f"{name}: {key[1]!r} says something else than in {first[0]}; give one of them a context")
        found += [f"{name}: not translated: {key[1]!r}" for key, e in entries.items() if not e.translated()]
    return found


def write_missing(language: str) -> int:
    """Add empty entries for new messages, drop those no longer used; returns how many are waiting for a translation."""
    waiting = 0
    for name in settings.SLICES:
        wanted = messages_in_code(name)
        file = catalogue(name, language)
        if not wanted and not file.exists():
            continue
        book = polib.pofile(str(file), wrapwidth=WIDTH) if file.exists() else _new_book(language)
        kept = {(e.msgctxt, e.msgid, e.msgid_plural): e for e in book}
        for key, entry in kept.items():
            if key not in wanted:
                book.remove(entry)
        for context, singular, plural in sorted(wanted - kept.keys(), key=str):
            strings = {"msgid_plural": plural, "msgstr_plural": {0: "", 1: ""}} if plural else {"msgstr": ""}
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
        "Plural-Forms": "nplurals=2; plural=(n > 1);",
    }
    return book
