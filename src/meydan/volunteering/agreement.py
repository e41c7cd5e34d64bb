"""The volunteer agreement and the privacy notice: the versions that the town approved last, or the drafts that Meydan brings."""

from meydan.base.town import town
from meydan.documents.models import PackKind
from meydan.documents.queries.pack import LegalText, legal_text, text_in_use
from meydan.documents.queries.papers import official_language


def agreement() -> LegalText:
    return legal_text(PackKind.AGREEMENT)


def notice() -> LegalText:
    return legal_text(PackKind.NOTICE)


def version() -> str:
    """What is recorded with who agreed: of a version of the town its day and number, of the draft what its first line says."""
    _text, row = text_in_use(PackKind.AGREEMENT)
    if row and row.text:
        return f"{row.at:%Y-%m-%d}/{row.pk}"
    with official_language():
        return town().text("volunteer-agreement").partition("\n")[0].removeprefix("version:").strip()
