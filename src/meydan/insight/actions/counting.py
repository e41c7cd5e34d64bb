"""Keeping the sums. The database lays together what the cards tell; nobody's row leaves it.

**Who took part.** In each frame (a process, a vote, an event … and the town in each year) a person counts once: with the channel of
the first thing they did there, and the first neighbourhood and age that are known of them. A row without a person (paper without a
name, an erased account) counts as one more person, of whom only that row is known; guests of somebody count and are of no known group.
`first` is who had never taken part in anything before.

**What was done.** Each deed stands in one row: under its main target, at its one place, in the year of its day.

Both are counted from nothing each time; what came out as before is left as it was. So counting by and by and counting anew can't differ.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection, transaction
from django.db.models import QuerySet

from meydan.base import clock
from meydan.base.audit import record
from meydan.base.cards import cards
from meydan.base.counted import DONE, TOOK_PART
from meydan.insight.models import Dimension, Frame, Sum

VALUES = {
    Dimension.PLACE: "place::text",
    Dimension.AGE: "age",
    Dimension.SEX: "sex",
    Dimension.STUDY: "study",
    Dimension.VIA: "via",
    Dimension.BOND: "bond",
    Dimension.FIRST: "case is_first when true then 'yes' when false then 'no' end",
}


@transaction.atomic
def count() -> dict[str, int]:
    """Bring all sums up to date; returns how many frames and sums were written."""
    with connection.cursor() as cursor:
        cursor.execute("select pg_advisory_xact_lock(hashtext('meydan.insight.count'))")
        written = {"frames": _count_people(cursor), "sums": _count_deeds(cursor)}
    if any(written.values()):
        record("insight.counted", by=None, frames=written["frames"], sums=written["sums"])
    return written


@transaction.atomic
def count_anew() -> dict[str, int]:
    """Forget all sums and count from nothing."""
    Frame.objects.all().delete()
    Sum.objects.all().delete()
    return count()


def _count_people(cursor: Any) -> int:
    told = [rows for card in cards() if card.participations for rows in card.participations()]
    laid, values = _laid_together(told, TOOK_PART)
    cursor.execute("drop table if exists insight_told, insight_person, insight_new")
    cursor.execute(_TOLD.format(laid=laid), values)
    cursor.execute(_PERSONS)
    now = clock.now()
    cursor.execute(_NEW, [now])
    cursor.execute(_GONE)
    cursor.execute(_FRAMES)
    written: int = cursor.rowcount
    if written:
        for dimension, value in VALUES.items():
            cursor.execute(_CELLS.format(value=value), [dimension, now])
    return written


_TOLD = """
create temporary table insight_told on commit drop as
select t.of, t.who, coalesce(t.home, p.neighbourhood_id) as place, coalesce(nullif(t.age, ''), p.age_band, '') as age,
       coalesce(p.sex, '') as sex, case when p.is_student then 'yes' when not p.is_student then 'no' else '' end as study, t.via, t.bond, t.at, t.people
from ({laid}) t left join people_person p on p.id = t.who
"""
_PERSONS = """
create temporary table insight_person on commit drop as
with firsts as (select who, min(at) as at from insight_told where who is not null group by who),
numbered as (
    select row_number() over () as nth, t.*, f.at = t.at as is_first
    from insight_told t left join firsts f on f.who = t.who
),
framed as (
    select of as frame, n.* from numbered n where of <> ''
    union all
    select 'town:' || extract(year from at at time zone 'Europe/Istanbul')::int, n.* from numbered n
),
keyed as (select *, case when who is null then -nth else who end as key from framed)
select frame, key, (array_agg(place order by at, place) filter (where place is not null))[1] as place,
       (array_agg(age order by at, age) filter (where age <> ''))[1] as age, max(sex) as sex,
       max(study) as study,
       (array_agg(via order by at, via) filter (where via <> ''))[1] as via,
       (array_agg(bond order by at, bond) filter (where bond <> ''))[1] as bond,
       bool_or(is_first) as is_first, max(people) as people
from keyed group by frame, key
"""
_NEW = """
create temporary table insight_new on commit drop as
select frame as of, sum(people)::int as people, %s::timestamptz as counted_at, count(*) || '.' || sum(hashtextextended(concat_ws('|',
    coalesce(place::text, ''), coalesce(age, ''), sex, study, coalesce(via, ''), coalesce(bond, ''), is_first, people), 0)::numeric) as mark
from insight_person group by frame
"""
_GONE = """
delete from insight_cell c using insight_frame f where f.id = c.frame_id
and not exists (select 1 from insight_new n where n.of = f.of and n.mark = f.mark);
delete from insight_frame f where not exists (select 1 from insight_new n where n.of = f.of and n.mark = f.mark)
"""
_FRAMES = """
insert into insight_frame (of, people, mark, counted_at) select of, people, mark, counted_at from insight_new n
where not exists (select 1 from insight_frame f where f.of = n.of)
"""
_CELLS = """
insert into insight_cell (frame_id, dimension, value, people)
select f.id, %s, {value}, count(*) from insight_person p join insight_frame f on f.of = p.frame
where f.counted_at = %s and coalesce({value}, '') <> '' group by f.id, {value}
"""


def _count_deeds(cursor: Any) -> int:
    """Sums are few: those that changed are written, the others are left."""
    found: dict[tuple[Any, ...], tuple[int, int]] = {}
    for deed in [deed for card in cards() for deed in card.deeds]:
        laid, values = _laid_together([deed.rows()], DONE)
        cursor.execute(_DEEDS.format(laid=laid), values)
        found |= {(deed.code, *row[:4]): (row[4], row[5]) for row in cursor.fetchall()}
    known = {(one.code, one.year, one.goal_id, one.target_id, one.place_id): one for one in Sum.objects.all()}
    same = {key for key, one in known.items() if found.get(key) == (one.amount, one.deeds)}
    Sum.objects.filter(pk__in=[one.pk for key, one in known.items() if key not in same]).delete()
    new = [
        Sum(code=code, year=year, goal_id=goal, target_id=target, place_id=place, amount=amount, deeds=deeds)
        for (code, year, goal, target, place), (amount, deeds) in found.items()
        if (code, year, goal, target, place) not in same
    ]
    return len(Sum.objects.bulk_create(new))


_DEEDS = """
select extract(year from day)::int, goal, target, place, sum(amount)::bigint, count(*)
from ({laid}) t where day is not null group by 1, 2, 3, 4
"""


def _laid_together(several: Iterable[QuerySet[Any, Any]], columns: Iterable[str]) -> tuple[str, list[Any]]:
    """One statement with the columns of `base.counted` from all of these rows, and its values."""
    parts: list[str] = []
    values: list[Any] = []
    for rows in several:
        try:
            sql, given = rows.query.sql_with_params()
        except EmptyResultSet:
            continue
        parts.append(f"({sql})")
        values += given
    return f"select * from ({' union all '.join(parts)}) laid({', '.join(columns)})", values  # noqa: S608 (made by the ORM)
