"""The sheets of a batch as a file for the printer, in an order of chance: the top of a pile tells nothing about the next number."""

import secrets
from collections.abc import Callable, Iterator

from django.utils.translation import gettext as _

from meydan.base.templatetags.ui import money
from meydan.decisions.models import Ballot, Batch, Option, PaperType
from meydan.decisions.queries.on_paper import options_on
from meydan.documents.queries.papers import BallotPaper, Choice, ballots_pdf, official_language


def batch_pdf(batch: Batch, address: Callable[[int], str]) -> bytes:
    """`address` of a sheet's number: what the square on it holds."""
    numbers = list(batch.sheets.values_list("number", flat=True))
    secrets.SystemRandom().shuffle(numbers)
    ballot = batch.ballot
    with official_language():
        paper = BallotPaper(
            title=ballot.title,
            question=ballot.question,
            how=how(ballot),
            mark="1" if ballot.paper in (PaperType.RANKED, PaperType.POINTS) else "×",
            know=list(_know(ballot)),
            until=ballot.closes_at,
            parts=_parts(batch),
            copies=[(batch.serial(number), address(number)) for number in numbers],
            large=batch.large,
            made_at=ballot.announced_at or ballot.created_at,
        )
    return ballots_pdf(paper)


def _parts(batch: Batch) -> list[tuple[str, list[Choice]]]:
    options = options_on(batch)
    of_area = [one for one in options if one.area_id]
    heading = _("List of the whole town") if of_area else ""
    parts = [(heading, [_choice(one) for one in options if not one.area_id])]
    if of_area and batch.area:
        parts.append((f"{_('List')}: {batch.area.name}", [_choice(one) for one in of_area]))
    return parts


def _choice(one: Option) -> Choice:
    return Choice(f"{one.number}. {one.title}", one.text, money(one.cost) if one.cost else "")


def how(ballot: Ballot) -> str:
    """How the boxes are filled in."""
    words = {
        PaperType.APPROVAL: _("Put a cross into the boxes of what you choose. Choose as many as you like."),
        PaperType.CHOOSE_1: _("Put a cross into one box: that of what you like best."),
        PaperType.RANKED: _("Write 1 into the box of your favourite, 2 into the next one’s, and so on."),
        PaperType.POINTS: _("You have %(most)s points. Write into the boxes how many you give.") % {"most": ballot.most},
        PaperType.KNAPSACK: _("Put a cross into the boxes of what you choose. Together it may cost %(purse)s.") % {"purse": money(ballot.purse)},
    }  # fmt: skip
    if ballot.paper == PaperType.APPROVAL and ballot.most:
        return _("Put a cross into the boxes of what you choose, at most %(most)s.") % {"most": ballot.most}
    return words[PaperType(ballot.paper)]


def _know(ballot: Ballot) -> Iterator[str]:
    yield _("This vote is advice. The decision is made by: %(who)s.") % {"who": ballot.decides}
    if ballot.purse is not None and ballot.paper != PaperType.KNAPSACK:
        yield _("%(purse)s are shared out. What you choose may cost more than that; everybody’s share is the same.") % {
            "purse": money(ballot.purse)
        }
    yield _("First the roll is checked, then the sheet is given. Nobody writes down who took which sheet.")
    yield _("The number makes sure that the sheet is counted once. Two people type it in, each by themselves.")
