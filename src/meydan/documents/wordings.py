"""How each kind of document is worded when the town has not changed it, and what may be filled in."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.documents.models import WORDED, CertificateKind, DocumentKind
from meydan.documents.rules import PLACEHOLDER


@dataclass(frozen=True)
class Template:
    """The shipped text of a kind of document; `places` explains what may be filled in."""

    text: Any
    places: Mapping[str, Any]


_PERIOD = {
    "about": _("what the note is about, e.g. the neighbourhood"),
    "since": _("first day of the period"),
    "until": _("last day of the period"),
    "came": _("how many contributions came"),
    "on_time": _("how many were answered by the promised day"),
    "late": _("how many answers are late"),
    "open": _("how many are not due yet"),
}
_CERTIFIED = {
    "name": _("the name as the person wants it"),
    "what": _("the duty, training or event"),
    "unit": _("the unit that it was done for"),
    "hours": _("the time that was given"),
    "times": _("how often"),
    "duties": _("in how many duties"),
    "period": _("on which day, or between which days"),
}
TEMPLATES: Mapping[str, Template] = {
    DocumentKind.UNIT_LETTER: Template(
        _(
            "The contributions of residents about “%(subject)s” (%(count)s) lie within the duties of your unit. What they say, their places and how many people support them is enclosed.\n\nThe people were told that they will have an answer by %(promised)s. Please write to us by %(reply_by)s what will be done or, if nothing can be done, the reason; if it takes longer, please tell us the new date by the same day."
        ),
        {
            "subject": _("subject of the letter"),
            "count": _("how many contributions it is about"),
            "numbers": _("numbers of their threads"),
            "place": _("where it is"),
            "supports": _("how many people support them"),
            "promised": _("the day that was promised"),
            "reply_by": _("the day by which the unit answers"),
            "unit": _("the unit that it goes to"),
        },
    ),
    DocumentKind.ANSWER_LETTER: Template(
        _(
            "On %(written_on)s you wrote to us: “%(title)s” (thread no. %(number)s). Thank you for taking part.\n\n%(answer)s\n\nYou can read every step of your thread at %(address)s."
        ),
        {
            "name": _("to whom the letter goes"),
            "title": _("what the person wrote, in one sentence"),
            "number": _("number of the thread"),
            "written_on": _("the day on which the person wrote"),
            "answer": _("the official answer"),
            "unit": _("the unit that answered"),
            "address": _("address of the thread's page"),
        },
    ),
    DocumentKind.NOTE: Template(
        _(
            "%(about)s: from %(since)s to %(until)s %(came)s contributions came, and %(on_time)s of them were answered on time. %(late)s answers are late; %(open)s are not due yet."
        ),
        _PERIOD,
    ),
    DocumentKind.WEEKLY: Template(
        _(
            "%(about)s: %(came)s contributions came this week. %(on_time)s of them were answered on time, %(late)s answers are late, %(open)s are not due yet.\n\nIf you know more about one of them, please tell us its number."
        ),
        _PERIOD,
    ),
    DocumentKind.THANKS: Template(
        _(
            "You promised “%(title)s” and kept your word: %(used)s, on %(used_on)s.\n\nWe thank you in the name of the town. Everybody can read what it was used for."
        ),
        {
            "name": _("to whom the letter goes"),
            "title": _("what was promised"),
            "used": _("how much of it was used"),
            "used_on": _("the day on which it was used"),
        },
    ),
    CertificateKind.VOLUNTEERING: Template(
        _(
            "took part as a volunteer in “%(what)s” (%(unit)s) %(period)s and gave %(hours)s, which were confirmed.\n\nWe thank you for your work. What you did stays in the town."
        ),
        _CERTIFIED,
    ),
    CertificateKind.RECORD: Template(
        _(
            "gave %(hours)s as a volunteer %(period)s, in %(duties)s duties. Each hour was confirmed by the unit that it was done for.\n\nWe thank you for your work. What you did stays in the town."
        ),
        _CERTIFIED,
    ),
    CertificateKind.ATTENDANCE: Template(
        _("took part in “%(what)s” (%(unit)s) %(period)s.\n\nWe thank you for taking part."),
        _CERTIFIED,
    ),
    CertificateKind.ACHIEVEMENT: Template(
        _(
            "completed the training “%(what)s” (%(unit)s) %(period)s and showed what they learned.\n\nWe congratulate them."
        ),
        _CERTIFIED,
    ),
    CertificateKind.CARD: Template(
        _("is a volunteer of the municipality. This card gives no power of office and is shown on duty only."),
        _CERTIFIED,
    ),
}


def title_of(template: str) -> str:
    """What a kind of document is called."""
    return str(dict(WORDED)[template])


def fill(text: str, facts: Mapping[str, Any]) -> str:
    """The text with its places filled in; a sign for percent elsewhere stays as it is."""
    return PLACEHOLDER.sub(lambda found: str(facts[found[1]]), text)


def example(template: str) -> dict[str, str]:
    """Facts for a preview: what will stand in each place, in brackets."""
    return {name: f"[{words}]" for name, words in TEMPLATES[template].places.items()}
