"""The demo town's panels: one from the question to what it changed, drawn for real; and three focus groups that look for members, one of them
from 15 on, one in a stage of its process. The pool is written in bulk, everything else comes through the actions on its day."""

import tomllib
from collections.abc import Sequence
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from meydan.attendance import actions as attendance
from meydan.attendance.models import Seat
from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.front.demo.content import Row
from meydan.panels import actions
from meydan.panels.models import Application, Feature, Given, Panel, Sitting, Value
from meydan.panels.models.pool import new_code
from meydan.panels.queries.panels import features_of
from meydan.people.models import Person
from meydan.threads.models import Thread

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

BANDS = {"18-29": 0, "30-44": 1, "45-64": 2, "65+": 3}
S = Application.State


def load_panels(town: "DemoTown") -> None:
    file = town.folder / "panels.toml"
    if file.exists():
        rows = tomllib.loads(file.read_text(encoding="utf-8"))
        _Panels(town).write(rows["drawn"], rows["recruiting"], rows.get("young"), rows.get("staged"))


class _Panels:
    def __init__(self, town: "DemoTown") -> None:
        self.town, self.chance = town, Random(17)  # noqa: S311 (invented people)
        self.keeper, self.director = town.people["koordinator"], town.people["mudur"]
        crowd = Person.objects.filter(email=None, age_band__in=BANDS, neighbourhood__isnull=False)
        self.crowd = list(crowd.select_related("neighbourhood").order_by("pk"))

    def write(self, drawn: Row, recruiting: Row, young: Row | None, staged: Row | None) -> None:
        panel = self._opened(drawn, before=80, days=20, ways=["letter", "muhtar", "open"], records=True)
        self._apply(panel, drawn["applied"], first=self.town.people["yurttas"], before=70)
        self._draw(panel, drawn)
        self._meet(panel, drawn)
        self._report(panel, drawn)
        self._recruit(recruiting)
        if young:
            self._ask_guardians(young)
        if staged:
            self._apply(self._opened(staged, before=6, days=14, ways=["muhtar", "open"]), staged["applied"], before=5)
        OutboxMessage.objects.filter(code__startswith="panels.").delete()  # nobody hears today of what was weeks ago

    def _opened(self, row: Row, *, before: float, days: int, **words: Any) -> Panel:
        plain = (
            "title",
            "question",
            "text",
            "afterwards",
            "size",
            "lot_number",
            "expenses",
            "expenses_basis",
            "one_of_household",
            "age_from",
            "age_basis",
        )
        said = {name: row[name].strip() if isinstance(row[name], str) else row[name] for name in plain if name in row}
        process = self.town.processes.get(row.get("process", ""))
        said |= {
            "belongs_to": process.ref if process else "",
            "stage": row.get("stage", "") if process else "",
            "what": "citizens" if row["size"] > 20 else "focus_group",
        }
        with clock.at(self.town.at(before)):
            until = self.town.midnight(days - round(before)) - timedelta(seconds=1)
            plan = actions.Plan(
                self.town.units[row["unit"]], self.keeper, self._thread(row), {**said, **words, "apply_until": until}
            )
            panel = actions.save_panel(by=self.keeper, plan=plan)
            for one in row["features"]:
                self._feature(panel, one)
            actions.submit_design(by=self.keeper, panel=panel)
            actions.approve_panel(
                by=self.director, panel=panel, words=row["approval"], basis=row.get("approval_basis", "")
            )
            return actions.open_call(by=self.keeper, panel=panel)

    def _thread(self, row: Row) -> Thread | None:
        titles = {one["key"]: one["title"] for one in self.town.content.projects}
        return Thread.objects.filter(projects__title=titles.get(row.get("thread"), "")).order_by("pk").first()

    def _feature(self, panel: Panel, row: Row) -> Feature:
        typed = [actions.Answer(*answer) for answer in row.get("answers", ())]
        refused = [actions.Answer(name, 0, 0, admits=False) for name in row.get("refused", ())]
        return actions.add_feature(
            by=self.keeper, panel=panel, what=row["what"], name=row["name"], why=row["why"], answers=[*typed, *refused]
        )  # fmt: skip

    def _apply(self, panel: Panel, count: int, *, before: float, first: Person | None = None) -> None:
        """Invented people in the drum, each with an answer to everything."""
        features = features_of(panel)
        people = [
            *([first] if first else []),
            *self.chance.sample(self.crowd, min(count, len(self.crowd)) - bool(first)),
        ]
        rows = []
        for person in people:
            at = self.town.at(before - self.chance.random() * 10)
            given = [self._answer(one, person) for one in features]
            state = S.ELIGIBLE if all(value.admits for value in given) else S.OUT
            heard = at if panel.records and self.chance.random() < 0.8 else None
            rows.append(
                (
                    Application(
                        panel=panel,
                        person=person,
                        state=state,
                        at=at,
                        agreed_at=at,
                        recording_agreed_at=heard,
                        household=new_code() if panel.one_of_household else "",
                    ),
                    given,
                )
            )
        made = Application.objects.bulk_create([one for one, _given in rows])
        Given.objects.bulk_create(
            Given(application=one, feature_id=value.feature_id, value=value)
            for one, (_row, given) in zip(made, rows, strict=True)
            for value in given
        )

    def _answer(self, feature: Feature, person: Person) -> Value:
        values = list(feature.values.all())
        if feature.what == Feature.What.REGION:
            group = person.neighbourhood.group if person.neighbourhood else ""
            return next((one for one in values if group in one.groups), values[0])
        if feature.what == Feature.What.AGE:
            return values[min(BANDS.get(person.age_band, 1), len(values) - 1)]
        usual = [one for one in values if one.most > 3]
        return self.chance.choice(usual if self.chance.random() < 0.95 else values)

    def _draw(self, panel: Panel, row: Row) -> None:
        with clock.at(self.town.at(58)):
            lottery = actions.close_list(by=self.keeper, panel=panel)
            actions.compute(lottery_id=lottery.pk)
            actions.publish_lottery(by=self.keeper, lottery=lottery)
        with clock.at(self.town.at(56)):
            actions.draw_lottery(by=self.keeper, lottery=lottery, public=row["public"])
        with clock.at(self.town.at(54)):
            asked = list(panel.applications.filter(state=S.SELECTED).select_related("person", "panel").order_by("code"))
            for one in [one for one in asked if one.person_id != self.town.people["yurttas"].pk][:3]:
                actions.decline_place(by=one.person, application=one)

    def _meet(self, panel: Panel, row: Row) -> None:
        begin = self._moment(36, 10)
        with clock.at(self.town.at(50)):
            times = actions.Times(begin, begin + timedelta(hours=3), row["place"], self.keeper)
            sitting, _busy = actions.plan_sitting(
                by=self.keeper, panel=Panel.objects.get(pk=panel.pk), times=times, delete_on=timezone.localdate(begin) + timedelta(days=30),
                words={"title": row["sitting"], "guide": row["guide"].strip()}, recorded_where="Merkezin kayıt cihazı, kilitli dolap",
            )  # fmt: skip
            self._seat(panel, sitting)
        with clock.at(begin + timedelta(hours=4)):
            actions.close_sittings(by=self.keeper, panel=panel)
            actions.write_notes(
                by=self.keeper,
                sitting=Sitting.objects.select_related("panel__unit").get(pk=sitting.pk),
                notes=row["notes"],
            )
        with clock.at(begin + timedelta(days=29)):
            actions.note_deletion(
                by=self.keeper, recording=sitting.recording, how="Cihazdan ve yedekten silindi, iki kişi baktı."
            )

    def _moment(self, days: int, hour: int) -> Any:
        day = timezone.localtime(self.town.at(days))
        return day.replace(hour=hour, minute=0, second=0, microsecond=0)

    def _seat(self, panel: Panel, sitting: Sitting) -> None:
        """Who was drawn, and who stepped in, has said yes; all but two came."""
        members = list(panel.applications.filter(state=S.SELECTED).select_related("person").order_by("code"))
        panel.applications.filter(state=S.SELECTED).update(state=S.CONFIRMED)
        Panel.objects.filter(pk=panel.pk).update(state="seated")
        drawn = [attendance.Drawn(one.person, 1, seated=True) for one in members if one.person]
        seats = attendance.seat_by_lot(by=self.keeper, occasion=sitting.occasion, drawn=drawn)
        there: Sequence[Any] = [one.pk for one in seats if one][2:]
        begin = sitting.occasion.starts_at
        Seat.objects.filter(pk__in=there).update(state="left", came_at=begin, left_at=begin + timedelta(hours=3))

    def _report(self, panel: Panel, row: Row) -> None:
        with clock.at(self.town.at(30)):
            for step in ("transcribed", "anonymised"):
                actions.go_on(by=self.keeper, panel=panel, to=step)
            for one in row["themes"]:
                theme = actions.add_theme(
                    by=self.keeper,
                    panel=Panel.objects.select_related("unit").get(pk=panel.pk),
                    title=one["title"],
                    text=one["text"],
                )
                for words in one["quotes"]:
                    actions.add_quote(by=self.keeper, theme=theme, text=words)
            actions.go_on(by=self.keeper, panel=panel, to="coded")
            actions.send_summary(by=self.keeper, panel=panel, summary=row["summary"].strip(), days=7)
            self._check(panel)
        with clock.at(self.town.at(20)):
            actions.publish_report(by=self.keeper, panel=panel, report=row["report"].strip())
        with clock.at(self.town.at(6)):
            for one in row["effects"] if panel.thread_id else ():
                actions.tell_effect(by=self.keeper, panel=panel, **one)

    def _check(self, panel: Panel) -> None:
        rows = list(panel.applications.filter(state=S.CAME))
        for at, one in enumerate(rows[4:]):
            one.check_at, one.check_agrees, one.check_words = (
                clock.now(),
                at > 1,
                "" if at > 1 else "Kira konusu eksik kalmış.",
            )
        Application.objects.bulk_update(rows, ["check_at", "check_agrees", "check_words"])

    def _recruit(self, row: Row) -> None:
        panel = self._opened(row, before=9, days=18, ways=["letter", "open"], records=True)
        with clock.at(self.town.at(8)):
            actions.make_codes(
                by=self.keeper, panel=panel, way="letter", count=60, words="Kütüphane üyelerinden rastgele 60 kişi"
            )
        self._apply(panel, row["applied"], before=8)

    def _ask_guardians(self, row: Row) -> None:
        """One waits for her mother’s answer to the link; of another one a signed paper was seen."""
        panel = self._opened(row, before=6, days=16, ways=["open"])
        self._apply(panel, row["applied"], before=5)
        first = {one.pk: one.values.all()[0] for one in features_of(panel)}
        young = [one for one in self.town.people.values() if one.is_minor and not one.grants][:2]
        with clock.at(self.town.at(3)):
            made = [actions.apply(by=one, panel=panel, answers=first, take_part=True, age="minor") for one in young]
            if len(made) == 2:
                actions.name_guardian(by=young[0], application=made[0], name="Sevim D.", contact="+905320000017")
                actions.note_permission(by=self.keeper, application=made[1], proof="paper")
