"""The certificate of a count as a file: what it claims, written, read again, and checked from the ballots alone."""

import re
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from adil.budgeting.audit import Audit, PriceFailure, PriceSystem, check_prices, unrepresented
from adil.budgeting.ballots import Ballots, Instance
from adil.budgeting.counting import Count
from adil.budgeting.votes import votes_of
from adil.errors import AdilError

FRACTION = re.compile(r"-?\d+(?:/\d+)?", re.ASCII)


def certificate(counted: Count, audited: Audit, ballots: Ballots) -> dict[str, object]:
    """The claims as JSON: the winners, whether EJR+ up to one holds, and the price system: the share, what was bought outside, and
    the payments of each different ballot with the number (from 1, in the order of the file) of the first person who cast it.
    Exact figures are fractions as text.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> from adil.budgeting.audit import audit
    >>> instance = Instance.of(100, {"park": 60, "bike": 40})
    >>> ballots = Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4)
    >>> counted = count(instance, ballots)
    >>> certificate(counted, audit(counted), ballots)["payments"][1]
    {'first': 7, 'people': 4, 'paid': {'bike': '10'}}
    """
    prices = audited.prices or PriceSystem(Fraction(0), ())
    first = np.unique(ballots.cast, return_index=True)[1].tolist()
    people = ballots.multiplicity.tolist()
    payments = [
        {"first": first[ballot] + 1, "people": people[ballot], "paid": {k: str(money) for k, money in paid.items()}}
        for ballot, paid in enumerate(prices.payments)
    ]
    return {
        "utility": counted.votes.utility,
        "winners": list(counted.winners),
        "ejr_plus_up_to_one": not audited.unrepresented,
        "share": str(prices.share),
        "outside": list(audited.outside),
        "payments": payments,
    }


def prices_of(told: Mapping[str, Any], ballots: Ballots) -> tuple[PriceSystem, tuple[str, ...]]:
    """Read the price system of a certificate for the same ballots, and what was bought outside of it.

    Raises AdilError `not_a_certificate` or `no_such_ballot`.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> from adil.budgeting.audit import audit
    >>> instance = Instance.of(100, {"park": 60, "bike": 40})
    >>> ballots = Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4)
    >>> counted = count(instance, ballots)
    >>> prices, outside = prices_of(certificate(counted, audit(counted), ballots), ballots)
    >>> check_prices(counted.votes, counted.winners, prices, outside)
    []
    """
    part = "share"
    try:
        share = _fraction(told["share"])
        part = "outside"
        outside = tuple(map(str, told["outside"]))
        part = "payments"
        payments: dict[int, dict[str, Fraction]] = {}
        for at, row in enumerate(told["payments"]):
            part = f"payments[{at}]"
            person = int(row["first"])
            if not 1 <= person <= ballots.people:
                raise AdilError("no_such_ballot", value=person, last=ballots.people)
            ballot = int(ballots.cast[person - 1])
            if ballot in payments or row["people"] != int(ballots.multiplicity[ballot]):
                raise AdilError("not_a_certificate", part=part)
            payments[ballot] = {str(name): _fraction(money) for name, money in row["paid"].items()}
    except AdilError:
        raise
    except (KeyError, TypeError, ValueError, AttributeError, ArithmeticError) as error:
        raise AdilError("not_a_certificate", part=part) from error
    return PriceSystem(share, tuple(payments.get(ballot, {}) for ballot in range(len(ballots)))), outside


def _fraction(written: str) -> Fraction:
    """What `str` makes of a fraction, read again; nothing else, above all no 1e999999999, which would fill the memory."""
    if not FRACTION.fullmatch(written):
        raise ValueError(written)
    return Fraction(written)


def check_certificate(
    told: Mapping[str, Any], instance: Instance, ballots: Ballots
) -> tuple[tuple[str, ...], Audit, bool]:
    """The winners that a certificate names, what both checks find, and whether all that it claims is true.

    Raises AdilError `not_a_certificate`, `no_such_ballot` or what `votes_of` raises.

    >>> from adil.budgeting import Ballots, Instance, count
    >>> from adil.budgeting.audit import audit
    >>> instance = Instance.of(100, {"park": 60, "bike": 40})
    >>> ballots = Ballots.of(instance, [["park"]] * 6 + [["bike"]] * 4)
    >>> counted = count(instance, ballots)
    >>> told = certificate(counted, audit(counted), ballots)
    >>> check_certificate(told, instance, ballots)[2], check_certificate({**told, "share": "9"}, instance, ballots)[2]
    (True, False)
    """
    prices, outside = prices_of(told, ballots)
    winners, claimed = told.get("winners"), told.get("ejr_plus_up_to_one")
    if not isinstance(winners, list) or not isinstance(claimed, bool):
        raise AdilError("not_a_certificate", part="winners")
    numbers = [instance.number_of.get(name) if isinstance(name, str) else None for name in winners]
    if None in numbers or len(set(numbers)) < len(numbers) or not set(outside) <= set(winners):
        raise AdilError("not_a_certificate", part="winners")
    votes = votes_of(instance, ballots, told.get("utility"))  # type: ignore[arg-type]
    wrong = check_prices(votes, winners, prices, outside)
    spent = instance.cost_of(number for number in numbers if number is not None)
    if spent > instance.budget:
        wrong.append(PriceFailure("above_budget", None, None, instance.money(spent), instance.money(instance.budget)))
    found = Audit(prices, outside, tuple(wrong), tuple(unrepresented(votes, winners)))
    return tuple(winners), found, not wrong and not (claimed and found.unrepresented)
