"""The hottest statements of the hot pages and buttons on a large town, each with the plan by which it was carried out; ends with 1 when
one of all of them reads a big table whole.

./meydan bench explain [--size small|large] [--top 10] [--plans]
"""

import argparse
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import _town
import opening
import voting

BIG = 10_000
"""Rows from which on a table may not be read as a whole."""

TOLD_BY_POSTGRES = """
load 'auto_explain'; set auto_explain.log_min_duration = 0; set auto_explain.log_analyze = on; set auto_explain.log_buffers = on;
set auto_explain.log_format = 'json'; set auto_explain.log_level = 'notice'; set client_min_messages = 'notice'"""
"""The one place that sees each statement as it was carried out: alone, with others in one journey, or planned once in a connection, which
EXPLAIN of the same words would plan anew, for the values of that moment."""
MILLISECONDS = re.compile(r"[\d.]+(?= ms)")
PREPARED = re.compile(r"PREPARE (\w+) (?:\(.*?\) )?AS (.*)", re.DOTALL)
NOT_PLANNED = ("PREPARE", "DEALLOCATE", "SAVEPOINT", "RELEASE", "ROLLBACK")


@dataclass
class Asked:
    took: float
    page: str
    plan: dict[str, Any]


@dataclass
class Listener:
    """Statement → how long it took when that was longest, and what asked it."""

    found: dict[str, Asked] = field(default_factory=dict)
    page: str = ""
    told: list[tuple[float, dict[str, Any]]] = field(default_factory=list)
    prepared: dict[str, str] = field(default_factory=dict)

    def hear(self, notice: Any) -> None:
        head, _, plan = notice.message_primary.partition("plan:\n")
        if plan and (took := MILLISECONDS.search(head)):
            self.told.append((float(took[0]), json.loads(plan)))

    def note(self, execute: Any, sql: str, *rest: Any) -> Any:
        self._keep([])  # of rows that were fetched part by part, PostgreSQL tells afterwards
        result = execute(sql, *rest)
        self._keep(list(self._statements(sql)))
        return result

    def _statements(self, sql: str) -> Iterator[str]:
        """Those of one journey, as `base/planned.py` writes them; for one that was planned before, what was planned."""
        for words in sql.split(";\n"):
            if made := PREPARED.match(words):
                self.prepared[made[1]] = made[2]
            elif not words.startswith(NOT_PLANNED):
                yield self.prepared[words.split()[1]] if words.startswith("EXECUTE") else words

    def _keep(self, statements: list[str]) -> None:
        one_each = len(statements) == len(self.told)
        for number, (took, told) in enumerate(self.told):
            words = statements[number] if one_each else told["Query Text"]
            if self.page and took > (self.found[words].took if words in self.found else 0):
                self.found[words] = Asked(took, self.page, told["Plan"])
        self.told.clear()


def nodes(plan: dict[str, Any], depth: int = 0) -> Iterator[tuple[int, dict[str, Any]]]:
    yield depth, plan
    for part in plan.get("Plans", []):
        yield from nodes(part, depth + 1)


def line(depth: int, node: dict[str, Any]) -> str:
    names = (node.get(name) for name in ("Relation Name", "Index Name", "Index Cond", "Filter"))
    buffers = node["Shared Hit Blocks"] + node["Shared Read Blocks"]
    return f"      {'  ' * depth}{node['Node Type']} {node['Actual Rows']} rows × {node['Actual Loops']}, {node['Actual Total Time']} ms, {buffers} blocks; {'; '.join(name for name in names if name)}"  # fmt: skip


def open_pages(listener: Listener, pages: dict[str, list[str]]) -> None:
    """Each twice, the second time listened to: figures that are remembered for a minute are asked before and not counted."""
    from django.test import Client

    from meydan.people.models import Person

    for who, paths in pages.items():
        client = Client(headers={"host": "localhost"})
        if who in _town.PEOPLE:
            client.force_login(Person.objects.get(email=_town.PEOPLE[who]))
        for path in paths:
            for listener.page in ("", path):
                answer = client.get(path)
                assert answer.status_code == 200, (path, answer.status_code)


def press_buttons(listener: Listener, made: Any, event: Any) -> None:
    """What many people open and send at once, each as two people do: a vote, a seat, a support, and the map of the town."""
    from django.conf import settings
    from django.test import Client

    from meydan.decisions.queries.ballots import on_paper
    from meydan.ideas.models import Contribution

    idea = Contribution.objects.filter(merged_into=None, hidden_at=None, process=None).earliest("id")
    votes = {"bond": "lives", "old_enough": "on"}
    buttons = {
        f"/oylama/{made.pk}/kontrol/": votes,
        f"/etkinlik/{event.pk}/katilin/": {},
        f"/katki/{idea.pk}/destek/": {},
    }
    chosen = voting.headers(made, [one.pk for one in on_paper(made)[:10]]).partition("=")
    for again, key in enumerate(opening.sessions(opening.people(2))):
        client = Client(headers={"host": "localhost"})
        client.cookies[settings.SESSION_COOKIE_NAME], client.cookies[chosen[0]] = key, chosen[2]
        for path in (
            made.get_absolute_url(),
            f"/oylama/{made.pk}/oy/",
            event.get_absolute_url(),
            "/konular/harita.json?zoom=12",
        ):
            listener.page = path if again else ""
            assert client.get(path).status_code == 200, path
        for path, body in buttons.items():
            listener.page = f"{path} (sent)" if again else ""
            answer = client.post(path, body)
            assert answer.status_code in {200, 302}, (path, answer.status_code)


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    _town.size_option(asked, usual="large")
    asked.add_argument("--top", type=int, default=10)
    asked.add_argument("--plans", action="store_true", help="print the whole plans")
    options = asked.parse_args()
    with _town.town(options.size, options.folder):
        from django.conf import settings
        from django.db import connection, transaction

        settings.PAGE_CACHE_SECONDS = 0  # what is kept for some seconds is asked for, too
        listener = Listener()
        with connection.cursor() as cursor:
            cursor.execute("select relname, reltuples from pg_class where relkind = 'r'")
            rows = dict(cursor.fetchall())
            cursor.execute(TOLD_BY_POSTGRES)
        connection.connection.add_notice_handler(listener.hear)
        with connection.execute_wrapper(listener.note):
            open_pages(listener, _town.hot_pages())
            with transaction.atomic():  # nothing of it stays in the town
                listener.page = ""
                press_buttons(listener, voting.ballot(20), opening.event(120)[1])
                transaction.set_rollback(True)
        if not listener.found:
            sys.exit("PostgreSQL told of no statement.")
        hottest = sorted(listener.found.items(), key=lambda one: -one[1].took)
        bad = 0
        for place, (sql, one) in enumerate(hottest):
            whole = [node for _depth, node in nodes(one.plan) if node["Node Type"] == "Seq Scan" and rows.get(node["Relation Name"], 0) >= BIG]  # fmt: skip
            bad += bool(whole)
            if place < options.top or whole:
                print(f"{one.took:8.1f} ms  {one.page}\n    {sql[:160].replace(chr(34), '')} …")
                for node in whole:
                    print(f"    READS ALL OF {node['Relation Name']} ({rows[node['Relation Name']]:.0f} rows): {node.get('Filter', '')[:120]}")  # fmt: skip
                if options.plans:
                    print("\n".join(line(*node) for node in nodes(one.plan)))
        print(f"\n{min(options.top, len(hottest))} hottest of {len(hottest)} statements; {bad} of all read a table of {BIG} rows or more as a whole")  # fmt: skip
    return bool(bad)


sys.exit(main())
