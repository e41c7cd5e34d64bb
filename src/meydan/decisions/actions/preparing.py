"""Preparing a vote: what is asked, areas, options with what they cost, codes, and the announcement that fixes it all."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.db import transaction

from meydan.base import clock, search
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.languages import BINDING
from meydan.base.outbox import notify
from meydan.decisions import envelopes
from meydan.decisions.models import AreaGroup, Ballot, Option, State, Valuation, VotingCode
from meydan.decisions.queries.ballots import areas_of, on_paper
from meydan.decisions.queries.desk import to_take
from meydan.decisions.rules import checks, is_worth, may_announce, may_prepare, may_value, setting
from meydan.decisions.rules.reasons import LAST_CODES, TOO_MANY_CODES
from meydan.goals.models import Goal
from meydan.ideas.models import Contribution
from meydan.people.models import Person
from meydan.places.models import Neighbourhood, Unit
from meydan.threads.actions import add_step

MOST_CODES = 100_000


@dataclass(frozen=True)
class Draft:
    """What a vote says and asks (`words`: columns of Ballot), and the only neighbourhoods that vote."""

    words: Mapping[str, Any] = field(default_factory=dict)
    places: Sequence[Neighbourhood] = ()


@transaction.atomic
def save_ballot(*, by: Person, draft: Draft, ballot: Ballot | None = None) -> Ballot:
    """Write a vote down, or change it; only before its announcement."""
    kept = _locked(ballot) if ballot else Ballot(made_by=by, grace_minutes=int(setting("grace_minutes", 5)))
    may_prepare(by, kept if ballot else None).or_refuse()
    for name, value in draft.words.items():
        setattr(kept, name, value)
    kept.changed_at = clock.now()
    kept.save()
    kept.places.set(draft.places)
    record("decisions.saved", by=by, ref=kept.ref)
    return kept


def _locked(ballot: Ballot) -> Ballot:
    return Ballot.objects.select_for_update().get(pk=ballot.pk)


@transaction.atomic
def save_area(
    *, by: Person, ballot: Ballot, name: str, neighbourhoods: Collection[Neighbourhood], purse: int | None = None
) -> AreaGroup:
    """Neighbourhoods that are counted together; with a purse they get a list of their own."""
    may_prepare(by, _locked(ballot)).or_refuse()
    area = AreaGroup.objects.create(ballot=ballot, name=name, purse=purse)
    area.neighbourhoods.set(neighbourhoods)
    record("decisions.area_saved", by=by, ref=ballot.ref)
    return area


@transaction.atomic
def remove_area(*, by: Person, area: AreaGroup) -> None:
    """Its options go to the list of the whole town."""
    may_prepare(by, _locked(area.ballot)).or_refuse()
    Option.objects.filter(area=area).update(area=None)
    area.delete()
    record("decisions.area_removed", by=by, ref=area.ballot.ref)


@dataclass(frozen=True)
class OptionWords:
    """What stands on the paper, and which unit says what it costs."""

    title: str
    text: str = ""
    area: AreaGroup | None = None
    neighbourhood: Neighbourhood | None = None
    goal: Goal | None = None
    unit: Unit | None = None
    contribution: Contribution | None = None
    language: str = BINDING


@transaction.atomic
def save_option(*, by: Person, ballot: Ballot, words: OptionWords, option: Option | None = None) -> Option:
    """Put something on the paper, or change its words. The unit that is asked what it costs hears of it."""
    may_prepare(by, _locked(ballot)).or_refuse()
    kept = option or Option(ballot=ballot)
    asked_before = kept.unit_id
    for name in ("title", "text", "language", "area", "neighbourhood", "goal", "unit"):
        setattr(kept, name, getattr(words, name))
    kept.contribution = words.contribution or kept.contribution
    kept.save()
    if kept.unit and kept.unit_id != asked_before and kept.valuation == Valuation.WAITING:
        notify(
            f"role:unit_officer@unit:{kept.unit_id}", "decisions.to_value", ref=ballot.ref, but_not=by, words=kept.title
        )
    record("decisions.option_saved", by=by, ref=ballot.ref, option=kept.pk)
    return kept


@transaction.atomic
def take_contributions(*, by: Person, ballot: Ballot) -> int:
    """Put all accepted contributions of the process on the paper; their units say what they cost. Returns how many came."""
    may_prepare(by, _locked(ballot)).or_refuse()
    found = list(to_take(ballot).select_related("neighbourhood", "unit").order_by("pk"))
    for one in found:
        words = OptionWords(
            one.title, neighbourhood=one.neighbourhood, unit=one.unit, contribution=one, language=one.language
        )
        save_option(by=by, ballot=ballot, words=words)
    return len(found)


@transaction.atomic
def remove_option(*, by: Person, option: Option) -> None:
    may_prepare(by, _locked(option.ballot)).or_refuse()
    ballot = option.ballot
    option.delete()
    record("decisions.option_removed", by=by, ref=ballot.ref)


@transaction.atomic
def value_option(*, by: Person, option: Option, valuation: str, cost: int | None = None, reason: str = "") -> Option:
    """Say whether something is feasible, what it costs, and why not."""
    option = Option.objects.select_for_update(of=("self",)).select_related("ballot").get(pk=option.pk)
    may_value(by, option).or_refuse()
    is_worth(option.ballot, valuation, cost, reason).or_refuse()
    option.valuation, option.reason = valuation, reason
    option.cost = cost if valuation == Valuation.FEASIBLE else None
    option.valued_by, option.valued_at = by, clock.now()
    option.save(update_fields=["valuation", "reason", "cost", "valued_by", "valued_at"])
    record("decisions.valued", by=by, ref=option.ballot.ref, option=option.pk, valuation=valuation)
    return option


def code_mark(ballot: Ballot, code: str) -> str:
    """What is kept of a code: made with the ballot, so that it fits nowhere else."""
    plain = "".join(code.split()).replace("-", "").upper()  # ascii
    return sha256(f"voting-code:{ballot.pk}:{plain}".encode()).hexdigest()


@transaction.atomic
def add_codes(*, by: Person, ballot: Ballot, codes: Collection[str]) -> int:
    """Put codes on the list of a vote that needs one; returns how many are new. Only their marks are kept."""
    if not may_prepare(by, _locked(ballot)):
        raise Refused(LAST_CODES)
    before = ballot.codes.count()
    marks = {code_mark(ballot, one) for one in codes if one.strip()}
    VotingCode.objects.bulk_create((VotingCode(ballot=ballot, mark=one) for one in marks), ignore_conflicts=True)
    record("decisions.codes", by=by, ref=ballot.ref)
    return ballot.codes.count() - before


@transaction.atomic
def make_codes(*, by: Person, ballot: Ballot, count: int) -> list[str]:
    """So many further codes for letters. They are shown this once; of what is kept nobody can read them again."""
    if ballot.codes.count() + count > MOST_CODES:
        raise Refused(TOO_MANY_CODES, most=MOST_CODES, field="count")
    codes = [envelopes.new_receipt() for _ in range(count)]
    add_codes(by=by, ballot=ballot, codes=codes)
    return codes


@transaction.atomic
def announce_ballot(*, by: Person, ballot: Ballot) -> Ballot:
    """Make it public. From now on nothing changes what is voted on; the key that opens the envelopes and the text that breaks ties are
    made, outside the database."""
    ballot = _locked(ballot)
    options = list(ballot.options.all())
    may_announce(by, ballot, checks(ballot, options, areas_of(ballot))).or_refuse()
    ballot.key_id, ballot.public_key, ballot.seed_mark = envelopes.make_keys(str(ballot.pk))
    ballot.state, ballot.announced_at, ballot.changed_at = State.ANNOUNCED, clock.now(), clock.now()
    ballot.save()
    _number(ballot)
    for option in on_paper(ballot):
        if option.contribution:
            add_step(
                thread=option.contribution.thread, code="decisions.on_ballot", ref=ballot.ref, unit=ballot.unit,
                words=ballot.title, language=ballot.language, until=ballot.closes_at,
            )  # fmt: skip
            notify(f"followers:{option.contribution.thread.ref}", "decisions.announced", ref=ballot.ref, but_not=by)
    search.index(ballot.ref, title=ballot.title, body=f"{ballot.summary}\n{ballot.text}", at=ballot.announced_at)
    record("decisions.announced", by=by, ref=ballot.ref, seed_mark=ballot.seed_mark)
    return ballot


def _number(ballot: Ballot) -> None:
    """List by list, in the order in which options came."""
    chosen = sorted(on_paper(ballot), key=lambda one: (one.area_id or 0, one.pk))
    for number, option in enumerate(chosen, 1):
        option.number = number
    Option.objects.bulk_update(chosen, ["number"])
