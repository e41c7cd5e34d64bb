"""What panels show to the house."""

from collections.abc import Callable, Sequence
from datetime import datetime
from functools import partial
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, DeskLink, Guarded, Kind, NoticeType, PersonalData, Queue, Section, Task, Work
from meydan.base.refs import parse
from meydan.base.rulings import Ruling, no
from meydan.base.sentences import NOT_STAFF, SIGN_IN_FIRST
from meydan.base.templatetags.ui import moment
from meydan.base.workdays import end_of
from meydan.panels import actions, personal, rules
from meydan.panels.models import Application, Lottery, Objection, Panel, Sitting
from meydan.panels.queries import desk, minors, panels, participation, pool
from meydan.panels.rules.reasons import APPROVING
from meydan.panels.signing_in import finish
from meydan.people.models import Person


def _link(one: Any) -> str:
    return one.get_absolute_url()


def _of_panel(one: Any) -> str:
    return one.panel.title


def _draw_page(one: Lottery | Objection) -> str:
    return address("panels:draw", one.panel_id)


def _desk(panel: Panel, page: str = "panel") -> str:
    return reverse(f"panels:desk_{page}", args=[panel.pk])


def _may_open_needs(person: Person | None, words: Any) -> Ruling:
    """Who runs the panel reads what a member needs, as long as it stands there."""
    if person is None:
        return no(SIGN_IN_FIRST)
    application = pool.all_applications().filter(pk=parse(words.of)[1]).first()
    if application is None or not person.at_desk:
        return no(NOT_STAFF)
    return rules.may_work_on(person, application.panel)


def _task(panel: Panel, verb: Any, url: str, *facts: str, due: datetime | None = None) -> Task:
    return Task(
        title=panel.title, verb=verb, url=url, facts=[str(panel.get_state_display()), *facts], due=due, ref=panel.ref, unit_id=panel.unit_id,
        assigned_to=panel.keeper_id,
    )  # fmt: skip


def _queue(find: Callable[[Person], Any], verb: Any, page: str, due: Callable[[Panel], datetime | None]) -> Callable[[Person, int], Sequence[Task]]:  # fmt: skip
    """Tasks of panels that `find` knows; the work is done on that page of the desk."""

    def load(person: Person, at_most: int) -> Sequence[Task]:
        return [_task(one, verb, _desk(one, page), due=due(one)) for one in find(person)[:at_most]]

    return load


def _objections(person: Person, at_most: int) -> Sequence[Task]:
    rows = desk.open_objections(person)[:at_most]
    return [_task(one.panel, _("Answer"), _desk(one.panel, "lottery"), due=end_of(one.due_on)) for one in rows]


def _recordings(person: Person, at_most: int) -> Sequence[Task]:
    rows = desk.recordings_due(person)[:at_most]
    return [
        _task(
            one.sitting.panel,
            _("Delete the sound, and say how"),
            one.sitting.desk_url,
            one.where,
            due=end_of(one.delete_on),
        )
        for one in rows
    ]


def _expenses(person: Person, at_most: int) -> Sequence[Task]:
    rows = desk.open_expenses(person)[:at_most]
    return [
        _task(
            one.application.panel, _("Settle it"), _desk(one.application.panel, "members"), str(one.get_what_display())
        )
        for one in rows
    ]


def _listed(find: Callable[[Any], list[Panel]]) -> Callable[..., dict[str, Any] | None]:
    def load(request: HttpRequest, thing: Any) -> dict[str, Any] | None:
        found = find(thing)
        return {"panels": found} if found else None

    return load


def _panels_of(thing: Any) -> QuerySet[Panel]:
    return Panel.objects.filter(belongs_to=thing.ref)


def _on_my_page(request: HttpRequest, person: Any, found: Any) -> dict[str, Any] | None:
    return {"applications": found} if found else None


def _of_sitting(one: Sitting) -> str:
    return f"{one.panel.title}: {one.title}, {moment(one.occasion.starts_at)}"


LIST = "panels/_section.html"
CARD = Card(
    name=_("Panels"),
    icon="people",
    kinds=[
        Kind("panel", _("Panel"), panels.load_panels, _link, str, step_template="panels/_step.html"),
        Kind("panel_application", _("Application for a panel"), pool.load_applications, _link, _of_panel, may_open=_may_open_needs, guarded=Guarded(minors.about, actions.guardian_spoke)),
        Kind("panel_sitting", _("Sitting of a panel"), panels.load_sittings, _link, _of_sitting),
        Kind("panel_lottery", _("Lottery of a panel"), pool.load_lotteries, _draw_page, _of_panel),
        Kind("panel_objection", _("Objection to a draw"), pool.load_objections, _draw_page, _of_panel),
    ],
    sections=[
        Section("process", LIST, _listed(lambda process: panels.belonging(process.ref)), 24, among=_panels_of),
        Section("project", LIST, _listed(lambda project: panels.belonging(project.ref)), 26, among=_panels_of),
        Section("thread", LIST, _listed(panels.of_thread), 27, among=lambda thread: Panel.objects.filter(thread=thread)),
        Section("person", "panels/_mine.html", _on_my_page, 7, among=lambda person: Application.objects.filter(person=person), asks=lambda person: [pool.coming_for(person)]),
    ],
    desk=[
        Queue("panels.approvals", _("Panels to approve"), APPROVING, _queue(desk.to_approve, _("Look at the design"), "panel", lambda one: None), lambda person: desk.to_approve(person), holder="keeper"),
        Queue("panels.guardians", _("Guardians to call"), rules.WORKING, _queue(desk.guardians_to_call, _("Call them"), "minors", lambda one: one.apply_until), lambda person: desk.guardians_to_call(person), due="apply_until", holder="keeper"),
        Queue("panels.lots", _("Panels to draw"), rules.WORKING, _queue(desk.lists_to_close, _("Draw"), "lottery", lambda one: one.apply_until), lambda person: desk.lists_to_close(person), due="apply_until", holder="keeper"),
        Queue("panels.seats", _("Free seats on panels"), rules.WORKING, _queue(desk.with_free_seats, _("Have them drawn"), "lottery", lambda one: None), lambda person: desk.with_free_seats(person), holder="keeper"),
        Queue("panels.objections", _("Objections to a draw"), rules.WORKING, _objections, lambda person: desk.open_objections(person), due="due_on", holder="panel__keeper"),
        Queue("panels.expenses", _("Expenses of members"), rules.WORKING, _expenses, lambda person: desk.open_expenses(person), holder="application__panel__keeper"),
        Queue("panels.recordings", _("Recordings to delete"), rules.WORKING, _recordings, lambda person: desk.recordings_due(person), due="delete_on", holder="sitting__panel__keeper"),
        Queue("panels.reports", _("Panels without a report"), rules.WORKING, _queue(desk.without_report, _("Go on with the report"), "findings", lambda one: one.check_until), lambda person: desk.without_report(person), due="check_until", holder="keeper"),
        Queue("panels.effects", _("Panels whose answer changed nothing yet"), rules.WORKING, _queue(desk.without_effect, _("Say what it changed"), "findings", lambda one: None), lambda person: desk.without_effect(person), holder="keeper"),
    ],
    desk_links=[DeskLink(_("Panels"), "panels:desk_list", rules.WORKING | APPROVING)],
    work=[
        Work("panels.panels", _("Panels"), panels.in_hands, "keeper", rules.may_hold, actions.hand_over_panels, lambda one: _desk(one)),
    ],
    notices=[
        NoticeType("panels.call", _("A panel looks for members: %(title)s"), _("You agreed to be asked about such things. A public lot decides who takes part."), promotion=True, agreed="research"),
        NoticeType("panels.approved", _("Approved: %(title)s"), _("You can open the call.")),
        NoticeType("panels.sent_back", _("Sent back: %(title)s"), _("%(words)s")),
        NoticeType("panels.stage_moved", _("The stage of its process has other dates: %(title)s"), _("Applications or sittings of this panel lie outside it now. Please look whether they should move. The reason: %(words)s")),
        NoticeType("panels.applied", _("Your name is in the drum: %(title)s"), _("When the list is closed we tell you your chance.")),
        NoticeType("panels.does_not_fit", _("This panel looks for others: %(title)s"), _("Thank you for applying. You can follow everything on its page.")),
        NoticeType("panels.waits", _("Your guardian has to say yes: %(title)s"), _("Please name your mother, father or guardian on the page of your application, or come to the participation desk together, before the applications end.")),
        NoticeType("panels.guardian_missing", _("Your guardian’s yes is still missing: %(title)s"), _("The applications end soon. Please ask them, name somebody else, or come to the participation desk together.")),
        NoticeType("panels.guardian_said", _("Your guardian said yes: %(title)s"), _("Before your name goes into the drum the desk calls them once.")),
        NoticeType("panels.guardian_declined", _("Your guardian did not give permission: %(title)s"), _("As long as the applications are open you can name another guardian.")),
        NoticeType("panels.guardian_to_call", _("A guardian waits to be called: %(title)s"), _("They said yes by message. Please call them and write it down at the desk.")),
        NoticeType("panels.no_permission", _("The list was closed without you: %(title)s"), _("Your guardian’s permission did not come in time. You can follow everything on the page of the panel.")),
        NoticeType("panels.permission_back", _("Your guardian took the permission back: %(title)s"), _("Your name is no longer in this panel. If that is not right, please ask at the desk.")),
        NoticeType("panels.worked_out", _("The lottery is worked out: %(title)s"), _("Publish it, and then have the number told.")),
        NoticeType("panels.not_possible", _("The panel can’t be drawn like this: %(title)s"), _("The desk shows which quotas would have to give way.")),
        NoticeType("panels.listed", _("The list is closed: %(title)s"), _("Your chance stands on your page. What decides: %(number)s")),
        NoticeType("panels.selected", _("You were drawn: %(title)s"), _("Please say within %(days)s days whether you come.")),
        NoticeType("panels.steps_in", _("A seat became free for you: %(title)s"), _("Please say within %(days)s days whether you come.")),
        NoticeType("panels.reserve", _("You are in reserve: %(title)s"), _("We write if a seat becomes free.")),
        NoticeType("panels.not_drawn", _("You were not drawn this time: %(title)s"), _("Thank you for being ready. Everybody can repeat the draw.")),
        NoticeType("panels.reminder", _("Do you come? %(title)s"), _("You were drawn. If we hear nothing, your seat goes to somebody else.")),
        NoticeType("panels.lapsed", _("Your seat went to somebody else: %(title)s"), _("We did not hear from you in time.")),
        NoticeType("panels.noted", _("Your answer was written down: %(title)s"), _("We noted what you said. If it is not right, please call us.")),
        NoticeType("panels.sitting", _("A sitting was planned: %(title)s"), _("Time and place stand on its page. You have a seat.")),
        NoticeType("panels.cancelled", _("It does not take place: %(title)s"), _("%(words)s")),
        NoticeType("panels.thanks", _("Thank you: %(title)s"), _("We write down what was said, and you check the summary before it is public.")),
        NoticeType("panels.summary", _("Is this right? %(title)s"), _("Please read the summary within %(days)s days, and say whether it is right.")),
        NoticeType("panels.summary_waits", _("The summary waits for you: %(title)s"), _("In two days at the latest the report is written. Please say whether the summary is right.")),
        NoticeType("panels.reported", _("The report is out: %(title)s"), _("Please read what your panel found.")),
        NoticeType("panels.effect", _("What your panel changed: %(title)s"), _("It stands on its page.")),
        NoticeType("panels.objection", _("Somebody objects to the draw: %(title)s"), _("Please answer at the desk.")),
        NoticeType("panels.objection_answered", _("Your objection was answered: %(title)s"), _("%(words)s")),
        NoticeType("panels.expense_paid", _("Paid back: %(title)s"), _("What you asked for has been paid.")),
        NoticeType("panels.expense_refused", _("Not paid back: %(title)s"), _("%(words)s")),
        NoticeType("panels.delete_sound", _("Please delete the sound: %(title)s"), _("Its day has come. Say at the desk how it was deleted.")),
    ],
    sentences=rules.SENTENCES,
    audiences={"panel_volunteers": panels.volunteers},
    after_sign_in=finish,
    stage_moved=actions.follow_stage,
    participations=participation.participations,
    personal_data=[
        PersonalData("panels.Application", ("person",), _("To draw a panel that is like the town, and to ask who was drawn"), personal.export_applications, personal.forget_applications, None, _("while the account exists; then the row of a public lottery under a code that belongs to nobody"), stays=True),
        PersonalData("panels.Objection", ("person",), _("To answer an objection to a draw"), personal.export_objections, personal.forget_objections, None, _("while the account exists; then the public answer alone"), category="words", readers="public", stays=True),
        *(
            PersonalData(model, (column,), _("To know who of the staff did something"), partial(personal.export_work, model, column), partial(personal.forget_work, model, column), None, _("as proof of who decided"), subjects="staff", category="work", stays=True)
            for model, column in personal.STAFF
        ),
    ],
    sitemap=panels.addresses,
)  # fmt: skip
