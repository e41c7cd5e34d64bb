"""The pack of legal texts."""

from meydan.base import languages
from meydan.base.town import town
from meydan.documents import pack
from meydan.documents.models import PackKind, PackText
from meydan.documents.summaries import LegalText as LegalText
from meydan.documents.summaries import short_of


def pack_history(what: str) -> list[PackText]:
    """Versions of a text, the latest first."""
    return list(PackText.objects.filter(what=what).select_related("by", "approved_by")[:50])


def latest_pack_texts() -> dict[str, PackText]:
    """The latest version of each text; one query."""
    rows = PackText.objects.order_by("what", "-at", "-id").distinct("what").select_related("by", "approved_by")
    return {row.what: row for row in rows}


def text_in_use(what: str) -> tuple[str, PackText | None]:
    """What counts now: the version approved last, else the draft that Meydan brings; with its row, if there is one."""
    row = PackText.objects.filter(what=what, approved_at__isnull=False).order_by("-approved_at", "-id").first()
    return pack.text_of(what, row), row


def legal_text(what: str) -> LegalText:
    """What counts now, as a page shows it to who agrees."""
    text, row = text_in_use(what)
    spoken = town().language_of("volunteer-agreement") != languages.BINDING
    whole = what == PackKind.AGREEMENT and not (row and row.text) and spoken
    return LegalText(
        title=str(PackKind(what).label),
        text=pack.below_the_title(pack.filled(text)),
        approved=row is not None,
        short=short_of(what, row),
        translation=pack.below_the_title(pack.translated_agreement()) if whole else "",
    )
