"""Reading questions and answers."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from statistics import median
from typing import Any

from django import forms
from django.db.models import CharField, Exists, Func, Q, QuerySet, TextField, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat

from meydan.base import languages, turkish, uploads
from meydan.base.paging import Page, page_by_key
from meydan.base.zipped import zipped
from meydan.questions import files
from meydan.questions.fields import field_of
from meydan.questions.models import Answer, Question, QuestionKind
from meydan.questions.rules import WITH_COUNTS, choices_of, name_of, said

__all__ = [
    "Result",
    "all_questions",
    "answered_on",
    "fields_for",
    "is_asked",
    "questions_of",
    "results",
    "values_on",
]
LATEST = 50
K = QuestionKind


def questions_of(of: str, form: str) -> list[Question]:
    """What is asked now, in order."""
    return list(Question.objects.filter(of=of, form=form, removed_at=None).select_related("only_if"))


def is_asked(kind: str, pk: Any, form: str) -> Exists:
    """Whether something is asked, for rows of things of this kind."""
    of = Concat(Value(f"{kind}:"), Cast(pk, CharField()))
    return Exists(Question.objects.filter(of=of, form=form, removed_at=None))


def all_questions() -> QuerySet[Question]:
    return Question.objects.filter(removed_at=None)


def ever_asked() -> QuerySet[Question]:
    """Also what is asked no more."""
    return Question.objects.all()


def fields_for(questions: Collection[Question], *, seed: str = "") -> dict[str, forms.Field]:
    """The questions as fields, by their names. `seed`: what belongs to one sheet, for the order of shuffled choices."""
    return {name_of(one): field_of(one, seed=seed) for one in questions}


def has_answers(question: Question) -> bool:
    return question.answers.exists()


def answered_on(sheets: Collection[str]) -> dict[str, list[tuple[Question, str]]]:
    """Sheet → (question, answer in words); one query."""
    rows = Answer.objects.filter(sheet__in=sheets).select_related("question")
    found: dict[str, list[tuple[Question, str]]] = defaultdict(list)
    for one in rows.order_by("question__page", "question__position", "question_id"):
        found[one.sheet].append((one.question, said(one.question, one.value)))
    return found


def values_on(sheet: str) -> dict[str, Any]:
    """What was answered, by the names of the fields, to begin a form with."""
    return {name_of(one.question): one.value for one in Answer.objects.filter(sheet=sheet).select_related("question")}


def answers_to(questions: Iterable[Question]) -> QuerySet[Answer]:
    return Answer.objects.filter(question__in=list(questions))


def answer_with_file(key: str) -> Answer | None:
    return Answer.objects.filter(question__kind=K.FILE, value__key=key).select_related("question").first()


def keys_of_files() -> set[str]:
    return set(Answer.objects.filter(question__kind=K.FILE, value__has_key="key").values_list("value__key", flat=True))


def with_words(rows: QuerySet[Answer], text: str) -> QuerySet[Answer]:
    """Those with all words of `text`, whatever their letters."""
    parts = languages.fold(text).split()
    if not parts:
        return rows
    folded = Func(Cast("value", TextField()), function="meydan_fold", output_field=TextField())
    return rows.annotate(folded=folded).filter(*(Q(folded__contains=part) for part in parts))


def answer_page(question: Question, *, text: str, after: str) -> Page[Answer]:
    """What was written, the latest first."""
    rows = with_words(Answer.objects.filter(question=question).select_related("question"), text)
    return page_by_key(rows, order=["-pk"], after=after, per_page=LATEST)


def files_of(of: str) -> QuerySet[Answer]:
    """Answers about something that are a file which is still kept. In the order of their keys, which is one of chance: the order in
    which they came would say which are one person's."""
    rows = Answer.objects.filter(question__of=of, question__kind=K.FILE, value__has_key="key")
    return rows.select_related("question").annotate(key=KT("value__key")).order_by("key")


def files_on(of: str) -> dict[tuple[str, int], str]:
    """(sheet, question) → what the file that came there is called."""
    return {(one.sheet, one.question_id): file_name(one) for one in files_of(of)}


def packed_files(of: str) -> Iterator[bytes]:
    """All files about something as a zip, a folder a question, made while it is sent: nothing of it has to lie anywhere."""
    rows = files_of(of).iterator(chunk_size=200)
    return zipped(
        (f"{turkish.slug(one.question.text)[:40] or one.question_id}/{file_name(one)}", files.path_of(one.value))
        for one in rows
    )


def file_name(answer: Answer) -> str:
    """What a file is called in lists and when it is taken along: not as its sender had called it."""
    return f"{answer.value['key'][:12]}.{answer.value.get('suffix', uploads.JPG)}"


@dataclass
class Result:
    """What came in for one question."""

    question: Question
    counts: list[tuple[str, int]] = field(default_factory=list)
    """Of questions with choices: (answer, how many)."""
    lines: list[tuple[str, list[tuple[str, int]]]] = field(default_factory=list)
    """Of a matrix: counts of each line."""
    ranks: list[tuple[str, Decimal]] = field(default_factory=list)
    """Of an order: (choice, mean place), the best one first."""
    words: list[str] = field(default_factory=list)
    """Of the others: the latest answers."""
    answers: int = 0

    @property
    def has_more(self) -> bool:
        """Than the latest."""
        return bool(self.words) and self.answers > len(self.words)

    mean: Decimal | None = None
    """Of scales and numbers."""
    median: Decimal | None = None


def results(of: str, form: str, *, sheets: Collection[str] | None = None) -> list[Result]:
    """All answers on a form, question by question; two queries. `sheets`: only those on these."""
    questions = list(Question.objects.filter(of=of, form=form))
    rows = answers_to(questions).order_by("-pk")
    values: dict[int, list[Any]] = defaultdict(list)
    for question, sheet, value in rows.values_list("question", "sheet", "value"):
        if sheets is None or sheet in sheets:
            values[question].append(value)
    return [result_of(one, values[one.pk]) for one in questions if values[one.pk] or one.removed_at is None]


def result_of(question: Question, values: Sequence[Any]) -> Result:
    found = Result(question, answers=len(values))
    match question.kind:
        case kind if kind in WITH_COUNTS:
            found.counts = _counted(question, (one for value in values for one in _many(value)))
        case K.MATRIX:
            found.lines = [
                (line, _counted(question, (value[line] for value in values if line in value)))
                for line in question.lines
            ]
        case K.RANKING:
            found.ranks = _mean_places(question, values)
        case _:
            found.words = [said(question, one) for one in values[:LATEST]]
    if values and question.kind in {K.SCALE, K.NUMBER}:
        numbers = [Decimal(value) for value in values]
        found.mean, found.median = sum(numbers, Decimal()) / len(numbers), Decimal(median(numbers))
    return found


def _many(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def _counted(question: Question, values: Iterable[Any]) -> list[tuple[str, int]]:
    counted = Counter(values)
    return [(word, counted[code]) for code, word in choices_of(question)]


def _mean_places(question: Question, values: Sequence[Sequence[str]]) -> list[tuple[str, Decimal]]:
    """Mean place of each choice: 1 is best. Everybody who answers puts all of them in order, so this is the order of Borda."""
    if not values:
        return []
    places = {one: sum(value.index(one) + 1 for value in values) for one in question.choices}
    return sorted(((one, Decimal(total) / len(values)) for one, total in places.items()), key=lambda pair: pair[1])
