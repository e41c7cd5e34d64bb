"""What trainings show to the house."""

from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.addresses import address
from meydan.base.cards import (
    Asking,
    Card,
    DeskLink,
    DueBy,
    Figure,
    Kind,
    NoticeType,
    PassportPart,
    PassportRow,
    PersonalData,
    Queue,
    Section,
    Tally,
    Task,
    Work,
)
from meydan.base.counted import Deed
from meydan.base.lines import Line, line
from meydan.base.templatetags.ui import day, duration, moment
from meydan.people.models import Person
from meydan.trainings import personal, rules
from meydan.trainings.actions import hand_over_runs, seat_moved
from meydan.trainings.models import Course, Enrolment, Run, Session, Submission
from meydan.trainings.queries import courses, desk, participation, people, teaching
from meydan.trainings.signing_in import finish


def _link(one: Any) -> str:
    return str(one.get_absolute_url())


def _desk_course(course: Course) -> str:
    return address("trainings:desk_course", course.pk)


def _desk_run(run: Run, page: str = "run") -> str:
    return reverse(f"trainings:desk_{page}", args=[run.pk])


def _told_apart(run: Run) -> str:
    """Runs of a course bear its name: the day tells which, and before there is one the number."""
    return f"{run}: {moment(run.line.starts_at) if run.line else _('Draft %(number)s') % {'number': run.pk}}"


def _mark_link(one: Submission) -> str:
    return address("trainings:desk_mark", one.pk)


def _of_submission(one: Submission) -> str:
    return f"{one.assessment.title}: {one.enrolment.run.course.title}"


def _approve_link(one: Enrolment) -> str:
    return address("trainings:desk_approve", one.pk)


def _needs(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(title=one.title, verb=_("Plan it"), url=_desk_course(one), facts=[day(one.created_at)], ref=one.ref, unit_id=one.unit_id)
        for one in desk.needs(person)[:at_most]
    ]  # fmt: skip


def _approvals(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=f"{one.run.course.title}: {one.person.name if one.person else '–'}",
            verb=_("Answer"),
            url=_approve_link(one),
            facts=[one.unit.name if one.unit else ""],
            due=one.run.line.starts_at if one.run.line else None,
            ref=one.ref,
            unit_id=one.unit_id,
        )
        for one in desk.to_approve(person)[:at_most]
    ]


def _marking(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(title=_of_submission(one), verb=_("Read and mark"), url=_mark_link(one), facts=[moment(one.at)], ref=one.ref, unit_id=one.enrolment.run.course.unit_id, assigned_to=one.enrolment.run.leader_id)
        for one in desk.to_mark(person)[:at_most]
    ]  # fmt: skip


def _runs(
    find: Callable[[Person], Any], verb: Any, page: str, due: Callable[[Run], Any]
) -> Callable[[Person, int], Sequence[Task]]:
    """A queue of runs: what `find` knows, with the verb that finishes it and the day by which that is due."""

    def load(person: Person, at_most: int) -> Sequence[Task]:
        return [
            Task(title=one.course.title, verb=verb, url=_desk_run(one, page), facts=_seats(one), due=due(one), ref=one.ref, unit_id=one.course.unit_id, assigned_to=one.leader_id)
            for one in find(person)[:at_most]
        ]  # fmt: skip

    return load


def _to_complete_by(run: Run) -> Any:
    return run.ends_at + timedelta(days=rules.setting("complete_days", 7)) if run.ends_at else None


def _papers_by(run: Run) -> Any:
    return run.done_at + timedelta(days=rules.setting("papers_days", 14)) if run.done_at else None


def _begins_at(run: Run) -> Any:
    return run.line.starts_at if run.line else None


def _seats(run: Run) -> list[str]:
    return [moment(run.line.starts_at), f"{run.line.taken} / {run.capacity}"] if run.line else []


def _listed(find: Callable[[Any], list[Course]], query: Callable[[Any], str]) -> Callable[..., dict[str, Any] | None]:
    """A section with the courses that `find` knows for the page's thing."""

    def load(request: HttpRequest, thing: Any) -> dict[str, Any] | None:
        found = find(thing)
        return {"courses": found, "more": reverse("trainings:list") + query(thing)} if found else None

    return load


def _on_goal(request: HttpRequest, goal: Any, found: Any) -> dict[str, Any] | None:
    return {"runs": found, "more": reverse("trainings:list") + f"?goal={goal.number}"} if found else None


def _on_place(request: HttpRequest, place: Any, found: Any) -> dict[str, Any] | None:
    return {"runs": found, "more": reverse("trainings:list") + f"?place={place.slug}"} if found else None


def _giving(request: HttpRequest, duty: Any, found: Any) -> dict[str, Any] | None:
    """On a volunteer duty's page: courses that give what it asks for."""
    title = _("Trainings that give what is asked for")
    return {"courses": found, "title": title, "more": reverse("trainings:list")} if found else None


def _courses_of(thing: Any) -> QuerySet[Course]:
    return Course.objects.filter(belongs_to=thing.ref)


def _on_my_page(request: HttpRequest, person: Any, found: Any) -> dict[str, Any] | None:
    return {"lines": [(_enrolment_line(one), one.get_absolute_url()) for one in found]} if found else None


def _enrolment_line(one: Enrolment) -> Line:
    run, days = one.run, [day(one.run.line.starts_at), day(one.run.ends_at)] if one.run.line else []
    return line(one.tone, run.course.title, run.course.language, " – ".join(dict.fromkeys(days)))


def _taught(request: HttpRequest, person: Any, found: Any) -> dict[str, Any] | None:
    return {"teachings": found} if found else None


def _at_seat(request: HttpRequest, occasion: Any) -> dict[str, Any] | None:
    """What giving a seat of a session back means."""
    if not occasion.of.startswith(f"{Session.kind}:"):
        return None
    session = Session.objects.select_related("run").filter(pk=occasion.pk).first()
    return {"is_first": session.run.line_id == session.pk} if session else None


def _passport(person: Person) -> Sequence[PassportPart]:
    rows = [
        PassportRow(
            one.run.course.title,
            f"{duration(one.minutes)} · {day(one.outcome_at)}",
            {
                "training": one.run.course.title,
                "minutes": one.minutes,
                "completed_on": one.outcome_at.date().isoformat(),
            },
            one.get_absolute_url(),
        )
        for one in people.completed_by(person)
        if one.outcome_at
    ]
    return [PassportPart("trainings", _("My trainings"), rows, 30)] if rows else []


def _trained(filters: Mapping[str, Any]) -> int:
    return courses.people_trained(filters.get("year", clock.today().year), filters.get("goal"), filters.get("place"))


LIST, RUNS = "trainings/_section.html", "trainings/_runs_section.html"
FORMS = {
    "reaction": _("Questions right after"),
    "learning": _("Questions on what was learned"),
    "use": _("Questions after three months"),
}
CARD = Card(
    name=_("Trainings"),
    icon="bulb",
    needs=frozenset({"questions", "documents"}),
    kinds=[
        Kind(
            "course", _("Training"), courses.load_courses, _link, str, step_template="trainings/_step.html",
            asking=Asking(FORMS, rules.may_work_on, _desk_course),
        ),
        Kind("training_run", _("Run of a training"), courses.load_runs, _link, str, named=("course__title",)),
        Kind("training_session", _("Session of a training"), courses.load_sessions, _link, str, named=("title", "language", "run__course__title"), seat_moved=seat_moved),
        Kind("enrolment", _("My training"), people.load_enrolments, _link, str, named=("run__course__title",)),
        Kind("teaching", _("Training that I teach"), teaching.load_teachings, _link, str),
        Kind("submission", _("What was handed in"), people.load_submissions, _mark_link, _of_submission),
    ],
    sections=[
        Section("goal", RUNS, _on_goal, 42, asks=lambda goal: [courses.coming(course__goal_links__goal=goal)]),
        Section("place", RUNS, _on_place, 42, asks=lambda place: [courses.coming(neighbourhood=place)]),
        Section("project", LIST, _listed(lambda thing: courses.belonging(thing.ref), lambda thing: ""), 26, among=_courses_of),
        Section("group", LIST, _listed(lambda thing: courses.belonging(thing.ref), lambda thing: ""), 26, among=_courses_of),
        Section("process", LIST, _listed(lambda thing: courses.belonging(thing.ref), lambda thing: ""), 26, among=_courses_of),
        Section("thread", LIST, _listed(courses.of_thread, lambda thread: ""), 29, among=lambda thread: Course.objects.filter(thread=thread)),
        Section("duty", LIST, _giving, 50, asks=lambda duty: [courses.giving_for(duty.pk)]),
        Section("person", "trainings/_mine.html", _on_my_page, 7, among=lambda person: Enrolment.objects.filter(person=person), asks=lambda person: [people.current(person)]),
        Section("person", "trainings/_teaching.html", _taught, 7, among=teaching.teachings_of, asks=lambda person: [teaching.newest_teachings(person)]),
        Section("seat", "trainings/_at_seat.html", _at_seat, 30),
    ],
    desk=[
        Queue("trainings.approvals", _("Trainings to approve"), rules.APPROVING | rules.APPROVING_ALL, _approvals, lambda person: desk.to_approve(person), "trainings:desk_approvals", due="run__line__starts_at"),
        Queue("trainings.marking", _("Assignments to mark"), rules.WORKING, _marking, lambda person: desk.to_mark(person), "trainings:desk_marking", holder="enrolment__run__leader"),
        Queue("trainings.needs", _("Needs without a training"), rules.WORKING, _needs, lambda person: desk.needs(person)),
        Queue("trainings.over", _("Runs to complete"), rules.WORKING, _runs(desk.to_complete, _("Say who completed it"), "run", _to_complete_by), lambda person: desk.to_complete(person), due=DueBy("ends_at", lambda at: at + timedelta(days=rules.setting("complete_days", 7))), holder="leader"),
        Queue("trainings.papers", _("Training certificates to issue"), rules.WORKING, _runs(desk.with_certificates_to_issue, _("Issue certificates"), "certificates", _papers_by), lambda person: desk.with_certificates_to_issue(person), due=DueBy("done_at", lambda at: at + timedelta(days=rules.setting("papers_days", 14))), holder="leader"),
        Queue("trainings.asked", _("Trainings that many more ask for"), rules.WORKING, _runs(desk.over_asked, _("Look at the run"), "run", _begins_at), lambda person: desk.over_asked(person), due="line__starts_at", holder="leader"),
        Queue("trainings.under", _("Trainings with many free seats"), rules.WORKING, _runs(desk.under_booked, _("Look at the run"), "run", _begins_at), lambda person: desk.under_booked(person), due="line__starts_at", holder="leader"),
    ],
    work=[
        Work("trainings.runs", _("Runs to lead"), desk.runs_in_hands, "leader", rules.may_hold_run, hand_over_runs, lambda one: _desk_run(one), words=_told_apart),
    ],
    desk_links=[DeskLink(_("Trainings"), "trainings:desk_list", rules.WORKING)],
    notices=[
        NoticeType("trainings.announced", _("A training on a thread that you follow: %(title)s"), _("You can apply on its page.")),
        NoticeType("trainings.to_approve", _("Somebody of your unit wants to take part: %(title)s"), _("Please answer at the desk before the training begins.")),
        NoticeType("trainings.not_approved", _("Not approved: %(title)s"), _("%(words)s")),
        NoticeType("trainings.handed_in", _("Something was handed in: %(title)s"), _("Please read it at the desk.")),
        NoticeType("trainings.teaching", _("You teach: %(title)s"), _("Assignments and observations are marked on its page. You find it under “My page”, too.")),
        NoticeType("trainings.to_mark", _("Something was handed in: %(title)s"), _("Please read it on the page of your run.")),
        NoticeType("trainings.passed", _("Your assignment was accepted: %(title)s"), _("%(words)s")),
        NoticeType("trainings.again", _("Your assignment needs a little more: %(title)s"), _("%(words)s")),
        NoticeType("trainings.completed", _("You completed it: %(title)s"), _("You attended %(percent)s %% of the time. Please tell us on its page how it was.")),
        NoticeType("trainings.failed", _("Not completed: %(title)s"), _("You attended %(percent)s %% of the time; %(threshold)s %% are needed. What else is missing stands on its page.")),
        NoticeType("trainings.message", _("News of your training: %(title)s"), _("%(words)s")),
        NoticeType("trainings.news", _("An invitation: %(title)s"), _("%(words)s"), promotion=True),
        NoticeType("trainings.put_down", _("You are on the list of a training: %(title)s"), _("You have a seat. Can’t come? Please give it back on its page, so that somebody else can.")),
        NoticeType("trainings.use_asked", _("What do you use of it? %(title)s"), _("A few questions, without your name. It takes two minutes.")),
    ],
    sentences=rules.SENTENCES,
    after_sign_in=finish,
    passport=_passport,
    figures=[Figure("trained", _("Trainings completed by people"), _trained)],
    tallies=[Tally("goal", _("%(count)s trainings"), courses.per_goal)],
    participations=participation.participations,
    deeds=[Deed("trainings.completed", _("Completed trainings"), participation.completed)],
    personal_data=[
        PersonalData("trainings.Enrolment", ("person",), _("To keep your place in a training, and to say that you completed it"), personal.export_enrolments, personal.forget_enrolments, None, _("while the account exists; then only that somebody took part"), stays=True),
        PersonalData("trainings.Teaching", ("person",), _("To let somebody from outside mark at the run that they teach"), personal.export_teachings, personal.forget_teachings, None, _("while the account exists"), category="work"),
        *(
            PersonalData(model, (column,), _("To know who of the staff did something"), partial(personal.export_work, model, column), partial(personal.forget_work, model, column), None, _("as proof of who decided"), subjects="staff", category="work", stays=True)
            for model, column in personal.STAFF
        ),
    ],
    sitemap=courses.addresses,
)  # fmt: skip
