"""Casting a vote: the roll says that somebody voted, the sealed envelope beside it what."""

from collections.abc import Sequence
from datetime import datetime

from django.db import connection, transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.decisions import envelopes
from meydan.decisions.actions.preparing import code_mark
from meydan.decisions.models import Ballot, Channel, Roll, VotingCode
from meydan.decisions.queries.ballots import area_of, on_paper, places_of
from meydan.decisions.rules import Said, may_fill, may_vote
from meydan.decisions.rules.reasons import CODE_USED, NO_CODE
from meydan.people.models import Person


def door(ballot: int, *, closes: bool = False) -> None:
    """Held until the transaction ends: by everybody who puts an envelope in together, by the opening alone. So no vote that was
    accepted comes after it."""
    shared = "" if closes else "_shared"
    with connection.cursor() as cursor:
        cursor.execute(f"select pg_advisory_xact_lock{shared}(hashtext('meydan.ballot'), %s)", [ballot])


@transaction.atomic
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
    outside the envelope. Raises Refused for whoever may not vote, for a paper that is not valid, and when time is over."""
    door(ballot.pk)
    ballot = Ballot.objects.get(pk=ballot.pk)
    before = Roll.objects.select_for_update().filter(ballot=ballot, person=by).first()
    may_vote(by, ballot, said, before=before, places=places_of(ballot), began=began).or_refuse()
    area = before.area if before else area_of(ballot, said.place)
    options = {one.pk: one for one in on_paper(ballot)}
    may_fill(ballot, options, choices, points, area.pk if area else 0).or_refuse()
    receipt = envelopes.new_receipt()
    vote = envelopes.Vote(receipt, area.pk if area else 0, choices, points)
    line = before or Roll(ballot=ballot, person=by, area=area, bond=said.bond, code=_code(ballot, said))
    line.channel, line.at = channel, clock.now()
    line.envelope = envelopes.seal(
        vote, bytes(ballot.public_key or b""), key_id=ballot.key_id, length=envelopes.length_for(len(options))
    )
    line.save()
    record("decisions.voted", by=by, ref=ballot.ref)
    return receipt


def _code(ballot: Ballot, said: Said) -> VotingCode | None:
    """The code of the list that somebody typed, if the ballot needs one and nobody used it."""
    if not ballot.by_code:
        return None
    found = VotingCode.objects.filter(ballot=ballot, mark=code_mark(ballot, said.code)).select_related("roll").first()
    if found is None:
        raise Refused(NO_CODE, field="code")
    if hasattr(found, "roll"):
        raise Refused(CODE_USED, field="code")
    return found
