"""Saved searches: told of what is new, once a day, nothing lost and nothing doubled."""

from datetime import timedelta

import pytest
from django.urls import reverse

from meydan.base import clock
from meydan.base.models import OutboxMessage
from meydan.ideas import actions, personal
from meydan.ideas.actions import saving
from meydan.ideas.models import Contribution, SavedSearch
from meydan.ideas.queries.contributions import Wanted
from meydan.ideas.queries.saving import known, stop_key
from meydan.ideas.rules.saving import NOTHING_TO_SAVE, TOO_MANY_SEARCHES
from meydan.notices.actions import deliver_all
from meydan.notices.models import Notice

IN_GOKSU = Wanted(place="goksu", goal=11)


@pytest.fixture
def later(monday):
    """later(hours=1): the same town some time after Monday noon."""
    return lambda **time: clock.at(monday + timedelta(**time))


@pytest.fixture
def saved(deniz, monday, goksu):
    return actions.save_search(by=deniz, wanted=IN_GOKSU, name="Göksu, amaç 11")


def told():
    return OutboxMessage.objects.filter(code="ideas.found_new")


def tell(later, **time):
    with later(**time):
        return actions.tell_all()


def test_something_new_that_fits_is_told_with_its_titles(saved, write, ayse, deniz, later):
    with later(minutes=5):
        write(ayse, title="Gölge yok")
        write(ayse, title="Çeşme yok")
    assert tell(later, hours=1) == 1
    facts = told().get().facts
    assert (facts["count"], facts["titles"]) == (2, "Çeşme yok\nGölge yok")
    deliver_all()
    assert Notice.objects.filter(person=deniz, message=told().get()).count() == 1


def test_what_does_not_fit_what_is_old_and_what_is_one_s_own_is_not_told(write, deniz, ayse, firat, later, goksu):
    with later(minutes=-10):
        write(ayse, title="Eski")
    actions.save_search(by=deniz, wanted=IN_GOKSU, name="x")
    actions.save_search(by=deniz, wanted=Wanted(place="firat"), name="y")
    actions.save_search(by=deniz, wanted=Wanted(text="otobüs"), name="z")
    with later(minutes=5):
        write(deniz, title="Kendi sözüm")
    assert tell(later, hours=1) == 0


def test_words_are_searched_as_on_the_page(write, deniz, ayse, later, goksu, monday):
    actions.save_search(by=deniz, wanted=Wanted(text="agac"), name="Ağaç")
    with later(minutes=5):
        write(ayse, title="Ağaçlar kurudu")
    assert tell(later, hours=1) == 1


def test_at_most_one_notice_a_day_and_nothing_is_lost_in_between(saved, write, ayse, later):
    for hour in (1, 2, 3):
        with later(hours=hour):
            write(ayse, title=f"Konu {hour}")
        tell(later, hours=hour, minutes=30)
    assert told().count() == 1
    assert tell(later, days=1) == 1
    assert told().order_by("-id").first().facts["titles"] == "Konu 3\nKonu 2"
    assert tell(later, days=2) == 0


def test_what_was_written_a_moment_ago_waits_for_the_next_time(saved, write, ayse, later):
    with later(minutes=10):
        write(ayse)
        assert actions.tell_all() == 0
    assert tell(later, minutes=15) == 1


def test_a_crash_in_the_middle_loses_and_doubles_nothing(saved, write, ayse, deniz, later, monkeypatch):
    with later(minutes=5):
        write(ayse)
    kept = SavedSearch.save

    def crash(self, *args, **kwargs):
        raise KeyboardInterrupt

    monkeypatch.setattr(SavedSearch, "save", crash)
    with pytest.raises(KeyboardInterrupt):
        tell(later, hours=1)
    assert not told().exists()
    monkeypatch.setattr(SavedSearch, "save", kept)
    assert tell(later, hours=1) == 1
    assert tell(later, hours=2) == 0


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_parallel_workers_tell_each_search_once(make_person, write, ayse, goksu, in_parallel, later):
    for number in range(12):
        actions.save_search(by=make_person(f"Komsu{number}"), wanted=IN_GOKSU, name="x")
    SavedSearch.objects.update(seen_until=clock.now() - timedelta(days=1))
    write(ayse)
    Contribution.objects.update(created_at=clock.now() - timedelta(minutes=30))
    in_parallel(lambda _n: actions.tell_all(), range(4))
    assert told().count() == 12


def test_many_searches_are_worked_off_in_batches(make_person, write, ayse, goksu, later, monkeypatch):
    monkeypatch.setattr(saving, "BATCH", 2)
    for number in range(5):
        actions.save_search(by=make_person(f"Komsu{number}"), wanted=IN_GOKSU, name="x")
    with later(minutes=5):
        write(ayse)
    assert tell(later, hours=1) == 5


def test_where_nothing_is_new_nothing_is_asked(saved, later, django_assert_num_queries):
    with later(hours=1), django_assert_num_queries(1):
        actions.tell_all()


def test_an_empty_search_and_a_twenty_first_one_are_refused(deniz, refused, goksu, monday):
    with refused(NOTHING_TO_SAVE):
        actions.save_search(by=deniz, wanted=Wanted(state="open"), name="Hepsi")
    for number in range(20):
        actions.save_search(by=deniz, wanted=Wanted(text=f"söz {number}"), name="x")
    with refused(TOO_MANY_SEARCHES, most=20):
        actions.save_search(by=deniz, wanted=Wanted(text="bir daha"), name="x")
    actions.save_search(by=deniz, wanted=Wanted(text="söz 3"), name="Yeni ad")
    assert SavedSearch.objects.get(text="söz 3").name == "Yeni ad"


def test_a_name_is_made_of_what_is_asked_for_and_what_does_not_exist_is_left_out(goksu, targets):
    asked = Wanted(text="park", kind="idea", place="goksu", goal=99999999, process=12345678, state="open")
    assert known(None, asked) == (Wanted(text="park", kind="idea", place="goksu"), "“park” · Fikir · Göksu")


def test_from_the_list_to_the_saved_search_and_its_end(signed_in, deniz, goksu, targets):
    hers = signed_in(deniz)
    assert (
        "/konular/kaydet/?place=goksu&amp;goal=11"
        in hers.get("/konular/?place=goksu&goal=11&state=open").content.decode()
    )
    assert "/konular/kaydet/" not in hers.get("/konular/").content.decode()
    page = hers.get("/konular/kaydet/?place=goksu&goal=11")
    assert page.context["form"].initial["name"].startswith("Göksu · 11")
    assert hers.post("/konular/kaydet/?place=goksu&goal=11", {"name": ""}).status_code == 422
    assert hers.post("/konular/kaydet/?place=goksu&goal=11", {"name": "Benim mahallem"}).url == "/benim/aramalarim/"
    saved = SavedSearch.objects.get()
    assert (saved.place, saved.goal) == ("goksu", 11)
    assert "/konular/?goal=11&amp;place=goksu" in hers.get("/benim/aramalarim/").content.decode()
    hers.post("/benim/aramalarim/", {"saved": saved.pk})
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("query", ["", "process=99", "goal=99999999", "place=yok", "kind=siir"])
def test_a_search_for_what_does_not_exist_is_not_saved(signed_in, deniz, query):
    assert signed_in(deniz).post(f"/konular/kaydet/?{query}", {"name": "x"}).status_code == 422


def test_the_link_in_the_message_ends_it_without_signing_in(client, saved, write, ayse, later):
    with later(minutes=5):
        write(ayse)
    tell(later, hours=1)
    path = told().get().facts["stop"].partition("localhost:8000")[2]
    assert client.get(path).status_code == 200
    assert SavedSearch.objects.exists()
    client.post(path)
    assert not SavedSearch.objects.exists()
    again = client.get(path)
    assert again.status_code == 200
    assert "artık haber almıyorsunuz" in again.content.decode(), (
        "a link of ours that is pressed once more is no wrong address"
    )
    assert client.get(reverse("ideas:saved_stop", args=["made-up"])).status_code == 404


def test_nobody_ends_or_reads_the_search_of_somebody_else(signed_in, saved, ayse):
    hers = signed_in(ayse)
    assert hers.post("/benim/aramalarim/", {"saved": saved.pk}).status_code == 404
    assert saved.name not in hers.get("/benim/aramalarim/").content.decode()
    assert stop_key(saved) != stop_key(SavedSearch(pk=saved.pk + 1))


def test_own_data_and_forgetting(saved, deniz):
    assert [one["saved_search"] for one in personal.export_searches(deniz)] == [saved.name]
    personal.erase_searches(deniz)
    assert not SavedSearch.objects.exists()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_asks_the_same_for_one_and_three(signed_in, deniz, goksu, count, django_assert_num_queries):
    for number in range(count):
        actions.save_search(by=deniz, wanted=Wanted(text=f"söz {number}"), name="x")
    hers = signed_in(deniz)
    with django_assert_num_queries(3):
        hers.get("/benim/aramalarim/")
