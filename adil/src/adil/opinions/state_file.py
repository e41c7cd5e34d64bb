"""The state of a conversation as a JSON file, so that the next run of `adil groups` begins where the last one ended.

Statements are kept with a hash of their words: ids are small numbers in every conversation, words tell which one it is.
"""

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import NoReturn, cast

from adil.errors import AdilError
from adil.opinions.groups import BASE_CLUSTERS, MOST_GROUPS, State
from adil.tables import bytes_of, shortened

FORMAT = "adil groups state 1"
LONGEST = 1.0001  # weights belong to axes of length 1

type Json = dict[str, object]


def as_json(state: State, texts: Mapping[str, str]) -> str:
    """What `read_state` reads. `texts`: statement → words, of the conversation that the state belongs to."""
    kept = {
        "format": FORMAT,
        "statements": {
            name: {"words": _hash(words), "axes": state.axes.get(name) and list(state.axes[name])}
            for name, words in texts.items()
        },
        "people": {name: {"base": state.base[name], "group": state.groups[name]} for name in sorted(state.taking_part)},
        "groupings": state.groupings,
        "last_k": state.last_k,
        "times": state.times,
        "k": state.k,
    }
    return json.dumps(kept, indent=1, ensure_ascii=False) + "\n"


def read_state(file: Path, texts: Mapping[str, str]) -> State:
    """The state that `as_json` wrote. `texts`: statement → words, of the conversation that it is used for.

    The conversation may have grown since; its earlier statements must still be there with their words.
    **Errors.** AdilError `no_file`, `too_large`, `bad_state`, `other_conversation`.
    """
    kept = _content(file)
    if kept.get("format") != FORMAT:
        _refuse(file, "format")
    statements, people, groupings = (_object(file, kept, part) for part in ("statements", "people", "groupings"))
    axes = {name: _axes(file, _object(file, statements, name)) for name in statements}
    for name in statements:
        if name not in texts or _object(file, statements, name).get("words") != _hash(texts[name]):
            raise AdilError("other_conversation", file=file, statement=shortened(name))
    return State(
        taking_part=frozenset(people),
        axes={name: pair for name, pair in axes.items() if pair},
        base={name: _number(file, _object(file, people, name), "base", BASE_CLUSTERS) for name in people},
        groups={name: _number(file, _object(file, people, name), "group", MOST_GROUPS) for name in people},
        groupings=dict(_grouping(file, groupings, size) for size in groupings),
        last_k=_k(file, kept, "last_k"),
        times=_number(file, kept, "times", 2**31),
        k=_k(file, kept, "k"),
    )


def _content(file: Path) -> Json:
    content = bytes_of(file)
    try:
        kept = json.loads(content)
    except (ValueError, RecursionError):  # ValueError: neither JSON nor text, or a number of thousands of digits
        kept = None
    return kept if isinstance(kept, dict) else _refuse(file, "JSON")


def _object(file: Path, of: Json, name: str) -> Json:
    found = of.get(name)
    return cast(Json, found) if isinstance(found, dict) else _refuse(file, name)


def _number(file: Path, of: Json, name: str, below: int) -> int:
    found = of.get(name)
    return found if type(found) is int and 0 <= found < below else _refuse(file, name)


def _k(file: Path, of: Json, name: str) -> int | None:
    if of.get(name) is None:
        return None
    found = _number(file, of, name, MOST_GROUPS + 1)
    return found if found >= 2 else _refuse(file, name)


def _axes(file: Path, statement: Json) -> tuple[float, float] | None:
    found = statement.get("axes")
    if found is None:
        return None
    if not (isinstance(found, list) and len(found) == 2 and all(type(weight) in (int, float) for weight in found)):
        _refuse(file, "axes")
    across, up = found
    if not (abs(across) <= LONGEST and abs(up) <= LONGEST):  # this way round NaN is refused too
        _refuse(file, "axes")
    return float(across), float(up)


def _grouping(file: Path, groupings: Json, size: str) -> tuple[int, dict[int, int]]:
    of = _object(file, groupings, size)
    known = {str(base): base for base in range(BASE_CLUSTERS)}
    if size not in map(str, range(2, MOST_GROUPS + 1)) or not of.keys() <= known.keys():
        _refuse(file, "groupings")
    return int(size), {known[base]: _number(file, of, base, MOST_GROUPS) for base in of}


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:16]


def _refuse(file: Path, part: str) -> NoReturn:
    raise AdilError("bad_state", file=file, part=shortened(part))
