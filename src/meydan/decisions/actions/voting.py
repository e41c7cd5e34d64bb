"""Casting a vote: the roll says that somebody voted, the sealed envelope beside it what."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import connection, transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.noting import note, noted_together
from meydan.base.ready import first
from meydan.base.together import rows_together
from meydan.decisions import envelopes, tickets
from meydan.decisions.actions.preparing import code_mark
from meydan.decisions.models import Ballot, Channel, Roll, VotingCode
from meydan.decisions.queries.ballots import ballot_alone, fixed, line_to_lock, roll_line
from meydan.decisions.rules import Said, has_shown, may_admit, may_fill, may_vote, may_vote_again
from meydan.decisions.rules.reasons import CODE_USED, NO_CODE
from meydan.people.actions import enter_person
from meydan.people.models import Person


def door(ballot: int, *, closes: bool = False) -> None:
    """Held until the transaction ends: by everybody who puts an envelope in together, by the opening alone. So no vote that was
    accepted comes after it."""
    shared = "" if closes else "_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"select pg_advisory_xact_lock{shared}(hashtext('meydan.ballot'), %s)", [ballot])


def seal_vote(
    *, ballot: Ballot, choices: Sequence[int], points: Sequence[int] | None = None, area: int = 0, options: int
) -> tuple[str, bytes]:
    """A fresh receipt, and the envelope that holds it with what was chosen; `options`: how many are on the paper."""
    receipt = envelopes.new_receipt()
    vote = envelopes.Vote(receipt, area, choices, points)
    public, length = bytes(ballot.public_key or b""), envelopes.length_for(options)
    return receipt, envelopes.seal(vote, public, key_id=ballot.key_id, length=length)


def one_by_one(ballot: Ballot, person: Person) -> None:
    """Held until the transaction ends: a button that is pressed twice at once is pressed one time after the other. A person who has
    not voted yet has no row that could be locked."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtextextended(%s, 0))", [f"{ballot.ref}/{person.ref}"])


BOTH = """select pg_advisory_xact_lock_shared(hashtext('meydan.ballot'), %s),
pg_advisory_xact_lock(hashtextextended(%s, 0))"""


def _inside(ballot: Ballot, person: Person) -> tuple[Ballot, Roll | None]:
    """`door` and `one_by_one`, and the ballot and the person's line as they are then, in one journey: a whole town makes it within an
    hour."""
    locks = BOTH, [ballot.pk, f"{ballot.ref}/{person.ref}"]
    ballots, lines = rows_together(
        ballot_alone.about(ballot.pk), line_to_lock.about(ballot.pk, person.pk), behind=locks
    )
    return ballots[0], first(lines)


@transaction.atomic(savepoint=False)
@noted_together()
def cast_vote(
    *,
    by: Person,
    ballot: Ballot,
    choices: Sequence[int],
    points: Sequence[int] | None = None,
    said: Said,
    channel: str = Channel.WEB,
    began: datetime | None = None,
) -> str:
    """Put a sealed vote in; where the ballot allows it a new one replaces the old one. Returns the receipt, which is kept nowhere
    outside the envelope. Raises Refused, which takes the caller's whole transaction back, for whoever may not vote, for a paper that is
    not valid, and when time is over."""
    ballot, before = _inside(ballot, by)
    known = fixed(ballot)
    at_desk = channel == Channel.DESK  # `admit` gave the paper, and whoever admits has looked
    may_vote(by, ballot, said, before=before, places=known.places, began=began, shown=at_desk).or_refuse()
    area = before.area if before else known.area_of(said.place)
    may_fill(ballot, known.options, choices, points, area.pk if area else 0).or_refuse()
    line = before or Roll(ballot=ballot, person=by, area=area, bond=said.bond, code=unused_code(ballot, said))
    line.channel, line.at = channel, clock.now()
    receipt, line.envelope = seal_vote(
        ballot=ballot, choices=choices, points=points, area=area.pk if area else 0, options=len(known.options)
    )
    if before:
        line.save()
    else:
        note(line)
    record("decisions.voted", by=by, ref=ballot.ref)
    return receipt


@transaction.atomic
def admit(*, by: Person, ballot: Ballot, person: Mapping[str, Any], shown: bool = False) -> str:
    """Somebody stands at the desk: the roll is looked at first, then they get a paper for the tablet. `person` goes to `enter_person`;
    `shown`: what proves their bond was seen. Returns the line that opens the paper."""
    may_admit(by, ballot).or_refuse()
    has_shown(ballot, shown).or_refuse()
    voter = enter_person(by=by, channel=Channel.DESK, **person)
    line = roll_line(voter, ballot)
    may_vote_again(ballot, line).or_refuse()
    record("decisions.admitted", by=by, ref=ballot.ref)
    return tickets.written(ballot, voter, line)


def unused_code(ballot: Ballot, said: Said) -> VotingCode | None:
    """The code of the list that somebody typed, if the ballot needs one and nobody used it."""
    if not ballot.by_code:
        return None
    found = VotingCode.objects.filter(ballot=ballot, mark=code_mark(ballot, said.code)).select_related("roll").first()
    if found is None:
        raise Refused(NO_CODE, field="code")
    if hasattr(found, "roll"):
        raise Refused(CODE_USED, field="code")
    return found
