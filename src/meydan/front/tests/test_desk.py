"""The desk's first page: the most urgent few, and the way to all of them."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import connection

from meydan.base import clock
from meydan.base.cards import Queue, all_cards
from meydan.base.moving import HOUR, STEP
from meydan.base.waiting import AT_MOST, ENOUGH, _Written, waiting_in, waits_in
from meydan.discussion.actions import write_comment
from meydan.discussion.models import Comment
from meydan.discussion.slice import PATIENCE
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
    rows = [row._replace(queue=replace(row.queue, code=f"queue.{number}")) for number in range(QUEUES_AT_ONCE + 1)]
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


def test_for_some_seconds_what_others_did_may_be_missing_and_never_what_the_reader_did(
    many, mehmet, make_person, settings
):
    settings.PAGE_CACHE_SECONDS = 5

    def waits(person, changed=None):
        found = Person.objects.get(pk=person.pk)
        queues = queues_of(found)
        counted = waiting_in(queues, found, changed=changed)
        with_rows = waits_in(queues, found, changed=changed)
        assert {code: one.count for code, one in with_rows.items()} == counted
        return sum(counted.values())

    many(1)
    assert waits(mehmet, 0) == 1
    many(2)
    assert waits(mehmet, 0) == 1, "asked a moment ago"
    assert waits(mehmet) == 3, "whoever does not say when they last did something sees what is true now"
    assert waits(mehmet, time.time()) == 3, "they have just done something themselves"
    assert waits(mehmet, 0) == 3
    stranger = make_person("sibel")
    assert waits(stranger, 0) == 0, "nobody sees what was counted for somebody else"
    RoleGrant.objects.create(person=stranger, role=Role.COORDINATOR)
    assert waits(stranger, 0) == 3, "nor what was counted for another role"
    many(1)
    settings.PAGE_CACHE_SECONDS = 0
    assert waits(mehmet, 0) == 4


def test_the_pages_ask_for_what_is_true_since_the_reader_last_did_something(client, many, mehmet, settings):
    settings.PAGE_CACHE_SECONDS = 5
    client.force_login(mehmet)
    many(1)
    pages = {"/masa/": "Gölge", "/masa/katkilar/": 'class="count"'}
    before = {path: client.get(path).content.decode().count(said) for path, said in pages.items()}
    many(2)
    client.cookies["wrote"] = f"{time.time():.3f}"
    after = {path: client.get(path).content.decode() for path in pages}
    assert after["/masa/"].count("Gölge") > before["/masa/"]
    assert '<span>Birim bekleyenler</span><span class="count">3</span>' in after["/masa/katkilar/"]


def test_what_waits_by_the_clock_is_there_at_its_moment(many, mehmet, ayse):
    many(1)
    write_comment(by=ayse, on=Contribution.objects.get().thread.ref, text="Ne zaman?", position="question")
    assert {one.queue.code for one in waiting_for(mehmet)} == {"ideas.to_sort"}
    with clock.at(clock.now() + PATIENCE - timedelta(seconds=1)):
        assert {one.queue.code for one in waiting_for(mehmet)} == {"ideas.to_sort"}
        with clock.at(clock.now() + timedelta(seconds=2)):  # in the words of two seconds before
            assert "discussion.questions" in {one.queue.code for one in waiting_for(mehmet)}
    with clock.at(clock.now() + timedelta(days=60)):
        assert "ideas.late" in {one.queue.code for one in waiting_for(mehmet)}


@pytest.fixture
def with_every_role(make_person):
    person = make_person("her-isi-yapan")
    for role in Role:
        if role != Role.MUHTAR:
            RoleGrant.objects.create(person=person, role=role)
    found = Person.objects.get(pk=person.pk)
    assert found.grants  # which are asked for once
    return found


@pytest.mark.parametrize("what", ["rows", "counts"])
def test_every_queue_says_later_in_the_day_what_is_then_written_anew(what, with_every_role, refuse_questions):
    """And none asks the database while it is written: what it learned would grow old."""
    morning = clock.now().replace(hour=5, minute=10)
    for queue in (queue for card in all_cards() for queue in card.desk):
        with refuse_questions():
            with clock.at(morning):
                written = _Written(what, [queue], with_every_role)
            for hours in (1, 4, 9, 14):
                with clock.at(morning + timedelta(hours=hours)):
                    anew = _Written(what, [queue], with_every_role)
                    assert _values(written) == _values(anew), queue.code
        assert written.moving.which is not None, queue.code


def _values(written):
    return written.moving.of_now(written.statement.params) if written.statement else []


def test_all_queues_together_are_written_once_while_the_clock_runs(with_every_role):
    queues = [queue for card in all_cards() for queue in card.desk]
    written = _Written("rows", queues, with_every_role)
    assert any(written.moving.which)
    assert sum(count for _kind, count, *_rest in written.answer()) == 0


@pytest.fixture
def refuse_questions():
    def refuse(_execute, sql, *_rest):
        raise AssertionError(sql)

    return lambda: connection.execute_wrapper(refuse)


def test_words_are_written_anew_in_an_hour_or_at_once_where_they_change_in_another_way(mehmet):
    queue = Queue("of.hours", "", frozenset(), lambda *_: [], lambda _: Person.objects.filter(pk=clock.now().second))
    with clock.at(clock.now()):
        uneven, even = _Written("counts", [queue], mehmet), _Written("counts", [], mehmet)
        assert uneven.moving.holds
        assert even.moving.holds
        with clock.at(clock.now() + STEP):
            assert not uneven.moving.holds
            assert even.moving.holds
        with clock.at(clock.now() + HOUR):
            assert not even.moving.holds


def test_rows_say_of_due_and_holder_what_their_tasks_say(many, mehmet):
    many(3)
    first = Contribution.objects.order_by("pk")[0]
    Contribution.objects.filter(pk=first.pk).update(assigned_to=mehmet, promised_for=clock.today() - timedelta(days=1))
    for one in waiting_for(mehmet):
        tasks = one.queue.load(mehmet, AT_MOST)
        assert [(row.due, row.holder) for row in one.rows] == [(task.due, task.assigned_to) for task in tasks]


def test_counting_ends_where_nobody_learns_more(client, many, ayse, mehmet):
    many(1)
    about, asked = Contribution.objects.get().thread.ref, clock.now() - timedelta(days=10)
    questions = [
        Comment(on=about, author=ayse, text=f"Ne zaman {number}?", position="question", at=asked)
        for number in range(ENOUGH - 1)
    ]
    Comment.objects.bulk_create(questions)
    client.force_login(mehmet)
    assert f">{ENOUGH - 1} tanesinin hepsi<" in client.get("/masa/").content.decode()
    write_comment(by=ayse, on=about, text="Bir de bu?", position="question", unlimited=True)
    Comment.objects.update(at=asked)
    page = client.get("/masa/").content.decode()
    assert f">Hepsi: {ENOUGH - 1} taneden fazla<" in page
    assert page.count('class="queue--') == SHOWN


def test_what_many_rows_belong_to_waits_once(mehmet, many, ayse):
    """Rows of a queue that joins what is many come once, though they are asked for in their own words."""
    many(2)
    for one in Contribution.objects.all():
        write_comment(by=ayse, on=one.thread.ref, text="Bence de.", position="for", unlimited=True)
        write_comment(by=ayse, on=one.thread.ref, text="Evet.", position="for", unlimited=True)
    queue = Queue(
        "of.authors", "", frozenset(), lambda *_: [], lambda _: Person.objects.filter(comments__position="for")
    )
    assert waits_in([queue], mehmet)[queue.code].count == waiting_in([queue], mehmet)[queue.code] == 1
    fresh = Person.objects.get(pk=mehmet.pk)
    assert waiting_in([queue], fresh)[queue.code] == 1
