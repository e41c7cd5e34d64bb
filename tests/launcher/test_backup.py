"""A backup that is made while people write, brought back elsewhere."""

import json
import os
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event, Thread
from typing import Any

import psycopg
import pytest
from django.conf import settings
from django.db import connection, connections

from meydan.base.audit import record, seal
from meydan.people.actions import erase_person, erasures_file
from meydan.people.models import Person
from tests.launcher.starting import ROOT
from tests.launcher.test_tables import fresh_database

pytestmark = [pytest.mark.launcher, pytest.mark.django_db(transaction=True)]

type Manage = Callable[..., subprocess.CompletedProcess[str]]


def manage(database: str, data: Path, *words: str | Path) -> subprocess.CompletedProcess[str]:
    known = connection.settings_dict
    secret = f":{known['PASSWORD']}" if known["PASSWORD"] else ""
    url = f"postgresql://{known['USER']}{secret}@/{database}?host={known['HOST']}&port={known['PORT']}"
    env = os.environ | {"DATABASE_URL": url, "MEYDAN_DATA": str(data)}
    command = [sys.executable, ROOT / "manage.py", *words]
    return subprocess.run(command, env=env, capture_output=True, text=True)


@pytest.fixture
def elsewhere(transactional_db: None) -> Iterator[str]:
    """The name of an empty database."""
    with fresh_database("elsewhere") as alias:
        yield connections.databases[alias]["NAME"]


def ask(database: str, question: str) -> list[Any]:
    """The first column of what a database answers."""
    known = connection.settings_dict
    where = {"host": known["HOST"], "port": known["PORT"], "user": known["USER"], "password": known["PASSWORD"]}
    with psycopg.connect(dbname=database, **{key: value for key, value in where.items() if value}) as there:
        return [row[0] for row in there.execute(question).fetchall()]


@pytest.fixture
def somebody_writes() -> Iterator[Event]:
    """New people all the time, until the end; the event says that the first is there."""
    began, enough = Event(), Event()

    def write() -> None:
        number = 0
        while not enough.is_set():
            person = Person.objects.create_user(f"late{number}@example.org")
            record("people.introduced", by=person, ref=person.ref)
            number += 1
            began.set()
        connection.close()

    writer = Thread(target=write)
    writer.start()
    yield began
    enough.set()
    writer.join()


def test_a_backup_holds_one_instant_and_comes_back_without_who_was_erased(
    elsewhere: str, somebody_writes: Event, make_person: Callable[..., Person], tmp_path: Path
) -> None:
    ayse, deniz = make_person("Ayşe"), make_person("Deniz")
    seal()
    photo = Path(settings.DATA) / "media" / "one.webp"
    photo.parent.mkdir(parents=True, exist_ok=True)
    photo.write_bytes(b"picture")
    (Path(settings.DATA) / "secret_key").write_text("kept apart")
    somebody_writes.wait()
    archive, keys, there = tmp_path / "town.tar", tmp_path / "keys.tar", tmp_path / "there"

    made = manage(connection.settings_dict["NAME"], Path(settings.DATA), "backup", archive, "--keys", keys)
    assert made.returncode == 0, made.stderr
    assert archive.stat().st_mode & 0o077 == 0
    with tarfile.open(archive) as found:
        assert "secret_key" not in " ".join(found.getnames())
        rows = json.load(found.extractfile("manifest.json"))["rows"]  # type: ignore[arg-type]
    erase_person(by=None, person=deniz)  # after the backup

    back = manage(elsewhere, there, "restore", archive, "--erasures", erasures_file(), "--keys", keys)
    assert back.returncode == 0, back.stderr
    assert "Erased again since then: 1 people" in back.stdout
    assert "The audit chain is sound." in back.stdout
    emails = ask(elsewhere, "select email from people_person")
    assert len(emails) == rows["people_person"] < Person.objects.count()
    assert ayse.email in emails
    assert "deniz@example.org" not in emails
    assert (there / "media" / "one.webp").read_bytes() == b"picture"
    assert (there / "secret_key").read_text() == "kept apart"

    again = manage(elsewhere, there, "restore", archive)
    assert again.returncode == 1
    assert "There is a town here already." in again.stderr


def test_what_is_no_backup_is_said_and_nothing_is_left(elsewhere: str, tmp_path: Path) -> None:
    (wrong := tmp_path / "photo.tar").write_bytes(b"no archive")
    answer = manage(elsewhere, tmp_path / "there", "restore", wrong)
    assert answer.returncode == 1
    assert "is no backup of Meydan, or it is damaged" in answer.stderr
    assert ask(elsewhere, "select tablename from pg_tables where schemaname = 'public'") == []
