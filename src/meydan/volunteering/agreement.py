"""The volunteer agreement: the version that the town approved last, or the draft that Meydan brings."""

from meydan.base.town import town
from meydan.documents.models import PackKind
from meydan.documents.queries import text_in_use


def text() -> str:
    return text_in_use(PackKind.AGREEMENT)[0]


def version() -> str:
    """What is recorded with who agreed: of a version of the town its day and number, of the draft what its first line says."""
    _text, row = text_in_use(PackKind.AGREEMENT)
    if row and row.text:
        return f"{row.at:%Y-%m-%d}/{row.pk}"
    return town().text("volunteer-agreement").partition("\n")[0].removeprefix("version:").strip()
