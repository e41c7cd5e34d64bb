"""The demo town's surveys: those of `surveys.toml`, made through the actions; what invented people answered is written in bulk."""

import tomllib
from collections.abc import Iterator, Sequence
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

from django.utils import timezone

from meydan.base import clock
from meydan.front.demo.content import Row
from meydan.people.models import AgeBand
from meydan.proofs.models import Bond
from meydan.questions.models import Answer, Question
from meydan.questions.rules import choices_of, kept_of, name_of
from meydan.surveys import actions
from meydan.surveys.models import Sheet, Survey
from meydan.surveys.queries.ready import ready_templates
from meydan.surveys.queries.surveys import asked_in

if TYPE_CHECKING:
    from meydan.front.demo.load import DemoTown

PLAIN = ("title", "summary", "text", "afterwards", "minutes", "who", "compared_by", "stage")
BANDS = [AgeBand.YOUNG] * 5 + [AgeBand.ADULT] * 6 + [AgeBand.MIDDLE] * 5 + [AgeBand.OLDER] * 3 + [""]
BONDS = [""] * 5 + [Bond.LIVES] * 6 + [Bond.STUDIES] * 2 + [Bond.WORKS] * 2
PILES = ("Salı pazarı", "Göksu Kültür Evi")


def load_surveys(town: "DemoTown") -> None:
    file = town.folder / "surveys.toml"
    if file.exists():
        for row in tomllib.loads(file.read_text(encoding="utf-8"))["survey"]:
            _Asked(town, row).write()
        _draft(town)


def _draft(town: "DemoTown") -> None:
    """One that a colleague has begun from a template that comes along."""
    by = town.people["koordinator"]
    survey = actions.save_survey(
        by=by, unit=town.units["parks"], title="Hasanağa Bahçesi’ni nasıl kullanıyorsunuz?", opens_at=town.midnight(14), closes_at=town.last_minute(35),
        summary="Bahçenin yenilenmesinden önce bir dakikanızı rica ediyoruz.", who="named",
        afterwards="Proje taslağı yanıtlarla birlikte ocak ayında yayımlanır.",
    )  # fmt: skip
    _name, questions = ready_templates()["place"]
    actions.begin_from(by=by, survey=survey, questions=questions)


class _Asked:
    def __init__(self, town: "DemoTown", row: Row) -> None:
        self.town, self.row, self.chance = town, row, Random(row["title"])  # noqa: S311 (invented people)
        self.by = town.people["koordinator"]

    def write(self) -> None:
        with clock.at(self.town.at(-self.row["from"] + 1)):
            survey = self._survey()
        questions = asked_in(survey)
        sheets = [self._sheet(survey) for _ in range(self.row["sheets"])]
        Sheet.objects.bulk_create(sheets)
        Answer.objects.bulk_create(one for sheet in sheets for one in self._answers(sheet, questions))
        self._words(survey, sheets, questions)
        if "report" in self.row:
            with clock.at(self.town.at(-self.row["to"] - 12)):
                actions.report_survey(by=self.by, survey=survey, report=self.row["report"], changed=self.row["changed"])

    def _survey(self) -> Survey:
        row = self.row
        said = {name: row[name] for name in PLAIN if name in row}
        process = self.town.processes.get(row.get("process", ""))
        if process is None:  # a part of the demo may be loaded without its processes
            said.pop("stage", None)
        survey = actions.save_survey(
            by=self.by, unit=self.town.units[row["unit"]], process=process,
            opens_at=self.town.midnight(row["from"]), closes_at=self.town.last_minute(row["to"]), **said,
        )  # fmt: skip
        actions.begin_from(by=self.by, survey=survey, questions=row["question"])
        return actions.publish_survey(by=self.by, survey=survey)

    def _sheet(self, survey: Survey) -> Sheet:
        """Most on the web, some on paper; of whom only what the survey compares by is kept."""
        last = min(timezone.localdate(self.town.now), timezone.localdate(survey.closes_at))
        first = timezone.localdate(survey.opens_at)
        paper = self.chance.random() < 0.15
        sheet = Sheet(survey=survey, on=first + timedelta(days=self.chance.randint(0, max(0, (last - first).days))))
        if paper:
            sheet.channel, sheet.batch, sheet.entered_by = "paper", self.chance.choice(PILES), self.by
        if survey.compared_by:
            places = list(self.town.places.values())
            weights = [place.population or 1 for place in places]
            sheet.neighbourhood = self.chance.choices(places, weights)[0]
            sheet.age_band = self.chance.choice(BANDS)
        if "bond" in survey.compared_by and not paper:
            sheet.bond = self.chance.choice(BONDS)
        return sheet

    def _answers(self, sheet: Sheet, questions: Sequence[Question]) -> Iterator[Answer]:
        rows = zip(questions, self.row["question"], strict=True)
        given = {
            name_of(one): self._answer(one, row)
            for one, row in rows
            if row.get("required") or self.chance.random() < 0.85
        }
        at = self.town.midnight((sheet.on - timezone.localdate(self.town.now)).days)
        kept = kept_of(questions, given)
        for one in questions:
            if name_of(one) in kept:
                yield Answer(question=one, sheet=sheet.key, value=kept[name_of(one)], at=at)

    def _answer(self, question: Question, row: Row) -> Any:
        codes, likely = [code for code, _word in choices_of(question)], row.get("likely", ())
        match question.kind:
            case "yes_no" | "one" | "scale":
                return self.chance.choices(codes, likely)[0]
            case "several":
                return [code for code, weight in zip(codes, likely, strict=True) if self.chance.random() < weight / 10]
            case "ranking":
                return sorted(codes, key=lambda code: -likely[codes.index(code)] * self.chance.random())
            case "matrix":
                return {line: self.chance.choices(codes, likely)[0] for line in question.lines}
            case "number":
                return self.chance.randint(0, row["most"])
            case "place":
                place = self.chance.choice(list(self.town.places.values())[:6])
                return {"place": place.slug, "name": place.name, "words": ""}
        return None

    def _words(self, survey: Survey, sheets: Sequence[Sheet], questions: Sequence[Question]) -> None:
        """What some of them wrote, and what a colleague has read of it."""
        readings = []
        for row, sheet in zip(self.row.get("words", ()), sheets, strict=False):
            at = self.town.midnight((sheet.on - timezone.localdate(self.town.now)).days)
            answer = Answer.objects.create(
                question=questions[row["question"]], sheet=sheet.key, value=row["text"], at=at
            )
            if "tags" in row:
                readings.append(actions.Reading(answer, row["tags"], row["public"], row["text"]))
        actions.read_texts(by=self.by, survey=survey, readings=readings)
