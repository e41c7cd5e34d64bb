"""A card of a contribution is made once for as long as it says the same, and never says what was true before."""

from datetime import timedelta

import pytest
from django.urls import reverse

from meydan.base import clock
from meydan.discussion.actions import hide_comment, write_comment
from meydan.ideas import actions
from meydan.ideas.models import Contribution
from meydan.ideas.queries.contributions import Wanted, list_page
from meydan.threads.models import ThreadTarget

LIST = reverse("ideas:list")


@pytest.fixture
def card(client, problem):
    """What the list says of it now."""

    def said(path=LIST):
        return client.get(path).content.decode().partition("<article")[2].partition("</article>")[0]

    return said


def change(**fields):
    return lambda problem, **_others: Contribution.objects.filter(pk=problem.pk).update(**fields)


@pytest.mark.parametrize(
    ("happens", "words"),
    [
        (change(title="Gölgesiz yol"), ["Gölgesiz yol"]),
        (change(text="Kaldırım yok."), ["Kaldırım yok."]),
        (change(what="idea"), ["Fikir"]),
        (change(language="en"), ['lang="en"']),
        (change(state="in_review"), ["İnceleniyor"]),
        (change(state="answered", answered_at=clock.now()), ["state--info"]),
        (change(neighbourhood=None), []),
        (change(promised_for="2027-01-04"), ["4 Ocak 2027"]),
        (lambda problem, deniz, **_others: actions.support(by=deniz, contribution=problem), ["1 destek"]),
        (lambda problem, deniz, **_others: _comment(problem, deniz), ["1 yorum"]),
        (lambda problem, targets, **_others: ThreadTarget.objects.update(target=targets["4.7"]), ["<b>4</b> Nitelikli"]),
        (lambda problem, **_others: type(problem.thread).objects.update(title="Ağaç dikilsin"), ["agac-dikilsin"]),
    ],
)  # fmt: skip
def test_it_follows_whatever_it_shows(card, problem, deniz, targets, happens, words):
    before = card()
    assert not any(one in before for one in words)
    happens(problem=problem, deniz=deniz, targets=targets)
    after = card()
    assert after != before
    assert all(one in after for one in words)


def test_days_pass_on_it(card, monday):
    assert "0/15" in _passed(card())
    with clock.at(monday + timedelta(days=1)):
        assert "1/15" in _passed(card())
    with clock.at(monday + timedelta(days=60)):
        assert "state--late" in card()


def _passed(said):
    return said.replace(" iş gününden ", "/").replace("15 iş gününün 0", "0/15").replace("15 iş gününün 1", "1/15")


def test_each_reads_it_in_their_language(card):
    assert "destek" in card()
    assert "supports" in card("/en" + LIST)
    assert "destek" in card()


def _comment(problem, person):
    return write_comment(by=person, on=problem.thread.ref, text="Evet", position="for")


def test_comments_are_those_of_the_thread_on_which_it_is_told(write, ayse, deniz, zeynep, mehmet):
    first, second = write(ayse, title="Yol"), write(ayse, title="Yol da")
    said = _comment(first, deniz)
    for one in (first, second):
        _comment(one, ayse)
    hide_comment(by=zeynep, thing_id=said.pk, reason="spam")
    assert _counted("") == {first.pk: 1, second.pk: 1}
    actions.merge_contributions(by=mehmet, duplicate=second, into=first, words="Aynı")
    assert _counted("merged") == {second.pk: 2}
    assert _counted("") == {first.pk: 2}


def _counted(state):
    return {one.pk: one.comment_count for one in list_page(None, Wanted(state=state), "")}


def test_its_goal_is_that_of_its_main_target(ayse, goksu, targets, monday):
    actions.submit_contribution(
        by=ayse, kind="idea", title="x", text="x", neighbourhood=goksu, targets=[targets["13.1"], targets["4.7"]]
    )
    assert [one.main_goal for one in list_page(None, Wanted(), "")] == [13]
