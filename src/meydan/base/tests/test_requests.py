"""What a request may be: too much of it is refused in words, before it is read where that is possible."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

PAGE = "/giris/"


def test_a_request_that_is_too_large_is_refused_before_it_is_read(client, db, settings):
    settings.REQUEST_MAX_BYTES = 100
    answer = client.post(PAGE, {"contact": "x" * 200})
    assert answer.status_code == 413
    assert "Çok büyük" in answer.content.decode()


@pytest.mark.parametrize("length", ["-1", "x", "²", "9" * 30, "9" * 5000])
def test_a_length_that_is_none_is_refused(client, db, length):
    assert client.post(PAGE, {"contact": "x"}, headers={}, CONTENT_LENGTH=length).status_code == 413


def test_too_much_text_too_many_fields_and_files_are_refused_in_words(client, db, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE, settings.DATA_UPLOAD_MAX_NUMBER_FIELDS, settings.DATA_UPLOAD_MAX_NUMBER_FILES = 1000, 5, 2  # fmt: skip
    fields = client.post(PAGE, {f"f{number}": "x" for number in range(9)})
    text = client.post(PAGE, {"contact": "x" * 2000})
    files = client.post(PAGE, {f"f{number}": SimpleUploadedFile("x", b"x") for number in range(3)})
    assert [one.status_code for one in (fields, text, files)] == [413] * 3
    assert all("Tarayıcınızın" in one.content.decode() for one in (fields, text, files))
    api = client.post("/api/v1/contributions", "x" * 2000, "application/json")
    assert (api.status_code, api["Content-Type"]) in {
        (401, "application/problem+json"),
        (413, "application/problem+json"),
    }


def test_an_address_with_too_many_parts_is_refused_in_words(client, db):
    assert client.get("/konular/?" + "a=1&" * 1500).status_code == 413


def test_what_is_no_request_is_refused_in_words(client, db):
    answer = client.get("/", headers={"Host": "evil.example"})
    assert answer.status_code == 400
    assert "evil" not in answer.content.decode()
    assert client.post(PAGE, b"--x\r\n", "multipart/form-data").status_code == 400


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/cikis/", "/deneme/saat/"])
def test_an_address_of_a_form_opened_as_a_page_says_what_to_do(client, path):
    answer = client.get(path)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Düğmeye basmak için" in answer.content.decode()
