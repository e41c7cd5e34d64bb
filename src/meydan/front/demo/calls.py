"""The demo town's open calls: one whose jury scores now, one that was decided, with ventures and what came of them, and one that is open.
Points are written in bulk, everything else comes through the actions on its day; people who applied and judged are invented."""

import tomllib
from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

from django.utils import timezone

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.base.refs import resolve
from meydan.calls import actions
from meydan.calls.models import FORM, Application, Assignment, Call, Juror, Mark, Venture
from meydan.calls.queries.calls import asked_in, criteria_of
from meydan.calls.queries.results import total_of
from meydan.events import actions as events
from meydan.front.demo.content import Row
from meydan.people.models import Person
from meydan.questions.actions import save_question
from meydan.questions.rules import name_of

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

POINTS = {"accepted": (4, 5), "conditional": (3, 4), "reserve": (3, 4), "declined": (2, 3)}
"""Between these lie the points that a decision came from."""
JURORS = 6


def load_calls(town: "DemoTown") -> None:
    file = town.folder / "calls.toml"
    if file.exists():
        _Calls(town, tomllib.loads(file.read_text(encoding="utf-8"))).write()


class _Calls:
    def __init__(self, town: "DemoTown", content: Row) -> None:
        self.town, self.content, self.chance = town, content, Random(23)  # noqa: S311 (invented people)
        self.keeper = town.people["koordinator"]
        crowd = Person.objects.filter(email=None, age_band__in=("18-29", "30-44", "45-64")).order_by("-pk")
        self.crowd = iter(crowd[:80])

    def write(self) -> None:
        for nth, row in enumerate(self.content["call"]):
            ideas = [one for one in self.content["idea"] if one["call"] == nth]
            call = self._published(row)
            self._apply(call, row, ideas)
            if row["phase"] == "open":
                continue
            jurors = self._appoint(call, row)
            self._divide(call)
            if row["phase"] == "told":
                self._score(call, ideas)
                self._decide(call, row, ideas)
                self._accompany(call, ideas)
                self._show(call)
            else:
                self._begin_to_score(call, jurors)
        OutboxMessage.objects.filter(code__startswith="calls.").delete()  # nobody hears today of what was weeks ago

    def _show(self, call: Call) -> None:
        """The demo day: an event like any other, and named at the call."""
        begin = self.town.midnight(19) + timedelta(hours=14)
        words = {
            "title": "Komşuluk girişimleri ne denedi, ne öğrendi?", "summary": "Girişimler ne denediklerini ve ne öğrendiklerini gösterir.",
            "what": "workshop", "form": "present", "languages": ["tr"], "access": ["ramp"], "giving": "first", "most_together": 3,
        }  # fmt: skip
        plan = events.Plan(
            unit=call.unit, starts_at=begin, ends_at=begin + timedelta(hours=3), capacity=60, where="Yaşam Kalitesi Merkezi",
            goals=list(call.goals.all()), words=words,
        )  # fmt: skip
        event = events.publish_event(by=self.keeper, event=events.save_event(by=self.keeper, plan=plan))
        actions.name_demo_day(by=self.keeper, call=call, ref=event.ref)

    def _published(self, row: Row) -> Call:
        plain = ("what", "title", "summary", "offers", "basis", "topics", "conditions", "places", "scale_words")
        opens = self.town.midnight(-row["opened"])
        times = {"opens_at": opens, "closes_at": self.town.last_minute(row["days"] - row["opened"])}
        times["jury_until"] = times["closes_at"] + timedelta(days=row["jury_days"])
        with clock.at(opens - timedelta(days=7)):
            draft = actions.Draft(
                unit=self.town.units[row["unit"]], keeper=self.keeper, goals=[self.town.goals[one] for one in row["goals"]],
                words={**{name: row[name] for name in plain}, "text": row["text"].strip(), **times},
            )  # fmt: skip
            call = actions.save_call(by=self.keeper, draft=draft)
            for one in self.content["criterion"]:
                actions.add_criterion(by=self.keeper, call=call, **one)
            self._ask(call)
            return actions.publish_call(by=self.keeper, call=call)

    def _ask(self, call: Call) -> None:
        about = resolve(self.keeper, [call.ref])[call.ref]
        made = [
            (save_question(by=self.keeper, about=about, form=FORM, kind="long", text=one["text"], why=one["why"]), one)
            for one in self.content["question"]
        ]
        actions.choose_shown(by=self.keeper, call=call, shown=[asked.pk for asked, one in made if one["shown"]])

    def _apply(self, call: Call, row: Row, ideas: Sequence[Row]) -> None:
        """The first idea of a call that is told is of the resident of the demo."""
        asked = asked_in(call)
        for nth, one in enumerate(ideas):
            mine = row["phase"] == "told" and nth == 0
            person = self.town.people["yurttas"] if mine else next(self.crowd)
            answers = dict(zip((name_of(each) for each in asked), one.get("answers", ()), strict=False))
            written = actions.Written(
                title=one["title"], summary=one["line"], topics=one["topics"], publish=one.get("publish", True), answers=answers
            )  # fmt: skip
            with clock.at(call.opens_at + timedelta(days=3 + nth, hours=11)):
                actions.write_application(by=person, call=call, written=written, opened_at=clock.now(), send=True)

    def _appoint(self, call: Call, row: Row) -> list[Juror]:
        """Invented jurors; of the call that is with its jury the resident of the demo is the first."""
        people = [next(self.crowd) for _nth in range(JURORS)]
        if row["phase"] == "jury":
            people[0] = self.town.people["yurttas"]
        topics = call.topics
        rows = [
            Juror(
                call=call,
                person=one,
                topics=[topics[at % len(topics)], topics[(at + 2) % len(topics)]],
                appointed_at=call.opens_at,
            )
            for at, one in enumerate(people)
        ]
        return Juror.objects.bulk_create(rows)

    def _divide(self, call: Call) -> None:
        with clock.at(call.closes_at + timedelta(days=2)):
            actions.close_call(by=self.keeper, call=call)
            call.applications.update(state=Application.State.ELIGIBLE)
            actions.shortlist_eligible(by=self.keeper, call=call)
            plan = actions.work_out(by=self.keeper, call=call)
            actions.compute(plan_id=plan.pk)
            actions.confirm_plan(by=self.keeper, call=call)

    def _begin_to_score(self, call: Call, jurors: Sequence[Juror]) -> None:
        """Some have scored; the resident has one file half done, and others to begin with."""
        with clock.at(self.town.at(3)):
            for juror in jurors:
                files = list(juror.assignments.order_by("pk"))
                mine = juror is jurors[0]
                self._give(call, [(one, (2, 5)) for one in (files[:1] if mine else files[:-2])], final=not mine)

    def _give(self, call: Call, files: Sequence[tuple[Assignment, tuple[int, int]]], *, final: bool = True) -> None:
        """Points between the two numbers for every criterion, in bulk."""
        criteria, marks = criteria_of(call), []
        for file, between in files:
            points = {one.pk: self.chance.randint(*between) for one in criteria}
            file.conflict, file.conflict_at = Assignment.Conflict.NONE, clock.now()
            marks += [Mark(assignment=file, criterion_id=key, points=given) for key, given in points.items()]
            if final:
                file.final_at = clock.now()
                file.total = file.first_total = total_of(criteria, points, call.scale)
        Mark.objects.bulk_create(marks)
        rows = [file for file, _between in files]
        Assignment.objects.bulk_update(rows, ["conflict", "conflict_at", "final_at", "total", "first_total"])

    def _score(self, call: Call, ideas: Sequence[Row]) -> None:
        """The one on which the jury lay far apart has a juror who saw it otherwise."""
        by_title = {one["title"]: one for one in ideas}
        rows = (
            Assignment.objects.filter(application__call=call)
            .select_related("application")
            .order_by("application", "pk")
        )
        files, seen = [], set()
        for file in rows:
            idea = by_title[file.application.title]
            strict = idea.get("far") and file.application_id not in seen
            seen.add(file.application_id)
            files.append((file, (2, 3) if strict else POINTS[idea["decision"]]))
        with clock.at(call.jury_until - timedelta(days=4)):
            self._give(call, files)

    def _decide(self, call: Call, row: Row, ideas: Sequence[Row]) -> None:
        with clock.at(call.jury_until):
            actions.close_jury(by=self.keeper, call=call)
            for one, idea in zip(call.applications.order_by("number"), ideas, strict=True):
                actions.decide(
                    by=self.keeper, application=one, decision=idea["decision"], reason=idea["reason"], condition=idea.get("condition", "")
                )  # fmt: skip
            actions.announce(by=self.keeper, call=Call.objects.get(pk=call.pk), words=row["words"])
        self._object(call)

    def _object(self, call: Call) -> None:
        """One objection that was not right."""
        one = call.applications.filter(state=Application.State.DECLINED).select_related("person").order_by("number")[0]
        with clock.at(call.jury_until + timedelta(days=3)):
            made = actions.object_to_decision(
                by=one.person, application=one, text="Deneme alanımız yazılmıştı, jüri görmemiş olabilir."
            )
        with clock.at(call.jury_until + timedelta(days=6)):
            answer = "Deneme alanı jürinin okuduğu yanıtta vardı; puanlar buna göre verildi. Gelecek çağrıda yeniden bekleriz."
            actions.answer_objection(by=self.keeper, objection=made, outcome="not_right", answer=answer)

    def _accompany(self, call: Call, ideas: Sequence[Row]) -> None:
        by_title = {one["title"]: one for one in ideas}
        begin = timezone.localdate(call.jury_until) + timedelta(days=7)
        with clock.at(call.jury_until + timedelta(days=5)):
            call = actions.begin_programme(by=self.keeper, call=Call.objects.get(pk=call.pk))
            mentor = actions.name_mentor(
                by=self.keeper, call=call, email=self.town.people["mudur"].email or "", topics=call.topics[:3], most=4
            )
        for venture in (
            Venture.objects.filter(application__call=call).select_related("application__person").order_by("pk")
        ):
            idea = by_title[venture.application.title]
            with clock.at(call.jury_until + timedelta(days=6)):
                actions.agree(
                    by=self.keeper, venture=venture, agreed_on=begin, starts_on=begin, ends_on=begin + timedelta(days=56)
                )  # fmt: skip
                pair = actions.confirm_mentor(by=self.keeper, venture=venture, mentor=mentor)
                goal = actions.set_milestone(
                    by=self.keeper, venture=venture, title="Sekiz haftalık deneme", due_on=begin + timedelta(days=56)
                )
                actions.give_support(by=self.keeper, venture=venture, what="pilot", words="Deneme alanı, sekiz hafta")
            with clock.at(call.jury_until + timedelta(days=30)):
                actions.log_meeting(
                    by=self.keeper,
                    mentoring=pair,
                    held_on=clock.today(),
                    minutes=50,
                    words="Ölçü ve eşik üzerine konuşuldu.",
                )
            with clock.at(call.jury_until + timedelta(days=64)):
                if venture.application.person:
                    actions.reach_milestone(by=venture.application.person, milestone=goal, evidence=idea["outcome"][1])
                actions.end_venture(
                    by=self.keeper, venture=venture, outcome=idea["outcome"][0], words=idea["outcome"][1]
                )
                if idea.get("project"):
                    self._go_on(venture)
            if "impact" in idea:
                with clock.at(self.town.at(20)):
                    actions.tell_impact(by=self.keeper, venture=venture, impact=idea["impact"])

    def _go_on(self, venture: Venture) -> None:
        day = clock.today()
        line = next(iter(self.town.plan_lines.values()), None)
        actions.go_on_as_project(
            by=self.keeper, venture=venture, summary="Bez torba kütüphanesi üç pazara yayılıyor.", starts_on=day,
            ends_on=day + timedelta(days=365), unit=self.town.units["culture"], plan_line=line,
        )  # fmt: skip
