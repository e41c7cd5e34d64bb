"""The facts that letters and notes are made of."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from django.db.models import QuerySet

from meydan.base import refs
from meydan.base.cards import Matter, Viewer, Waiting, cards
from meydan.base.town import town
from meydan.documents.letters import ON_ONE_PAGE
from meydan.documents.models import Document, DocumentKind
from meydan.people.models import Person, Role
from meydan.people.queries import grants_of
from meydan.places.models import Unit
from meydan.places.queries import units

MOST_WAITING = 300


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
    rows = _letters().filter(about__overlap=list(wanted))
    return {ref: row for row in rows.order_by("at", "id") for ref in row.about}


def letter_about(ref: str) -> QuerySet[Document]:
    """The latest letter to a unit about one thing, if there is any."""
    return _letters().filter(about__contains=[ref]).order_by("-at", "-id")[:1]


def _letters() -> QuerySet[Document]:
    return Document.objects.filter(what=DocumentKind.UNIT_LETTER).defer("data")


def usual_signer() -> str:
    """Who signs letters: named in the town file, or who holds the director's role."""
    named = town().say("letters", "signer")
    if named:
        return named
    directors = grants_of(f"role:{Role.DIRECTOR}").values("person")
    director = Person.objects.filter(pk__in=directors).order_by("pk").first()
    return director.display_name.partition(",")[0] if director else ""  # what follows a comma is an office
