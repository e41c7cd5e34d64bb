"""A start, its end, and what a crash leaves behind. Starting is slow, so one demo serves several tests."""

import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from meydan.base.launch.postgres import Server
from tests.launcher.starting import Launch, meydan, open_folder, wait_for

pytestmark = pytest.mark.launcher


@pytest.fixture(scope="module")
def demo() -> Iterator[Launch]:
    with open_folder() as folder, Launch("demo", "--no-demo-data", data=folder / "data") as running:
        yield running.ready()


def test_a_demo_serves_this_computer_alone(demo: Launch) -> None:
    assert demo.status() == 200
    assert reachable("127.0.0.1", demo.port)
    assert not reachable("127.0.0.2", demo.port)


def test_a_second_start_with_the_same_data_is_refused(demo: Launch) -> None:
    second = meydan("demo", "--data", demo.data)
    assert second.returncode == 1
    assert "runs already" in second.stderr


def test_the_web_server_is_started_again_when_it_dies(demo: Launch) -> None:
    os.kill(demo.processes("gunicorn")[0], signal.SIGKILL)
    wait_for(lambda: "starting it again" in demo.said)
    assert demo.status() == 200


def test_kill_9_loses_nothing_and_ctrl_c_leaves_nothing_running(demo: Launch, place: Path) -> None:
    data, server = place / "data", Server(place / "data" / "postgres")
    with Launch("demo", "--no-demo-data", data=data) as first:
        assert first.ready().port != demo.port  # two at once
        meydan("psql", "--data", data, "-c", "create table kept as select 42 as answer")
        orphans, postmaster = first.processes(), server.postmaster()
        first.end(signal.SIGKILL)
        assert first.processes() == orphans  # a killed launcher leaves everything running
        assert postmaster
        os.kill(postmaster, signal.SIGKILL)  # and the worst case: PostgreSQL is killed as well

        with Launch("demo", "--no-demo-data", data=data) as second:
            assert second.ready().status() == 200
            assert not set(orphans) & set(second.processes())
            assert "42" in meydan("psql", "--data", data, "-Atc", "select answer from kept").stdout

            assert second.end(signal.SIGINT) == 0
            assert second.processes() == []
            assert server.postmaster() is None

    refused = meydan("run", "--data", data)
    assert refused.returncode == 1
    assert "holds a demo town" in refused.stderr


def test_a_port_that_was_asked_for_and_is_taken_is_refused(place: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        answer = meydan("run", "--data", place / "data", "--port", str(port))
    assert answer.returncode == 1
    assert f"Port {port} is taken." in answer.stderr
    assert Server(place / "data" / "postgres").postmaster() is None


def reachable(address: str, port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((address, port)) == 0
