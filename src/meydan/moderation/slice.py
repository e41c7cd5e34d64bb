"""What moderation shows to the house."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base import refs
from meydan.base.cards import Card, Kind, NoticeType, PersonalData, Queue, Task
from meydan.base.workdays import add_workdays, end_of
from meydan.moderation import personal, queries, rules
from meydan.moderation.actions import hide_photo
from meydan.moderation.models import Photo
from meydan.moderation.views import finish_report
from meydan.people.models import Person


def _cases(person: Person, at_most: int) -> Sequence[Task]:
    cases = queries.open_cases(at_most)
    found = refs.resolve(person, [case.ref for case in cases])
    return [
        Task(
            title=found[case.ref].title,
            verb=_("Decide"),
            url=reverse("moderation:desk_decide", args=[case.ref]),
            facts=[str(found[case.ref].kind.word)],
            due=end_of(add_workdays(case.since.date(), 1)),
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
    due = end_of(add_workdays(oldest.at.date(), 2))
    return [
        Task(
            title=str(_("Photos that wait: %(count)s") % {"count": count}),
            verb=_("Look at them"),
            url=reverse("moderation:desk_photos"),
            due=due,
            ref="photos",
        )
    ]


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
        ),
        Queue(
            "moderation.photos",
            _("Photos to check"),
            rules.CHECKING,
            _photos,
            lambda person: queries.waiting_photos(),
            "moderation:desk_photos",
        ),
    ],
    notices=[
        NoticeType("moderation.hidden", _("Something you wrote was hidden"), _("Reason: %(reason)s. %(words)s")),
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
