"""`adil count FILE.pb`: repeat the count of a ballot file, audit it, draw it."""

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from adil.commands import Answer, Commands
from adil.progress import bar
from adil.sentences.budgeting import PRICE_FAILURES, STEPS
from adil.speech import Speech
from adil.tables import csv_text, shortened, whole_or_float, write_text

if TYPE_CHECKING:
    from adil.budgeting import Ballots, Count, Poll
    from adil.budgeting.audit import Audit, PriceFailure

CERTIFICATE_MEGABYTES = 256

type Facts = dict[str, object]


def add_to(commands: Commands) -> None:
    """Put `count` among the words of `adil`."""
    parser = commands.add_parser("count", help="count a ballot file (.pb) again")
    parser.add_argument("file", type=Path, help="a Pabulib file")
    parser.add_argument("--rule", choices=("greedy", "equal-shares", "phragmen"), default="equal-shares")
    parser.add_argument("--utility", choices=("cost", "cardinality", "additive", "borda"), default="cost")
    parser.add_argument("--completion", choices=("none", "add1", "add1u", "fill", "add1-comparison"), default="none")
    parser.add_argument("--no-skip", action="store_true", help="greedy ends at the first project that doesn't fit")
    parser.add_argument(
        "--threshold", type=int, default=0, metavar="N", help="greedy leaves out projects below N votes or points"
    )
    parser.add_argument(
        "--tie", choices=("id", "seed"), default="id", help="order that breaks ties (default: text of id)"
    )
    parser.add_argument("--seed", metavar="TEXT", help="published text from which the order for ties is drawn")
    parser.add_argument("--audit", action="store_true", help="check proportionality; exit code 1 where it fails")
    parser.add_argument(
        "--certificate", type=Path, metavar="FILE", help="write the price system: who pays how much for what"
    )
    parser.add_argument(
        "--check",
        type=Path,
        metavar="FILE",
        help="don't count; check such a file from the ballots; exit code 1 where it fails",
    )
    parser.add_argument("--svg", type=Path, metavar="FILE", help="draw the result")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--json", action="store_true", help="print JSON")
    form.add_argument("--csv", action="store_true", help="print the rounds as CSV")
    parser.set_defaults(run=run)


def run(asked: argparse.Namespace) -> Answer:
    """What the command prints. Raises AdilError for input that can't be used."""
    from adil.budgeting import count, read_poll
    from adil.errors import AdilError

    if asked.tie == "seed" and asked.seed is None:
        raise AdilError("tie_needs_seed")
    poll = read_poll(asked.file)
    if asked.check is not None:
        return _checked(poll, asked)
    speech = Speech(asked.language)
    progress = bar(speech)
    counted = count(
        poll.instance,
        poll.ballots,
        rule=asked.rule,
        utility=asked.utility,
        completion=asked.completion,
        seed=asked.seed,
        skip=not asked.no_skip,
        threshold=asked.threshold,
        progress=progress,
    )
    progress(1.0, "done")
    if asked.svg is not None:
        from adil.budgeting.picture import budget_picture

        title = poll.instance.meta.get("description") or asked.file.stem
        write_text(asked.svg, budget_picture(counted, title, speech) + "\n")
    audited = _audited(counted, poll.ballots, asked)
    code = 0 if audited is None or audited.holds else 1
    if asked.json:
        return Answer(as_json(counted, asked, audited), code)
    if asked.csv:
        return Answer(as_csv(counted), code)
    lines = [as_text(counted, speech)] + ([] if audited is None else [audit_text(audited, speech)])
    return Answer("\n".join(lines), code)


def _audited(counted: "Count", ballots: "Ballots", asked: argparse.Namespace) -> "Audit | None":
    if not asked.audit and asked.certificate is None:
        return None
    from adil.budgeting.audit import audit
    from adil.budgeting.certificate import certificate
    from adil.errors import AdilError

    audited = audit(counted)
    if asked.certificate is not None:
        if audited.prices is None:
            raise AdilError("no_price_system", rule=counted.rounds[0].step if counted.rounds else asked.rule)
        write_text(asked.certificate, json.dumps(certificate(counted, audited, ballots), indent=1) + "\n")
    return audited if asked.audit else None


def _checked(poll: "Poll", asked: argparse.Namespace) -> Answer:
    """What a certificate is worth, from its file and the ballots."""
    from adil.budgeting.certificate import check_certificate
    from adil.errors import AdilError
    from adil.tables import text_of

    try:
        told = json.loads(text_of(asked.check, megabytes=CERTIFICATE_MEGABYTES))
    except (json.JSONDecodeError, RecursionError) as error:
        raise AdilError("no_file", file=asked.check, reason="no_json") from error
    if not isinstance(told, dict):
        raise AdilError("no_file", file=asked.check, reason="no_object")
    winners, found, true = check_certificate(told, poll.instance, poll.ballots)
    code = 0 if true else 1
    if asked.json:
        return Answer(json.dumps({"true": true, "winners": list(winners), **audit_facts(found)}, indent=1), code)
    speech = Speech(asked.language)
    facts = {"winners": len(winners)}
    claims = speech.say("claims_true", **facts) if true else speech.say("claims_false", **facts)
    return Answer(f"{claims}\n{audit_text(found, speech)}", code)


def as_json(counted: "Count", asked: argparse.Namespace, audited: "Audit | None" = None) -> str:
    facts: Facts = {
        "rule": asked.rule,
        "utility": asked.utility,
        "completion": asked.completion,
        "ties": "text order of ids" if asked.seed is None else f"SHA-256 order of seed {asked.seed}",
        "winners": list(counted.winners),
        "spent": whole_or_float(counted.spent),
        "budget": whole_or_float(counted.budget),
        "steps": counted.steps,
        "rounds": [
            {
                "project": r.project,
                "cost": whole_or_float(r.cost),
                "level": None if r.level is None else float(r.level),
                "by": r.step,
            }
            for r in counted.rounds
        ],
    }
    if counted.preference is not None:
        found = counted.preference
        facts["prefer"] = {"equal_shares": found.equal_shares, "greedy": found.greedy, "same": found.same}
    if audited is not None:
        facts["audit"] = audit_facts(audited)
    return json.dumps(facts, indent=1)


def audit_facts(audited: "Audit") -> Facts:
    """Both checks as JSON has them; exact figures are fractions as text."""
    prices = None
    if audited.prices is not None:
        prices = {
            "holds": not audited.price_failures,
            "share": str(audited.prices.share),
            "outside": list(audited.outside),
            "failures": [
                {"reason": x.reason, "project": x.project, "found": str(x.found), "limit": str(x.limit)}
                for x in audited.price_failures
            ],
        }
    examples = [
        {"project": x.project, "level": x.level, "people": x.people, "entitled": str(x.entitled), "cost": str(x.cost)}
        for x in audited.unrepresented
    ]
    return {"price_system": prices, "ejr_plus_up_to_one": {"holds": not examples, "counter_examples": examples}}


def audit_text(audited: "Audit", speech: Speech) -> str:
    """Both checks for people, with what fails."""
    say = speech.say
    lines = [say("prices_none")]
    if audited.prices is not None:
        share = speech.number(float(audited.prices.share), ",.2f")
        lines = [say("prices_fail", share=share) if audited.price_failures else say("prices_hold", share=share)]
        if audited.outside:
            lines.append("  " + say("prices_outside", projects=", ".join(map(shortened, audited.outside))))
        lines += [f"  {_failure(failure, speech)}" for failure in audited.price_failures]
    lines.append(say("ejr_fails") if audited.unrepresented else say("ejr_holds"))
    for x in audited.unrepresented:
        money = {"entitled": speech.number(float(x.entitled), ",.2f"), "cost": speech.number(float(x.cost), ",.2f")}
        lines.append("  " + say("ejr_example", project=shortened(x.project), people=x.people, level=x.level, **money))
    return "\n".join(lines)


def _failure(failure: "PriceFailure", speech: Speech) -> str:
    found, limit = (speech.number(float(money), ",.2f") for money in (failure.found, failure.limit))
    project = shortened(failure.project or "")
    return speech.pick(PRICE_FAILURES, failure.reason, project=project, found=found, limit=limit)


def as_csv(counted: "Count") -> str:
    """The rounds for programs."""
    rows = (
        (place, r.project, whole_or_float(r.cost), None if r.level is None else float(r.level), r.step)
        for place, r in enumerate(counted.rounds, 1)
    )
    return csv_text(("round", "project", "cost", "level", "by"), rows)


def as_text(counted: "Count", speech: Speech) -> str:
    """The rounds and the sums for people."""
    instance, say = counted.votes.instance, speech.say
    names = dict(zip(instance.projects, instance.names or instance.projects, strict=True))
    lines = [
        f"{place:>4}  {shortened(r.project):<10}  {speech.number(whole_or_float(r.cost), ','):>14}  "
        f"{speech.pick(STEPS, r.step):<12}  {shortened(names[r.project])}"
        for place, r in enumerate(counted.rounds, 1)
    ]
    spent, budget = (speech.number(whole_or_float(money), ",") for money in (counted.spent, counted.budget))
    lines += ["", say("counted", projects=len(counted.winners), spent=spent, budget=budget)]
    if (found := counted.preference) is not None:
        lines.append(say("preference", equal_shares=found.equal_shares, greedy=found.greedy, same=found.same))
    return "\n".join(lines)
