"""The page of health: what stands still is said in words; errors are counted without a word of what somebody typed."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import override_settings
from django.urls import path

from meydan.base import clock
from meydan.base.last_backup import last_backup, note_backup
from meydan.base.models import OutboxMessage
from meydan.operation.actions import finish_trouble, forget_old_troubles, note_trouble
from meydan.operation.health import findings
from meydan.operation.models import Trouble
from meydan.urls import urlpatterns as house

PAGE = "/masa/durum/"


def broken(request):
    raise ZeroDivisionError(f"what {request.POST.get('name')} typed")


urlpatterns = [path("kirik/", broken, name="broken"), *house]


def found(code):
    return next(one for one in findings() if one.code == code)


def a_worker(age):
    with connection.cursor() as cursor:
        cursor.execute("delete from procrastinate_workers")
        cursor.execute("insert into procrastinate_workers (last_heartbeat) values (now() - %s)", [age])


def test_a_worker_that_gives_no_sign_is_missed(db):
    assert not found("worker").fine
    a_worker(timedelta(seconds=20))
    assert found("worker").fine
    a_worker(timedelta(minutes=5))
    assert not found("worker").fine
    assert "5" in found("worker").words


def test_messages_that_wait_too_long_are_missed(db, monday):
    OutboxMessage.objects.create(code="x", to=["person:1"])
    assert found("outbox").fine
    with clock.at(monday + timedelta(minutes=20)):
        assert not found("outbox").fine


def test_an_old_backup_is_missed(db, settings):
    Path(settings.DATA).mkdir(parents=True, exist_ok=True)
    (Path(settings.DATA) / "last_backup.json").unlink(missing_ok=True)
    assert not found("backup").fine
    note_backup((clock.now() - timedelta(hours=25)).isoformat(), 5)
    assert last_backup()[1] == 5
    assert found("backup").fine
    note_backup((clock.now() - timedelta(hours=27)).isoformat(), 5)
    assert not found("backup").fine
    (Path(settings.DATA) / "last_backup.json").write_text("no json")
    assert not found("backup").fine
    settings.BACKUP_HOURS = 0
    assert found("backup").fine


def test_a_full_disk_is_missed(db, monkeypatch):
    assert found("disk").fine
    monkeypatch.setattr("meydan.operation.health.LEAST_SHARE", 1.0)
    assert not found("disk").fine


def test_a_failed_job_is_missed(db):
    assert found("failed_jobs").fine
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into procrastinate_jobs (queue_name, task_name, status) values ('x', 'x', 'failed') returning id"
        )
        (job,) = cursor.fetchone()
        cursor.execute("insert into procrastinate_events (job_id, type) values (%s, 'failed')", [job])
    assert not found("failed_jobs").fine


@override_settings(ROOT_URLCONF=__name__)
def test_an_error_is_counted_and_holds_nothing_of_what_was_typed(client, db):
    client.raise_request_exception = False
    for _ in range(3):
        assert client.post("/kirik/", {"name": "Ayşe"}).status_code == 500
    trouble = Trouble.objects.get()
    assert (trouble.page, trouble.times) == ("broken", 3)
    assert trouble.what.startswith("ZeroDivisionError meydan/operation/tests/test_health.py:")
    assert "Ayşe" not in f"{trouble.page} {trouble.what}"
    assert not found("errors").fine


def test_looking_at_an_error_ends_it_until_it_comes_again(director, ayse, refused):
    note_trouble(page="ideas:new", what="ValueError")
    trouble = Trouble.objects.get()
    with refused("base.not_staff"):
        finish_trouble(by=ayse, trouble=trouble)
    finish_trouble(by=director, trouble=trouble)
    finish_trouble(by=director, trouble=trouble)
    note_trouble(page="ideas:new", what="ValueError")
    assert Trouble.objects.filter(done_at=None).count() == 1
    assert Trouble.objects.count() == 2


def test_errors_go_after_a_month(db, monday):
    note_trouble(page="x", what="x")
    with clock.at(monday + timedelta(days=29)):
        assert forget_old_troubles() == 0
    with clock.at(monday + timedelta(days=31)):
        assert forget_old_troubles() == 1


@pytest.mark.race
@pytest.mark.django_db(transaction=True)
def test_the_same_error_in_many_processes_is_one_line(in_parallel):
    in_parallel(lambda _one: note_trouble(page="x", what="x"), range(8))
    assert Trouble.objects.get().times == 8


def test_the_page_says_what_is_wrong_and_takes_an_error_off(client, director, django_assert_max_num_queries):
    client.force_login(director)
    client.get(PAGE)
    counts = []
    for number in range(3):
        note_trouble(page=f"ideas:{number}", what="ValueError")
        if number in (0, 2):
            with django_assert_max_num_queries(15) as asked:
                assert f"ideas:{number}" in client.get(PAGE).content.decode()
            counts.append(len(asked))
    assert counts[0] == counts[1]
    first = Trouble.objects.order_by("pk").first()
    assert client.post(PAGE, {"trouble": first.pk}).status_code == 302
    assert "ideas:0" not in client.get(PAGE, follow=True).content.decode().partition("</ul>")[2].partition("ideas:1")[2]
    assert client.post(PAGE, {"trouble": first.pk}).status_code == 404


def test_an_error_waits_on_the_desk_of_the_administrator(client, director):
    note_trouble(page="ideas:new", what="ValueError")
    client.force_login(director)
    assert "ideas:new" in client.get("/masa/").content.decode()
