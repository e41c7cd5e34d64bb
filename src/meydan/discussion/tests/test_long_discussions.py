"""A discussion of thousands is read page by page, and every comment in it has an address that shows it."""

from datetime import timedelta

import pytest

from meydan.base import clock
from meydan.discussion.models import Comment
from meydan.discussion.queries import PER_PAGE, REPLIES, comments_on
from meydan.threads.actions import hide_thread, open_thread

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(monday):
    return open_thread(title="Gölge yok", neighbourhood=None)


@pytest.fixture
def crowd(thread, ayse):
    """crowd(50, 300): so many comments, the oldest of them answered so often."""

    def write(comments, answers=0):
        now = clock.now() - timedelta(days=1)
        made = Comment.objects.bulk_create(
            Comment(on=thread.ref, author=ayse, position="for", text=f"Söz {n}", at=now + timedelta(seconds=n))
            for n in range(comments)
        )
        replies = Comment.objects.bulk_create(
            Comment(
                on=thread.ref, author=ayse, parent=made[0], text=f"Cevap {n}", at=now + timedelta(hours=1, seconds=n)
            )
            for n in range(answers)
        )
        return made, replies

    return write


def test_a_page_loads_a_handful_of_thousands(crowd, thread, deniz, django_assert_num_queries):
    crowd(5000, 300)
    with django_assert_num_queries(2):
        page = comments_on(None, thread.ref, order="oldest")
    assert len(page.items) == PER_PAGE
    assert len(page.items[0].answers) == REPLIES
    assert page.items[0].answer_count == 300


def test_paging_shows_every_comment_once(crowd, thread):
    made, _ = crowd(35)
    seen, after = [], ""
    while True:
        page = comments_on(None, thread.ref, after=after)
        seen += [one.pk for one in page.items]
        if not (after := page.next):
            break
    assert seen == [one.pk for one in reversed(made)]


def test_a_link_to_a_comment_shows_it_wherever_it_stands(client, crowd):
    made, replies = crowd(30, 50)
    for one in (made[0], made[29], replies[0], replies[19], replies[20], replies[49]):
        page = client.get(one.get_absolute_url()).content.decode()
        assert f'id="comment-{one.pk}"' in page
        assert f"{one.text}<" in page


def test_all_answers_of_a_long_conversation_are_reached(client, crowd, thread):
    made, replies = crowd(1, 2 * REPLIES + 1)
    page = client.get(thread.get_absolute_url()).content.decode()
    assert f"{2 * REPLIES + 1} cevabın hepsini okuyun" in page
    address, seen = f"/yorum/{made[0].pk}/", []
    while address:
        response = client.get(address)
        seen += [one.pk for one in response.context["page"].items]
        after = response.context["page"].next
        address = f"/yorum/{made[0].pk}/?after={after}" if after else ""
    assert seen == [one.pk for one in replies]


def test_the_number_of_queries_of_a_conversation_does_not_grow(client, crowd, django_assert_max_num_queries):
    made, _ = crowd(1, 3)
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(10) as seen:
            client.get(f"/yorum/{made[0].pk}/")
        counts.append(len(seen))
        Comment.objects.bulk_create(Comment(on=made[0].on, parent=made[0], text="Evet") for _ in range(100))
    assert counts[0] == counts[1]


def test_hidden_things_have_no_address(client, crowd, thread):
    made, replies = crowd(2, 2)
    Comment.objects.filter(pk__in=[made[1].pk, replies[0].pk]).update(hidden_at=clock.now())
    assert client.get(f"/yorum/{made[1].pk}/").status_code == 404
    assert client.get(f"/yorum/{replies[0].pk}/").status_code == 404
    assert "Cevap 0" not in client.get(f"/yorum/{made[0].pk}/").content.decode()
    Comment.objects.filter(pk=made[0].pk).update(hidden_at=clock.now())
    assert client.get(f"/yorum/{replies[1].pk}/").status_code == 404
    Comment.objects.update(hidden_at=None)
    hide_thread(thread=thread, hidden=True)
    assert client.get(f"/yorum/{made[0].pk}/").status_code == 404


def test_helpful_leads_back_to_the_page_of_the_discussion(client, crowd, thread, deniz):
    made, _ = crowd(30)
    client.force_login(deniz)
    came = f"http://testserver{thread.get_absolute_url()}?order=oldest&after=abc"
    back = client.post(f"/yorum/{made[3].pk}/destek/", headers={"referer": came})
    assert back["Location"] == f"{thread.get_absolute_url()}?order=oldest&after=abc#comment-{made[3].pk}"
    foreign = client.post(f"/yorum/{made[3].pk}/destek/", headers={"referer": "https://elsewhere.example/x"})
    assert foreign["Location"] == made[3].get_absolute_url()


def test_an_own_answer_is_shown_after_writing(client, crowd, deniz):
    made, _ = crowd(30, 30)
    client.force_login(deniz)
    sent = client.post(f"/tartisma/{made[0].on}/yaz/", {"answer": made[0].pk, "text": "Bence de"}, follow=True)
    assert "Bence de" in sent.content.decode()
