"""The pack of legal texts: where the shipped drafts lie, what may be filled in, and how a text becomes a sheet."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override

from meydan.base import clock, languages
from meydan.base.town import town
from meydan.documents.models import PackKind, PackText
from meydan.documents.sheets import Sheet, address_line, document, figures_day, head, official_language
from meydan.documents.summaries import ONLY_TURKISH_BINDS, SHORT
from meydan.documents.wordings import fill

HERE = Path(__file__).parent / "drafts"
PLACES: Mapping[str, Any] = {
    "municipality": gettext_lazy("name of the municipality"),
    "centre": gettext_lazy("name of the Centre"),
    "contact": gettext_lazy("address and phone of the Centre"),
    "today": gettext_lazy("day on which it is printed"),
}
_BLOCK = re.compile(r"^(#{1,3}|-|\d+\.) +(.+)$")
_EMPHASIS = re.compile(r"\*{1,2}(.+?)\*{1,2}")


def shipped(what: str) -> str:
    """The draft that Meydan brings, in the language that binds. The agreement is a text of the town: it has a version that
    volunteers agree to."""
    if what == PackKind.AGREEMENT:
        with official_language():
            return translated_agreement()
    return (HERE / f"{what}.md").read_text(encoding="utf-8").strip()


def translated_agreement() -> str:
    """In the language that is spoken now, where the town has it."""
    return town().text("volunteer-agreement").partition("\n")[2].strip()


def below_the_title(text: str) -> str:
    """Its headings one level lower: the page has a title of its own."""
    return re.sub(r"^(?=#+ )", "#", text, flags=re.MULTILINE)


def text_of(what: str, row: PackText | None) -> str:
    return row.text if row and row.text else shipped(what)


def filled(text: str) -> str:
    """With the places of PLACES filled in."""
    facts = {
        "municipality": town().say("municipality"),
        "centre": town().say("centre"),
        "contact": address_line(),
        "today": figures_day(clock.today()),
    }
    return fill(text, facts)


def paper(what: str, text: str, *, approved: PackText | None) -> dict[str, Any]:
    """The data of a document: as many pages as it needs. What nobody has approved says so on the paper."""
    title = str(PackKind(what).label)
    sheet: Sheet = {
        "form": "text",
        "head": head(),
        "waits": "" if approved else _("Draft: waits for legal approval"),
        "approved": _("Approved on %(day)s: %(basis)s")
        % {"day": figures_day(approved.approved_at.date()), "basis": approved.basis}
        if approved and approved.approved_at
        else "",
        "title": title,
        "blocks": list(_blocks(filled(text))),
        "foot": [address_line(), title],
        "pages": True,
    }
    fits = text == shipped(what) or (approved is not None and approved.summary_fits)
    return document(title, [sheet, *(_in_short(what) if fits else ())])


def _in_short(what: str) -> Iterator[Sheet]:
    """A page in each other language that the town speaks."""
    for code, name in languages.switched_on():
        if code != languages.BINDING and what in SHORT:
            with override(code):
                yield _short_sheet(f"{PackKind(what).label} · {name}", [str(words) for words in SHORT[what]], code)


def _short_sheet(title: str, short: list[str], code: str) -> Sheet:
    said = [str(ONLY_TURKISH_BINDS)]
    if languages.is_draft(code):
        said.append(_("A machine translated this. Nobody who grew up with the language has read it yet."))
    return {
        "form": "text", "language": code, "head": head(), "waits": "", "approved": "", "title": title,
        "blocks": [
            *({"is": "words", "mark": "", "text": words} for words in said),
            *({"is": "point", "mark": "-", "text": words} for words in short),
        ],
        "foot": [address_line(), title], "pages": True,
    }  # fmt: skip


def _blocks(text: str) -> Iterator[dict[str, str]]:
    """Headings, points and paragraphs of a simple text, each line by itself; other signs are only signs."""
    for line in text.splitlines():
        found = _BLOCK.match(line.strip())
        words = _EMPHASIS.sub(r"\1", found[2] if found else line.strip())
        if not words:
            continue
        if found and found[1].startswith("#"):
            yield {"is": "title" if found[1] == "#" else "heading", "mark": "", "text": words}
        else:
            yield {"is": "point" if found else "words", "mark": found[1] if found else "", "text": words}
