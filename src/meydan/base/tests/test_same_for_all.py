"""Parts of pages that are made once for everybody: shown to each beside their own name, and gone at once when something is hidden."""

import pytest
from django.db import connection
from django.http import HttpRequest
from django.template import engines
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from meydan.base import remembered
from meydan.base import same_for_all as parts
from meydan.base.memory import remembered_as_pages
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution
from meydan.moderation.actions import hide
from meydan.people.models import Role
from meydan.projects.actions import start_project
from meydan.projects.models import Project
from meydan.threads.models import Thread

PATHS = [
    "/",
    "/konular/",
    "/konular/?q=gölgesiz",
    "/amac/11/",
    "/ara/?q=gölgesiz",
    "/surecler/",
    "/projeler/",
    "/mahalle/goksu/",
    "/etkinlikler/",
    "/plan/",
]


@pytest.fixture(autouse=True)
def kept_parts(settings, monkeypatch):
    """Long enough for every test; nothing is kept yet."""
    settings.PAGE_CACHE_SECONDS, settings.REMEMBER_SECONDS = 600, 60
    monkeypatch.setattr(parts, "_kept", remembered_as_pages(parts._made))


@pytest.fixture
def contribution(monday, ayse, goksu, targets):
    return ideas.submit_contribution(
        by=ayse, kind="problem", title="Gölgesiz yol", text="Yazın çok sıcak.", neighbourhood=goksu,
        targets=[targets["11.7"]],
    )  # fmt: skip


def reader(person):
    client = Client()
    client.force_login(person)
    return client


def body(person, path="/konular/"):
    return (reader(person) if person else Client()).get(path).content.decode()


def rename(title="Ağaçsız yol"):
    """Behind the back of the actions, so that only what is made anew can know."""
    Contribution.objects.update(title=title)
    Thread.objects.update(title=title)


@pytest.mark.parametrize("path", PATHS)
def test_the_second_reader_gets_the_same_part_beside_their_own_name(
    path, contribution, deniz, mehmet, make_person, django_assert_max_num_queries
):
    selma = make_person("Selma")
    first = reader(deniz).get(path)
    second = reader(selma)
    with django_assert_max_num_queries(3):
        answer = second.get(path)
    assert answer.content.decode().replace("Selma", "Deniz") == first.content.decode()
    assert dict(answer.items()) == dict(first.items())


def test_visitors_pages_are_made_of_nothing_that_is_old_already(contribution, deniz):
    assert "Gölgesiz yol" in body(deniz)
    rename()
    assert "Ağaçsız yol" in body(None)
    assert "Gölgesiz yol" in body(deniz)


def test_what_is_hidden_is_gone_for_everybody_at_once(
    contribution, deniz, ayse, zeynep, django_capture_on_commit_callbacks
):
    assert "Gölgesiz yol" in body(deniz)
    with django_capture_on_commit_callbacks(execute=True):
        hide(by=zeynep, ref=contribution.ref, reason="insult", words="x")
    for person in (deniz, ayse, None):
        assert "Gölgesiz yol" not in body(person)


def test_a_module_that_is_switched_off_is_gone_at_once(contribution, deniz):
    assert 'href="/projeler/"' in body(deniz, "/")
    remembered.keep({"module:projects": "off"})
    assert 'href="/projeler/"' not in body(deniz, "/")


def test_each_reads_of_their_own_place(contribution, make_person, goksu, firat):
    here, there = make_person("Ali", neighbourhood=goksu), make_person("Veli", neighbourhood=firat)
    for _time in range(2):
        assert "Gölgesiz yol" in body(here, "/")
        assert "Gölgesiz yol" not in body(there, "/")
    assert "Gölgesiz yol" not in body(here, "/?mahalle=firat")


@pytest.mark.parametrize("staff_first", [True, False])
def test_what_colleagues_alone_may_read_stays_with_them(contribution, deniz, make_person, staff_first):
    Contribution.objects.update(inside=True)
    officer = make_person("Selin", (Role.COORDINATOR, None))
    for person in (officer, deniz) if staff_first else (deniz, officer):
        assert ("Gölgesiz yol" in body(person)) == (person == officer)


@pytest.fixture
def told_to_some(monday, director, parks, targets, goksu):
    """What colleagues may see on a page and nobody else: path → its words."""
    process = ideas.start_process(
        by=director, template="open_call", title="İçeriden", summary="…", promise="…", opens_at=monday, audience="staff"
    )
    ideas.publish_process(by=director, process=process)
    day = monday.date()
    project = start_project(
        by=director, title="Saklı proje", summary="…", unit=parks, starts_on=day, ends_on=day, targets=[targets["11.7"]], neighbourhoods=[goksu]
    )  # fmt: skip
    Project.objects.filter(pk=project.pk).update(hidden_at=monday)
    return {
        "/surecler/": "İçeriden",
        "/projeler/": "Saklı proje",
        "/ara/?q=saklı": f'href="{project.get_absolute_url()}"',
        "/mahalle/goksu/": reverse("documents:desk_note"),
    }


@pytest.mark.parametrize("staff_first", [True, False])
@pytest.mark.parametrize("path", ["/surecler/", "/projeler/", "/ara/?q=saklı", "/mahalle/goksu/"])
def test_whoever_holds_a_role_sees_more_and_leaves_nothing_behind(path, staff_first, told_to_some, director, deniz):
    for person in (director, deniz, None) if staff_first else (None, deniz, director):
        assert (told_to_some[path] in body(person, path)) == (person == director)


@pytest.mark.parametrize("path", PATHS)
def test_it_is_in_the_language_and_the_dress_of_each_reader(path, contribution, deniz, ayse):
    """Whoever was there before: another language, another theme, another place."""
    body(ayse, path)
    body(ayse, "/en" + path)
    hers = reader(deniz)
    hers.cookies["theme"] = "dark"
    page = hers.get("/en" + path).content.decode()
    assert '<html lang="en" dir="ltr" data-theme="dark"' in page
    assert 'data-theme="dark"' not in body(ayse, path)
    assert "Ayse" not in page


@pytest.mark.parametrize("path", ["/ara/?q=gölgesiz", "/surecler/?", "/projeler/?", "/mahalle/goksu/?"])
def test_made_anew_it_asks_as_often_for_three_as_for_one(path, monday, director, ayse, goksu, targets, parks, deniz):
    hers, asked, day = reader(deniz), [], monday.date()
    for number in range(3):
        ideas.submit_contribution(
            by=ayse, kind="problem", title=f"Gölgesiz yol {number}", text="x", neighbourhood=goksu, targets=[targets["11.7"]]
        )  # fmt: skip
        made = ideas.start_process(
            by=director, template="open_call", title=f"Süreç {number}", summary="…", promise="…", opens_at=monday
        )
        ideas.publish_process(by=director, process=made)
        start_project(
            by=director, title=f"Gölgesiz proje {number}", summary="…", unit=parks, starts_on=day, ends_on=day, targets=[targets["11.7"]], neighbourhoods=[goksu]
        )  # fmt: skip
        with CaptureQueriesContext(connection) as queries:
            assert hers.get(f"{path}&made={number}").status_code == 200
        asked.append(len(queries))
    assert asked[1] == asked[2] <= 15


def test_each_language_has_its_own(contribution, deniz):
    assert body(deniz, "/en/") != body(deniz, "/")
    assert "What is going on" in body(deniz, "/en/")


def test_a_form_with_a_token_of_its_own_is_refused(db):
    request = RequestFactory().get("/")
    request.person = None
    with pytest.raises(RuntimeError, match="everybody's"):
        parts.same_for_all(request, "paper/_kiosk_bar.html", _a_form)


def test_each_gets_a_token_of_their_own_in_the_same_form(db, deniz, ayse):
    tokens = set()
    for person in (deniz, ayse):
        request = RequestFactory().get("/")
        request.person = person
        page = parts.same_for_all(request, "paper/_kiosk_bar.html", _a_form)
        tokens.add(page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0])
        assert "CSRF_COOKIE" in request.META
    assert {len(one) for one in tokens} == {64}
    assert len(tokens) == 2


def _a_form(request: HttpRequest):
    assert request.person is None
    assert not request.COOKIES
    return {"form": []}


CHOICE = "{% own 'supports' number %}bravo {{ number }}{% else %}support {{ number }}{% endown %}"


def shown(source, own=(), person=True, **told):
    """What a template says as a part, to somebody whose own this is."""
    nobodys, reader = RequestFactory().get("/"), RequestFactory().get("/")
    nobodys.person, nobodys.signed_in, reader.own = None, bool(person), frozenset(own)
    html = engines["django"].from_string(source).render(told, nobodys)
    return str(parts._filled(parts._pieces(html), reader))


@pytest.mark.parametrize(
    ("own", "person", "said"),
    [(["supports 7"], True, "a bravo 7 b"), (["supports 8"], True, "a support 7 b"), ([], None, "a support 7 b")],
)
def test_a_choice_is_made_for_each_reader(db, own, person, said):
    assert shown(f"a {CHOICE} b", own, person, number=7) == said


@pytest.mark.parametrize("own", [["supports 7"], []])
def test_a_page_of_ones_own_chooses_at_once(db, own):
    request = RequestFactory().get("/")
    request.person, request.own = None, frozenset(own)
    said = engines["django"].from_string(CHOICE).render({"number": 7}, request)
    assert said == ("bravo 7" if own else "support 7")


def test_a_choice_without_another_side_says_nothing_to_the_others(db):
    source = "a{% own 'said' 7 %}b{% endown %}c"
    assert (shown(source, ["said 7"]), shown(source)) == ("abc", "ac")


def test_one_choice_does_not_stand_inside_another_one(db):
    with pytest.raises(RuntimeError, match="inside another"):
        shown("{% own 'said' 7 %}{% own 'said' 8 %}b{% endown %}{% endown %}")


@pytest.mark.parametrize("words", ["\0", "\0token\0", "own said 7", "token"])
def test_words_of_people_are_no_marks(db, words):
    assert shown("{{ words }}", words=words) == words
