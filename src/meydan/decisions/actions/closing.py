"""The end: envelopes are opened, shuffled and put down as papers in one transaction; then they are counted."""

import secrets
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import connection, transaction

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.errors import Refused
from meydan.base.outbox import notify
from meydan.decisions import envelopes
from meydan.decisions.actions.on_paper import forget_entries
from meydan.decisions.actions.voting import door
from meydan.decisions.counting import Counted, Method, count_file
from meydan.decisions.models import AreaGroup, Ballot, Channel, Option, Paper, Result, Roll, State
from meydan.decisions.queries.ballots import on_paper, opened_among, to_count, to_open
from meydan.decisions.queries.files import ballot_file, lists_of
from meydan.decisions.queries.on_paper import votes_on_sheets
from meydan.decisions.rules import may_count, may_fill, may_open_envelopes, merge_below, setting
from meydan.decisions.rules.reasons import KEY_GONE
from meydan.threads.actions import add_step

AT_ONCE = 5000
type Row = tuple[int | None, int | None, str, list[int], list[int] | None, str, bool]
"""List, area, channel, choices, points, mark, spoiled: a paper on its way into the table."""


@dataclass(frozen=True)
class Opened:
    """What came out of an envelope; `vote` None: nobody can read it, or it is not valid."""

    channel: str
    vote: envelopes.Vote | None


@transaction.atomic
def open_envelopes(*, ballot: Ballot) -> Ballot:
    """Open every envelope, shuffle, write the papers, empty the envelopes and destroy the key. Areas and channels with too few papers
    are merged before anything is written. Raises Refused while votes may come, or when the key is gone."""
    door(ballot.pk, closes=True)
    ballot = Ballot.objects.select_for_update().get(pk=ballot.pk)
    may_open_envelopes(ballot).or_refuse()
    try:
        opened = [*_opened(ballot), *(Opened(Channel.PAPER, vote) for vote in votes_on_sheets(ballot))]
        ballot.tie_seed = envelopes.seed_of(ballot.key_id)
    except envelopes.KeyMissing:
        raise Refused(KEY_GONE) from None
    rows = _rows(ballot, opened)
    secrets.SystemRandom().shuffle(rows)
    _write(ballot, rows)
    Roll.objects.filter(ballot=ballot).update(envelope=None)
    forget_entries(ballot)
    ballot.state, ballot.opened_at = State.OPENED, clock.now()
    ballot.save(update_fields=["state", "opened_at", "tie_seed"])
    record("decisions.opened", by=None, ref=ballot.ref, papers=len(opened))
    transaction.on_commit(lambda: envelopes.destroy(ballot.key_id))
    return ballot


def _opened(ballot: Ballot) -> Iterator[Opened]:
    options = {one.pk: one for one in on_paper(ballot)}
    unseal = envelopes.opener(ballot.key_id)
    seen: set[str] = set()
    lines = ballot.roll.exclude(channel=Channel.PAPER, envelope=None)  # who took a sheet has no envelope
    for channel, envelope in lines.values_list("channel", "envelope").iterator(AT_ONCE):
        vote = unseal(bytes(envelope)) if envelope else None
        valid = (
            vote is not None
            and vote.receipt not in seen
            and bool(may_fill(ballot, options, vote.choices, vote.points, vote.area))
        )
        if vote is not None:
            seen.add(vote.receipt)
        yield Opened(channel, vote if valid else None)


def _rows(ballot: Ballot, opened: Sequence[Opened]) -> list[Row]:
    options = {one.pk: one for one in on_paper(ballot)}
    area_of, channel_of = _merged_areas(ballot, opened), _told_channels(opened)
    rows: list[Row] = []
    for one in opened:
        channel = channel_of[one.channel]
        if one.vote is None:
            rows.append((None, None, channel, [], None, secrets.token_hex(32), True))
            continue
        rows.append(_row(ballot, options, one.vote, None, area_of[one.vote.area], channel))
        if one.vote.area and any(options[choice].area_id == one.vote.area for choice in one.vote.choices):
            rows.append(_row(ballot, options, one.vote, one.vote.area, None, channel))
    return rows


def _row(
    ballot: Ballot, options: Mapping[int, Option], vote: envelopes.Vote, of: int | None, area: int | None, channel: str
) -> Row:
    """The part of a vote that belongs to one list."""
    places = [place for place, choice in enumerate(vote.choices) if options[choice].area_id == of]
    points = None if vote.points is None else [vote.points[place] for place in places]
    mark = envelopes.mark_of(vote.receipt, ballot.pk, of or 0)
    return of, area, channel, [vote.choices[place] for place in places], points, mark, False


def _merged_areas(ballot: Ballot, opened: Sequence[Opened]) -> dict[int, int | None]:
    """Where papers of each area are said to come from: areas with too few papers together, with the next smallest one where they
    are too few together as well."""
    counts = Counter(one.vote.area for one in opened if one.vote)
    names = dict(AreaGroup.objects.filter(ballot=ballot).values_list("pk", "name"))
    told: dict[int, int | None] = {area: area or None for area in counts}
    few: list[int] = []
    for area, count in sorted(counts.items(), key=lambda row: (row[1], row[0])):
        if count >= merge_below() and (not few or sum(counts[one] for one in few) >= merge_below()):
            break
        few.append(area)
    if len(few) == len(counts):
        return dict.fromkeys(counts)
    if few:
        name = ", ".join(sorted(names[area] for area in few if area))[:120]
        merged = (
            AreaGroup.objects.create(ballot=ballot, name=name, merged=True)
            if name not in ("", *names.values())
            else None
        )
        told |= dict.fromkeys(few, merged.pk if merged else None)
    return told


def _told_channels(opened: Sequence[Opened]) -> dict[str, str]:
    """Channels that enough papers came by; nothing where a small one could be told by taking the others away."""
    counts = Counter(one.channel for one in opened)
    if len(counts) < 2:
        return {channel: channel for channel in counts}
    small = [channel for channel, count in counts.items() if count < merge_below()]
    if small and sum(counts[channel] for channel in small) < merge_below():
        return dict.fromkeys(counts, "")
    return {channel: "" if channel in small else channel for channel in counts}


def _write(ballot: Ballot, rows: Sequence[Row]) -> None:
    columns = "ballot_id, list_id, area_id, channel, choices, points, mark, spoiled"
    with connection.cursor() as cursor, cursor.copy(f"copy {Paper._meta.db_table} ({columns}) from stdin") as copy:
        for row in rows:
            copy.write_row((ballot.pk, *row))


def count_ballot(*, ballot: Ballot) -> Ballot:
    """Count every list of an opened ballot, keep the steps, and tell everybody. The counting itself is outside the transaction: papers
    do not change any more. Counting again gives the same."""
    may_count(ballot).or_refuse()
    method = Method(ballot.rule, ballot.utility, ballot.completion, ballot.tie_seed)
    counted = []
    for area in lists_of(ballot):
        text = "\n".join(ballot_file(ballot, area)) + "\n"
        counted.append((area, count_file(text, method, hide_below=merge_below())))
    return _publish(ballot, counted)


@transaction.atomic
def _publish(ballot: Ballot, counted: Sequence[tuple[AreaGroup | None, Counted]]) -> Ballot:
    ballot = Ballot.objects.select_for_update().get(pk=ballot.pk)
    first = ballot.state == State.OPENED
    for area, one in counted:
        Result.objects.update_or_create(ballot=ballot, list=area, defaults={
            "rule": ballot.rule, "utility": ballot.utility, "completion": ballot.completion, "seed": ballot.tie_seed,
            "input_hash": one.input_hash, "papers": one.papers, "facts": one.facts,
            "spoiled": ballot.papers.filter(list=area, spoiled=True).count(), "counted_at": clock.now(),
        })  # fmt: skip
    if first:
        ballot.state, ballot.counted_at = State.COUNTED, clock.now()
        ballot.appeals_until = ballot.counted_at + timedelta(days=int(setting("appeal_days", 7)))
        ballot.save(update_fields=["state", "counted_at", "appeals_until"])
        _tell(ballot, {number for _area, one in counted for number in one.facts["winners"]})
    hashes = {str(area.pk if area else 0): one.input_hash for area, one in counted}
    record("decisions.counted", by=None, ref=ballot.ref, inputs=hashes)
    return ballot


def _tell(ballot: Ballot, winners: set[str]) -> None:
    """Each option's thread has a step more, and who follows it or voted hears of the result."""
    for option in on_paper(ballot):
        if option.contribution:
            won = str(option.number) in winners
            code = "decisions.won" if won else "decisions.lost"
            add_step(
                thread=option.contribution.thread,
                code=code,
                ref=ballot.ref,
                station="decision",
                unit=ballot.unit,
                words=ballot.title,
                language=ballot.language,
            )
            notify(f"followers:{option.contribution.thread.ref}", code, ref=ballot.ref, words=option.title)
    notify(f"voters:{ballot.pk}", "decisions.counted", ref=ballot.ref)


def finish_due() -> int:
    """Open and count every vote whose time is over; returns how many were counted. What cannot be opened is left for people."""
    for ballot in to_open():
        if may_open_envelopes(ballot) and envelopes.has_key(ballot.key_id):
            open_envelopes(ballot=ballot)
    for key_id in opened_among(envelopes.keys_left()):  # of an opening that was killed just before it did so itself
        envelopes.destroy(key_id)
    return sum(bool(count_ballot(ballot=ballot)) for ballot in to_count())
