"""What contributions and processes show to the house."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from meydan.base.addresses import address
from meydan.base.cards import (
    Around,
    Card,
    DeskLink,
    DueBy,
    Kind,
    MenuEntry,
    NoticeType,
    PersonalData,
    Queue,
    Section,
    TakingPart,
    Task,
    Work,
)
from meydan.base.workdays import end_of
from meydan.ideas import personal, rules
from meydan.ideas.actions import hand_over_contributions, hand_over_processes, hide_contribution
from meydan.ideas.models import Channel, Contribution, Process
from meydan.ideas.queries import (
    accountability,
    at_desk,
    chain,
    contributions,
    counting,
    mine,
    on_thread,
    participation,
    processes,
    saving,
)
from meydan.ideas.queries.holding import contributions_in_hands, processes_in_hands
from meydan.ideas.queries.letters import briefings, earlier, matter, waiting_for_units
from meydan.ideas.rules.contributions import may_handle
from meydan.ideas.rules.processes import MANAGING, may_discuss_process, may_hold_process
from meydan.ideas.views import sections
from meydan.ideas.views.signing_in import finish
from meydan.people.models import Person
from meydan.people.rules import ANSWERING


def _link(one: Contribution) -> str:
    return one.get_absolute_url()


def _author(one: Contribution) -> int | None:
    return one.author_id


def _process_link(process: Process) -> str:
    return process.get_absolute_url()


def _task(one: Contribution, verb: Any) -> Task:
    facts = [
        one.thread.number,
        *([one.neighbourhood.name] if one.neighbourhood else []),
        *([one.unit.name] if one.unit else []),
    ]
    facts.append(ngettext("%(count)s support", "%(count)s supports", one.support_count) % {"count": one.support_count})
    return Task(
        title=one.title,
        verb=verb,
        url=address("ideas:desk_contribution", one.pk),
        facts=facts,
        due=end_of(one.promised_for) if one.is_promised else None,
        link=one.home.get_absolute_url(),
        ref=one.ref,
        unit_id=one.unit_id,
        assigned_to=one.assigned_to_id,
    )


def _verb(one: Contribution) -> Any:
    if one.answer_waits:  # type: ignore[attr-defined]
        return _("See whose approval it waits for")
    return _("Answer it") if one.unit_id else _("Sort it")


def _late(person: Person, at_most: int) -> Sequence[Task]:
    return [_task(one, _verb(one)) for one in at_desk.owed_and_late(person)[:at_most]]


def _to_sort(person: Person, at_most: int) -> Sequence[Task]:
    return [_task(one, _verb(one)) for one in at_desk.owed_to_sort(person)[:at_most]]


def _to_answer(person: Person, at_most: int) -> Sequence[Task]:
    return [_task(one, _verb(one)) for one in at_desk.owed_by_units(person)[:at_most]]


def _to_approve(person: Person, at_most: int) -> Sequence[Task]:
    rows = chain.with_steps(chain.to_approve(person))[:at_most]
    return [
        replace(
            _task(one.contribution, _("Approve it or send it back")),
            url=reverse("ideas:desk_approvals"),
            ref=f"pending:{one.pk}",
            unit_id=one.unit_id,
        )
        for one in rows
    ]


def _stages(person: Person, at_most: int) -> Sequence[Task]:
    ending = [
        Task(
            str(one.process),
            _("Look at the dates"),
            address("ideas:desk_process", one.process_id),
            [str(one.get_kind_display())],
            one.closes_at,
            one.process.get_absolute_url(),
            f"stage:{one.pk}",
        )
        for one in processes.ending_soon()[:at_most]
    ]
    silent = [
        Task(
            str(one),
            _("Write the report"),
            address("ideas:desk_process", one.pk),
            [],
            None,
            one.get_absolute_url(),
            one.ref,
        )
        for one in processes.without_report()[:at_most]
    ]
    return [*ending, *silent]


def _processes_of_goal(request: HttpRequest, goal: Any, rows: Any) -> dict[str, Any] | None:
    return {"processes": rows} if rows else None


def _around(viewer: Any, one: Any) -> list[Around]:
    """In full, with its place in words."""
    words = [one.title, one.text, one.place_words]
    return [Around(_("This one"), "\n\n".join(part for part in words if part), one.language, is_it=True)]


LIST = "ideas/_section.html"
PROMISED = DueBy("promised_for", only=~Q(channel=Channel.IMPORT))
CARD = Card(
    name=_("Contributions"),
    icon="bulb",
    kinds=[
        Kind(
            "idea",
            _("Contribution"),
            contributions.load_many,
            _link,
            str,
            named=("title", "language"),
            load_whole=on_thread.load_whole,
            step_template="ideas/_step.html",
            hide=hide_contribution,
            author=_author,
            around=_around,
            matter=matter,
            earlier=earlier,
        ),
        Kind("saved", _("Saved search"), saving.load_saved, lambda one: one.get_absolute_url(), str),
        # processes
        Kind(
            "process",
            _("Process"),
            processes.load_many,
            _process_link,
            str,
            named=("title", "language"),
            may_discuss=may_discuss_process,
        ),
    ],
    sections=[
        Section(
            "thread",
            "ideas/_aside.html",
            sections.beside_thread,
            10,
            aside=True,
            own=on_thread.own_on_thread,
            more=on_thread.more_on_thread,
        ),
        Section(
            "place", LIST, sections.on_place, 20, asks=lambda place: [contributions.section_rows(neighbourhood=place)]
        ),
        Section("goal", LIST, sections.on_goal, 20, asks=lambda goal: [contributions.latest_of_goal(goal.number)]),
        Section(
            "person",
            "ideas/_mine.html",
            sections.on_my_page,
            10,
            asks=lambda person: [
                mine.of_person(person),
                mine.answers_to(person),
                mine.supported_by(person),
            ],
        ),
        # processes
        Section(
            "goal",
            "ideas/_processes.html",
            _processes_of_goal,
            30,
            aside=True,
            asks=lambda goal: [processes.open_for_goal(goal)],
        ),
    ],
    desk=[
        Queue(
            "ideas.late",
            _("Late answers"),
            ANSWERING,
            _late,
            lambda person: at_desk.owed_and_late(person),
            "ideas:desk_late",
            due=PROMISED,
            holder="assigned_to",
            same="ideas.owed",
        ),
        Queue(
            "ideas.to_approve",
            _("Waiting for your approval"),
            rules.APPROVING,
            _to_approve,
            lambda person: chain.to_approve(person),
            "ideas:desk_approvals",
            due=DueBy("contribution__promised_for", only=~Q(contribution__channel=Channel.IMPORT)),
            holder="contribution__assigned_to",
        ),
        Queue(
            "ideas.to_sort",
            _("To be sorted"),
            MANAGING,
            _to_sort,
            lambda person: at_desk.owed_to_sort(person),
            "ideas:desk_sorting",
            due=PROMISED,
            holder="assigned_to",
            same="ideas.owed",
        ),
        Queue(
            "ideas.to_answer",
            _("Contributions"),
            ANSWERING,
            _to_answer,
            lambda person: at_desk.owed_by_units(person),
            "ideas:desk_contributions",
            due=PROMISED,
            holder="assigned_to",
            same="ideas.owed",
        ),
        # processes
        Queue(
            "ideas.stages",
            _("Processes"),
            MANAGING,
            _stages,
            lambda person: [processes.ending_soon(), processes.without_report()],
            "ideas:desk_processes",
            due=("closes_at", ""),
        ),
    ],
    work=[
        Work(
            "ideas.contributions",
            _("Contributions that wait for an answer"),
            contributions_in_hands,
            "assigned_to",
            may_handle,
            hand_over_contributions,
            lambda one: address("ideas:desk_contribution", one.pk),
            late=accountability.late_now,
        ),
        # processes
        Work(
            "ideas.processes",
            _("Processes without their report"),
            processes_in_hands,
            "owner",
            may_hold_process,
            hand_over_processes,
            lambda one: address("ideas:desk_process", one.pk),
        ),
    ],
    taking_part=[TakingPart(_("Supports"), counting.newcomers_at)],
    desk_links=[
        DeskLink(_("Enter one at the desk"), "ideas:desk_new", ANSWERING),
        DeskLink(_("Units: who holds what"), "ideas:desk_units", ANSWERING),
        DeskLink(_("Texts for answers"), "ideas:desk_templates", ANSWERING),
    ],
    menu=[
        MenuEntry(_("Write"), "ideas:new", 10),
        MenuEntry(_("Threads"), "ideas:list", 20),
        MenuEntry(_("Processes"), "ideas:processes", 30),
    ],
    notices=[
        NoticeType(
            "ideas.received",
            _("Your contribution reached us: %(number)s"),
            _("“%(title)s” is public. We answer by %(day)s."),
        ),
        NoticeType(
            "ideas.arrived",
            _("New: %(title)s"),
            _("Thread %(number)s waits to be sorted. Its answer is promised for %(day)s."),
        ),
        NoticeType("ideas.assigned", _("New for your unit: %(title)s"), _("Please answer by the promised day.")),
        NoticeType(
            "ideas.sorted",
            _("%(title)s is being looked into"),
            _("We passed it on to %(unit)s. You get an answer by %(day)s. %(words)s"),
        ),
        NoticeType("ideas.routed", _("Sent on to %(name)s: %(title)s"), _("%(words)s")),
        NoticeType("ideas.their_answer", _("%(name)s answered: %(title)s"), _("%(text)s")),
        NoticeType(
            "ideas.taken_back",
            _("We answer it ourselves: %(title)s"),
            _("%(words)s The new date: %(day)s."),
        ),
        NoticeType(
            "ideas.clock",
            _("A new date for your answer: %(title)s"),
            _("%(words)s The new date: %(day)s."),
        ),
        NoticeType("ideas.asked", _("A question about %(title)s"), _("%(text)s Please write a comment.")),
        NoticeType("ideas.reviewing", _("%(title)s is being looked into"), _("%(unit)s looks into it.")),
        NoticeType("ideas.answered", _("There is an answer: %(title)s"), _("%(text)s")),
        NoticeType("ideas.interim", _("An interim answer: %(title)s"), _("%(text)s The new date: %(day)s.")),
        NoticeType(
            "ideas.to_approve",
            _("An answer waits for your approval: %(title)s"),
            _(
                "The answer is promised for %(day)s, and the promise runs on. You find it at the desk under “Waiting for your approval”."
            ),
        ),
        NoticeType(
            "ideas.nobody_approves",
            _("Nobody can approve this answer: %(title)s"),
            _("Its next step belongs to a role that nobody holds for this unit. Please give the role to somebody."),
        ),
        NoticeType("ideas.sent_back", _("Your answer was sent back: %(title)s"), _("%(words)s")),
        NoticeType("ideas.answer_approved", _("Your answer was approved: %(title)s"), _("It is public from now on.")),
        NoticeType(
            "ideas.owed", _("Answers that are owed: %(count)s"), _("%(words)s"), page="ideas:desk_contributions"
        ),
        NoticeType("ideas.corrected", _("Your contribution was corrected"), _("“%(title)s”. The reason: %(reason)s")),
        NoticeType(
            "ideas.merged",
            _("Joined with a similar one: %(title)s"),
            _("Supports and comments of both count together from now on. %(words)s"),
        ),
        NoticeType(
            "ideas.parted",
            _("Separated again: %(title)s"),
            _(
                "It stands by itself again, apart from thread %(number)s. Your support and your comments are where you gave them. %(words)s"
            ),
        ),
        NoticeType(
            "ideas.linked",
            _("An idea answers a problem: %(title)s"),
            _("From now on you find both on one page. %(words)s"),
        ),
        NoticeType(
            "ideas.published",
            _("What you wrote for colleagues is public: %(title)s"),
            _("Your name is not shown. You can agree to it on the page of the thread."),
        ),
        NoticeType(
            "ideas.found_new",
            _("New for “%(title)s”: %(count)s"),
            _("%(titles)s\n\nHear no more of it: %(stop)s"),
        ),
        # processes
        NoticeType(
            "ideas.process_report",
            _("The result is there: %(title)s"),
            _("You took part; this is what came out of it."),
        ),
    ],
    sentences=rules.SENTENCES,
    briefings=briefings,
    waiting_for_units=waiting_for_units,
    audiences={"took_part": processes.took_part},
    after_sign_in=finish,
    participations=participation.participations,
    personal_data=[
        PersonalData(
            "ideas.Contribution",
            ("author",),
            _("To answer you and to show who said something, under the name of your choice"),
            personal.export_contributions,
            personal.forget_author,
            None,
            _("public record; the author goes when the account is erased"),
            withdraw=personal.withdraw_contributions,
            category="words",
            readers="public",
            stays=True,
        ),
        PersonalData(
            "ideas.Support",
            ("person",),
            _("To count each person once"),
            personal.export_supports,
            personal.erase_supports,
            None,
            _("while the account exists"),
        ),
        PersonalData(
            "ideas.SavedSearch",
            ("person",),
            _("To tell you what is new for your saved searches"),
            personal.export_searches,
            personal.erase_searches,
            None,
            _("until you end it"),
            category="messages",
            readers="oneself",
        ),
        *(
            PersonalData(
                model,
                (column,),
                _("To know who of the staff did something"),
                partial(personal.export_work, model, column),
                partial(personal.forget_work, model, column),
                None,
                _("public record of the answer"),
                subjects="staff",
                category="work",
                stays=True,
            )
            for model, column in personal.STAFF_LINKS
        ),
    ],
    sitemap=lambda: [*contributions.addresses(), *processes.addresses()],
)
