"""Which people the slice knows: the staff who wrote and published."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.db import connection
from django.db.models import Model, QuerySet
from psycopg import sql

from meydan.people.models import Person

STAFF = ["editorial.Article", "editorial.Placed", "editorial.Submission"]


def _rows(model: str, person: Person) -> QuerySet[Model]:
    rows: QuerySet[Model] = apps.get_model(model)._default_manager.filter(by=person)
    return rows


def export_work(model: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in _rows(model, person):
        yield {"what": model, "id": row.pk}


def forget_work(model: str, person: Person) -> None:
    _rows(model, person).update(by=None)


@dataclass(frozen=True)
class InRoom:
    """A table of the writing room that knows people. The room's process alone has a model of it, so it is named as the database does."""

    model: str
    column: str
    """Holds the number of the person."""
    says: str
    """Where it says what somebody did or wrote."""
    at: str = ""
    """Where it says when."""
    stays: bool = True
    """Without the person; what serves nobody else goes with them."""

    @property
    def table(self) -> str:
        return self.model.replace(".", "_").lower()  # ascii


ROOM = [
    InRoom("wagtailcore.Revision", "user_id", "object_str", "created_at"),
    InRoom("wagtailcore.ModelLogEntry", "user_id", "action", "timestamp"),
    InRoom("wagtailcore.PageLogEntry", "user_id", "action", "timestamp"),
    InRoom("wagtailcore.WorkflowState", "requested_by_id", "status", "created_at"),
    InRoom("wagtailcore.TaskState", "finished_by_id", "comment", "finished_at"),
    InRoom("wagtailcore.Page", "owner_id", "title", "first_published_at"),
    InRoom("wagtailcore.Page", "locked_by_id", "title", "locked_at"),
    InRoom("wagtailcore.Comment", "resolved_by_id", "text", "resolved_at"),
    InRoom("wagtailcore.UploadedFile", "uploaded_by_user_id", "file"),
    InRoom("wagtailimages.Image", "uploaded_by_user_id", "title", "created_at"),
    InRoom("wagtaildocs.Document", "uploaded_by_user_id", "title", "created_at"),
    InRoom("wagtailcore.CommentReply", "user_id", "text", "created_at", stays=False),
    InRoom("wagtailcore.Comment", "user_id", "text", "created_at", stays=False),
    InRoom("wagtailcore.PageSubscription", "user_id", "page_id", stays=False),
    InRoom("wagtailcore.APIToken", "user_id", "name", "created", stays=False),
    InRoom("wagtailadmin.EditingSession", "user_id", "object_id", "last_seen_at", stays=False),
    InRoom("wagtailadmin.FormState", "user_id", "data", "last_updated_at", stays=False),
    InRoom("wagtailusers.UserProfile", "user_id", "preferred_language", stays=False),
]
"""All of them, also those of Wagtail's features that are closed here; `tests/walk.py` compares them with the room's models."""


def _in_room() -> list[InRoom]:
    """Those that are there: the tables come when the room opens for the first time."""
    with connection.cursor() as cursor:
        cursor.execute("select tablename from pg_tables where tablename = any(%s)", [[one.table for one in ROOM]])
        there = {name for (name,) in cursor.fetchall()}
    return [one for one in ROOM if one.table in there]


def export_room(person: Person) -> Iterator[dict[str, Any]]:
    parts = [
        sql.SQL("select {what}, id::text, {says}::text, {at} from {table} where {column} = {pk}").format(
            what=sql.Literal(one.model), says=sql.Identifier(one.says), at=sql.Identifier(one.at) if one.at else sql.SQL("null::timestamptz"),
            table=sql.Identifier(one.table), column=sql.Identifier(one.column), pk=sql.Literal(person.pk),
        )
        for one in _in_room()
    ]  # fmt: skip
    if not parts:
        return
    with connection.cursor() as cursor:
        cursor.execute(sql.SQL(" union all ").join(parts))
        for what, number, says, at in cursor.fetchall():
            yield {"what": what, "id": number, "text": says, "at": at}


def forget_room(person: Person) -> None:
    with connection.cursor() as cursor:
        for one in _in_room():
            verb = (
                "update {table} set {column} = null where {column} = {pk}"
                if one.stays
                else "delete from {table} where {column} = {pk}"
            )
            names = {
                "table": sql.Identifier(one.table),
                "column": sql.Identifier(one.column),
                "pk": sql.Literal(person.pk),
            }
            cursor.execute(sql.SQL(verb).format(**names))
