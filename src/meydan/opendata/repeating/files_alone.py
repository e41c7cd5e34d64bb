"""The figures of the pages from the CSV files alone: nothing of Meydan is imported here, only what comes with Python.

    python files_alone.py FOLDER 2026-11-23T09:00:00Z

FOLDER holds one CSV file a table (contributions.csv, answers.csv …); the moment is the one for which the figures are wanted.
"""

import csv
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from typing import Any
from zoneinfo import ZoneInfo

TOWN = ZoneInfo("Europe/Istanbul")
YEAR = timedelta(days=365)
WAITING = {"received", "in_review"}
OPEN = {"planned", "running", "paused"}
YES = {"accepted", "in_project", "done"}
COUNTED = {
    "sent": "applications", "judged": "judged", "taken": "accepted", "jurors": "jurors", "conflicts": "conflicts", "moved": "files_moved",
    "objections": "objections", "right": "objections_right",
}  # fmt: skip
"""Figure of a call → its column."""
FATES = {"done": "done", "declined": "declined", "answered": "answered"}

type Row = dict[str, str]
type Told = Iterator[tuple[str, Any]]


def figures_of_files(folder: Path, at: datetime) -> dict[str, Any]:
    tables = {path.stem: _rows(path) for path in folder.glob("*.csv")}
    told: dict[str, Any] = {}
    for needs, figures in FIGURES:
        if all(name in tables for name in needs):
            told.update(figures(*(tables[name] for name in needs), at))
    return told


def _rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def day_of(text: str) -> date | None:
    """The day in the town of a moment in UTC."""
    found = moment(text)
    return found.astimezone(TOWN).date() if found else None


def whole(text: str) -> int | None:
    return int(text) if text else None


def counted(contributions: Iterable[Row]) -> list[Row]:
    """Those to which the promise was given and which stand by themselves."""
    return [one for one in contributions if one["imported"] == "false" and one["state"] not in {"merged", "routed"}]


def in_time(one: Row) -> bool:
    answered = day_of(one["answered_at"])
    return answered is not None and answered <= date.fromisoformat(one["first_promise"])


def is_late(one: Row, at: datetime) -> bool:
    today = at.astimezone(TOWN).date()
    return one["state"] in WAITING and date.fromisoformat(one["promised_for"]) < today and one["channel"] != "import"


def lately(text: str, at: datetime) -> bool:
    found = moment(text)
    return found is not None and found >= at - YEAR


def promises(contributions: list[Row], answers: list[Row], at: datetime) -> Told:
    """/sozlerimiz/ and the home page."""
    rows = counted(contributions)
    known = {one["id"]: one for one in rows}
    given = [one for one in answers if one["contribution"] in known]
    first: dict[str, str] = {}
    for one in given:
        first[one["contribution"]] = min(first.get(one["contribution"], one["at"]), one["at"], key=_moment)
    answered = [one for one in rows if lately(one["answered_at"], at)]
    heard = [known[key] for key, when in first.items() if lately(when, at)]
    days = [
        int(one["workdays"])
        for one in given
        if lately(one["at"], at)
        and one["decision"] != "interim"
        and one["at"] == known[one["contribution"]]["answered_at"]
    ]
    yield "promises/answered", len(answered)
    yield "promises/on_time", sum(map(in_time, answered))
    yield "promises/median_days", round(median(days)) if days else None
    yield "promises/first", len(heard)
    yield (
        "promises/first_on_time",
        sum((day_of(first[one["id"]]) or date.max) <= date.fromisoformat(one["first_promise"]) for one in heard),
    )
    yield "promises/interim", sum(one["decision"] == "interim" and lately(one["at"], at) for one in given)
    yield "promises/waiting", sum(one["state"] in WAITING for one in rows)
    yield "promises/late", sum(is_late(one, at) for one in rows)
    yield from months(rows, given, at)


def _moment(text: str) -> datetime:
    return moment(text) or datetime.max.replace(tzinfo=UTC)


def months(rows: list[Row], answers: list[Row], at: datetime) -> Told:
    """The file behind the chart of /sozlerimiz/: every month in which promises fell due."""
    today = at.astimezone(TOWN).date()
    days: dict[str, list[date]] = {}
    for one in answers:
        days.setdefault(one["contribution"], []).append(day_of(one["at"]) or date.max)
    found: dict[str, Counter[str]] = {}
    for one in rows:
        due = date.fromisoformat(one["first_promise"])
        if due < today:
            month = found.setdefault(f"{due:%Y-%m}", Counter(due=0, final=0, first=0))
            month["due"] += 1
            month["final"] += in_time(one)
            month["first"] += any(given <= due for given in days.get(one["id"], []))
    for name, month in found.items():
        for what, count in month.items():
            yield f"months/{name}/{what}", count


def hundred(contributions: list[Row], at: datetime) -> Told:
    """What became of the last hundred, and what is counted apart (/sozlerimiz/)."""
    rows = sorted(counted(contributions), key=lambda one: (_moment(one["created_at"]), int(one["id"])), reverse=True)
    fates: Counter[str] = Counter()
    for one in rows[:100]:
        waits = "late" if is_late(one | {"channel": ""}, at) else "waiting"
        fates[waits if one["state"] in WAITING else FATES.get(one["state"], "in_project")] += 1
    for fate in ("done", "in_project", "answered", "declined", "waiting", "late"):
        yield f"hundred/{fate}", fates[fate]
    ours = [one for one in contributions if one["imported"] == "false"]
    yield "apart/imported", len(contributions) - len(ours)
    yield "apart/joined", sum(one["state"] == "merged" for one in ours)
    yield "apart/sent_on", sum(one["state"] == "routed" for one in ours)
    yield "apart/sent_on_answered", sum(one["sent_on_answered"] == "true" for one in ours)


def account(contributions: list[Row], at: datetime) -> Told:
    """/hesap/: what was accepted and became nothing yet, and calendar days before and now."""
    yield (
        "account/without_project",
        sum(one["state"] == "accepted" and one["in_project"] == "false" for one in counted(contributions)),
    )
    days: dict[str, list[float]] = {"before": [], "now": []}
    for one in contributions:
        answered, came = moment(one["answered_at"]), moment(one["created_at"])
        if answered and came and (one["imported"] == "true" or lately(one["answered_at"], at)):
            days["before" if one["imported"] == "true" else "now"].append((answered - came) / timedelta(days=1))
    for name, some in days.items():
        yield f"account/days_{name}", round(median(some)) if some else None


def standing(threads: list[Row], _at: datetime) -> Told:
    """Threads of each neighbourhood and goal (/mahalleler/, /amaclar/)."""
    rows = [one for one in threads if not one["joined_to"]]
    for place, count in Counter(one["neighbourhood"] for one in rows if one["neighbourhood"]).items():
        yield f"threads/neighbourhood/{place}", count
    goals = Counter(goal for one in rows for goal in {code.partition(".")[0] for code in one["targets"].split()})
    for goal, count in goals.items():
        yield f"threads/goal/{goal}", count


def portfolio(projects: list[Row], at: datetime) -> Told:
    """/projeler/."""
    today = at.astimezone(TOWN).date()
    rows = [one for one in projects if one["state"] != "cancelled"]
    yield "projects/running", sum(one["state"] == "running" for one in rows)
    yield "projects/done", sum(one["state"] == "done" for one in rows)
    yield "projects/late", sum(one["state"] in OPEN and date.fromisoformat(one["ends_on"]) < today for one in rows)
    for what in ("planned", "spent"):
        yield f"projects/{what}", sum(int(one[f"budget_{what}"]) for one in rows)


def piloted(pilots: list[Row], _at: datetime) -> Told:
    """/pilotlar/."""
    for word, count in Counter(one["decision"] or one["state"] for one in pilots).items():
        yield f"pilots/{word}", count


def results(votes: list[Row], _at: datetime) -> Told:
    """The page of each counted vote."""
    for one in votes:
        name = f"votes/{one['ballot']}/{one['list'] or 'town'}"
        for what in ("papers", "spoiled", "spent"):
            yield f"{name}/{what}", whole(one[what])
        yield f"{name}/{one['option']}/votes", Decimal(one["votes"])
        yield f"{name}/{one['option']}/won", one["won"] == "true"


def took_part(participation: list[Row], _at: datetime) -> Told:
    """/kim-katildi/."""
    for one in participation:
        yield f"people/{one['of']}/{one['dimension']}/{one['group']}", whole(one["people"])


def hours(volunteering: list[Row], _at: datetime) -> Told:
    """The table of volunteer hours by month and field."""
    for one in volunteering:
        if one["by"] == "field":
            yield f"people/hours/{one['month']}/{one['group']}", whole(one["people"])
            yield f"minutes/{one['month']}/{one['group']}", whole(one["minutes"])


def years(contributions: list[Row], projects: list[Row], at: datetime) -> Told:
    """/hesap/, year by year: answers by the first promised day, what was accepted and became a project, projects done in time."""
    found: dict[str, Counter[str]] = {}
    for one in counted(contributions):
        answered = day_of(one["answered_at"])
        if answered:
            year = found.setdefault(str(answered.year), Counter())
            yes = one["state"] in YES
            year.update(answered=1, on_time=in_time(one), accepted=yes, begun=yes and one["in_project"] == "true")
    for one in projects:
        ends = date.fromisoformat(one["ends_on"])
        if ends < at.astimezone(TOWN).date() and one["state"] != "cancelled":
            done = bool(one["finished_on"]) and date.fromisoformat(one["finished_on"]) <= ends
            found.setdefault(str(ends.year), Counter()).update(ended=1, in_time=done)
    for name, year in found.items():
        for what, count in year.items():
            yield f"years/{name}/{what}", count


def funnel(applications: list[Row], _at: datetime) -> Told:
    """Volunteers on /hesap/, by the year in which they applied."""
    for one in applications:
        yield f"people/applications/{one['year']}/{one['stage']}", whole(one["people"])
        if one["stage"] == "served":
            yield f"years/{one['year']}/days_to_duty", float(one["days"]) if one["days"] else None


def work(effort: list[Row], at: datetime) -> Told:
    """Minutes of work for an answer on /hesap/."""
    for one in effort:
        yield f"years/{one['year']}/minutes", int(one["minutes"])
        if one["year"] == str(at.astimezone(TOWN).year):
            yield "account/minutes", int(one["minutes"])
            yield "account/answers_with_minutes", int(one["answers"])


def deeds(done: list[Row], _at: datetime) -> Told:
    """/yapilanlar/: each cell, and what all of a year adds up to."""
    totals: Counter[str] = Counter()
    for one in done:
        yield f"done/{one['year']}/{one['by']}/{one['group']}/{one['code']}", int(one["amount"])
        if one["by"] == "goal":
            totals[f"done/{one['year']}/altogether/{one['code']}"] += int(one["amount"])
    yield from totals.items()


def standings(indicators: list[Row], _at: datetime) -> Told:
    """/gostergeler/: the last value of each indicator with its day."""
    last = {one["indicator"]: one for one in sorted(indicators, key=lambda one: one["on"])}
    for number, one in last.items():
        yield f"indicators/{number}/last", Decimal(one["value"])
        yield f"indicators/{number}/on", one["on"]


def objections(complaints: list[Row], _at: datetime) -> Told:
    """/hesap/: the last six quarters."""
    for one in complaints[-6:]:
        for what in ("reports", "vote_objections", "draw_objections", "answered", "hiding_appeals", "call_objections"):
            yield f"complaints/{one['year']}-{one['quarter']}/{what}", int(one[what])


def called(calls: list[Row], _at: datetime) -> Told:
    """The figures above the result of each call (/cagri/…/sonuc/)."""
    for one in calls:
        if one["applications"]:
            for name, column in COUNTED.items():
                yield f"calls/{one['id']}/{name}", int(one[column])


def judged(scores: list[Row], _at: datetime) -> Told:
    """The table of the result of each call."""
    for one in scores:
        for what in ("rank", "median", "mean", "distance"):
            yield f"calls/{one['call']}/{one['number']}/{what}", int(one[what])


FIGURES: list[tuple[tuple[str, ...], Callable[..., Told]]] = [
    (("contributions", "answers"), promises),
    (("contributions",), hundred),
    (("contributions",), account),
    (("contributions", "projects"), years),
    (("threads",), standing),
    (("projects",), portfolio),
    (("pilots",), piloted),
    (("votes",), results),
    (("participation",), took_part),
    (("volunteering",), hours),
    (("applications",), funnel),
    (("done",), deeds),
    (("indicators",), standings),
    (("complaints",), objections),
    (("effort",), work),
    (("calls",), called),
    (("scores",), judged),
]

if __name__ == "__main__":
    for figure, told in figures_of_files(Path(sys.argv[1]), datetime.fromisoformat(sys.argv[2])).items():
        sys.stdout.write(f"{figure}\t{told}\n")
