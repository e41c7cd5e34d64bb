"""Counted votes of elsewhere come in from public files, are counted here, and go out again with the same meaning."""

from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from adil.budgeting import count, parse_poll
from meydan.base.errors import Refused
from meydan.decisions import actions
from meydan.decisions.models import State
from meydan.decisions.queries.ballots import turnout
from meydan.decisions.queries.files import ballot_file
from meydan.decisions.rules import reasons

REAL = Path(__file__).resolve().parents[5] / "shared" / "data" / "pb"
FILES = sorted(REAL.glob("*.pb"))
SMALL = """META
key;value
description;Küçükköy 2024
country;Nowhere
unit;Küçükköy
instance;2024
budget;100
vote_type;approval
rule;equalshares/add1
date_begin;01.10.2024
date_end;14.10.2024
PROJECTS
project_id;cost;name
P7;60;Park
P9;60,50;Yol
P12;40;"Bisiklet; kiralık"
P13;5;Kimsenin istemediği
VOTES
voter_id;vote;voting_method
1;P7;internet
2;P7;internet
3;P7;paper
4;P7;paper
5;P9,P12;paper
6;P9,P12;paper
7;P12,P9;internet
8;P12,P9;internet
9;P9,P12;internet
10;P12;paper
"""


def bring_in(director, text, *, rule="equal-shares", completion="add1u", name="oy.pb"):
    poll = parse_poll(text, name)
    return poll, actions.bring_in_poll(by=director, poll=poll, text=text, name=name, rule=rule, completion=completion)


def meaning(poll, ids=None):
    """What a file says whatever it calls its options: costs and the votes on them in order; options that nobody chose left out."""
    number = {name: place for place, name in enumerate(ids or poll.instance.projects, 1)}
    chosen = sorted({int(one) for one in poll.ballots.projects.tolist()})
    costs = {number[poll.instance.projects[one]]: poll.instance.money(int(poll.instance.costs[one])) for one in chosen}
    votes, starts = poll.ballots, poll.ballots.starts.tolist()
    named = [number[poll.instance.projects[one]] for one in votes.projects.tolist()]
    points = votes.points.tolist() if votes.points is not None else [None] * len(named)
    rows = [tuple(zip(named[a:b], points[a:b], strict=True)) for a, b in pairwise(starts)]
    return votes.kind, poll.instance.money(poll.instance.budget), costs, [rows[row] for row in votes.cast.tolist()]


def check(director, text, rule, name="oy.pb"):
    """In, counted, out, and counted by adil directly: the same."""
    poll, ballot = bring_in(director, text, rule=rule, name=name)
    back = parse_poll("\n".join(ballot_file(ballot)) + "\n")
    everything = [str(number) for number in range(1, len(poll.instance.projects) + 1)]
    assert meaning(back, everything) == meaning(poll)
    completion = "add1u" if rule == "equal-shares" else "none"
    named = replace(
        poll.instance, projects=tuple(everything)
    )  # ties are broken by what options are called: here their numbers
    counted = count(named, poll.ballots, rule=rule, utility=ballot.utility, completion=completion, seed=ballot.tie_seed)  # fmt: skip
    wanted = {int(one) for one in set(poll.ballots.projects.tolist())}
    direct = [int(one) for one in counted.winners if int(one) - 1 in wanted]
    assert sorted(map(int, ballot.results.get().facts["winners"])) == sorted(direct)
    return ballot


@pytest.mark.parametrize("rule", ["equal-shares", "greedy"])
def test_a_file_goes_in_and_comes_out_with_the_same_meaning(director, monday, rule):
    ballot = check(director, SMALL, rule)
    assert (ballot.state, ballot.title, ballot.results.get().papers) == (State.COUNTED, "Küçükköy 2024", 10)
    assert [one.cost for one in ballot.options.all()] == [6000, 6050, 4000, 500]
    assert turnout(ballot.pk) == {"web": 5, "desk": 0, "paper": 5}
    assert ballot.is_final


@pytest.mark.parametrize(("kind", "votes"), [("ordinal", "1;P9,P7\n2;P12,P7,P9\n"), ("choose-1", "1;P9\n2;P12\n")])
def test_other_kinds_of_paper_come_in(director, monday, kind, votes):
    head = SMALL[: SMALL.index("VOTES")].replace("approval", kind)
    check(director, f"{head}VOTES\nvoter_id;vote\n{votes}", "greedy")


def test_points_come_in(director, monday):
    head = SMALL[: SMALL.index("VOTES")].replace("approval", "cumulative")
    check(director, f"{head}VOTES\nvoter_id;vote;points\n1;P9,P7;3,1\n2;P12;4\n", "equal-shares")


def test_the_page_says_where_it_came_from(director, monday, client):
    _poll, ballot = bring_in(director, SMALL)
    shown = client.get(ballot.get_absolute_url()).content.decode()
    assert "Pabulib: Nowhere, Küçükköy, 2024" in shown
    assert "10 kişi oy verdi" in shown


def test_a_file_comes_in_once(director, monday, refused, ayse):
    bring_in(director, SMALL)
    with refused(reasons.BROUGHT_IN):
        bring_in(director, SMALL)
    with refused("base.not_staff"):
        bring_in(ayse, SMALL + "11;P7;paper\n")
    with pytest.raises(Refused, match=reasons.TOO_FINE):
        bring_in(director, SMALL.replace("60,50", "60,505"))


def test_the_command_brings_it_in(director, monday, tmp_path, capsys):
    file = tmp_path / "koy.pb"
    file.write_text(SMALL, encoding="utf-8")
    call_command("import_pabulib", str(file), "--as", "decision")
    assert "4 options, 10 papers, counted by equal-shares: 2 won" in capsys.readouterr().out
    with pytest.raises(CommandError, match=r"koy\.pb"):
        call_command("import_pabulib", str(file), "--as", "decision")
    file.write_text("hello", encoding="utf-8")
    with pytest.raises(CommandError, match="META"):
        call_command("import_pabulib", str(file), "--as", "decision")


@pytest.mark.skipif(not FILES, reason="REAL ELECTIONS NOT TESTED: ../shared/data/pb is not here")
@pytest.mark.parametrize("file", [one for one in FILES if one.stat().st_size < 20_000] or [None], ids=lambda one: one and one.stem)  # fmt: skip
def test_real_elections_come_out_as_they_went_in(director, monday, file):
    check(director, file.read_text(encoding="utf-8-sig"), "equal-shares", file.name)
