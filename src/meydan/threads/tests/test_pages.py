"""The thread page and following."""

import pytest
from django.urls import reverse

from meydan.threads import actions
from meydan.threads.models import Follow, Station


@pytest.fixture
def thread(monday, goksu, targets):
    made = actions.open_thread(title="Çocuklar gölgede yürüsün", neighbourhood=goksu, targets=[targets["11.7"]])
    actions.add_step(thread=made, code="ideas.submitted", station=Station.PROBLEM, words="Kaldırım dar.")
    return made


def test_the_page_tells_the_story(client, thread):
    page = client.get(thread.get_absolute_url()).content.decode()
    assert "Çocuklar gölgede yürüsün" in page
    assert "Kaldırım dar." in page
    assert thread.number in page


def test_a_joined_thread_leads_to_the_one_it_joined(client, thread, mehmet):
    other = actions.open_thread(title="Gölge yok", neighbourhood=None)
    actions.merge_threads(by=mehmet, thread=other, into=thread, move_steps=False)
    answer = client.get(other.get_absolute_url())
    assert answer.url == f"{thread.get_absolute_url()}?joined={other.number}"
    assert other.number in client.get(answer.url).content.decode()


def test_a_hidden_thread_is_not_found_by_outsiders(signed_in, client, thread, deniz, zeynep):
    actions.hide_thread(thread=thread, hidden=True)
    assert client.get(thread.get_absolute_url()).status_code == 404
    assert signed_in(deniz).get(thread.get_absolute_url()).status_code == 404
    assert signed_in(zeynep).get(thread.get_absolute_url()).status_code == 200


def test_a_public_page_touches_no_session(client, thread):
    answer = client.get(thread.get_absolute_url())
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


@pytest.mark.parametrize("steps", [1, 3, 30])
def test_the_page_costs_the_same_with_more_steps(client, thread, steps, django_assert_max_num_queries):
    for number in range(steps):
        actions.add_step(thread=thread, code="projects.update", words=f"Adım {number}")
    client.get(thread.get_absolute_url())
    with django_assert_max_num_queries(9):
        client.get(thread.get_absolute_url())


def test_following_and_stopping(signed_in, thread, ayse):
    her = signed_in(ayse)
    her.post(reverse("threads:follow", args=[thread.number]))
    assert Follow.objects.filter(person=ayse, thread=thread).exists()
    her.post(reverse("threads:follow", args=[thread.number]), {"stop": "1"})
    assert not Follow.objects.exists()


def test_a_visitor_signs_in_first_and_follows_afterwards(client, thread):
    answer = client.get(reverse("threads:follow", args=[thread.number]))
    assert answer.status_code == 302
    assert client.session["pending_threads"] == thread.pk


def test_the_number_alone_shows_the_page_at_once_and_names_the_long_address(client, thread):
    page = client.get(reverse("threads:detail", args=[thread.number]))
    assert page.status_code == 200
    assert f'<link rel="canonical" href="http://localhost:8000{thread.get_absolute_url()}">' in page.content.decode()
    assert client.get(f"/konu/{thread.number}/baska-bir-sey/").url == thread.get_absolute_url()
