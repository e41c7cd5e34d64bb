"""A worker that is killed in the middle leaves whole batches behind, and the next one goes on."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from meydan.ideas.models import Contribution
from meydan.imports import actions, queries
from meydan.imports.models import Import, ImportedRow
from meydan.imports.tests import messy
from meydan.threads.models import Thread

ROWS = 2600
WORKER = """
import sys
import django
django.setup()
from django.db import connection
connection.settings_dict["NAME"] = sys.argv[2]
from django.conf import settings
settings.DATA = sys.argv[3]
from meydan.imports import actions
def stop_here(done):
    print(done, flush=True)
    if done == 1000:
        sys.stdin.readline()  # never comes: the parent kills us here
actions.carry_on(import_id=int(sys.argv[1]), heard=stop_here)
"""


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_between_batches_is_gone_on_from(mehmet, goksu, firat, parks, works, monday):
    one = actions.upload(
        by=mehmet,
        name="x.csv",
        content=messy.as_csv([messy.HEADINGS, *messy.rows(ROWS)]),
        origin="Eski",
        kind="problem",
    )
    actions.carry_on(import_id=actions.start_trial(by=mehmet, one=one).pk)
    actions.begin_import(by=mehmet, one=one)
    root = Path(settings.ROOT)
    command = [sys.executable, "-c", WORKER, str(one.pk), connection.settings_dict["NAME"], str(settings.DATA)]
    paths = os.pathsep.join([str(root / "src"), str(root / "adil" / "src")])
    env = os.environ | {"PYTHONPATH": paths, "DJANGO_SETTINGS_MODULE": "meydan.settings"}
    worker = subprocess.Popen(command, env=env, cwd=root, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert [worker.stdout.readline().strip() for _ in range(2)] == ["500", "1000"]
    one.refresh_from_db()
    assert (one.state, one.done, one.made, Contribution.objects.count()) == ("importing", 1000, 1000, 1000)
    actions.carry_on(import_id=one.pk)  # the other one holds the work: nothing happens
    assert Contribution.objects.count() == 1000
    worker.send_signal(signal.SIGKILL)
    worker.communicate()
    wait_until_the_database_knows(one)
    assert list(queries.unfinished()) == [one]
    actions.carry_on(import_id=one.pk)
    one.refresh_from_db()
    assert (one.state, one.done, one.made) == ("imported", ROWS, ROWS)
    assert Contribution.objects.count() == Thread.objects.count() == ImportedRow.objects.count() == ROWS
    assert ImportedRow.objects.values("line").distinct().count() == ROWS


def wait_until_the_database_knows(one: Import) -> None:
    """Its lock goes with the connection of the dead worker; taking it waits for that."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_lock(hashtext('meydan.imports'), %s)", [one.pk])
        cursor.execute("select pg_advisory_unlock(hashtext('meydan.imports'), %s)", [one.pk])


@pytest.mark.django_db
def test_an_error_is_counted_and_after_three_it_is_not_tried_by_itself(uploaded, mehmet):
    from meydan.imports import store

    one = actions.start_trial(by=mehmet, one=uploaded())
    store.destroy(one.key)
    for _ in range(Import.MOST_FAILURES):
        with pytest.raises(FileNotFoundError):
            actions.carry_on(import_id=one.pk)
    one.refresh_from_db()
    assert one.has_stopped
    assert list(queries.unfinished()) == []
    assert not actions.revive(by=mehmet, one=one).has_stopped
