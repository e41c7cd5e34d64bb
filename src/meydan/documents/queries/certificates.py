"""Certificates: whose, and what they say."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.fields.json import KT
from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.base.paging import Page, page_by_key
from meydan.documents.certificates import facts_of, initials, period_of, sheet_of, time_in_words, unsealed
from meydan.documents.codes import read_code
from meydan.documents.models import Certificate, CertificateKind, Claim, Opening
from meydan.documents.printing.pdf import pdf
from meydan.documents.queries.letters import usual_signer
from meydan.documents.queries.wordings import wording
from meydan.documents.rules import may_see_certificates
from meydan.documents.sheets import document, official_language
from meydan.people.models import Person


def certificates() -> QuerySet[Certificate]:
    return Certificate.objects.select_related("person", "supersedes")


def certificates_of(person: Person) -> QuerySet[Certificate]:
    """A person's own papers, the newest first."""
    return certificates().filter(person=person).order_by("-at", "-id")


def valid_certificates_of(person: Person) -> QuerySet[Certificate]:
    return certificates_of(person).filter(revoked_at=None, superseded_at=None)


def certificates_for(viewer: Viewer) -> QuerySet[Certificate]:
    """All for the Centre, their own for everybody."""
    if viewer is None:
        return Certificate.objects.none()
    return certificates() if may_see_certificates(viewer) else certificates_of(viewer)


def load_certificates(viewer: Viewer, ids: Collection[int]) -> QuerySet[Certificate]:
    return certificates_for(viewer).filter(pk__in=ids)


def certificate_with(code: str) -> Certificate | None:
    """By its code as somebody typed it, for the public page; whoever has the code may ask."""
    read = read_code(code)
    return certificates().filter(code=read).first() if read else None


STATES = ("valid", "revoked", "replaced")


def certificate_page(viewer: Viewer, *, text: str, kind: str, state: str, after: str) -> Page[Certificate]:
    """What was issued, the newest first; `text` is a code or words of a name."""
    rows = certificates_for(viewer)
    if text:
        rows = rows.annotate(said_name=KT("facts__name"))
        rows = rows.filter(Q(code=read_code(text) or "-") | Q(said_name__says=text))
    if kind in CertificateKind.values:
        rows = rows.filter(what=kind)
    if state in STATES:
        states = {"valid": Q(revoked_at=None, superseded_at=None), "revoked": Q(revoked_at__isnull=False)}
        rows = rows.filter(states.get(state, Q(superseded_at__isnull=False)))
    return page_by_key(rows, order=["-at", "-id"], after=after, per_page=25)


def what_is_open(one: Certificate) -> list[tuple[str, str]]:
    """(word, what it says) of a paper on the public page: no more than the holder opened."""
    facts = one.facts
    if not facts:
        return []
    name = facts["name"] if Opening.NAME in one.opened else initials(facts["name"])
    told = [(_("Name"), name)]
    if Opening.DUTY in one.opened:
        told += [(line["what"], line["unit"]) for line in facts["lines"]]
    if Opening.HOURS in one.opened and facts["minutes"]:
        told.append((_("Time spent"), time_in_words(facts["minutes"])))
    if one.what == CertificateKind.CARD:
        return told
    period = period_of(facts) if Opening.PERIOD in one.opened else _years(facts)
    return [*told, (_("Period"), period)]


def _years(facts: Mapping[str, Any]) -> str:
    return "–".join(dict.fromkeys(facts[name][:4] for name in ("since", "until")))


def certificates_data(rows: Iterable[Certificate]) -> dict[str, Any]:
    """One document with a page for each paper. What was revoked, or whose holder has gone, is not printed any more."""
    with official_language():
        sheets = [sheet_of(one) for one in rows if one.facts and not one.revoked_at]
        title = f"{sheets[0]['label']}: {sheets[0]['title']}" if len(sheets) == 1 else str(_("Certificates"))
        return document(title, sheets)


def paper_frame(what: str) -> tuple[str, str]:
    """(wording, who signs) of a kind of certificate."""
    return wording(what), usual_signer()


def certificate_preview(claim: Claim, name: str) -> bytes:
    """The paper as it would be, as PDF and without a seal; in the language that is spoken now."""
    words, signer = paper_frame(claim.what)
    facts = facts_of(claim, name=name, wording=words, signer=signer)
    sheet = sheet_of(unsealed(claim, facts))
    return pdf(document(sheet["label"], [sheet]), at=clock.now(), photos=lambda key: None)
