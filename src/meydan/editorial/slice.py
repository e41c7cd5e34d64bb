"""What the slice editorial shows to the house."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Card, DeskLink, FootLink, Kind, NoticeType, PersonalData, Queue, Section, Task
from meydan.editorial import lines, personal, queries, rules
from meydan.editorial.models import Article, Placed, Submission
from meydan.editorial.room_address import room
from meydan.people.models import Person


def _link(one: Article) -> str:
    return one.get_absolute_url()


def _banners(request: HttpRequest, _nothing: Any) -> dict[str, Any] | None:
    found = lines.standing(Placed.Where.BANNER)
    return {"banners": found} if found else None


def _latest(request: HttpRequest, _nothing: Any) -> dict[str, Any] | None:
    found = lines.standing(lines.NEWS)
    return {"latest": found} if found else None


def _foot() -> list[FootLink]:
    return [FootLink(one.title, one.address, one.language) for one in lines.standing(Placed.Where.FOOT)]


def _task(one: Submission) -> Task:
    facts = [one.by.name] if one.by else []
    return Task(title=one.title, verb=_("Read it"), url=room(one.path) or reverse("editorial:desk"), facts=facts)


def _tasks(person: Person, at_most: int) -> Sequence[Task]:
    return [_task(one) for one in queries.waiting(person).select_related("by")[:at_most]]


CARD = Card(
    name=_("News and pages"),
    icon="doc",
    kinds=[Kind("article", _("News or page"), queries.load_articles, _link, str)],
    sections=[
        Section("home-top", "editorial/_banner.html", _banners, 10),
        Section("home", "editorial/_latest.html", _latest, 50),
    ],
    needs=frozenset({"documents"}),
    foot=_foot,
    desk=[Queue("editorial.waiting", _("Texts for a second pair of eyes"), rules.PUBLISHING, _tasks, queries.waiting)],
    desk_links=[DeskLink(_("News and pages"), "editorial:desk", rules.WRITING)],
    notices=[
        NoticeType(
            "editorial.handed_in",
            _("Please read before everybody does: %(name)s"),
            _("Somebody has written it and asks for a second pair of eyes. You find it on the desk."),
        )
    ],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData(
            model,
            ("by",),
            _("To know who of the staff did something"),
            partial(personal.export_work, model),
            partial(personal.forget_work, model),
            None,
            _("as proof of who did it"),
            subjects="staff",
            category="work",
            stays=True,
        )
        for model in personal.STAFF
    ]
    + [
        PersonalData(
            ", ".join(dict.fromkeys(one.model for one in personal.ROOM)),
            (),
            _("To write, to read before everybody does and to publish in the writing room"),
            personal.export_room,
            personal.forget_room,
            None,
            _(
                "versions, pictures and the way of a text as proof of who did it; what serves only you goes with the account"
            ),
            subjects="staff",
            category="work",
            stays=True,
        )
    ],
    sitemap=queries.addresses,
)
