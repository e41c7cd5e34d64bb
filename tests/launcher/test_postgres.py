"""The embedded server by itself."""

import os
import signal
import subprocess
from pathlib import Path

import pytest

from meydan.base.launch.postgres import LONGEST_SOCKET_FOLDER, Server, ServerTrouble, private_folder
from meydan.base.launch.processes import command_of
from tests.launcher.starting import meydan, wait_for

pytestmark = pytest.mark.launcher


@pytest.fixture
def home(place: Path) -> Path:
    return place / "postgres"


def test_the_last_one_to_leave_stops_the_server(home: Path) -> None:
    first, second = Server(home, quick=True), Server(home, quick=True)
    with first.running():
        with second.running("another"):
            running = first.postmaster()
        assert running
        assert first.postmaster() == running
    assert command_of(running) == []


def test_a_killed_server_is_recovered_although_its_number_lives_on_as_another_process(home: Path) -> None:
    server = Server(home, quick=True)
    with server.running():
        killed = server.postmaster()
        assert killed
        os.kill(killed, signal.SIGKILL)
        wait_for(lambda: not command_of(killed))
        note = server.cluster / "postmaster.pid"
        note.write_text(note.read_text().replace(str(killed), str(os.getpid()), 1))  # as after a restart of the machine
        server.start()
        assert server.answers()
        assert server.postmaster() != killed


def test_only_the_socket_leads_in_and_its_folder_is_closed(home: Path) -> None:
    server = Server(home, quick=True)
    with server.running():
        assert server.socket.stat().st_mode & 0o777 == 0o700
        settings: list[str | Path] = ["-h", server.socket, "-U", "meydan", "-Atc", "show listen_addresses", "postgres"]
        assert server.run("psql", *settings).stdout.strip() == ""


def test_durability_is_given_up_in_tests_only(home: Path) -> None:
    server = Server(home)
    with server.running():
        shown: list[str | Path] = [
            "-h",
            server.socket,
            "-U",
            "meydan",
            "-Atc",
            "show fsync; ",
            "-c",
            "show synchronous_commit",
            "postgres",
        ]
        assert server.run("psql", *shown).stdout.split() == ["on", "on"]


def test_a_long_path_moves_the_socket_to_a_short_one(tmp_path: Path) -> None:
    server = Server(tmp_path / ("uzun" * 30))
    assert len(str(server.socket)) <= LONGEST_SOCKET_FOLDER


def test_a_folder_that_somebody_else_made_is_refused(tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (tmp_path / "link").symlink_to(theirs)
    with pytest.raises(ServerTrouble, match="belongs to another user"):
        private_folder(tmp_path / "link")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root's server is another user, who can't enter root's folders")
def test_a_data_folder_that_the_server_cannot_enter_is_mapped_and_said(tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    answer = meydan("psql", "--data", closed / "data", "-Atc", "select 6 * 7")
    mapped = Server(closed / "data" / "postgres").home
    try:
        assert "42" in answer.stdout
        assert f"lies in {mapped}" in answer.stdout
        assert mapped.parent == Path("/var/lib/meydan")
    finally:
        subprocess.run(["rm", "-rf", mapped], check=True)
