"""What a juror sees of a file. Everything that the jury reads comes from here: page and file are made of a `Seen`, never of an application.
What nobody marked as shown is hidden; see decision 41."""

from dataclasses import dataclass

from meydan.calls.models import Assignment
from meydan.calls.queries.jury import Others, others_of
from meydan.calls.rules.people import may_read_file, may_read_hidden
from meydan.people.models import Person
from meydan.questions.queries import answered_on

type Answers = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Seen:
    number: int
    title: str
    topics: tuple[str, ...]
    answers: Answers = ()
    """Questions that the first round shows, once the statement was made."""
    closed: tuple[str, ...] = ()
    """Which questions are closed still; never what was answered."""
    is_blind: bool = True
    opened: Answers = ()
    """What was closed, after every score is final."""
    organisation: str = ""
    people: tuple[str, ...] = ()


def seen_by(person: Person | None, assignment: Assignment, others: Others | None = None) -> Seen:
    """Title and topics; then what the first round shows; then, when all have scored, the rest."""
    file = assignment.application
    plain = Seen(file.number or 0, file.title, tuple(file.topics))
    if not may_read_file(person, assignment):
        return plain
    rows = answered_on([file.ref]).get(file.ref, [])
    shown = tuple((one.text, said) for one, said in rows if one.pk in file.call.shown)
    rest = tuple((one.text, said) for one, said in rows if one.pk not in file.call.shown)
    seen = Seen(plain.number, plain.title, plain.topics, shown, tuple(text for text, _said in rest))
    missing = (others or others_of(assignment)).missing
    return _opened(seen, assignment, rest) if may_read_hidden(person, assignment, missing=missing) else seen


def _opened(seen: Seen, assignment: Assignment, rest: Answers) -> Seen:
    file = assignment.application
    people = [file.person.name] if file.person else []
    people += [one.person.name for one in file.members.select_related("person") if one.person]
    return Seen(
        seen.number, seen.title, seen.topics, seen.answers, (), is_blind=False, opened=rest, organisation=file.organisation,
        people=tuple(people),
    )  # fmt: skip


@dataclass(frozen=True)
class Row:
    """A file in the list of a juror, also as a table to take along."""

    assignment: Assignment
    number: int
    title: str
    topics: tuple[str, ...]
    points: int | None = None
    """One's own."""


def row_of(assignment: Assignment) -> Row:
    file = assignment.application
    return Row(assignment, file.number or 0, file.title, tuple(file.topics), assignment.points)
