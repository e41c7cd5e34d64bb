"""The desk's first page: the most urgent few, and the way to all of them."""

from dataclasses import replace
from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.base.lately import SECONDS
from meydan.base.waiting import AT_MOST, waiting_in
from meydan.discussion.actions import write_comment
from meydan.front.desk import QUEUES_AT_ONCE, SHOWN, figures, first_of, queues_of, rows_of, waiting_for
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution
from meydan.people.models import Person, Role, RoleGrant


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


def test_the_desk_says_how_many_answers_of_the_last_thirty_days_kept_the_promise(client, many, mehmet, monday):
    many(4)
    client.force_login(mehmet)
    assert "zamanında cevap" not in client.get("/masa/").content.decode()
    first, second, third, old = Contribution.objects.order_by("pk")
    for one, days_ago, promised in ((first, 2, 0), (second, 3, 0), (third, 4, -9), (old, 31, 0)):
        one.state, one.answered_at = "accepted", monday - timedelta(days=days_ago)
        one.first_promise = monday.date() + timedelta(days=promised)
        one.save()
    page = client.get("/masa/").content.decode()
    assert "%67" in page
    assert "zamanında cevap, 30 gün" in page


def test_a_figure_says_when_there_are_more_than_were_read(many, mehmet):
    many(AT_MOST + 2)
    waiting = waiting_for(mehmet)
    assert [one.count for one in waiting] == [AT_MOST + 2]
    rows = rows_of(waiting)
    assert figures(waiting, rows) == {"late": "0", "today": "0", "week": "0", "later": f"{AT_MOST}+"}
    Contribution.objects.update(promised_for=clock.today() - timedelta(days=1))
    late = waiting_for(mehmet)
    assert figures(late, rows_of(late))["late"] == f"{AT_MOST}+"


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
        with django_assert_max_num_queries(15) as seen:
            client.get("/masa/")
        counts.append(len(seen))
    assert counts[1] == counts[2]


def test_what_is_late_waits_in_two_queues_and_is_counted_once(client, many, mehmet):
    many(2)
    Contribution.objects.update(promised_for=clock.today() - timedelta(days=1))
    waiting = waiting_for(mehmet)
    assert {one.queue.code: one.count for one in waiting} == {"ideas.late": 2, "ideas.to_sort": 2}
    assert len(rows_of(waiting)) == 2
    client.force_login(mehmet)
    page = client.get("/masa/").content.decode()
    assert page.count('class="queue--late') == 2


def test_the_first_ones_end_before_one_queue_too_many(many, mehmet):
    many(1)
    row = rows_of(waiting_for(mehmet))[0]
    rows = [replace(row, queue=replace(row.queue, code=f"queue.{number}")) for number in range(QUEUES_AT_ONCE + 1)]
    assert first_of([*rows, row]) == rows[:QUEUES_AT_ONCE]
    assert first_of([row] * (SHOWN + 1)) == [row] * SHOWN


def test_tabs_hold_what_lies_with_me_and_with_nobody(client, many, mehmet):
    many(3)
    mine, others, free = Contribution.objects.order_by("pk")
    Contribution.objects.filter(pk=mine.pk).update(assigned_to=mehmet)
    Contribution.objects.filter(pk=others.pk).update(assigned_to=others.author)
    client.force_login(mehmet)
    pages = {tab: client.get(f"/masa/?tab={tab}").content.decode() for tab in ("all", "mine", "free")}
    for tab, shown in {"all": [mine, others, free], "mine": [mine], "free": [free]}.items():
        assert [
            one for one in (mine, others, free) if '<h2 class="t-1"' in pages[tab] and f">{one.title}<" in pages[tab]
        ] == shown, tab


def test_rows_are_those_of_now_though_the_question_was_written_before(many, mehmet, make_person):
    """Whoever gets another role, or none any more, is asked about with other words at once."""

    def waits(person):
        found = Person.objects.get(pk=person.pk)  # as in the next request
        return sum(waiting_in(queues_of(found), found).values())

    many(1)
    assert waits(mehmet) == 1
    many(2)
    assert waits(mehmet) == 3
    stranger = make_person("sibel")
    assert waits(stranger) == 0
    grant = RoleGrant.objects.create(person=stranger, role=Role.COORDINATOR)
    assert waits(stranger) == 3
    grant.delete()
    assert waits(stranger) == 0


def test_what_waits_by_the_clock_comes_after_moments(many, mehmet):
    many(1)
    later = clock.now() + timedelta(days=60, seconds=SECONDS)
    assert "ideas.late" not in {one.queue.code for one in waiting_for(mehmet)}
    with clock.at(later):
        assert "ideas.late" in {one.queue.code for one in waiting_for(mehmet)}


def test_rows_say_of_due_and_holder_what_their_tasks_say(many, mehmet):
    many(3)
    first = Contribution.objects.order_by("pk")[0]
    Contribution.objects.filter(pk=first.pk).update(assigned_to=mehmet, promised_for=clock.today() - timedelta(days=1))
    for one in waiting_for(mehmet):
        tasks = one.queue.load(mehmet, AT_MOST)
        assert [(row.due, row.holder) for row in one.rows] == [(task.due, task.assigned_to) for task in tasks]
