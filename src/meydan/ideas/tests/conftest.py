"""A contribution to try verbs on."""

import json

import pytest

from meydan.ideas import actions
from meydan.places.models import Unit


@pytest.fixture
def write(monday, targets, goksu):
    """write(ayse, title="…") → a fresh contribution."""

    def make(by, *, kind="problem", title="Okul yolunda gölge yok", text="Kaldırım dar.", process=None):
        return actions.submit_contribution(
            by=by, kind=kind, title=title, text=text, neighbourhood=goksu, targets=[targets["11.7"]], process=process
        )

    return make


@pytest.fixture
def problem(write, ayse):
    return write(ayse)


@pytest.fixture
def unit(parks) -> Unit:
    return parks


@pytest.fixture
def answering(settings, tmp_path_factory):
    """answering(approval=["unit_manager"]) → the part of the town file about the way of an answer says only this."""

    def made(**said):
        folder = tmp_path_factory.mktemp("town")
        text = (settings.TOWN_FOLDER / "town.toml").read_text(encoding="utf-8")
        before, _head, rest = text.partition("[answering]")
        after = rest[rest.index("\n[holidays]") :]
        lines = "\n".join(f"{key} = {json.dumps(value).replace(': ', ' = ')}" for key, value in said.items())
        (folder / "town.toml").write_text(f"{before}[answering]\n{lines}\n{after}", encoding="utf-8")
        settings.TOWN_FOLDER = folder

    return made
