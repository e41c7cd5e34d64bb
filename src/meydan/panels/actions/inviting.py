"""Invitation codes, applying, taking the name back, what somebody needs, and pools that are brought in."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import zip_longest
from typing import Any

from django.db import transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.guardians.actions import let_go
from meydan.panels.actions.planning import locked
from meydan.panels.models import Age, Application, Batch, Feature, Given, Invitation, Panel, Value
from meydan.panels.models.pool import new_code
from meydan.panels.queries.panels import features_of
from meydan.panels.queries.pool import invitation, lives_here
from meydan.panels.rules.desk import may_enter_application, may_invite
from meydan.panels.rules.people import (
    may_apply,
    may_apply_at_age,
    may_change_recording,
    may_say_needs,
    may_take_back,
    needs_code,
)
from meydan.panels.rules.reasons import (
    ANSWER_ALL,
    BAD_CODE,
    CODE_USED,
    NO_CODE,
    NO_CONSENT,
    NO_HOUSEHOLD,
    ONCE_ONLY,
    setting,
)
from meydan.people.actions import enter_person
from meydan.people.models import Person
from meydan.sealed import actions as sealed
from meydan.sealed.models import What

S = Application.State
TOLD: dict[str, str] = {S.ELIGIBLE: "panels.applied", S.WAITING: "panels.waits", S.OUT: "panels.does_not_fit"}


@transaction.atomic
def make_codes(*, by: Person, panel: Panel, way: str, count: int, words: str = "") -> Batch:
    """Codes for letters, for doors or for a muhtar to hand out. Who gets which is not kept."""
    may_invite(by, panel).or_refuse()
    batch = Batch.objects.create(panel=panel, way=way, words=words, at=clock.now())
    Invitation.objects.bulk_create(Invitation(batch=batch) for _ in range(count))
    record("panels.codes", by=by, ref=panel.ref, way=way, count=count)
    return batch


@transaction.atomic
def apply(
    *,
    by: Person,
    panel: Panel,
    answers: Mapping[int, Value],
    take_part: bool,
    recording: bool = False,
    code: str = "",
    household: str = "",
    age: str = "",
) -> Application:
    """Put one's name into the drum. `answers`: id of a feature → value; `household`: the code of somebody one lives with. Who can't be
    a member of this panel is told at once; who is under 18 waits for a guardian."""
    panel = locked(panel)
    may_apply(by, panel).or_refuse()
    if Application.objects.filter(panel=panel, person=by).exclude(state=S.WITHDRAWN).exists():
        raise Refused(ONCE_ONLY)
    given = check_application(
        panel=panel,
        answers=answers,
        take_part=take_part,
        recording=recording,
        code=code,
        household=household,
        age=age,
        by=by,
    )
    now = clock.now()
    made, _new = Application.objects.update_or_create(
        panel=panel, person=by,
        defaults={
            "state": _state(given, age), "is_minor": age == Age.MINOR, "permission": "", "reminded_at": None,
            "household": (household or new_code()) if panel.one_of_household else "",
            "invitation": _invitation(panel, code, by), "at": now, "agreed_at": now,
            "recording_agreed_at": now if recording and panel.records else None,
        },
    )  # fmt: skip
    made.given.all().delete()
    Given.objects.bulk_create(Given(application=made, feature=one, value=value) for one, value in given.items())
    notify(by, TOLD[made.state], ref=panel.ref)
    record("panels.applied", by=by, ref=panel.ref, state=made.state)
    return made


@transaction.atomic
def enter_application(
    *, by: Person, panel: Panel, channel: str, person: Mapping[str, Any], said: Mapping[str, Any]
) -> Application:
    """The desk puts down the name of somebody who called, came or was met at the door. `person` goes to `enter_person`, `said` to `apply`;
    they are told as if they had done it themselves."""
    may_enter_application(by, panel).or_refuse()
    made = apply(by=enter_person(by=by, channel=channel, **person), panel=panel, **said)
    record("panels.entered", by=by, ref=panel.ref, channel=channel)
    return made


def check_application(
    *,
    panel: Panel,
    answers: Mapping[int, Value],
    take_part: bool,
    recording: bool = False,
    code: str = "",
    household: str = "",
    age: str = "",
    by: Person | None = None,
) -> dict[Feature, Value]:
    """Whether it could be sent as it is: visitors hear what is missing before they sign in. Returns the answers by feature."""
    if not take_part:
        raise Refused(NO_CONSENT, field="take_part")
    may_apply_at_age(by, panel, age).or_refuse()
    if household and not lives_here(panel, household):
        raise Refused(NO_HOUSEHOLD, field="household")
    features = features_of(panel)
    _invitation(panel, code, by)
    for feature in features:
        if feature.pk not in answers or answers[feature.pk].feature_id != feature.pk:
            raise Refused(ANSWER_ALL, field=f"f{feature.pk}", name=feature.name)
    return {feature: answers[feature.pk] for feature in features}


def _state(given: Mapping[Feature, Value], age: str) -> str:
    if not all(value.admits for value in given.values()):
        return S.OUT
    return S.WAITING if age == Age.MINOR else S.ELIGIBLE


def _invitation(panel: Panel, code: str, by: Person | None) -> Invitation | None:
    """The code counts once; who took the name back may use theirs again."""
    if not code:
        if needs_code(panel):
            raise Refused(NO_CODE, field="code")
        return None
    found = invitation(panel, code)
    if found is None:
        raise Refused(BAD_CODE, field="code")
    used = getattr(found, "application", None)
    if used and (by is None or used.person_id != by.pk):
        raise Refused(CODE_USED, field="code")
    return found


@transaction.atomic
def take_back(*, by: Person, application: Application) -> Application:
    """Take one's name out of the drum. A guardian who was asked is forgotten."""
    if application.is_minor:
        let_go(refs=[application.ref])  # before the panel is locked, as a guardian's answer does
    panel = locked(application.panel)
    row = Application.objects.select_related("panel").get(pk=application.pk)
    may_take_back(by, row).or_refuse()
    row.state = S.WITHDRAWN
    row.save(update_fields=["state"])
    record("panels.taken_back", by=by, ref=panel.ref)
    return row


@transaction.atomic
def agree_to_recording(*, by: Person, application: Application, agrees: bool) -> Application:
    """Given or taken back at any time until the panel has met; taking part does not depend on it."""
    may_change_recording(by, application).or_refuse()
    application.recording_agreed_at = clock.now() if agrees else None
    application.save(update_fields=["recording_agreed_at"])
    record("panels.recording_consent", by=by, ref=application.panel.ref, agrees=agrees)
    return application


@transaction.atomic
def say_needs(*, by: Person, application: Application, text: str) -> Application:
    """What helps to take part: care, access, language. Sealed, for those who run the panel."""
    may_say_needs(by, application).or_refuse()
    until = clock.today() + timedelta(days=setting("needs_days", 120))
    sealed.leave_words(by=by, of=application.ref, what=What.ACCESS, text=text, delete_on=until)
    record("panels.needs", by=by, ref=application.panel.ref)
    return application


@transaction.atomic
def bring_in_pool(*, panel: Panel, people: Sequence[Mapping[str, str]], homes: Sequence[str] = ()) -> int:
    """Applicants from a list: feature → value. They have codes and no accounts; what they answer is typed in at the desk. `homes`: the
    same text for people who live together; a code stands for it from now on."""
    values = {(f.name, value.name): (f, value) for f in features_of(panel) for value in f.values.all()}
    codes: defaultdict[str, str] = defaultdict(new_code)
    made = Application.objects.bulk_create(
        [
            Application(panel=panel, household=codes[home] if home else "")
            for _one, home in zip_longest(people, homes, fillvalue="")
        ],
        batch_size=2_000,
    )
    Given.objects.bulk_create(
        [
            Given(application=one, feature=values[pair][0], value=values[pair][1])
            for one, answers in zip(made, people, strict=True)
            for pair in answers.items()
        ],
        batch_size=5_000,
    )
    record("panels.pool_brought_in", by=None, ref=panel.ref, people=len(made))
    return len(made)
