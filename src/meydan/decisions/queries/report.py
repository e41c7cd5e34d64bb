"""The result of a vote on paper: what was asked, who voted, what won and why, and how to count again."""

from collections.abc import Iterator, Sequence

from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.templatetags.ui import day, moment, money, number, percent
from meydan.decisions.models import Ballot, Channel
from meydan.decisions.queries.ballots import not_feasible, turnout
from meydan.decisions.queries.files import repeat_command
from meydan.decisions.queries.results import Line, Told, appeals_of, results_of
from meydan.documents.queries.papers import PaperTable, tables_pdf


def report_pdf(ballot: Ballot) -> bytes:
    """Accessible PDF in the language of who asks for it."""
    title = _("Result: %(title)s") % {"title": ballot.title}
    return tables_pdf(title, list(_tables(ballot)), at=ballot.counted_at or clock.now())


def _tables(ballot: Ballot) -> Iterator[PaperTable]:
    told = results_of(ballot)
    yield PaperTable(_("The vote"), [_("What"), ""], _facts(ballot, told), ballot.summary)
    for one in told:
        yield PaperTable(
            f"{_('Votes')}: {one.name}",
            _columns(ballot, one),
            [_row(ballot, one, line) for line in one.lines],
            _headline(one),
        )
        if one.facts["areas"]:
            rows = [[row["area"] or _("Elsewhere, or too few to be told"), number(row["people"]), money(row["money"]), money(row["plain_money"])] for row in one.facts["areas"]]  # fmt: skip
            yield PaperTable(
                _("By area"), [_("Area"), _("Voted"), _("As counted (₺)"), _("Plain count, if it had been (₺)")], rows
            )
    if refused := not_feasible(ballot):
        yield PaperTable(
            _("What could not be put on the paper, and why"),
            [_("Option"), _("Why?")],
            [[one.title, one.reason] for one in refused],
        )
    if answered := [one for one in appeals_of(ballot) if one.answered_at]:
        yield PaperTable(
            _("Objections"), [_("Objection"), _("Our answer")], [[one.text, one.answer] for one in answered]
        )
    command = [[_("Command"), repeat_command(ballot, f"oylama-{ballot.pk}.pb")]]
    hashes = [[_("Fingerprint of the file that was counted (SHA-256):"), one.result.input_hash] for one in told]
    yield PaperTable(_("Count it yourself"), [_("What"), ""], [*command, *hashes])


def _facts(ballot: Ballot, told: Sequence[Told]) -> list[list[str]]:
    by_channel = turnout(ballot.pk)
    channels = ", ".join(f"{Channel(channel).label} {number(count)}" for channel, count in by_channel.items())
    rows = [
        [_("Voting begins"), moment(ballot.opens_at)],
        [_("Voting ends"), moment(ballot.closes_at)],
        [_("people voted"), f"{number(sum(by_channel.values()))} ({channels})"],
        [_("not valid"), number(told[0].result.spoiled) if told else ""],
        [_("How it is counted"), str(ballot.get_rule_display())],
        [_("Who decides after the vote?"), ballot.decides],
    ]
    if ballot.council_outcome:
        decided = f"{ballot.get_council_outcome_display()}, {day(ballot.council_on)}, {ballot.council_number}. {ballot.council_words}"
        rows.append([_("The council decided"), decided])
    return rows


def _headline(told: Told) -> str:
    if told.any_won is None:
        return str(_("Nothing was chosen"))
    words = f"{percent(told.any_won)} {_('have at least one of their choices among the winners')}"
    return f"{words}. {_('Your share')}: {money(told.share)}" if told.by_shares and told.share else words


def _columns(ballot: Ballot, told: Told) -> list[str]:
    names = [_("Option"), *([_("Cost")] if ballot.purse is not None else []), _("Chosen by")]
    return [
        *names,
        *([_("For each person")] if told.by_person else []),
        _("Won"),
        *([_("By the plain count")] if told.by_shares else []),
    ]


def _row(ballot: Ballot, told: Told, line: Line) -> list[str]:
    said = [line.option.title, *([money(line.option.cost)] if ballot.purse is not None else []), number(line.votes)]
    if told.by_person:
        said.append(
            money(line.each) if line.each is not None else _("from the rest") if line.filled else _("not enough")
        )
    said.append(_("Yes") if line.won else "–")
    return [*said, *([_("Yes") if line.plain else "–"] if told.by_shares else [])]
