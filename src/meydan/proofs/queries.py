"""How sure the town is of somebody, and what waits at the desk."""

from collections.abc import Collection

from django.db.models import Q, QuerySet

from meydan.base import clock
from meydan.base.cards import Viewer
from meydan.documents.queries.papers import CodeLetterPaper as CodeLetterPaper
from meydan.documents.queries.papers import code_letter_pdf as code_letter_pdf
from meydan.people.models import Person
from meydan.proofs.models import CodeLetter, IdentityMark, Level, Proof
from meydan.proofs.rules import may_print, may_see_desk


def proofs_of(person: Person) -> QuerySet[Proof]:
    return Proof.objects.filter(person=person).select_related("by").order_by("-at", "-id")


def bonds_of(person: Person) -> set[str]:
    """Which bonds to the town are proved now; for slices above that ask for one."""
    valid = Proof.objects.filter(person=person, ended_at=None, valid_until__gte=clock.today())
    return set(valid.values_list("bond", flat=True))


def level_of(person: Person, bonds: Collection[str]) -> Level:
    """`bonds`: what `bonds_of` says."""
    if bonds:
        return Level.RESIDENT
    return Level.CONTACT if person.phone_verified or (person.email and person.last_login) else Level.NONE


def open_letter_of(person: Person) -> CodeLetter | None:
    return CodeLetter.objects.filter(person=person, closed_at=None).first()


def has_mark(person: Person) -> bool:
    return IdentityMark.objects.filter(person=person).exists()


def letters_to_print(viewer: Viewer) -> QuerySet[CodeLetter]:
    rows = CodeLetter.objects.filter(closed_at=None).select_related("person").order_by("asked_at", "id")
    return rows.filter(printed_at=None) if may_print(viewer) else rows.none()


def letters_at_desk(viewer: Viewer) -> QuerySet[CodeLetter]:
    """Printed ones too, as long as their code can be typed in: a lost one is printed again, with a new code."""
    rows = CodeLetter.objects.filter(closed_at=None).select_related("person")
    return rows if may_print(viewer) else rows.none()


def letters_printed(viewer: Viewer, text: str = "") -> QuerySet[CodeLetter]:
    """Those on their way, the latest first; by the name on them where somebody says that theirs is lost."""
    rows = letters_at_desk(viewer).exclude(printed_at=None).order_by("-printed_at", "-id")
    return rows.filter(name__says=text) if text else rows


def proofs_found(viewer: Viewer, *, text: str, bond: str) -> QuerySet[Proof]:
    rows = Proof.objects.select_related("person", "by")
    if text:
        rows = rows.filter(Q(person__display_name__says=text) | Q(person__email__iexact=text))
    rows = rows.filter(bond=bond) if bond else rows
    return rows if may_see_desk(viewer) else rows.none()


def account_of(how: str, contact: str) -> Person | None:
    return Person.objects.filter(**{how: contact}, is_active=True).first()


def load_letters(viewer: Viewer, ids: Collection[int]) -> QuerySet[CodeLetter]:
    rows = CodeLetter.objects.filter(pk__in=ids)
    return rows if may_print(viewer) else rows.filter(person=viewer) if viewer else rows.none()
