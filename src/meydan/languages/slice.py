"""What languages show to the house."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base import languages, turkish
from meydan.base.cards import Card, DeskLink, DueBy, Kind, PersonalData, Queue, Section, Task
from meydan.base.workdays import in_workdays
from meydan.languages import personal, queries, rules
from meydan.languages.models import EasyText, TextReport
from meydan.languages.rules import GRANTING, may_write_easy
from meydan.people.models import Person

PATIENCE = 10
"""Working days in which a report on a text is looked at."""


def _draft(request: HttpRequest) -> Mapping[str, Any] | None:
    """Above every page in a language that nobody has read yet."""
    if not languages.is_draft(languages.current()):
        return None
    return {"template": "languages/_draft.html", "path": request.path}


def _easy(request: HttpRequest, thing: Any, texts: Any) -> dict[str, Any] | None:
    text = queries.best_for(texts)
    shown = text or may_write_easy(getattr(request, "person", None)) or getattr(request, "signed_in", False)
    return {"text": text, "of": thing.ref} if shown else None


def _reports(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=turkish.cut(one.words, 80),
            verb=_("Look at it"),
            url=reverse("languages:desk_reports"),
            facts=[languages.NAMES.get(one.language, one.language)],
            due=in_workdays(one.at, PATIENCE),
            ref=one.ref,
        )
        for one in queries.open_reports().order_by("at", "pk")[:at_most]
    ]


def _easy_link(text: EasyText) -> str:
    return text.get_absolute_url()


def _easy_title(text: Any) -> str:
    return str(_("Easy to read: %(title)s") % {"title": text.title})


def _report_link(_report: TextReport) -> str:
    return reverse("languages:desk_reports")


def _report_title(report: TextReport) -> str:
    return turkish.cut(report.words, 80)


EASY = "languages/_easy.html"
CARD = Card(
    name=_("Languages"),
    rights=lambda person: ["writes_easy"] if may_write_easy(person) else [],
    icon="chat",
    above=_draft,
    kinds=[
        Kind("easy_text", _("Easy to read"), queries.load_easy, _easy_link, _easy_title),
        Kind("text_report", _("Reported text"), queries.load_reports, _report_link, _report_title),
    ],
    sections=[
        Section("thread", EASY, _easy, 5, aside=True, asks=lambda thing: [queries.easy_of(thing.ref)]),
        Section("process", EASY, _easy, 5, aside=True, asks=lambda thing: [queries.easy_of(thing.ref)]),
    ],
    desk=[
        Queue(
            "languages.reports",
            _("Texts that readers report"),
            GRANTING,
            _reports,
            lambda person: queries.open_reports(),
            "languages:desk_reports",
            due=DueBy("at", lambda at: in_workdays(at, PATIENCE)),
        )
    ],
    desk_links=[DeskLink(_("Languages"), "languages:desk", GRANTING)],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData(
            "languages.Review",
            ("by",),
            _("To know who of the staff did something"),
            personal.export_reviews,
            personal.forget_reviewer,
            None,
            _("record of the language; the name goes when the account is erased"),
        ),
        PersonalData(
            "languages.EasyText",
            ("by",),
            _("To know who of the staff did something"),
            personal.export_easy,
            personal.forget_writer,
            None,
            _("public text; the name goes when the account is erased"),
        ),
    ],
)
