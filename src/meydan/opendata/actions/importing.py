"""Bringing proposals of elsewhere into a process."""

from dataclasses import dataclass

from django.db import transaction

from meydan.base import turkish
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.goals.models import Target
from meydan.goals.queries import targets
from meydan.ideas.actions import submit_contribution
from meydan.ideas.models import Contribution, Process
from meydan.opendata.pabulib import Election, Proposal, Rejected
from meydan.people.models import Person

# Categories of Pabulib → the target that fits best.
TARGETS = {
    "education": "4.7", "public transit and roads": "11.2", "health": "3.4", "welfare": "1.3", "public space": "11.7",
    "urban greenery": "15.9", "culture": "11.4", "sport": "3.4", "environmental protection": "12.8",
}  # fmt: skip
OTHERWISE = "11.3"


@dataclass(frozen=True)
class Imported:
    made: list[Contribution]
    there_before: int
    rejected: list[Rejected]


@transaction.atomic
def import_proposals(*, by: Person, election: Election, process: Process | None) -> Imported:
    """Each proposal becomes a contribution, once, however often the file is imported; what is refused is reported."""
    known = {target.code: target for target in targets()}
    sources = {f"pb:{election.source}:{one.number}"[:120]: one for one in election.proposals}
    before = set(Contribution.objects.filter(source__in=sources).values_list("source", flat=True))
    made: list[Contribution] = []
    rejected = list(election.rejected)
    for source, one in sources.items():
        if source in before:
            continue
        try:
            made.append(_submit(by, one, source, known, process))
        except Refused as refusal:
            rejected.append(Rejected(one.line, one.name, refusal.code))
    record("opendata.imported", by=by, source=election.source, made=len(made), rejected=len(rejected))
    return Imported(made, len(before), rejected)


def _submit(by: Person, one: Proposal, source: str, known: dict[str, Target], process: Process | None) -> Contribution:
    codes = [TARGETS.get(category.casefold(), OTHERWISE) for category in one.categories] or [OTHERWISE]
    chosen = [known[code] for code in dict.fromkeys(codes) if code in known][:3]
    title = turkish.cut(one.name, 140)
    text = one.name if title != one.name else ""
    return submit_contribution(
        by=by,
        kind="proposal",
        title=title,
        text=text,
        neighbourhood=None,
        targets=chosen,
        process=process,
        source=source,
        cost=one.cost,
    )
