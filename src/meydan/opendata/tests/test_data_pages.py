"""What readers, programs and the desk see of the tables."""

import csv
import hashlib
import io
import json
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from meydan.opendata import files
from meydan.opendata.queries.tables import ALL

pytestmark = pytest.mark.django_db


def test_pages_and_files_of_an_edition(client, published):
    edition = published["projects"]
    page = client.get("/veri/projects/").content.decode()
    assert edition.csv_sha256 in page
    assert "projects.Project.budget_planned" in page
    numbered = client.get("/veri/projects/1.csv")
    content = b"".join(numbered.streaming_content)
    assert hashlib.sha256(content).hexdigest() == edition.csv_sha256
    assert b"".join(client.get("/veri/projects.csv").streaming_content) == content
    data = b"".join(client.get("/veri/projects/1.json").streaming_content)
    assert hashlib.sha256(data).hexdigest() == edition.json_sha256
    assert client.get("/veri/projects/1.csv", headers={"If-None-Match": numbered["ETag"]}).status_code == 304


def test_everything_is_in_one_file_that_can_be_checked(client, published):
    answer = client.get("/veri/hepsi.zip")
    pieces = list(answer.streaming_content)
    assert max(map(len, pieces)) < 1_000_000
    archive = zipfile.ZipFile(io.BytesIO(b"".join(pieces)))
    assert archive.testzip() is None
    sums = dict(reversed(line.split("  ")) for line in archive.read("SHA256SUMS").decode().splitlines())
    assert {*sums, "SHA256SUMS"} == set(archive.namelist())
    assert all(hashlib.sha256(archive.read(name)).hexdigest() == mark for name, mark in sums.items())
    for code, edition in published.items():
        head, *rows = csv.reader(io.StringIO(archive.read(f"{code}.csv").decode()))
        told = json.loads(archive.read(f"columns/{code}.json"))["tableSchema"]["columns"]
        assert head == [one["name"] for one in told]
        assert (len(rows), sums[f"{code}.csv"]) == (edition.rows, edition.csv_sha256)
    assert len(json.loads(archive.read("catalogue.jsonld"))["dcat:dataset"]) == len(published)
    again = client.get("/veri/hepsi.zip")
    assert b"".join(again.streaming_content) == b"".join(pieces)
    assert client.get("/veri/hepsi.zip", headers={"If-None-Match": again["ETag"]}).status_code == 304
    assert "/veri/hepsi.zip" in client.get("/veri/").content.decode()


def test_a_table_whose_file_was_lost_is_not_in_the_one_file(client, published):
    files.file_of("projects", 1, "csv").unlink()
    archive = zipfile.ZipFile(io.BytesIO(b"".join(client.get("/veri/hepsi.zip").streaming_content)))
    assert "projects.csv" not in archive.namelist()
    assert "projects" not in archive.read("SHA256SUMS").decode()


def test_there_is_no_one_file_before_the_first_edition(client, db):
    assert client.get("/veri/hepsi.zip").status_code == 404
    assert "/veri/hepsi.zip" not in client.get("/veri/").content.decode()


@pytest.mark.parametrize(
    "address", ["/veri/projects/2.csv", "/veri/people.csv", "/veri/people/", "/veri/x/sutunlar.json"]
)
def test_what_is_not_there_is_not_found(client, published, address):
    assert client.get(address).status_code == 404


def test_the_catalogue_names_publisher_licence_files_and_fingerprints(client, published):
    told = client.get("/veri/katalog.jsonld").json()
    assert told["dct:publisher"]["foaf:name"]
    assert told["dct:license"]
    found = {one["dct:identifier"]: one for one in told["dcat:dataset"]}
    assert set(found) == {one.code for one in ALL}
    files = {one["dcat:mediaType"]["@id"].rpartition("/")[2]: one for one in found["projects"]["dcat:distribution"]}
    assert files["csv"]["spdx:checksum"]["spdx:checksumValue"] == published["projects"].csv_sha256
    assert files["json"]["dcat:downloadURL"]["@id"].endswith("/veri/projects/1.json")


def test_the_dictionary_is_there_for_programs(client, db):
    columns = client.get("/veri/contributions/sutunlar.json").json()["tableSchema"]["columns"]
    state = next(one for one in columns if one["name"] == "state")
    assert state["dc:source"] == "ideas.Contribution.state"
    assert state["meydan:codes"]["received"]["en"] == "Received"


@pytest.mark.parametrize("address", ["/veri/", "/veri/projects/", "/masa/veri/"])
def test_as_many_questions_however_many_editions(client, director, published, address):
    client.force_login(director)
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    assert len(asked) <= 15


def test_new_editions_are_in_the_feed(client, published):
    assert published["projects"].csv_sha256 in client.get("/akis/veri.atom").content.decode()


@pytest.mark.parametrize(
    "address", ["/veri/", "/veri/projects/", "/masa/veri/", "/veri/katalog.jsonld", "/akis/veri.atom"]
)
def test_pages_stand_before_the_first_edition(client, director, address):
    client.force_login(director)
    assert client.get(address).status_code == 200
