"""What happens in the house when a button is pressed in the room."""

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.signals import post_delete
from wagtail.signals import (
    published,
    unpublished,
    workflow_approved,
    workflow_cancelled,
    workflow_rejected,
    workflow_submitted,
)

from meydan.editorial import actions
from meydan.editorial.room.middleware import who
from meydan.editorial.room.models import Draft, Piece, Strip


def text_of(piece: Piece) -> actions.Text:
    stored = piece.picture.file if piece.picture else None
    documents = [
        (one.title, SimpleUploadedFile(one.document.filename, one.document.file.open("rb").read()))
        for one in piece.documents.all()
    ]
    return actions.Text(
        source=piece.source, what=piece.what, slug=piece.slug, words=piece.words,
        picture=stored.open("rb") if stored else None, picture_bytes=stored.size if stored else 0, documents=documents,
    )  # fmt: skip


def line_of(strip: Strip) -> actions.Line:
    names = ("source", "where", "words", "address", "starts_at", "ends_at", "order")
    return actions.Line(**{name: getattr(strip, name) for name in names})


def _published(sender: Any, instance: Any, **_more: Any) -> None:
    if isinstance(instance, Piece):
        article = actions.publish_article(by=who(), text=text_of(instance))
        if instance.slug != article.slug:
            Piece.objects.filter(pk=instance.pk).update(slug=article.slug)
    elif isinstance(instance, Strip):
        actions.publish_line(by=who(), line=line_of(instance))


def _unpublished(sender: Any, instance: Any, **_more: Any) -> None:
    if isinstance(instance, Piece):
        actions.take_down_article(by=who(), source=instance.source)
    elif isinstance(instance, Strip):
        actions.take_down_line(by=who(), source=instance.source)


def _deleted(sender: Any, instance: Any, **_more: Any) -> None:
    """Without its draft nobody could take it down. Where nobody presses a button, the house itself is tidying up."""
    if who() is not None:
        _unpublished(sender, instance)
        actions.stop_waiting(by=who(), source=instance.source)


def _handed_in(sender: Any, instance: Any, **_more: Any) -> None:
    draft = instance.content_object
    if isinstance(draft, Draft):
        from wagtail.admin.admin_url_finder import AdminURLFinder

        path = AdminURLFinder().get_edit_url(draft) or ""
        actions.hand_in(by=who(), source=draft.source, title=str(draft.get_latest_revision_as_object()), path=path)


def _read(sender: Any, instance: Any, **_more: Any) -> None:
    draft = instance.content_object
    if isinstance(draft, Draft):
        actions.stop_waiting(by=who(), source=draft.source)


def listen() -> None:
    published.connect(_published, dispatch_uid="editorial.published")
    unpublished.connect(_unpublished, dispatch_uid="editorial.unpublished")
    workflow_submitted.connect(_handed_in, dispatch_uid="editorial.handed_in")
    for model in (Piece, Strip):
        post_delete.connect(_deleted, model, dispatch_uid=f"editorial.deleted.{model.__name__}")
    for number, signal in enumerate((workflow_approved, workflow_rejected, workflow_cancelled)):
        signal.connect(_read, dispatch_uid=f"editorial.read.{number}")
