"""The public file of a vote (Pabulib), from which anybody repeats the count, and the same as a table."""

from collections.abc import Iterator
from decimal import Decimal

from django.db.models import F, Func, IntegerField, QuerySet
from django.utils import timezone

from meydan.base.town import town
from meydan.decisions.models import AreaGroup, Ballot, Channel, Option, Paper, PaperType
from meydan.decisions.queries.ballots import on_paper

METHODS = {Channel.WEB: "internet", Channel.DESK: "desk", Channel.PAPER: "paper"}
AT_ONCE = 5000


def lists_of(ballot: Ballot) -> list[AreaGroup | None]:
    """The list of the whole town, and those of areas with money of their own."""
    return [None, *ballot.areas.filter(purse__isnull=False)]


def papers_on(ballot: Ballot, area: AreaGroup | None) -> QuerySet[Paper]:
    """Valid papers of a list on which something is chosen, in the order that chance gave."""
    rows = Paper.objects.filter(ballot=ballot, list=area, spoiled=False, choices__len__gt=0)
    return rows.select_related("area").order_by("pk")


def chosen_on(ballot: Ballot, area: AreaGroup | None) -> list[Option]:
    """The options of a list that somebody chose. What nobody chose can't win, not even with money that is left."""
    rows = (
        papers_on(ballot, area)
        .order_by()
        .annotate(one=Func(F("choices"), function="unnest", output_field=IntegerField()))
    )
    chosen = set(rows.values_list("one", flat=True).distinct())
    return [one for one in on_paper(ballot) if one.pk in chosen]


def written(kurus: int) -> str:
    """Kuruş as a decimal number of lira, as short as it goes."""
    lira = Decimal(kurus) / 100
    return f"{lira:.2f}" if kurus % 100 else f"{lira:.0f}"


def _quoted(cell: str) -> str:
    clean = " ".join(cell.split())
    return '"' + clean.replace('"', '""') + '"' if ";" in clean or '"' in clean else clean


def money_of(ballot: Ballot, area: AreaGroup | None) -> str:
    """What is shared out: the purse of the list, or without money so many winners, each of which costs one."""
    purse = area.purse if area else ballot.purse
    return str(ballot.winners) if ballot.purse is None else written(purse or 0)


def _meta(ballot: Ballot, area: AreaGroup | None, options: list[Option]) -> Iterator[str]:
    first, last = (f"{timezone.localdate(at):%d.%m.%Y}" for at in (ballot.opens_at, ballot.closes_at))
    facts = {
        "description": f"{ballot.title}{f', {area.name}' if area else ''}",
        "country": "Türkiye",
        "unit": town().name,
        "subunit": area.name if area else "",
        "instance": str(timezone.localdate(ballot.closes_at).year),
        "num_projects": str(len(options)),
        "num_votes": str(papers_on(ballot, area).count()),
        "budget": money_of(ballot, area),
        "vote_type": ballot.paper,
        "rule": ballot.rule,
        "date_begin": first,
        "date_end": last,
        "currency": "TRY" if ballot.purse is not None else "",
        "max_length": str(ballot.most or ""),
    }
    yield "META"
    yield "key;value"
    yield from (f"{key};{_quoted(value)}" for key, value in facts.items() if value)


def ballot_file(ballot: Ballot, area: AreaGroup | None = None) -> Iterator[str]:
    """The lines of the file. It holds no person and no time; small areas and channels are merged in it, because they are merged in
    the papers themselves. Options that nobody chose are not in it."""
    options = chosen_on(ballot, area)
    number_of = {one.pk: str(one.number) for one in options}
    yield from _meta(ballot, area, options)
    yield "PROJECTS"
    yield "project_id;cost;name"
    for one in options:
        cost = "1" if ballot.purse is None else written(one.cost or 0)
        yield f"{one.number};{cost};{_quoted(one.title)}"
    yield "VOTES"
    with_points = ballot.paper == PaperType.POINTS
    yield f"voter_id;vote;{'points;' if with_points else ''}voting_method;neighborhood"
    for paper in papers_on(ballot, area).iterator(AT_ONCE):
        cells = [paper.mark[:16], ",".join(number_of[one] for one in paper.choices)]
        if with_points:
            cells.append(",".join(map(str, paper.points or [])))
        cells += [
            METHODS.get(Channel(paper.channel), "") if paper.channel else "",
            paper.area.name if paper.area else "",
        ]
        yield ";".join([*cells[:-1], _quoted(cells[-1])])


def repeat_command(ballot: Ballot, file: str) -> str:
    """What repeats the count at home."""
    parts = ["adil", "count", file, "--rule", ballot.rule, "--utility", ballot.utility]
    if ballot.rule == "equal-shares":
        parts += ["--completion", ballot.completion]
    return " ".join([*parts, "--tie", "seed", "--seed", ballot.tie_seed])
