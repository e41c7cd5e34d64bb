"""What paper and desk show to the house."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, DeskLink, DueBy, Kind, NoticeType, PersonalData, Queue, Section, Task
from meydan.base.workdays import in_workdays
from meydan.paper import personal, queries, rules
from meydan.paper.models import Petition
from meydan.people.models import Person


def _link(thing: Any) -> str:
    return str(thing.get_absolute_url())


def _describe_petition(petition: Petition) -> str:
    return petition.contribution.title


def _describe_reply(route: Any) -> str:
    return str(route.title)


def _to_tell(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=one.contribution.title,
            verb=_("Bring the answer"),
            url=one.get_absolute_url(),
            facts=[one.contribution.thread.number, str(one.get_way_display())],
            ref=one.ref,
        )
        for one in queries.to_tell()[:at_most]
    ]


def _to_file(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=one.contribution.title,
            verb=_("File it"),
            url=address("paper:desk_petition", one.contribution_id),
            facts=[one.contribution.thread.number],
            due=in_workdays(one.answered_at, 3) if one.answered_at else None,
            ref=one.ref,
        )
        for one in queries.petitions_to_file()[:at_most]
    ]


def _on_contribution_desk(request: HttpRequest, contribution: Any) -> dict[str, Any] | None:
    return {"pk": contribution.pk} if rules.may_offer(request.person, contribution) else None


def _on_thread(request: HttpRequest, thread: Any) -> dict[str, Any] | None:
    """For whoever wrote on it: the way to a petition."""
    if request.person is None:
        return None
    shown = getattr(thread, "shown", ())  # what the page has read already
    mine = [one for one in shown if one.author_id == request.person.pk][:3]
    return {"mine": mine} if mine else None


def _kiosk_bar(request: HttpRequest) -> dict[str, Any] | None:
    kiosk = getattr(request, "kiosk", None)
    return {"template": "paper/_kiosk_bar.html", "kiosk": kiosk} if kiosk else None


CARD = Card(
    name=_("Paper and desk"),
    above=_kiosk_bar,
    erase_order=40,
    icon="doc",
    needs=frozenset({"ideas", "documents"}),
    kinds=[
        Kind(
            "petition",
            _("Petition"),
            queries.load_petitions,
            _link,
            _describe_petition,
            step_template="paper/_step.html",
        ),
        Kind("reply", _("Answer to be brought"), queries.load_routes, _link, _describe_reply),
    ],
    sections=[
        Section("contribution_desk", "paper/_on_contribution.html", _on_contribution_desk, 40),
        Section("thread", "paper/_on_thread.html", _on_thread, 85, aside=True),
    ],
    desk=[
        Queue(
            "paper.replies",
            _("Answers to be brought"),
            rules.CALLING,
            _to_tell,
            lambda person: queries.to_tell(),
            "paper:replies",
        ),
        Queue(
            "paper.petitions",
            _("Petitions to be filed"),
            rules.CALLING,
            _to_file,
            lambda person: queries.petitions_to_file(),
            "paper:desk_petitions",
            due=DueBy("answered_at", lambda at: in_workdays(at, 3)),
        ),
    ],
    desk_links=[
        DeskLink(_("Somebody came, called or wrote"), "paper:find", rules.ENTERING),
        DeskLink(_("Forms on paper"), "paper:type", rules.ENTERING),
        DeskLink(_("Kiosk mode of a tablet"), "paper:desk_kiosks", rules.CALLING),
    ],
    notices=[
        NoticeType(
            "paper.petition_offered",
            _("Should it become a petition? “%(title)s”"),
            _(
                "It can become an official petition. Read what that needs, and say yes or no. Nothing happens without your yes."
            ),
        ),
        NoticeType(
            "paper.to_file",
            _("Somebody wants a petition: %(title)s"),
            _("The author agreed. Please get in touch: name, address and signature are still needed."),
        ),
        NoticeType(
            "paper.petition_filed",
            _("Your petition has a number: %(number)s"),
            _("“%(title)s” was filed on %(day)s."),
        ),
    ],
    sentences=rules.SENTENCES,
    personal_data=[
        PersonalData(
            "paper.NoticeRead",
            ("person",),
            _("To know that you were told what happens with your data, and to bring you the answer"),
            personal.export_notices,
            personal.erase_notices,
            None,
            _("while the account exists; name, number and address only until the answer has arrived"),
        ),
        *(
            PersonalData(
                model,
                (column,),
                _("To know who of the staff did something"),
                partial(personal.export_work, model, column),
                partial(personal.forget_work, model, column),
                None,
                _("official record"),
            )
            for model, column in personal.WORK
        ),
    ],
)
