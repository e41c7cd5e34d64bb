"""Feeds are valid Atom, keep their names, say when nothing changed, and hold nothing that the page does not show."""

from datetime import timedelta
from xml.etree import ElementTree

import pytest

from meydan.base import clock
from meydan.ideas import actions as ideas
from meydan.projects import actions as projects
from meydan.threads.models import Thread

ATOM = "{http://www.w3.org/2005/Atom}"
ALL = "/akis/konular.atom"


@pytest.fixture
def write(monday, ayse, goksu, targets):
    def one(title="Gölge yok", place=goksu):
        return ideas.submit_contribution(
            by=ayse, kind="problem", title=title, text="Ayşe’nin sözü", neighbourhood=place, targets=[targets["11.7"]]
        )

    return one


def read(client, path):
    answer = client.get(path)
    assert answer["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def texts(feed, name):
    return [one.findtext(ATOM + name) for one in feed.findall(ATOM + "entry")]


def assert_valid(feed):
    """What RFC 4287 asks of a feed: id, title, updated and an author for the whole; id, title, updated for each entry."""
    assert feed.tag == ATOM + "feed"
    for thing in (feed, *feed.findall(ATOM + "entry")):
        for name in ("id", "title", "updated"):
            assert len(thing.findall(ATOM + name)) == 1
            assert thing.findtext(ATOM + name)
        assert thing.findtext(ATOM + "id").startswith("tag:")
        assert thing.findtext(ATOM + "updated") >= (thing.findtext(ATOM + "published") or "")
    assert feed.findtext(f"{ATOM}author/{ATOM}name")
    assert [one.get("href") for one in feed.findall(ATOM + "link") if one.get("rel") == "self"]
    ids = texts(feed, "id")
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "path", [ALL, "/akis/mahalle/goksu.atom", "/akis/amac/11.atom", "/akis/konu/2026-0001.atom", "/en" + ALL]
)
def test_a_feed_is_valid_and_names_nobody(client, write, path):
    write("<b>Gölge</b> & ağaç ]]>")
    feed = read(client, path)
    assert_valid(feed)
    assert len(feed.findall(ATOM + "entry")) == 1
    assert "Ayse" not in ElementTree.tostring(feed, encoding="unicode")


def test_an_empty_feed_is_valid_and_stands_still(client, db, goksu):
    first, second = client.get("/akis/mahalle/goksu.atom"), client.get("/akis/mahalle/goksu.atom")
    assert_valid(ElementTree.fromstring(first.content))
    assert first["ETag"] == second["ETag"]


def test_a_feed_holds_only_its_place_and_its_goal(client, write, firat):
    write("Gölge yok")
    write("Çukur var", firat)
    assert texts(read(client, "/akis/mahalle/firat.atom"), "title") == ["Çukur var"]
    assert texts(read(client, "/akis/amac/11.atom"), "title") == ["Çukur var", "Gölge yok"]


def test_names_of_entries_stay_when_the_title_changes(client, write):
    made = write()
    before = texts(read(client, ALL), "id")
    Thread.objects.filter(pk=made.thread_id).update(title="Yeni başlık")
    after = read(client, ALL)
    assert texts(after, "id") == before
    assert texts(after, "title") == ["Yeni başlık"]


def test_whoever_has_it_already_gets_no_body(client, write, monday):
    write()
    answer = client.get(ALL)
    assert client.get(ALL, headers={"If-None-Match": answer["ETag"]}).status_code == 304
    assert client.get(ALL, headers={"If-Modified-Since": answer["Last-Modified"]}).status_code == 304
    with clock.at(monday + timedelta(hours=1)):
        write("Başka")
    assert client.get(ALL, headers={"If-None-Match": answer["ETag"]}).status_code == 200
    assert client.get(ALL, headers={"If-Modified-Since": answer["Last-Modified"]}).status_code == 200


def test_hidden_threads_are_not_told_and_joined_ones_lead_on(client, write, mehmet):
    hidden, one, other = write("Gizli"), write("Bir"), write("İki")
    ideas.hide_contribution(by=mehmet, thing_id=hidden.pk, reason="x")
    ideas.merge_contributions(by=mehmet, duplicate=other, into=one, words="Aynısı")
    assert texts(read(client, ALL), "title") == ["Bir"]
    assert client.get(f"/akis/konu/{hidden.thread.number}.atom").status_code == 404
    assert client.get(f"/akis/konu/{other.thread.number}.atom").url == f"/akis/konu/{one.thread.number}.atom"


def test_a_thread_tells_its_steps_the_newest_first_without_promises(client, write, mehmet, parks, monday):
    made = write()
    with clock.at(monday + timedelta(hours=2)):
        ideas.answer_contribution(by=mehmet, contribution=made, decision="accepted", text="Evet, dikeceğiz", unit=parks)
    feed = read(client, f"/akis/konu/{made.thread.number}.atom")
    assert_valid(feed)
    assert len(texts(feed, "title")) == 2
    assert "Evet, dikeceğiz" in texts(feed, "summary")[0]


def test_news_of_projects_are_told(client, monday, director, parks, targets):
    started = projects.start_project(
        by=director, title="Gölgelik", summary="x", unit=parks, starts_on=monday.date(), ends_on=monday.date(),
        targets=[targets["11.7"]],
    )  # fmt: skip
    projects.post_update(by=director, project=started, title="Fidanlar geldi", text="120 fidan")
    feed = read(client, "/akis/projeler.atom")
    assert_valid(feed)
    assert texts(feed, "title") == ["Gölgelik: Fidanlar geldi"]


@pytest.mark.parametrize("path", ["/konular/", "/mahalle/goksu/", "/amac/11/", "/projeler/", "{thread}"])
def test_pages_name_their_feed(client, write, path):
    page = client.get(path.format(thread=write().thread.get_absolute_url())).content.decode()
    assert 'rel="alternate" type="application/atom+xml"' in page


@pytest.mark.parametrize("path", [ALL, "/akis/konu/2026-0001.atom"])
def test_a_feed_asks_the_same_for_one_and_three(client, write, path, django_assert_max_num_queries):
    write()
    with django_assert_max_num_queries(5) as first:
        client.get(path)
    write(), write()
    with django_assert_max_num_queries(5) as second:
        client.get(path)
    assert len(first) == len(second)
