"""The desk's first page: the most urgent few, and the way to all of them."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.discussion.actions import write_comment
from meydan.front.desk import AT_MOST, SHOWN, figures, merged, waiting_for
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution


@pytest.fixture
def many(monday, ayse, goksu, targets):
    """So many contributions that the queue is longer than what is read of it."""

    def write(count):
        for number in range(count):
            ideas.submit_contribution(
                by=ayse, kind="idea", title=f"Gölge {number}", text="", neighbourhood=goksu, targets=[targets["11.7"]]
            )

    return write


def test_few_tasks_are_shown_without_more_links(client, many, mehmet):
    many(3)
    client.force_login(mehmet)
    page = client.get("/masa/").content.decode()
    assert page.count('class="queue--') == 3
    assert "Bekleyenlerin hepsi" not in page


def test_the_most_urgent_few_and_a_link_to_all(client, many, mehmet):
    many(SHOWN + 5)
    client.force_login(mehmet)
    page = client.get("/masa/").content.decode()
    assert page.count('class="queue--') == SHOWN
    assert f"{SHOWN + 5} tanesinin hepsi" in page
    assert 'href="/masa/sevk/"' in page


def test_a_figure_says_when_there_are_more_than_were_read(many, mehmet):
    many(AT_MOST + 2)
    waiting = waiting_for(mehmet)
    assert [one.count for one in waiting] == [AT_MOST + 2]
    lines = merged(waiting)
    assert figures(waiting, lines) == {"late": "0", "today": "0", "week": "0", "later": f"{AT_MOST}+"}
    Contribution.objects.update(promised_for=clock.today() - timedelta(days=1))
    late = waiting_for(mehmet)
    assert figures(late, merged(late))["late"] == f"{AT_MOST}+"


def test_a_queue_without_a_page_is_shown_alone(client, many, ayse, mehmet):
    many(1)
    ref = Contribution.objects.get().thread.ref
    with clock.at(clock.now() - timedelta(days=10)):
        for number in range(SHOWN + 1):
            write_comment(by=ayse, on=ref, text=f"Ne zaman {number}?", position="question", unlimited=True)
    client.force_login(mehmet)
    page = client.get("/masa/").content.decode()
    assert 'href="?queue=discussion.questions"' in page
    alone = client.get("/masa/?queue=discussion.questions").content.decode()
    assert alone.count('class="queue--') == SHOWN + 1
    assert "Gölge 0" not in alone.split('class="queue cq"')[1].split("<h2")[1].split("</h2>")[0]


def test_the_number_of_queries_does_not_grow(client, many, mehmet, django_assert_max_num_queries):
    client.force_login(mehmet)
    counts = []
    for count in (1, 3, 30):
        many(count)
        with django_assert_max_num_queries(22) as seen:
            client.get("/masa/")
        counts.append(len(seen))
    assert counts[1] == counts[2]
