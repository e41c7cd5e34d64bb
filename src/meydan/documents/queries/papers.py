"""What slices above have printed, as files, and what they keep here."""

from collections.abc import Sequence
from datetime import datetime

from django.utils.translation import gettext as _

from meydan.base import clock
from meydan.base.cards import Scope
from meydan.documents import files, scopes
from meydan.documents.ballots import BallotPaper as BallotPaper  # slices above fill it
from meydan.documents.ballots import Choice as Choice
from meydan.documents.ballots import ballot_sheets
from meydan.documents.code_letters import CodeLetterPaper as CodeLetterPaper
from meydan.documents.code_letters import code_letter_sheet
from meydan.documents.contribution_forms import ContributionPaper as ContributionPaper  # slices above fill it
from meydan.documents.contribution_forms import Copy as Copy  # slices above fill it
from meydan.documents.contribution_forms import contribution_sheets
from meydan.documents.invitations import CodesPaper, InvitationPaper, code_sheets, invitation_sheets
from meydan.documents.minutes import MinutesPaper, minutes_sheet
from meydan.documents.models import DocumentKind
from meydan.documents.notes import period
from meydan.documents.papers import FormPaper, form_sheet
from meydan.documents.papers import FormQuestion as FormQuestion  # slices above fill a paper with them
from meydan.documents.posters import EventPaper, poster_sheet, programme_sheet
from meydan.documents.printing.office import docx
from meydan.documents.printing.pdf import pdf
from meydan.documents.queries.wordings import wording
from meydan.documents.reports import ReportPaper as ReportPaper  # what slices above fill in
from meydan.documents.reports import report_sheet
from meydan.documents.sheets import document
from meydan.documents.sheets import official_language as official_language  # slices above speak it as well
from meydan.documents.sheets import own_words as own_words
from meydan.documents.slips import SlipPaper as SlipPaper  # slices above fill it
from meydan.documents.slips import slip_sheet
from meydan.documents.tables import PaperTable as PaperTable
from meydan.documents.tables import tables_document
from meydan.documents.tickets import TicketPaper, ticket_sheet
from meydan.places.models import Neighbourhood


def kept_file(key: str, suffix: str) -> tuple[bytes, str] | None:
    """(content, type) of a file that a slice above keeps here; None where it is gone."""
    try:
        return files.path(key).read_bytes(), files.TYPES[suffix]
    except FileNotFoundError:
        return None


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
