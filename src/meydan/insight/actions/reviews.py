"""Writing and publishing the review of a year."""

import hashlib
import json

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.page_cache import forget_pages
from meydan.insight.models import Review, ReviewText
from meydan.insight.queries import reviews
from meydan.insight.rules import IN_THE_FUTURE, may_bring_figures, may_publish, may_work_with_figures
from meydan.people.models import Person


@transaction.atomic
def begin_review(*, by: Person, year: int) -> Review:
    """The draft of a year that is over or goes on; one a year."""
    may_bring_figures(by).or_refuse()
    if not 2015 <= year <= clock.today().year:
        raise Refused(IN_THE_FUTURE, field="year")
    made, new = Review.objects.get_or_create(year=year, defaults={"made_by": by})
    if new:
        record("insight.review_begun", by=by, ref=made.ref)
    return made


@transaction.atomic
def write_section(*, by: Person, review: Review, section: str, texts: dict[str, str]) -> None:
    """The words of a section, by language. What is published stays as it was until it is published again."""
    may_work_with_figures(by).or_refuse()
    for language, text in texts.items():
        said = {"text": text.strip(), "by": by, "at": clock.now()}
        ReviewText.objects.update_or_create(review=review, section=section, language=language, defaults=said)
    record("insight.review_written", by=by, ref=review.ref, section=section)


@transaction.atomic
def publish_review(*, by: Person, review: Review) -> Review:
    """A copy with the figures of this moment in each language; from now on readers see it, whatever is counted later."""
    review = Review.objects.select_for_update().get(pk=review.pk)
    may_publish(by, reviews.unwritten(review)).or_refuse()
    review.copy = {language: reviews.as_data(reviews.draft(review, language)) for language in reviews.LANGUAGES}
    review.copy_hash = hashlib.sha256(json.dumps(review.copy, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    review.published_at = clock.now()
    review.save()
    forget_pages()
    record("insight.review_published", by=by, ref=review.ref, hash=review.copy_hash)
    return review
