"""A town in one file: the database at one instant, and the files that belong to it. Keys go into a file of their own.

The archive is a tar: `manifest.json` (when, which migrations, how many rows each table has), `database.dump` (pg_dump's own format),
`erasures.jsonl` (who was erased, as numbers) and `files/…`. It is written while people work: pg_dump and the counts look at the
same snapshot. Files are copied afterwards: one that came since belongs to a row that is not there, which does no harm.
"""

import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from os import environ
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from meydan.base import audit, clock, finished_tables
from meydan.base.last_backup import note_backup
from meydan.base.launch.postgres import find_clients
from meydan.people.actions import erase_again, erasures_file, write_erasures

ERASURES = "erasures.jsonl"
FOLDERS = ("media", "papers", "imports", "open_data", "room")
KEYS = ("secret_key", "sealing_keys", "identity_keys", "keys")
"""What opens and seals. Not the keys of ballots: with one of those and a backup anybody could open the envelopes."""


class BackupTrouble(Exception):
    """It could not be done; the text says why and what to do."""


# ------------------------------------------------------------------------------------------------ making one


def make(target: Path, keys: Path | None = None) -> Mapping[str, Any]:
    """Write the archive, whole or not at all, and return its manifest. Raises BackupTrouble."""
    data = Path(settings.DATA)
    write_erasures()
    with tempfile.TemporaryDirectory(dir=target.parent) as folder, _fresh(target) as fresh:
        dump = Path(folder) / "database.dump"
        manifest = _dump(dump)
        with tarfile.open(fresh, "w") as archive:
            _add(archive, "manifest.json", json.dumps(manifest, indent=1).encode())
            archive.add(dump, "database.dump")
            archive.add(erasures_file(), ERASURES)
            for path in (data / name for name in FOLDERS):
                if path.exists():
                    archive.add(path, f"files/{path.name}")
    if keys:
        with _fresh(keys) as fresh, tarfile.open(fresh, "w") as archive:
            for path in (data / name for name in KEYS):
                if path.exists():
                    archive.add(path, path.name)
    note_backup(manifest["made_at"], target.stat().st_size)
    return manifest


@contextmanager
def _fresh(target: Path) -> Iterator[Path]:
    """A file beside the wanted one that only its owner may read, and takes its name when it is complete."""
    fresh = target.with_name(f".{target.name}.unfinished")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    try:
        yield fresh
        fresh.replace(target)
    finally:
        fresh.unlink(missing_ok=True)


def _add(archive: tarfile.TarFile, name: str, content: bytes) -> None:
    entry = tarfile.TarInfo(name)
    entry.size, entry.mtime = len(content), int(clock.now().timestamp())
    archive.addfile(entry, BytesIO(content))


def _dump(file: Path) -> dict[str, Any]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("set transaction isolation level repeatable read, read only")
        cursor.execute("select pg_export_snapshot(), now()")
        snapshot, at = cursor.fetchone()
        _run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--snapshot={snapshot}", f"--file={file}")
        cursor.execute("select app || '.' || name from django_migrations order by 1")
        return {
            "made_at": at.isoformat(),
            "town": settings.TOWN_FOLDER.name,
            "demo": settings.DEMO,
            "migrations": [name for (name,) in cursor.fetchall()],
            "rows": _rows(),
        }


def _rows() -> dict[str, int]:
    """How many rows each table has."""
    with connection.cursor() as cursor:
        names = sorted(connection.introspection.table_names(cursor))
        counts = (f"select '{name}', count(*) from {connection.ops.quote_name(name)}" for name in names)  # noqa: S608 (names of our own tables)
        cursor.execute(" union all ".join(counts))
        return dict(cursor.fetchall())


def _run(program: str, *words: str) -> None:
    major = connection.pg_version // 10000  # type: ignore[attr-defined]  # of Django's PostgreSQL backend
    programs = find_clients(major)
    if not programs:
        raise BackupTrouble(f"{program} of PostgreSQL {major} is needed, the server's own version, and was not found.")
    where, secrets = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    *where, name = where[1:]
    answer = subprocess.run(  # noqa: S603 (the program beside our own server)
        [programs[program], *where, f"--dbname={name}", *words],
        env=environ | (secrets or {}),
        capture_output=True,
        text=True,
    )
    if answer.returncode:
        raise BackupTrouble(answer.stderr.strip())


# ------------------------------------------------------------------------------------------------ bringing it back


def restore(source: Path, erasures: Sequence[Path] = (), keys: Path | None = None) -> Mapping[str, Any]:
    """Fill an empty database and an empty data folder; erase again who was erased since; return what was found and done:
    the manifest, numbers of the people `erased`, of those `refused` because work lies with them, and of `broken_seals`.

    Raises BackupTrouble: the place is not empty, the archive is damaged, a table has other rows than the manifest says.
    """
    data = Path(settings.DATA)
    if not finished_tables.is_empty(connection) or any((data / name).exists() for name in FOLDERS):
        raise BackupTrouble(
            "There is a town here already. A backup is brought back into an empty database and data folder."
        )
    with tempfile.TemporaryDirectory(dir=data.parent) as folder:
        manifest = _unpack(source, Path(folder))
        _run(
            "pg_restore",
            "--no-owner",
            "--no-privileges",
            "--single-transaction",
            "--exit-on-error",
            f"{folder}/database.dump",
        )
        if (found := _rows()) != manifest["rows"]:
            other = sorted(name for name in manifest["rows"] if found.get(name) != manifest["rows"][name])
            raise BackupTrouble(f"These tables have other rows than the archive says: {', '.join(other)}")
        for path in Path(folder, "files").glob("*"):
            path.rename(data / path.name)
        known = [Path(folder) / ERASURES, *erasures]
        call_command("migrate", verbosity=0)
        erased, refused = erase_again(lines=_lines(known), since=datetime.fromisoformat(manifest["made_at"]))
    if keys:
        with tarfile.open(keys) as archive:
            archive.extractall(data, filter="data")
    return {"manifest": manifest, "erased": erased, "refused": refused, "broken_seals": audit.verify()}


def _unpack(source: Path, folder: Path) -> dict[str, Any]:
    try:
        with tarfile.open(source) as archive:
            archive.extractall(folder, filter="data")
        manifest: dict[str, Any] = json.loads((folder / "manifest.json").read_text())
    except (OSError, tarfile.TarError, ValueError) as trouble:
        raise BackupTrouble(f"{source} is no backup of Meydan, or it is damaged: {trouble}") from None
    return manifest


def _lines(files: Sequence[Path]) -> list[Mapping[str, Any]]:
    return [json.loads(line) for file in files if file.exists() for line in file.read_text().splitlines()]
