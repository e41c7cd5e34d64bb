"""What calls show to the house."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Asking, Card, DeskLink, DueBy, Kind, NoticeType, PersonalData, Queue, Section, Task, Work
from meydan.base.workdays import end_of
from meydan.calls import actions, personal, rules
from meydan.calls.models import FORM, Application, Assignment, Call, Juror, Venture
from meydan.calls.queries import applications, calls, desk, jury, objections, programme
from meydan.calls.rules.desk import may_change_criteria
from meydan.calls.signing_in import finish
from meydan.people.models import Person


def _link(one: Any) -> str:
    return one.get_absolute_url()


def _desk(call: Call, page: str = "call") -> str:
    return reverse(f"calls:desk_{page}", args=[call.pk])


def _of_call(one: Application | Juror) -> str:
    return one.call.title


def _of_file(one: Assignment) -> str:
    return one.application.call.title


def _back(call: Call) -> str:
    return _desk(call, "criteria")


def _queue(find: Callable[[Person], QuerySet[Call]], verb: Any, page: str, due: Callable[[Call], datetime | None]) -> Callable[[Person, int], Sequence[Task]]:  # fmt: skip
    """Tasks of calls that `find` knows; the work is done on that page of the desk."""

    def load(person: Person, at_most: int) -> Sequence[Task]:
        return [
            Task(
                title=one.title, verb=verb, url=_desk(one, page), facts=[str(one.get_state_display())], due=due(one), ref=one.ref,
                unit_id=one.unit_id, assigned_to=one.keeper_id,
            )
            for one in find(person)[:at_most]
        ]  # fmt: skip

    return load


def _of_ventures(find: Callable[[Person], QuerySet[Venture]], verb: Any) -> Callable[[Person, int], Sequence[Task]]:
    """Tasks of ventures that `find` knows; the work is done on their pages."""

    def load(person: Person, at_most: int) -> Sequence[Task]:
        return [
            Task(
                title=one.title, verb=verb, url=one.get_absolute_url(), facts=[one.application.call.title],
                due=one.asked_at and one.asked_at + TO_ANSWER, ref=one.ref,
            )
            for one in find(person)[:at_most]
        ]  # fmt: skip

    return load


def _to_answer(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=one.application.title, verb=_("Answer the objection"), url=one.application.desk_url,
            facts=[one.application.call.title], due=end_of(one.due_on), ref=one.application.ref,
            unit_id=one.application.call.unit_id, assigned_to=one.application.call.keeper_id,
        )
        for one in objections.open_objections(person)[:at_most]
    ]  # fmt: skip


def _listed(request: HttpRequest, thing: Any, found: Any) -> dict[str, Any] | None:
    return {"calls": found} if found else None


def _on_my_page(request: HttpRequest, person: Any, found: Any) -> dict[str, Any] | None:
    return {"applications": found} if found else None


def _juries(request: HttpRequest, person: Any, found: Any) -> dict[str, Any] | None:
    return {"juries": found} if found else None


def _ventures(request: HttpRequest, person: Any, found: Any) -> dict[str, Any] | None:
    return {"ventures": found} if found else None


def _ventures_of_thread(request: HttpRequest, thread: Any) -> dict[str, Any] | None:
    found = list(programme.of_thread(thread)[:3])
    return {"ventures": found} if found else None


TO_ANSWER = timedelta(days=30)
"""So long a team has to say what became of it; then the desk calls."""
LIST = "calls/_section.html"
CARD = Card(
    name=_("Open calls"),
    icon="flag",
    needs=frozenset({"questions", "centre", "projects"}),
    kinds=[
        Kind("call", _("Call"), calls.load_calls, _link, str, step_template="calls/_step.html", asking=Asking({FORM: _("Questions of the application")}, may_change_criteria, _back)),
        Kind("call_application", _("Application for a call"), applications.load_applications, _link, _of_call),
        Kind("call_juror", _("Seat in a jury"), jury.load_jurors, _link, _of_call),
        Kind("call_assignment", _("File of a juror"), jury.load_files, _link, _of_file),
        Kind("venture", _("Venture"), programme.load_ventures, _link, lambda one: one.title, step_template="calls/_venture_step.html"),
    ],
    sections=[
        Section("goal", LIST, _listed, 42, asks=lambda goal: [calls.newest(calls.of_goal(goal))]),
        Section("thread", LIST, _listed, 28, among=calls.of_thread, asks=lambda thread: [calls.newest(calls.of_thread(thread))]),
        Section("thread", "calls/_ventures.html", _ventures_of_thread, 29, among=programme.of_thread),
        Section("person", "calls/_mine.html", _on_my_page, 8, among=lambda person: applications.own_applications(person), asks=lambda person: [applications.newest_of(person)]),
        Section("person", "calls/_juries.html", _juries, 5, among=lambda person: Juror.objects.filter(person=person, ended_at=None), asks=lambda person: [jury.juries_on_page(person)]),
        Section("person", "calls/_my_ventures.html", _ventures, 8, among=programme.concerning, asks=lambda person: [programme.mine(person)]),
    ],
    desk=[
        Queue("calls.screening", _("Calls in the first selection"), rules.WORKING, _queue(desk.to_screen, _("Look at the applications"), "applications", lambda one: one.closes_at), lambda person: desk.to_screen(person), due="closes_at", holder="keeper"),
        Queue("calls.jury", _("Calls that need their jury"), rules.WORKING, _queue(desk.to_divide, _("Divide the files"), "jury", lambda one: one.jury_until), lambda person: desk.to_divide(person), due="jury_until", holder="keeper"),
        Queue("calls.results", _("Calls to decide"), rules.WORKING, _queue(desk.to_decide, _("Decide"), "result", lambda one: one.jury_until), lambda person: desk.to_decide(person), due="jury_until", holder="keeper"),
        Queue("calls.objections", _("Objections to decisions of calls"), rules.WORKING, _to_answer, lambda person: objections.open_objections(person), due="due_on", holder="application__call__keeper"),
        Queue("calls.agreements", _("Ventures without an agreement"), rules.WORKING, _of_ventures(desk.agreements_due, _("Write down the agreement")), lambda person: desk.agreements_due(person)),
        Queue("calls.impact", _("Ventures to ask what became of them"), rules.WORKING, _of_ventures(desk.impact_due, _("Ask, and write down what became of it")), lambda person: desk.impact_due(person), due=DueBy("asked_at", lambda at: at + TO_ANSWER)),
    ],
    desk_links=[DeskLink(_("Open calls"), "calls:desk_list", rules.WORKING)],
    work=[Work("calls.calls", _("Open calls"), calls.in_hands, "keeper", rules.may_hold, actions.hand_over_calls, lambda one: _desk(one))],
    notices=[
        NoticeType("calls.cancelled", _("It does not take place: %(title)s"), _("%(words)s")),
        NoticeType("calls.received", _("Your application is here: %(title)s"), _("Its number is %(number)s. You can change it until the last day; we write as soon as something happens.")),
        NoticeType("calls.joined", _("Somebody joined your application: %(title)s"), _("Who belongs to it stands on its page.")),
        NoticeType("calls.answered", _("An applicant answered: %(title)s"), _("Application %(number)s goes on.")),
        NoticeType("calls.asked", _("A question about your application: %(title)s"), _("%(words)s")),
        NoticeType("calls.out", _("Your application does not go to the second round: %(title)s"), _("%(words)s")),
        NoticeType("calls.appointed", _("You are in the jury: %(title)s"), _("Thank you. When files are divided, you find yours on the page of your jury.")),
        NoticeType("calls.divided", _("The plan of the jury is worked out: %(title)s"), _("Please look at it. No file goes out before you confirm it.")),
        NoticeType("calls.files", _("Files for you: %(title)s"), _("New files: %(count)s. First say for each whether you have a conflict of interest.")),
        NoticeType("calls.unsure", _("A juror is not sure: %(title)s"), _("It is about application %(number)s. Please call the juror.")),
        NoticeType("calls.juror_missing", _("No juror is left for a file: %(title)s"), _("Application %(number)s needs one more juror. Please appoint somebody, or give it by hand.")),
        NoticeType("calls.talk", _("Please talk about a file: %(title)s"), _("Application %(number)s: your points lie far apart. You may change yours, with a reason.")),
        NoticeType("calls.scores_due", _("The time of the jury ends soon: %(title)s"), _("Some of your files are not scored yet.")),
        NoticeType("calls.talk_with_you", _("You are invited to a talk: %(title)s"), _("%(at)s, %(where)s. The Centre decides after it.")),
        NoticeType("calls.objection", _("An objection to a decision: %(title)s"), _("It is about application %(number)s. Please answer by the promised day.")),
        NoticeType("calls.objection_answered", _("Your objection was answered: %(title)s"), _("%(words)s")),
        NoticeType("calls.accepted", _("Accepted: %(title)s"), _("%(words)s")),
        NoticeType("calls.conditional", _("Accepted with a condition: %(title)s"), _("%(words)s The condition: %(condition)s")),
        NoticeType("calls.reserve", _("On the reserve list: %(title)s"), _("%(words)s")),
        NoticeType("calls.declined", _("Not accepted: %(title)s"), _("%(words)s")),
        NoticeType("calls.agreed", _("Your agreement is written down: %(title)s"), _("Dates, mentors and milestones stand on the page of your venture.")),
        NoticeType("calls.mentoring", _("You accompany a venture: %(title)s"), _("After each meeting, please write a line into its log.")),
        NoticeType("calls.mentored", _("You have a mentor: %(title)s"), _("Who it is stands on the page of your venture.")),
        NoticeType("calls.reached", _("A milestone was reached: %(title)s"), _("%(words)s")),
        NoticeType("calls.demo_day", _("The demo day has a date: %(title)s"), _("It stands on the page of the call.")),
        NoticeType("calls.graduated", _("Your programme is complete: %(title)s"), _("What came of it stands beside the result.")),
        NoticeType("calls.project", _("It goes on as a project: %(title)s"), _("A unit carries it on, on the same thread.")),
        NoticeType("calls.a_year", _("A year later: what became of it? %(title)s"), _("Please write some sentences on the page of your venture.")),
    ],
    sentences=rules.SENTENCES,
    after_sign_in=finish,
    personal_data=[
        PersonalData("calls.Application", ("person",), _("To judge an application and to answer it"), personal.export_applications, personal.forget_applications, None, _("while the account exists; then its number, points and the decision alone")),
        PersonalData("calls.Member", ("person",), _("To know who belongs to an application"), personal.export_memberships, personal.forget_memberships, None, _("while the account exists")),
        PersonalData("calls.Juror", ("person",), _("To judge applications by several people without conflicts of interest"), personal.export_juries, personal.forget_juries, None, _("while the account exists; then the points alone")),
        PersonalData("calls.Mentor", ("person",), _("To find mentors for ventures"), personal.export_mentors, personal.forget_mentors, None, _("while the account exists; then only that somebody accompanied it")),
        *(
            PersonalData(model, (column,), _("To know who of the staff did something"), partial(personal.export_work, model, column), partial(personal.forget_work, model, column), None, _("as proof of who decided"))
            for model, column in personal.STAFF
        ),
    ],
    sitemap=calls.addresses,
)  # fmt: skip
