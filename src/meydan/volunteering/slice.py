"""What volunteering shows to the house."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import (
    Card,
    DeskLink,
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
from meydan.base.templatetags.ui import moment
from meydan.base.workdays import end_of
from meydan.people.models import Person
from meydan.threads.models import Station
from meydan.volunteering import personal, rules
from meydan.volunteering.actions import raise_need
from meydan.volunteering.forms.raising import RaiseNeedForm
from meydan.volunteering.models import Application, Need, Placement, Role, Shift
from meydan.volunteering.queries import desk, people, roles
from meydan.volunteering.signing_in import finish


def _link(one: Any) -> str:
    return one.get_absolute_url()


def _describe_shift(shift: Shift) -> str:
    return f"{shift.role.title}, {moment(shift.occasion.starts_at)}"


def _describe_place(one: Placement | Application) -> str:
    return one.role.title


def _application_link(application: Application) -> str:
    return application.role.get_absolute_url()


def _task(title: str, verb: Any, url: str, need: Need, ref: str, *facts: str, due: Any = None) -> Task:
    return Task(title=title, verb=verb, url=url, facts=[*facts, need.unit.name], due=due, ref=ref, unit_id=need.unit_id, assigned_to=need.contact_id)  # fmt: skip


def _applications(person: Person, at_most: int) -> Sequence[Task]:
    return [
        _task(
            one.role.title,
            _("Decide"),
            reverse("volunteering:desk_application", args=[one.pk]),
            one.role.need,
            one.ref,
            due=end_of(one.promised_for),
        )
        for one in people.waiting_applications(person)[:at_most]
    ]


def _needs(person: Person, at_most: int) -> Sequence[Task]:
    found = desk.needs_in_review(person)[:at_most]
    return [_task(one.title, _("Look at it"), one.get_absolute_url(), one, one.ref) for one in found]


def _empty(person: Person, at_most: int) -> Sequence[Task]:
    return [
        _task(
            one.role.title,
            _("Look at the shift"),
            reverse("volunteering:desk_shift", args=[one.pk]),
            one.role.need,
            one.ref,
            f"{moment(one.occasion.starts_at)} · {one.occasion.taken} / {one.occasion.capacity}",
            due=one.occasion.starts_at,
        )
        for one in desk.empty_shifts(person)[:at_most]
    ]


def _hours(person: Person, at_most: int) -> Sequence[Task]:
    return [
        _task(
            one.role.title,
            _("Confirm the hours"),
            reverse("volunteering:desk_hours_one", args=[one.pk]),
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
            url=reverse("volunteering:desk_permission", args=[one.pk]),
            facts=[str(one.get_how_display())],
        )
        for one in found
    ]


def _listed(find: Callable[[int], list[Role]], query: Callable[[Any], str]) -> Callable[..., dict[str, Any] | None]:
    """A section with the duties that `find` knows for the page's thing."""

    def load(request: HttpRequest, thing: Any) -> dict[str, Any] | None:
        found = find(thing.pk)
        return {"roles": found, "more": reverse("volunteering:list") + query(thing)} if found else None

    return load


def _raised_by(request: HttpRequest, group: Any) -> dict[str, Any] | None:
    return _listed(lambda _pk: roles.raised_by(group.ref), lambda _group: "")(request, group)


def _on_thread(request: HttpRequest, thread: Any) -> dict[str, Any] | None:
    """A thread that has not come as far as the work has no duties, and is not asked."""
    return _listed(roles.for_thread, lambda _thread: "")(request, thread) if thread.station in AT_WORK else None


def _on_my_page(request: HttpRequest, person: Any) -> dict[str, Any] | None:
    year = people.this_year(person)
    return {"year": year} if year.times else None


LIST = "volunteering/_section.html"
AT_WORK = {Station.WORK, Station.IMPACT}
CARD = Card(
    name=_("Volunteering"),
    icon="hand",
    kinds=[
        Kind("duty", _("Volunteer duty"), roles.load_roles, _link, str, step_template="volunteering/_step.html"),
        Kind("shift", _("Shift"), roles.load_shifts, _link, _describe_shift),
        Kind("need", _("Need"), desk.load_needs, _link, str),
        Kind("application", _("Application"), people.load_applications, _application_link, _describe_place),
        Kind("placement", _("Place in a duty"), people.load_placements, _link, _describe_place),
        Kind("hours", _("Volunteer hours"), lambda viewer, ids: dict(people.hours_of(viewer).in_bulk(ids)) if viewer else {}, lambda hours: reverse("volunteering:mine"), lambda hours: hours.role.title),
    ],
    sections=[
        Section("goal", LIST, _listed(roles.for_goal, lambda goal: f"?goal={goal.number}"), 45),
        Section("place", LIST, _listed(roles.in_place, lambda place: f"?place={place.slug}"), 45),
        Section("project", LIST, _listed(roles.for_project, lambda project: ""), 20),
        Section("thread", LIST, _on_thread, 30),
        Section("group", LIST, _raised_by, 30),
        Section("person", "volunteering/_mine.html", _on_my_page, 8),
    ],
    desk=[
        Queue("volunteering.applications", _("Applications"), rules.WORKING, _applications, lambda person: people.waiting_applications(person), "volunteering:desk_applications"),
        Queue("volunteering.needs", _("Needs to look at"), rules.KEEPING, _needs, lambda person: desk.needs_in_review(person)),
        Queue("volunteering.empty", _("Empty shifts"), rules.WORKING, _empty, lambda person: desk.empty_shifts(person), "volunteering:desk_shifts"),
        Queue("volunteering.hours", _("Hours to confirm"), rules.WORKING, _hours, lambda person: desk.waiting_hours(person), "volunteering:desk_hours"),
        Queue("volunteering.guardians", _("Guardians’ permissions"), rules.KEEPING, _permissions, lambda person: people.permissions_waiting()),
    ],
    desk_links=[DeskLink(_("Needs and duties"), "volunteering:desk_needs", rules.WORKING), DeskLink(_("Volunteering in a year"), "volunteering:desk_year", rules.KEEPING)],
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
        NoticeType("volunteering.permission_withdrawn", _("Your guardian took the permission back"), _("You can take no shifts until there is a new one. Please give back the seats that you have booked.")),
        NoticeType("volunteering.need_moved", _("News of the need: %(title)s"), _("%(words)s")),
        NoticeType("volunteering.hours_confirmed", _("Your hours are confirmed: %(title)s"), _("With a change, or an answer: %(words)s")),
        NoticeType("volunteering.hours_rejected", _("Your hours were not accepted: %(title)s"), _("The reason: %(words)s")),
    ],
    sentences=rules.SENTENCES,
    after_sign_in=finish,
    verbs=[Verb("need", _("Ask for volunteers"), _("The desk looks at it, and the unit opens a duty. You hear what becomes of it."), RaiseNeedForm, raise_need)],
    tallies=[
        Tally("place", _("%(count)s volunteer duties"), roles.per_place),
        Tally("goal", _("%(count)s volunteer duties"), roles.per_goal),
    ],
    personal_data=[
        PersonalData("volunteering.Volunteer", ("person",), _("To know which duties fit a volunteer"), personal.export_volunteer, personal.forget_volunteer, None, "while the person volunteers or has an account"),
        PersonalData("volunteering.Application", ("person",), _("To decide about an application and to answer it"), personal.export_applications, personal.forget_applications, None, "while the account exists; then only that somebody applied"),
        PersonalData("volunteering.Placement", ("person",), _("The record of a volunteer’s place"), personal.export_placements, personal.forget_placements, None, "while the account exists; then only that somebody served"),
        PersonalData("volunteering.Permission", ("person",), _("A guardian’s permission for a minor"), personal.export_permissions, personal.forget_permissions, None, "while the account exists"),
        PersonalData("volunteering.Hours", ("person",), _("To confirm hours"), personal.export_hours, personal.forget_hours, None, "while the account exists; then only the hours"),
        *(
            PersonalData(model, (column,), _("To know who of the staff did something"), partial(personal.export_work, model, column), partial(personal.forget_work, model, column), None, "as proof of who decided")
            for model, column in personal.STAFF
        ),
    ],
    sitemap=roles.addresses,
)  # fmt: skip
