"""What documents show to the house."""

from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, DeskLink, Kind, NoticeType, PersonalData, Section
from meydan.base.refs import resolve
from meydan.documents import personal, rules
from meydan.documents.models import Certificate, Document, OfficialReference
from meydan.documents.queries.certificates import load_certificates
from meydan.documents.queries.documents import load_documents
from meydan.documents.queries.letters import letter_about
from meydan.documents.queries.passport import certificates_in_passport
from meydan.documents.queries.references import load_references, references_of_thread
from meydan.documents.rules import may_write_letters


def _link(document: Document) -> str:
    return document.get_absolute_url()


def _paper_link(paper: OfficialReference) -> str:
    found = resolve(None, [paper.of]).get(paper.of)
    return found.url if found else ""


def _certificate_link(one: Certificate) -> str:
    """To the holder's page: it is the holder who is told about a paper."""
    return address("documents:own_certificate", one.spoken_code)


def _on_my_page(request: HttpRequest, person: Any) -> dict[str, Any] | None:
    return {}


def _on_thread(request: HttpRequest, thread: Any, papers: Any) -> dict[str, Any] | None:
    may_write = bool(may_write_letters(request.person))
    shown = papers or may_write or getattr(request, "signed_in", False)
    return {"papers": papers, "may_write": may_write, "ref": thread.ref} if shown else None


def _on_contribution_desk(request: HttpRequest, contribution: Any, letters: Any) -> dict[str, Any] | None:
    if not may_write_letters(request.person):
        return None
    return {"ref": contribution.ref, "sent": next(iter(letters), None)}


def _on_place(request: HttpRequest, place: Any) -> dict[str, Any] | None:
    return {"slug": place.slug} if may_write_letters(request.person) else None


WORK = [
    ("documents.Wording", "by"),
    ("documents.OfficialReference", "by"),
    ("documents.Certificate", "issued_by"),
    ("documents.Certificate", "revoked_by"),
    ("documents.PackText", "by"),
    ("documents.PackText", "approved_by"),
]
CARD = Card(
    name=_("Documents"),
    rights=lambda person: ["writes_letters"] if may_write_letters(person) else [],
    icon="doc",
    kinds=[
        Kind("document", _("Document"), load_documents, _link, str),
        Kind("certificate", _("Certificate"), load_certificates, _certificate_link, str, named=("what", "code")),
        Kind("official", _("Official paper"), load_references, _paper_link, str),
    ],
    sections=[
        Section(
            "thread",
            "documents/_on_thread.html",
            _on_thread,
            80,
            asks=lambda thread: [references_of_thread(thread)],
            more=lambda thread: [references_of_thread(thread)],
        ),
        Section(
            "contribution_desk",
            "documents/_on_contribution.html",
            _on_contribution_desk,
            30,
            asks=lambda contribution: [letter_about(contribution.ref)],
        ),
        Section("person", "documents/_on_person.html", _on_my_page, 60, aside=True),
        Section("place", "documents/_on_place.html", _on_place, 10, aside=True),
    ],
    desk_links=[
        DeskLink(_("Documents"), "documents:desk_documents", rules.WRITING),
        DeskLink(_("Note for the mayor"), "documents:desk_note", rules.WRITING),
        DeskLink(_("Certificates"), "documents:desk_certificates", rules.WRITING),
        DeskLink(_("Legal texts"), "documents:desk_pack", rules.WRITING),
    ],
    notices=[
        NoticeType(
            "documents.certificate",
            _("There is a paper for you: %(title)s"),
            _("You can take it along as PDF, and choose what others see of it."),
        ),
        NoticeType(
            "documents.certificate_revoked",
            _("A paper of yours was revoked: %(title)s"),
            _("The reason: %(words)s. You can object in writing to the Centre."),
        ),
    ],
    sentences=rules.SENTENCES,
    passport=certificates_in_passport,
    personal_data=[
        PersonalData(
            "documents.Certificate",
            ("person",),
            _("To certify what you did, and to let others check it by the code that you give them"),
            personal.export_certificates,
            personal.forget_holder,
            None,
            _("while the account exists; then only code, kind, days and seal, without name and facts"),
            stays=True,
        ),
        PersonalData(
            "documents.Document",
            ("person",),
            _("To answer you by letter"),
            personal.export_letters,
            personal.erase_letters,
            None,
            _("while the account exists; the letter as a whole goes with it"),
            category="words",
        ),
        PersonalData(
            "documents.Document",
            ("made_by",),
            _("To know who of the staff did something"),
            personal.export_made,
            personal.forget_maker,
            None,
            _("official correspondence"),
            subjects="staff",
            category="work",
            stays=True,
        ),
        *(
            PersonalData(
                model,
                (column,),
                _("To know who of the staff did something"),
                partial(personal.export_work, model, column),
                partial(personal.forget_work, model, column),
                None,
                _("official correspondence"),
                subjects="staff",
                category="work",
                stays=True,
            )
            for model, column in WORK
        ),
    ],
)
