"""Opening, counting, and that nothing joins a person to a paper."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from adil.commands.count import add_to
from meydan.base import clock
from meydan.base.models import AuditLine, OutboxMessage
from meydan.decisions import actions, envelopes
from meydan.decisions.models import Paper, Result, Roll, State
from meydan.decisions.queries.files import ballot_file, repeat_command
from meydan.decisions.rules import Said, reasons


@pytest.fixture
def counted(make_ballot, neighbours, vote, finish):
    """Four want the park, six the bicycle lane and five of these the road; 100 to spend. With the receipts by person."""
    ballot = make_ballot()
    people = neighbours(10)
    receipts = {person.pk: vote(ballot, person, "Park") for person in people[:4]}
    receipts |= {person.pk: vote(ballot, person, "Yol", "Bisiklet") for person in people[4:9]}
    receipts[people[9].pk] = vote(ballot, people[9], "Bisiklet")
    return finish(ballot), receipts


def test_shares_decide_and_the_plain_count_stands_beside_it(counted):
    ballot, _receipts = counted
    result = Result.objects.get()
    titles = {str(one.number): one.title for one in ballot.options.all()}
    assert ballot.state == State.COUNTED
    assert {titles[one] for one in result.facts["winners"]} == {"Park", "Bisiklet"}
    assert {titles[one] for one in result.facts["plain"]} == {"Yol", "Bisiklet"}
    assert (result.papers, result.spoiled, result.facts["spent"]) == (10, 0, 100 * 100)


def test_before_the_end_nothing_is_opened(ballot, ayse, vote, refused):
    vote(ballot, ayse, "Park")
    with clock.at(ballot.taken_until - timedelta(seconds=1)), refused(reasons.NOT_OVER):
        actions.open_envelopes(ballot=ballot)
    assert not Paper.objects.exists()


def test_every_name_on_the_roll_has_a_paper_or_a_spoiled_one(make_ballot, neighbours, vote, finish):
    ballot, people = make_ballot(), neighbours(4)
    for person in people:
        vote(ballot, person, "Park")
    first, second, third, _fourth = Roll.objects.order_by("pk")
    Roll.objects.filter(pk=second.pk).update(envelope=first.envelope)  # somebody copied an envelope
    Roll.objects.filter(pk=third.pk).update(envelope=b"damaged")
    finish(ballot)
    papers = Paper.objects.filter(list=None)
    assert (ballot.roll.count(), papers.count(), papers.filter(spoiled=True).count()) == (4, 4, 2)
    assert Result.objects.get().spoiled == 2


def test_envelopes_and_key_are_gone_after_the_opening(
    make_ballot, ayse, vote, finish, django_capture_on_commit_callbacks
):
    ballot = make_ballot()
    vote(ballot, ayse, "Park")
    assert envelopes.has_key(ballot.key_id)
    with django_capture_on_commit_callbacks(execute=True):
        finish(ballot)
    assert not Roll.objects.exclude(envelope=None).exists()
    assert not envelopes.has_key(ballot.key_id)


def test_a_key_that_outlived_its_opening_is_destroyed_in_the_next_minute(make_ballot, ayse, vote):
    other, ballot = make_ballot(), make_ballot()
    vote(ballot, ayse, "Park")
    with clock.at(ballot.taken_until + timedelta(minutes=1)):
        actions.open_envelopes(ballot=ballot)  # the worker died before it came to the key: nothing is done on commit
    assert envelopes.has_key(ballot.key_id)
    actions.finish_due()
    assert not envelopes.has_key(ballot.key_id)
    assert other.key_id in envelopes.keys_left()


def test_without_the_key_nothing_is_opened_or_lost(ballot, ayse, vote, finish, refused):
    vote(ballot, ayse, "Park")
    envelopes.destroy(ballot.key_id)
    finish(ballot)
    assert Roll.objects.exclude(envelope=None).count() == 1
    with clock.at(ballot.taken_until), refused(reasons.KEY_GONE):
        actions.open_envelopes(ballot=ballot)


def test_nothing_in_the_database_joins_a_person_to_a_paper(make_ballot, neighbours, vote, finish):
    """One row after the other as they were cast, then everything that PostgreSQL itself knows of the papers."""
    ballot, people = make_ballot(), neighbours(60)
    receipts = [vote(ballot, person, "Park" if place % 2 else "Yol") for place, person in enumerate(people)]
    cast_order = [envelopes.mark_of(one, ballot.pk) for one in receipts]
    finish(ballot)
    with connection.cursor() as cursor:
        cursor.execute("select mark, id, xmin::text, cmin::text, ctid::text from decisions_paper")
        rows = {mark: known for mark, *known in cursor.fetchall()}
    assert len({rows[mark][1] for mark in rows}) == 1  # one transaction wrote them all
    places = [rows[mark][0] for mark in cast_order]  # ids, which come from the sequence, in the order of voting
    assert set(places) == set(range(min(places), min(places) + 60))
    assert rank_correlation(places) < 0.5
    by_place = sorted(rows, key=lambda mark: tuple(map(int, re.findall(r"\d+", rows[mark][3]))))
    assert rank_correlation([cast_order.index(mark) for mark in by_place]) < 0.5
    assert {field.name for field in Paper._meta.get_fields()} == {
        "id",
        "ballot",
        "list",
        "area",
        "channel",
        "choices",
        "points",
        "mark",
        "spoiled",
    }


def rank_correlation(places):
    """Spearman's, without its sign."""
    ranks = {value: rank for rank, value in enumerate(sorted(places))}
    size = len(places)
    return abs(1 - 6 * sum((rank - ranks[value]) ** 2 for rank, value in enumerate(places)) / (size * (size**2 - 1)))


def test_no_other_table_file_or_log_knows_a_receipt_or_a_choice(counted, settings, caplog):
    ballot, receipts = counted
    marks = {envelopes.mark_of(one, ballot.pk) for one in receipts.values()}
    told = []
    for model in apps.get_models():
        if model.__module__.startswith("meydan.") and model is not Paper:
            text = str(list(model._default_manager.values()))
            told += [model.__name__ for one in {*receipts.values(), *marks} if one in text]
    assert told == []
    for line in [*AuditLine.objects.filter(code="decisions.voted"), *OutboxMessage.objects.all()]:
        assert not {"choices", "receipt", "mark", "option"} & set(line.facts)
    files = [file for file in Path(settings.DATA).rglob("*") if file.is_file() and "pgdata" not in str(file)]
    assert not [one for one in receipts.values() for file in files if one.encode() in file.read_bytes()]
    assert not [one for one in receipts.values() if one in caplog.text]


def test_the_text_that_breaks_ties_was_committed_before_the_first_vote(counted):
    from hashlib import sha256

    ballot, _receipts = counted
    announced = AuditLine.objects.get(code="decisions.announced")
    assert sha256(ballot.tie_seed.encode()).hexdigest() == ballot.seed_mark == announced.facts["seed_mark"]


def test_counting_again_gives_the_same(counted):
    ballot, _receipts = counted
    before = Result.objects.values("input_hash", "facts").get()
    with clock.at(ballot.taken_until + timedelta(days=30)):
        actions.count_ballot(ballot=ballot)
    assert Result.objects.values("input_hash", "facts").get() == before


def test_anybody_repeats_the_count_with_the_published_file(counted, tmp_path):
    """The very command that the page gives, run by adil itself."""
    import argparse
    import json
    from hashlib import sha256

    ballot, _receipts = counted
    file = tmp_path / "oy.pb"
    file.write_text("\n".join(ballot_file(ballot)) + "\n", encoding="utf-8")
    parser = argparse.ArgumentParser()
    parser.add_argument("--language", default="en")
    add_to(parser.add_subparsers())
    words = repeat_command(ballot, str(file)).split()
    assert words[0] == "adil"
    asked = parser.parse_args([*words[1:], "--json"])
    told = json.loads(asked.run(asked).text)
    result = Result.objects.get()
    assert told["winners"] == result.facts["winners"]
    assert sha256(file.read_bytes()).hexdigest() == result.input_hash


@pytest.mark.parametrize(
    ("words", "papers", "winner"),
    [
        ({"purse": None, "paper": "choose-1"}, [["Park"]] * 2 + [["Yol"]] * 3, ["Yol"]),
        ({"purse": None, "paper": "ordinal"}, [["Park", "Yol"]] * 2 + [["Yol", "Bisiklet"]] * 2 + [["Bisiklet", "Yol", "Park"]], ["Yol"]),
        ({"purse": None, "winners": 2}, [["Park", "Yol"]] * 2 + [["Bisiklet"]], ["Park", "Yol"]),
        ({"rule": "greedy", "paper": "knapsack"}, [["Yol"]] * 3 + [["Park"]] * 2, ["Yol"]),
        ({"completion": "add1u"}, [["Yol"]] * 3, ["Yol"]),  # money is left for the bicycle lane, which nobody chose
    ],
)  # fmt: skip
def test_every_kind_of_paper_is_counted(make_ballot, neighbours, vote, finish, words, papers, winner):
    ballot = make_ballot(**words)
    for person, paper in zip(neighbours(len(papers)), papers, strict=True):
        vote(ballot, person, *paper)
    finish(ballot)
    titles = {str(one.number): one.title for one in ballot.options.all()}
    assert sorted(titles[one] for one in Result.objects.get().facts["winners"]) == winner


def test_points_weigh(make_ballot, neighbours, vote, finish):
    ballot = make_ballot(paper="cumulative", most=10)
    for person in neighbours(3):
        vote(ballot, person, "Park", "Bisiklet", points=[2, 8])
    facts = finish(ballot).results.get().facts
    assert facts["winners"][0] == str(ballot.options.get(title="Bisiklet").number)


def test_small_areas_are_merged_in_the_papers_and_in_the_file(
    make_ballot, neighbours, vote, finish, goksu, firat, monkeypatch
):
    monkeypatch.setattr("meydan.decisions.actions.closing.merge_below", lambda: 4)
    ballot = make_ballot(areas=[("Göksu", [goksu], None), ("Fırat", [firat], None)])
    for place, count in ((goksu, 6), (firat, 2), (None, 2)):
        for person in neighbours(count):
            vote(ballot, person, "Park", said=Said("lives", place, True))
    finish(ballot)
    told = [one.area.name if one.area else "" for one in Paper.objects.select_related("area")]
    assert sorted(told) == [""] * 4 + ["Göksu"] * 6
    assert "Fırat" not in "\n".join(ballot_file(ballot))


def test_channels_are_told_apart_only_where_each_is_large_enough(make_ballot, neighbours, vote, finish, monkeypatch):
    monkeypatch.setattr("meydan.decisions.actions.closing.merge_below", lambda: 3)
    for desk, told in ((3, {"internet": {"1": 4}, "desk": {"1": 3}}), (2, {})):
        ballot = make_ballot()
        for place, person in enumerate(neighbours(4 + desk)):
            vote(ballot, person, "Park", channel="web" if place < 4 else "desk")
        facts = finish(ballot).results.get().facts
        assert facts["channels"] == told
        assert set(Paper.objects.filter(ballot=ballot).values_list("channel", flat=True)) == (
            {"web", "desk"} if told else {""}
        )


def test_each_area_with_money_counts_its_own_list(make_ballot, neighbours, vote, finish, goksu):
    costs = {"Park": 60, "Yol": 50, "Bank@Göksu": 5, "Lamba@Göksu": 6}
    ballot = make_ballot(costs, areas=[("Göksu", [goksu], 1000)])
    for person in neighbours(3):
        vote(ballot, person, "Park", "Lamba", said=Said("lives", goksu, True))
    vote(ballot, *neighbours(1), "Yol")
    finish(ballot)
    town, area = Result.objects.all().order_by("list_id")
    if town.list_id:
        town, area = area, town
    assert (town.papers, area.papers) == (4, 3)
    assert area.facts["winners"][0] == str(ballot.options.get(title="Lamba").number)
    marks = [set(Paper.objects.filter(list=one).values_list("mark", flat=True)) for one in (None, area.list)]
    assert not marks[0] & marks[1]


def test_a_vote_without_papers_is_counted_too(ballot, finish):
    assert finish(ballot).state == State.COUNTED
    assert Result.objects.get().facts["winners"] == []


def test_what_was_lacking_is_the_same_for_many_papers(monkeypatch, counted):
    """The fast way beside the exact one of adil."""
    ballot, _receipts = counted
    exact = Result.objects.get().facts["losers"]
    monkeypatch.setattr("meydan.decisions.counting.EXACT_UP_TO", 0)
    actions.count_ballot(ballot=ballot)
    fast = Result.objects.get().facts["losers"]
    assert exact
    assert {option: missing for option, (missing, _money, _more) in exact.items()} == {
        one: row[0] for one, row in fast.items()
    }
