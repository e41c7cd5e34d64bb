"""Contributions of the demo town, with everything that happens to them."""

from datetime import timedelta
from typing import TYPE_CHECKING

from meydan.base import clock
from meydan.base.workdays import add_workdays
from meydan.discussion.actions import support_comment_together, write_comment
from meydan.front.demo.content import Row
from meydan.front.demo.pictures import picture
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution, PendingAnswer, Process
from meydan.moderation.actions import add_photo, check_photo
from meydan.people.models import Person, Role

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

APPROVERS: dict[str, str] = {Role.UNIT_MANAGER: "birim-muduru", Role.VICE_MAYOR: "baskan-yardimcisi"}
"""Who approves in which role."""
SUPPORT_MOMENTS = 4
"""At so many moments people stand behind a contribution: one by one takes a minute longer and looks the same."""


def plan_contribution(town: "DemoTown", row: Row) -> None:
    ago = float(row["days_ago"])
    town.when(ago, lambda: _submit(town, row))
    for position, comment in enumerate(row.get("comment", [])):
        _plan_comment(town, row, comment, ago, position)
    supporters = _supporters(town, row)
    for first in range(SUPPORT_MOMENTS):
        people = supporters[first::SUPPORT_MOMENTS]
        town.when(max(0.1, ago * town.chance.random()), lambda some=people: _support(town, row, some))
    if routed := row.get("routed"):
        town.when(max(0.05, ago - routed["after"]), lambda: _route(town, row, routed))
    elif row["state"] != "received":
        town.when(max(0.1, ago - min(3, ago / 4)), lambda: _review(town, row))
    if interim := row.get("interim"):
        town.when(max(0.1, ago - interim["after"]), lambda: _interim(town, row, interim))
    if answer := row.get("answer"):
        town.when(max(0.1, ago - answer["after"]), lambda: _answer(town, row, answer))
    if waiting := row.get("waiting"):
        town.when(max(0.1, ago - waiting["after"]), lambda: _hand_in(town, row, waiting))
    if row.get("merged_into"):
        town.when(max(0.05, ago / 3), lambda: _merge(town, row))
    if row.get("answers"):
        town.when(max(0.05, ago - 4), lambda: _link(town, row))


def _submit(town: "DemoTown", row: Row) -> None:
    channel = row.get("channel", "web")
    made = ideas.submit_contribution(
        by=town.people[row["by"]],
        kind=row["kind"],
        scope=row.get("scope", ""),
        title=row["title"],
        text=row["text"],
        neighbourhood=town.places.get(row.get("neighbourhood", "")),
        place_words=row.get("street", ""),
        targets=[town.targets[code] for code in [row["target"], *row.get("more_targets", [])]],
        process=_open_process(town, row),
        channel=channel,
        entered_by=None if channel == "web" else town.people["koordinator"],
        language=row.get("language", "tr"),
        quote=row.get("quote", ""),
    )
    town.contributions[row["key"]] = made
    if scene := row.get("photo"):
        _photo(town, made.ref, town.people[row["by"]], scene, row["title"])


def _route(town: "DemoTown", row: Row, routed: Row) -> None:
    facts = {name: routed[name] for name in ("to", "body", "words", "reference") if name in routed}
    ideas.route(by=town.people["koordinator"], contribution=fresh(town, row), **facts)


def _open_process(town: "DemoTown", row: Row) -> Process | None:
    """The process, where its stage was collecting then."""
    process = town.processes.get(row.get("process", ""))
    collecting = process and any(
        s.kind == "collect" and s.opens_at <= clock.now() < s.closes_at for s in process.stages.all()
    )
    return process if collecting else None


def _photo(town: "DemoTown", ref: str, by: Person, scene: str, words: str) -> None:
    photo = add_photo(by=by, ref=ref, upload=picture(scene, seed=town.chance.randint(0, 10**6)), words=words[:200])
    if clock.now() < town.now - timedelta(days=2):  # the newest ones wait at the desk
        check_photo(by=town.people["moderator"], photo=photo, publish=True)


def _plan_comment(town: "DemoTown", row: Row, comment: Row, ago: float, position: int) -> None:
    moment = max(0.05, ago - comment["after"] - position / 100)

    def act() -> None:
        thread = town.contributions[row["key"]].thread
        thread.refresh_from_db()
        on = f"thread:{thread.merged_into_id or thread.pk}"
        made = write_comment(
            by=town.people[comment["by"]],
            on=on,
            text=comment["text"],
            position=comment["position"],
            language=row.get("language", "tr"),
            unlimited=True,
        )
        if comment.get("supports"):
            support_comment_together(people=town.some(min(comment["supports"], 8)), comment=made)
        for reply in comment.get("reply", []):
            with clock.at(min(town.at(max(0.04, moment - reply["after"])), town.now)):
                write_comment(by=town.people[reply["by"]], on=on, text=reply["text"], parent=made, unlimited=True)

    town.when(moment, act)


def _supporters(town: "DemoTown", row: Row) -> list[Person]:
    """As many different people as the file says, three of five from the same neighbourhood as far as there are."""
    place = town.places.get(row.get("neighbourhood", ""))
    others = [person for key, person in town.people.items() if key != row["by"]]
    town.chance.shuffle(others)
    near = [person for person in others if place and person.neighbourhood_id == place.pk]
    first = near[: round(row.get("supports", 0) * 0.6)]
    return [*first, *(person for person in others if person not in first)][: row.get("supports", 0)]


def _support(town: "DemoTown", row: Row, people: list[Person]) -> None:
    ideas.support_together(people=people, contribution=town.contributions[row["key"]])


def fresh(town: "DemoTown", row: Row) -> Contribution:
    return (
        Contribution.objects.select_related("thread", "process", "unit")
        .prefetch_related("process__stages")
        .get(pk=town.contributions[row["key"]].pk)
    )


def _review(town: "DemoTown", row: Row) -> None:
    ideas.begin_review(by=town.people["koordinator"], contribution=fresh(town, row), unit=town.units[row["unit"]])


def _interim(town: "DemoTown", row: Row, interim: Row) -> None:
    it = fresh(town, row)
    if it.is_waiting:
        day = add_workdays(clock.today(), interim.get("new_after", 15))
        ideas.interim_answer(by=town.people["koordinator"], contribution=it, text=interim["text"], new_date=day)


def _answer(town: "DemoTown", row: Row, answer: Row) -> None:
    it = fresh(town, row)
    if it.is_waiting:
        made = ideas.answer_contribution(
            by=town.people["mudur"],
            contribution=it,
            decision=answer["decision"],
            text=answer["text"],
            reason=answer.get("reason", ""),
            unit=town.units[row["unit"]],
            minutes=10 + len(answer["text"]) // 6,  # a longer answer took longer
        )
        if isinstance(made, PendingAnswer):
            _approve(town, made, list(APPROVERS.values()))


def _hand_in(town: "DemoTown", row: Row, waiting: Row) -> None:
    """The unit's answer, typed by the coordinator; some of its steps have approved it."""
    made = ideas.answer_contribution(
        by=town.people["koordinator"],
        contribution=fresh(town, row),
        decision=waiting["decision"],
        text=waiting["text"],
        unit=town.units[row["unit"]],
    )
    if isinstance(made, PendingAnswer):
        _approve(town, made, waiting.get("approved_by", []))


def _approve(town: "DemoTown", pending: PendingAnswer, by: list[str]) -> None:
    """Those of `by` whose step it is approve, one after the other."""
    while not pending.ending and APPROVERS[pending.waits_for] in by:
        who = town.people[APPROVERS[pending.waits_for]]
        pending = ideas.approve_answer(by=who, pending=pending, position=pending.position)


def _merge(town: "DemoTown", row: Row) -> None:
    into = town.contributions[row["merged_into"]]
    ideas.merge_contributions(
        by=town.people["koordinator"], duplicate=fresh(town, row), into=into, words=row.get("words", "")
    )
    town.contributions[row["key"]].merged_into = into


def _link(town: "DemoTown", row: Row) -> None:
    ideas.link_contributions(
        by=town.people["koordinator"], idea=fresh(town, row), problem=town.contributions[row["answers"]]
    )
