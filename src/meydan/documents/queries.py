"""Reading documents and official papers, and the facts that letters are made of."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from django.db.models import CharField, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone

from meydan.base import clock, refs, turkish
from meydan.base.cards import Briefing, Matter, Scope, Viewer, cards
from meydan.base.paging import Page, page_by_key
from meydan.base.town import town
from meydan.documents.minutes import MinutesPaper, minutes_sheet
from meydan.documents.models import Document, DocumentKind, OfficialReference, Wording
from meydan.documents.printing.pdf import pdf
from meydan.documents.rules import may_write_letters
from meydan.documents.sheets import document, official_language
from meydan.documents.tickets import TicketPaper, ticket_sheet
from meydan.documents.wordings import TEMPLATES
from meydan.people.models import Person, Role
from meydan.people.queries import grants_of
from meydan.places.models import Unit
from meydan.places.queries import units
from meydan.threads.models import Station, Step, Thread

MOST_WAITING = 300


def documents_for(viewer: Viewer) -> QuerySet[Document]:
    """All for the Centre; nobody else sees any."""
    rows = Document.objects.select_related("unit", "place", "made_by")
    return rows if may_write_letters(viewer) else rows.none()


def desk_page(viewer: Viewer, *, text: str, kind: str, unit: str, after: str) -> Page[Document]:
    """Documents, the newest first; `text` is the number of a thread, or words of the title."""
    rows = documents_for(viewer).defer("data")
    if text:
        rows = rows.filter(numbers__contains=[text]) if _is_number(text) else rows.filter(title__icontains=text)
    if kind in DocumentKind.values:
        rows = rows.filter(what=kind)
    if unit:
        rows = rows.filter(unit__slug=unit)
    return page_by_key(rows, order=["-at", "-id"], after=after)


def _is_number(text: str) -> bool:
    year, _, rest = text.partition("-")
    return year.isdecimal() and rest.isdecimal()


def load_documents(viewer: Viewer, ids: Collection[int]) -> dict[int, Document]:
    return documents_for(viewer).in_bulk(ids)


# Wording


def wording(template: str) -> str:
    """What stands in this kind of document now: the town's words, or the shipped ones."""
    latest = Wording.objects.filter(template=template).first()
    return latest.text if latest and latest.text else str(TEMPLATES[template].text)


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


def load_references(viewer: Viewer, ids: Collection[int]) -> dict[int, OfficialReference]:
    return references().in_bulk(ids)


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
    parts = [day, _station(step), str(step.unit or ""), turkish.cut(step.words, 60)]
    return " · ".join(part for part in parts if part)


def _station(step: Step) -> str:
    return str(Station(step.station).label) if step.station else ""


# Facts for letters and notes


def matters(viewer: Viewer, wanted: Sequence[str]) -> list[Matter]:
    """The facts of things that letters are written about, in the order asked for; what can't be seen is left out."""
    found = refs.resolve(viewer, dict.fromkeys(wanted))
    told = {ref: one.kind.matter(one.thing) for ref, one in found.items() if one.kind.matter}
    return [told[ref] for ref in dict.fromkeys(wanted) if ref in told]


def waiting_by_unit(person: Person) -> list[tuple[Unit, list[Matter]]]:
    """What units still have to answer, each unit with its own."""
    grouped: dict[int | None, list[Matter]] = defaultdict(list)
    for card in cards():
        for one in card.waiting_for_units(person, MOST_WAITING) if card.waiting_for_units else ():
            grouped[one.unit_id].append(one)
    return [(unit, grouped[unit.pk]) for unit in units() if unit.pk in grouped]


def sent_before(wanted: Collection[str]) -> dict[str, Document]:
    """The latest letter to a unit about each of these; one query."""
    rows = Document.objects.filter(what=DocumentKind.UNIT_LETTER, about__overlap=list(wanted)).defer("data")
    return {ref: row for row in rows.order_by("at", "id") for ref in row.about}


def briefings(scope: Scope, *, by_place: bool = False) -> Mapping[int | None, Briefing]:
    """What all slices have to tell about a scope; today one slice does."""
    told: dict[int | None, Briefing] = {}
    for card in cards():
        for place, one in card.briefings(scope, by_place).items() if card.briefings else ():
            told[place] = _joined(told[place], one) if place in told else one
    return told


def _joined(first: Briefing, other: Briefing) -> Briefing:
    numbers = {name: getattr(first, name) + getattr(other, name) for name in ("came", "on_time", "late", "open")}
    late = first.answered_late + other.answered_late
    return replace(first, **numbers, answered_late=late, matters=[*first.matters, *other.matters])


def changes(scope: Scope) -> dict[int | None, list[tuple[str, str]]]:
    """What was begun or finished in a period, by neighbourhood: (day, sentence); the latest first."""
    rows = Step.objects.filter(
        promised=False,
        station__in=(Station.PROJECT, Station.WORK, Station.IMPACT),
        at__date__gte=scope.since,
        at__date__lte=scope.until,
        thread__hidden_at=None,
    ).select_related("thread")
    if scope.place_id:
        rows = rows.filter(thread__neighbourhood=scope.place_id)
    if scope.goal:
        rows = rows.filter(thread__target_links__target__goal=scope.goal).distinct()
    told: dict[int | None, list[tuple[str, str]]] = defaultdict(list)
    for row in rows.order_by("-at", "-id")[:500]:
        day = f"{timezone.localdate(row.at):%d.%m.%Y}"
        told[row.thread.neighbourhood_id].append((day, row.words or f"{row.thread.title}: {_station(row)}"))
    return told


def usual_signer() -> str:
    """Who signs letters: named in the town file, or who holds the director's role."""
    named = town().say("letters", "signer")
    if named:
        return named
    directors = grants_of(f"role:{Role.DIRECTOR}").values("person")
    director = Person.objects.filter(pk__in=directors).order_by("pk").first()
    return director.display_name.partition(",")[0] if director else ""  # what follows a comma is an office


def last_week() -> tuple[date, date]:
    """Monday and Sunday of the last whole week."""
    monday = clock.today() - timedelta(days=clock.today().weekday() + 7)
    return monday, monday + timedelta(days=6)


def minutes_pdf(minutes: MinutesPaper) -> bytes:
    """Published minutes as accessible PDF, in the town's language; the same facts make the same file."""
    with official_language():
        sheet = minutes_sheet(minutes)
        data = document(f"{sheet['label']}: {minutes.body}, {minutes.title}", [sheet])
    return pdf(data, at=minutes.published_at, photos=lambda key: None)


def ticket_pdf(ticket: TicketPaper) -> bytes:
    """A ticket as accessible PDF, in the language of who asks for it."""
    sheet = ticket_sheet(ticket)
    return pdf(document(f"{sheet['label']}: {ticket.title}", [sheet]), at=ticket.made_at, photos=lambda key: None)
