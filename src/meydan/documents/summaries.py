"""Legal texts in short, in the reader's language, for who does not read Turkish. They help to understand; the Turkish text alone is
binding. They say what the shipped drafts say: a town that words a text anew says whether they still fit when it approves it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import languages
from meydan.documents.models import PackKind, PackText

ONLY_TURKISH_BINDS = _("This is a short version to help you understand. The Turkish text alone is binding.")
SHORT: Mapping[str, Sequence[Any]] = {
    PackKind.AGREEMENT: [
        _("You do the duty of your own free will and expect nothing in return. It is no contract of employment."),
        _("You know from the start what the duty is, how long it takes and who looks after you."),
        _("You may stop on any day. If you cannot come, please say so early: your seat goes to somebody else."),
        _("You share personal things that you learn on duty with nobody, and accept no money, gift or advantage."),
        _("The Centre gives you an introduction, training and tools where needed, somebody whom you can reach, and a record of your confirmed hours."),
        _("Expenses are paid only if they were agreed before and are shown by a receipt. What is insured stands in the Turkish text."),
        _("Nobody is dismissed without a reason and without being heard. You can object in writing."),
    ],
    PackKind.NOTICE: [
        _("The municipality answers for your data. Its contact stands at the top of the Turkish text."),
        _("Your name and contact are kept to tell you about the duty; your date of birth to know which duties fit your age."),
        _("What you can do, your languages and your time are kept only if you give them; your duties and hours to confirm them and to write certificates."),
        _("Of a health report or a criminal record it is only written down who saw it and when. The paper itself is not kept."),
        _("You are not asked for blood group, belief, political opinion, membership or identity number."),
        _("The unit of the duty reads what it needs, an insurance company where there is insurance. Nothing goes abroad."),
        _("Your data are kept as long as your account. You see, take along, correct and delete them yourself under “My data”."),
        _("The legal reasons, the periods that are prescribed and where you can complain stand in the Turkish text."),
    ],
    PackKind.PERMISSION: [
        _("With this form a mother, father or guardian permits somebody under 18 to volunteer: which duty or field, up to which risk, until which day."),
        _("At each duty at least two adults are responsible. Hours and length a day are limited as the form says."),
        _("Photos are not part of this permission; they are asked for separately."),
        _("You can take the permission back on any day without giving a reason. At 18 it ends by itself."),
    ],
    PackKind.CARD: [
        _("The card shows who you are and which duty you do for the municipality. It gives you no official power: ask nobody for papers, money or information."),
        _("It bears your name, the duty, the unit and the last day. No photo, identity number or blood group."),
        _("Wear it on duty only. Report a lost card at once, and give it back when the duty ends."),
        _("Everybody can check its code on the page where certificates are verified."),
    ],
}  # fmt: skip
"""Of the texts that volunteers and their guardians agree to or are given; the others are for the municipality itself."""


def short_of(what: str, row: PackText | None) -> Sequence[Any]:
    """Sentences in the language that is spoken now; none where the wording is the town's own and nobody said that they fit it."""
    fits = row is None or not row.text or row.summary_fits
    return SHORT.get(what, ()) if fits else ()


@dataclass(frozen=True)
class LegalText:
    """What a page shows: the binding words, and in short what they say."""

    title: str
    text: str
    approved: bool
    short: Sequence[Any]
    translation: str = ""
    """The whole shipped text in the reader's language, where the town has it."""

    @property
    def is_foreign(self) -> bool:
        """Whether the reader chose another language than the one that binds."""
        return languages.current() != languages.BINDING
