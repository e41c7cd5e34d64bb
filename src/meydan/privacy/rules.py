"""Who asks, who answers, and how long each clock runs. What a law may ask for is a setting of the town with its basis."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.base.town import town
from meydan.people.models import Person
from meydan.people.rules import FORGETTING, holds
from meydan.privacy.models import Breach, DataRequest

OFFICERS = FORGETTING
"""The data protection officer, and those who answer for the Centre."""

DONE_ALREADY, NO_REASON, NO_ASKER, IN_FUTURE, NOT_TOLD, TOLD_BEFORE = (
    "privacy.done_already",
    "privacy.no_reason",
    "privacy.no_asker",
    "privacy.in_future",
    "privacy.not_told",
    "privacy.told_before",
)
SENTENCES: Mapping[str, Any] = {
    DONE_ALREADY: _("This is closed already. Perhaps a colleague was quicker."),
    NO_REASON: _("Please write the answer, or why it is refused. Nothing is closed without words."),
    NO_ASKER: _("Please write the name and where the answer goes, or choose an account."),
    IN_FUTURE: _("Please check the time: it lies in the future."),
    NOT_TOLD: _("Please write first that the board and the people were told, or why they were not."),
    TOLD_BEFORE: _("That lies before the moment at which it was found. Please check the time."),
}


def setting(name: str, default: Any) -> Any:
    """A value of the town file's section `privacy`, whose basis stands there beside it."""
    return town().data.get("privacy", {}).get(name, default)


def keep_requests() -> timedelta:
    """How long a request is kept after it was closed."""
    return timedelta(days=int(setting("request_keep_days", 1095)))


def breach_due(found_at: datetime) -> datetime:
    return found_at + timedelta(hours=int(setting("breach_hours", 72)))


def may_ask(person: Person | None) -> Ruling:
    return yes() if person else no(SIGN_IN_FIRST)


def may_handle(person: Person | None) -> Ruling:
    return holds(person, *OFFICERS)


def may_close(by: Person | None, request: DataRequest, words: str) -> Ruling:
    """Answer or refuse: only with words."""
    allowed = may_handle(by)
    if not allowed:
        return allowed
    if not request.is_open:
        return no(DONE_ALREADY)
    return yes() if words.strip() else no(NO_REASON, field="words")


def may_take_back(person: Person | None, request: DataRequest) -> Ruling:
    if person is None:
        return no(SIGN_IN_FIRST)
    if request.person_id != person.pk:
        return no(NOT_YOURS)
    return yes() if request.is_open else no(DONE_ALREADY)


def may_record(by: Person | None, found_at: datetime) -> Ruling:
    allowed = may_handle(by)
    return no(IN_FUTURE, field="found_at") if allowed and found_at > clock.now() else allowed


def may_note(by: Person | None, breach: Breach, told_at: datetime | None = None, field: str = "") -> Ruling:
    """Write down what was done, and when somebody was told."""
    allowed = may_handle(by)
    if not allowed:
        return allowed
    if not breach.is_open:
        return no(DONE_ALREADY)
    if told_at and told_at > clock.now():
        return no(IN_FUTURE, field=field)
    return no(TOLD_BEFORE, field=field) if told_at and told_at < breach.found_at else yes()


def may_close_breach(by: Person | None, breach: Breach) -> Ruling:
    allowed = may_note(by, breach)
    told = breach.board_words and breach.people_words
    return allowed if not allowed or told else no(NOT_TOLD)
