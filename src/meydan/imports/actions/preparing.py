"""Choosing a file, and saying what its columns and words mean."""

import secrets
from collections import Counter
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from meydan.base import clock, turkish
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.imports import dates, store
from meydan.imports.contact_guessing import guess_contacts
from meydan.imports.contact_rows import EACH, WHOLE
from meydan.imports.contact_words import FIELDS as CONTACT_FIELDS
from meydan.imports.guessing import ASK, OUT, SHORTENED, SURE, guess, words_of
from meydan.imports.matching import ASKED, Lookups
from meydan.imports.models import Import
from meydan.imports.queries import lookups
from meydan.imports.reading import read
from meydan.imports.reading.identity import without_identity_numbers
from meydan.imports.rows import REJECT_UNDATED
from meydan.imports.rules import (
    NO_DATE_COLUMN,
    NO_PROOF_COLUMNS,
    NO_REACH,
    NO_TEXT_COLUMN,
    OPEN_QUESTIONS,
    may_import,
    may_map,
)
from meydan.imports.words import FIELDS
from meydan.people.models import Person

NO_PROOF = dict.fromkeys(("on", "way", "document", "keeper", "basis"), "")


@transaction.atomic
def upload(
    *,
    by: Person,
    name: str,
    content: bytes,
    origin: str,
    kind: str = "",
    of: str = Import.Of.CONTRIBUTIONS,
    sheet: str = "",
) -> Import:
    """Read a file and guess what it holds. Its rows are kept for 30 days, without identity numbers; the file itself never.
    Raises Refused where it is no list, or too large."""
    may_import(by).or_refuse()
    table, known = read(content, sheet), lookups()
    key = secrets.token_hex(16)
    one = Import(
        key=key,
        name=without_identity_numbers(turkish.cut(name, 120)),
        origin=without_identity_numbers(turkish.cut(origin, 60)),
        of=of,
        by=by,
        at=clock.now(),
        rows=len(table.rows),
        columns=guess_contacts(table) if of == Import.Of.PEOPLE else guess(table, known),
    )
    one.answers = {"kind": kind, "undated": REJECT_UNDATED, "date_order": {}, "words": {}, "asked": {}}
    one.answers |= {"sheet": table.sheet, "other_sheets": table.other_sheets}
    store.write(key, table.rows)
    _as_last_time(one, known)
    if one.is_of_people:
        one.answers["proof"] = {"where": EACH, **NO_PROOF}
        _look_at_days(one)
    else:
        _look_at_words(one, known)
    one.save()
    record("imports.uploaded", by=by, ref=one.ref, rows=one.rows)
    return one


def _as_last_time(one: Import, known: Lookups) -> None:
    """A list with this name was imported before: what was said about its columns and words then stands here again, to be
    looked at. A proof of consent is never taken over."""
    before = (
        Import.objects.filter(origin=one.origin, of=one.of, imported_at__isnull=False).order_by("-at", "-id").first()
    )
    if before is None:
        return
    said = {column["name"]: column["field"] for column in before.columns}
    same = [column for column in one.columns if column["name"] in said]
    fields = CONTACT_FIELDS if one.is_of_people else FIELDS
    for column in same:
        _say(column, said.pop(column["name"], ""), fields)
    taken = {column["field"] for column in same if not column["contact"]}
    for column in one.columns:  # a guess does not stand against what a person said
        if column not in same and column["field"] in taken:
            _say(column, "", fields)
    one.answers["before"] = before.at.isoformat()
    if not one.is_of_people:
        words = {
            field: {key: code for key, code in some.items() if known.knows(field, code)}
            for field, some in before.answers["words"].items()
        }
        one.answers |= {
            "undated": before.answers["undated"],
            "date_order": before.answers["date_order"],
            "words": words,
        }


@transaction.atomic
def answer_questions(
    *,
    by: Person,
    one: Import,
    fields: Mapping[int, str],
    kind: str,
    undated: str,
    date_order: Mapping[str, str],
    words: Mapping[str, Mapping[str, str]],
) -> Import:
    """What the columns are, by their number, and what their words stand for, by field. Columns that change their meaning
    bring new words, which are asked for next. Columns with identity numbers mean nothing, whatever is said."""
    one = Import.objects.select_for_update().get(pk=one.pk)
    may_map(by, one).or_refuse()
    known = lookups()
    for x, column in enumerate(one.columns):
        _say(column, fields.get(x, column["field"]))
    kept = one.answers["words"]
    given = {
        field: {key: code for key, code in some.items() if known.knows(field, code)} for field, some in words.items()
    }
    one.answers |= {
        "kind": kind,
        "undated": undated,
        "date_order": {**one.answers["date_order"], **date_order},
        "words": {field: {**kept.get(field, {}), **given.get(field, {})} for field in ASKED},
    }
    _look_at_words(one, known)
    one.state, one.report = Import.State.COLUMNS, {}
    one.save()
    record("imports.mapped", by=by, ref=one.ref)
    return one


@transaction.atomic
def answer_about_people(
    *, by: Person, one: Import, fields: Mapping[int, str], proof: Mapping[str, str], date_order: Mapping[str, str]
) -> Import:
    """What the columns of a list of people are, and where the proof of their consent stands: in each row, or once for all."""
    one = Import.objects.select_for_update().get(pk=one.pk)
    may_map(by, one).or_refuse()
    for x, column in enumerate(one.columns):
        _say(column, fields.get(x, column["field"]), CONTACT_FIELDS)
    one.answers |= {
        "proof": {name: proof.get(name, "") for name in ("where", *NO_PROOF)},
        "date_order": {**one.answers["date_order"], **date_order},
    }
    _look_at_days(one)
    one.state, one.report = Import.State.COLUMNS, {}
    one.save()
    record("imports.mapped", by=by, ref=one.ref)
    return one


def _look_at_days(one: Import) -> None:
    """Whether the order of day and month has to be asked."""
    x = next((x for x, column in enumerate(one.columns) if column["field"] == "consented_on"), None)
    order = "" if x is None else dates.order_of(cells[x] for _line, cells in store.rows(one.key))
    told = one.answers["date_order"].get("consented_on", dates.DAY_FIRST)
    one.answers["order_asked"] = [] if x is None or order else ["consented_on"]
    one.answers["date_order"] = {"consented_on": order or told}


def _say(column: dict[str, Any], field: str, fields: Collection[str] = FIELDS) -> None:
    """What a person said or left as it was is certain; contacts stay marked."""
    field = field if field in fields and not column["identity"] else ""
    kept = column["note"] == SHORTENED or (field == column["field"] and column["note"] != "guess")
    note = column["note"] if kept else "" if field else "unknown"
    column |= {"field": field, "note": note, "certainty": SURE if field else OUT}
    if column["contact"]:
        column |= {"certainty": ASK, "note": note if note == SHORTENED else "contact"}


def _look_at_words(one: Import, known: Lookups) -> None:
    """Which words of the columns are not certain, and whether the order of day and month has to be asked."""
    columns = {
        column["field"]: x for x, column in enumerate(one.columns) if column["field"] in (*ASKED, "date", "answered_on")
    }
    counted: dict[str, Counter[str]] = {field: Counter() for field in columns}
    for _line, cells in store.rows(one.key):
        for field, x in columns.items():
            if cells[x]:
                counted[field][cells[x]] += 1
    asked: dict[str, Any] = {}
    for field, values in counted.items():
        if field in ASKED:
            asked[field] = words_of(values, field, known)
            one.columns[columns[field]] |= {"words": len(asked[field])}
    one.answers["asked"] = {field: [word for word in words if not word["sure"]][:40] for field, words in asked.items()}
    orders = {field: dates.order_of(counted[field]) for field in ("date", "answered_on") if field in counted}
    one.answers["order_asked"] = [field for field, order in orders.items() if not order]
    told = one.answers["date_order"]
    one.answers["date_order"] = {field: order or told.get(field, dates.DAY_FIRST) for field, order in orders.items()}


def open_words(one: Import) -> list[str]:
    """Words that nobody has explained yet and for which there is no suggestion. A neighbourhood that is unknown is a reason
    to leave the row out, and a unit or goal that is unknown is left out itself; only the others stop the trial."""
    answered: Mapping[str, Collection[str]] = one.answers["words"]
    return [
        word["said"]
        for field in ("kind", "state")
        for word in one.answers["asked"].get(field, [])
        if not word["code"] and word["key"] not in answered.get(field, {})
    ]


def check_complete(one: Import) -> None:
    """Raises Refused when something is missing without which no row can be read."""
    fields = {column["field"] for column in one.columns}
    if not fields & {"text", "title"}:
        raise Refused(NO_TEXT_COLUMN)
    if "date" not in fields and one.answers["undated"] == REJECT_UNDATED:
        raise Refused(NO_DATE_COLUMN)
    if words := open_words(one):
        raise Refused(OPEN_QUESTIONS, words=", ".join(f"“{word}”" for word in words[:5]))


def check_people_complete(one: Import) -> None:
    """Raises Refused when nobody of the list could be reached, or no row could have a proof."""
    fields, proof = {column["field"] for column in one.columns}, one.answers["proof"]
    if not fields & {"email", "phone"}:
        raise Refused(NO_REACH)
    whole = proof["where"] == WHOLE and all(proof[name] for name in ("on", "way", "document", "keeper", "basis"))
    if not whole and not (proof["where"] == EACH and {"consented_on", "way"} <= fields):
        raise Refused(NO_PROOF_COLUMNS)
