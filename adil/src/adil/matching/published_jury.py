"""The file of a jury: who judges what, and the prices from which anybody can prove that no fit is better."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np

from adil.matching.jury import Entry, Juror, Jury, check, jury_transport
from adil.matching.transport import LARGEST, Prices

KIND = "jury"


def published_jury(
    jury: Jury, entries: Sequence[Entry], jurors: Sequence[Juror], *, asked: Mapping[str, object], seed: int
) -> dict[str, Any]:
    """The file. `asked` says which tables and options it came from; prices that are 0 are left out."""
    priced = (
        ("entries", [entry.key for entry in entries], jury.prices.left.tolist()),
        ("jurors", [juror.key for juror in jurors], jury.prices.right.tolist()),
    )
    return {
        "kind": KIND,
        "asked": dict(asked),
        "each": jury.each,
        "fit": jury.fit,
        "certified_optimal": True,
        "seed": seed,
        "certificate": {
            "low": jury.low,
            "high": jury.high,
            **{name: {key: price for key, price in zip(keys, of, strict=True) if price} for name, keys, of in priced},
        },
        "loads": dict(jury.loads),
        "pairs": [{"entry": entry, "juror": juror} for entry, juror in jury.pairs],
    }


def differences_in_jury(
    told: Mapping[str, Any], entries: Sequence[Entry], jurors: Sequence[Juror]
) -> Iterator[tuple[str, str]]:
    """What does not hold of a published jury, as (code, fact); nothing where all does. No solver is used.

    Raises AdilError as `assign_jury` does for input that can't be used.
    """
    proof, each, difference = told["certificate"], told["each"], told["asked"]["difference"]
    check(entries, jurors, each, difference)
    low, high = int(proof["low"]), int(proof["high"])
    asked = jury_transport(entries, jurors, each, low, high)
    keys = [(entries[at].key, jurors[who].key) for at, who in zip(asked.left, asked.right, strict=True)]
    pairs = Counter((str(pair["entry"]), str(pair["juror"])) for pair in told["pairs"])
    known = set(keys)
    for pair, times in pairs.items():
        if times > 1 or pair not in known:
            yield "not_wished", " → ".join(pair)
            return
    chosen = np.array([key in pairs for key in keys], dtype=np.bool_)
    if not asked.keeps_bounds(chosen) or high - low > difference:
        yield "unbalanced", f"{low}–{high}"
    if told["fit"] != asked.worth(chosen):
        yield "sum", f"fit: {asked.worth(chosen)}"
    loads = asked.taken(chosen)[1].tolist()
    if told["loads"] != {juror.key: load for juror, load in zip(jurors, loads, strict=True)}:
        yield "sum", "loads"
    left = [int(proof["entries"].get(entry.key, 0)) for entry in entries]
    right = [int(proof["jurors"].get(juror.key, 0)) for juror in jurors]
    if max(map(abs, [*left, *right])) > LARGEST:  # so that no difference leaves 64 bits
        yield "bound", "∞"
        return
    above = Prices(np.array(left, dtype=np.int64), np.array(right, dtype=np.int64)).bound(asked)
    if above != asked.worth(chosen):
        yield "bound", str(above)
