"""What moderation shows to the house."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base import refs, turkish
from meydan.base.addresses import address
from meydan.base.cards import Card, DeskLink, DueBy, Kind, NoticeType, PersonalData, Queue, Section, Task
from meydan.base.workdays import end_of, in_workdays
from meydan.moderation import personal, queries, rules
from meydan.moderation.actions import hide_photo
from meydan.moderation.models import Hiding, Photo
from meydan.moderation.views.reporting import finish_report
from meydan.people.models import Person


def _cases(person: Person, at_most: int) -> Sequence[Task]:
    cases = queries.open_cases(at_most)
    found = refs.resolve(person, [case.ref for case in cases])
    return [
        Task(
            title=found[case.ref].title,
            verb=_("Decide"),
            url=address("moderation:desk_decide", case.ref),
            facts=[str(found[case.ref].kind.word)],
            due=in_workdays(case.since, 1),
            link=found[case.ref].url,
            ref=case.ref,
        )
        for case in cases
        if case.ref in found
    ]


def _photos(person: Person, at_most: int) -> Sequence[Task]:
    count = queries.waiting_photos().count()
    oldest = queries.waiting_photos().first()
    if oldest is None:
        return []
    due = in_workdays(oldest.at, 2)
    return [
        Task(
            title=str(_("Photos that wait: %(count)s") % {"count": count}),
            verb=_("Look at them"),
            url=reverse("moderation:desk_photos"),
            due=due,
            ref="photos",
        )
    ]


def _appeals(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=one.title,
            verb=_("Decide"),
            url=one.get_absolute_url(),
            facts=[str(one.hiding.get_reason_display())],
            due=end_of(one.promised_for),
            ref=one.ref,
        )
        for one in queries.appeals_for(person)[:at_most]
    ]


def _held(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=turkish.cut(one.title, 80),
            verb=_("Look at it"),
            url=one.get_absolute_url(),
            facts=[one.reasons],
            due=one.promised_for,
            ref=one.ref,
        )
        for one in queries.waiting_for_a_look()[:at_most]
    ]


def _hidden_of_mine(request: HttpRequest, person: Any, held: Any, rows: Any) -> dict[str, Any] | None:
    return {"held": held, "rows": rows} if held or rows else None


def _describe_hiding(hiding: Hiding) -> str:
    return hiding.title or str(hiding.get_reason_display())


def _title(appeal: Any) -> str:
    return str(appeal.title)


def _own_page(thing: Any) -> str:
    return str(thing.get_absolute_url())


def _author(photo: Photo) -> int | None:
    return photo.by_id


def _link(photo: Any) -> str:
    return str(photo.large_url)


CARD = Card(
    name=_("Moderation"),
    icon="shield",
    kinds=[
        Kind(
            "photo",
            _("Photo"),
            queries.load_photos,
            _link,
            lambda photo: photo.words or str(_("Photo")),
            hide=hide_photo,
            author=_author,
        ),
        Kind(
            "hiding", _("Hidden content"), queries.load_hidings, _own_page, _describe_hiding, named=("title", "reason")
        ),
        Kind("second_look", _("Appeal"), queries.load_appeals, _own_page, _title),
        Kind("held", _("Waits for a look"), queries.load_held, _own_page, _title),
    ],
    sections=[
        Section(
            "person",
            "moderation/_mine.html",
            _hidden_of_mine,
            80,
            asks=lambda person: [queries.held_of(person)[:5], queries.hidings_of(person)[:5]],
        )
    ],
    desk=[
        Queue(
            "moderation.reports",
            _("Reports"),
            rules.CHECKING,
            _cases,
            lambda person: queries.one_report_a_case(),
            "moderation:desk_reports",
            due=DueBy("at", lambda at: in_workdays(at, 1)),
        ),
        Queue(
            "moderation.photos",
            _("Photos to check"),
            rules.CHECKING,
            _photos,
            lambda person: queries.waiting_photos(),
            "moderation:desk_photos",
            due=DueBy("at", lambda at: in_workdays(at, 2)),
            as_one=True,
        ),
        Queue(
            "moderation.appeals",
            _("Appeals"),
            rules.DECIDING,
            _appeals,
            lambda person: queries.appeals_for(person),
            "moderation:desk_appeals",
            due="promised_for",
        ),
        Queue(
            "moderation.held",
            _("Waits for a look"),
            rules.CHECKING,
            _held,
            lambda person: queries.waiting_for_a_look(),
            "moderation:desk_held",
            due="promised_for",
        ),
    ],
    desk_links=[DeskLink(_("List of words"), "moderation:desk_words", rules.CHECKING)],
    notices=[
        NoticeType(
            "moderation.held",
            _("What you wrote waits for a look"),
            _("“%(title)s”. Somebody looks at it within %(hours)s hours. Then it is public, or you read why not."),
        ),
        NoticeType(
            "moderation.to_look",
            _("Something waits for a look: %(title)s"),
            _("It was promised within %(hours)s hours."),
        ),
        NoticeType(
            "moderation.released",
            _("What you wrote is public"),
            _("Somebody looked at it. Thank you for waiting: “%(title)s”."),
        ),
        NoticeType(
            "moderation.hidden",
            _("Something you wrote was hidden"),
            _("Reason: %(reason)s. %(words)s You can ask another person to look at it; the page says until when."),
        ),
        NoticeType(
            "moderation.appealed",
            _("Somebody appeals: %(title)s"),
            _("Another person than the one who hid it decides. It is promised for %(day)s."),
        ),
        NoticeType(
            "moderation.appeal_restored", _("Your appeal was right: it is public again"), _("“%(title)s”. %(words)s")
        ),
        NoticeType("moderation.appeal_upheld", _("About your appeal: it stays hidden"), _("“%(title)s”. %(words)s")),
        NoticeType(
            "moderation.decision_restored",
            _("A colleague showed again what you had hidden"),
            _("“%(title)s”. %(words)s"),
        ),
        NoticeType(
            "moderation.decision_upheld",
            _("A colleague decided like you: it stays hidden"),
            _("“%(title)s”. %(words)s"),
        ),
        NoticeType(
            "moderation.shown_again",
            _("Something you wrote is public again"),
            _("We looked at it once more. “%(title)s” is public again."),
        ),
        NoticeType("moderation.report_hidden", _("Thank you for your report"), _("We hid what you reported.")),
        NoticeType(
            "moderation.report_kept", _("About your report"), _("We looked at it and left it public. %(words)s")
        ),
        NoticeType(
            "moderation.photo_rejected",
            _("Your photo was not published"),
            _("The reason: %(because)s You can send another one."),
        ),
    ],
    sentences=rules.SENTENCES,
    after_sign_in=finish_report,
    personal_data=[
        PersonalData(
            "moderation.Report",
            ("by", "decided_by"),
            _("To look into reports and tell the outcome"),
            personal.export_reports,
            personal.erase_reports,
            timedelta(days=730),
            _("two years after the decision"),
            category="words",
            readers="named",
            stays=True,
            destroy=personal.destroy_reports,
        ),
        PersonalData(
            "moderation.Hiding",
            ("author", "by"),
            _("To tell an author why something was hidden"),
            personal.export_hidings,
            personal.erase_hidings,
            timedelta(days=730),
            _("two years; the public line holds no name"),
            category="words",
            stays=True,
            destroy=personal.destroy_hidings,
        ),
        PersonalData(
            "moderation.Appeal",
            ("by", "decided_by"),
            _("To let another person look again, and to tell you the outcome"),
            personal.export_appeals,
            personal.erase_appeals,
            timedelta(days=730),
            _("two years; the public line holds no name"),
            category="words",
            destroy=personal.destroy_appeals,
            stays=True,
        ),
        PersonalData(
            "moderation.Held",
            ("author", "decided_by"),
            _("To let somebody look at what you wrote, and to tell you the outcome"),
            personal.export_held,
            personal.erase_held,
            timedelta(days=730),
            _("two years after the decision"),
            category="words",
            destroy=personal.destroy_held,
        ),
        PersonalData(
            "moderation.Fingerprint",
            ("person",),
            _("To notice the same text by many people"),
            personal.export_fingerprints,
            personal.erase_fingerprints,
            timedelta(days=30),
            _("thirty days"),
            category="words",
            destroy=personal.destroy_fingerprints,
        ),
        PersonalData(
            "moderation.ListedWord",
            ("by",),
            _("To know who of the staff did something"),
            personal.export_words,
            personal.forget_words,
            None,
            _("while the word is on the list"),
        ),
        PersonalData(
            "moderation.Photo",
            ("by", "checked_by"),
            _("To show photos of what you wrote about"),
            personal.export_photos,
            personal.erase_photos,
            None,
            _("as long as what it belongs to is public"),
            category="photos",
            readers="public",
            files=personal.files_of_photos,
        ),
    ],
)
