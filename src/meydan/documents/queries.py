"""Reading documents, official papers, certificates and legal texts, and the facts that letters are made of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.fields.json import KT
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from meydan.base import clock, languages, refs, turkish
from meydan.base.cards import Matter, PassportPart, PassportRow, Scope, Viewer, Waiting, cards
from meydan.base.paging import Page, page_by_key
from meydan.base.templatetags.ui import day
from meydan.base.town import town
from meydan.documents import files, pack, scopes
from meydan.documents.ballots import BallotPaper as BallotPaper  # slices above fill it
from meydan.documents.ballots import Choice as Choice
from meydan.documents.ballots import ballot_sheets
from meydan.documents.certificates import facts_of, initials, period_of, sheet_of, time_in_words, unsealed
from meydan.documents.code_letters import CodeLetterPaper as CodeLetterPaper
from meydan.documents.code_letters import code_letter_sheet
from meydan.documents.codes import read_code
from meydan.documents.contribution_forms import ContributionPaper as ContributionPaper  # slices above fill it
from meydan.documents.contribution_forms import Copy as Copy  # slices above fill it
from meydan.documents.contribution_forms import contribution_sheets
from meydan.documents.invitations import CodesPaper, InvitationPaper, code_sheets, invitation_sheets
from meydan.documents.letters import ON_ONE_PAGE
from meydan.documents.minutes import MinutesPaper, minutes_sheet
from meydan.documents.models import (
    Certificate,
    CertificateKind,
    Claim,
    Document,
    DocumentKind,
    OfficialReference,
    Opening,
    PackKind,
    PackText,
    Wording,
)
from meydan.documents.notes import period
from meydan.documents.papers import FormPaper, form_sheet
from meydan.documents.papers import FormQuestion as FormQuestion  # slices above fill a paper with them
from meydan.documents.posters import EventPaper, poster_sheet, programme_sheet
from meydan.documents.printing.office import docx
from meydan.documents.printing.pdf import pdf
from meydan.documents.reports import ReportPaper as ReportPaper  # what slices above fill in
from meydan.documents.reports import report_sheet
from meydan.documents.rules import may_see_certificates, may_write_letters
from meydan.documents.sheets import document
from meydan.documents.sheets import official_language as official_language  # slices above speak it as well
from meydan.documents.sheets import own_words as own_words
from meydan.documents.slips import SlipPaper as SlipPaper  # slices above fill it
from meydan.documents.slips import slip_sheet
from meydan.documents.summaries import LegalText as LegalText
from meydan.documents.summaries import short_of
from meydan.documents.tables import PaperTable as PaperTable
from meydan.documents.tables import tables_document
from meydan.documents.tickets import TicketPaper, ticket_sheet
from meydan.documents.wordings import TEMPLATES, fill
from meydan.people.models import Person, Role
from meydan.people.queries import grants_of
from meydan.places.models import Neighbourhood, Unit
from meydan.places.queries import units
from meydan.threads.models import Step, Thread

MOST_WAITING = 300


def documents_for(viewer: Viewer) -> QuerySet[Document]:
    """All for the Centre; nobody else sees any."""
    rows = Document.objects.select_related("unit", "place", "made_by")
    return rows if may_write_letters(viewer) else rows.none()


def desk_page(viewer: Viewer, *, text: str, kind: str, unit: str, after: str) -> Page[Document]:
    """Documents, the newest first; `text` is the number of a thread, or words of the title."""
    rows = documents_for(viewer).defer("data")
    if text:
        rows = rows.filter(numbers__contains=[text]) if _is_number(text) else rows.filter(title__says=text)
    if kind in DocumentKind.values:
        rows = rows.filter(what=kind)
    if unit:
        rows = rows.filter(unit__slug=unit)
    return page_by_key(rows, order=["-at", "-id"], after=after)


def _is_number(text: str) -> bool:
    year, _dash, rest = text.partition("-")
    return year.isdecimal() and rest.isdecimal()


def load_documents(viewer: Viewer, ids: Collection[int]) -> QuerySet[Document]:
    return documents_for(viewer).filter(pk__in=ids)


# Wording


def wording(template: str) -> str:
    """What stands in this kind of document now: the town's words, or the shipped ones."""
    latest = Wording.objects.filter(template=template).first()
    return latest.text if latest and latest.text else str(TEMPLATES[template].text)


def worded(template: str, facts: Mapping[str, Any]) -> str:
    """What stands in this kind of document, with its places filled in, in the language of letters."""
    with official_language():
        return fill(wording(template), facts)


def wordings_of(template: str) -> QuerySet[Wording]:
    """Who changed it to what, the latest first."""
    return Wording.objects.filter(template=template).select_related("by")


def changed_templates() -> dict[str, Wording]:
    """The latest change of each template; one query."""
    rows = Wording.objects.order_by("template", "-at", "-id").distinct("template").select_related("by")
    return {row.template: row for row in rows}


# Official papers


def references_on(things: Iterable[str]) -> QuerySet[OfficialReference]:
    return references().filter(of__in=list(things))


def references_of_thread(thread: Thread) -> QuerySet[OfficialReference]:
    """On its steps and on what the steps are about; one query. Those on a step say when it was (`step_at`)."""
    steps = Step.objects.filter(thread=thread).order_by()
    own = steps.annotate(own=Concat(Value("step:"), Cast("pk", CharField())))
    rows = references().annotate(step_at=Subquery(own.filter(own=OuterRef("of")).values("at")[:1]))
    return rows.filter(Q(of__in=own.values("own")) | Q(of__in=steps.values("ref")) | Q(of=thread.ref))


def load_references(viewer: Viewer, ids: Collection[int]) -> QuerySet[OfficialReference]:
    return references().filter(pk__in=ids)


def references() -> QuerySet[OfficialReference]:
    return OfficialReference.objects.select_related("unit")


def reference_files(viewer: Viewer) -> QuerySet[OfficialReference]:
    """Those with a file: public ones for everybody, the others for the Centre."""
    rows = OfficialReference.objects.exclude(key="")
    return rows if may_write_letters(viewer) else rows.filter(public=True)


def steps_of(thread: Thread) -> list[tuple[str, str]]:
    """The steps of a thread that happened, for choosing one: (ref, “21.11.2026 · Decision · Parks and Gardens”)."""
    rows = Step.objects.filter(thread=thread, promised=False).select_related("unit").order_by("-at", "-id")
    return [(f"step:{row.pk}", _step_words(row)) for row in rows]


def _step_words(step: Step) -> str:
    day = f"{timezone.localdate(step.at):%d.%m.%Y}"
    parts = [day, scopes.station_words(step), str(step.unit or ""), turkish.cut(step.words, 60)]
    return " · ".join(part for part in parts if part)


# Facts for letters and notes


def matters(viewer: Viewer, wanted: Sequence[str]) -> list[Matter]:
    """The facts of things that letters are written about, in the order asked for; what can't be seen is left out."""
    return _told(refs.resolve(viewer, dict.fromkeys(wanted), whole=True), wanted)


def _told(found: Mapping[str, refs.Found], wanted: Sequence[str]) -> list[Matter]:
    told = {ref: one.kind.matter(one.thing) for ref, one in found.items() if one.kind.matter}
    return [told[ref] for ref in dict.fromkeys(wanted) if ref in told]


def matters_and_earlier(viewer: Viewer, wanted: Sequence[str]) -> tuple[list[Matter], list[Matter]]:
    """The same, and what came before about the same as the first of them and is settled; of many nothing is looked for."""
    found = refs.resolve(viewer, dict.fromkeys(wanted), whole=True)
    told = _told(found, wanted)
    first = found[told[0].ref] if told and len(told) <= ON_ONE_PAGE else None
    before = first.kind.earlier(first.thing) if first and first.kind.earlier else ()
    return told, [one for one in before if one.ref not in found]


def waiting_by_unit(person: Person) -> list[tuple[Unit, list[Waiting]]]:
    """What units still have to answer, each unit with its own."""
    grouped: dict[int, list[Waiting]] = defaultdict(list)
    for card in cards():
        for one in card.waiting_for_units(person, MOST_WAITING) if card.waiting_for_units else ():
            grouped[one.unit_id].append(one)
    return [(unit, grouped[unit.pk]) for unit in units() if unit.pk in grouped]


def sent_before(wanted: Collection[str]) -> dict[str, Document]:
    """The latest letter to a unit about each of these; one query."""
    rows = Document.objects.filter(what=DocumentKind.UNIT_LETTER, about__overlap=list(wanted)).defer("data")
    return {ref: row for row in rows.order_by("at", "id") for ref in row.about}


def usual_signer() -> str:
    """Who signs letters: named in the town file, or who holds the director's role."""
    named = town().say("letters", "signer")
    if named:
        return named
    directors = grants_of(f"role:{Role.DIRECTOR}").values("person")
    director = Person.objects.filter(pk__in=directors).order_by("pk").first()
    return director.display_name.partition(",")[0] if director else ""  # what follows a comma is an office


def weekly_pdf(place: Neighbourhood) -> bytes:
    """The last whole week of a neighbourhood on one page, as accessible PDF. It holds nothing personal, and nothing is kept."""
    since, until = scopes.last_week()
    scope = Scope(since, until, place.pk)
    with official_language():
        title = f"{DocumentKind.WEEKLY.label}: {place.name}, {period(scope)}"
        data = document(title, scopes.weekly_sheets([place], scope, wording(DocumentKind.WEEKLY)))
    return pdf(data, at=clock.now(), photos=lambda key: None)


def tables_docx(title: str, tables: Sequence[PaperTable]) -> bytes:
    """Tables of a slice above as an office file, in the language of the page."""
    return docx(tables_document(title, tables), at=clock.now(), photos=lambda key: None)


def tables_pdf(title: str, tables: Sequence[PaperTable], *, at: datetime) -> bytes:
    """The same as accessible PDF; the same facts make the same file."""
    return pdf(tables_document(title, tables), at=at, photos=lambda key: None)


def minutes_pdf(minutes: MinutesPaper) -> bytes:
    """Published minutes as accessible PDF, in the town's language; the same facts make the same file."""
    with official_language():
        sheet = minutes_sheet(minutes)
        data = document(f"{sheet['label']}: {minutes.body}, {minutes.title}", [sheet])
    return pdf(data, at=minutes.published_at, photos=lambda key: None)


def report_pdf(report: ReportPaper) -> bytes:
    """A result on one page as accessible PDF, in the town's language."""
    data = document(f"{report.label}: {report.title}", [report_sheet(report)])
    return pdf(data, at=report.at, photos=lambda key: None)


# Certificates


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


# The pack of legal texts


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


# The passport


def passport_of(person: Person) -> list[PassportPart]:
    """What all slices tell about a person, for that person alone; empty parts are left out."""
    parts = [part for card in cards() if card.passport for part in card.passport(person) if part.rows]
    return sorted(parts, key=lambda part: part.order)


def certificates_in_passport(person: Person) -> list[PassportPart]:
    return [
        PassportPart(
            "certificates", _("My certificates"), [_passport_row(one) for one in valid_certificates_of(person)], 40
        )
    ]


def _passport_row(one: Certificate) -> PassportRow:
    return PassportRow(
        str(one.get_what_display()),
        f"{one.spoken_code} · {day(one.issued_on)}",
        {"what": one.what, "code": one.spoken_code, "issued_on": one.issued_on.isoformat()},
        reverse("documents:own_certificate", args=[one.spoken_code]),
    )


def kept_file(key: str, suffix: str) -> tuple[bytes, str] | None:
    """(content, type) of a file that a slice above keeps here; None where it is gone."""
    try:
        return files.path(key).read_bytes(), files.TYPES[suffix]
    except FileNotFoundError:
        return None


def poster_pdf(paper: EventPaper, size: str) -> bytes:
    """A poster as accessible PDF, A4 or A3."""
    return pdf(document(paper.title, [poster_sheet(paper, size)]), at=clock.now(), photos=lambda key: None)


def programme_pdf(paper: EventPaper) -> bytes:
    """The programme as accessible PDF."""
    sheet = programme_sheet(paper)
    return pdf(document(f"{sheet['label']}: {paper.title}", [sheet]), at=clock.now(), photos=lambda key: None)


def ticket_pdf(ticket: TicketPaper) -> bytes:
    """A ticket as accessible PDF, in the language of who asks for it."""
    sheet = ticket_sheet(ticket)
    return pdf(document(f"{sheet['label']}: {ticket.title}", [sheet]), at=ticket.made_at, photos=lambda key: None)


def form_pdf(paper: FormPaper) -> bytes:
    """A form to be filled in by hand as accessible PDF, in the language of who asks for it."""
    sheet = form_sheet(paper)
    return pdf(document(paper.title, [sheet]), at=paper.made_at, photos=lambda key: None)


def ballots_pdf(paper: BallotPaper) -> bytes:
    """Ballot sheets of a batch as accessible PDF, in the town's language."""
    with official_language():
        data = document(f"{paper.title}: {_('ballot sheet')}", list(ballot_sheets(paper)))
    return pdf(data, at=paper.made_at, photos=lambda key: None)


def code_letter_pdf(letter: CodeLetterPaper) -> bytes:
    """A letter with a code as accessible PDF, in the town's language."""
    with official_language():
        sheet = code_letter_sheet(letter)
        data = document(sheet["title"], [sheet])
    return pdf(data, at=letter.made_at, photos=lambda key: None)


def invitations_pdf(letters: InvitationPaper) -> bytes:
    """Letters with a code each as accessible PDF, in the town's language."""
    with official_language():
        data = document(letters.title, invitation_sheets(letters))
    return pdf(data, at=letters.made_at, photos=lambda key: None)


def codes_pdf(letters: CodesPaper) -> bytes:
    """Letters with a code each for a survey or a vote as accessible PDF, in the town's language."""
    with official_language():
        data = document(letters.title, code_sheets(letters))
    return pdf(data, at=letters.made_at, photos=lambda key: None)


def slip_pdf(slip: SlipPaper, language: str = "") -> bytes:
    """A slip with a code as accessible PDF, in the town's language or in that of the person."""
    with official_language(language):
        sheet = slip_sheet(slip)
    return pdf(document(f"{sheet['label']}: {slip.number}", [sheet]), at=slip.made_at, photos=lambda key: None)


def contribution_forms_pdf(paper: ContributionPaper, language: str = "") -> bytes:
    """Forms of a batch as accessible PDF, in the town's language or in another one."""
    with official_language(language):
        data = document(str(_("Contribution form")), list(contribution_sheets(paper)))
    return pdf(data, at=paper.made_at, photos=lambda key: None)
