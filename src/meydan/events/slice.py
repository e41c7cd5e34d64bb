"""What events show to the house."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import (
    Asking,
    Card,
    DeskLink,
    DueBy,
    Kind,
    MenuEntry,
    NoticeType,
    PersonalData,
    Queue,
    Section,
    Tally,
    Task,
    Verb,
)
from meydan.base.counted import Deed
from meydan.base.lines import Line, line
from meydan.base.rulings import Ruling, no
from meydan.base.templatetags.ui import moment
from meydan.events import links, personal, rules
from meydan.events.actions.following import follow_stage
from meydan.events.actions.raising import ask_for_event
from meydan.events.actions.registering import FEEDBACK, SIGN_UP
from meydan.events.forms.raising import AskForEventForm
from meydan.events.models import Event, Output, Registration, Session, SupportRequest
from meydan.events.queries import desk, events, papers, participation, people, taking_part
from meydan.events.signing_in import finish
from meydan.people.models import Person


def _may_open(viewer: Person | None, words: Any) -> Ruling:
    """Sealed words about what somebody needs to come."""
    registration = people.registration_with(int(words.of.partition(":")[2]))
    return rules.may_read_need(viewer, registration) if registration else no(rules.NOT_LEADER)


def _link(one: Any) -> str:
    return one.get_absolute_url()


def _of_event(one: Output) -> str:
    return one.event.get_absolute_url()


def _desk(event: Event, page: str = "event") -> str:
    return reverse(f"events:desk_{page}", args=[event.pk])


def _of_registration(one: Registration) -> str:
    return one.event.title


def _support_link(one: SupportRequest) -> str:
    return one.registration.get_absolute_url()


def _of_support(one: SupportRequest) -> str:
    return f"{one.get_what_display()}: {one.registration.event.title}"


def _task(event: Event, verb: Any, url: str, *facts: str, due: Any = None) -> Task:
    one = event.occasion
    return Task(
        title=event.title, verb=verb, url=url, facts=[moment(one.starts_at), *facts], due=due or one.starts_at, ref=event.ref,
        unit_id=one.unit_id, assigned_to=one.leader_id,
    )  # fmt: skip


def _supports(person: Person, at_most: int) -> Sequence[Task]:
    return [
        _task(
            one.registration.event,
            _("Answer"),
            address("events:desk_support", one.pk),
            str(one.get_what_display()),
        )
        for one in people.open_supports(person)[:at_most]
    ]


def _approvals(person: Person, at_most: int) -> Sequence[Task]:
    return [_task(one, _("Approve or send back"), _desk(one)) for one in desk.to_approve(person)[:at_most]]


def _to_take_on(person: Person, at_most: int) -> Sequence[Task]:
    return [_task(one, _("Take it on or cancel it"), _desk(one)) for one in desk.to_take_on(person)[:at_most]]


def _proposals(person: Person, at_most: int) -> Sequence[Task]:
    return [
        _task(one.event, _("Answer"), address("events:desk_proposal", one.pk), one.title)
        for one in taking_part.open_proposals(person)[:at_most]
    ]


def _seats(event: Event) -> str:
    return f"{event.occasion.taken} / {event.occasion.capacity}"


def _under(person: Person, at_most: int) -> Sequence[Task]:
    return [_task(one, _("Look at the event"), _desk(one), _seats(one)) for one in desk.under_booked(person)[:at_most]]


def _over(person: Person, at_most: int) -> Sequence[Task]:
    return [_task(one, _("Look at the event"), _desk(one), _seats(one)) for one in desk.over_asked(person)[:at_most]]


def _part(session: Session, verb: Any) -> Task:
    """A session of the programme, where it is changed."""
    one, event = session.event.occasion, session.event
    return Task(
        title=f"{session.title} ({event.title})", verb=verb, url=f"{_desk(event, 'programme')}?session={session.pk}#session",
        facts=[moment(session.starts_at), f"{session.taken} / {session.seats}"], due=session.starts_at, ref=event.ref, unit_id=one.unit_id,  # type: ignore[attr-defined]
        assigned_to=one.leader_id,
    )  # fmt: skip


def _under_sessions(person: Person, at_most: int) -> Sequence[Task]:
    return [_part(one, _("Look at the session")) for one in desk.under_booked_sessions(person)[:at_most]]


def _full_sessions(person: Person, at_most: int) -> Sequence[Task]:
    return [_part(one, _("Give it more seats")) for one in desk.full_sessions(person)[:at_most]]


def _papers(person: Person, at_most: int) -> Sequence[Task]:
    """So many days after the end they are due."""
    days, page = timedelta(days=rules.setting("papers_days", 14)), reverse("events:desk_waiting_certificates")
    return [
        _task(one, _("Issue certificates"), f"{page}?event={one.pk}", due=one.occasion.ends_at + days)
        for one in papers.with_papers_to_issue(person)[:at_most]
    ]


def _lots(person: Person, at_most: int) -> Sequence[Task]:
    found = desk.lots_to_publish(person)[:at_most]
    return [_task(one, _("Draw"), _desk(one, "lot"), due=one.lot_closes_at) for one in found]


def _reports(person: Person, at_most: int) -> Sequence[Task]:
    """So many days after the end it is due."""
    days, found = timedelta(days=rules.setting("report_days", 10)), desk.without_report(person)[:at_most]
    return [
        _task(one, _("Say what came of it"), _desk(one, "afterwards"), due=one.occasion.ends_at + days) for one in found
    ]


def _listed(find: Callable[[Any], list[Event]], query: Callable[[Any], str]) -> Callable[..., dict[str, Any] | None]:
    """A section with the events that `find` knows for the page's thing."""

    def load(request: HttpRequest, thing: Any) -> dict[str, Any] | None:
        found = find(thing)
        return {"groups": [("", found)], "more": reverse("events:list") + query(thing)} if found else None

    return load


def _on_goal(request: HttpRequest, goal: Any, found: Any) -> dict[str, Any] | None:
    return _ahead(found, f"?goal={goal.number}")


def _on_place(request: HttpRequest, place: Any, found: Any) -> dict[str, Any] | None:
    return _ahead(found, f"?place={place.slug}")


def _ahead(found: Any, query: str) -> dict[str, Any] | None:
    return {"groups": [("", found)], "more": reverse("events:list") + query} if found else None


def _belonging(thing: Any) -> list[Event]:
    return events.belonging(thing.ref)


def _in_stages(request: HttpRequest, process: Any) -> dict[str, Any] | None:
    """Events of a process, each below the stage in which it begins."""
    found = [
        (stage.get_kind_display() if stage else _("Outside the stages"), rows)
        for stage, rows in events.by_stage(process)
    ]
    return {"groups": found, "more": reverse("events:list")} if found else None


def _events_of(thing: Any) -> QuerySet[Event]:
    return Event.objects.filter(belongs_to=thing.ref)


def _on_my_page(request: HttpRequest, person: Any, found: Any) -> dict[str, Any] | None:
    return {"lines": [(_ticket_line(one), one.get_absolute_url()) for one in found]} if found else None


def _ticket_line(one: Registration) -> Line:
    event = one.event
    return line(one.tone, event.title, event.language, moment(event.occasion.starts_at), event.place_words)


LIST = "events/_section.html"
CARD = Card(
    name=_("Events"),
    icon="cal",
    needs=frozenset({"questions"}),
    kinds=[
        Kind(
            "event", _("Event"), events.load_events, _link, str, named=("title", "language"), step_template="events/_step.html",
            tickets=people.tickets, own_link=links.own_link,
            asking=Asking({SIGN_UP: _("Questions when signing up"), FEEDBACK: _("Questions afterwards")}, rules.may_work_on, _desk),
        ),
        Kind("registration", _("Registration"), people.load_registrations, _link, _of_registration, named=("event__title",), may_open=_may_open),
        Kind("talk_proposal", _("Offer to speak"), taking_part.load_proposals, _link, str),
        Kind("event_output", _("Lesson"), events.load_lessons, _of_event, str),
        Kind("support_request", _("What somebody needs to come"), people.load_supports, _support_link, _of_support),
    ],
    sections=[
        Section("goal", LIST, _on_goal, 40, asks=lambda goal: [events.coming(goal_links__goal=goal)]),
        Section("place", LIST, _on_place, 40, asks=lambda place: [events.coming(neighbourhood=place)]),
        Section("project", LIST, _listed(_belonging, lambda project: ""), 25, among=_events_of),
        Section("group", LIST, _listed(_belonging, lambda group: ""), 25, among=_events_of),
        Section("panel", LIST, _listed(_belonging, lambda panel: ""), 25, among=_events_of),
        Section("process", LIST, _in_stages, 25, among=_events_of),
        Section("thread", LIST, _listed(events.of_thread, lambda thread: ""), 28, among=lambda thread: Event.objects.filter(thread=thread)),
        Section("person", "events/_mine.html", _on_my_page, 6, among=lambda person: Registration.objects.filter(person=person), asks=lambda person: [people.coming_registrations(person)]),
    ],
    desk=[
        Queue("events.supports", _("What people need to come"), rules.WORKING, _supports, lambda person: people.open_supports(person), "events:desk_supports", due="registration__event__occasion__starts_at", holder="registration__event__occasion__leader"),
        Queue("events.approvals", _("Events to approve"), rules.WORKING, _approvals, lambda person: desk.to_approve(person), due="occasion__starts_at", holder="occasion__leader"),
        Queue("events.asked_for", _("Events that a group asks for"), rules.WORKING, _to_take_on, lambda person: desk.to_take_on(person), due="occasion__starts_at", holder="occasion__leader"),
        Queue("events.proposals", _("Offers to speak"), rules.WORKING, _proposals, lambda person: taking_part.open_proposals(person), due="event__occasion__starts_at", holder="event__occasion__leader"),
        Queue("events.lots", _("Lots to draw"), rules.WORKING, _lots, lambda person: desk.lots_to_publish(person), due="lot_closes_at", holder="occasion__leader"),
        Queue("events.under", _("Events with many free seats"), rules.WORKING, _under, lambda person: desk.under_booked(person), due="occasion__starts_at", holder="occasion__leader"),
        Queue("events.over", _("Events that many more ask for"), rules.WORKING, _over, lambda person: desk.over_asked(person), due="occasion__starts_at", holder="occasion__leader"),
        Queue("events.under_sessions", _("Sessions with many free seats"), rules.WORKING, _under_sessions, lambda person: desk.under_booked_sessions(person), due="starts_at", holder="event__occasion__leader"),
        Queue("events.full_sessions", _("Sessions that are full although the event is not"), rules.WORKING, _full_sessions, lambda person: desk.full_sessions(person), due="starts_at", holder="event__occasion__leader"),
        Queue("events.papers", _("Certificates of attendance to issue"), rules.WORKING, _papers, lambda person: papers.with_papers_to_issue(person), "events:desk_waiting_certificates", needs="documents", due=DueBy("occasion__ends_at", lambda at: at + timedelta(days=rules.setting("papers_days", 14))), holder="occasion__leader"),
        Queue("events.reports", _("Events without a report"), rules.WORKING, _reports, lambda person: desk.without_report(person), due=DueBy("occasion__ends_at", lambda at: at + timedelta(days=rules.setting("report_days", 10))), holder="occasion__leader"),
    ],
    desk_links=[DeskLink(_("Events"), "events:desk_list", rules.WORKING)],
    menu=[MenuEntry(_("Events"), "events:list", 38)],
    notices=[
        NoticeType("events.announced", _("An event on a thread that you follow: %(title)s"), _("You can sign up on its page.")),
        NoticeType("events.asked_for", _("An event is asked for: %(title)s"), _("In the name of: %(name)s. Please name somebody who leads it and publish it, or cancel it with the reason.")),
        NoticeType("events.of_group", _("An event of your group: %(title)s"), _("It is published. You can sign up on its page.")),
        NoticeType("events.not_taken_on", _("The event of your group does not take place: %(title)s"), _("The reason: %(words)s")),
        NoticeType("events.in_drum", _("Your name is in the drum: %(title)s"), _("When you signed up makes no difference. We write when the lot has been drawn."), own_link=True),
        NoticeType("events.online", _("You take part online: %(title)s"), _("The address stands on the page of the event, after signing in. You need no seat."), own_link=True),
        NoticeType("events.online_in_24_hours", _("Tomorrow, online: %(title)s"), _("The address stands on the page of the event, after signing in."), own_link=True),
        NoticeType("events.online_in_2_hours", _("In two hours, online: %(title)s"), _("The address stands on the page of the event, after signing in."), own_link=True),
        NoticeType("events.session_moved", _("A session that you chose is at another time or place: %(title)s"), _("%(words)s"), own_link=True),
        NoticeType("events.moved", _("Another time or place: %(title)s"), _("Your name stays on the list. If the new time does not suit you, please take it off."), own_link=True),
        NoticeType("events.support_asked", _("Somebody needs something to come: %(title)s"), _("Please answer at the desk before the event.")),
        NoticeType("events.support_yes", _("We arrange what you need: %(title)s"), _("%(words)s")),
        NoticeType("events.support_no", _("What you need is not possible: %(title)s"), _("%(words)s")),
        NoticeType("events.proposed", _("Somebody offers to speak: %(title)s"), _("Please answer at the desk, with words.")),
        NoticeType("events.proposal_accepted", _("You are in the programme: %(title)s"), _("%(words)s")),
        NoticeType("events.proposal_declined", _("Your offer to speak: %(title)s"), _("It was not taken. %(words)s")),
        NoticeType("events.approved", _("Approved: %(title)s"), _("It can be published now.")),
        NoticeType("events.sent_back", _("Not approved yet: %(title)s"), _("What should be different: %(words)s")),
        NoticeType("events.stage_over", _("Its process ends earlier now: %(title)s"), _("The stages of the process end before this event (%(words)s). Please look whether it should move.")),
        NoticeType("events.message", _("News of your event: %(title)s"), _("%(words)s")),
        NoticeType("events.news", _("An invitation: %(title)s"), _("%(words)s"), promotion=True),
    ],
    sentences=rules.SENTENCES,
    after_sign_in=finish,
    verbs=[Verb("event", _("Ask for an event"), _("The desk names somebody who leads it and publishes it. You hear what becomes of it."), AskForEventForm, ask_for_event)],
    stage_moved=follow_stage,
    tallies=[
        Tally("place", _("%(count)s events ahead"), events.per_place),
        Tally("goal", _("%(count)s events ahead"), events.per_goal),
    ],
    participations=participation.participations,
    deeds=[Deed("events.visits", _("Visits to events"), participation.visits)],
    personal_data=[
        PersonalData("events.Registration", ("person",), _("To keep your place at an event, and to answer what you need"), personal.export_registrations, personal.forget_registrations, None, _("while the account exists; then only that somebody was on the list"), stays=True),
        PersonalData("events.TalkProposal", ("person",), _("To answer who offers to speak, and to publish the name only if they agreed"), personal.export_proposals, personal.forget_proposals, None, _("while the account exists; then the offer goes"), category="words"),
        *(
            PersonalData(model, (column,), _("To know who of the staff did something"), partial(personal.export_work, model, column), partial(personal.forget_work, model, column), None, _("as proof of who decided"), subjects="staff", category="work", stays=True)
            for model, column in personal.STAFF
        ),
    ],
    events=people.online_events_of,
    sitemap=events.addresses,
)  # fmt: skip
