"""Making editions. Files are written outside the transaction; a row is written when they are complete."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db import connection, transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.rulings import Ruling
from meydan.opendata import files, rules
from meydan.opendata.files import Written
from meydan.opendata.models import Edition, Waiting
from meydan.opendata.queries.editions import latest_of
from meydan.opendata.queries.holding_back import sum_may_move, that_move
from meydan.opendata.queries.tables import Kind, Table, tables
from meydan.opendata.queries.tables.people import EVERYBODY
from meydan.people.models import Person

type Row = Sequence[Any]


def make_editions(*, by: Person | None = None) -> list[Edition]:
    """Of each table on which enough has changed. `by` is whoever asks for it; without, what waits by itself."""
    if by is not None:
        rules.may_work_with_editions(by).or_refuse()
    made = [make_edition(table, by=by)[0] for table in tables()]
    return [edition for edition in made if edition]


def make_edition(table: Table, *, by: Person | None = None) -> tuple[Edition | None, Ruling]:
    """The new edition, or None with the reason why the last one stays."""
    last = latest_of(table.code)
    moved: list[int] = []
    rows = held_back(table, last, moved) if table.kind == Kind.PEOPLE else table.read()
    with files.written(table.code, table.names, rows) as new:
        changes = sum(moved) if table.kind == Kind.PEOPLE else _changes(last, new)
        ruling = rules.may_replace(last, changes, of_things=table.kind == Kind.THINGS, asked=by is not None)
        if ruling:
            return _keep(table, last, new, changes, by), ruling
    _note(table, changes)
    return None, ruling


def _note(table: Table, changes: int) -> None:
    """For the desk; no audit line, nothing has been made."""
    Waiting.objects.update_or_create(table=table.code, defaults={"changes": changes, "looked_at": clock.now()})


def _changes(last: Edition | None, new: Written) -> int:
    """Lines that came, went or are different."""
    before = files.lines_of(files.file_of(last.table, last.number, "csv")) if last else frozenset()
    return max(len(new.lines - before), len(before - new.lines))


@transaction.atomic
def _keep(table: Table, last: Edition | None, new: Written, changes: int, by: Person | None) -> Edition | None:
    """Give the files their number. None where somebody else was quicker."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"meydan.opendata.{table.code}"])
    if latest_of(table.code) != last:
        return None
    made = Edition.objects.create(
        table=table.code, number=last.number + 1 if last else 1, rows=new.rows, changes=changes,
        csv_bytes=new.sizes["csv"], csv_sha256=new.sha256["csv"], json_bytes=new.sizes["json"], json_sha256=new.sha256["json"],
    )  # fmt: skip
    for form, path in new.paths.items():
        path.replace(files.file_of(table.code, made.number, form))
    Waiting.objects.filter(table=table.code).delete()
    _let_go(table)
    record("opendata.edition_made", by=by, table=table.code, number=made.number, rows=made.rows)
    return made


def _let_go(table: Table) -> None:
    """Of those that the town no longer keeps, rows and files."""
    kept = rules.editions_kept()
    for one in Edition.objects.filter(table=table.code).order_by("-number")[kept:] if kept else ():
        one.delete()
        for form in files.FORMS:
            transaction.on_commit(files.file_of(one.table, one.number, form).unlink)


# ------------------------------------------------------------------------------------------------ counts of people


def held_back(table: Table, last: Edition | None, moved: list[int]) -> Iterator[Row]:
    """The rows of the next edition: figures that have moved by too few people stand as they stood. Notes by how many each moves."""
    before = {_key(table, row): row for row in _last_rows(table, last)}
    for frame in _frames(table):
        chosen = _that_move(table, before, frame)
        for key, row in frame.items():
            if key in chosen or key not in before:
                moved.append(abs((_people(table, row) or 0) - (_people(table, before.get(key)) or 0)))
                yield row
            else:
                yield before[key]


def _last_rows(table: Table, last: Edition | None) -> Iterator[Row]:
    for told in files.read(files.file_of(last.table, last.number, "csv")) if last else ():
        yield [_typed(column.datatype, told[column.name]) for column in table.columns]


def _typed(datatype: str, text: str) -> Any:
    """A cell as it was before it was written; days and words stay as they are written."""
    if datatype == "boolean":
        return text == "true"
    if datatype == "integer":
        return int(text) if text else None
    if datatype == "number":
        return None if not text else int(text) if text.lstrip("-").isdecimal() else float(text)
    return text


def _key(table: Table, row: Row) -> tuple[str, ...]:
    return tuple(str(row[table.names.index(name)]) for name in table.key)


def _people(table: Table, row: Row | None) -> int | None:
    found: int | None = row[table.names.index("people")] if row else None
    return found


def _frames(table: Table) -> Iterator[dict[tuple[str, ...], Row]]:
    """Rows that follow each other and begin alike: one thing that people took part in, one month, one year."""
    frame: dict[tuple[str, ...], Row] = {}
    for row in table.read():
        key = _key(table, row)
        if frame and next(iter(frame))[0] != key[0]:
            yield frame
            frame = {}
        frame[key] = row
    if frame:
        yield frame


def _that_move(
    table: Table, before: Mapping[tuple[str, ...], Row], frame: Mapping[tuple[str, ...], Row]
) -> set[tuple[str, ...]]:
    """Keys of the figures that move; the sum only where it gives nothing away in any of the tables whose sum it is."""
    least = rules.least_changes()
    old = {key: _people(table, before[key]) for key in frame if key in before}
    now = {key: _people(table, row) for key, row in frame.items()}
    moved = that_move(old, now, least)
    sums = {key for key in moved if key in old and key[1] in SUMS}
    for key in sums:
        parts: dict[str, dict[tuple[str, ...], int | None]] = {}
        for other, count in now.items():
            if other != key:
                parts.setdefault(other[1] if len(other) > 2 else "", {})[other] = count
        if not all(sum_may_move(old, part, moved, least) for part in parts.values()):
            moved -= {key}
    return moved


SUMS = (EVERYBODY, "applied")
"""What a row is called that all others of its frame add up to."""
