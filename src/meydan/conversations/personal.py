"""What conversations know about a person. A voice is no link to an account: whose it is can be worked out only for a person who asks,
from their account, as long as the votes are there."""

from collections.abc import Iterator
from functools import reduce
from operator import or_
from typing import Any

from django.apps import apps
from django.db.models import Model, Q, QuerySet

from meydan.conversations.models import Conversation, Statement, Voice, Vote
from meydan.conversations.voices import keys_of
from meydan.people.models import Person

STAFF = [("conversations.Conversation", "owner"), ("conversations.Statement", "looked_by")]
"""Columns that say who did something; the record stays, the link goes."""


def _voices_of(person: Person) -> QuerySet[Voice]:
    """In conversations whose votes are not erased yet."""
    keys = [
        Q(conversation=one.pk, key=keys_of(one, person, "")[0])
        for one in Conversation.objects.filter(erased_at=None).only("pk", "salt", "with_account")
    ]
    return Voice.objects.filter(reduce(or_, keys, Q(pk=None)))


def export_votes(person: Person) -> Iterator[dict[str, Any]]:
    rows = Vote.objects.filter(voice__in=_voices_of(person)).select_related("statement__conversation")
    for one in rows.order_by("statement__conversation", "statement__number"):
        yield {
            "conversation": one.statement.conversation.title,
            "statement": one.statement.text,
            "answer": one.value,
        }


def erase_votes(person: Person) -> None:
    """The next refresh counts without them."""
    voices = _voices_of(person)
    Conversation.objects.filter(voices__in=voices).update(stale=True)
    voices.delete()


def export_statements(person: Person) -> Iterator[dict[str, Any]]:
    for one in Statement.objects.filter(author=person).select_related("conversation").order_by("created_at"):
        yield {"conversation": one.conversation.title, "text": one.text, "state": one.state, "at": one.created_at}


def forget_author(person: Person) -> None:
    """The statement stays, without its author."""
    Statement.objects.filter(author=person).update(author=None)


def _rows(model: str, column: str, person: Person) -> QuerySet[Model]:
    rows: QuerySet[Model] = apps.get_model(model)._default_manager.filter(**{column: person})
    return rows


def export_work(model: str, column: str, person: Person) -> Iterator[dict[str, Any]]:
    for row in _rows(model, column, person):
        yield {"what": model, "id": row.pk}


def forget_work(model: str, column: str, person: Person) -> None:
    _rows(model, column, person).update(**{column: None})
