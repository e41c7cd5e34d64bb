"""New rows, at once and together."""

import pytest
from django.db import transaction

from meydan.base import clock
from meydan.base.models import AuditLine
from meydan.base.noting import insert, note, noted_together

pytestmark = pytest.mark.django_db


def test_what_is_inserted_is_what_would_be_saved(django_assert_num_queries):
    said = {"code": "x.y", "ref": "thread:1", "actor": b"\x00\xff", "facts": {"ş": [1, None]}, "at": clock.now()}
    saved, inserted = AuditLine(**said), AuditLine(**said)
    saved.save()
    with django_assert_num_queries(1):
        insert(inserted)
    assert inserted.pk > saved.pk
    rows = AuditLine.objects.in_bulk([saved.pk, inserted.pk])
    alike = [{**vars(one), "id": 0, "_state": 0, "actor": bytes(one.actor)} for one in rows.values()]
    assert alike[0] == alike[1]
    inserted.code = "x.z"
    inserted.save()
    assert AuditLine.objects.filter(code="x.z").get() == inserted


def line(code):
    return AuditLine(code=code, actor=b"x")


def codes():
    return list(AuditLine.objects.filter(actor=b"x").order_by("pk").values_list("code", flat=True))


def test_what_is_noted_is_written_in_one_journey_at_the_end(django_assert_num_queries):
    note(line("alone"))
    assert codes() == ["alone"]
    with django_assert_num_queries(1), noted_together():
        first, second = line("first"), line("second")
        note(first)
        with noted_together():
            note(second)
    assert first.pk < second.pk
    assert codes() == ["alone", "first", "second"]


def test_what_was_noted_before_an_error_is_not_written():
    @noted_together()
    def fails():
        note(line("lost"))
        raise LookupError

    with pytest.raises(LookupError):
        fails()
    note(line("kept"))
    assert codes() == ["kept"]


def test_what_is_noted_below_a_point_goes_with_it():
    with transaction.atomic(), noted_together():
        note(line("before"))
        with pytest.raises(LookupError), transaction.atomic():
            take_back()
        with transaction.atomic(savepoint=False):
            note(line("after"))
    assert codes() == ["before", "after"]


def take_back():
    note(line("taken back"))
    raise LookupError


def test_what_is_noted_below_a_point_that_stays_is_written_there():
    with transaction.atomic(), noted_together():
        note(line("outside"))
        with transaction.atomic():
            note(line("inside"))
            assert codes() == ["inside"]
    assert codes() == ["inside", "outside"]
