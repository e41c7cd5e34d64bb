"""Who may vote, write and decide in conversations, when; reason codes and their sentences."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from meydan.base import clock, turkish
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import NOT_YOURS, SIGN_IN_FIRST
from meydan.base.templatetags.ui import day, moment
from meydan.base.town import town
from meydan.conversations.models import Conversation, State, Statement
from meydan.people.models import Person, Role
from meydan.people.rules import holds

LONGEST = 140
FEWEST_STATEMENTS = 5
MOST_LETTERS = 4
"""So many signs a correction may add, take away or change: enough for a slip, too little for another opinion in most cases."""

RUNNING = frozenset({Role.FACILITATOR, Role.COORDINATOR, Role.DIRECTOR, Role.ADMINISTRATOR})
LOOKING = RUNNING | {Role.MODERATOR}

(
    NOT_YET, OVER, NOT_SHOWN, TOO_LONG, SAID_ALREADY, FIXED_ALREADY, FIX_TOO_LATE, FIX_TOO_LARGE, FIX_CHANGES_NOTHING,
    TOO_FEW_STATEMENTS, STILL_OPEN, NOT_REPORTED, ERASED, SAME_STATEMENT, ELSEWHERE, REASON_NEEDED, NO_RESULT, KEEP_DATES, DATES,
    IMPORTED_ALREADY, STILL_COUNTING,
) = (
    "conversations.not_yet", "conversations.over", "conversations.not_shown", "conversations.too_long", "conversations.said_already",
    "conversations.fixed_already", "conversations.fix_too_late", "conversations.fix_too_large", "conversations.fix_changes_nothing",
    "conversations.too_few_statements", "conversations.still_open", "conversations.not_reported",
    "conversations.erased", "conversations.same_statement", "conversations.elsewhere", "conversations.reason_needed",
    "conversations.no_result", "conversations.keep_dates", "conversations.dates", "conversations.imported_already",
    "conversations.still_counting",
)  # fmt: skip
SENTENCES: Mapping[str, Any] = {
    NOT_YET: _("This conversation opens on %(day)s."),
    OVER: _("This conversation closed on %(day)s. You can read the result."),
    NOT_SHOWN: _("People do not vote on this statement any more."),
    TOO_LONG: _("A statement has at most %(most)s characters; this one has %(have)s."),
    SAID_ALREADY: _("This statement is there already. Please vote on it: “%(text)s”"),
    FIXED_ALREADY: _("This statement was corrected once already."),
    FIX_TOO_LATE: _(
        "People vote on this statement as it stands. It could be corrected for %(minutes)s minutes. Please write another one."
    ),
    FIX_TOO_LARGE: _("A correction mends a slip: at most %(most)s letters. Please write another statement instead."),
    FIX_CHANGES_NOTHING: _("Nothing was changed."),
    TOO_FEW_STATEMENTS: _("A conversation needs at least %(fewest)s statements before it is published."),
    STILL_OPEN: _("The conversation runs until %(day)s. The report comes afterwards."),
    NOT_REPORTED: _("Votes are erased after the report. Please publish the report first."),
    ERASED: _("The single votes were erased on %(day)s."),
    SAME_STATEMENT: _("A statement can’t be joined to itself."),
    ELSEWHERE: _("Please choose a statement of the same conversation that people vote on."),
    REASON_NEEDED: _("Please choose the reason; the writer reads it."),
    NO_RESULT: _("There is no result yet: fewer than %(floor)s people have taken part."),
    STILL_COUNTING: _("The last votes are being counted. Please try again in a few minutes."),
    KEEP_DATES: _("The conversation is public: its beginning stays as it is."),
    DATES: _("The end has to be later than the beginning."),
    IMPORTED_ALREADY: _("This conversation was imported before."),
}


def may_vote(person: Person | None, conversation: Conversation) -> Ruling:
    """Everybody while it is open; with an account only where the conversation asks for one."""
    now = clock.now()
    if conversation.published_at is None or now < conversation.opens_at:
        return no(NOT_YET, day=moment(conversation.opens_at))
    if now >= conversation.closes_at:
        return no(OVER, day=day(conversation.closes_at))
    return no(SIGN_IN_FIRST) if conversation.with_account and person is None else yes()


may_write = may_vote


def may_vote_on(statement: Statement) -> Ruling:
    return yes() if statement.is_shown else no(NOT_SHOWN)


def may_fix(person: Person | None, voice_id: int | None, statement: Statement) -> Ruling:
    """The writer's one correction: while it waits, or for some minutes as long as no vote is counted."""
    own = statement.author_id == person.pk if person and statement.author_id else statement.voice_id == voice_id
    if not own or (statement.author_id is None and statement.voice_id is None):
        return no(NOT_YOURS)
    if statement.fixed_at:
        return no(FIXED_ALREADY)
    if statement.state == State.WAITING:
        return yes()
    if not statement.is_shown:
        return no(NOT_SHOWN)
    minutes = town().edit_minutes
    fresh = clock.now() <= statement.created_at + timedelta(minutes=minutes) and not statement.votes_cast
    return yes() if fresh else no(FIX_TOO_LATE, minutes=minutes)


def may_fix_at_desk(person: Person | None, statement: Statement) -> Ruling:
    looks = may_look(person)
    if not looks:
        return looks
    return no(FIXED_ALREADY) if statement.fixed_at else yes()


def is_small_fix(before: str, after: str) -> Ruling:
    if before == after:
        return no(FIX_CHANGES_NOTHING, field="text")
    return yes() if distance(before, after) <= MOST_LETTERS else no(FIX_TOO_LARGE, most=MOST_LETTERS, field="text")


def distance(one: str, other: str) -> int:
    """So many signs have to be added, taken away or changed (Levenshtein 1966)."""
    row = list(range(len(other) + 1))
    for place, sign in enumerate(one, 1):
        corner, row[0] = row[0], place
        for at, letter in enumerate(other, 1):
            corner, row[at] = row[at], min(row[at] + 1, row[at - 1] + 1, corner + (sign != letter))
    return row[-1]


def is_short(text: str) -> Ruling:
    return yes() if len(text) <= LONGEST else no(TOO_LONG, most=LONGEST, have=len(text), field="text")


def same_words(text: str) -> str:
    """What two statements that say the same in the same words have in common."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in turkish.fold(text)).split())


def may_run(person: Person | None) -> Ruling:
    return holds(person, *RUNNING)


def may_look(person: Person | None) -> Ruling:
    """Look at statements: show, decline, join, correct."""
    return holds(person, *LOOKING)


def may_publish(person: Person | None, conversation: Conversation, statements: int) -> Ruling:
    runs = may_run(person)
    if not runs:
        return runs
    return yes() if statements >= FEWEST_STATEMENTS else no(TOO_FEW_STATEMENTS, fewest=FEWEST_STATEMENTS)


def may_set_times(conversation: Conversation, opens_at: datetime, closes_at: datetime) -> Ruling:
    if closes_at <= opens_at:
        return no(DATES, field="closes_on")
    if conversation.published_at and conversation.opens_at <= clock.now() and opens_at != conversation.opens_at:
        return no(KEEP_DATES, field="opens_on")
    return yes()


def may_report(person: Person | None, conversation: Conversation) -> Ruling:
    runs = may_run(person)
    if not runs:
        return runs
    return yes() if conversation.is_over else no(STILL_OPEN, day=day(conversation.closes_at))


def may_erase(person: Person | None, conversation: Conversation) -> Ruling:
    runs = may_run(person)
    if not runs:
        return runs
    if conversation.erased_at:
        return no(ERASED, day=day(conversation.erased_at))
    return yes() if conversation.report_at else no(NOT_REPORTED)


def may_take_votes(person: Person | None, conversation: Conversation, *, has_result: bool) -> Ruling:
    """Take the single votes away as files, under numbers that belong to nobody; not below the floor."""
    runs = may_run(person)
    if not runs:
        return runs
    if conversation.erased_at:
        return no(ERASED, day=day(conversation.erased_at))
    return yes() if has_result else no(NO_RESULT, floor=conversation.floor)
