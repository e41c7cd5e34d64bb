"""A vote with four options, and people who vote."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.decisions import actions
from meydan.decisions.models import Ballot, PaperType, Rule
from meydan.decisions.rules import Figures, Said
from meydan.people.models import Person

LIRA = 100
SAID = Said(bond="lives", old_enough=True)


@pytest.fixture
def make_ballot(monday, director, settings):
    """make_ballot(costs={"Park": 60}, purse=100, **words) → an announced vote that is open, with these options."""
    settings.DATA.mkdir(exist_ok=True)

    def make(costs=None, *, purse=100, announced=True, areas=(), **words):
        start = {
            "title": "Katılımcı bütçe 2027", "question": "Payınızı nereye koyarsınız?", "summary": "Parkın parası.",
            "decides": "Belediye Meclisi", "purse": None if purse is None else purse * LIRA, "opens_at": monday,
            "closes_at": monday + timedelta(days=7), "bonds": ["lives"], "rule": Rule.EQUAL_SHARES, "paper": PaperType.APPROVAL,
        } | words  # fmt: skip
        if purse is None:
            start |= {"rule": Rule.GREEDY}
        places = start.pop("places", ())
        ballot = actions.save_ballot(by=director, draft=actions.Draft(start, places))
        made = {
            name: actions.save_area(by=director, ballot=ballot, name=name, neighbourhoods=near, purse=own)
            for name, near, own in areas
        }
        for title, cost in (costs or {"Park": 60, "Yol": 60, "Bisiklet": 40}).items():
            title, _, area = title.partition("@")
            option = actions.save_option(
                by=director, ballot=ballot, words=actions.OptionWords(title, area=made.get(area))
            )
            actions.value_option(
                by=director, option=option, valuation="feasible", cost=None if purse is None else cost * LIRA
            )
        return actions.announce_ballot(by=director, ballot=ballot) if announced else ballot

    return make


@pytest.fixture
def ballot(make_ballot) -> Ballot:
    return make_ballot()


@pytest.fixture
def vote():
    """vote(ballot, person, "Park", "Yol") → the receipt."""

    def cast(ballot, person, *titles, said=SAID, **more):
        ids = {one.title: one.pk for one in ballot.options.all()}
        return actions.cast_vote(by=person, ballot=ballot, choices=[ids[one] for one in titles], said=said, **more)

    return cast


@pytest.fixture
def neighbours(db):
    """neighbours(7) → seven people."""

    def make(count, **fields):
        start = Person.objects.count()
        return Person.objects.bulk_create(
            Person(email=f"komsu{start + number}@example.org", age_band="30-44", **fields) for number in range(count)
        )

    return make


@pytest.fixture
def finish():
    """finish(ballot): a second after no paper is taken any more it is opened and counted."""

    def over(ballot):
        ballot.refresh_from_db()
        with clock.at(ballot.taken_until + timedelta(seconds=1)):
            actions.finish_due()
        ballot.refresh_from_db()
        return ballot

    return over


@pytest.fixture
def booth(ballot, director, selim):
    return actions.save_booth(by=director, ballot=ballot, name="Göksu muhtarlığı", hours="Pzt 9–17", clerks=[selim])


@pytest.fixture
def pile(booth, director):
    return actions.issue_batch(by=director, booth=booth, size=20)


def someone(name="", email=None, place=None):
    return {"display_name": name, "age_band": "45-64", "neighbourhood": place, "notice_version": "1", "phone": None, "email": email}  # fmt: skip


@pytest.fixture
def hand_out(selim):
    def give(booth, name="", *, by=selim, email=None, place=None, said=SAID, **more):
        return actions.hand_out_sheet(by=by, booth=booth, person=someone(name, email, place), said=said, **more)

    return give


@pytest.fixture
def in_the_box(hand_out, director):
    """in_the_box(pile, 3): so many people took a sheet, and the pile was counted after the end."""

    def fill(pile, people, *, spoiled=0):
        for number in range(people):
            hand_out(pile.booth, f"Komşu {number}")
        pile.refresh_from_db()
        with clock.at(pile.ballot.taken_until):
            figures = Figures(people + spoiled, people, spoiled, pile.size - people - spoiled)
            return actions.count_batch(by=director, batch=pile, figures=figures)

    return fill
