"""A bar on standard error for long work; silent where nobody looks at a terminal."""

import sys
from collections.abc import Callable

type Progress = Callable[[float, str], None]
"""Called with the share that is done, from 0 to 1, and a few words. Long work takes one and calls it now and then."""

WIDTH = 30


def silent(share: float, words: str) -> None:
    """Says nothing."""


def bar() -> Progress:
    """A bar that redraws itself on standard error, or `silent` where that is no terminal."""
    if not sys.stderr.isatty():
        return silent

    def draw(share: float, words: str) -> None:
        done = round(WIDTH * min(max(share, 0.0), 1.0))
        end = "\n" if share >= 1 else ""
        sys.stderr.write(f"\r\x1b[K[{'#' * done}{'.' * (WIDTH - done)}] {words}{end}")
        sys.stderr.flush()

    return draw
