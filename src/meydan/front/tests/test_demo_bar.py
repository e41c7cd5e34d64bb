"""The demo bar: other eyes, a clock that moves, a tour, a new beginning. In a real town nothing of it exists."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings as configured
from django.core.exceptions import MiddlewareNotUsed
from django.core.management import call_command
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from procrastinate.contrib.django.models import ProcrastinateJob

from meydan.base import clock, remembered
from meydan.base.actions import stamp
from meydan.base.models import Stamp
from meydan.centre.queries import rooms_in_order
from meydan.front import tasks
from meydan.front.demo import actions, state, tour
from meydan.front.demo.middleware import NewBeginningMiddleware
from meydan.front.demo.people import PASSWORD
from meydan.front.rules import CLOCK_TOO_FAR, NO_DEMO
from meydan.people.models import Person, Role
from meydan.places.models import Neighbourhood

WEEK = timedelta(days=7)
ADDRESSES = ["/deneme/kim/", "/deneme/saat/", "/deneme/tur/", "/deneme/bastan/"]


@pytest.fixture
def demo(settings, db):
    """A demo whose town is loaded; every request looks at the stamps."""
    settings.DEMO, settings.STAMPS_SECONDS = True, 0
    stamp(name="demo", value="1")
    stamp(name=state.STATE, value=state.LOADED)
    remembered.look_again(at_once=True)


@pytest.fixture
def play(demo, make_person, client):
    """play("director") → the answer to a click on that part, after its person was made."""

    def made(part: str, **more: str):
        account = next(one.account for one in state.EVERYBODY if one.code == part)
        roles = {"director": [(Role.DIRECTOR, None)], "coordinator": [(Role.COORDINATOR, None)]}.get(part, [])
        if account and not Person.objects.filter(email=f"{account}@demo.meydan.example").exists():
            person = make_person(account, *roles)
            Person.objects.filter(pk=person.pk).update(email=f"{account}@demo.meydan.example")
        return client.post("/deneme/kim/", {"part": part, **more})

    return made


@pytest.fixture
def jobs_waiting(db):
    """jobs_waiting() → names of the jobs that the worker would find."""
    return lambda: list(ProcrastinateJob.objects.order_by("id").values_list("task_name", flat=True))


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("verb", ["get", "post"])
def test_in_a_real_town_the_addresses_do_not_exist(client, db, settings, address, verb):
    settings.DEMO = False
    stamp(name=state.STATE, value=state.LOADED)
    remembered.look_again(at_once=True)
    assert getattr(client, verb)(address).status_code in ({404} if verb == "post" else {404, 405})


def test_in_a_real_town_there_is_no_bar(client, db):
    assert b'class="demo"' not in client.get("/").content
    assert b"demo.css" not in client.get("/").content


def test_a_demo_without_its_content_has_no_bar(client, db, settings):
    settings.DEMO = True
    assert b'class="demo"' not in client.get("/").content


def test_visitors_without_a_session_get_the_same_page_and_no_cookie(client, demo):
    with clock.at(timezone.now()):
        first, second = client.get("/hakkinda/"), client.get("/hakkinda/")
    assert b'class="demo"' in first.content
    assert first.content == second.content
    assert not first.cookies
    assert "Cookie" not in first.get("Vary", "")


def test_one_click_changes_the_eyes(play, client):
    assert play("director", next="/konular/").url == "/konular/"
    page = client.get("/masa/").content.decode()
    assert 'value="director" aria-pressed="true"' in page
    assert play("resident", next="/masa/kisiler/").url == "/benim/"
    assert client.get("/masa/").status_code == 404
    assert play("visitor", next="/benim/").url == "/"
    assert client.get("/benim/").status_code == 302


@pytest.mark.parametrize("language", ["en", "ar", "ku"])
def test_other_eyes_find_their_own_pages_in_every_language(play, client, language):
    stamp(name=f"language:{language}", value="on")
    play("director")
    play("resident")
    address = f"/{language}/deneme/kim/"
    assert client.post(address, {"part": "director", "next": f"/{language}/konular/"}).url == f"/{language}/konular/"
    assert client.post(address, {"part": "resident", "next": f"/{language}/masa/kisiler/"}).url == f"/{language}/benim/"


@pytest.mark.parametrize("part", ["", "administrator", "volunteer"])
def test_nobody_plays_a_part_that_is_not_there(demo, client, part):
    assert client.post("/deneme/kim/", {"part": part}).status_code == 404


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://testserver.elsewhere.example"])
@pytest.mark.parametrize("address", ADDRESSES[:3])
def test_a_form_of_another_site_is_refused(demo, client, address, origin):
    answer = client.post(address, {"part": "visitor", "by": "day", "step": "1"}, headers={"Origin": origin})
    assert answer.status_code == 403
    assert not Stamp.objects.filter(name=clock.MOVED).exists()


def test_our_own_form_is_taken(demo, client):
    assert client.post("/deneme/saat/", {"by": "today"}, headers={"Origin": "http://testserver"}).status_code == 302


def test_nobody_is_sent_elsewhere(play):
    assert play("director", next="//elsewhere.example/").url == "/masa/"


def test_the_clock_moves_for_everybody_and_back(demo, client, jobs_waiting):
    before = timezone.now()
    assert client.post("/deneme/saat/", {"by": "week", "next": "/konular/"}).url == "/konular/"
    client.post("/deneme/saat/", {"by": "day"})
    remembered.look_again(at_once=True)
    assert abs(clock.now() - before - timedelta(days=8)) < timedelta(minutes=1)
    assert jobs_waiting() == ["meydan.front.tasks.do_duties"] * 2
    client.post("/deneme/saat/", {"by": "today"})
    remembered.look_again(at_once=True)
    assert clock.moved() == timedelta()
    assert client.post("/deneme/saat/", {"by": "year"}).status_code == 404


def test_the_clock_has_an_end(demo, refused):
    stamp(name=clock.MOVED, value=str(int(actions.FURTHEST.total_seconds())))
    with refused(CLOCK_TOO_FAR, days=400):
        actions.move_clock(by=WEEK)


def test_outside_a_demo_the_verbs_refuse(db, settings, refused):
    settings.DEMO = False
    with refused(NO_DEMO):
        actions.move_clock(by=WEEK)
    with refused(NO_DEMO):
        actions.ask_to_begin_anew()


def test_what_falls_due_meanwhile_is_done_at_its_moment(db, make_person):
    """Somebody who asked for a code and never entered it is forgotten in the second night."""
    now = timezone.now().replace(hour=9, minute=30)  # at night more is due within the hour
    stranger = Person.objects.create_user("stranger@example.org", joined_at=now)
    assert actions.do_duties(start=now, end=now + timedelta(hours=1)) <= 25
    assert Person.objects.get(pk=stranger.pk).erased_at is None
    actions.do_duties(start=now, end=now + WEEK)
    erased_at = Person.objects.get(pk=stranger.pk).erased_at
    assert now + timedelta(days=2) < erased_at < now + timedelta(days=4)


def test_a_demo_that_was_stopped_while_it_began_anew_starts_with_the_old_town(demo, make_person, capsys):
    make_person("Elif")
    stamp(name=state.STATE, value=state.BUSY + timezone.now().isoformat())
    call_command("demo_town")
    assert "there already" in capsys.readouterr().out
    assert Stamp.objects.get(name=state.STATE).value == state.LOADED
    assert actions.ask_to_begin_anew()


def test_whoever_begins_anew_does_not_wait_for_weeks_of_work(demo):
    now = timezone.now()
    stamp(name=state.STATE, value=state.BUSY + now.isoformat())
    assert actions.do_duties(start=now, end=now + WEEK) == 0
    assert tasks.begin_anew.priority > 0 > tasks.do_duties.priority


def test_the_tour_leads_through_the_eyes_of_others(play, client):
    for part in ("resident", "coordinator", "director"):
        play(part)
    play("visitor")
    assert client.post("/deneme/tur/", {"step": "1"}).url == "/"
    assert f"Tur 1 / {len(tour.steps())}." in client.get("/").content.decode()
    assert client.post("/deneme/tur/", {"step": "2"}).url == "/benim/"
    assert "Tur 2 / " in client.get("/benim/").content.decode()
    assert client.post("/deneme/tur/", {"step": "3"}).url == "/masa/"
    assert client.get("/masa/").status_code == 200
    client.post("/deneme/tur/", {"step": "0"})
    page = client.get("/").content.decode()
    assert "Tur 3" not in page
    assert 'name="step" value="1"' in page, "it can be opened again"


@pytest.mark.parametrize("step", ["", "-1", "10", "x", "99999999999"])
def test_the_tour_has_no_other_steps(demo, client, step):
    assert client.post("/deneme/tur/", {"step": step}).status_code == 404


def test_going_on_moves_the_clock_and_going_back_does_not(play, client):
    play("director")
    moving = next(number for number, one in enumerate(tour.steps(), 1) if one.days)
    session = client.session
    session[tour.KEY] = moving - 1
    session.save()
    for step in (moving, moving + 1, moving):
        client.post("/deneme/tur/", {"step": str(step)})
    remembered.look_again(at_once=True)
    assert clock.moved() == WEEK


def test_a_module_that_is_off_has_no_step(demo):
    with_ideas = len(tour.steps())
    remembered.keep({"module:ideas": "off"})
    assert len(tour.steps()) == with_ideas - 1


def test_each_step_has_its_page_and_its_part():
    assert all(reverse(one.page) for one in tour.steps())
    assert len(tour.steps()) >= 7
    assert {one.part for one in tour.STEPS} <= {one.code for one in state.parts()}


def test_a_second_click_changes_nothing(demo, client, jobs_waiting):
    assert "saniye" in client.get("/deneme/bastan/").content.decode()
    for _ in range(3):
        assert client.post("/deneme/bastan/").url == "/deneme/bastan/?waiting=1"
    assert jobs_waiting() == ["meydan.front.tasks.begin_anew"]
    waiting = client.get("/deneme/bastan/?waiting=1")
    assert waiting["Refresh"].startswith("5;")
    assert "baştan başlıyor" in client.get("/").content.decode()


@pytest.fixture
def begins(demo):
    """The worker loads the town again."""
    stamp(name=state.STATE, value=state.BUSY + timezone.now().isoformat())
    remembered.look_again(at_once=True)


@pytest.mark.parametrize("address", ["/giris/parola/", "/deneme/kim/", "/deneme/saat/"])
def test_what_is_sent_while_the_demo_begins_anew_gets_a_page_that_comes_back(begins, client, address):
    form = {"login": "x", "part": "visitor", "by": "day"}
    said = client.post(address, form, headers={"Referer": "http://testserver/konular/?q=a"})
    assert said.status_code == 503
    assert "Gönderdiğiniz saklanmadı" in said.content.decode()
    back = said["Refresh"].partition("url=")[2]
    waiting = client.get(back)
    assert waiting["Refresh"] == f"5; url={back}", "it knows where to go back to"
    stamp(name=state.STATE, value=state.LOADED)
    remembered.look_again(at_once=True)
    assert client.get(back).url == "/konular/?q=a"
    assert not Stamp.objects.filter(name=clock.MOVED).exists()


def test_nobody_is_sent_elsewhere_after_a_new_beginning(begins, client):
    said = client.post("/deneme/kim/", {"part": "visitor"}, headers={"Referer": "https://elsewhere.example/a"})
    assert said["Refresh"].endswith("next=%2F")


def test_a_program_hears_that_the_demo_begins_anew(begins, client):
    said = client.post("/api/v1/contributions", {}, content_type="application/json")
    assert said.status_code == 503
    assert said["Content-Type"] == "application/problem+json"


def test_a_page_that_fails_because_the_demo_begins_anew_says_so(demo, rf):
    stamp(name=state.STATE, value=state.BUSY + timezone.now().isoformat())
    said = NewBeginningMiddleware(lambda _request: HttpResponse(status=500))(rf.get("/benim/"))
    assert said.status_code == 503
    assert said["Refresh"].endswith("next=%2Fbenim%2F")
    stamp(name=state.STATE, value=state.LOADED)
    said = NewBeginningMiddleware(lambda _request: HttpResponse(status=500))(rf.get("/benim/"))
    assert said.status_code == 500, "other faults stay what they are"


def test_in_a_real_town_nothing_waits_for_a_new_beginning(settings):
    settings.DEMO = False
    with pytest.raises(MiddlewareNotUsed):
        NewBeginningMiddleware(lambda _request: HttpResponse())


def test_the_bar_says_that_the_town_is_still_catching_up(demo, client):
    _start, end = actions.move_clock(by=WEEK)
    further = actions.move_clock(by=timedelta(hours=1))
    remembered.look_again(at_once=True)
    words = "eksik günlerini tamamlıyor"
    assert words in client.get("/hakkinda/").content.decode()
    actions.do_duties(start=end, end=end)
    assert words in client.get("/hakkinda/").content.decode(), "the clock was moved further meanwhile"
    actions.do_duties(start=further[1], end=further[1])
    assert words not in client.get("/hakkinda/").content.decode()


def test_a_claim_whose_worker_died_is_void_after_a_while(demo):
    assert actions.ask_to_begin_anew()
    assert not actions.ask_to_begin_anew()
    long_ago = timezone.now() - actions.VOID_AFTER - timedelta(seconds=1)
    stamp(name=state.STATE, value=state.BUSY + long_ago.isoformat())
    assert actions.ask_to_begin_anew()


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_of_many_clicks_at_once_one_begins(settings, in_parallel):
    settings.DEMO = True
    stamp(name=state.STATE, value=state.LOADED)
    assert in_parallel(lambda _n: actions.ask_to_begin_anew(), range(6)).count(True) == 1


@pytest.fixture
def small_town(settings, tmp_path):
    """The town with its staff and rooms, and nobody else."""
    folder = tmp_path / "buca"
    shutil.copytree(Path(configured.TOWN_FOLDER), folder)
    shutil.rmtree(folder / "demo" / "contributions")
    (folder / "demo" / "contributions").mkdir()
    for name, noun in (("people", "person"), ("processes", "process"), ("projects", "project")):
        (folder / "demo" / f"{name}.toml").write_text(f"{noun} = []\n", encoding="utf-8")
    for name in ("groups", "desk", "partners"):
        (folder / "demo" / f"{name}.toml").unlink()
    settings.TOWN_FOLDER = folder


def test_beginning_anew_forgets_everything_and_loads_the_town(demo, small_town, make_person):
    for name, value in (("module:projects", "off"), (clock.MOVED, "86400"), (state.STATE, state.BUSY + "2026-11-27")):
        stamp(name=name, value=value)
    make_person("Eski")
    actions.begin_anew()
    remembered.look_again(at_once=True)
    assert not Person.objects.filter(display_name="Eski").exists()
    assert {one.name for one in Stamp.objects.all()} == {
        *("demo", "language:ar", "language:ku", "editorial:lines"),
        *(state.STATE, state.SECONDS),
    }
    assert state.is_there()
    assert not state.is_busy()
    assert Neighbourhood.objects.count() > 40
    assert Person.objects.get(email="yurttas@demo.meydan.example").pk == 1, "the numbers begin anew"
    assert Person.objects.get(email="mudur@demo.meydan.example").check_password(PASSWORD)
    assert [room.name for room in rooms_in_order()] == ["Atölye", "Meydan Salonu", "Yuvarlak Oda"]


def test_when_loading_fails_the_old_town_stands(demo, settings, tmp_path, make_person):
    settings.TOWN_FOLDER = tmp_path / "nowhere"
    stamp(name=state.STATE, value=state.BUSY + timezone.now().isoformat())
    make_person("Eski")
    with pytest.raises(FileNotFoundError):
        actions.begin_anew()
    assert Person.objects.filter(display_name="Eski").exists()
    assert actions.ask_to_begin_anew(), "the next one may try"
