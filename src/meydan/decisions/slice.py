"""What votes show to the house."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from meydan.base.addresses import address
from meydan.base.cards import Card, DeskLink, Kind, NoticeType, PersonalData, Queue, Section, Task
from meydan.decisions import personal, rules
from meydan.decisions.actions import follow_stage
from meydan.decisions.models import Appeal, Ballot, Option
from meydan.decisions.queries import ballots, desk, on_paper, participation
from meydan.people.models import Person


def _link(one: Ballot) -> str:
    return one.get_absolute_url()


def _appeal_link(one: Appeal) -> str:
    return address("decisions:one_appeal", one.pk)


def _describe_appeal(one: Appeal) -> str:
    return gettext("Objection: %(title)s") % {"title": one.ballot.title}


def _to_value(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            one.title, _("Say what it costs"), address("decisions:desk_value", one.pk), [one.ballot.title],
            one.ballot.opens_at, ref=one.ballot.ref, unit_id=one.unit_id,
        )
        for one in desk.to_value(person)[:at_most]
    ]  # fmt: skip


def _appeals(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            _describe_appeal(one), _("Answer it"), address("decisions:desk_appeal", one.pk), [], one.ballot.appeals_until, ref=one.ref
        )
        for one in desk.open_appeals()[:at_most]
    ]  # fmt: skip


def _sheets(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            f"{one.ballot.title}, {one}", _("Count and type in"), address("decisions:desk_batch", one.pk), [one.booth.name],
            one.ballot.closes_at, ref=one.ballot.ref,
        )
        for one in on_paper.waiting_batches(person)[:at_most]
    ]  # fmt: skip


def _wrong_marks(person: Person, at_most: int) -> Sequence[Task]:
    return [
        Task(
            f"{one.batch.ballot.title}, {one.batch.booth}", _("Look and decide"), address("decisions:desk_wrong_marks", one.batch.booth_id), [],
            one.batch.ballot.closes_at, ref=one.batch.ballot.ref,
        )
        for one in on_paper.wrong_marks_for(person)[:at_most]
    ]  # fmt: skip


def _sheet_counts(request: HttpRequest, ballot: Ballot) -> dict[str, Any] | None:
    found = on_paper.tally_of(ballot)
    return {"tally": found} if found else None


def _source(request: HttpRequest, ballot: Ballot) -> dict[str, Any] | None:
    return {"source": ballot.source} if ballot.source else None


def _on_process(request: HttpRequest, process: Any) -> dict[str, Any] | None:
    found = ballots.of_process(process)
    return {"ballots": found} if found else None


def _on_processes(request: HttpRequest, _page: Any) -> dict[str, Any]:
    return {"ballots": ballots.open_ballots()}


def _on_thread(request: HttpRequest, thread: Any) -> dict[str, Any] | None:
    found = ballots.of_thread(thread.pk)
    return {"options": found} if found else None


def _on_my_page(request: HttpRequest, person: Any, found: Any) -> dict[str, Any] | None:
    return {"ballots": found, "more": True} if found else None


CARD = Card(
    name=_("Votes"),
    icon="vote",
    kinds=[
        Kind("ballot", _("Voting"), ballots.load_many, _link, str, named=("title", "language"), step_template="decisions/_step.html"),
        Kind("appeal", _("Objection"), desk.load_appeals, _appeal_link, _describe_appeal),
    ],
    sections=[
        Section("process", "decisions/_section.html", _on_process, 8, among=lambda process: Ballot.objects.filter(process=process)),
        Section("processes", "decisions/_open.html", _on_processes, 10),
        Section("thread", "decisions/_on_thread.html", _on_thread, 24, aside=True, among=lambda thread: Option.objects.filter(contribution__thread=thread)),
        Section("person", "decisions/_section.html", _on_my_page, 4, among=lambda person: ballots.open_rows(), asks=lambda person: [ballots.votes_for(person)]),
        Section("ballot_result", "decisions/_paper_source.html", _source, 20),
        Section("ballot_result", "decisions/_paper_counts.html", _sheet_counts, 24),
    ],
    desk=[
        Queue("decisions.to_value", _("What does it cost?"), rules.VALUING, _to_value, lambda person: desk.to_value(person), "decisions:desk_values", due="ballot__opens_at"),
        Queue("decisions.sheets", _("Ballot sheets are waiting"), rules.SERVING, _sheets, lambda person: on_paper.waiting_batches(person), "decisions:desk_sheets", due="ballot__closes_at"),
        Queue("decisions.wrong_marks", _("Marked by mistake"), rules.SERVING, _wrong_marks, lambda person: on_paper.wrong_marks_for(person), due="batch__ballot__closes_at"),
        Queue("decisions.appeals", _("Objections"), rules.MANAGING, _appeals, lambda person: desk.open_appeals(), due="ballot__appeals_until"),
    ],
    desk_links=[DeskLink(_("Votes"), "decisions:desk_list", rules.MANAGING)],
    notices=[
        NoticeType("decisions.to_value", _("What does it cost? %(words)s"), _("Your unit is asked what can be done and what it costs, before the vote “%(title)s”.")),
        NoticeType("decisions.announced", _("Something that you follow is voted on: %(title)s"), _("On the page of the vote you see when and how.")),
        NoticeType("decisions.won", _("It won in the vote: %(words)s"), _("The page of the vote “%(title)s” says why, step by step.")),
        NoticeType("decisions.lost", _("It did not win in the vote: %(words)s"), _("The page of the vote “%(title)s” says why, and what was lacking.")),
        NoticeType("decisions.counted", _("The result is there: %(title)s"), _("You voted. With your code you see where your share went.")),
        NoticeType("decisions.paused", _("The vote is paused: %(title)s"), _("%(words)s")),
        NoticeType("decisions.resumed", _("The vote goes on: %(title)s"), _("%(words)s")),
        NoticeType("decisions.extended", _("The vote ends later: %(title)s"), _("%(words)s")),
        NoticeType("decisions.cancelled", _("The vote was cancelled: %(title)s"), _("%(words)s")),
        NoticeType("decisions.stage_moved", _("The stage of its process has other dates: %(title)s"), _("It runs from %(words)s and no longer fits the stage. Please look whether it should move.")),
        NoticeType("decisions.unmarked", _("You can still vote: %(title)s"), _("Somebody had marked you on the roll by mistake, as if you had taken a sheet. Two officials took that back. If you did take a sheet, please tell the Centre.")),
        NoticeType("decisions.council", _("The council decided: %(title)s"), _("Decision no. %(number)s. %(words)s")),
        NoticeType("decisions.appealed", _("Somebody objects to a result: %(title)s"), _("Please answer at the desk before the result becomes final.")),
        NoticeType("decisions.appeal_answered", _("Your objection was answered: %(title)s"), _("%(words)s")),
    ],
    sentences=rules.SENTENCES,
    stage_moved=follow_stage,
    audiences={"voters": ballots.voters},
    participations=participation.participations,
    personal_data=[
        PersonalData("decisions.Roll", ("person",), _("So that everybody votes once; what somebody chose is not known"), personal.export_votes, personal.forget_votes, None, _("as the roll of the vote; an unopened vote goes with the account, later only the name"), stays=True),
        PersonalData("decisions.Appeal", ("person",), _("To answer your objection to a result"), personal.export_appeals, personal.forget_appeals, None, _("public record; the name goes when the account is erased"), category="words", readers="public", stays=True),
        PersonalData("decisions.WrongMark", ("person",), _("To give your vote back to you when somebody marked you on the roll by mistake"), personal.export_wrong_marks, personal.forget_wrong_marks, None, _("until a second official has looked")),
        PersonalData("decisions.BoothClerk", ("person",), _("To know who hands out sheets at a booth"), personal.export_booths, personal.forget_booths, None, _("as long as the vote is kept; goes with the account"), subjects="staff", category="work"),
        *(
            PersonalData(model, (column,), _("To know who of the staff did something"), partial(personal.export_work, model, column), partial(personal.forget_work, model, column), None, _("as proof of who decided"), subjects="staff", category="work", stays=True)
            for model, column in personal.STAFF
        ),
    ],
    sitemap=ballots.addresses,
)  # fmt: skip
