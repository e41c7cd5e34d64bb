"""Photos and documents that came to a survey: sent, listed, taken along by the desk, read by nobody else."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from PIL import Image

from meydan.questions.models import Answer
from meydan.surveys import actions


def png(_number=0):
    file = BytesIO()
    Image.new("RGB", (30, 20), "red").save(file, "PNG")
    return SimpleUploadedFile("ev.png", file.getvalue())


def docx(number=0):
    document, file = Document(), BytesIO()
    document.add_paragraph(f"Öneri {number}")
    document.core_properties.author = "Gizem Kaya"
    document.save(file)
    return SimpleUploadedFile("Gizem Kaya öneri.docx", file.getvalue())


@pytest.fixture
def asking(make_survey, ask, mehmet):
    survey = make_survey()
    question = ask(survey, kind="file", text="Planınız")
    place = ask(survey, kind="place", text="Nerede")
    return actions.publish_survey(by=mehmet, survey=survey), question, place


def send(client, survey, question, place, upload, words="Çınarın altı"):
    client.cookies.clear()
    base = f"/anketler/{survey.pk}"
    sent = client.post(f"{base}/sayfa/1/", {f"q{question.pk}": upload, f"q{place.pk}_words": words})
    assert sent.url == f"{base}/kontrol/", sent.content
    page = client.get(sent.url).content.decode()
    assert client.post(f"{base}/kontrol/").url == f"{base}/tesekkurler/"
    return page


def test_a_document_is_sent_and_named_as_such(client, asking):
    page = send(client, *asking, docx())
    assert "Bir belge (DOCX)" in page
    assert "Gizem" not in page
    assert Answer.objects.get(question=asking[1]).value["suffix"] == "docx"


def test_what_is_refused_says_why_at_its_field(client, asking):
    survey, question, _place = asking
    address = f"/anketler/{survey.pk}/sayfa/1/"
    answer = client.post(address, {f"q{question.pk}": SimpleUploadedFile("a.doc", b"\xd0\xcf\x11\xe0")})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'id="id_q{question.pk}_error"' in page
    assert "PDF, DOCX, ODT veya TXT" in page


def test_the_desk_takes_them_one_by_one_and_all_together(client, signed_in, mehmet, asking):
    for number, made in enumerate((png, docx, docx)):
        send(client, *asking, made(number))
    survey = asking[0]
    desk = signed_in(mehmet)
    assert f"/masa/anket/{survey.pk}/dosyalar/" in desk.get(f"/masa/anket/{survey.pk}/sonuclar/").content.decode()
    page = desk.get(f"/masa/anket/{survey.pk}/dosyalar/").content.decode()
    keys = [(one.value["key"], one.value["suffix"]) for one in Answer.objects.filter(question=asking[1])]
    assert all(f"/masa/yanit-dosyasi/{key}.{suffix}" in page for key, suffix in keys)
    key, suffix = next(pair for pair in keys if pair[1] == "docx")
    one = desk.get(f"/masa/yanit-dosyasi/{key}.{suffix}")
    assert one["Content-Disposition"] == f'attachment; filename="{key[:12]}.docx"'
    assert one["Cache-Control"] == "private, no-store"
    assert desk.get(f"/masa/yanit-dosyasi/{key}.pdf").status_code == 404
    whole = desk.get(f"/masa/anket/{survey.pk}/dosyalar.zip")
    with zipfile.ZipFile(BytesIO(b"".join(whole.streaming_content))) as packed:
        assert sorted(packed.namelist()) == sorted(f"planiniz/{key[:12]}.{suffix}" for key, suffix in keys)
        assert packed.testzip() is None
        assert "Öneri" in Document(BytesIO(packed.read(f"planiniz/{key[:12]}.docx"))).paragraphs[0].text
    lines = b"".join(desk.get(f"/masa/anket/{survey.pk}/sonuclar/?file=csv")).decode("utf-8-sig")
    assert f"{key[:12]}.docx" in lines


def test_nobody_else_gets_them(client, signed_in, deniz, zeynep, asking):
    send(client, *asking, docx())
    survey, key = asking[0], Answer.objects.get(question=asking[1]).value["key"]
    for address in (f"anket/{survey.pk}/dosyalar/", f"anket/{survey.pk}/dosyalar.zip", f"yanit-dosyasi/{key}.docx"):
        for person in (deniz, zeynep):
            assert signed_in(person).get(f"/masa/{address}").status_code == 404


@pytest.mark.parametrize("page", ["dosyalar", "yerler"])
def test_lists_ask_the_same_however_long_they_are(
    client, signed_in, mehmet, asking, page, django_assert_max_num_queries
):
    address, asked = f"/masa/anket/{asking[0].pk}/{page}/", []
    for more in (1, 2):
        for _each in range(more):
            send(client, *asking, png())
        desk = signed_in(mehmet)
        with django_assert_max_num_queries(20) as counted:
            desk.get(address)
        asked.append(len(counted))
    assert asked[0] == asked[1]


def test_places_are_searched(client, signed_in, mehmet, asking):
    for words in ("Çınarın altı", "Durağın yanı"):
        send(client, *asking, png(), words)
    page = signed_in(mehmet).get(f"/masa/anket/{asking[0].pk}/yerler/?q=cinar").content.decode()
    assert "Çınarın altı" in page
    assert "Durağın yanı" not in page
    assert "Uyan bir şey yok" in signed_in(mehmet).get(f"/masa/anket/{asking[0].pk}/yerler/?q=xyz").content.decode()
