"""A ruling is yes, or no with a reason code, so that a page can say why not."""

from dataclasses import dataclass, field
from typing import Any

from meydan.base.errors import Refused


@dataclass(frozen=True)
class Ruling:
    allowed: bool
    code: str = ""
    facts: dict[str, Any] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return self.allowed

    def or_refuse(self) -> None:
        if not self.allowed:
            raise Refused(self.code, **self.facts)

    @property
    def sentence(self) -> str:
        """Why not, in the reader's language; empty when the answer is yes."""
        from meydan.base.sentences import sentence  # the register of cards imports rulings

        return "" if self.allowed else sentence(self.code, self.facts)


YES = Ruling(True)


def yes() -> Ruling:
    return YES


def no(code: str, **facts: Any) -> Ruling:
    return Ruling(False, code, facts)
