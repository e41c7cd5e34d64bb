"""A mark by mistake goes back while the pile is not counted, with two officials, and roll, marks and papers stay one."""

import random
from contextlib import suppress

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from meydan.base import clock
from meydan.base.errors import Refused
from meydan.base.models import AuditLine, OutboxMessage
from meydan.decisions import actions
from meydan.decisions.models import Batch, Channel, Roll, State, WrongMark
from meydan.decisions.personal import export_wrong_marks, forget_wrong_marks
from meydan.decisions.queries import on_paper
from meydan.decisions.rules import Figures, Said, reasons
from meydan.decisions.rules import on_paper as of_paper
from meydan.decisions.rules import wrong_marks as rules
from meydan.people.models import Person, Role

WHY = "Listede bir üst satır işaretlendi"


def told(pile, by, **person):
    return actions.tell_wrong_mark(by=by, batch=pile, person=person, reason=WHY)


@pytest.fixture
def marked(pile, hand_out, ayse):
    """Ayşe stands on the roll by mistake."""
    hand_out(pile.booth, email=ayse.email)
    return ayse


@pytest.fixture
def wrong(marked, pile, selim):
    return told(pile, selim, email=marked.email)


def test_two_officials_take_a_mark_back_and_the_person_can_vote(wrong, marked, pile, ballot, director, vote):
    done = actions.confirm_wrong_mark(by=director, wrong=wrong)
    pile.refresh_from_db()
    assert (pile.marks, pile.taken_back, Roll.objects.count()) == (0, 1, 0)
    assert (done.done, done.person, done.confirmed_by) == (True, None, director)  # no name stays at it
    assert OutboxMessage.objects.filter(code="decisions.unmarked").exists()
    assert list(AuditLine.objects.filter(code__contains="wrong_mark").values_list("code", "facts").order_by("id")) == [
        ("decisions.wrong_mark_told", {"batch": 1}),
        ("decisions.wrong_mark_taken_back", {"batch": 1}),
    ]
    assert vote(ballot, marked, "Park")


def test_one_official_alone_takes_nothing_back(wrong, selim, pile, refused):
    with refused(rules.SAME_OFFICIAL):
        actions.confirm_wrong_mark(by=selim, wrong=wrong)
    assert Roll.objects.count() == 1
    with pytest.raises(IntegrityError):  # the database says so as well
        WrongMark.objects.filter(pk=wrong.pk).update(confirmed_by=selim)


def test_it_may_have_been_no_mistake(wrong, pile, selim, refused):
    actions.keep_mark(by=selim, wrong=wrong)
    assert (Roll.objects.count(), WrongMark.objects.count(), Batch.objects.get().marks) == (1, 0, 1)
    with refused(rules.NOT_MARKED):
        actions.confirm_wrong_mark(by=selim, wrong=wrong)


def test_nothing_is_counted_while_a_mark_waits_and_nothing_taken_back_after_counting(wrong, pile, director, selim, marked, refused):  # fmt: skip
    with refused(of_paper.MARK_WAITS):
        actions.count_batch(by=director, batch=pile, figures=Figures(1, 1, 0, 19))
    actions.keep_mark(by=director, wrong=wrong)
    actions.count_batch(by=director, batch=pile, figures=Figures(1, 1, 0, 19))
    with refused(rules.PILE_COUNTED):
        told(pile, selim, email=marked.email)


def test_only_a_mark_for_paper_is_found(pile, ballot, vote, ayse, selim, hand_out, goksu, firat, refused):
    vote(ballot, ayse, "Park")
    hand_out(pile.booth, "Hatice Işık", place=goksu)
    for person in ({"email": ayse.email}, {"name": "Hatice Işık", "place": firat}, {}):
        with refused(rules.NOT_MARKED):
            told(pile, selim, **person)
    assert told(pile, selim, name="HATİCE  ışık", place=goksu).person.display_name == "Hatice Işık"


def test_what_waits_is_not_said_again_and_a_pile_has_no_more_wrong_marks_than_marks(wrong, pile, booth, director, selim, marked, hand_out, refused):  # fmt: skip
    with refused(rules.NO_MARK_LEFT):
        told(pile, director, email=marked.email)
    hand_out(booth, "Nine")
    with refused(rules.TOLD_ALREADY):
        told(pile, director, email=marked.email)


def test_a_mark_goes_back_to_a_pile_that_it_can_have_come_from(make_ballot, director, selim, goksu, hand_out, refused):
    ballot = make_ballot({"Park": 60, "Yol": 50, "Bank@Göksu": 5, "Lamba@Göksu": 5}, areas=[("Göksu", [goksu], 1000)])
    booth = actions.save_booth(by=director, ballot=ballot, name="Okul", hours="9–17", clerks=[selim])
    town, area = (
        actions.issue_batch(by=director, booth=booth, size=10, area=one) for one in (None, ballot.areas.get())
    )
    hand_out(booth, "Bir")
    hand_out(booth, "İki", place=goksu, said=Said("lives", goksu, True))
    with refused(rules.OTHER_PILE):
        told(town, selim, name="İki", place=goksu)
    assert told(area, selim, name="İki", place=goksu)


def test_others_of_the_staff_say_and_decide_nothing(wrong, pile, make_person, works, refused):
    other = make_person("Kaya", (Role.UNIT_OFFICER, works))
    for verb in (actions.confirm_wrong_mark, actions.keep_mark):
        with refused("base.not_staff"):
            verb(by=other, wrong=wrong)
    assert not on_paper.wrong_marks_for(other).exists()


def test_no_mark_is_taken_back_of_a_vote_that_is_called_off(wrong, ballot, director, mehmet, refused):
    actions.cancel_ballot(by=director, ballot=ballot, reason="Deprem")
    with refused(reasons.WRONG_STATE):
        actions.confirm_wrong_mark(by=mehmet, wrong=wrong)


def test_the_person_reads_it_in_their_data_and_takes_it_along(wrong, marked):
    assert [row["reason"] for row in export_wrong_marks(marked)] == [WHY]
    forget_wrong_marks(marked)
    assert not WrongMark.objects.exists()


@pytest.mark.parametrize("seed", range(4))
def test_whatever_happens_at_the_booth_roll_marks_and_papers_agree(
    seed, ballot, pile, director, mehmet, selim, neighbours, vote, hand_out, finish
):
    """A walk of chance over all that can happen to the roll; at the end the box holds a sheet for each mark."""
    chance, people = random.Random(seed), neighbours(5)

    def something(person, waiting):
        verbs = [
            lambda: hand_out(pile.booth, email=person.email),
            lambda: vote(ballot, person, "Park"),
            lambda: told(pile, selim, email=person.email),
            lambda: actions.confirm_wrong_mark(by=chance.choice([selim, mehmet]), wrong=waiting),
            lambda: actions.keep_mark(by=mehmet, wrong=waiting),
        ]
        return chance.choice(verbs if waiting else verbs[:3])

    for _turn in range(24):
        with suppress(Refused), transaction.atomic():
            something(chance.choice(people), WrongMark.objects.filter(done=False).first())()
        assert Batch.objects.get().marks == Roll.objects.filter(channel=Channel.PAPER).count()
    for one in WrongMark.objects.filter(done=False):
        actions.confirm_wrong_mark(by=mehmet, wrong=one)
    pile.refresh_from_db()
    with clock.at(ballot.taken_until):
        figures = Figures(pile.marks, pile.marks, 0, pile.size - pile.marks)
        actions.count_batch(by=director, batch=pile, figures=figures)
        for number in range(1, pile.marks + 1):
            for clerk in (director, mehmet):
                actions.type_sheet(by=clerk, batch=pile, number=number, choices=[ballot.options.get(title="Park").pk])
        actions.close_batch(by=director, batch=pile)
    counted = finish(ballot)
    assert counted.state == State.COUNTED
    assert counted.papers.count() == counted.roll.count()


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_takes_the_mark_back_and_the_person_votes_once(
    monday, make_ballot, vote, ayse, director, selim, make_person, hand_out, in_parallel
):
    """Three confirm, one keeps it, one counts, and Ayşe votes on the web and at the booth, all at the same moment."""
    ballot = make_ballot()
    booth = actions.save_booth(by=director, ballot=ballot, name="A", hours="9–17", clerks=[selim])
    pile = actions.issue_batch(by=director, booth=booth, size=10)
    hand_out(booth, email=ayse.email)
    wrong = told(pile, selim, email=ayse.email)
    others = [make_person(f"Kalem{number}", (Role.COORDINATOR, None)) for number in range(3)]
    verbs = [
        *(lambda one=one: actions.confirm_wrong_mark(by=one, wrong=WrongMark.objects.get(pk=wrong.pk)) for one in others),
        lambda: actions.count_batch(by=director, batch=pile, figures=Figures(0, 0, 0, 10, "x")),
        lambda: vote(ballot, Person.objects.get(pk=ayse.pk), "Park"),
        lambda: hand_out(booth, email=ayse.email),
    ]  # fmt: skip

    def act(verb):
        with clock.at(monday):
            return verb()

    outcomes = in_parallel(act, verbs)
    assert all(isinstance(one, str | Batch | WrongMark | Refused) for one in outcomes), outcomes
    assert sum(isinstance(one, WrongMark) for one in outcomes[:3]) == 1
    assert Batch.objects.get().marks == Roll.objects.filter(channel=Channel.PAPER).count()
    assert Roll.objects.count() <= 1


def test_the_page_leads_from_a_mistake_to_a_mark_taken_back(client, signed_in, selim, director, pile, marked):
    page = reverse("decisions:desk_wrong_marks", args=[pile.booth_id])
    words = {"contact": marked.email, "pile": pile.pk, "reason": WHY, "no_sheet": "on"}
    signed_in(selim)
    missing = client.post(page, words | {"no_sheet": ""})
    assert missing.status_code == 422
    assert WHY in missing.content.decode()
    assert client.post(page, words | {"contact": "baska@example.org"}).status_code == 422
    own = client.post(page, words, follow=True).content.decode()
    assert WHY in own
    assert 'value="confirm"' not in own  # who said it does not decide it
    signed_in(director)
    assert 'value="confirm"' in client.get(page).content.decode()
    wrong = WrongMark.objects.get()
    assert client.post(page, {"mark": wrong.pk, "do": "confirm"}).status_code == 302
    assert not Roll.objects.exists()
    assert client.post(page, {"mark": wrong.pk, "do": "keep"}).status_code == 404


@pytest.mark.parametrize("many", [1, 3])
def test_the_page_asks_the_database_as_often_for_one_as_for_three(many, client, signed_in, selim, pile, hand_out, goksu, django_assert_max_num_queries):  # fmt: skip
    for number in range(many):
        hand_out(pile.booth, f"Komşu {number}", place=goksu)
        told(pile, selim, name=f"Komşu {number}", place=goksu)
    signed_in(selim)
    with django_assert_max_num_queries(15):
        client.get(reverse("decisions:desk_wrong_marks", args=[pile.booth_id]))
