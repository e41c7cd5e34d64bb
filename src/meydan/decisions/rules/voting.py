"""Who may vote now, and what a valid paper is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from meydan.base import clock
from meydan.base.cards import all_cards
from meydan.base.rulings import Ruling, no, yes
from meydan.base.sentences import SIGN_IN_FIRST
from meydan.base.templatetags.ui import moment
from meydan.decisions.models import Ballot, Channel, Option, PaperType, Roll, State
from meydan.decisions.rules.reasons import (
    APPEALS_OVER,
    CLOSED,
    NO_BOND,
    NO_MEMBER,
    NOT_COUNTED,
    NOT_ON_PAPER,
    NOT_OPEN_YET,
    NOT_PROVED,
    NOT_PUBLIC,
    NOT_SHOWN,
    NOTHING_CHOSEN,
    ONE_ONLY,
    OTHER_AREA,
    OTHER_PLACE,
    OVER_POINTS,
    OVER_PURSE,
    PAUSED,
    TOO_MANY,
    TOO_YOUNG,
    TOOK_PAPER,
    TWICE,
    VOTED,
)
from meydan.people.models import AgeBand, Person
from meydan.places.models import Neighbourhood
from meydan.proofs.queries import bonds_of

ADULT = 18


@dataclass(frozen=True)
class Said:
    """What somebody says of themselves when they vote."""

    bond: str = ""
    place: Neighbourhood | None = None
    old_enough: bool = False
    code: str = ""


def may_open_paper(ballot: Ballot, began: datetime | None = None) -> Ruling:
    """Whether papers are taken now. One that was opened (`began`) before the end is taken a little longer."""
    now = clock.now()
    if not ballot.is_public:
        return no(NOT_PUBLIC)
    if ballot.state == State.PAUSED:
        change = ballot.changes.first()
        return no(PAUSED, reason=change.reason if change else "")
    if now < ballot.opens_at:
        return no(NOT_OPEN_YET, at=moment(ballot.opens_at))
    began_in_time = began is not None and ballot.opens_at <= began < ballot.closes_at
    until = ballot.taken_until if began_in_time else ballot.closes_at
    if ballot.state != State.ANNOUNCED or now >= until:
        return no(CLOSED, at=moment(ballot.closes_at))
    return yes()


def may_vote(
    person: Person | None,
    ballot: Ballot,
    said: Said,
    *,
    before: Roll | None = None,
    places: Sequence[int] = (),
    began: datetime | None = None,
    shown: bool = False,
) -> Ruling:
    """Whether the person may put a paper in. `before`: their line in the roll; `places`: ids of the neighbourhoods that vote; `shown`:
    somebody at a desk has seen what proves the bond."""
    opened = may_open_paper(ballot, began)
    if not opened:
        return opened
    again = may_vote_again(ballot, before)
    if not again:
        return again
    fitting = fits(ballot, said, places)
    if not fitting:
        return fitting
    if person is None:
        return no(SIGN_IN_FIRST)
    if ballot.age_from >= ADULT and person.age_band == AgeBand.UNDER_18:
        return no(TOO_YOUNG, age=ballot.age_from, field="old_enough")
    if ballot.members_of and person.pk not in people_behind(ballot.members_of):
        return no(NO_MEMBER)
    asks_proof = ballot.proved and before is None and not shown
    return no(NOT_PROVED, field="bond") if asks_proof and said.bond not in bonds_of(person) else yes()


def has_shown(ballot: Ballot, shown: bool) -> Ruling:
    """At a desk: whether somebody looked at what proves the bond, where the vote asks for it."""
    return yes() if shown or not ballot.proved else no(NOT_SHOWN, field="shown")


def may_vote_again(ballot: Ballot, before: Roll | None) -> Ruling:
    """Whoever is on the roll may change their vote where the ballot allows it; a sheet in a box can't be changed."""
    if before is None:
        return yes()
    if before.channel == Channel.PAPER:
        return no(TOOK_PAPER)
    return yes() if ballot.may_change else no(VOTED)


def fits(ballot: Ballot, said: Said, places: Sequence[int] = ()) -> Ruling:
    """What the ballot asks of everybody, as somebody stated it."""
    if ballot.bonds and said.bond not in ballot.bonds:
        return no(NO_BOND, field="bond")
    if places and (said.place is None or said.place.pk not in places):
        return no(OTHER_PLACE, field="place")
    if ballot.age_from and not said.old_enough:
        return no(TOO_YOUNG, age=ballot.age_from, field="old_enough")
    return yes()


def people_behind(audience: str) -> set[int]:
    """Ids of the people of an audience, e.g. `group:5`; nobody where its slice is gone."""
    name, _colon, rest = audience.partition(":")
    found = (card.audiences[name] for card in all_cards() if name in card.audiences)
    of = next(found, None)
    return set(of(rest)) if of else set()


def may_fill(
    ballot: Ballot, options: Mapping[int, Option], choices: Sequence[int], points: Sequence[int] | None, area: int = 0
) -> Ruling:
    """Whether a paper is valid. `options`: those on the paper by id; `area`: the voter's area group, which says which list is
    theirs besides that of the town."""
    if not choices:
        return no(NOTHING_CHOSEN)
    if any(one not in options for one in choices):
        return no(NOT_ON_PAPER)
    if len(set(choices)) < len(choices):
        return no(TWICE)
    if any(options[one].area_id not in (None, area) for one in choices):
        return no(OTHER_AREA)
    for of in {options[one].area_id for one in choices}:
        ruling = _may_fill_list(ballot, options, [one for one in choices if options[one].area_id == of], of)
        if not ruling:
            return ruling
    return _may_give(ballot, choices, points)


def _may_fill_list(ballot: Ballot, options: Mapping[int, Option], choices: Sequence[int], of: int | None) -> Ruling:
    """The limits hold for each list by itself."""
    if ballot.paper == PaperType.CHOOSE_1 and len(choices) > 1:
        return no(ONE_ONLY)
    if ballot.paper in (PaperType.APPROVAL, PaperType.RANKED) and ballot.most and len(choices) > ballot.most:
        return no(TOO_MANY, most=ballot.most, chosen=len(choices))
    if ballot.paper == PaperType.KNAPSACK:
        area = options[choices[0]].area
        purse = area.purse if area else ballot.purse
        if sum(options[one].cost or 0 for one in choices) > (purse or 0):
            return no(OVER_PURSE)
    return yes()


def _may_give(ballot: Ballot, choices: Sequence[int], points: Sequence[int] | None) -> Ruling:
    if (points is not None) != (ballot.paper == PaperType.POINTS):
        return no(NOT_ON_PAPER)
    if points is None:
        return yes()
    if len(points) != len(choices) or any(not isinstance(one, int) or one < 1 for one in points):
        return no(NOT_ON_PAPER)
    given = sum(points)
    return yes() if given <= (ballot.most or 0) else no(OVER_POINTS, most=ballot.most, chosen=given)


def may_appeal(person: Person | None, ballot: Ballot) -> Ruling:
    if ballot.state != State.COUNTED or ballot.appeals_until is None:
        return no(NOT_COUNTED)
    if ballot.appeals_until <= clock.now():
        return no(APPEALS_OVER)
    return yes() if person else no(SIGN_IN_FIRST)
