"""The one door to HiGHS. It is loaded when a programme is solved, not before."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from highspy import Highs


def silent_solver(**options: float | int | str) -> "Highs":
    """An empty HiGHS that prints nothing, not even its name; `options` are its own.

    One thread and a fixed seed, so that the same version of HiGHS gives the same answer each time.
    """
    solver = _silent_class()()
    for option, value in {"output_flag": False, "threads": 1, "random_seed": 0, **options}.items():
        solver.setOptionValue(option, value)
    return solver


@cache
def _silent_class() -> "type[Highs]":
    """HiGHS that is told to be silent before it can speak.

    Newer versions print a banner on standard output from C++ when the first solver of a process registers its callbacks, at
    the end of its own construction: too early for an option set from outside. Printing around it, by turning file descriptor 1
    elsewhere for a moment, would swallow what other threads print in that moment, and fights with pytest for the descriptor;
    the class below `Highs`, which has no callbacks, is private. The public method that registers them is overridden instead.
    Nothing here asks for callbacks, and without them no solver holds itself alive.
    """
    from highspy import Highs

    class Silent(Highs):
        def enableCallbacks(self) -> None:
            self.setOptionValue("output_flag", False)

    return Silent
