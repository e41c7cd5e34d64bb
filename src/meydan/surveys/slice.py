"""What surveys show to the house."""

from collections.abc import Sequence
from datetime import timedelta
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from meydan.base.cards import Asking, Card, DeskLink, DueBy, Kind, NoticeType, PersonalData, Queue, Section, Task
from meydan.people.models import Person
from meydan.surveys import personal, rules
from meydan.surveys.actions import follow_stage
from meydan.surveys.models import FORM, Survey
from meydan.surveys.queries import desk, participation, surveys
from meydan.surveys.signing_in import finish


def _link(survey: Survey) -> str:
    return survey.get_absolute_url()


def _desk(survey: Survey, page: str = "survey") -> str:
    return reverse(f"surveys:desk_{page}", args=[survey.pk])


def _task(survey: Survey, verb: Any, url: str, due: Any) -> Task:
    return Task(title=survey.title, verb=verb, url=url, due=due, ref=survey.ref, unit_id=survey.unit_id)


def _reports(person: Person, at_most: int) -> Sequence[Task]:
    """So many days after the last one the report is due."""
    days = timedelta(days=rules.setting("report_days", 20))
    found = desk.without_report(person)[:at_most]
    return [_task(one, _("Say what came of it"), _desk(one, "report"), one.closes_at + days) for one in found]


def _texts(person: Person, at_most: int) -> Sequence[Task]:
    found = desk.with_texts(person)[:at_most]
    return [_task(one, _("Read what was written"), _desk(one, "texts"), one.closes_at) for one in found]


def _on_process(request: HttpRequest, process: Any) -> dict[str, Any] | None:
    found = surveys.on(request.person, process=process)
    return {"surveys": found} if found else None


def _on_thread(request: HttpRequest, thread: Any) -> dict[str, Any] | None:
    found = surveys.on(request.person, thread=thread)
    return {"surveys": found} if found else None


def _open_now(request: HttpRequest, _thing: None) -> dict[str, Any] | None:
    found = surveys.open_surveys(request.person)
    return {"surveys": found, "more": reverse("surveys:list")} if found else None


LIST = "surveys/_section.html"
CARD = Card(
    name=_("Surveys"),
    icon="chat",
    needs=frozenset({"questions"}),
    kinds=[
        Kind(
            "survey", _("Survey"), surveys.load_surveys, _link, str, step_template="surveys/_step.html",
            asking=Asking({FORM: _("Questions of the survey")}, rules.may_ask, _desk, in_pages=True, may_read=rules.may_work_on),
        ),
    ],
    sections=[
        Section("process", LIST, _on_process, 22, among=surveys.of_process, more=lambda process: [surveys.of_process(process)]),
        Section("thread", LIST, _on_thread, 26, among=surveys.of_thread, more=lambda thread: [surveys.of_thread(thread)]),
        Section("processes", LIST, _open_now, 50),
    ],
    desk=[
        Queue("surveys.texts", _("Words of people to read"), rules.WORKING, _texts, lambda person: desk.with_texts(person), due="closes_at"),
        Queue("surveys.reports", _("Surveys without a report"), rules.WORKING, _reports, lambda person: desk.without_report(person), due=DueBy("closes_at", lambda at: at + timedelta(days=rules.setting("report_days", 20)))),
    ],
    desk_links=[DeskLink(_("Surveys"), "surveys:desk_list", rules.WORKING)],
    notices=[
        NoticeType("surveys.published", _("A survey on a thread that you follow: %(title)s"), _("%(words)s")),
        NoticeType("surveys.reported", _("What came of a survey: %(title)s"), _("%(words)s")),
        NoticeType("surveys.moved", _("Other days for a survey: %(title)s"), _("The stage of its process was moved, and the survey with it: %(words)s")),
        NoticeType("surveys.reminder", _("A survey ends soon: %(title)s"), _("%(words)s")),
    ],
    sentences=rules.SENTENCES,
    after_sign_in=finish,
    stage_moved=follow_stage,
    participations=participation.participations,
    personal_data=[
        PersonalData(
            "surveys.Sheet", ("person",), _("To know who answered a survey that says it keeps names"), personal.export_sheets,
            personal.forget_sheets, None, _("while the account exists; then only that a sheet came"), stays=True,
        ),
        *(
            PersonalData(model, (column,), _("To know who of the staff did something"), partial(personal.export_work, model, column), partial(personal.forget_work, model, column), None, _("as proof of who decided"), subjects="staff", category="work", stays=True)
            for model, column in personal.STAFF
        ),
    ],
    sitemap=surveys.addresses,
)  # fmt: skip
