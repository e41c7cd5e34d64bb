"""What discussion knows about a person."""

from collections.abc import Iterator
from typing import Any

from django.db.models import F

from meydan.discussion import actions
from meydan.discussion.models import Comment, CommentSupport
from meydan.people.models import Person


def export_comments(person: Person) -> Iterator[dict[str, Any]]:
    for comment in Comment.objects.filter(author=person).order_by("at"):
        yield {"on": comment.on, "position": comment.position, "text": comment.text, "at": comment.at}


def forget_author(person: Person) -> None:
    """What was said in public stays, without its author."""
    Comment.objects.filter(author=person).update(author=None)


def withdraw_comments(person: Person) -> int:
    return actions.withdraw_all(by=person)


def export_supports(person: Person) -> Iterator[dict[str, Any]]:
    for one in CommentSupport.objects.filter(person=person).order_by("at"):
        yield {"comment": one.comment_id, "at": one.at}


def erase_supports(person: Person) -> None:
    mine = CommentSupport.objects.filter(person=person)
    Comment.objects.filter(pk__in=mine.values("comment")).update(support_count=F("support_count") - 1)
    mine.delete()
