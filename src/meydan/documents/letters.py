"""From facts to the sheets of letters: the cover letter to a unit with its annexes, and the answer letter to a resident."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext as _

from meydan.base import clock, turkish
from meydan.base.cards import Matter
from meydan.base.workdays import add_workdays, is_workday
from meydan.documents.sheets import (
    Sheet,
    Words,
    address_line,
    capitals,
    document,
    figures_day,
    head,
    listed,
    own_words,
    quoting,
    signature,
)
from meydan.documents.sheets import paragraphs as in_paragraphs
from meydan.documents.sketches import sketch
from meydan.moderation.models import Photo

ON_ONE_PAGE = 3
"""So many contributions share one annex; more get a list, and a page each."""
QUOTED = 900
"""Letters of what people say that fit on an annex; the rest follows on a page of its own."""
PHOTOS = 2
SUBJECT = 110
LATE_REPLY = 3
"""Working days that a unit has where the promised day has come: a letter can't be answered on the day it is written."""


@dataclass(frozen=True)
class Signer:
    name: str
    title: str


@dataclass(frozen=True)
class UnitLetter:
    """What somebody at the desk decides about a letter to a unit."""

    to: str
    subject: str
    text: str
    signer: Signer
    contact: str
    copies: str = ""


def reply_by(matters: Sequence[Matter]) -> date | None:
    """The last working day before the nearest promised one, so that an answer can still be written; where that day has come,
    a few working days from now."""
    days = [one.promised_for for one in matters if one.promised_for]
    if not days:
        return None
    day = min(days) - timedelta(days=1)
    while not is_workday(day):
        day -= timedelta(days=1)
    return day if day > clock.today() else add_workdays(clock.today(), LATE_REPLY)


def unit_letter_facts(matters: Sequence[Matter], unit: str) -> dict[str, Any]:
    """What fills the wording of a letter to a unit."""
    days = [one.promised_for for one in matters if one.promised_for]
    return {
        "subject": subject_of(matters),
        "count": len(matters),
        "numbers": listed([one.number for one in matters]),
        "place": listed(list(dict.fromkeys(one.place for one in matters if one.place))) or _("the whole town"),
        "supports": sum(one.supports for one in matters),
        "promised": figures_day(min(days) if days else None),
        "reply_by": figures_day(reply_by(matters)),
        "unit": unit,
    }


def subject_of(matters: Sequence[Matter]) -> str:
    """The title of the only one, or of the first with the number of the others."""
    first = turkish.cut(matters[0].title, SUBJECT)
    if len(matters) == 1:
        return first
    return _("%(title)s and %(count)s more") % {"title": turkish.cut(matters[0].title, 80), "count": len(matters) - 1}


def answer_letter_facts(one: Matter, name: str) -> dict[str, Any]:
    """What fills the wording of an answer letter."""
    return {
        "name": name,
        "title": one.title,
        "number": one.number,
        "written_on": figures_day(one.written_on),
        "answer": one.answer,
        "unit": one.unit,
        "address": one.url,
    }


def to_unit(
    letter: UnitLetter, matters: Sequence[Matter], photos: Mapping[str, Sequence[Photo]], earlier: Sequence[Matter] = ()
) -> dict[str, Any]:
    """A cover letter with its annexes: one page for a few contributions, a list and a page each for many."""
    few = len(matters) <= ON_ONE_PAGE
    groups = [list(matters)] if few else [[one] for one in matters]
    first = 1 if few else 2
    annexes = [_annex(group, at + first, photos) for at, group in enumerate(groups)]
    if earlier:
        annexes[0] |= _earlier(earlier)
    cut = [one for group in groups for one in group if len(one.text) > QUOTED // len(group)]
    enclosed = _("Annex: summary of the contributions (1 page)")
    if not few:
        annexes = [_list(matters), *annexes]
        enclosed = _("Annexes: list of %(count)s contributions, and one page on each") % {"count": len(matters)}
    rest = [_rest(cut)] if cut else []
    return document(letter.subject, [_cover(letter, matters, enclosed), *annexes, *rest])


def _cover(letter: UnitLetter, matters: Sequence[Matter], enclosed: str) -> Sheet:
    records = [f"{one.number} ({figures_day(one.written_on)})" for one in matters[:6]]
    more = len(matters) - len(records)
    if more:
        records.append(_("%(count)s more in the annex") % {"count": more})
    copies = [line.strip() for line in letter.copies.splitlines() if line.strip()]
    to_act = _("For action: %(unit)s") % {"unit": letter.to}
    return {
        **_letter(letter.subject, letter.text, letter.signer, letter.contact),
        "to": capitals(turkish.addressed(letter.to)),
        "reference": _("Reference: records %(records)s of Meydan.") % {"records": listed(records)},
        "ends": [[enclosed], [_("Distribution:"), to_act, *copies]],
    }


def _letter(subject: Words, text: str, signer: Signer, contact: str) -> Sheet:
    for_questions = _("For questions: %(name)s") % {"name": contact} if contact else ""
    return {
        "form": "letter",
        "head": head(),
        "number": _("Number"),
        "number_note": _("(given by the document system)"),
        "date": figures_day(clock.today()),
        "subject_word": _("Subject"),
        "subject": subject,
        "paragraphs": in_paragraphs(text),
        "signer": signature(signer.name),
        "signer_title": signer.title,
        "foot": [address_line(), for_questions],
        "pages": True,
    }


def _list(matters: Sequence[Matter]) -> Sheet:
    columns = [_("Thread no."), _("Contribution"), _("Place"), _("Supports"), _("Answer promised for")]
    rows = [
        [
            one.number,
            own_words(turkish.cut(one.title, 90), one.language),
            one.place,
            str(one.supports),
            figures_day(one.promised_for) if one.promised_for else "–",
        ]
        for one in matters
    ]
    label = _("Annex %(nth)s") % {"nth": 1}
    foot = [_("Names and phone numbers of people do not stand in this annex."), ""]
    title = _("List of the contributions")
    return {
        "form": "list",
        "label": label,
        "title": title,
        "columns": columns,
        "rows": rows,
        "foot": foot,
        "pages": True,
    }


def _annex(group: Sequence[Matter], nth: int, photos: Mapping[str, Sequence[Photo]]) -> Sheet:
    """One page on a few contributions; what does not fit is said to follow in the last annex."""
    share = QUOTED // len(group)
    shown = [photo for one in group for photo in photos.get(one.ref, ())][:PHOTOS]
    label = _("Annex %(nth)s") % {"nth": nth}
    first = group[0]
    return {
        "form": "annex",
        "label": label,
        "about": _("summary of the contributions, one page"),
        "title": own_words(turkish.cut(first.title, 140), first.language),
        "meta": _meta(group),
        "url": first.url,
        "url_word": _("Page of the thread"),
        "said_title": _("What do people say?"),
        "said": [_said(one, share, alone=len(group) == 1) for one in group],
        "sketch": sketch([one.point for one in group if one.point]),
        "photos": [{"key": one.key, "words": one.words or _("Photo of the contribution")} for one in shown],
        "answer": _answer_box(),
        "foot": [_("Names and phone numbers of people do not stand in this annex."), first.number],
        "pages": True,
    }


def _earlier(matters: Sequence[Matter]) -> Sheet:
    """What came before about the same, and what became of it: a part of an annex."""
    rows = [[figures_day(one.written_on), _named(one, 90), str(one.state)] for one in matters]
    return {
        "earlier": {
            "title": _("Earlier"),
            "columns": [_("Date"), _("Contribution"), _("What became of it")],
            "rows": rows,
        }
    }


def _meta(group: Sequence[Matter]) -> str:
    supports = sum(one.supports for one in group)
    counts = _("%(count)s contributions, %(supports)s supports") % {"count": len(group), "supports": supports}
    number = _("thread no. %(number)s") % {"number": group[0].number}
    promised = min((one.promised_for for one in group if one.promised_for), default=None)
    promise = _("answer promised for %(day)s") % {"day": figures_day(promised)} if promised else ""
    return " · ".join(part for part in (group[0].place, number, counts, promise) if part)


def _said(one: Matter, share: int, *, alone: bool) -> dict[str, Words]:
    goes_on = _("%(text)s (continued in the last annex)") if len(one.text) > share else "%(text)s"
    text = quoting(goes_on, "text", turkish.cut(one.text or one.title, share), one.language)
    day = _("%(day)s, %(how)s") % {"day": figures_day(one.written_on), "how": one.how}
    return {"title": "" if alone else _named(one, 90), "text": text, "words": day}


def _named(one: Matter, most: int) -> Words:
    return quoting(f"{one.number} %(title)s", "title", turkish.cut(one.title, most), one.language)


def _rest(cut: Sequence[Matter]) -> Sheet:
    """The long texts in full, over as many pages as they need."""
    title = _("Last annex: long texts in full")
    parts = [
        {
            "title": _named(one, len(one.title)),
            "paragraphs": [own_words(words, one.language) for words in in_paragraphs(one.text)],
        }
        for one in cut
    ]
    foot = [_("Names and phone numbers of people do not stand in this annex."), ""]
    return {"form": "more", "title": title, "parts": parts, "foot": foot, "pages": True}


def _answer_box() -> dict[str, Any]:
    return {
        "title": _("Your answer (you may fill in this page and send it)"),
        "choices": [_("Done"), _("Will be done"), _("In part"), _("Can't be done")],
        "date": _("Date"),
        "number": _("Number"),
        "reason": _("Grounds"),
    }


def of_thanks(one: Matter, *, to: str, address: str, text: str, signer: Signer, contact: str) -> dict[str, Any]:
    """A letter of thanks to an organisation for what it gave."""
    subject, title = _("Thanks for “%(title)s”"), turkish.cut(one.title, SUBJECT)
    sheet = {
        **_letter(quoting(subject, "title", title, one.language), text, signer, contact),
        "to_lines": [line.strip() for line in address.splitlines() if line.strip()],
        "to": to,
        "reference": _("The page of what it served: %(address)s") % {"address": one.url},
        "ends": [],
    }
    return document(subject % {"title": title}, [sheet])


def to_resident(one: Matter, *, name: str, address: str, text: str, signer: Signer, contact: str) -> dict[str, Any]:
    """An answer letter. It names the person, so it is erased with the person."""
    subject, title = _("Your contribution “%(title)s”"), turkish.cut(one.title, SUBJECT)
    sheet = {
        **_letter(quoting(subject, "title", title, one.language), text, signer, contact),
        "to_lines": [line.strip() for line in address.splitlines() if line.strip()],
        "to": _("Dear %(name)s,") % {"name": name},
        "reference": _("Reference: record %(records)s of Meydan.")
        % {"records": f"{one.number} ({figures_day(one.written_on)})"},
        "ends": [],
        "personal": True,
    }
    return document(subject % {"title": title}, [sheet])
