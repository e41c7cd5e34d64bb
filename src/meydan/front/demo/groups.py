"""The demo town's working groups: a year of meetings, and what came out of them."""

import tomllib
from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from meydan.base import clock
from meydan.base.cards import verbs
from meydan.front.demo.content import Row
from meydan.groups import actions
from meydan.groups.actions import Earlier, Offer
from meydan.groups.models import Group, GroupRole, Meeting
from meydan.ideas.actions import answer_contribution
from meydan.projects.actions import start_project

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

EVERY, LIVELY = 15, 20
"""Days from one meeting to the next; and how many days ago the last one was that is told step by step."""
FITS = [["yes", "no", "if_needed"], ["yes", "if_needed", "no"], ["if_needed", "yes", "no"], ["yes", "no", "no"]]


def load_groups(town: "DemoTown") -> int:
    """Groups and proposals from `groups.toml`, where the town's demo has one; returns how many."""
    file = town.folder / "groups.toml"
    if not file.exists():
        return 0
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    for row in content["group"]:
        _load(town, row)
    for row in content["proposal"]:
        with clock.at(town.at(row["days_ago"])):
            _propose(town, row)
    return len(content["group"]) + len(content["proposal"])


def _propose(town: "DemoTown", row: Row) -> Group:
    return actions.propose_group(
        by=town.people[row["by"]],
        name=row["name"],
        purpose=row["purpose"],
        goals=[town.goals[number] for number in row["goals"]],
        neighbourhood=town.places.get(row.get("neighbourhood", "")),
        joining=row.get("joining", "open"),
        largest=20,
        named=True,
    )


def _load(town: "DemoTown", row: Row) -> None:
    keeper, founded = town.people["koordinator"], row["founded"]
    with clock.at(town.at(founded + 9)):
        group = _propose(town, row)
    with clock.at(town.at(founded)):
        facilitator = town.people["kolaylastirici"]
        words = "Konu çok soruluyor, üyeleri hazır. Merkez eşlik ediyor."
        group = actions.found_group(by=keeper, group=group, facilitator=facilitator, words=words)
        _gather(town, group, row)
    last = row.get("quiet", LIVELY + EVERY)
    with clock.at(town.at(last)):
        actions.bring_earlier_meetings(by=keeper, group=group, earlier=_year(town, group, row, last))
    if "wrote" in row:
        _write(town, group, row)
    if "opinion" in row:
        _opinion(town, group, row["opinion"])
    if "closed" in row:
        with clock.at(town.at(last - 10)):
            actions.close_group(by=keeper, group=group, report=row["closed"])
    elif "quiet" not in row:
        _now(town, group, row)
    else:
        actions.put_to_sleep()


def _gather(town: "DemoTown", group: Group, row: Row) -> None:
    """Members join; the reporter gets the role. Those who ask are taken in, except the ones who still wait."""
    keeper = town.people["koordinator"]
    for key in [row["reporter"], *row["members"], *row.get("asking", [])]:
        actions.join_group(by=town.people[key], group=group, words="Ben de bir şeyler yapmak isterim.")
        if row.get("joining") == "request" and key not in row.get("asking", []):
            actions.answer_request(by=keeper, group=group, person=town.people[key], yes=True)
    reporter = town.people[row["reporter"]]
    actions.hand_over(by=keeper, group=group, role=GroupRole.REPORTER, to=reporter)
    actions.name_me(by=reporter, group=group, named=True)


def _year(town: "DemoTown", group: Group, row: Row, last: int) -> list[Earlier]:
    """The meetings on paper, from the founding to `last` days ago."""
    people = [town.people[key].pk for key in [row["by"], row["reporter"], *row["members"]]]
    days = range(row["founded"] - EVERY, last, -EVERY)
    return [
        Earlier(
            title,
            _evening(town, day),
            row["place"],
            decision,
            discussed,
            town.chance.sample(people, town.chance.randint(len(people) // 2, len(people))),
            town.chance.randint(0, 3),
        )
        for number, day in enumerate(days)
        for title, decision, discussed in [row["topics"][number % len(row["topics"])]]
    ]


def _evening(town: "DemoTown", days_ago: float) -> datetime:
    day = timezone.localdate(town.now) - timedelta(days=days_ago)
    return timezone.make_aware(datetime.combine(day, time(19)))


def _now(town: "DemoTown", group: Group, row: Row) -> None:
    """The last two meetings step by step, the next one, and what is open."""
    coordinator, reporter = town.people[row["by"]], town.people[row["reporter"]]
    before = _meet(town, group, row, LIVELY, 0)
    with clock.at(_evening(town, LIVELY - 3)):
        actions.approve_minutes(by=coordinator, meeting=before)
        actions.publish_minutes(by=reporter, meeting=before)
        _ask(town, group, row, before)
    _meet(town, group, row, 6, 1)
    coming = row["next"]
    meeting = actions.plan_meeting(
        by=coordinator, group=group, title=coming["title"], starts_at=_evening(town, -8), place=row["place"],
        agenda=coming["agenda"], link="https://toplanti.example/buca",
    )  # fmt: skip
    actions.call_meeting(by=coordinator, meeting=meeting)
    for title, owner, days in row.get("tasks", []):
        person = town.people.get(owner)
        due = timezone.localdate(town.now) + timedelta(days=days) if owner else None
        actions.add_task(by=reporter, group=group, title=title, owner=person, due_on=due)
    if "poll" in row:
        _poll(town, group, row)


def _ask(town: "DemoTown", group: Group, row: Row, meeting: Meeting) -> None:
    """What the meeting decided to ask neighbours for: volunteers, an event."""
    by, unit = town.people[row["by"]], town.units["parks"]
    for said in row.get("needs", []):
        words = said | {"unit": unit, "target": town.targets[said["target"]], "neighbourhood": None}
        actions.begin_as_group(by=by, group=group, meeting=meeting, verb=verbs()["need"], **words)
    for said in row.get("events", []):
        begin = _evening(town, -said.pop("in_days"))
        words = said | {"unit": unit, "goal": town.goals[row["goals"][0]], "neighbourhood": None, "starts_at": begin}
        words["ends_at"] = begin + timedelta(hours=2)
        actions.begin_as_group(by=by, group=group, meeting=meeting, verb=verbs()["event"], **words)


def _meet(town: "DemoTown", group: Group, row: Row, days_ago: int, topic: int) -> Meeting:
    """Planned, called, held, and its minutes drafted."""
    coordinator, reporter = town.people[row["by"]], town.people[row["reporter"]]
    title, decision, discussed = row["topics"][topic % len(row["topics"])]
    with clock.at(_evening(town, days_ago + 7)):
        meeting = actions.plan_meeting(
            by=coordinator, group=group, title=title, starts_at=_evening(town, days_ago), place=row["place"], agenda=title
        )  # fmt: skip
        actions.call_meeting(by=coordinator, meeting=meeting)
    present = [town.people[key].pk for key in [row["by"], row["reporter"], *row["members"][1:]]]
    with clock.at(_evening(town, days_ago - 1)):
        return actions.write_minutes(
            by=reporter, meeting=meeting, present=present, guests=1, decisions=decision, discussed=discussed
        )  # fmt: skip


def _poll(town: "DemoTown", group: Group, row: Row) -> None:
    offers = [
        Offer(_evening(town, -days), place=place) for days, place in ((10, row["place"]), (12, row["place"]), (14, ""))
    ]
    day = timezone.localdate(town.now) + timedelta(days=4)
    with clock.at(town.at(1)):
        poll = actions.start_poll(
            by=town.people[row["by"]], group=group, title=row["poll"], offers=offers, answer_by=day
        )
        options = list(poll.options.values_list("pk", flat=True))
        for number, key in enumerate([row["reporter"], *row["members"][:6]]):
            fits = dict(zip(options, FITS[number % len(FITS)], strict=True))
            actions.answer_poll(by=town.people[key], poll=poll, fits=fits)


def _write(town: "DemoTown", group: Group, row: Row) -> None:
    """Something in the group's name; perhaps it is answered and becomes a project."""
    wrote = row["wrote"]
    with clock.at(town.at(wrote["days_ago"])):
        meeting = group.meetings.filter(starts_at__lt=clock.now()).latest("starts_at")
        output = actions.write_as_group(
            by=town.people[row["by"]], group=group, meeting=meeting, kind=wrote["kind"], title=wrote["title"],
            text=wrote["text"], targets=[town.targets[wrote["target"]]],
        )  # fmt: skip
    if "answer" in wrote:
        with clock.at(town.at(wrote["days_ago"] - 12)):
            answer_contribution(
                by=town.people["mudur"], contribution=output.contribution, decision="accepted", text=wrote["answer"],
                unit=town.units[wrote["unit"]],
            )  # fmt: skip
    if "project" in wrote:
        _carry_out(town, output.contribution, wrote)


def _carry_out(town: "DemoTown", contribution: object, wrote: Row) -> None:
    contribution.refresh_from_db()  # type: ignore[attr-defined]
    begun = town.at(wrote["days_ago"] - 40)
    day = timezone.localdate(begun)
    with clock.at(begun):
        start_project(
            by=town.people["mudur"], title=wrote["project"], summary=wrote["answer"], unit=town.units[wrote["unit"]],
            starts_on=day, ends_on=day + timedelta(days=300), contributions=[contribution],  # type: ignore[list-item]
            targets=[town.targets[wrote["target"]]], budget_planned=wrote["money"] * 100,
            plan_line=next(iter(town.plan_lines.values()), None),
        )  # fmt: skip


def _opinion(town: "DemoTown", group: Group, said: Row) -> None:
    keeper = town.people["koordinator"]
    with clock.at(town.at(said["sent"] + 5)):
        meeting = group.meetings.filter(starts_at__lt=clock.now()).latest("starts_at")
        opinion = actions.write_opinion(
            by=town.people["yurttas"], group=group, meeting=meeting, title=said["title"], text=said["text"]
        )
    sent = timezone.localdate(town.now) - timedelta(days=said["sent"])
    with clock.at(town.at(said["sent"])):
        actions.send_opinion(by=keeper, opinion=opinion, number=said["number"], sent_on=sent)
        agenda = timezone.localdate(town.now) - timedelta(days=said["agenda"])
        actions.put_on_agenda(by=keeper, opinion=opinion, agenda_on=agenda)
