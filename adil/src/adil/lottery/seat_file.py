"""Applications for seats as a table, and the file of a seat lottery, from which anybody can repeat the draw.

Everything but `draw` and `commitment` itself is committed to before the public number is told. The applications stand in the
file: whoever has it needs nothing else.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from adil import __version__
from adil.errors import AdilError
from adil.lottery.published import DRAWN_LATER
from adil.lottery.randomness import commitment
from adil.lottery.seats import Application, seat_lottery
from adil.tables import Line, read_table, shortened

KIND = "seats"
COLUMNS = {
    **{name: name for name in ("application", "people", "priority", "weight", "reason")},
    **{"başvuru": "application", "kişi": "people", "öncelik": "priority", "ağırlık": "weight", "gerekçe": "reason"},
}
OPTIONAL = ("people", "priority", "weight", "reason")


def read_applications(file: Path, *, encoding: str = "utf-8") -> list[Application]:
    """Column `application` and, if wanted, `people` (empty: 1), `priority` (0), `weight` (1) and `reason`.

    Raises AdilError with the line and, where there is one, the column.
    """
    found: dict[str, Application] = {}
    lines: dict[str, int] = {}
    for line in read_table(file, COLUMNS, encoding=encoding, optional=OPTIONAL):
        key = line.text("application")
        if key in found:
            place = {"line": line.number, "column": "application", "first": lines[key]}
            raise AdilError("doubled_row", value=shortened(key), **place)
        priority = line.signed_number("priority") if line.cells.get("priority") else 0
        people, weight = (_one_or(line, column) for column in ("people", "weight"))
        found[key] = Application(key, people, priority, weight, line.cells.get("reason", ""))
        lines[key] = line.number
    return list(found.values())


def published_seats(applications: Sequence[Application], seats: int) -> dict[str, Any]:
    """The file before the draw. Raises AdilError as `seat_lottery` does."""
    seat_lottery(applications, seats, public="")
    told: dict[str, Any] = {
        "adil": __version__,
        "kind": KIND,
        "seats": seats,
        "applications": [asdict(application) for application in sorted(applications, key=lambda one: one.id)],
    }
    return told | {"commitment": commitment(told), "draw": None}


def with_seats_drawn(told: Mapping[str, Any], public: str) -> dict[str, Any]:
    """The file with what became of each application, in the order of their turns."""
    applications = [Application(**application) for application in told["applications"]]
    places = seat_lottery(applications, told["seats"], public=public, committed=str(told["commitment"]))
    told_places = [
        {"turn": place.turn, "application": place.application.id, "outcome": place.outcome, "free": place.free}
        for place in places
    ]
    return dict(told) | {"draw": {"public": public, "places": told_places}}


def differences_in_seats(told: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """What does not hold of a published seat lottery, as (code, fact); nothing where all does. Raises AdilError as `seat_lottery` does."""
    committed = commitment({key: value for key, value in told.items() if key not in DRAWN_LATER})
    if committed != told["commitment"]:
        yield "commitment", committed
    repeated = with_seats_drawn(told, str(told["draw"]["public"]) if told["draw"] else "")
    if told["draw"] and told["draw"] != repeated["draw"]:
        both = zip(told["draw"]["places"], repeated["draw"]["places"], strict=False)
        yield "draw", next((str(mine["application"]) for other, mine in both if other != mine), "places")


def _one_or(line: Line, column: str) -> int:
    return line.whole_number(column) if line.cells.get(column) else 1
