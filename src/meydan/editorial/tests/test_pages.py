import subprocess
import sys
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meydan.base import clock
from meydan.base.remembered import look_again
from meydan.editorial import actions
from meydan.editorial.tests.conftest import words


def test_news_are_searched_filtered_and_paged(client, publish, monday):
    for number in range(22):
        with clock.at(clock.now() - timedelta(days=40 * number)):
            publish(
                str(number),
                words={
                    "tr": words(
                        f"Haber {number}", body="<p>Yelkenli.</p>" if number == 21 else "<p>Kaldırım onarıldı.</p>"
                    )
                },
            )
    publish("page", what="page", slug="biz", words={"tr": words("Biz kimiz")})
    first = client.get("/haberler/").content.decode()
    assert "Haber 0" in first
    assert "Haber 21" not in first
    assert "Biz kimiz" not in first
    assert "Haber 21" in client.get("/haberler/?q=yelkenli").content.decode()
    assert "Haber 3<" not in client.get("/haberler/?q=yelkenli").content.decode()
    year = clock.today().year - 1
    older = client.get(f"/haberler/?year={year}").content.decode()
    assert "Haber 0<" not in older
    assert client.get("/haberler/?year=x&after=!!").status_code == 200
    assert "Bütün haberleri göster" in client.get("/haberler/?q=qqqq").content.decode()


def test_an_article_speaks_the_readers_language_or_says_that_it_does_not(client, publish):
    publish(slug="park", words={"tr": words("Park"), "en": words("The park")})
    assert "<h1>Park</h1>" in client.get("/haberler/park/").content.decode()
    assert "<h1>The park</h1>" in client.get("/en/haberler/park/").content.decode()
    publish("2", slug="yol", words={"tr": words("Yol")})
    page = client.get("/en/haberler/yol/").content.decode()
    assert "not written in your language" in page
    assert 'lang="tr" dir="ltr"' in page


def test_what_is_taken_down_or_another_kind_is_not_found(client, publish, mehmet):
    article = publish(slug="park")
    assert client.get("/sayfa/park/").status_code == 404
    assert client.get("/haberler/yok/").status_code == 404
    actions.take_down_article(by=mehmet, source=article.source)
    assert client.get("/haberler/park/").status_code == 404


def test_a_document_is_a_file_to_keep(client, publish, paper, mehmet):
    article = publish(documents=[("Yıllık rapor", paper)])
    page = client.get(article.get_absolute_url()).content.decode()
    assert "Yıllık rapor" in page
    address = f"/sayfa-eki/{article.attachments.get().pk}/"
    answer = client.get(address)
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")
    actions.take_down_article(by=mehmet, source=article.source)
    assert client.get(address).status_code == 404


def test_lines_and_news_stand_on_the_pages_without_a_query(client, publish, place):
    client.get("/")
    with CaptureQueriesContext(connection) as before:
        client.get("/?a=1")
    publish(words={"tr": words("Taze haber")})
    place("1", address="/merkez/", words={"tr": {"title": "Yarın kapalıyız", "more": "Saatler"}})
    place("2", where="foot", address="/sayfa/biz/", words={"tr": {"title": "Biz kimiz"}, "en": {"title": "Who we are"}})
    look_again(at_once=True)
    with CaptureQueriesContext(connection) as after:
        page = client.get("/?a=2").content.decode()
    for said in ("Taze haber", "Yarın kapalıyız", "Saatler", "Biz kimiz"):
        assert said in page
    assert len(after) == len(before)
    assert 'href="/en/sayfa/biz/">Who we are' in client.get("/en/?a=3").content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_asks_as_often_for_three_as_for_one(client, publish, count, django_assert_max_num_queries):
    for number in range(count):
        publish(str(number))
    with django_assert_max_num_queries(4):
        client.get("/haberler/")


def test_the_desk_shows_what_stands_and_what_waits(client, signed_in, publish, mehmet, selim, zeynep, settings):
    settings.ROOM_ADDRESS = "http://localhost:8001"
    publish(words={"tr": words("Taze haber")})
    actions.hand_in(by=selim, source="piece:7", title="Okunacak yazı", path="/masa/yayin/oda/x/7/")
    desk = signed_in(mehmet)
    page = desk.get("/masa/yayin/").content.decode()
    assert "Taze haber" in page
    assert 'href="http://localhost:8001/masa/yayin/oda/x/7/"' in page
    assert "Okunacak yazı" in desk.get("/masa/").content.decode()
    assert "Taze haber" not in desk.get("/masa/yayin/?q=baska").content.decode()
    writer = signed_in(zeynep).get("/masa/yayin/").content.decode()
    assert "Okunacak yazı" not in writer
    settings.ROOM_ADDRESS = ""
    assert "yazı odası" in signed_in(mehmet).get("/masa/yayin/").content.decode().lower()


def test_feed_api_and_sitemap_tell_of_it(client, publish):
    article = publish(words={"tr": words("Park"), "en": words("The park")})
    assert article.get_absolute_url() in client.get("/akis/haberler.atom").content.decode()
    row = client.get("/api/v1/news").json()["items"][0]
    assert row["words"]["en"]["title"] == "The park"
    assert row["url"] == article.get_absolute_url()


def test_the_main_process_never_loads_wagtail():
    code = "import meydan.wsgi, sys; print('wagtail' in sys.modules)"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert said.stdout.strip() == "False", said.stderr
