import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from meydan.editorial import personal
from meydan.editorial.room_address import room


def in_the_room(code: list[str], data) -> subprocess.CompletedProcess[str]:
    """A process with the room's settings, on the test's own database."""
    where = connection.settings_dict
    url = f"postgresql:///{where['NAME']}?host={where['HOST']}&port={where['PORT']}&user={where['USER']}"
    env = os.environ | {"DATABASE_URL": url, "MEYDAN_DATA": str(data), "MEYDAN_DEMO": "0"}
    return subprocess.run([sys.executable, *code], capture_output=True, text=True, check=False, env=env)


@pytest.mark.django_db(transaction=True)
def test_a_text_on_its_way_through_the_writing_room(mehmet, selim, deniz, tmp_path):
    walked = in_the_room(["-m", "meydan.editorial.tests.walk"], tmp_path)
    assert walked.returncode == 0, walked.stderr[-6000:]


def test_the_rooms_tables_are_those_of_its_migrations(tmp_path):
    """Loading them is quick, walking Wagtail's migrations is not: the file must be written anew when Wagtail or a draft changes."""
    code = """
import django
django.setup()
from django.db.migrations.loader import MigrationLoader
from meydan.editorial.room.opening import APPS
print(sorted(f"{app} {name}" for app, name in MigrationLoader(None).disk_migrations if app in APPS))
"""
    env = os.environ | {"DJANGO_SETTINGS_MODULE": "meydan.editorial.room.settings", "MEYDAN_DATA": str(tmp_path)}
    asked = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False, env=env)
    assert asked.returncode == 0, asked.stderr
    file = settings.ROOT / "src/meydan/editorial/room/data/tables.sql"
    kept = sorted(f"{app} {name}" for app, name in re.findall(r"values \('([^']+)', '([^']+)'", file.read_text()))
    assert asked.stdout.strip() == str(kept)


def test_without_a_room_there_is_no_address(settings):
    settings.ROOM_ADDRESS = ""
    assert not room("/x/")
    settings.ROOM_ADDRESS = "https://meydan.example/"
    assert room() == "https://meydan.example/masa/yayin/oda/"


def test_where_the_room_never_opened_it_knows_nobody(selim):
    assert not list(personal.export_room(selim))
    personal.forget_room(selim)
