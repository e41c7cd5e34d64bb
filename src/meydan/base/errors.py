"""The one error that rules and actions raise when the answer is no."""

from typing import Any


class Refused(Exception):
    """A verb was refused. `code` is `slice.reason`; `facts` fill the sentence that the edge makes of it."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts
