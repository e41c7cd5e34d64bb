"""The demo town's partners: what is signed, pledged and learned with them, and money from outside."""

import tomllib
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from meydan.base import clock
from meydan.front.demo.content import Row
from meydan.partners import actions
from meydan.partners.models import Bid, FundCall, Organisation
from meydan.partners.queries.pledges import words_of_thanks
from meydan.projects.models import Project
from meydan.projects.queries import projects_visible_to

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown


def load_partners(town: "DemoTown") -> None:
    """Everything from `partners.toml`, where the town's demo has one."""
    file = town.folder / "partners.toml"
    if file.exists():
        _Partners(town, tomllib.loads(file.read_text(encoding="utf-8"))).write()


class _Partners:
    def __init__(self, town: "DemoTown", content: Row) -> None:
        self.town, self.content = town, content
        self.keeper, self.colleague = town.people["koordinator"], town.people["mudur"]
        titles = {row["key"]: row["title"] for row in town.content.projects}
        found = {one.title: one for one in projects_visible_to(None)}
        self.projects: dict[str, Project] = {key: found[title] for key, title in titles.items() if title in found}
        self.organisations: dict[str, Organisation] = {}
        self.calls: dict[str, FundCall] = {}

    def write(self) -> None:
        with clock.at(self.town.at(900)):
            for row in self.content["organisation"]:
                self._organisation(row)
        for row in self.content["organisation"]:
            self._joined(row)
        for row in self.content["agreement"]:
            self._agreement(row)
        for row in self.content["pledge"]:
            self._pledge(row)
        for row in self.content["practice"]:
            self._practice(row)
        for row in self.content["call"]:
            self._call(row)
        for row in self.content["bid"]:
            self._bid(row)
        self._proposal()

    def _day(self, days_ago: int) -> date:
        return timezone.localdate(self.town.now) - timedelta(days=days_ago)

    def _organisation(self, row: Row) -> None:
        plain = ("what", "country", "about_tr", "about_en", "offers", "seeks", "networks", "website")
        said = {name: row[name] for name in plain if name in row}
        goals = [self.town.goals[number] for number in row["goals"]]
        one = actions.save_organisation(by=self.keeper, name=row["name"], goals=goals, **said)
        self.organisations[row["key"]] = actions.publish_organisation(by=self.keeper, organisation=one)
        for key in row.get("speaks", []):
            actions.name_representative(by=self.keeper, organisation=one, email=self.town.people[key].email or "")

    def _joined(self, row: Row) -> None:
        for key in row.get("with", []):
            project = self.projects[key]
            with clock.at(min(project.created_at + timedelta(days=12), self.town.now)):
                actions.join_partner(by=self.keeper, organisation=self.organisations[row["key"]], ref=project.ref)

    def _agreement(self, row: Row) -> None:
        starts = row["starts"]
        signed = {} if row.get("draft") else {"signed_on": self._day(starts), "number": row["number"]}
        ends = {"ends_on": self._day(-row["ends"])} if "ends" in row else {}
        with clock.at(self.town.at(max(starts, 0))):
            made = actions.save_agreement(
                by=self.keeper, organisation=self.organisations[row["with"]], title=row["title"],
                what=row.get("what", "protocol"), starts_on=self._day(starts), **signed, **ends,
            )  # fmt: skip
            if signed:
                actions.put_in_force(by=self.keeper, agreement=made)

    def _pledge(self, row: Row) -> None:
        by, days = self.town.people.get(row.get("by", "")), row["days_ago"]
        said = {name: row[name] for name in ("what", "title", "amount") if name in row}
        project = self.projects.get(row.get("for", ""))
        said |= {"organisation": self.organisations[row["from"]].name, "serves": project.ref if project else ""}
        with clock.at(self.town.at(days)):
            made = actions.offer_pledge(by=by, **said) if by else actions.type_pledge(by=self.keeper, **said)
        if "declined" in row:
            with clock.at(self.town.at(days - 4)):
                actions.decide_pledge(by=self.keeper, pledge=made, to="declined", answer=row["declined"])
        elif "used" in row or "accepted" in row:
            with clock.at(self.town.at(days - 5)):
                actions.decide_pledge(by=self.keeper, pledge=made, to="accepted")
        if "used" in row:
            self._use(made, row, days - 40)

    def _use(self, pledge: Any, row: Row, days_ago: int) -> None:
        with clock.at(self.town.at(days_ago)):
            used = actions.use_pledge(
                by=self.keeper, pledge=pledge, used_on=self._day(days_ago), used=row["used"], proof="Merkez tutanağı"
            )
            if row.get("thanked"):
                actions.thank_for(by=self.keeper, pledge=used, thanks=words_of_thanks(used))

    def _practice(self, row: Row) -> None:
        plain = {name: row[name] for name in ("title", "what", "where", "worked", "cost")}
        of = self.organisations.get(row.get("from", ""))
        with clock.at(self.town.at(6 if row.get("waits") else 70)):
            made = actions.write_practice(
                by=self.keeper, organisation=of, goal=self.town.goals[row["goal"]], contact="", **plain
            )
            if not row.get("waits"):
                actions.review_practice(by=self.colleague, practice=made, to="published")

    def _call(self, row: Row) -> None:
        closes = self.town.midnight(row["closes"]) + timedelta(hours=17)
        said = {name: row[name] for name in ("title", "body", "programme") if name in row}
        with clock.at(self.town.at(max(30, 40 - row["closes"]))):
            self.calls[row["key"]] = actions.save_call(
                by=self.keeper, closes_at=closes, most=row.get("most", 0) * 100, amount_words=row.get("amount", ""), **said
            )  # fmt: skip

    def _bid(self, row: Row) -> None:
        call, project = self.calls[row["call"]], self.projects.get(row.get("project", ""))
        closed = -(timezone.localdate(call.closes_at) - timezone.localdate(self.town.now)).days
        begun = max(closed + 20, 4)
        papers = {"council_number": f"2026/{closed + 200}", "council_on": self._day(begun)} if closed > 0 else {}
        with clock.at(self.town.at(begun)):
            bid = actions.begin_bid(
                by=self.colleague, call=call, title=row["title"], summary=row["summary"], unit=self.town.units[row["unit"]],
                project=project, budget=row.get("budget", 0) * 100, budget_words=row.get("words", ""),
                partners=[self.organisations[key] for key in row["partners"]], **papers,
            )  # fmt: skip
        if row["state"] != "preparing":
            self._submitted(bid, row, closed)

    def _submitted(self, bid: Bid, row: Row, closed: int) -> None:
        with clock.at(self.town.at(closed + 2)):
            bid = actions.submit_bid(by=self.colleague, bid=bid, on=self._day(closed + 2))
        if "result" not in row:
            return
        won = "granted" in row
        with clock.at(self.town.at(closed - 50)):
            bid = actions.record_result(
                by=self.colleague, bid=bid, to="won" if won else "lost", on=self._day(closed - 50), result=row["result"],
                granted=row.get("granted", 0) * 100,
            )  # fmt: skip
        if won:
            self._running(bid, closed - 80)

    def _running(self, bid: Bid, days_ago: int) -> None:
        papers = {"ministry_number": "B.05/412", "ministry_on": self._day(days_ago + 5), "ministry_basis": "[Dayanak belediye tarafından doldurulur]"}  # fmt: skip
        partners = list(bid.partners.all())
        with clock.at(self.town.at(days_ago)):
            bid = actions.save_bid(by=self.colleague, bid=bid, partners=partners, **papers)
            bid = actions.sign_grant(by=self.colleague, bid=bid, number="EKF-2026-088", on=self._day(days_ago))
            bid = actions.publish_fund(by=self.colleague, bid=bid)
            dues = [("report", "Başlangıç raporu", 20), ("spending", "Birinci dilimin harcanması", -12), ("report", "Ara rapor", -26)]  # fmt: skip
            made = [
                actions.add_due(by=self.colleague, bid=bid, what=what, title=title, on=self._day(days))
                for what, title, days in dues
            ]
        with clock.at(self.town.at(22)):
            actions.finish_due(by=self.colleague, due=made[0], on=self._day(22), proof="E-2026/911")

    def _proposal(self) -> None:
        """A representative would like to change a page; it waits."""
        one = self.organisations["fidan"]
        with clock.at(self.town.at(2)):
            actions.propose_change(
                by=self.town.people["yurttas"], organisation=one, goals=list(one.goals.all()),
                offers="Fidan, dikim bilgisi, sulama ekibi, kompost toprağı",
            )  # fmt: skip
