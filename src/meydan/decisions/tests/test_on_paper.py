"""Paper beside the web: roll first, everybody once whatever the way, typed twice, and nothing that joins a person to a sheet."""

from datetime import timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.models import AuditLine
from meydan.decisions import actions
from meydan.decisions.models import Batch, Channel, Entry, Paper, Roll, Sheet, State
from meydan.decisions.queries import on_paper
from meydan.decisions.queries.files import ballot_file
from meydan.decisions.rules import Figures, Said, may_see_booths, reasons
from meydan.decisions.rules import on_paper as rules
from meydan.decisions.tests.test_counting import rank_correlation
from meydan.people.models import Person, Role


@pytest.fixture
def typed(director, mehmet, selim):
    """typed(pile, {1: ["Park"], 2: "empty"}): both clerks type the same."""

    def both(pile, sheets, by=(director, mehmet)):
        ids = {one.title: one.pk for one in pile.ballot.options.all()}
        for person in by:
            for number, said in sheets.items():
                words = {"spoiled": said} if isinstance(said, str) else {"choices": [ids[one] for one in said]}
                actions.type_sheet(by=person, batch=pile, number=number, **words)

    return both


def test_the_roll_is_marked_before_a_sheet_is_given(booth, pile, hand_out):
    assert hand_out(booth, "Nine", email="nine@example.org") == pile
    line = Roll.objects.get()
    assert (line.channel, line.person.email, line.envelope) == (Channel.PAPER, "nine@example.org", None)
    assert Batch.objects.get().marks == 1


def test_who_voted_on_the_web_gets_no_sheet(ballot, booth, pile, ayse, vote, hand_out, refused):
    vote(ballot, ayse, "Park")
    with refused(rules.ON_THE_ROLL):
        hand_out(booth, email=ayse.email)
    assert Roll.objects.get().channel == Channel.WEB


def test_who_took_a_sheet_votes_nowhere_else(ballot, booth, pile, ayse, vote, hand_out, refused):
    hand_out(booth, email=ayse.email)
    with refused(reasons.TOOK_PAPER):
        vote(ballot, ayse, "Park")
    with refused(rules.ON_THE_ROLL):
        hand_out(booth, email=ayse.email)


def test_without_a_contact_name_and_neighbourhood_tell_people_apart(booth, pile, hand_out, goksu, firat, refused):
    hand_out(booth, "Hatice Işık", place=goksu)
    with refused(rules.SAME_NAME):
        hand_out(booth, "HATİCE  ışık", place=goksu)
    hand_out(booth, "Hatice Işık", place=firat)
    hand_out(booth, "Hatice Işık", place=goksu, another=True)
    with refused(rules.NAME_NEEDED):
        hand_out(booth, "")
    assert Roll.objects.count() == 3


@pytest.mark.parametrize(("said", "code"), [(Said(old_enough=True), reasons.NO_BOND), (Said("lives"), reasons.TOO_YOUNG)])  # fmt: skip
def test_the_same_rule_says_who_may_vote(booth, pile, hand_out, said, code, refused):
    with refused(code):
        hand_out(booth, "Nine", said=said)
    assert not Roll.objects.exists()


def test_sheets_are_given_while_the_vote_is_open(ballot, booth, pile, hand_out, director, refused):
    with clock.at(ballot.opens_at - timedelta(seconds=1)), refused(reasons.NOT_OPEN_YET):
        hand_out(booth, "Nine")
    with clock.at(ballot.closes_at), refused(reasons.CLOSED):
        hand_out(booth, "Nine")
    actions.pause_ballot(by=director, ballot=ballot, reason="Su baskını")
    with refused(reasons.PAUSED):
        hand_out(booth, "Nine")


def test_only_clerks_of_the_booth_and_managers_serve(booth, pile, hand_out, make_person, works, deniz, mehmet, refused):
    other = make_person("Kaya", (Role.UNIT_OFFICER, works))
    for person in (other, deniz):
        with refused("base.not_staff"):
            hand_out(booth, "Nine", by=person)
    assert hand_out(booth, "Nine", by=mehmet)
    assert may_see_booths(other)
    assert not may_see_booths(deniz)
    assert not on_paper.booths_for(other).exists()


def test_piles_belong_to_lists_and_run_out(make_ballot, director, selim, goksu, hand_out, refused):
    costs = {"Park": 60, "Yol": 50, "Bank@Göksu": 5, "Lamba@Göksu": 5}
    ballot = make_ballot(costs, areas=[("Göksu", [goksu], 1000)])
    booth = actions.save_booth(by=director, ballot=ballot, name="Okul", hours="9–17", clerks=[selim])
    town = actions.issue_batch(by=director, booth=booth, size=10)
    with refused(rules.NO_SHEETS, name="Göksu"):
        hand_out(booth, "Bir", said=Said("lives", goksu, True))
    area = ballot.areas.get()
    of_area = actions.issue_batch(by=director, booth=booth, size=10, area=area)
    large = actions.issue_batch(by=director, booth=booth, size=10, large=True)
    assert hand_out(booth, "İki", said=Said("lives", goksu, True)) == of_area
    assert hand_out(booth, "Üç") == town
    assert hand_out(booth, "Dört", large=True) == large
    Batch.objects.filter(pk=town.pk).update(marks=10)
    with refused(rules.NO_SHEETS):
        hand_out(booth, "Beş")
    assert [one.title for one in on_paper.options_on(town)] == ["Park", "Yol"]
    assert len(on_paper.options_on(of_area)) == 4


def test_an_area_without_money_of_its_own_takes_from_the_general_pile(make_ballot, director, selim, goksu, hand_out):
    ballot = make_ballot(areas=[("Göksu", [goksu], None)])
    booth = actions.save_booth(by=director, ballot=ballot, name="Okul", hours="9–17", clerks=[selim])
    town = actions.issue_batch(by=director, booth=booth, size=10)
    assert hand_out(booth, "Bir", said=Said("lives", goksu, True)) == town
    own = actions.issue_batch(by=director, booth=booth, size=10, area=ballot.areas.get())
    assert hand_out(booth, "İki", said=Said("lives", goksu, True)) == own


@pytest.mark.parametrize(("size", "code"), [(9, rules.BATCH_SIZE), (201, rules.BATCH_SIZE)])
def test_a_batch_is_neither_tiny_nor_huge(booth, director, size, code, refused):
    with refused(code):
        actions.issue_batch(by=director, booth=booth, size=size)


def test_sheets_are_prepared_before_the_end_by_managers(ballot, booth, director, selim, make_ballot, refused):
    with refused("base.not_staff"):
        actions.issue_batch(by=selim, booth=booth, size=10)
    with clock.at(ballot.closes_at), refused(rules.BOOTHS_OVER):
        actions.issue_batch(by=director, booth=booth, size=10)
    with refused(rules.BOOTHS_OVER):
        actions.save_booth(by=director, ballot=make_ballot(announced=False), name="x", hours="x", clerks=[])


@pytest.mark.parametrize("figures", [(3, 3, 0, 16), (3, 2, 0, 17), (4, 4, 0, 16), (2, 2, 0, 18)])
def test_figures_that_do_not_agree_need_a_reason(pile, hand_out, director, figures, refused):
    for name in ("Bir", "İki", "Üç"):
        hand_out(pile.booth, name)
    with refused(rules.WHY_UNEQUAL):
        actions.count_batch(by=director, batch=pile, figures=Figures(*figures))
    counted = actions.count_batch(by=director, batch=pile, figures=Figures(*figures, "Biri sayfayla çıktı"))
    assert counted.reason
    with refused(rules.NO_SHEETS):  # nobody is sent to a pile that was counted
        hand_out(pile.booth, "Dört")


def test_figures_that_agree_need_none(in_the_box, pile):
    assert in_the_box(pile, 3, spoiled=1).reason == ""


def test_sheets_are_typed_after_the_end_and_after_counting(pile, hand_out, typed, director, refused):
    hand_out(pile.booth, "Bir")
    with refused(rules.TYPED_LATER):
        typed(pile, {1: ["Park"]})
    with clock.at(pile.ballot.taken_until), refused(rules.NOT_COUNTED_YET):
        typed(pile, {1: ["Park"]})


def test_two_people_type_and_nobody_types_a_sheet_twice(in_the_box, pile, typed, director, mehmet, selim, refused):
    pile = in_the_box(pile, 2)
    with clock.at(pile.ballot.taken_until):
        typed(pile, {7: ["Yol", "Park"]}, by=[director])
        with refused(rules.TYPED_ALREADY):
            typed(pile, {7: ["Park"]}, by=[director])
        typed(pile, {7: ["Park", "Yol"]}, by=[mehmet])  # the order of crosses means nothing
        with refused(rules.SETTLED):
            typed(pile, {7: ["Park"]}, by=[selim])
        with refused(rules.NO_SUCH_SHEET):
            typed(pile, {21: ["Park"]}, by=[director])
        assert on_paper.progress_of(pile, director).done == 1


def test_a_third_person_decides_where_two_differ(in_the_box, pile, typed, director, mehmet, selim, refused):
    pile = in_the_box(pile, 1)
    with clock.at(pile.ballot.taken_until):
        typed(pile, {7: ["Park"]}, by=[director])
        typed(pile, {7: ["Yol"]}, by=[mehmet])
        assert on_paper.two_entries(pile, 7, mehmet) == []  # nobody reads the other's entry
        assert len(on_paper.two_entries(pile, 7, selim)) == 2
        assert on_paper.progress_of(pile, director).may_decide == []
        with refused(rules.TYPED_BY_YOU):
            typed(pile, {7: ["Yol"]}, by=[mehmet])
        with refused(rules.STILL_TO_TYPE, done=0, returned=1):
            actions.close_batch(by=director, batch=pile)
        typed(pile, {7: ["Yol"]}, by=[selim])
        assert actions.close_batch(by=director, batch=pile).differences == 1


@pytest.mark.parametrize(
    ("words", "titles", "points", "code"),
    [
        ({}, [], None, reasons.NOTHING_CHOSEN),
        ({"most": 1}, ["Park", "Yol"], None, reasons.TOO_MANY),
        ({"paper": "cumulative", "most": 5}, ["Park", "Yol"], [3, 3], reasons.OVER_POINTS),
        ({"paper": "cumulative", "most": 5}, ["Yol", "Park"], [4, 1], ""),
    ],
)
def test_what_is_typed_keeps_the_rules_of_the_paper(make_ballot, director, words, titles, points, code, refused):
    ballot = make_ballot(**words)
    booth = actions.save_booth(by=director, ballot=ballot, name="Okul", hours="9–17", clerks=[])
    with clock.at(ballot.opens_at):
        pile = actions.issue_batch(by=director, booth=booth, size=10)
    with clock.at(ballot.taken_until):
        pile = actions.count_batch(by=director, batch=pile, figures=Figures(1, 1, 0, 9, "x"))
        ids = {one.title: one.pk for one in ballot.options.all()}
        if code:
            with refused(code):
                actions.type_sheet(by=director, batch=pile, number=1, choices=[ids[one] for one in titles], points=points)  # fmt: skip
        else:
            entry = actions.type_sheet(by=director, batch=pile, number=1, choices=[ids[one] for one in titles], points=points)  # fmt: skip
            assert dict(zip(entry.choices, entry.points, strict=True)) == {ids["Yol"]: 4, ids["Park"]: 1}


def test_nothing_is_opened_before_every_batch_is_closed(in_the_box, pile, typed, ballot, director, finish, refused):
    pile = in_the_box(pile, 1)
    assert finish(ballot).state == State.ANNOUNCED
    with clock.at(ballot.taken_until):
        assert [pile] == list(on_paper.waiting_batches(director))
        with refused(reasons.SHEETS_WAIT):
            actions.open_envelopes(ballot=ballot)
        typed(pile, {3: ["Park"]})
        actions.close_batch(by=director, batch=pile)
        with refused(rules.BATCH_CLOSED):
            typed(pile, {4: ["Park"]})
        with refused(rules.BATCH_CLOSED):
            actions.count_batch(by=director, batch=pile, figures=Figures(0, 0, 0, 20))
    assert finish(ballot).state == State.COUNTED
    assert not on_paper.waiting_batches(director).exists()


@pytest.fixture
def counted(ballot, pile, neighbours, vote, in_the_box, typed, director, finish):
    """Three votes on the web, four in the box of which one is not valid, and one sheet that was changed for another."""
    for person in neighbours(3):
        vote(ballot, person, "Yol")
    pile = in_the_box(pile, 4, spoiled=1)
    with clock.at(ballot.taken_until):
        typed(pile, {2: ["Park"], 5: ["Park"], 11: ["Park", "Bisiklet"], 17: "signed"})
        actions.close_batch(by=director, batch=pile)
    return finish(ballot)


def test_papers_of_both_ways_are_counted_together(counted):
    result = counted.results.get()
    assert (result.papers, result.spoiled, counted.roll.count()) == (6, 1, 7)
    votes = {one.title: result.facts["votes"].get(str(one.number), 0) for one in counted.options.all()}
    assert votes == {"Park": 3, "Yol": 3, "Bisiklet": 1}


def test_small_channels_are_not_told_apart(counted):
    assert {one.channel for one in counted.papers.all()} == {""}


def test_the_file_tells_channels_and_the_page_what_became_of_sheets(counted, client):
    counted.papers.filter(choices__len=1).update(channel=Channel.PAPER)
    assert ";paper;" in "\n".join(ballot_file(counted))
    assert "20 kâğıt basıldı, 5 tanesi verildi, sandıklardan 4 tanesi çıktı." in client.get(counted.get_absolute_url()).content.decode()  # fmt: skip


def test_spoiled_sheets_are_kept_with_their_reason_and_entries_go(counted):
    kept = Sheet.objects.exclude(outcome="").order_by("number").values_list("number", "outcome", "spoiled")
    assert list(kept) == [(2, "valid", ""), (5, "valid", ""), (11, "valid", ""), (17, "spoiled", "signed")]
    assert not Entry.objects.exists()
    tally = on_paper.tally_of(counted)
    assert (tally.printed, tally.given, tally.returned, tally.swapped, tally.stayed, tally.spoiled) == (20, 5, 4, 1, 0, 1)  # fmt: skip


def everything_but(*left_out):
    """All rows of all tables with what PostgreSQL itself knows of them."""
    found = {}
    with connection.cursor() as cursor:
        for model in apps.get_models():
            if model.__module__.startswith("meydan.") and model not in left_out:
                cursor.execute(f"select xmin::text, ctid::text, t.* from {model._meta.db_table} t order by 1, 2")
                found[model] = cursor.fetchall()
    return found


def test_nothing_joins_a_line_of_the_roll_to_a_sheet(booth, pile, hand_out, monday, selim):
    """Handing out touches the person, the roll, one figure of the pile and the log: no sheet, no other row that could remember one."""
    before = everything_but()
    for number in range(12):
        with clock.at(monday + timedelta(minutes=7 * number)):
            hand_out(booth, f"Komşu {number}", email=f"komsu{number}@example.org")
    after = everything_but()
    changed = {model.__name__ for model in after if after[model] != before[model]}
    assert changed == {"Person", "NoticeShown", "Roll", "Batch", "AuditLine", "AuditSalt"}
    assert {field.name for field in Roll._meta.get_fields()} == {
        "id", "ballot", "person", "channel", "area", "bond", "code", "at", "envelope",
    }  # fmt: skip
    assert len({line.at for line in Roll.objects.all()}) == 1  # the day without the hour
    assert [line.facts for line in AuditLine.objects.filter(code="decisions.sheet_given")] == [{}] * 12


def test_typing_in_leaves_neither_time_nor_order_behind(counted):
    assert {field.name for field in Sheet._meta.get_fields()} == {"id", "batch", "number", "outcome", "spoiled", "entries"}  # fmt: skip
    assert not [field for field in Entry._meta.get_fields() if "Time" in type(field).__name__]
    with connection.cursor() as cursor:
        cursor.execute("select id, number from decisions_sheet order by id")
        rows = cursor.fetchall()
        cursor.execute("select count(distinct xmin::text) from decisions_paper")
        assert cursor.fetchone() == (1,)  # with those of the web, in one transaction
    assert [number for _id, number in rows] == sorted(
        number for _id, number in rows
    )  # made in the order of their numbers
    told = str(list(Paper.objects.values())) + str([one.facts for one in AuditLine.objects.all()])
    assert "K-01" not in told
    lines = AuditLine.objects.filter(code="decisions.sheet_typed")
    assert {tuple(one.facts) for one in lines} == {("batch",)}


def test_the_printer_gets_the_sheets_in_an_order_of_chance(ballot, booth, director, monkeypatch):
    from meydan.decisions.queries import sheets

    pile = actions.issue_batch(by=director, booth=booth, size=100)
    printed = []
    monkeypatch.setattr(sheets, "ballots_pdf", lambda paper: printed.extend(paper.copies) or b"")
    sheets.batch_pdf(pile, lambda number: f"https://x/{number}/")
    numbers = [int(serial.rpartition("-")[2]) for serial, _address in printed]
    assert sorted(numbers) == list(range(1, 101))
    assert rank_correlation(numbers) < 0.5


def test_who_leaves_takes_only_the_name_from_the_roll(booth, pile, hand_out):
    from meydan.decisions.personal import forget_votes

    hand_out(booth, "Nine", email="nine@example.org")
    forget_votes(Person.objects.get(email="nine@example.org"))
    assert Roll.objects.get().person is None


@pytest.mark.django_db(transaction=True)
def test_the_web_and_two_booths_at_once_give_everybody_one_vote(
    monday, make_ballot, vote, neighbours, director, selim, hand_out, in_parallel
):
    """Eight people, each at two booths and on the web at the same moment."""
    ballot = make_ballot()
    booths = [actions.save_booth(by=director, ballot=ballot, name=name, hours="9–17", clerks=[selim]) for name in "AB"]
    for booth in booths:
        actions.issue_batch(by=director, booth=booth, size=10)

    def come(turn):
        pk, way = turn
        person = Person.objects.get(pk=pk)
        with clock.at(monday):
            return vote(ballot, person, "Park") if way == 2 else hand_out(booths[way], email=person.email)

    outcomes = in_parallel(come, [(one.pk, way) for one in neighbours(8) for way in range(3)])
    assert all(isinstance(one, str | Batch | IntegrityError | Refused) for one in outcomes)
    assert sum(isinstance(one, str | Batch) for one in outcomes) == 8 == ballot.roll.count()
    assert sum(ballot.batches.values_list("marks", flat=True)) == ballot.roll.filter(channel=Channel.PAPER).count()


@pytest.mark.django_db(transaction=True)
def test_of_four_who_type_at_once_two_are_first_and_second(
    monday, in_the_box, pile, director, make_person, in_parallel
):
    pile = in_the_box(pile, 1)
    clerks = [make_person(f"Kalem{number}", (Role.COORDINATOR, None)) for number in range(4)]
    park = pile.ballot.options.get(title="Park").pk

    def type_it(person):
        with clock.at(pile.ballot.taken_until):
            return actions.type_sheet(by=person, batch=pile, number=1, choices=[park])

    outcomes = in_parallel(type_it, clerks)
    assert sorted(one.turn for one in outcomes if isinstance(one, Entry)) == [1, 2]
    assert [one.code for one in outcomes if isinstance(one, Refused)] == [rules.SETTLED] * 2
