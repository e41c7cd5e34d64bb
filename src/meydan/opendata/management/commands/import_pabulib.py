"""Bring a Pabulib file in: its proposals as contributions, or the whole counted vote with its papers. Can be repeated, nothing is doubled."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from meydan.base.errors import Refused
from meydan.base.sentences import sentence
from meydan.decisions.actions import bring_in_poll
from meydan.decisions.models import Completion, Rule
from meydan.ideas.queries.processes import processes_visible_to
from meydan.opendata.actions import import_proposals
from meydan.opendata.pabulib import read
from meydan.people.models import Person
from meydan.people.queries import staff


class Command(BaseCommand):
    help = __doc__

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--as", dest="kind", choices=["contributions", "decision"], default="contributions")
        parser.add_argument("--process", type=int, help="number of the process that they belong to")
        parser.add_argument(
            "--by", help="e-mail of the person in whose name they are entered (default: the first of the staff)"
        )

        parser.add_argument(
            "--rule", choices=Rule.values, help="how a decision is counted (default: as its file says, else greedy)"
        )
        parser.add_argument("--completion", choices=Completion.values, default=Completion.ADD1U)

    def handle(self, *args: Any, **options: Any) -> None:
        people = staff().filter(email=options["by"]) if options["by"] else staff()
        person = people.first()
        if person is None:
            raise CommandError(
                "There is nobody to enter them: give a role to somebody first, or name a person with --by."
            )
        act = self._decision if options["kind"] == "decision" else self._contributions
        try:
            act(person, options)
        except (OSError, ValueError) as problem:
            raise CommandError(str(problem)) from problem

    def _decision(self, person: Person, options: dict[str, Any]) -> None:
        from adil.budgeting import parse_poll

        file = options["file"]
        text = file.read_text(encoding="utf-8-sig")
        poll = parse_poll(text, str(file))
        rule = options["rule"] or rule_of(poll.instance.meta)
        try:
            ballot = bring_in_poll(
                by=person, poll=poll, text=text, name=file.name, rule=rule, completion=options["completion"]
            )
        except Refused as refusal:
            raise CommandError(str(sentence(refusal.code, refusal.facts))) from refusal
        winners = len(ballot.results.get().facts["winners"])
        self.stdout.write(
            f"vote {ballot.pk}: {len(poll.instance.projects)} options, {poll.ballots.people} papers, counted by {rule}: {winners} won"
        )

    def _contributions(self, person: Person, options: dict[str, Any]) -> None:
        election = read(options["file"])
        process = None
        if options["process"]:
            process = processes_visible_to(person).filter(pk=options["process"]).first()
            if process is None:
                raise CommandError(f"There is no process number {options['process']}.")
        result = import_proposals(by=person, election=election, process=process)
        for one in result.rejected:
            self.stdout.write(f"line {one.line}: rejected: {one.reason}: {one.text}")
        self.stdout.write(
            f"{len(result.made)} imported, {result.there_before} there before, {len(result.rejected)} rejected"
        )


def rule_of(meta: Mapping[str, str]) -> str:
    """Every rule that is not Equal Shares takes the most votes first."""
    shares = "equalshares" in meta.get("rule", "").replace("-", "").casefold()
    return Rule.EQUAL_SHARES if shares else Rule.GREEDY
