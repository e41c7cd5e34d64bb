"""Applying for a duty, and the answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.base.town import town
from meydan.base.workdays import promised_day
from meydan.guardians.actions import Guardian, send_link
from meydan.guardians.models import Permission
from meydan.guardians.rules import may_answer_by_link
from meydan.people.models import Person
from meydan.questions.actions import write_answers
from meydan.volunteering.actions.changing import move
from meydan.volunteering.actions.permissions import ask_guardian
from meydan.volunteering.actions.placing import ask_for_opinion, get_ready
from meydan.volunteering.actions.room import settle_room
from meydan.volunteering.models import APPLICATION, Application, Asked, Check, Placement, Role, Volunteer
from meydan.volunteering.models.volunteers import LIVE_PLACEMENTS
from meydan.volunteering.rules import (
    may_apply,
    may_decide_application,
    may_give_birth_date,
    may_withdraw_application,
)
from meydan.volunteering.rules.reasons import HAS_APPLIED, IS_FULL

TIME_TO_ANSWER = timedelta(days=7)
"""How long a place is kept for somebody to whom it was offered."""


@dataclass(frozen=True)
class About:
    """What somebody says of themselves; all but the date may stay empty."""

    birth_date: date
    words: str = ""
    skills: str = ""
    languages: str = ""
    availability: str = ""
    status: str = ""
    """Code of the town's list, of somebody who is no citizen."""


@transaction.atomic
def apply(
    *, by: Person, role: Role, about: About, agreement: str = "", guardian: Guardian | None = None,
    answers: Mapping[str, Any] | None = None,
) -> Application:  # fmt: skip
    """Apply for a duty. `agreement`: the version that was read and agreed to, where the duty asks for one; `answers`: to
    the duty's own questions. For a duty that a person has opened for direct sign-up the place is there at once."""
    role = Role.objects.select_for_update(of=("self",)).select_related("need__unit").get(pk=role.pk)
    may_apply(by, role, about.birth_date, guardian_named=guardian is not None).or_refuse()
    volunteer = _volunteer(by, about)
    if Application.objects.filter(role=role, person=by).exclude(state__in=("withdrawn", "unsuitable")).exists():
        raise Refused(HAS_APPLIED)
    if volunteer.is_minor and guardian:
        _ask_guardian(by, role, guardian)
    made = Application(role=role, person=by, words=about.words, created_at=clock.now())
    made.promised_for = promised_day(town().clock("volunteering"), clock.today())
    move(made, Application.State.SENT, by=by)
    if answers:
        write_answers(by=by, of=role.ref, form=APPLICATION, sheet=made.ref, given=answers)
    if role.direct:
        _place_at_once(by, made, agreement)
    else:
        notify(
            [f"person:{role.supervisor_id}"] if role.supervisor_id else ["role:coordinator"],
            "volunteering.applied",
            ref=made.ref,
        )
    record("volunteering.applied", by=by, ref=made.ref, direct=role.direct)
    return made


def _volunteer(by: Person, about: About) -> Volunteer:
    known = Volunteer.objects.filter(person=by).first()
    may_give_birth_date(about.birth_date, known).or_refuse()
    kept = known or Volunteer(person=by, birth_date=about.birth_date, since=clock.now())
    for name in ("skills", "languages", "availability", "status"):
        setattr(kept, name, getattr(about, name) or getattr(kept, name))
    kept.save()
    return kept


def _ask_guardian(by: Person, role: Role, guardian: Guardian) -> None:
    asked = ask_guardian(by=by, role=role, guardian=guardian)
    waits = asked.how == Permission.How.MESSAGE and asked.state == Permission.State.ASKED
    if waits and not may_answer_by_link(asked):
        send_link(by=by, permission=asked)


def _place_at_once(by: Person, made: Application, agreement: str) -> None:
    """Somebody has decided for this duty that whoever fulfils what is asked may come."""
    _room_left(made.role)
    move(made, Application.State.SUITABLE, by=None, decided_at=clock.now())
    placement = Placement(role=made.role, person=by, application=made, created_at=clock.now())
    move(placement, Placement.State.PREPARING, by=None)
    _note_own(placement, by, agreement)
    ask_for_opinion(placement)
    get_ready(placement)
    settle_room(made.role)


def _room_left(role: Role) -> None:
    """Flexible duties hold so many volunteers; those with shifts are limited by the seats of each shift."""
    if role.time_kind != "fixed" and role.placements.filter(state__in=LIVE_PLACEMENTS).count() >= role.wanted:
        raise Refused(IS_FULL)


def _note_own(placement: Placement, by: Person, agreement: str) -> None:
    if Asked.NOTICE in placement.role.asked:
        Check.objects.create(placement=placement, what=Asked.NOTICE, by=by, at=clock.now())
    if agreement and Asked.AGREEMENT in placement.role.asked:
        Check.objects.create(placement=placement, what=Asked.AGREEMENT, by=by, at=clock.now(), number=agreement)


@transaction.atomic
def decide_application(*, by: Person, application: Application, to: str, answer: str = "") -> Application:
    """Ask for more, invite to talk, offer a place, put on the reserve list, or decline with the reason."""
    found = Application.objects.select_for_update(of=("self",)).select_related("role__need__unit", "person")
    application = found.get(pk=application.pk)
    may_decide_application(by, application, to, answer).or_refuse()
    final = to in {Application.State.SUITABLE, Application.State.UNSUITABLE, Application.State.RESERVE}
    decided = {"decided_at": clock.now()} if final else {}
    move(application, to, by=by, why=answer, answer=answer, **decided)
    if to == Application.State.SUITABLE:
        _room_left(application.role)
        offered = Placement(
            role=application.role, person=application.person, application=application, created_at=clock.now()
        )
        move(offered, Placement.State.OFFERED, by=by, offered_until=clock.now() + TIME_TO_ANSWER)
    if application.person:
        notify(application.person, f"volunteering.{to}", ref=application.ref, words=answer)
    record("volunteering.decided", by=by, ref=application.ref, to=to)
    return application


@transaction.atomic
def withdraw_application(*, by: Person, application: Application) -> Application:
    """The applicant takes it back."""
    application = Application.objects.select_for_update(of=("self",)).select_related("role").get(pk=application.pk)
    may_withdraw_application(by, application).or_refuse()
    move(application, Application.State.WITHDRAWN, by=by)
    record("volunteering.withdrawn", by=by, ref=application.ref)
    return application
