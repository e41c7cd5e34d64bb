"""A document as it will look with a wording that is not saved yet: brackets stand where facts will stand."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.cards import Briefing, Matter, Scope
from meydan.base.town import town
from meydan.documents import letters, notes
from meydan.documents.certificates import facts_of, sheet_of, unsealed
from meydan.documents.letters import Signer, UnitLetter
from meydan.documents.models import CertificateKind, Claim, DocumentKind, Service
from meydan.documents.sheets import document, official_language
from meydan.documents.wordings import example, fill, title_of
from meydan.places.models import Neighbourhood


def preview(template: str, text: str) -> dict[str, Any]:
    """The data of a document; nothing is stored."""
    with official_language():
        if template in CertificateKind.values:
            return _certificate(template, text)
        return _LETTERS[template](fill(text, example(template))) if template in _LETTERS else _note(template, text)


def _certificate(template: str, text: str) -> dict[str, Any]:
    """A paper without a seal: its code is empty."""
    today = clock.today()
    line = Service(_("[duty]"), _("[unit]"), today, today, minutes=180)
    claim = Claim(CertificateKind(template), "", [line])
    facts = facts_of(claim, name=_("[name]"), wording=fill(text, example(template)), signer="")
    return document(title_of(template), [sheet_of(unsealed(claim, facts))])


def _matter() -> Matter:
    return Matter(
        ref="", number="0000-0000", title=_("[contribution]"), written_on=clock.today(), url="", supports=0, text=""
    )


def _signer() -> Signer:
    return Signer("", town().say("letters", "signer_title"))


def _to_unit(text: str) -> dict[str, Any]:
    letter = UnitLetter(_("[unit]"), _("[subject]"), text, _signer(), "")
    whole = letters.to_unit(letter, [_matter()], {})
    return {**whole, "sheets": whole["sheets"][:1]}


def _to_resident(text: str) -> dict[str, Any]:
    return letters.to_resident(_matter(), name=_("[name]"), address="", text=text, signer=_signer(), contact="")


def _thanks(text: str) -> dict[str, Any]:
    return letters.of_thanks(_matter(), to=_("[name]"), address="", text=text, signer=_signer(), contact="")


def _note(template: str, text: str) -> dict[str, Any]:
    """Figures of nothing: the page with its lead, and the places of the others."""
    scope, told = Scope(clock.today(), clock.today()), Briefing()
    lead = fill(text, example(template))
    if template == DocumentKind.WEEKLY:
        place = Neighbourhood(name=_("[neighbourhood]"), slug="")
        sheet = notes.for_muhtar(place, scope=scope, told=told, changed=[], wording=lead)
    else:
        sheet = notes.for_mayor(
            about=_("[subject]"), scope=scope, told=told, changed=[], wording=lead, population=None, address="/"
        )
    return document(str(DocumentKind(template).label), [sheet])


_LETTERS: Mapping[str, Callable[[str], dict[str, Any]]] = {
    DocumentKind.UNIT_LETTER: _to_unit,
    DocumentKind.ANSWER_LETTER: _to_resident,
    DocumentKind.THANKS: _thanks,
}
