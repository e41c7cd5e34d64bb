"""Publishing and taking down. The writing room calls these when somebody presses its buttons; the demo calls them itself."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import IO, Any

from django.core.files.uploadedfile import UploadedFile
from django.db import connection, transaction

from meydan.base import clock, languages, search, turkish
from meydan.base.actions import stamp
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.page_cache import forget_pages
from meydan.documents.actions import drop_upload, keep_upload
from meydan.editorial import lines, rules
from meydan.editorial.cleaning import clean, plain, safe_address
from meydan.editorial.models import Article, Attachment, Placed, Submission
from meydan.editorial.queries import latest_news
from meydan.moderation.actions import publish_picture, remove_photo
from meydan.moderation.models import Photo
from meydan.people.models import Person

ON_HOME = 3
"""News on the front page."""

type Words = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True)
class Text:
    """An article as it is to be read. `words`: {language: title, summary, body (HTML), alt (of the picture)}."""

    source: str
    what: str
    slug: str
    words: Words
    picture: IO[bytes] | None = None
    picture_bytes: int = 0
    documents: Sequence[tuple[str, "UploadedFile[Any]"]] = ()
    """(title, file)."""


@dataclass(frozen=True)
class Line:
    """A banner or a link. `words`: {language: title, more}; `more` is what stands on a banner's link."""

    source: str
    where: str
    words: Words
    address: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None
    order: int = 50


def _one_after_the_other(source: str) -> None:
    """Two that press at the same moment publish one thing."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"editorial:{source}"])


@transaction.atomic
def publish_article(*, by: Person | None, text: Text) -> Article:
    """What readers see from now on. Raises Refused where a text is not whole or another one has the address."""
    rules.may_publish(by).or_refuse()
    _one_after_the_other(text.source)
    words = {
        code: {**said, "body": clean(said.get("body", ""))} for code, said in text.words.items() if said.get("title")
    }
    rules.says_enough(words, binding=languages.BINDING, body=True, picture=bool(text.picture)).or_refuse()
    slug = turkish.slug(text.slug)[:80] or turkish.slug(words[languages.BINDING]["title"])[:80]
    if Article.objects.filter(slug=slug).exclude(source=text.source).exists():
        raise Refused(rules.SLUG_TAKEN, field="slug")
    now = clock.now()
    article, made = Article.objects.get_or_create(source=text.source, defaults={"what": text.what, "slug": slug})
    article.what, article.slug, article.words, article.by = text.what, slug, words, by
    article.published_at = article.changed_at = now
    article.first_published_at = article.first_published_at or now
    article.save()
    _picture(by, article, text)
    _documents(article, text)
    said = " ".join(f"{one.get('summary', '')} {plain(one['body'])}" for one in words.values())
    search.index(article.ref, title=words[languages.BINDING]["title"], body=said, at=article.first_published_at)
    _tell_all_pages()
    record("editorial.published", by=by, ref=article.ref, what=text.what, new=made, languages=sorted(words))
    return article


def _picture(by: Person | None, article: Article, text: Text) -> None:
    if text.picture:
        alt = article.words[languages.BINDING].get("alt", "")
        publish_picture(by=by, ref=article.ref, file=text.picture, size=text.picture_bytes, words=alt)
    else:
        for old in Photo.objects.filter(of=article.ref):
            remove_photo(by=by, photo=old)


def _documents(article: Article, text: Text) -> None:
    """Only what is read anew takes the place of what was there."""
    old = list(article.attachments.all())
    for title, upload in text.documents:
        key, suffix = keep_upload(upload=upload)
        Attachment.objects.create(article=article, title=title[:120], key=key, suffix=suffix, size=upload.size or 0)
    for one in old:
        one.delete()
        transaction.on_commit(partial(drop_upload, key=one.key))


@transaction.atomic
def take_down_article(*, by: Person | None, source: str) -> Article | None:
    """Nobody finds it any more; the draft stays in the writing room."""
    rules.may_publish(by).or_refuse()
    article = Article.objects.select_for_update().filter(source=source, published_at__isnull=False).first()
    if article is None:
        return None
    article.published_at, article.changed_at = None, clock.now()
    article.save()
    search.remove(article.ref)
    _tell_all_pages()
    record("editorial.taken_down", by=by, ref=article.ref)
    return article


@transaction.atomic
def publish_line(*, by: Person | None, line: Line) -> Placed:
    """A banner or a link, from its first moment to its last. Raises Refused for an address that leads nowhere safe."""
    rules.may_publish(by).or_refuse()
    _one_after_the_other("lines")
    words = {code: dict(said) for code, said in line.words.items() if said.get("title")}
    rules.says_enough(words, binding=languages.BINDING, body=False, picture=False).or_refuse()
    if (line.address or line.where == Placed.Where.FOOT) and not safe_address(line.address):
        raise Refused(rules.WRONG_ADDRESS, field="address")
    if line.starts_at and line.ends_at and line.ends_at <= line.starts_at:
        raise Refused(rules.ENDS_BEFORE, field="ends_at")
    others = Placed.objects.filter(published_at__isnull=False).exclude(source=line.source)
    if others.filter(where=line.where).count() >= rules.MOST_LINES:
        raise Refused(rules.TOO_MANY_LINES, most=rules.MOST_LINES)
    said = {
        "where": line.where, "words": words, "address": line.address.strip(), "starts_at": line.starts_at, "ends_at": line.ends_at,
        "order": line.order, "by": by, "published_at": clock.now(), "changed_at": clock.now(),
    }  # fmt: skip
    placed, _made = Placed.objects.update_or_create(source=line.source, defaults=said)
    _tell_all_pages()
    record("editorial.line_published", by=by, ref=f"placed:{placed.pk}", where=line.where)
    return placed


@transaction.atomic
def take_down_line(*, by: Person | None, source: str) -> Placed | None:
    rules.may_publish(by).or_refuse()
    placed = Placed.objects.select_for_update().filter(source=source, published_at__isnull=False).first()
    if placed is None:
        return None
    placed.published_at, placed.changed_at = None, clock.now()
    placed.save()
    _tell_all_pages()
    record("editorial.line_taken_down", by=by, ref=f"placed:{placed.pk}", where=placed.where)
    return placed


def _tell_all_pages() -> None:
    rows = Placed.objects.filter(published_at__isnull=False).order_by("order", "pk")
    kept = [*map(lines.as_kept, rows), *map(lines.news_as_kept, latest_news(ON_HOME))]
    stamp(name=lines.STAMP, value=json.dumps(kept, ensure_ascii=False))
    forget_pages()


@transaction.atomic
def hand_in(*, by: Person | None, source: str, title: str, path: str) -> Submission:
    """Somebody else is asked to read it; those who publish are told."""
    rules.may_write(by).or_refuse()
    said = {"title": title[:200], "path": path, "by": by, "at": clock.now()}
    waiting, made = Submission.objects.update_or_create(source=source, defaults=said)
    if made:
        notify([f"role:{role}" for role in sorted(rules.PUBLISHING)], "editorial.handed_in", but_not=by, name=title)
    record("editorial.handed_in", by=by, ref=f"submission:{waiting.pk}")
    return waiting


@transaction.atomic
def stop_waiting(*, by: Person | None, source: str) -> None:
    """It was read, or its author took it back."""
    rules.may_write(by).or_refuse()
    for waiting in Submission.objects.filter(source=source):
        ref = f"submission:{waiting.pk}"
        waiting.delete()
        record("editorial.read", by=by, ref=ref)
