"""The demo town's Centre: its rooms, and what people ask for."""

import tomllib
from collections.abc import Mapping
from datetime import datetime, time
from pathlib import Path

from django.utils import timezone

from meydan.base import clock
from meydan.base.workdays import add_workdays
from meydan.centre import actions
from meydan.centre.models import Room
from meydan.front.demo.content import Row
from meydan.people.models import Person

WORKDAYS, SATURDAY = range(5), 5


def load_centre(folder: Path, people: Mapping[str, Person]) -> None:
    """Rooms and requests from `rooms.toml`, where the town's demo has one."""
    file = folder / "rooms.toml"
    if not file.exists():
        return
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    rooms = {row["key"]: _room(people["koordinator"], row) for row in content["room"]}
    for row in content["request"]:
        _request(people, rooms, row)


def _room(by: Person, row: Row) -> Room:
    hours = {day: _times(*row["weekdays"]) for day in WORKDAYS}
    if "saturday" in row:
        hours[SATURDAY] = _times(*row["saturday"])
    names = ("name_tr", "name_en", "seats", "access_tr", "access_en")
    return actions.save_room(by=by, hours=hours, features=row["features"], **{name: row[name] for name in names})


def _times(begin: str, end: str) -> tuple[time, time]:
    return time.fromisoformat(begin), time.fromisoformat(end)


def _request(people: Mapping[str, Person], rooms: Mapping[str, Room], row: Row) -> None:
    day = add_workdays(clock.today(), row["in_workdays"])
    begin, end = (timezone.make_aware(datetime.combine(day, one)) for one in _times(row["starts"], row["ends"]))
    asked = actions.ask_centre(
        by=people[row["by"]],
        what="room" if "room" in row else "visit",
        room=rooms.get(row.get("room", "")),
        starts_at=begin,
        ends_at=end,
        people=row["people"],
        purpose=row["purpose"],
        help_wanted=row.get("help_wanted", ""),
    )
    if words := row.get("accepted"):
        actions.accept_request(by=people["koordinator"], request=asked, starts_at=begin, ends_at=end, words=words)
