"""What the pages of lists of people show."""

from itertools import islice
from typing import Any

from django.utils.translation import gettext as _

from meydan.imports import queries, store
from meydan.imports.contact_forms import ContactColumnsForm
from meydan.imports.contact_labels import REASONS, REFUSED, VERDICTS
from meydan.imports.contact_rows import ContactReader, Listed, place_in
from meydan.imports.guessing import hidden
from meydan.imports.models import Contact, Import
from meydan.imports.pages import column_row, told_reasons
from meydan.imports.queries.contacts import directory_of, people_figures
from meydan.imports.rules import answer_days, may_begin, may_tell, may_undo
from meydan.people.models import Person

ROWS_A_PAGE = 50


def columns_page(one: Import, form: ContactColumnsForm) -> dict[str, Any]:
    rows = [
        column_row(column, None if column["identity"] else form[f"column-{x}"]) for x, column in enumerate(one.columns)
    ]
    return {
        "one": one,
        "form": form,
        "rows": rows,
        "orders": [form[f"order-{field}"] for field in one.answers["order_asked"]],
        "proof": [form[name] for name in ("where", "on", "way", "document", "keeper", "basis")],
        "sure": sum(row["certainty"] == "sure" for row in rows),
        "ask": sum(row["certainty"] == "ask" for row in rows),
    }


def import_page(person: Person, one: Import) -> dict[str, Any]:
    if one.state == one.State.CHECKED:
        return _trial_page(person, one)
    figures = people_figures(one)
    return {
        "one": one,
        "report": one.report,
        "figures": figures,
        "there": sum(figures.values()),
        "days": answer_days(),
        "may_tell": may_tell(person, one, left=figures["new"]),
        "may_undo": may_undo(person, one),
    }


def _trial_page(person: Person, one: Import) -> dict[str, Any]:
    report = one.report
    reasons = told_reasons(report, REASONS)
    figures = [
        {"value": one.rows, "words": _("rows read")},
        {"value": report["new"], "words": _("people can be taken")},
        {"value": report["there"], "words": _("are there already and stay as they are")},
        {"value": report["turned_away"], "words": _("are not taken"), "late": report["turned_away"] > 0},
    ]
    return {
        "one": one,
        "report": report,
        "reasons": reasons,
        "figures": figures,
        "days": answer_days(),
        "may_begin": may_begin(person, one),
    }


def trial_rows(one: Import, after: int) -> dict[str, Any]:
    """What would happen with each row, page by page; the number of queries does not depend on the rows."""
    found = list(islice((row for row in store.rows(one.key) if row[0] > after), ROWS_A_PAGE + 1))
    chunk, more = found[:ROWS_A_PAGE], len(found) > ROWS_A_PAGE
    reader = ContactReader(one, queries.lookups())
    read = [reader.read(line, cells) for line, cells in chunk]
    directory = directory_of([row for row in read if isinstance(row, Listed)])
    refused = dict(
        queries.rejected_rows(one).filter(line__in=[line for line, _cells in chunk]).values_list("line", "reason")
    )
    rows = []
    for row in read:
        code = refused.get(row.line) or (place_in(row, directory)[0] if isinstance(row, Listed) else row.reason)
        word, tone = VERDICTS[code] if code in VERDICTS else (REASONS[code][0], REFUSED)
        who = {"name": row.name, "address": hidden(row.email or row.phone)} if isinstance(row, Listed) else {}
        rows.append({"line": row.line, "word": word, "tone": tone, **who})
    return {"one": one, "rows": rows, "after": chunk[-1][0] if more else None}


def known_of(contact: Contact) -> list[tuple[str, str]]:
    """What the list says, and on what proof."""
    proof = [
        (_("List"), contact.of.origin),
        (_("Way of the consent"), str(contact.get_way_display())),
        (_("Document"), contact.document),
        (_("Kept by"), contact.keeper),
        (_("Basis"), contact.basis),
    ]
    return [(word, value) for word, value in proof if value]
