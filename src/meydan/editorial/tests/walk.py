"""A walk through the writing room, run by `test_room` in a process of its own, because Wagtail lives only there: the database is the
test's. Ends with 0 when everything holds."""

import os
import sys

os.environ["DJANGO_SETTINGS_MODULE"] = "meydan.editorial.room.settings"
import django

django.setup()

from io import BytesIO
from threading import Thread

from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.test import Client
from django.test.utils import setup_test_environment
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from meydan.editorial import personal
from meydan.editorial.models import Article, Placed, Submission
from meydan.editorial.room.models import Piece, Strip
from meydan.editorial.room.opening import bring_tables_up_to_date, furnish, own_tables
from meydan.moderation.models import Photo
from meydan.people.models import Person

ROOM = "/masa/yayin/oda/"
PIECE, STRIP = ROOM + "snippets/editorial_room/piece/", ROOM + "snippets/editorial_room/strip/"
RICH = '{{"blocks": [{{"key": "a", "text": "{}", "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}}], "entityMap": {{}}}}'


def browser(name: str) -> Client:
    client = Client(raise_request_exception=True)
    client.force_login(Person.objects.get(display_name=name), "meydan.people.backends.Backend")
    return client


def said(**more: object) -> dict[str, object]:
    empty = {f"{name}_{code}": "" for name in ("title", "summary", "alt") for code in ("tr", "en", "ar", "ku")}
    bodies = {f"body_{code}": "null" for code in ("en", "ar", "ku")}
    forms = {f"documents-{name}": value for name, value in (("TOTAL_FORMS", "0"), ("INITIAL_FORMS", "0"), ("MIN_NUM_FORMS", "0"), ("MAX_NUM_FORMS", "9"))}  # fmt: skip
    words = {"what": "news", "title_tr": "Yeni park", "body_tr": RICH.format("Gölge var."), "slug": "", "picture": ""}
    return {**empty, **bodies, **forms, **words, **more}


def drawn() -> SimpleUploadedFile:
    file = BytesIO()
    Image.new("RGB", (900, 600), "#5f8a2f").save(file, "JPEG", comment=b"secret place")
    return SimpleUploadedFile("park.jpg", file.getvalue(), "image/jpeg")


def who_comes_in() -> None:
    assert Client().get(ROOM).status_code == 302
    assert browser("Deniz").get(ROOM).status_code == 404
    writer = browser("Selim")
    assert writer.get(ROOM).url == PIECE
    assert writer.get(PIECE).status_code == 200
    assert writer.get(ROOM + "account/").url == "/benim/bilgilerim/"
    assert writer.post(ROOM + "logout/").status_code == 307
    for closed in ("pages/", "reports/locked/", "workflows/list/", "collections/", "users/", "settings/"):
        assert writer.get(ROOM + closed).status_code == 404, closed


def write_and_hand_in(writer: Client) -> Piece:
    answer = writer.post(PIECE + "add/", said(slug="böyle olmaz!"))
    assert answer.status_code == 200, "an address that is none is refused, and what was typed stays"
    assert "lge var." in answer.content.decode()
    half = said(title_en="A new park")
    assert writer.post(PIECE + "preview/", half).json()["is_valid"], "the preview follows while somebody writes"
    answer = writer.post(PIECE + "add/", half | {"action-submit": "1"})
    assert "Metin eksik." in answer.content.decode(), "what is handed in is whole"
    answer = writer.post(PIECE + "add/", half)
    assert answer.status_code == 302, answer.content.decode()[:3000]
    piece = Piece.objects.get()
    assert not piece.live
    assert not Article.objects.exists(), "a draft is nobody's business"
    edit = f"{PIECE}edit/{piece.pk}/"
    answer = writer.post(edit, said(**{"action-publish": "1"}))
    assert not Article.objects.exists(), "who only writes does not publish"
    preview = f"{PIECE}preview/{piece.pk}/"
    assert writer.post(preview, said()).json()["is_valid"]
    shown = writer.get(preview)
    assert "frame-ancestors 'self'" in shown["Content-Security-Policy"], "the editor shows it in a frame"
    assert "unsafe-inline" not in shown["Content-Security-Policy"]
    assert shown["X-Frame-Options"] == "SAMEORIGIN"
    page = shown.content.decode()
    assert "<h1>Yeni park</h1>" in page, page[:3000]
    assert writer.post(edit, said(**{"action-submit": "1"})).status_code == 302
    assert Submission.objects.get().title == "Yeni park"
    return piece


def older_words_never_arrive_last(piece: Piece, writer: Client) -> None:
    """A page saves by itself. That question can be overtaken by the pressed button, or wait for it: what was pressed stays."""
    edit = f"{PIECE}edit/{piece.pk}/"
    before = Piece.objects.get(pk=piece.pk).latest_revision
    by_itself = said(title_tr="Yeni", overwrite_revision_id=before.pk)
    assert writer.post(edit, by_itself, headers={"Accept": "application/json"}).json()["success"]
    answers = []

    def late() -> None:
        answers.append(writer.post(edit, by_itself, headers={"Accept": "application/json"}).json())
        connection.close()

    thread = Thread(target=late)
    with transaction.atomic(), connection.cursor() as cursor:
        Piece.objects.select_for_update().get(pk=piece.pk)
        thread.start()
        while True:
            cursor.execute("select 1 from pg_locks where not granted")
            if cursor.fetchone():
                break
        draft = Piece.objects.get(pk=piece.pk).get_latest_revision_as_object()
        draft.title_tr = "Yeni park"
        draft.save_revision()
    thread.join()
    assert answers[0]["error_code"] == "invalid_revision", answers
    assert Piece.objects.get(pk=piece.pk).get_latest_revision_as_object().title_tr == "Yeni park"


def read_and_publish(piece: Piece, reader: Client) -> None:
    edit = f"{PIECE}edit/{piece.pk}/"
    assert reader.get(edit).status_code == 200
    answer = reader.post(edit, said(**{"action-workflow-action": "1", "workflow-action-name": "approve"}))
    assert answer.status_code == 302, answer.content.decode()[:3000]
    article = Article.objects.get()
    assert article.published_at
    assert (article.title, article.body, article.by.display_name) == ("Yeni park", "<p>Gölge var.</p>", "Mehmet")
    assert not Submission.objects.exists()
    assert Client().get(article.get_absolute_url()).status_code == 200


def own_texts_need_somebody_else(reader: Client) -> None:
    assert reader.post(PIECE + "add/", said(title_tr="Kendi yazım", **{"action-submit": "1"})).status_code == 302
    own = Piece.objects.get(title_tr="Kendi yazım")
    reader.post(
        f"{PIECE}edit/{own.pk}/",
        said(title_tr="Kendi yazım", **{"action-workflow-action": "1", "workflow-action-name": "approve"}),
    )
    assert Article.objects.count() == 1, "nobody is their own second pair of eyes"
    assert reader.post(f"{PIECE}delete/{own.pk}/").status_code == 302
    assert not Submission.objects.exists(), "what is gone waits for nobody"


def pictures_and_documents(piece: Piece, reader: Client) -> None:
    answer = reader.post(ROOM + "images/add/", {"title": "Park", "file": drawn()})
    picture = get_image_model().objects.order_by("-pk").first()
    assert picture, answer.content.decode()[:3000]
    assert b"secret place" not in picture.file.open("rb").read()
    fake = SimpleUploadedFile("x.jpg", b"<svg onload=alert(1)>", "image/jpeg")
    assert reader.post(ROOM + "images/add/", {"title": "x", "file": fake}).status_code == 200
    fake = SimpleUploadedFile("x.pdf", b"<html>", "application/pdf")
    reader.post(ROOM + "documents/add/", {"title": "x", "file": fake})
    assert not get_document_model().objects.exists(), "a document is what it says"
    paper = SimpleUploadedFile("rapor.pdf", b"%PDF-1.7 " + b"x" * 200, "application/pdf")
    reader.post(ROOM + "documents/add/", {"title": "Rapor", "file": paper})
    document = get_document_model().objects.get()
    edit = f"{PIECE}edit/{piece.pk}/"
    with_both = said(
        picture=picture.pk, alt_tr="Ağaç", **{
            "documents-TOTAL_FORMS": "1", "documents-0-document": document.pk, "documents-0-title": "Yıllık rapor",
            "documents-0-ORDER": "1", "documents-0-id": "", "action-publish": "1",
        }
    )  # fmt: skip
    assert reader.post(edit, with_both | {"alt_tr": ""}).status_code == 200, "a picture needs words"
    answer = reader.post(edit, with_both)
    assert answer.status_code == 302, answer.content.decode()[:6000]
    article = Article.objects.get()
    assert Photo.objects.get(of=article.ref).words == "Ağaç"
    assert article.attachments.get().title == "Yıllık rapor"


def take_down(piece: Piece, reader: Client, writer: Client) -> None:
    away = f"{PIECE}unpublish/{piece.pk}/"
    writer.post(away)
    assert Article.objects.get().published_at, "who only writes takes nothing down"
    assert reader.post(away).status_code == 302
    assert Article.objects.get().published_at is None


def lines(reader: Client) -> None:
    empty = {f"{name}_{code}": "" for name in ("title", "more") for code in ("tr", "en", "ar", "ku")}
    words = empty | {
        "where": "foot",
        "title_tr": "Biz kimiz",
        "address": "javascript:x",
        "order": "1",
        "action-publish": "1",
    }
    assert reader.post(STRIP + "add/", words).status_code == 200
    assert not Strip.objects.exists()
    assert reader.post(STRIP + "add/", words | {"address": "/sayfa/biz/"}).status_code == 302
    assert Placed.objects.get().published_at
    reader.post(STRIP + "add/", words | {"title_tr": "Yanlış satır", "address": "/yok/"})
    wrong = Strip.objects.get(title_tr="Yanlış satır")
    assert reader.post(f"{STRIP}delete/{wrong.pk}/").status_code == 302
    assert Placed.objects.get(source=wrong.source).published_at is None, "without its draft nobody could take it down"
    Placed.objects.get(source=wrong.source).delete()


def every_link_to_a_person_is_on_the_card() -> None:
    linked = {
        (model._meta.label, field.column)
        for label in own_tables()
        for model in apps.get_app_config(label).get_models()
        for field in model._meta.concrete_fields
        if field.is_relation and issubclass(field.related_model, Person)
    }
    assert linked == {(one.model, one.column) for one in personal.ROOM}
    for one in personal.ROOM:
        model = apps.get_model(one.model)
        assert model._meta.db_table == one.table
        names = {field.column for field in model._meta.concrete_fields}
        assert {one.column, one.says} | ({one.at} - {""}) <= names, one


def who_leaves_is_forgotten(*names: str) -> None:
    for name in names:
        person = Person.objects.get(display_name=name)
        told = list(personal.export_room(person))
        assert {one["what"] for one in told} >= {"wagtailcore.Revision", "wagtailcore.ModelLogEntry"}, told
        versions = apps.get_model("wagtailcore.Revision").objects.count()
        personal.forget_room(person)
        assert not list(personal.export_room(person))
        assert apps.get_model("wagtailcore.Revision").objects.count() == versions, "what was written stays"


def what_stands_is_taken_over() -> None:
    Piece.objects.all().delete()
    Strip.objects.all().delete()
    Article.objects.update(published_at=Article.objects.get().first_published_at)
    furnish()
    furnish()
    assert Piece.objects.get().title_tr == "Yeni park"
    assert Piece.objects.get().picture
    assert Piece.objects.get().documents.count() == 1
    assert Strip.objects.get().address == "/sayfa/biz/"


def leave_no_tables() -> None:
    with connection.cursor() as cursor:
        for app, tables in own_tables().items():
            for table in tables:
                cursor.execute(f'drop table if exists "{table}" cascade')
            cursor.execute("delete from django_migrations where app = %s", [app])
        cursor.execute(
            "delete from auth_permission where content_type_id in (select id from django_content_type where app_label = any(%s))",
            [list(own_tables())],
        )
        cursor.execute("delete from django_content_type where app_label = any(%s)", [list(own_tables())])


def main() -> None:
    setup_test_environment()
    try:
        bring_tables_up_to_date()
        furnish()
        who_comes_in()
        writer, reader = browser("Selim"), browser("Mehmet")
        piece = write_and_hand_in(writer)
        older_words_never_arrive_last(piece, writer)
        read_and_publish(piece, reader)
        own_texts_need_somebody_else(reader)
        pictures_and_documents(piece, reader)
        take_down(piece, reader, writer)
        lines(reader)
        every_link_to_a_person_is_on_the_card()
        who_leaves_is_forgotten("Selim", "Mehmet")
        what_stands_is_taken_over()
    finally:
        leave_no_tables()


if __name__ == "__main__":
    main()
    sys.exit(0)
