"""Lotteries that were published, read again: what `draw`, `replace`, `seats` and `verify` share."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adil.errors import AdilError
from adil.tables import text_of

if TYPE_CHECKING:
    from adil.lottery.pool import Pool

MEGABYTES = 256


def read_published(file: Path) -> dict[str, Any]:
    """The JSON object of a file. Raises AdilError `no_file`, `too_large`, `not_text` or `not_a_lottery`."""
    written = text_of(file, megabytes=MEGABYTES)
    try:
        told = json.loads(written)
    except (ValueError, RecursionError) as error:
        raise AdilError("not_a_lottery", file=file, reason="no_json") from error
    if not isinstance(told, dict):
        raise AdilError("not_a_lottery", file=file, reason="no_object")
    return told


def read_lottery(file: Path) -> dict[str, Any]:
    """A lottery over panels from its file. Raises AdilError `no_file` or `not_a_lottery`."""
    from adil.lottery.published import checked

    return checked(read_published(file), file)


def folder_of(told: dict[str, Any], *, beside: Path, folder: Path | None = None) -> Path:
    """Where the pool of a lottery lies: in `folder`, or where the file says, seen from here or from the file."""
    named = Path(str(told["pool"].get("folder", ".")))
    return folder or (named if named.is_dir() else beside.parent / named)


def pool_in(told: dict[str, Any], folder: Path) -> "Pool":
    """The pool of a folder, read as it was for the lottery; all people, also where the lottery is for seats left free."""
    from adil.lottery.pool import read_pool

    return read_pool(folder, **{key: told["pool"][key] for key in ("identity", "household", "encoding")})


@contextmanager
def damage_as_error(file: Path) -> Iterator[None]:
    """What a damaged file leads to, inside, becomes AdilError `not_a_lottery`."""
    try:
        yield
    except AdilError:
        raise
    except (ArithmeticError, AssertionError, AttributeError, LookupError, TypeError, ValueError) as error:
        raise AdilError("not_a_lottery", file=file, reason=type(error).__name__) from error
