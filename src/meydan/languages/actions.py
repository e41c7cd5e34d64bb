"""Verbs of languages."""

from django.db import transaction

from meydan.base import clock, languages, refs, search
from meydan.base.actions import stamp
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.limits import limit
from meydan.languages.models import EasyText, Review, TextReport
from meydan.languages.rules import (
    DRAFT_ALREADY,
    REVIEWED_ALREADY,
    SETTLED,
    may_change,
    may_have_easy,
    may_set_languages,
    may_write_easy,
)
from meydan.people.models import Person

PER_ADDRESS = "10/h"


@transaction.atomic
def switch_language(*, by: Person, code: str, on: bool) -> None:
    """Switch a language for this town, over what the town file says."""
    may_set_languages(by).or_refuse()
    may_change(code).or_refuse()
    stamp(name=f"language:{code}", value="on" if on else "off")
    record("languages.switched", by=by, ref="", language=code, on=on)


@transaction.atomic
def mark_as_read(*, by: Person, code: str, readers: str) -> Review:
    """Somebody who grew up with the language has read its texts: it is no draft any more."""
    may_set_languages(by).or_refuse()
    may_change(code).or_refuse()
    if not languages.is_draft(code):
        raise Refused(REVIEWED_ALREADY)
    review = Review.objects.create(language=code, readers=readers.strip(), by=by, at=clock.now())
    stamp(name=f"language-draft:{code}", value="no")
    record("languages.read", by=by, ref="", language=code)
    return review


@transaction.atomic
def mark_as_draft(*, by: Person, code: str) -> None:
    """Its texts have to be read again; pages say so."""
    may_set_languages(by).or_refuse()
    may_change(code).or_refuse()
    if languages.is_draft(code):
        raise Refused(DRAFT_ALREADY)
    Review.objects.filter(language=code, ended_at=None).update(ended_at=clock.now())
    stamp(name=f"language-draft:{code}", value="yes")
    record("languages.draft", by=by, ref="", language=code)


@transaction.atomic
def report_text(*, language: str, path: str, words: str, better: str = "", address: str = "") -> TextReport:
    """A reader says that a text is wrong; without a name."""
    limit(f"text-report:{address}", PER_ADDRESS)
    made = TextReport.objects.create(
        language=language, path=path[:300], words=words.strip(), better=better.strip(), at=clock.now()
    )
    record("languages.reported", by=None, ref=made.ref, language=language)
    return made


@transaction.atomic
def settle_report(*, by: Person, report: TextReport) -> TextReport:
    """The text was mended, or nothing is wrong with it."""
    may_set_languages(by).or_refuse()
    report = TextReport.objects.select_for_update().get(pk=report.pk)
    if report.settled_at:
        raise Refused(SETTLED)
    report.settled_at = clock.now()
    report.save(update_fields=["settled_at"])
    record("languages.settled", by=by, ref=report.ref)
    return report


@transaction.atomic
def write_easy_text(
    *, by: Person, of: str, language: str, body: str, hard_words: str = "", readers: str = ""
) -> EasyText:
    """Tell a thing in short sentences, or tell it anew; in each language once."""
    may_write_easy(by).or_refuse()
    may_have_easy(refs.parse(of)[0]).or_refuse()
    words = {"body": body.strip(), "hard_words": hard_words.strip(), "readers": readers.strip()}
    text, _made = EasyText.objects.update_or_create(
        of=of, language=language, defaults=words | {"by": by, "changed_at": clock.now()}
    )
    index_easy_text(of=of)
    record("languages.easy_written", by=by, ref=text.ref, of=of)
    return text


@transaction.atomic
def index_easy_text(*, of: str) -> None:
    """Found under the title of its thing, where everybody may see that; called again when that changes."""
    for text in EasyText.objects.filter(of=of):
        if about := refs.resolve(None, [of]).get(of):
            search.index(text.ref, title=about.title, body=text.body, at=text.changed_at)
        else:
            search.remove(text.ref)


@transaction.atomic
def forget_easy_text(*, of: str) -> None:
    """The words of a thing were taken back: its easy text says the same."""
    for text in EasyText.objects.filter(of=of):
        search.remove(text.ref)
        text.delete()
