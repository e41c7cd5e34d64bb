"""What groups show to the house."""

from collections.abc import Sequence
from datetime import datetime
from functools import partial
from typing import Any, NamedTuple

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, DeskLink, Kind, MenuEntry, NoticeType, PersonalData, Queue, Section, Task
from meydan.base.templatetags.ui import moment
from meydan.base.workdays import end_of
from meydan.groups import personal, rules
from meydan.groups.actions import hide_minutes
from meydan.groups.calendar import events_of
from meydan.groups.models import CouncilOpinion, Group, GroupTask, Meeting
from meydan.groups.queries import groups, meetings, participation, speaking
from meydan.groups.rules.groups import KEEPING
from meydan.groups.signing_in import finish
from meydan.people.models import Person


def _link(thing: Any) -> str:
    return str(thing.get_absolute_url())


def _describe_meeting(meeting: Meeting) -> str:
    """The group, what it is about, and when."""
    return f"{meeting.group.name}: {meeting.title}, {moment(meeting.starts_at)}"


def _describe_task(task: GroupTask) -> str:
    return f"{task.group.name}: {task.title}"


def _founding(group: Group) -> Task:
    return Task(
        title=group.name,
        verb=_("Decide"),
        url=address("groups:desk_group", group.pk),
        facts=[group.neighbourhood.name] if group.neighbourhood else [],
        due=end_of(group.promised_for),
        ref=group.ref,
    )


def _sleeper(group: Group) -> Task:
    return Task(
        title=group.name,
        verb=_("Wake or close it"),
        url=address("groups:desk_group", group.pk),
        facts=[str(group.get_state_display())],
        link=group.get_absolute_url(),
        ref=group.ref,
    )


def _opinion(one: CouncilOpinion) -> Task:
    return Task(
        title=one.title,
        verb=_("Write down what happened"),
        url=address("groups:desk_opinion", one.pk),
        facts=[one.group.name, str(one.get_state_display())],
        due=end_of(one.agenda_on) if one.agenda_on else None,
        link=one.get_absolute_url(),
        ref=one.ref,
    )


def _foundings(person: Person, at_most: int) -> Sequence[Task]:
    return [_founding(one) for one in groups.to_found()[:at_most]]


def _sleepers(person: Person, at_most: int) -> Sequence[Task]:
    return [_sleeper(one) for one in groups.asleep()[:at_most]]


def _opinions(person: Person, at_most: int) -> Sequence[Task]:
    return [_opinion(one) for one in speaking.opinions_waiting()[:at_most]]


def _living(request: HttpRequest, thing: Any, rows: Any) -> dict[str, Any] | None:
    return {"groups": rows} if rows else None


def _my_groups(request: HttpRequest, person: Any, rows: Any, tasks: Any) -> dict[str, Any] | None:
    found = [{"row": _belonging(one), "url": one.group.get_absolute_url()} for one in rows]
    return {"memberships": found, "tasks": tasks} if found else None


class _Belonging(NamedTuple):
    """What is said of a group to whom belongs there, or asked to (without a role)."""

    tone: str
    icon: str
    word: str
    state: str
    name: str
    role: str
    next_at: datetime | None


def _belonging(one: Any) -> _Belonging:
    group, role = one.group, str(one.get_role_display()) if one.since else ""
    return _Belonging(*group.tone, str(group.get_state_display()), group.state, group.name, role, one.next_at)


CARD = Card(
    name=_("Working groups"),
    icon="people",
    kinds=[
        Kind(
            "group",
            _("Working group"),
            groups.load_groups,
            _link,
            str,
            named=("name",),
            step_template="groups/_step.html",
        ),
        Kind(
            "meeting",
            _("Meeting"),
            meetings.load_meetings,
            _link,
            _describe_meeting,
            named=("title", "language", "starts_at", "group__name"),
            hide=hide_minutes,
        ),
        Kind("group_poll", _("Date poll"), meetings.load_polls, _link, str),
        Kind(
            "group_task",
            _("Task"),
            meetings.load_tasks,
            _link,
            _describe_task,
            named=("title", "language", "group__name"),
        ),
        Kind("group_opinion", _("Opinion for the kent konseyi"), speaking.load_opinions, _link, str),
    ],
    sections=[
        Section("place", "groups/_section.html", _living, 40, asks=lambda place: [groups.groups_at(place=place.pk)]),
        Section(
            "goal",
            "groups/_section.html",
            _living,
            40,
            aside=True,
            asks=lambda goal: [groups.groups_at(goal=goal.number)],
        ),
        Section(
            "person",
            "groups/_mine.html",
            _my_groups,
            9,
            asks=lambda person: [groups.groups_of(person), meetings.tasks_of(person)],
        ),
    ],
    desk=[
        Queue(
            "groups.foundings",
            _("Groups to found"),
            KEEPING,
            _foundings,
            lambda person: groups.to_found(),
            "groups:desk_foundings",
            due="promised_for",
        ),
        Queue(
            "groups.asleep",
            _("Sleeping groups"),
            KEEPING,
            _sleepers,
            lambda person: groups.asleep(),
            "groups:desk_sleeping",
        ),
        Queue(
            "groups.opinions",
            _("Opinions for the kent konseyi"),
            KEEPING,
            _opinions,
            lambda person: speaking.opinions_waiting(),
            "groups:desk_opinions",
            due="agenda_on",
        ),
    ],
    desk_links=[DeskLink(_("Working groups"), "groups:desk_groups", KEEPING)],
    menu=[MenuEntry(_("Groups"), "groups:list", 45)],
    notices=[
        NoticeType("groups.proposed", _("A group is proposed: %(title)s"), _("Please decide by %(day)s.")),
        NoticeType("groups.founded", _("Your group is founded: %(title)s"), _("You coordinate it. %(text)s")),
        NoticeType("groups.declined", _("The group is not founded: %(title)s"), _("%(text)s")),
        NoticeType("groups.closed", _("The group ends: %(title)s"), _("%(text)s")),
        NoticeType(
            "groups.asleep",
            _("The group sleeps: %(title)s"),
            _("It has not met for long. Plan a meeting and it is awake again."),
        ),
        NoticeType("groups.awake", _("The group is awake again: %(title)s"), _("There is something planned.")),
        NoticeType("groups.asked", _("Somebody asks to join: %(title)s"), _("Please answer on the page of members.")),
        NoticeType("groups.joined", _("Somebody joined: %(title)s"), _("Say hello at the next meeting.")),
        NoticeType("groups.taken_in", _("You are in: %(title)s"), _("You see the next meeting on the group’s page.")),
        NoticeType(
            "groups.not_taken_in",
            _("The group has no place for you now: %(title)s"),
            _("You can look for another group, or propose one."),
        ),
        NoticeType("groups.role", _("You have a role in a group: %(title)s"), _("%(role)s")),
        NoticeType("groups.poll", _("Which day suits you? %(title)s"), _("Please answer by %(day)s.")),
        NoticeType(
            "groups.poll_reminder",
            _("Your answer is missing: %(title)s"),
            _("Please say by %(day)s which day suits you."),
        ),
        NoticeType("groups.day_chosen", _("The day is chosen: %(title)s"), _("It suits %(yes)s people.")),
        NoticeType("groups.no_day", _("Nobody can come: %(title)s"), _("Please propose other days.")),
        NoticeType("groups.called", _("Meeting: %(title)s"), _("The agenda is on its page. %(place)s")),
        NoticeType("groups.moved", _("The meeting has moved: %(title)s"), _("%(place)s")),
        NoticeType("groups.cancelled", _("The meeting is off: %(title)s"), _("%(text)s")),
        NoticeType("groups.meeting_reminder", _("We meet soon: %(title)s"), _("%(place)s")),
        NoticeType("groups.drafted", _("Minutes to approve: %(title)s"), _("Please read the draft.")),
        NoticeType("groups.correction", _("Please correct the minutes: %(title)s"), _("%(text)s")),
        NoticeType("groups.published", _("Minutes published: %(title)s"), _("Everybody can read them now.")),
        NoticeType(
            "groups.task", _("Something to do for your group: %(title)s"), _("You find it under “my page”. %(day)s")
        ),
        NoticeType(
            "groups.week",
            _("This week in your group: %(title)s"),
            _(
                "Minutes published: %(minutes)s. Meetings in the next two weeks: %(meetings)s. New tasks: %(tasks)s. Written in the name of the group: %(outputs)s."
            ),
        ),
        NoticeType("groups.spoke", _("%(name)s wrote: %(title)s"), _("It was published in the name of the group.")),
        NoticeType(
            "groups.opinion",
            _("An opinion for the kent konseyi: %(title)s"),
            _("Please send it and write down its number."),
        ),
        NoticeType("groups.opinion_moved", _("News of your group’s opinion: %(title)s"), _("%(state)s")),
    ],
    sentences=rules.SENTENCES,
    events=events_of,
    audiences={"group": groups.person_ids},
    after_sign_in=finish,
    passport=groups.in_passport,
    participations=participation.participations,
    personal_data=[
        PersonalData(
            "groups.Group",
            ("proposed_by",),
            _("To answer who proposes a group"),
            personal.export_proposals,
            personal.forget_proposals,
            None,
            _("while the account exists; the group stays without the name"),
            stays=True,
        ),
        PersonalData(
            "groups.Membership",
            ("person",),
            _("To know who is in a group and tell them of meetings"),
            personal.export_memberships,
            personal.erase_memberships,
            None,
            _("until you leave the group"),
        ),
        PersonalData(
            "groups.Presence",
            ("person",),
            _("To know who was at a meeting"),
            personal.export_presences,
            personal.forget_presences,
            None,
            _("while the account exists; then only the number stays"),
            stays=True,
        ),
        PersonalData(
            "groups.PollAnswer",
            ("person",),
            _("To find a day that suits you"),
            personal.export_answers,
            personal.erase_answers,
            None,
            _("while the account exists"),
        ),
        PersonalData(
            "groups.GroupNote",
            ("author",),
            _("To show members who wrote a note"),
            personal.export_notes,
            personal.erase_notes,
            None,
            _("until it is removed"),
            category="words",
        ),
        PersonalData(
            "groups.GroupTask",
            ("owner",),
            _("To know who does what in a group"),
            personal.export_tasks,
            personal.forget_tasks,
            None,
            _("while the account exists"),
            stays=True,
        ),
        *(
            PersonalData(
                model,
                (column,),
                _("To know who did something for a group"),
                partial(personal.export_work, model, column),
                partial(personal.forget_work, model, column),
                None,
                _("as proof of who did it"),
                subjects="staff",
                category="work",
                stays=True,
            )
            for model, column in personal.STAFF_LINKS
        ),
    ],
    sitemap=groups.addresses,
)
