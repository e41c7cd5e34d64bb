"""Reading proposals from a Pabulib file (.pb): sections META, PROJECTS, VOTES of semicolon-separated values.

Only what contributions need is read: projects with their name, cost, category and target. Format: pabulib.org/format.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path


@dataclass(frozen=True)
class Proposal:
    line: int
    number: str
    name: str
    cost: int
    """In the smallest unit of the currency."""
    categories: tuple[str, ...]


@dataclass(frozen=True)
class Rejected:
    line: int
    text: str
    reason: str


@dataclass(frozen=True)
class Election:
    meta: dict[str, str]
    proposals: list[Proposal]
    rejected: list[Rejected]

    @property
    def source(self) -> str:
        """Names the election, so that its proposals are imported once."""
        parts = (self.meta.get(name, "") for name in ("country", "unit", "subunit", "instance"))
        return "-".join(part for part in parts if part)


def read(file: Path) -> Election:
    """Raises OSError when there is no such file, and ValueError with the line when it is not a Pabulib file."""
    rows = list(_rows(file))
    if not rows or rows[0][1] != ["META"]:
        raise ValueError("line 1: a Pabulib file begins with META")
    meta, projects = _sections(rows)
    proposals: list[Proposal] = []
    rejected: list[Rejected] = []
    seen: set[str] = set()
    for line, row in projects:
        one = _proposal(line, row)
        if isinstance(one, Proposal) and one.number in seen:
            one = Rejected(line, one.name, f"the number {one.number} stands twice")
        (proposals if isinstance(one, Proposal) else rejected).append(one)  # type: ignore[arg-type]
        seen |= {one.number} if isinstance(one, Proposal) else set()
    return Election(meta, proposals, rejected)


def _rows(file: Path) -> Iterator[tuple[int, list[str]]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.reader(lines, delimiter=";")
        for row in reader:
            if any(cell.strip() for cell in row):
                yield reader.line_num, [cell.strip() for cell in row]


def _sections(rows: list[tuple[int, list[str]]]) -> tuple[dict[str, str], list[tuple[int, dict[str, str]]]]:
    meta: dict[str, str] = {}
    projects: list[tuple[int, dict[str, str]]] = []
    section, head = "", []
    for line, row in rows:
        if len(row) == 1 and row[0].isupper() and row[0] in {"META", "PROJECTS", "VOTES"}:
            section, head = row[0], []
        elif section == "VOTES":
            break
        elif not head:
            head = row
        elif section == "META":
            meta[row[0]] = row[1] if len(row) > 1 else ""
        else:
            projects.append((line, dict(zip(head, row, strict=False))))
    return meta, projects


def _proposal(line: int, row: dict[str, str]) -> Proposal | Rejected:
    number = row.get("project_id", "")
    name = row.get("name", "") or number
    if not number:
        return Rejected(line, name, "there is no project_id")
    try:
        cost = int(Decimal(row.get("cost", "").replace(",", ".")) * 100)
    except (InvalidOperation, ValueError):
        return Rejected(line, name, f"the cost is no number: {row.get('cost', '')!r}")
    if cost < 0:
        return Rejected(line, name, f"the cost is negative: {row['cost']}")
    categories = tuple(part.strip() for part in row.get("category", "").split(",") if part.strip())
    return Proposal(line, number, name, cost, categories)
