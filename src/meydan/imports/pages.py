"""What the pages of imports show."""

from collections.abc import Mapping
from itertools import islice
from typing import Any

from django.db.models import QuerySet
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.base.charts import Bar, BarChart
from meydan.base.paging import page_by_key
from meydan.base.sheets import Columns
from meydan.goals.models import Goal
from meydan.ideas.models import Contribution, ContributionKind, State
from meydan.ideas.models.contributions import TONES
from meydan.imports import labels, queries, store
from meydan.imports.contact_rows import SAME_PERSON
from meydan.imports.forms import ColumnsForm, ResultForm
from meydan.imports.matching import Lookups
from meydan.imports.models import Import, ImportedRow
from meydan.imports.rows import TWICE, RowReader, Taken
from meydan.imports.rules import may_begin, may_publish, may_undo
from meydan.people.models import Person
from meydan.places.queries import all_neighbourhoods, all_units

TONE = {"sure": ("done", "check"), "ask": ("wait", "alert"), "out": ("", "x")}
SHOWN_BARS = 6
SHOWN_ROWS = 20


def columns_page(one: Import, form: ColumnsForm, known: Lookups) -> dict[str, Any]:
    rows = [_column(form, x, column) for x, column in enumerate(one.columns)]
    titles = {
        "place": _("Neighbourhoods"), "unit": _("Names of units"), "goal": _("Goals"),
        "kind": labels.FIELDS["kind"], "state": _("What do these words mean?"),
    }  # fmt: skip
    groups = [
        {"title": titles[field], "fields": [form[f"word-{field}-{word['key']}"] for word in words]}
        for field, words in form.asked.items()
        if words
    ]
    return {
        "one": one,
        "form": form,
        "rows": rows,
        "groups": groups,
        "orders": [form[f"order-{field}"] for field in one.answers["order_asked"]],
        "sure": sum(row["certainty"] == "sure" for row in rows),
        "ask": sum(row["certainty"] == "ask" for row in rows),
        "preview": preview(one, known),
    }


def _column(form: ColumnsForm, x: int, column: dict[str, Any]) -> dict[str, Any]:
    """A column that is certain is asked about none the less while some of its words are not."""
    open_words = _open_words(form.one, column["field"])
    certainty = "ask" if column["certainty"] == "sure" and open_words else column["certainty"]
    bound = None if column["identity"] else form[f"column-{x}"]
    return column_row({**column, "certainty": certainty}, bound, len(open_words))


def column_row(column: dict[str, Any], bound: BoundField | None, open_words: int = 0) -> dict[str, Any]:
    words = {"sure": _("Sure"), "ask": _("Please look"), "out": _("Not taken")}
    return {
        **column,
        "tone": TONE[column["certainty"]],
        "word": words[column["certainty"]],
        "hint": _hint(column, open_words),
        "bound": bound,
    }


def _open_words(one: Import, field: str) -> list[dict[str, Any]]:
    answered = one.answers["words"].get(field, {})
    return [word for word in one.answers["asked"].get(field, []) if word["key"] not in answered]


def _hint(column: dict[str, Any], open_words: int) -> str:
    if column["note"] in labels.NOTES:
        return str(labels.NOTES[column["note"]])
    if column["forms"] > 1:
        return _("%(count)s ways of writing dates were found.") % {"count": column["forms"]}
    if total := column.get("words"):
        known = total - open_words
        return ngettext("%(known)s of %(count)s word was recognised.", "%(known)s of %(count)s words were recognised.", total) % {"known": known, "count": total}  # fmt: skip
    return ""


def preview(one: Import, known: Lookups, count: int = 3) -> list[dict[str, Any]]:
    """The first rows as they will look."""
    reader = RowReader(one, known)
    places = {pk: known.places[slug] for slug, pk in known.place_ids.items()}
    units = {pk: known.units[slug][0] for slug, pk in known.unit_ids.items()}
    goals = {pk: int(code.split(".")[0]) for code, pk in known.targets.items()}
    found: list[dict[str, Any]] = []
    for line, cells in islice(store.rows(one.key), 60):
        row = reader.read(line, cells)
        if isinstance(row, Taken) and len(found) < count:
            record = row.record
            number = goals[record.targets[0]] if record.targets else None
            found.append(
                {
                    "line": line,
                    "title": record.title,
                    "place": places.get(record.neighbourhood or 0, ""),
                    "unit": units.get(record.unit or 0, ""),
                    "at": record.at if record.dated else None,
                    "goal": _goal(number, known) if number else None,
                    "kind": ContributionKind(record.kind).label,
                    "state": State(record.state).label,
                    "tone": TONES[State(record.state)],
                }
            )
    return found


def _goal(number: int, known: Lookups) -> Goal:
    name_tr, name_en = known.goals[number]
    return Goal(number=number, name_tr=name_tr, name_en=name_en)


def import_page(person: Person, one: Import, asked: Mapping[str, str]) -> dict[str, Any]:
    """`asked` says which of its threads are shown, after the import."""
    if one.state == one.State.CHECKED:
        return _trial_page(person, one)
    context: dict[str, Any] = {"one": one, "report": one.report}
    if one.state in {one.State.IMPORTED, one.State.UNDONE}:
        found = found_rows(one, asked)
        page = page_by_key(found, order=["line", "id"], after=asked.get("after", ""), per_page=SHOWN_ROWS)
        rows = page.items
        stays = queries.touched(rows) if one.state == one.State.UNDONE else {}
        context |= queries.figures(one) | {
            "rows": [_row(row, stays) for row in rows],
            "page": page,
            "filters": ResultForm(asked, auto_id="f-%s"),
            "narrowed": any(asked.get(name) for name in ("q", "which")),
            "may_publish": may_publish(person, one),
            "may_undo": may_undo(person, one),
        }
    return context


def found_rows(one: Import, asked: Mapping[str, str]) -> QuerySet[ImportedRow]:
    return queries.rows_found(one, text=asked.get("q", "").strip()[:100], which=asked.get("which", ""))


def result_columns() -> Columns:
    """The threads of an import as a file."""
    return [
        (_("Row"), lambda row: row.line),
        (labels.FIELDS["number"], lambda row: row.number),
        (_("Thread number"), lambda row: row.contribution.thread.number),
        (_("Title"), lambda row: row.contribution.title),
        (labels.FIELDS["place"], lambda row: row.contribution.neighbourhood or ""),
        (labels.FIELDS["state"], lambda row: row.contribution.get_state_display()),
        (_("Still hidden"), lambda row: int(row.contribution.hidden_at is not None)),
        (_("Words that look personal"), lambda row: int(row.personal)),
    ]


def _row(row: ImportedRow, stays: Any) -> dict[str, Any]:
    idea: Contribution = row.contribution
    return {
        "row": row,
        "url": idea.thread.get_absolute_url(),
        "idea": idea,
        "why": labels.STAYS.get(stays.get(idea.pk, ""), ""),
    }


def told_reasons(report: dict[str, Any], words: Mapping[str, tuple[Any, Any]]) -> list[dict[str, Any]]:
    """Why rows are not taken and what helps, the most frequent first."""
    return [
        {**told, "word": words[code][0], "remedy": words[code][1], "as_before": code in {TWICE, SAME_PERSON}}
        for code, told in sorted(report["rejected"].items(), key=lambda item: -item[1]["count"])
    ]


def _trial_page(person: Person, one: Import) -> dict[str, Any]:
    report = one.report
    reasons = told_reasons(report, labels.REASONS)
    figures = [
        {"value": one.rows, "words": _("rows read")},
        {"value": report["new"], "words": _("threads will be opened")},
        {"value": report["there"], "words": _("are there already and stay as they are")},
        {"value": report["turned_away"], "words": _("are not taken"), "late": report["turned_away"] > 0},
    ]
    return {
        "one": one,
        "report": report,
        "reasons": reasons,
        "figures": figures,
        "may_begin": may_begin(person, one),
        "charts": [chart for chart in _charts(one) if chart],
        "counts": _counts(one),
    }


def _charts(one: Import) -> list[BarChart | None]:
    places = {str(place.pk): place.name for place in all_neighbourhoods()}
    units = {str(unit.pk): unit.name_tr for unit in all_units()}
    return [
        _chart(one, "place", _("The neighbourhoods with the most records"), labels.FIELDS["place"], places),
        _chart(one, "unit", _("The units with the most records"), labels.FIELDS["unit"], units),
    ]


def _chart(one: Import, by: str, title: str, label: Any, names: dict[str, str]) -> BarChart | None:
    counted = [(names[key], count) for key, count in one.report["by"][by] if key in names]
    if not counted:
        return None
    shown, rest = counted[:SHOWN_BARS], counted[SHOWN_BARS:]
    facts = {"count": sum(count for _name, count in shown), "total": one.report["new"]}
    words = _("%(count)s of %(total)s.") % facts
    if rest:
        words += " " + _("The others lie in %(count)s further ones.") % {"count": len(rest)}
    bars = [Bar(name, [count]) for name, count in shown]
    return BarChart(
        by, title, words, [_("Threads")], bars, label, _("From the trial of “%(name)s”.") % {"name": one.name}
    )


def _counts(one: Import) -> list[dict[str, Any]]:
    """By kind, state and year, each as a list of (word, count)."""
    by = one.report["by"]
    return [
        {"title": labels.FIELDS["kind"], "rows": [(ContributionKind(code).label, n) for code, n in by["kind"]]},
        {"title": labels.FIELDS["state"], "rows": [(State(code).label, n) for code, n in by["state"]]},
        {"title": _("Year"), "rows": sorted(by["year"])},
    ]
