"""What proofs show to the house."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, DeskLink, Kind, NoticeType, PersonalData, Queue, Section, Task
from meydan.people.models import Person
from meydan.proofs import personal, queries, rules
from meydan.proofs.actions import take_word
from meydan.proofs.models import CodeLetter


def _link(one: CodeLetter) -> str:
    return reverse("proofs:desk")


def _describe(one: CodeLetter) -> str:
    return gettext("Code letter no. %(number)s") % {"number": one.pk}


def _letters(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(title=_describe(one), verb=_("Print it"), url=_link(one), ref=one.ref)
        for one in queries.letters_to_print(person)[:at_most]
    ]


def _way(request: HttpRequest, person: Any) -> dict[str, Any]:
    """A link without a question to the database."""
    return {}


CARD = Card(
    name=_("Proofs"),
    icon="check",
    needs=frozenset({"documents"}),
    kinds=[Kind("code_letter", _("Code letter"), queries.load_letters, _link, _describe)],
    sections=[Section("data", "proofs/_way.html", _way, 40)],
    desk=[Queue("proofs.letters", _("Code letters to print"), rules.PRINTING, _letters, lambda person: queries.letters_to_print(person))],
    desk_links=[DeskLink(_("Proofs"), "proofs:desk", rules.KEEPERS)],
    notices=[
        NoticeType("proofs.proved", _("Proved at the desk: %(bond)s"), _("It holds until %(day)s. Nothing was copied. You find it under “My data”.")),
        NoticeType("proofs.said", _("Proved by signing in: %(bond)s"), _("The provider says so. It holds until %(day)s. Nothing was copied. You find it under “My data”.")),
        NoticeType("proofs.ended", _("A proof has ended: %(bond)s"), _("The reason: %(because)s")),
        NoticeType("proofs.letter_asked", _("A letter waits to be printed: %(title)s"), _("You find it at the desk, under proofs.")),
    ],
    sentences=rules.SENTENCES,
    provider_said=take_word,
    personal_data=[
        PersonalData("proofs.Proof", ("person",), _("To know that you live, study or work here, where that counts"), personal.export_proofs, personal.erase_proofs, None, _("while the account exists"), category="account"),
        PersonalData("proofs.IdentityMark", ("person",), _("So that nobody is proved twice; the number itself is nowhere"), personal.export_marks, personal.erase_marks, None, _("while the account exists"), category="sign_in", readers="oneself"),
        PersonalData("proofs.CodeLetter", ("person",), _("To send you a letter with a code"), personal.export_letters, personal.erase_letters, None, _("name and address until the code is typed in or its time is over"), category="contact", given_to=_("the post, on the envelope")),
        PersonalData("proofs.Proof", ("by",), _("To know who of the staff did something"), personal.export_seen, personal.forget_seen, None, _("as proof of who decided"), subjects="staff", category="work", stays=True),
        PersonalData("proofs.CodeLetter", ("printed_by",), _("To know who of the staff did something"), personal.export_printed, personal.forget_printed, None, _("as proof of who decided"), subjects="staff", category="work", stays=True),
    ],
)  # fmt: skip
