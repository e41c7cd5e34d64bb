"""A bar on standard error for long work; silent where nobody looks at a terminal."""

import sys
from typing import Protocol

from adil.sentences import WORDS
from adil.speech import Speech

WIDTH = 30


class Progress(Protocol):
    """Long work takes one and calls it now and then."""

    def __call__(self, share: float, words: str, /, **facts: object) -> None:
        """`share`: what is done, from 0 to 1; `words`: a code of `adil.sentences.WORDS` with its facts, or plain words."""


def silent(share: float, words: str, /, **facts: object) -> None:
    """Says nothing."""


def bar(speech: Speech | None = None) -> Progress:
    """A bar that redraws itself on standard error, or `silent` where that is no terminal."""
    if not sys.stderr.isatty():
        return silent
    spoken = speech or Speech()

    def draw(share: float, words: str, /, **facts: object) -> None:
        said = spoken.pick(WORDS, words, **facts) if words in WORDS else words
        done = round(WIDTH * min(max(share, 0.0), 1.0))
        end = "\n" if share >= 1 else ""
        sys.stderr.write(f"\r\x1b[K[{'#' * done}{'.' * (WIDTH - done)}] {said}{end}")
        sys.stderr.flush()

    return draw
