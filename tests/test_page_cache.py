"""Pages for visitors are kept for seconds, never for anybody in particular, and gone at once when something is hidden."""

import gzip

import pytest
from django.conf import settings as django_settings
from django.test import Client

from meydan.base import page_cache
from meydan.base.page_cache import shelf
from meydan.discussion.actions import write_comment
from meydan.ideas import actions as ideas
from meydan.ideas.models import Contribution
from meydan.moderation.actions import hide, unhide
from meydan.people.actions import erase_person
from meydan.people.models import Person
from meydan.threads.models import Thread

PACKED = {"accept-encoding": "gzip"}


@pytest.fixture(autouse=True)
def kept_pages(settings):
    """Long enough for every test; the shelf begins empty."""
    settings.PAGE_CACHE_SECONDS = 600
    shelf.__init__()
    yield
    shelf.__init__()


@pytest.fixture
def contribution(monday, ayse, goksu, targets):
    return ideas.submit_contribution(
        by=ayse, kind="problem", title="Gölgesiz yol", text="Yazın çok sıcak.", neighbourhood=goksu,
        targets=[targets["11.7"]],
    )  # fmt: skip


def body(path="/konular/", **cookies):
    visitor = Client()
    for name, value in cookies.items():
        visitor.cookies[name] = value
    return visitor.get(path).content.decode()


def rename(title="Ağaçsız yol"):
    """Behind the back of the actions, so that only a page made anew can know."""
    Contribution.objects.update(title=title)
    Thread.objects.update(title=title)


def test_the_second_visitor_gets_the_kept_page_without_a_query(contribution, django_assert_num_queries):
    first = Client().get("/konular/")
    with django_assert_num_queries(0):
        second = Client().get("/konular/")
    assert second.content == first.content
    assert dict(second.items()) == dict(first.items())


def test_a_kept_page_is_a_few_seconds_old_at_most(contribution, monkeypatch):
    assert "Gölgesiz yol" in body()
    rename()
    assert "Gölgesiz yol" in body()
    later = page_cache.time.monotonic() + django_settings.PAGE_CACHE_SECONDS + 1
    monkeypatch.setattr(page_cache.time, "monotonic", lambda: later)
    assert "Ağaçsız yol" in body()


def test_the_longest_time_out_of_tests_is_five_seconds():
    from meydan import settings as written

    assert written.PAGE_CACHE_SECONDS <= 5


def test_a_hidden_contribution_vanishes_at_once(contribution, zeynep, django_capture_on_commit_callbacks):
    address = contribution.thread.get_absolute_url()
    pages = ["/", "/konular/", "/ara/?q=golgesiz", "/mahalle/goksu/", "/amac/11/", address]
    assert all("Gölgesiz yol" in body(page) for page in pages)
    with django_capture_on_commit_callbacks(execute=True):
        hiding = hide(by=zeynep, ref=contribution.ref, reason="insult", words="")
    assert not any("Gölgesiz yol" in body(page) for page in pages)
    assert Client().get(address).status_code == 404
    with django_capture_on_commit_callbacks(execute=True):
        unhide(by=zeynep, hiding=hiding)
    assert all("Gölgesiz yol" in body(page) for page in pages)


def test_a_hidden_comment_an_erased_name_and_a_withdrawn_text_vanish_at_once(
    contribution, ayse, deniz, zeynep, django_capture_on_commit_callbacks
):
    address = contribution.thread.get_absolute_url()
    said = write_comment(by=deniz, on=contribution.thread.ref, text="Kaba bir söz", position="against")
    assert "Kaba bir söz" in body(address)
    with django_capture_on_commit_callbacks(execute=True):
        hide(by=zeynep, ref=said.ref, reason="insult", words="")
    assert "Kaba bir söz" not in body(address)
    assert ayse.name in body(address)
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(by=None, person=Person.objects.get(pk=ayse.pk))
    assert ayse.name not in body(address)


def test_a_page_made_while_something_is_being_hidden_is_not_kept(contribution, rf):
    """It was begun before and may still show what is hidden now."""
    request = rf.get("/konular/")
    from django.http import HttpResponse

    def slow(_request):
        page_cache._renew_mark()
        return HttpResponse("old")

    page_cache.PageCacheMiddleware(slow)(request)
    new = page_cache.PageCacheMiddleware(lambda _request: HttpResponse("new"))(rf.get("/konular/"))
    assert new.content == b"new"


def test_who_has_a_session_is_never_served_from_it_and_never_fills_it(contribution, deniz, client):
    body()
    rename()
    client.force_login(deniz)
    page = client.get("/konular/").content.decode()
    assert "Ağaçsız yol" in page
    assert deniz.name in page
    assert deniz.name not in body()
    broken = body(**{django_settings.SESSION_COOKIE_NAME: "no-such-session"})
    assert "Ağaçsız yol" in broken


@pytest.mark.parametrize(
    "looks", [{"theme": "dark"}, {"theme": "light"}, {"easy": "1"}, {"theme": "dark", "easy": "1"}]
)
def test_looks_do_not_mix(contribution, looks):
    plain, changed = body(), body(**looks)
    assert changed != plain
    assert body() == plain
    assert body(**looks) == changed
    assert ('data-theme="dark"' in changed) == (looks.get("theme") == "dark")
    assert ("data-kolay" in changed) == ("easy" in looks)


def test_languages_do_not_mix(contribution):
    assert 'lang="tr"' in body("/konular/")
    assert 'lang="en"' in body("/en/konular/")
    assert '<html lang="tr"' in Client(headers={"accept-language": "en"}).get("/konular/").content.decode()


def test_an_invented_theme_gets_the_plain_page(contribution):
    plain = body()
    rename()
    assert body(theme='"><script>') == plain


def test_every_parameter_that_is_known_makes_a_page_of_its_own_and_others_are_not_kept(contribution):
    assert "Gölgesiz yol" in body("/konular/?state=open")
    assert "Gölgesiz yol" not in body("/konular/?state=done")
    kept = len(shelf)
    body("/konular/?utm_source=x")
    body("/konular/?state=open&utm_source=x")
    assert len(shelf) == kept


def test_only_plain_reading_is_kept(contribution):
    visitor = Client()
    visitor.post("/katki/yeni/", {})
    visitor.head("/konular/")
    visitor.get("/konu/2099-0001/")
    visitor.get("/masa/")
    visitor.get("/konular/", headers={"hx-request": "true"})
    visitor.get("/healthz")
    assert len(shelf) == 0


@pytest.mark.parametrize("path", ["/giris/", "/katki/yeni/", "/katki/yeni/metin/", "/giris/parola/"])
def test_forms_are_not_kept(contribution, path):
    assert Client().get(path).status_code == 200
    assert len(shelf) == 0


def test_headers_are_those_of_a_fresh_page(contribution):
    for _ in range(2):
        page = Client().get("/konular/", headers=PACKED)
        assert "default-src 'none'" in page["Content-Security-Policy"]
        assert page["X-Frame-Options"] == "DENY"
        assert page["X-Content-Type-Options"] == "nosniff"
        assert page["Permissions-Policy"].startswith("geolocation=()")
        assert page["Referrer-Policy"] == "same-origin"
        assert {part.strip() for part in page["Vary"].split(",")} >= {"Accept-Encoding", "Cookie"}
        assert page["Content-Encoding"] == "gzip"
        assert not page.cookies


def test_packed_and_plain_pages_do_not_mix(contribution):
    packed, plain = Client().get("/konular/", headers=PACKED), Client().get("/konular/")
    assert "Content-Encoding" not in plain
    assert gzip.decompress(packed.content) == plain.content
    again = Client().get("/konular/", headers=PACKED)
    assert again.content == packed.content


def test_the_shelf_keeps_to_its_size_and_the_latest(contribution, settings):
    settings.PAGE_CACHE_BYTES = 2 * len(Client().get("/konular/", headers=PACKED).content)
    for state in ("open", "late", "replied", "done", "declined", "answered"):
        Client().get(f"/konular/?state={state}", headers=PACKED)
        assert shelf.bytes <= settings.PAGE_CACHE_BYTES
    assert 1 <= len(shelf) < 6


@pytest.mark.parametrize("query", ["q=g%00lge", "q=%00", "state=open%00", "after=%00"])
def test_signs_that_no_text_holds_still_break_nothing(contribution, query):
    for _ in range(2):
        assert Client().get(f"/konular/?{query}").status_code == 200


def test_it_can_be_switched_off(contribution, settings):
    settings.PAGE_CACHE_SECONDS = 0
    body()
    rename()
    assert "Ağaçsız yol" in body()
    assert len(shelf) == 0


@pytest.mark.django_db(transaction=True)
def test_another_process_learns_of_it_at_once(contribution, zeynep):
    """The mark is a file that all processes of the machine look at."""
    before = page_cache.version()
    hide(by=zeynep, ref=contribution.ref, reason="insult", words="")
    assert page_cache.version() != before
