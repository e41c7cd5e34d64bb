"""What volunteering shows to the house."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import (
    Asking,
    Card,
    Crowd,
    DeskLink,
    Guarded,
    Kind,
    MenuEntry,
    NoticeType,
    PersonalData,
    Queue,
    Section,
    Tally,
    Task,
    Verb,
    Viewer,
)
from meydan.base.counted import Deed
from meydan.base.rulings import Ruling, no, yes
from meydan.base.templatetags.ui import moment
from meydan.base.workdays import end_of
from meydan.people.models import Person
from meydan.sealed.models import What
from meydan.threads.models import Station
from meydan.volunteering import personal, rules
from meydan.volunteering.actions import guardian_spoke, raise_need
from meydan.volunteering.actions.seats import seat_moved
from meydan.volunteering.forms.raising import RaiseNeedForm
from meydan.volunteering.forms.volunteers import JoinForm
from meydan.volunteering.models import APPLICATION, FEEDBACK, Application, Need, Placement, Role, Shift
from meydan.volunteering.queries import (
    adults,
    became,
    desk,
    guarded,
    leading,
    papers,
    participation,
    people,
    recognition,
    roles,
    thanks,
)
from meydan.volunteering.rules.adults import (
    NOT_THE_TIME,
    adults_needed,
    emergency_is_open,
    enough_adults,
    may_read_access,
)
from meydan.volunteering.signing_in import finish


def _link(one: Any) -> str:
    return one.get_absolute_url()


def _need_link(need: Need) -> str:
    """Who asked for it without working at the desk has a page of their own."""
    return address("volunteering:own_need", need.pk) if need.of else need.get_absolute_url()


def _desk_role(role: Role) -> str:
    return address("volunteering:desk_role", role.pk)


def _describe_shift(shift: Shift) -> str:
    return f"{shift.role.title}, {moment(shift.occasion.starts_at)}"


def _describe_place(one: Placement | Application) -> str:
    return one.role.title


def _task(title: str, verb: Any, url: str, need: Need, ref: str, *facts: str, due: Any = None) -> Task:
    return Task(title=title, verb=verb, url=url, facts=[*facts, need.unit.name], due=due, ref=ref, unit_id=need.unit_id, assigned_to=need.contact_id)  # fmt: skip


def _applications(person: Person, at_most: int) -> Sequence[Task]:
    return [
        _task(
            one.role.title,
            _("Decide"),
            address("volunteering:desk_application", one.pk),
            one.role.need,
            one.ref,
            due=end_of(one.promised_for),
        )
        for one in people.waiting_applications(person)[:at_most]
    ]


def _reserves(person: Person, at_most: int) -> Sequence[Task]:
    return [
        _task(one.role.title, _("Offer the place"), address("volunteering:desk_application", one.pk), one.role.need, one.ref)
        for one in people.reserves_to_call(person)[:at_most]
    ]  # fmt: skip


def _needs(person: Person, at_most: int) -> Sequence[Task]:
    found = desk.needs_in_review(person)[:at_most]
    return [_task(one.title, _("Look at it"), one.get_absolute_url(), one, one.ref) for one in found]


def _hours(person: Person, at_most: int) -> Sequence[Task]:
    return [
        _task(
            one.role.title,
            _("Confirm the hours"),
            address("volunteering:desk_hours_one", one.pk),
            one.role.need,
            one.ref,
        )
        for one in desk.waiting_hours(person)[:at_most]
    ]


def _permissions(person: Person, at_most: int) -> Sequence[Task]:
    found = people.permissions_waiting()[:at_most]
    return [
        Task(
            title=one.person.name,
            verb=_("Enter the permission"),
            url=address("volunteering:desk_permission", one.pk),
            facts=[str(one.get_how_display())],
        )
        for one in found
    ]


def _papers(person: Person, at_most: int) -> Sequence[Task]:
    checks = [
        _task(
            one.placement.person.name if one.placement.person else one.placement.role.title,
            _("Renew it"),
            address("volunteering:desk_placement", one.placement_id),
            one.placement.role.need,
            one.placement.ref,
            str(one.get_what_display()),
            due=end_of(one.valid_until) if one.valid_until else None,
        )
        for one in papers.ending_papers(person)[:at_most]
    ]
    given = [
        Task(
            title=one.person.name,
            verb=_("Ask for a new one"),
            url=address("volunteering:desk_permission", one.pk),
            facts=[str(_("Guardian’s permission"))],
            due=end_of(one.valid_until) if one.valid_until else None,
        )
        for one in papers.ending_permissions(person)[:at_most]
    ]
    return sorted([*checks, *given], key=lambda task: task.due)[:at_most]  # type: ignore[arg-type, return-value]


def _opinions(person: Person, at_most: int) -> Sequence[Task]:
    return [
        _task(
            one.placement.role.title,
            _("Enter the opinion"),
            address("volunteering:desk_opinion", one.pk),
            one.placement.role.need,
            one.placement.ref,
            due=end_of(one.promised_for),
        )
        for one in papers.waiting_opinions(person)[:at_most]
    ]


def _organisations(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            title=one.name,
            verb=_("Decide"),
            url=address("volunteering:desk_organisation", one.pk),
            due=end_of(one.promised_for),
            ref=one.ref,
        )
        for one in papers.waiting_organisations(person)[:at_most]
    ]


def _adults(person: Person, at_most: int) -> Sequence[Task]:
    return [
        _task(
            one.role.title,
            _("Find an adult"),
            address("volunteering:desk_shift", one.pk),
            one.role.need,
            one.ref,
            moment(one.occasion.starts_at),
            due=one.occasion.starts_at,
        )
        for one in adults.short_of_adults_at_desk(person)[:at_most]
    ]


def _on_leaders_list(request: HttpRequest, occasion: Any) -> dict[str, Any] | None:
    """Whether enough adults are there for those under 18, and the way to the emergency contacts. One query."""
    if not occasion.of.startswith(f"{Shift.kind}:"):
        return None
    company, needed = adults.company_at(occasion), adults_needed()
    return {
        "company": company,
        "needed": needed,
        "enough": not company.minors or enough_adults(company.sure),
        "emergency": emergency_is_open(request.person, occasion),
        "shift": occasion.pk,
    }


def _may_open(viewer: Viewer, words: Any) -> Ruling:
    """Emergency contacts: the leader around the shift. Access needs: who looks after the duty."""
    placement = adults.placement_of_words(words)
    if viewer is None or placement is None:
        return no("sealed.not_named")
    if words.what == What.EMERGENCY:
        return yes() if adults.leads_now(viewer, placement) else no(NOT_THE_TIME)
    return may_read_access(viewer, placement)


def _may_check_in(pk: int, person: Person) -> Ruling:
    """Somebody under 18 is checked in when enough adults are there or said that they come. A seat that is only kept needs the
    guardian's word first."""
    shift = adults.shift_of(pk)
    if shift is None or not adults.is_minor_at(person, shift.occasion):
        return yes()
    if not (allowed := people.may_come_on_kept_seat(person, shift)):
        return allowed
    return enough_adults(adults.company_at(shift.occasion).sure)


def _listed(find: Callable[[int], list[Role]], query: Callable[[Any], str]) -> Callable[..., dict[str, Any] | None]:
    """A section with the duties that `find` knows for the page's thing."""

    def load(request: HttpRequest, thing: Any) -> dict[str, Any] | None:
        found = find(thing.pk)
        return {"roles": found, "more": reverse("volunteering:list") + query(thing)} if found else None

    return load


def _on_goal(request: HttpRequest, goal: Any, found: Any) -> dict[str, Any] | None:
    return {"roles": found, "more": reverse("volunteering:list") + f"?goal={goal.number}"} if found else None


def _on_place(request: HttpRequest, place: Any, found: Any) -> dict[str, Any] | None:
    return {"roles": found, "more": reverse("volunteering:list") + f"?place={place.slug}"} if found else None


def _raised_by(request: HttpRequest, group: Any, found: Any) -> dict[str, Any] | None:
    return {"roles": found, "more": reverse("volunteering:list")} if found else None


def _on_thread(request: HttpRequest, thread: Any) -> dict[str, Any] | None:
    """A thread that has not come as far as the work has no duties, and is not asked."""
    return _listed(roles.for_thread, lambda _thread: "")(request, thread) if thread.station in AT_WORK else None


def _at_seat(request: HttpRequest, occasion: Any) -> dict[str, Any] | None:
    """How many come under one's name; one query, at shifts alone."""
    at_shift = occasion.of.startswith(f"{Shift.kind}:")
    if not at_shift or (seat := people.seat_with_company(request.person, occasion.pk)) is None:
        return None
    joining = address("volunteering:company", seat.occasion.shift.role_id, occasion.pk)
    return {"form": JoinForm(initial={"size": seat.size}), "address": joining}


def _for_muhtar(request: HttpRequest, place: Any) -> dict[str, Any]:
    return {"needs": desk.asked_for(place.ref), "address": address("volunteering:ask", place.slug)}


def _on_my_page(request: HttpRequest, person: Any, duties: Any) -> dict[str, Any] | None:
    year = became.year_of(duties)
    return {"year": year} if year.times else None


LIST = "volunteering/_section.html"
AT_WORK = {Station.WORK, Station.IMPACT}
CARD = Card(
    name=_("Volunteering"),
    icon="hand",
    needs=frozenset({"questions"}),
    kinds=[
        Kind(
            "duty", _("Volunteer duty"), roles.load_roles, _link, str, named=("title",), step_template="volunteering/_step.html",
            asking=Asking({APPLICATION: _("Questions when applying"), FEEDBACK: _("Questions afterwards")}, rules.may_ask_in, _desk_role),
            guarded=Guarded(guarded.about, guardian_spoke),
        ),
        Kind("shift", _("Shift"), roles.load_shifts, _link, _describe_shift, named=("role__title", "occasion__starts_at"), may_check_in=_may_check_in, may_accept=people.kept_for_guardian, seat_moved=seat_moved, seat_notes=leading.notes_on_seats),
        Kind("need", _("Need"), desk.load_needs, _need_link, str),
        Kind("application", _("Application"), people.load_applications, lambda one: one.role.get_absolute_url(), _describe_place, named=("role__title",)),
        Kind("placement", _("Place in a duty"), people.load_placements, _link, _describe_place, named=("role__title",), may_open=_may_open),
        Kind("organisation", _("Organisation"), papers.load_organisations, _link, str),
        Kind("hours", _("Volunteer hours"), lambda viewer, ids: dict(people.hours_of(viewer).in_bulk(ids)) if viewer else {}, lambda hours: reverse("volunteering:mine"), lambda hours: hours.role.title),
    ],
    sections=[
        Section("goal", LIST, _on_goal, 45, asks=lambda goal: [roles.for_goal(goal.pk)]),
        Section("place", LIST, _on_place, 45, asks=lambda place: [roles.in_place(place.pk)]),
        Section("project", LIST, _listed(roles.for_project, lambda project: ""), 20),
        Section("thread", LIST, _on_thread, 30),
        Section("group", LIST, _raised_by, 30, asks=lambda group: [roles.raised_by(group.ref)]),
        Section("muhtar", "volunteering/_asked_by.html", _for_muhtar, 30),
        Section("person", "volunteering/_mine.html", _on_my_page, 8, asks=lambda person: [became.places_of_duties(person)]),
        Section("occasion", "volunteering/_leader.html", _on_leaders_list, 10),
        Section("seat", "volunteering/_company.html", _at_seat, 40),
    ],
    desk=[
        Queue("volunteering.applications", _("Applications"), rules.WORKING, _applications, lambda person: people.waiting_applications(person), "volunteering:desk_applications", due="promised_for", holder="role__need__contact"),
        Queue("volunteering.reserves", _("A place is free, and somebody waits for it"), rules.WORKING, _reserves, lambda person: people.reserves_to_call(person), holder="role__need__contact"),
        Queue("volunteering.needs", _("Needs to look at"), rules.KEEPING, _needs, lambda person: desk.needs_in_review(person), holder="contact"),
        Queue("volunteering.adults", _("Shifts without enough adults"), rules.WORKING, _adults, lambda person: adults.short_of_adults_at_desk(person), due="occasion__starts_at", holder="role__need__contact"),
        Queue("volunteering.papers", _("Papers that end soon"), rules.WORKING, _papers, lambda person: [papers.ending_papers(person), papers.ending_permissions(person)], "volunteering:desk_papers", due="valid_until", holder=("placement__role__need__contact", "")),
        Queue("volunteering.opinions", _("Legal opinions"), rules.KEEPING, _opinions, lambda person: papers.waiting_opinions(person), due="promised_for", holder="placement__role__need__contact"),
        Queue("volunteering.organisations", _("Organisations"), rules.KEEPING, _organisations, lambda person: papers.waiting_organisations(person), "volunteering:desk_organisations", due="promised_for"),
        Queue("volunteering.hours", _("Hours to confirm"), rules.WORKING, _hours, lambda person: desk.waiting_hours(person), "volunteering:desk_hours", holder="role__need__contact"),
        Queue("volunteering.guardians", _("Guardians’ permissions"), rules.KEEPING, _permissions, lambda person: people.permissions_waiting()),
    ],
    desk_links=[
        DeskLink(_("Needs and duties"), "volunteering:desk_needs", rules.WORKING),
        DeskLink(_("Shifts"), "volunteering:desk_shifts", rules.WORKING),
        DeskLink(_("Volunteers"), "volunteering:desk_volunteers", rules.WORKING),
        DeskLink(_("Qualifications"), "volunteering:desk_qualifications", rules.KEEPING),
        DeskLink(_("Volunteering in a year"), "volunteering:desk_year", rules.KEEPING),
    ],
    menu=[MenuEntry(_("Volunteering"), "volunteering:list", 35)],
    notices=[
        NoticeType("volunteering.applied", _("Somebody applied: %(title)s"), _("Please decide at the desk by the promised day.")),
        NoticeType("volunteering.more", _("A question about your application: %(title)s"), _("%(words)s")),
        NoticeType("volunteering.interview", _("We would like to talk with you: %(title)s"), _("%(words)s")),
        NoticeType("volunteering.suitable", _("There is a place for you: %(title)s"), _("Please answer within a week on your page. %(words)s")),
        NoticeType("volunteering.reserve", _("You are on the reserve list: %(title)s"), _("We write as soon as a place is free. %(words)s")),
        NoticeType("volunteering.unsuitable", _("Not this time: %(title)s"), _("%(words)s")),
        NoticeType("volunteering.ready", _("You are ready: %(title)s"), _("You can choose your shifts now.")),
        NoticeType("volunteering.suspended", _("Suspended for now: %(title)s"), _("Something is missing or has to be clarified: %(words)s")),
        NoticeType("volunteering.back", _("It goes on: %(title)s"), _("The suspension is over.")),
        NoticeType("volunteering.ended", _("The term is over: %(title)s"), _("Thank you for your work. %(words)s")),
        NoticeType("volunteering.dismissed", _("Your place has ended: %(title)s"), _("The reason: %(words)s. You can object in writing to the Centre.")),
        NoticeType("volunteering.guardian", _("A young person waits for a permission: %(title)s"), _("The guardian comes to the desk or signs on paper.")),
        NoticeType("volunteering.permission_given", _("Your guardian gave permission"), _("You can choose your shifts now.")),
        NoticeType("volunteering.permission_declined", _("Your guardian did not give permission"), _("You are welcome again when they change their mind, or when you are 18.")),
        NoticeType("volunteering.permission_withdrawn", _("Your guardian took the permission back"), _("You can take no shifts until there is a new one. The seats that you had booked are free again.")),
        NoticeType("volunteering.permission_said", _("Your guardian said yes"), _("Before your first shift the desk calls them once.")),
        NoticeType("volunteering.permission_over", _("Your guardian’s permission has ended"), _("Please ask for a new one on the page of your duty.")),
        NoticeType("volunteering.of_age", _("You are 18: from now on you decide yourself"), _("Your guardian’s permission has ended, and we have deleted their name and contact.")),
        NoticeType("volunteering.guardian_to_call", _("A guardian waits to be called: %(title)s"), _("They said yes by message. Please call them and write it down at the desk.")),
        NoticeType("volunteering.seat_without_permission", _("A seat is free again: %(title)s"), _("A guardian’s permission does not cover it any more. The next person in line was asked, if there is one.")),
        NoticeType("volunteering.adults_missing", _("Adults are missing: %(title)s"), _("Somebody under 18 is on the list, and %(needed)s adults have to be there. Please ask somebody to come, or name a leader.")),
        NoticeType("volunteering.paper_ends", _("Something ends soon: %(title)s"), _("Please bring the new one to the desk: %(words)s")),
        NoticeType("volunteering.opinion_wanted", _("A legal opinion is wanted: %(title)s"), _("Please ask the legal unit and enter the answer by the promised day.")),
        NoticeType("volunteering.opinion_given", _("The legal unit says that it is possible: %(title)s"), _("As soon as nothing else is missing you can choose your shifts.")),
        NoticeType("volunteering.opinion_not_possible", _("This duty is not possible for now: %(title)s"), _("We are sorry. The reason: %(words)s. Events, courses and working groups stay open to you.")),
        NoticeType("volunteering.organisation", _("An organisation would like to volunteer: %(title)s"), _("Please decide at the desk by the promised day.")),
        NoticeType("volunteering.organisation_accepted", _("Your organisation is accepted: %(title)s"), _("You can sign up its people for shifts now. %(words)s")),
        NoticeType("volunteering.organisation_declined", _("Not this time: %(title)s"), _("The reason: %(words)s")),
        NoticeType("volunteering.need_moved", _("News of the need: %(title)s"), _("%(words)s")),
        NoticeType("volunteering.became", _("What became of your work: %(title)s"), _("%(words)s Thank you.")),
        NoticeType("volunteering.hours_confirmed", _("Your hours are confirmed: %(title)s"), _("With a change, or an answer: %(words)s")),
        NoticeType("volunteering.seat_kept", _("A seat is kept for you: %(title)s"), _("Until %(words)s. It is yours as soon as your guardian agrees; after that it goes to others.")),
        NoticeType("volunteering.placed", _("You are planned in: %(title)s"), _("%(duty)s. You had said that you can then. Does it not suit you? Please give the seat back; one tap is enough.")),
        NoticeType("volunteering.qualified", _("Your qualification is entered: %(name)s"), _("Duties that ask for it are open to you now.")),
        NoticeType("volunteering.noted", _("A word on how it goes: %(title)s"), _("%(words)s")),
        NoticeType("volunteering.milestone", _("%(hours)s hours of yours are confirmed"), _("Thank you. What became of them stands on your page.")),
        NoticeType("volunteering.thanks_due", _("5 December is the day of volunteers"), _("Nobody has thanked those who served in %(year)s yet. A draft is written with one press at the desk, under “Volunteering in a year”.")),
        NoticeType("volunteering.hours_rejected", _("Your hours were not accepted: %(title)s"), _("The reason: %(words)s")),
    ],
    sentences=rules.SENTENCES,
    after_sign_in=finish,
    audiences={"served": became.served, "took_part": became.took_part},
    crowds=[Crowd(thanks.CROWD, _("Volunteers who served in"), thanks.who_served, thanks.years_to_thank)],
    passport=recognition.in_passport,
    verbs=[Verb("need", _("Ask for volunteers"), _("The desk looks at it, and the unit opens a duty. You hear what becomes of it."), RaiseNeedForm, raise_need)],
    tallies=[
        Tally("place", _("%(count)s volunteer duties"), roles.per_place),
        Tally("goal", _("%(count)s volunteer duties"), roles.per_goal),
    ],
    participations=participation.participations,
    deeds=[Deed("volunteering.hours", _("Volunteer hours"), participation.minutes_done, "minutes")],
    personal_data=[
        PersonalData("volunteering.Volunteer", ("person",), _("To know which duties fit a volunteer"), personal.export_volunteer, personal.forget_volunteer, None, _("while the person volunteers or has an account"), subjects="volunteers", category="service"),
        PersonalData("volunteering.Preferences", ("person",), _("To show a volunteer duties that fit, and to plan only what they offered"), personal.export_preferences, personal.forget_preferences, None, _("until the volunteer empties it, or while the account exists"), subjects="volunteers", category="service"),
        PersonalData("volunteering.Qualified", ("person",), _("To know whether somebody may do a duty that asks for a certificate or a training"), personal.export_qualifications, personal.forget_qualifications, None, _("while the account exists"), subjects="volunteers", category="service"),
        PersonalData("volunteering.Application", ("person",), _("To decide about an application and to answer it"), personal.export_applications, personal.forget_applications, None, _("while the account exists; then only that somebody applied"), subjects="volunteers", category="service", stays=True),
        PersonalData("volunteering.Placement", ("person",), _("The record of a volunteer’s place"), personal.export_placements, personal.forget_placements, None, _("while the account exists; then only that somebody served"), subjects="volunteers", category="service", stays=True),
        PersonalData("volunteering.OrganisationSignUp", ("contact",), _("To know who speaks for an organisation"), personal.export_organisations, personal.forget_organisations, None, _("while the account exists; then only the organisation"), subjects="volunteers", category="service", stays=True),
        PersonalData("volunteering.Hours", ("person",), _("To confirm hours"), personal.export_hours, personal.forget_hours, None, _("while the account exists; then only the hours"), subjects="volunteers", category="service", stays=True),
        *(
            PersonalData(model, (column,), _("To know who of the staff did something"), partial(personal.export_work, model, column), partial(personal.forget_work, model, column), None, _("as proof of who decided"), subjects="staff", category="work", stays=True)
            for model, column in personal.STAFF
        ),
    ],
    sitemap=roles.addresses,
)  # fmt: skip
