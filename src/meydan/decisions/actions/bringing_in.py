"""A counted vote of elsewhere, from a public file: its options and papers come in, and the result is counted here as everywhere."""

import re
from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from fractions import Fraction
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import connection, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from meydan.base import clock, search, turkish
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.decisions.actions.closing import count_ballot
from meydan.decisions.models import Ballot, Channel, Option, Paper, State, Valuation
from meydan.decisions.queries.files import METHODS
from meydan.decisions.rules import may_manage
from meydan.decisions.rules.reasons import BROUGHT_IN, TOO_FINE
from meydan.people.models import Person

if TYPE_CHECKING:
    from adil.budgeting import Poll

CHANNEL_OF = {method: channel for channel, method in METHODS.items()}


def bring_in_poll(*, by: Person, poll: "Poll", text: str, name: str, rule: str, completion: str) -> Ballot:
    """`text` is the file from which `poll` was read: it says what the vote is called, where it came from, and gives the text that
    breaks ties. Each file comes in once. The counting is outside the transaction, as that of every vote."""
    may_manage(by).or_refuse()
    ballot = count_ballot(ballot=_write(by, poll, text, name, rule, completion))
    ballot.appeals_until = ballot.counted_at
    ballot.save(update_fields=["appeals_until"])  # nobody objects here to what a town elsewhere decided long ago
    return ballot


@transaction.atomic
def _write(by: Person, poll: "Poll", text: str, name: str, rule: str, completion: str) -> Ballot:
    meta, mark = poll.instance.meta, sha256(text.encode()).hexdigest()
    source = f"Pabulib: {', '.join(_names(meta)) or name} ({name}, SHA-256 {mark[:16]})"[:300]
    if Ballot.objects.filter(source=source).exists():
        raise Refused(BROUGHT_IN, source=source)
    opens, closes = _days(meta)
    seed = sha256(f"brought in:{mark}".encode()).hexdigest()[:32]
    ballot = Ballot.objects.create(
        title=turkish.cut(meta.get("description") or ", ".join(_names(meta)) or name, 120),
        question=_("What should the money be used for?"),
        summary=_("A vote of another town. Amounts are in %(currency)s.") % {"currency": meta.get("currency") or "?"},
        decides=turkish.cut(meta.get("unit") or "–", 200),
        paper=poll.ballots.kind, purse=_kurus(poll, poll.instance.budget), most=_most(poll), rule=rule, completion=completion,
        opens_at=opens, closes_at=closes, age_from=0, source=source, made_by=by, state=State.OPENED, public_key=b"",
        tie_seed=seed, seed_mark=sha256(seed.encode()).hexdigest(), announced_at=clock.now(), opened_at=clock.now(),
    )  # fmt: skip
    options = Option.objects.bulk_create(_options(ballot, poll))
    _write_papers(ballot, poll, [one.pk for one in options], mark)
    search.index(ballot.ref, title=ballot.title, body=ballot.source, at=closes)
    record("decisions.brought_in", by=by, ref=ballot.ref, input=mark)
    return ballot


def _names(meta: Mapping[str, str]) -> list[str]:
    found = (meta.get(name, "").strip() for name in ("country", "unit", "district", "subunit", "instance"))
    return list(dict.fromkeys(one for one in found if one))


def _days(meta: Mapping[str, str]) -> tuple[datetime, datetime]:
    """When people voted. Files name days, years, or nothing."""
    year = next(iter(re.findall(r"\b(?:19|20)\d\d\b", meta.get("instance", ""))), str(clock.now().year - 1))
    first = _day(meta.get("date_begin", "")) or timezone.make_aware(datetime(int(year), 1, 1))  # noqa: DTZ001 (made aware here)
    last = _day(meta.get("date_end", "")) or first
    return first, max(last, first) + timedelta(days=1)


def _day(written: str) -> datetime | None:
    for shape in ("%d.%m.%Y", "%Y-%m-%d", "%Y"):
        try:
            return timezone.make_aware(datetime.strptime(written.strip(), shape))  # noqa: DTZ007 (made aware here)
        except ValueError:
            continue
    return None


def _kurus(poll: "Poll", units: int) -> int:
    """Hundredths of the file's currency."""
    amount: Fraction = poll.instance.money(units) * 100
    if amount.denominator != 1:
        raise Refused(TOO_FINE)
    return int(amount)


def _most(poll: "Poll") -> int | None:
    longest = poll.instance.meta.get("max_sum_points" if poll.ballots.points is not None else "max_length", "")
    return int(longest) if re.fullmatch(r"\d{1,4}", longest) else None


def _options(ballot: Ballot, poll: "Poll") -> Iterator[Option]:
    names = poll.instance.names or poll.instance.projects
    for number, (name, cost) in enumerate(zip(names, poll.instance.costs.tolist(), strict=True), 1):
        yield Option(
            ballot=ballot, title=turkish.cut(name or str(number), 140), number=number, cost=_kurus(poll, cost) or None,
            language=ballot.language, valuation=Valuation.FEASIBLE,
        )  # fmt: skip


def _write_papers(ballot: Ballot, poll: "Poll", options: list[int], mark: str) -> None:
    votes = poll.ballots
    starts, chosen = votes.starts.tolist(), [options[number] for number in votes.projects.tolist()]
    points = None if votes.points is None else votes.points.tolist()
    methods = poll.columns.get("voting_method") if "voting_method" in poll.heading else None
    columns = "ballot_id, channel, choices, points, mark, spoiled"
    with connection.cursor() as cursor, cursor.copy(f"copy {Paper._meta.db_table} ({columns}) from stdin") as copy:
        for person, row in enumerate(votes.cast.tolist()):
            part = slice(starts[row], starts[row + 1])
            channel = CHANNEL_OF.get(methods[person].strip(), "") if methods else ""
            copy.write_row((
                ballot.pk, str(Channel(channel)) if channel else "", chosen[part], None if points is None else points[part],
                sha256(f"{mark}:{person}".encode()).hexdigest(), False,
            ))  # fmt: skip
