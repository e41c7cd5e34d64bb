"""A result in words and figures: the same for the page, the report, the API and the file."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from io import StringIO
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from meydan.base.sheets import harmless
from meydan.base.templatetags.ui import number, percent
from meydan.conversations.finding import letter, names_in
from meydan.conversations.models import AGREE, Conversation, Result, Statement
from meydan.conversations.picture import SIGNS, Picture, draw
from meydan.conversations.queries.conversations import result_of

FEWEST_VOTES = 3
"""A group with fewer votes on a statement is passed over in its line."""


@dataclass(frozen=True)
class Shares:
    """Of all who voted on a statement, in hundredths; together a hundred."""

    agree: int
    disagree: int
    votes: int

    @property
    def passed(self) -> int:
        return 100 - self.agree - self.disagree

    @property
    def without_pass(self) -> int:
        return self.agree + self.disagree

    @property
    def words(self) -> str:
        said = _("%(agree)s agree · %(disagree)s disagree · %(passed)s undecided")
        figures = {name: percent(getattr(self, name)) for name in ("agree", "disagree", "passed")}
        return said % figures


def shares(agree: int, disagree: int, votes: int) -> Shares:
    if not votes:
        return Shares(0, 0, 0)
    for_it, against = round(100 * agree / votes), round(100 * disagree / votes)
    return Shares(for_it, min(against, 100 - for_it), votes)


@dataclass(frozen=True)
class Line:
    """A statement with what was said about it."""

    statement: Statement
    answer: int
    shares: Shares
    by_group: Sequence[str] = ()

    @property
    def agrees(self) -> bool:
        return self.answer == AGREE


@dataclass(frozen=True)
class GroupWords:
    letter: str
    sign: str
    people: int
    unites: Sequence[Line]
    parts: Sequence[Line]


@dataclass(frozen=True)
class ResultPage:
    result: Result
    headline: str
    common: Sequence[Line]
    """What all groups answer alike."""
    most: Sequence[Line]
    """What most of all people answer alike; told where the groups have nothing in common, or where there is one group only."""
    divisive: Sequence[Line]
    groups: Sequence[GroupWords]
    small: int
    """Groups that are too small to be described."""
    picture: Picture | None

    @property
    def is_there(self) -> bool:
        return bool(self.result.findings)


def result_page(conversation: Conversation, *, most: int | None = None) -> ResultPage | None:
    """What was found last, `most` statements of each kind; None where nobody has voted. One query."""
    result = result_of(conversation)
    if result is None:
        return None
    found = result.findings
    texts = Statement.objects.filter(conversation=conversation).in_bulk(names_in(found)) if found else {}
    common, consensus = (_lines(found.get(part, ()), texts) for part in ("common", "consensus"))
    divisive = [_divided(one, found, texts) for one in found.get("divisive", ()) if one["statement"] in texts]
    groups = [_group(one, found, texts) for one in found.get("groups", ()) if one["people"]]
    return ResultPage(
        result=result,
        headline=_headline(len(groups), len(common), len(divisive)),
        common=common[:most],
        most=[] if common else consensus[:most],
        divisive=divisive[:most],
        groups=groups,
        small=len(found.get("groups", ())) - len(groups),
        picture=draw(found.get("groups", ())),
    )


def _headline(groups: int, common: int, divided: int) -> str:
    if groups < 2:
        return _("The votes do not fall into groups.")
    parts = [
        ngettext("There is %(count)s opinion group", "There are %(count)s opinion groups", groups) % {"count": groups}
    ]
    parts.append(
        ngettext("they agree on %(count)s statement", "they agree on %(count)s statements", common) % {"count": common}
    )
    parts.append(ngettext("they part on %(count)s", "they part on %(count)s", divided) % {"count": divided})
    return _("%(groups)s: %(common)s, %(divided)s.") % dict(zip(("groups", "common", "divided"), parts, strict=True))


def _lines(rows: Iterable[Sequence[int]], texts: Mapping[int, Statement]) -> list[Line]:
    return [Line(texts[pk], answer, _all(texts[pk])) for pk, answer in rows if pk in texts]


def _all(statement: Statement) -> Shares:
    return shares(statement.agree, statement.disagree, statement.votes_cast)


def _divided(one: Mapping[str, int], found: Mapping[str, Any], texts: Mapping[int, Statement]) -> Line:
    statement = texts[one["statement"]]
    return Line(statement, AGREE, _all(statement), group_words(found, statement.pk))


def group_words(found: Mapping[str, Any], statement_id: int) -> list[str]:
    """“Group A: 82% agree”, for each group with enough votes, the one that agrees most first."""
    rows = found.get("by_group", {}).get(str(statement_id), {})
    told = [(agree / votes, int(group)) for group, (agree, _against, votes) in rows.items() if votes >= FEWEST_VOTES]
    said = _("Group %(letter)s: %(share)s agree")
    return [
        said % {"letter": letter(group), "share": percent(round(100 * share))}
        for share, group in sorted(told, reverse=True)
    ]


def _group(one: Mapping[str, Any], found: Mapping[str, Any], texts: Mapping[int, Statement]) -> GroupWords:
    group = str(one["group"])
    return GroupWords(
        letter=letter(one["group"]),
        sign=SIGNS[one["group"] % len(SIGNS)],
        people=one["people"],
        unites=_facts(one["unites"], group, found, texts),
        parts=_facts(one["parts"], group, found, texts),
    )


def _facts(
    rows: Iterable[Sequence[int]], group: str, found: Mapping[str, Any], texts: Mapping[int, Statement]
) -> list[Line]:
    """With the shares within the group."""
    counts = {pk: found["by_group"][str(pk)][group] for pk, _answer in rows if pk in texts}
    return [Line(texts[pk], answer, shares(*counts[pk])) for pk, answer in rows if pk in texts]


def rows_of(page: ResultPage, statements: Iterable[Statement]) -> list[tuple[Statement, list[str]]]:
    """Statements for a table, each with the share that agrees in every group; empty where a group has too few votes on it."""
    found = page.result.findings
    groups = [str(one["group"]) for one in found.get("groups", ()) if one["people"]]
    return [(one, [_share(found, one.pk, group) for group in groups]) for one in statements]


def _share(found: Mapping[str, Any], statement_id: int, group: str) -> str:
    agree, _against, votes = found["by_group"].get(str(statement_id), {}).get(group, (0, 0, 0))
    return percent(round(100 * agree / votes)) if votes >= FEWEST_VOTES else ""


def took_part_words(result: Result | None) -> str:
    """“1.284 people, 21.930 votes”"""
    voices, votes = (result.voices, result.votes) if result else (0, 0)
    people = ngettext("%(count)s person", "%(count)s people", voices) % {"count": number(voices)}
    return f"{people}, " + ngettext("%(count)s vote", "%(count)s votes", votes) % {"count": number(votes)}


def figures_csv(conversation: Conversation, page: ResultPage) -> str:
    """Each statement with its counts in all and by group, as Turkish Excel opens it."""
    found, letters = (
        page.result.findings,
        sorted({one["group"] for one in page.result.findings.get("groups", ()) if one["people"]}),
    )
    text = StringIO()
    writer = csv.writer(text, delimiter=";")
    of_group = [f"{letter(group)} {word}" for group in letters for word in ("agree", "disagree", "votes")]
    writer.writerow(["statement", "text", "agree", "disagree", "pass", *of_group])
    for one in Statement.objects.filter(conversation=conversation, state="shown", hidden_at=None).order_by("number"):
        rows = found.get("by_group", {}).get(str(one.pk), {})
        groups = [figure for group in letters for figure in rows.get(str(group), ["", "", ""])]
        writer.writerow([one.number, harmless(one.text), one.agree, one.disagree, one.passed, *groups])
    return "\ufeff" + text.getvalue()
