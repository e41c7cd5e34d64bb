"""What has to be there before somebody writes: the way to a second pair of eyes, and drafts of what stands on the pages already."""

from pathlib import Path
from uuid import UUID

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import connection, transaction
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Collection, Locale, Page, Workflow, WorkflowContentType, WorkflowTask

from meydan.base import finished_tables, languages, turkish
from meydan.documents.queries.papers import kept_file
from meydan.editorial.models import Article, Placed
from meydan.editorial.room.models import Piece, PieceDocument, SecondPair, Strip
from meydan.moderation.queries import photo_bytes, photos_by_ref

APPS = (
    "editorial_room", "taggit", "wagtailadmin", "wagtailcore", "wagtaildocs", "wagtailimages", "wagtailsearch",
    "wagtailusers",
)  # fmt: skip
"""Whose tables the room brings along; everything else is the house's."""
TABLES = Path(__file__).parent / "data" / "tables.sql"
"""As in `base/finished_tables.py`: walking Wagtail's hundred migrations beside all models of the house takes minutes."""
NAME = "İkinci göz"
LARGEST = 1280


def own_tables() -> dict[str, list[str]]:
    """{app: its tables}, links between tables included."""
    found = {label: apps.get_app_config(label).get_models(include_auto_created=True) for label in APPS}
    return {
        label: [model._meta.db_table for model in models if not model._meta.proxy] for label, models in found.items()
    }


def bring_tables_up_to_date() -> None:
    if "wagtailcore_page" not in connection.introspection.table_names():
        finished_tables.load(connection, TABLES)
    call_command("migrate", verbosity=0, interactive=False)


@transaction.atomic
def furnish() -> None:
    """May be done at every start."""
    locale, _made = Locale.objects.get_or_create(language_code=languages.BINDING)
    if not Page.objects.exists():
        kind = ContentType.objects.get_for_model(Page)
        Page.add_root(instance=Page(title="Root", slug="root", locale=locale, content_type=kind))
    Collection.get_first_root_node() or Collection.add_root(name="Root")
    task = SecondPair.objects.first() or SecondPair.objects.create(name=NAME)
    flow = Workflow.objects.filter(name=NAME).first() or Workflow.objects.create(name=NAME)
    WorkflowTask.objects.get_or_create(workflow=flow, task=task.task_ptr)
    Workflow.objects.exclude(pk=flow.pk).update(active=False)
    for model in (Piece, Strip):
        WorkflowContentType.objects.update_or_create(
            content_type=ContentType.objects.get_for_model(model), defaults={"workflow": flow}
        )
    for article in Article.objects.filter(published_at__isnull=False, source__startswith="piece:").prefetch_related(
        "attachments"
    ):
        key = UUID(article.source.partition(":")[2])
        if not Piece.objects.filter(key=key).exists():
            _adopt_article(article, key)
    for line in Placed.objects.filter(published_at__isnull=False, source__startswith="strip:"):
        key = UUID(line.source.partition(":")[2])
        if not Strip.objects.filter(key=key).exists():
            _adopt_line(line, key)


def _spread(words: dict[str, dict[str, str]]) -> dict[str, str]:
    return {f"{name}_{code}": text for code, said in words.items() for name, text in said.items()}


def _adopt_article(article: Article, key: UUID) -> None:
    """A draft that says what readers see, as its first version."""
    piece = Piece(key=key, what=article.what, slug=article.slug, live=True, **_spread(article.words))
    piece.first_published_at = article.first_published_at
    piece.last_published_at = article.published_at
    photo = next(iter(photos_by_ref(None, [article.ref])[article.ref]), None)
    content = photo_bytes(photo.key, LARGEST) if photo else None
    if photo and content:
        picture = get_image_model()(title=article.title)
        picture.file.save(f"{article.slug}.webp", ContentFile(content), save=False)
        picture.width, picture.height = (
            photo.width,
            photo.height,
        )  # Django does not find them out of a WebP that is not stored yet
        picture.save()
        piece.picture = picture
    for number, one in enumerate(article.attachments.all()):
        kept = kept_file(one.key, one.suffix)
        if kept:
            document = get_document_model()(title=one.title)
            document.file.save(f"{turkish.slug(one.title) or 'belge'}.{one.suffix}", ContentFile(kept[0]), save=False)
            document.save()
            piece.documents.add(PieceDocument(document=document, title=one.title, sort_order=number))
    piece.save()
    _first_version(piece)


def _adopt_line(line: Placed, key: UUID) -> None:
    plain = {name: getattr(line, name) for name in ("where", "address", "starts_at", "ends_at", "order")}
    strip = Strip(key=key, live=True, **plain, **_spread(line.words))
    strip.first_published_at = strip.last_published_at = line.published_at
    strip.save()
    _first_version(strip)


def _first_version(draft: Piece | Strip) -> None:
    revision = draft.save_revision()
    type(draft).objects.filter(pk=draft.pk).update(
        live_revision=revision, latest_revision=revision, has_unpublished_changes=False
    )
